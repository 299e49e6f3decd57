//! The whole build, to be read aloud: read, link, check, view, render, write.
//! Options in, an outcome out: the report about the content and what was written.

pub mod fetch;
pub mod slots;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::compress::{self, Packing};
use crate::error::Error;
use crate::link;
use crate::model::Library;
use crate::model::source::LogAccount;
use crate::outputs::{self, Output};
use crate::report::{Note, Report, Severity};
use crate::theme::Theme;
use crate::view::url::Urls;
use crate::view::{Sight, site};
use crate::write::Site;
use crate::{check, place, read, search};

/// What to build and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// Folder of themes.
    pub root: PathBuf,
    /// The content folder.
    pub content: PathBuf,
    /// Where the site goes.
    pub output: PathBuf,
    /// Absolute address of the site, in place of that in `site.yaml`.
    pub base_url: Option<String>,
    /// Name of a theme that overrides the default one.
    pub theme: Option<String>,
    /// The day of the build.
    pub today: NaiveDate,
    /// Whether drafts are published.
    pub drafts: bool,
    /// Whether warnings refuse the site too.
    pub strict: bool,
    /// Whether addresses spell `index.html`.
    pub index_links: bool,
    /// Whether packed files lie beside texts, for servers that send those.
    pub compress: bool,
    /// Whether search engines are kept away.
    pub noindex: bool,
}

/// What came of it.
#[derive(Debug)]
pub struct Outcome {
    /// Everything that was noted about the content.
    pub report: Report,
    /// Numbers for the last line; none if the site was refused or only checked.
    pub written: Option<Written>,
    /// Numbers of what was read.
    pub counts: Counts,
    /// Every log with its lines by kind.
    pub logs: Vec<LogAccount>,
}

/// What was written.
#[derive(Debug, Clone, Copy)]
pub struct Written {
    /// HTML pages.
    pub pages: usize,
    /// All files.
    pub files: usize,
}

/// What was read.
#[derive(Debug, Clone, Copy)]
pub struct Counts {
    /// Meetings.
    pub meetings: usize,
    /// Issues.
    pub issues: usize,
    /// Projects.
    pub projects: usize,
    /// Records that are not published.
    pub withheld: usize,
}

/// Reads and checks the content, plans the site and loads the theme, and writes nothing.
pub fn check(options: &Options) -> Result<Outcome, Error> {
    run(options, |_, _, _| Ok(None))
}

/// Builds the site.
pub fn build(options: &Options) -> Result<Outcome, Error> {
    run(options, |outputs, seen, report| {
        let site = Site::begin(&options.output)?;
        report.extend(site.foreign.iter().map(|path| foreign_note(options, path)));
        if report.refuses(options.strict) {
            site.abandon();
            return Ok(None);
        }
        match write_all(&site, outputs, seen.sight, seen.theme, options.compress) {
            Ok((written, paths)) => {
                site.finish(paths)?;
                Ok(Some(written))
            }
            Err(error) => {
                site.abandon();
                Err(error)
            }
        }
    })
}

/// What the last step needs.
struct Seen<'a, 'l> {
    sight: &'a Sight<'l>,
    theme: &'a Theme,
}

/// Read, link, check, view; the last step is only taken if nothing speaks against it.
fn run(
    options: &Options,
    last: impl FnOnce(&[Output<'_>], &Seen<'_, '_>, &mut Report) -> Result<Option<Written>, Error>,
) -> Result<Outcome, Error> {
    let mut theme = Theme::load(&options.root, options.theme.as_deref())?;
    let (library, mut report) = read_content(options)?;
    let graph = link::link(&library);
    report.extend(check::check(&library, &graph, options.today));
    let urls = Urls {
        index_links: options.index_links,
    };
    let sight = Sight::new(&library, &graph, urls, options.today);
    theme.set_site(&site::view(&sight));
    let (outputs, notes) = outputs::plan(&sight, &theme);
    report.extend(notes);
    let counts = counts(&library);
    let logs = library.logs.clone();
    if report.refuses(options.strict) {
        return Ok(Outcome {
            report,
            written: None,
            counts,
            logs,
        });
    }
    let written = last(
        &outputs,
        &Seen {
            sight: &sight,
            theme: &theme,
        },
        &mut report,
    )?;
    Ok(Outcome {
        report,
        written,
        counts,
        logs,
    })
}

fn read_content(options: &Options) -> Result<(Library, Report), Error> {
    folder(&options.content)?;
    let how = read::Options {
        content: &options.content,
        output: &options.output,
        today: options.today,
        drafts: options.drafts,
    };
    let known = |url: &String| url.starts_with("https://") || url.starts_with("http://");
    if let Some(url) = options.base_url.as_ref().filter(|url| !known(url)) {
        return Err(Error::Usage(format!(
            "`{url}` is no address of a site: begin it with https://"
        )));
    }
    let (mut library, report) = read::read(&how)?;
    if let Some(url) = &options.base_url {
        library.team.base_url = Some(url.trim_end_matches('/').to_owned());
    }
    library.team.folder = folder_in_repository(options);
    library.team.listed = !options.noindex;
    Ok((library, report))
}

/// The content folder as the repository names it, if it lies inside the root.
fn folder_in_repository(options: &Options) -> Option<String> {
    let inside = match options.content.strip_prefix(&options.root) {
        Ok(inside) => inside,
        Err(_) if options.root == std::path::Path::new(".") => options.content.as_path(),
        Err(_) => return None,
    };
    let plain = |part: std::path::Component<'_>| matches!(part, std::path::Component::Normal(_));
    inside
        .components()
        .all(plain)
        .then(|| inside.to_string_lossy().replace('\\', "/"))
}

/// That the content folder is there.
fn folder(content: &Path) -> Result<(), Error> {
    if content.is_dir() {
        return Ok(());
    }
    let shown = content.display();
    Err(Error::Usage(format!(
        "there is no content folder `{shown}`: name it with --content"
    )))
}

/// One flat list of outputs, rendered and written by all threads; the search index is made meanwhile.
fn write_all(
    site: &Site,
    outputs: &[Output<'_>],
    sight: &Sight<'_>,
    theme: &Theme,
    compress: bool,
) -> Result<(Written, Vec<String>), Error> {
    let render = || {
        let paths = outputs.par_iter().map(|output| {
            let bytes = output.bytes(sight, theme)?;
            write_one(site, &output.path, &bytes, compress)
        });
        paths.collect::<Result<Vec<Vec<String>>, Error>>()
    };
    let (rendered, indexed) = rayon::join(render, || write_index(site, sight));
    let mut paths = indexed?;
    paths.extend(rendered?.into_iter().flatten());
    let pages = outputs
        .iter()
        .filter(|output| output.path.ends_with(".html"))
        .count();
    let files = paths.len();
    Ok((Written { pages, files }, paths))
}

/// Writes a file, and packed beside it what a server may send in its place; their paths.
fn write_one(site: &Site, path: &str, bytes: &[u8], compress: bool) -> Result<Vec<String>, Error> {
    let unchanged = site.write(path, bytes)?;
    let mut paths = vec![path.to_owned()];
    if compress && compress::is_worth(path, bytes) {
        for packing in Packing::ALL {
            let packed = format!("{path}{}", packing.suffix());
            if !(unchanged && site.keep(&packed)) {
                site.write(&packed, &packing.pack(bytes))?;
            }
            paths.push(packed);
        }
    }
    Ok(paths)
}

/// The files of the search index, where the team wants a search; their paths.
fn write_index(site: &Site, sight: &Sight<'_>) -> Result<Vec<String>, Error> {
    if !sight.library.team.search {
        return Ok(Vec::new());
    }
    let files = search::index(sight);
    files
        .par_iter()
        .try_for_each(|file| site.write(&file.path, &file.bytes).map(drop))?;
    Ok(files.into_iter().map(|file| file.path).collect())
}

fn foreign_note(options: &Options, path: &str) -> Note {
    let file = options.output.join(path).to_string_lossy().into_owned();
    let message =
        "this file was not written by minutebook: it is kept, and published with the site";
    Note::new(
        Severity::Warning,
        "foreign-file",
        place::Place::file(&file.into()),
        message,
    )
}

fn counts(library: &Library) -> Counts {
    Counts {
        meetings: library.meetings.len(),
        issues: library.issues.len(),
        projects: library.projects.len(),
        withheld: library.withheld,
    }
}
