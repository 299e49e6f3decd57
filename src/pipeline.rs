//! The whole build, to be read aloud: read, link, check, view, render, write.
//! Options in, an outcome out: the report about the content and what was written.

mod before;
mod bug;
pub mod fetch;
mod foreign;
mod kept;
mod left_over;
mod limits;
mod on_demand;
mod prepare;
pub mod progress;
mod put;
mod sealed;
pub mod shard;
pub mod slots;
mod themed;
mod tried;
mod writing;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use on_demand::OnDemand;
pub use prepare::{Cache, Planned, Prepared, prepare};

use crate::error::Error;
use crate::model::shelf::Shelf;
use crate::model::source::LogAccount;
use crate::outputs::Output;
use crate::read;
use crate::report::Report;
use crate::write::{self, Claim};
use before::Before;
use kept::{Basis, Kept};
use progress::Progress;
use put::How;
use shard::Shard;

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
    /// Name of a theme that overrides the default one, in place of that in `site.yaml`.
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
    /// The part of the files that is written, where it is not all of them.
    pub shard: Option<Shard>,
    /// This program, if what a build comes to is kept for the next: another program makes everything anew.
    pub program: Option<PathBuf>,
    /// Bytes of meetings up to which all logs are held in memory; of more they lie in a file meanwhile. No end, if nothing.
    pub in_memory: Option<u64>,
    /// Files of a site above which its folders are left to the next build, beside it.
    pub left_above: usize,
    /// Whether the program ends next: memory is then left to the system, for to give it back piece by piece takes time.
    pub ends: bool,
}

/// Bytes of meetings that are held in memory. A build takes about three times that; above it is about their size.
const IN_MEMORY: u64 = 512 << 20;

/// Files of a site above which its folders are left to the next build: of smaller ones they are made in no time.
pub const LARGE_SITE: usize = 5_000;

impl Options {
    /// How to build the content below a folder into `public` there, and nothing out of the ordinary.
    pub fn new(root: PathBuf, today: NaiveDate) -> Self {
        Options {
            content: root.join("content"),
            output: root.join("public"),
            root,
            base_url: None,
            origin: None,
            theme: None,
            today,
            drafts: false,
            strict: false,
            index_links: false,
            compress: false,
            noindex: false,
            shard: None,
            program: None,
            in_memory: Some(IN_MEMORY),
            left_above: usize::MAX,
            ends: false,
        }
    }

    /// The folder in which edits change how the site looks, if there is one.
    pub fn themes(&self) -> Option<PathBuf> {
        themed::watched(self)
    }

    /// That the content folder is there.
    ///
    /// # Errors
    /// If it is not: with what to do about it.
    pub fn content_is_there(&self) -> Result<(), Error> {
        read::tree::folder::is_there(&self.content)
    }
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
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Written {
    /// HTML pages.
    pub pages: usize,
    /// All files.
    pub files: usize,
    /// Bytes of all files, without what is packed beside them.
    pub bytes: usize,
    /// Whether they were written now; else nothing had changed since they were.
    pub anew: bool,
}

/// What was read.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
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
    let limits = |planned: &Planned<'_, '_>, report: &mut Report| {
        let paths = planned.outputs.iter().flat_map(Output::paths);
        report.extend(limits::notes(&options.content, paths, None));
        tried::pages(planned)?;
        Ok(None)
    };
    let mut outcome = bug::caught(doing, || run(options, progress, limits))?;
    // A build masks them; where nothing is built they are found for no other end.
    outcome.report.raise(read::secrets::CHECK);
    Ok(outcome)
}

/// Builds the site. Whatever fails, the old one stands as it was.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Outcome, Error> {
    let doing = || "while the site was built".to_owned();
    bug::caught(doing, || {
        options.content_is_there()?;
        let claim = Claim::take(&options.output)?;
        let kept = Kept::of(options, &claim);
        let leaves = kept.as_ref().is_some_and(|kept| kept.is_large(options));
        let again = kept.as_ref().and_then(|kept| kept.again(options, &claim));
        let mut outcome = match again {
            Some(outcome) => outcome,
            None => build_anew(options, &claim, kept, progress)?,
        };
        // Else what a build left that was killed stays until one has something to do.
        if outcome.written.is_none_or(|written| !written.anew) {
            let left = write::tidy(&claim, leaves)?;
            outcome.report.extend(left_over::notes(&left));
        }
        Ok(outcome)
    })
}

fn build_anew(
    options: &Options,
    claim: &Claim,
    kept: Option<Kept>,
    progress: &dyn Progress,
) -> Result<Outcome, Error> {
    let (mut traces, mut left) = (None, Vec::new());
    let wanted = options.program.is_some() || options.shard.is_some();
    let theme = wanted.then(|| kept::theme(options)).flatten();
    let mut outcome = run(options, progress, |planned, report| {
        let basis = theme.and_then(|theme| Basis::of(theme, planned.files));
        let part = shard::part(options, basis.as_ref())?;
        let before = Before::of(options, theme, planned, kept);
        let how = How {
            before: &before,
            part,
            progress,
        };
        let written = put::write(options, claim, planned, report, &how)?;
        let Some(done) = written else {
            return Ok(None);
        };
        left = done.left;
        traces = basis.map(|basis| (basis, done.files));
        Ok(Some(done.written))
    })?;
    if outcome.written.is_some() && options.program.is_some() {
        kept::keep(options, claim, traces, &outcome);
    }
    // The next build sees for itself.
    outcome.report.extend(left_over::notes(&left));
    Ok(outcome)
}

/// Read, link, check, view; the last step is only taken if nothing speaks against it.
fn run(
    options: &Options,
    progress: &dyn Progress,
    last: impl FnOnce(&Planned<'_, '_>, &mut Report) -> Result<Option<Written>, Error>,
) -> Result<Outcome, Error> {
    let mut prepared = prepare(options, &mut Cache::default(), progress)?;
    let (counts, logs) = (prepared.counts(), prepared.logs());
    let outcome = prepared.plan(|planned, mut report| {
        let written = match report.refuses(options.strict) {
            true => None,
            false => last(planned, &mut report)?,
        };
        whole(planned.shelf, &options.output)?;
        Ok(Outcome {
            report,
            written,
            counts,
            logs,
        })
    });
    if options.ends {
        std::mem::forget(prepared);
    }
    outcome
}

/// That every log could be taken from the shelf again: else pages lack it.
fn whole(shelf: Option<&Shelf>, output: &Path) -> Result<(), Error> {
    let fault = shelf.and_then(Shelf::fault);
    let again = fault.map(|fault| std::io::Error::new(fault.kind(), fault.to_string()));
    let doing = "cannot read what was put aside beside";
    again.map_or(Ok(()), |fault| Err(Error::io(doing, output)(fault)))
}
