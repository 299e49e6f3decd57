//! The whole build, to be read aloud: read, link, check, view, render, write.
//! Options in, an outcome out: the report about the content and what was written.

pub mod fetch;
mod guard;
mod on_demand;
mod prepare;
pub mod progress;
pub mod slots;

use std::path::PathBuf;

use chrono::NaiveDate;
use rayon::prelude::*;

pub use on_demand::OnDemand;
pub use prepare::{Cache, Planned, Prepared, prepare};

use crate::compress::{self, Packing};
use crate::error::Error;
use crate::model::source::LogAccount;
use crate::report::{Note, Report, Severity};
use crate::view::Sight;
use crate::write::Site;
use crate::{place, search};
use guard::guarded;
use progress::{Progress, Stage};

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
    /// Scheme, host and port in place of those of the site's address, if it has one: where it is served.
    pub origin: Option<String>,
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
    /// Bytes of all files, without what is packed beside them.
    pub bytes: usize,
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
pub fn check(options: &Options, progress: &dyn Progress) -> Result<Outcome, Error> {
    let doing = || "while the content was checked".to_owned();
    guarded(doing, || run(options, progress, |_, _| Ok(None)))
}

/// Builds the site. Whatever fails, the old one stands as it was.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Outcome, Error> {
    let doing = || "while the site was built".to_owned();
    guarded(doing, || {
        run(options, progress, |planned, report| {
            let site = Site::begin(&options.output)?;
            report.extend(site.foreign.iter().map(|path| foreign_note(options, path)));
            if report.refuses(options.strict) {
                return Ok(None);
            }
            let (written, paths) = write_all(&site, planned, options.compress, progress)?;
            site.finish(paths)?;
            Ok(Some(written))
        })
    })
}

/// Read, link, check, view; the last step is only taken if nothing speaks against it.
fn run(
    options: &Options,
    progress: &dyn Progress,
    last: impl FnOnce(&Planned<'_, '_>, &mut Report) -> Result<Option<Written>, Error>,
) -> Result<Outcome, Error> {
    let prepared = prepare(options, &mut Cache::default(), progress)?;
    let (counts, logs) = (prepared.counts(), prepared.logs());
    prepared.plan(|planned, mut report| {
        let written = match report.refuses(options.strict) {
            true => None,
            false => last(planned, &mut report)?,
        };
        Ok(Outcome {
            report,
            written,
            counts,
            logs,
        })
    })
}

/// One flat list of outputs, rendered and written by all threads; the search index is made meanwhile.
fn write_all(
    site: &Site,
    planned: &Planned<'_, '_>,
    compress: bool,
    progress: &dyn Progress,
) -> Result<(Written, Vec<String>), Error> {
    let Planned {
        outputs,
        sight,
        theme,
    } = planned;
    progress.begin(Stage::Write, outputs.len());
    let render = || {
        let done = outputs.par_iter().map(|output| {
            let doing = || format!("while `{}` was made", output.path);
            guarded(doing, || {
                let bytes = output.bytes(sight, theme)?;
                let done = write_one(site, &output.path, &bytes, compress)?;
                progress.step();
                Ok(done)
            })
        });
        done.collect::<Result<Vec<Done>, Error>>()
    };
    let (rendered, indexed) = rayon::join(render, || write_index(site, sight));
    let mut all = indexed?;
    all.extend(rendered?);
    let bytes = all.iter().map(|done| done.bytes).sum();
    let paths: Vec<String> = all.into_iter().flat_map(|done| done.paths).collect();
    let pages = outputs
        .iter()
        .filter(|output| output.path.ends_with(".html"))
        .count();
    let files = paths.len();
    let written = Written {
        pages,
        files,
        bytes,
    };
    Ok((written, paths))
}

/// Files that were written, and their bytes in all.
struct Done {
    paths: Vec<String>,
    bytes: usize,
}

/// Writes a file, and packed beside it what a server may send in its place.
fn write_one(site: &Site, path: &str, bytes: &[u8], compress: bool) -> Result<Done, Error> {
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
    let bytes = bytes.len();
    Ok(Done { paths, bytes })
}

/// The files of the search index, where the team wants a search.
fn write_index(site: &Site, sight: &Sight<'_>) -> Result<Vec<Done>, Error> {
    if !sight.library.team.search {
        return Ok(Vec::new());
    }
    let files = search::index(sight);
    let done = files
        .par_iter()
        .map(|file| write_one(site, &file.path, &file.bytes, false));
    done.collect()
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
