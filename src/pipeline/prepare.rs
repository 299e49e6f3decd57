//! Everything up to the list of outputs. Options in; the content, read, linked and checked, with its theme out, and from
//! that a planned site, for as long as somebody works with it. Nothing is rendered and nothing is written here.

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use super::progress::{Progress, Stage};
use super::{Counts, Options, themed};
use crate::error::Error;
use crate::link::{self, Graph};
use crate::model::Library;
use crate::model::shelf::Shelf;
use crate::model::source::LogAccount;
use crate::outputs::{self, Others, Output};
use crate::report::Report;
use crate::seal::Sealed;
use crate::theme::Theme;
use crate::view::url::{self, Urls};
use crate::view::{Sight, site};
use crate::{check, compress, read, write};
use read::Reading;
use read::tree::folder;
use read::tree::seen::Listed;

/// The content, read, linked and checked, and the theme to show it with.
pub struct Prepared {
    library: Library,
    graph: Graph,
    theme: Theme,
    report: Report,
    sealed: Sealed,
    files: Vec<Listed>,
    shelf: Option<Arc<Shelf>>,
    urls: Urls,
    others: Others,
    today: NaiveDate,
}

/// A site of which every file is known and none is made yet.
pub struct Planned<'a, 'l> {
    /// Its files, but for those of the search index.
    pub outputs: &'a [Output<'l>],
    /// What they are made from.
    pub sight: &'a Sight<'l>,
    /// What they are made with.
    pub theme: &'a Theme,
    /// The words that must not be in them.
    pub sealed: &'a Sealed,
    /// The files of the content folder.
    pub files: &'a [Listed],
    /// Where the logs lie, if not in memory.
    pub shelf: Option<&'a Shelf>,
}

/// What is known of the content from the last time.
#[derive(Default)]
pub struct Cache {
    /// Of its files.
    pub read: read::Cache,
    /// Of what its meetings mention.
    pub linked: link::Cache,
}

impl Cache {
    /// A cache for content that is prepared again and again.
    pub fn keeping() -> Self {
        Cache {
            read: read::Cache::keeping(),
            linked: link::Cache::keeping(),
        }
    }
}

/// Reads, links and checks the content and loads the theme. What the cache knows of the content is not read again.
pub fn prepare(
    options: &Options,
    cache: &mut Cache,
    progress: &dyn Progress,
) -> Result<Prepared, Error> {
    progress.begin(Stage::Read, 0);
    let named = themed::name(options);
    let load = || Theme::load(&options.root, named.as_deref());
    let (theme, reading) = rayon::join(load, || read_content(options, cache));
    let theme = theme?;
    let mut reading = reading?;
    attach(&mut reading, &theme, options);
    let doubts = themed::notes(options, &theme, &reading.library.team);
    reading.report.extend(doubts);
    let Reading {
        library,
        mut report,
        sealed,
        files,
        shelf,
    } = reading;
    progress.begin(Stage::Link, 0);
    let graph = link::link_again(&library, &mut cache.linked);
    let notes = check::check(&library, &graph, options.today);
    report.extend(check::causes(notes, &report, &library));
    check::advise(&mut report, &library);
    Ok(Prepared {
        library,
        graph,
        theme,
        report,
        sealed,
        files,
        shelf,
        urls: Urls {
            index_links: options.index_links,
        },
        others: Others {
            own: &[write::MARKER],
            packed: match options.compress {
                true => compress::unpacked,
                false => |_| None,
            },
        },
        today: options.today,
    })
}

impl Prepared {
    /// Plans the site and lends it, with everything that was noted so far, to what comes next.
    pub fn plan<R>(&mut self, next: impl FnOnce(&Planned<'_, '_>, Report) -> R) -> R {
        let mut sight = Sight::new(&self.library, &self.graph, self.urls, self.today);
        self.theme.set_site(&site::view(&sight));
        let site = outputs::plan(&sight, &self.theme, &self.others);
        sight.linker.answered = site.answered;
        let mut report = std::mem::take(&mut self.report);
        report.extend(site.notes);
        let planned = Planned {
            outputs: &site.outputs,
            sight: &sight,
            theme: &self.theme,
            sealed: &self.sealed,
            files: &self.files,
            shelf: self.shelf.as_deref(),
        };
        next(&planned, report)
    }

    /// Numbers of what was read.
    pub fn counts(&self) -> Counts {
        Counts {
            meetings: self.library.meetings.len(),
            issues: self.library.issues.len(),
            projects: self.library.projects.len(),
            withheld: self.library.withheld,
        }
    }

    /// Every log with its lines by kind.
    pub fn logs(&self) -> Vec<LogAccount> {
        self.library.logs.clone()
    }
}

/// Publishes the pictures and documents that texts name.
fn attach(reading: &mut Reading, theme: &Theme, options: &Options) {
    let named = outputs::attached::named(&reading.library);
    let of_theme = |path: &str| {
        let name = path.strip_prefix("assets/");
        name.is_some_and(|name| theme.assets().contains_key(name))
    };
    let library = &mut reading.library;
    let sealed = &reading.sealed;
    let attached = read::attached::publish(library, &options.content, &named, of_theme, sealed);
    reading.report.forget("passed-over", &attached.files);
    reading.report.extend(attached.notes);
}

/// Logs that are too many lie beside the output: folders for what is temporary are often in memory themselves.
fn spill(options: &Options) -> Option<read::Spill<'_>> {
    let beside = options.output.parent()?;
    let here = Path::new(".");
    Some(read::Spill {
        folder: if beside == Path::new("") {
            here
        } else {
            beside
        },
        above: options.in_memory?,
    })
}

fn read_content(options: &Options, cache: &mut Cache) -> Result<Reading, Error> {
    folder::is_there(&options.content)?;
    let how = read::Options {
        content: &options.content,
        output: &options.output,
        today: options.today,
        drafts: options.drafts,
        spill: spill(options),
    };
    let wrong = options.base_url.as_deref().and_then(read::not_of_a_site);
    if let Some(why) = wrong {
        return Err(Error::Usage(format!(
            "--base-url gives no address of a site: {why}"
        )));
    }
    let mut reading = read::read_again(&how, &mut cache.read)?;
    let team = &mut reading.library.team;
    if let Some(url) = &options.base_url {
        team.base_url = Some(url.trim_end_matches('/').to_owned());
    }
    if let Some(origin) = &options.origin {
        team.base_url = team.base_url.take().map(|url| moved(&url, origin));
    }
    team.folder = folder_in_repository(options);
    team.listed = !options.noindex;
    Ok(reading)
}

/// An address of the site with another scheme, host and port: its path stays.
fn moved(url: &str, origin: &str) -> String {
    let path = url::absolute_root(Some(url));
    format!("{origin}{}", path.trim_end_matches('/'))
}

/// The content folder as the repository names it, however it is spelled: below the folder that Git keeps, be the working directory
/// where it may, else below the root. None that lies elsewhere, and none below the root of the machine, which is no repository.
pub(super) fn folder_in_repository(options: &Options) -> Option<String> {
    let content = options.content.canonicalize().ok()?;
    let kept = content
        .ancestors()
        .find(|folder| folder.join(".git").exists());
    let top = match kept {
        Some(folder) => folder.to_owned(),
        None => options.root.canonicalize().ok()?,
    };
    let inside = content.strip_prefix(&top).ok()?;
    let whole = top.parent().is_some();
    whole.then(|| inside.to_string_lossy().into_owned())
}
