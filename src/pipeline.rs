//! The whole build, to be read aloud: read, link, check, view, render, write.
//! Options in, an outcome out: the report about the content and what was written.

pub mod fetch;
mod guarded;
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
use crate::seal::{Finding, Guard};
use crate::view::Sight;
use crate::write::Site;
use crate::{place, read, search};
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
    let mut outcome = run(options, progress, |_, _| Ok(None))?;
    // A build masks them; where nothing is built they are found for no other end.
    outcome.report.raise(read::secrets::CHECK);
    Ok(outcome)
}

/// Builds the site.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Outcome, Error> {
    run(options, progress, |planned, report| {
        let site = Site::begin(&options.output)?;
        report.extend(site.foreign.iter().map(|path| foreign_note(options, path)));
        if report.refuses(options.strict) {
            site.abandon();
            return Ok(None);
        }
        let (guard, spared) = guarded::guard(planned);
        report.extend(spared);
        let writer = Writer {
            site: &site,
            guard: guard.as_ref(),
            compress: options.compress,
        };
        match writer.all(planned, progress) {
            Ok(done) if !done.findings.is_empty() => {
                site.abandon();
                report.extend(guarded::notes(done.findings));
                Ok(None)
            }
            Ok(done) => {
                let written = done.written(planned);
                site.finish(done.paths)?;
                Ok(Some(written))
            }
            Err(error) => {
                site.abandon();
                Err(error)
            }
        }
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

/// Files that were written, their bytes in all, and what of the withheld words stands in them.
#[derive(Default)]
struct Done {
    paths: Vec<String>,
    bytes: usize,
    findings: Vec<Finding>,
}

impl Done {
    fn and(mut self, other: Done) -> Done {
        self.paths.extend(other.paths);
        self.bytes += other.bytes;
        self.findings.extend(other.findings);
        self
    }

    fn written(&self, planned: &Planned<'_, '_>) -> Written {
        let outputs = planned.outputs.iter();
        Written {
            pages: outputs
                .filter(|output| output.path.ends_with(".html"))
                .count(),
            files: self.paths.len(),
            bytes: self.bytes,
        }
    }
}

/// Writes files, and looks for what must not stand in them.
struct Writer<'w> {
    site: &'w Site,
    guard: Option<&'w Guard>,
    compress: bool,
}

impl Writer<'_> {
    /// One flat list of outputs, rendered and written by all threads; the search index is made meanwhile.
    fn all(&self, planned: &Planned<'_, '_>, progress: &dyn Progress) -> Result<Done, Error> {
        let outputs = planned.outputs;
        progress.begin(Stage::Write, outputs.len());
        let render = || {
            let done = outputs.par_iter().map(|output| {
                let bytes = output.bytes(planned.sight, planned.theme)?;
                let done = self.one(&output.path, &bytes, self.compress)?;
                progress.step();
                Ok(done)
            });
            done.collect::<Result<Vec<Done>, Error>>()
        };
        let (rendered, indexed) = rayon::join(render, || self.index(planned.sight));
        let foreign = self
            .guard
            .map(|guard| guarded::in_foreign(guard, self.site));
        let foreign = Done {
            findings: foreign.unwrap_or_default(),
            ..Done::default()
        };
        let all = indexed?.into_iter().chain(rendered?);
        Ok(all.fold(foreign, Done::and))
    }

    /// Writes a file, and packed beside it what a server may send in its place.
    fn one(&self, path: &str, bytes: &[u8], compress: bool) -> Result<Done, Error> {
        let unchanged = self.site.write(path, bytes)?;
        let mut paths = vec![path.to_owned()];
        if compress && compress::is_worth(path, bytes) {
            for packing in Packing::ALL {
                let packed = format!("{path}{}", packing.suffix());
                if !(unchanged && self.site.keep(&packed)) {
                    self.site.write(&packed, &packing.pack(bytes))?;
                }
                paths.push(packed);
            }
        }
        let findings = self.guard.map(|guard| guard.scan(path, bytes));
        Ok(Done {
            paths,
            bytes: bytes.len(),
            findings: findings.unwrap_or_default(),
        })
    }

    /// The files of the search index, where the team wants a search.
    fn index(&self, sight: &Sight<'_>) -> Result<Vec<Done>, Error> {
        if !sight.library.team.search {
            return Ok(Vec::new());
        }
        let files = search::index(sight);
        let done = files
            .par_iter()
            .map(|file| self.one(&file.path, &file.bytes, false));
        done.collect()
    }
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
