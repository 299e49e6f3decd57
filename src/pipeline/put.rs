//! A planned site put into place. What is planned and what was noted in; what stands then out, or nothing where something speaks
//! against it.

use super::before::Before;
use super::progress::Progress;
use super::shard::{self, Part};
use super::writing::{Done, Writer};
use super::{Options, Planned, Written, foreign, limits, sealed, whole};
use crate::error::Error;
use crate::report::Report;
use crate::write::manifest::Filed;
use crate::write::removal::Left;
use crate::write::{Claim, Site};

/// What else decides how a site is written.
pub(super) struct How<'h> {
    pub(super) before: &'h Before,
    /// Of what it is a part, if it is.
    pub(super) part: Option<Part>,
    pub(super) progress: &'h dyn Progress,
}

/// What stands then.
pub(super) struct Put {
    pub(super) written: Written,
    pub(super) files: Vec<Filed>,
    pub(super) left: Vec<Left>,
}

/// Writes the site, searches every file of it for what is withheld, and only then puts it into place.
pub(super) fn write(
    options: &Options,
    claim: &Claim,
    planned: &Planned<'_, '_>,
    report: &mut Report,
    how: &How<'_>,
) -> Result<Option<Put>, Error> {
    let site = Site::begin(claim)?;
    report.extend(foreign::notes(options, &site));
    if report.refuses(options.strict) {
        return Ok(None);
    }
    let Some(done) = searched(options, &site, planned, report, how)? else {
        return Ok(None);
    };
    foreign::refuse_clashes(options, &site, &done.files, report);
    let paths = done.files.iter().map(|file| file.path.as_str());
    report.extend(limits::notes(&options.content, paths, Some(done.bytes)));
    if report.refuses(options.strict) {
        return Ok(None);
    }
    whole(planned.shelf, &options.output)?;
    let written = done.written();
    let paths = done.files.iter().map(|file| file.path.clone());
    let left = site.finish(paths.collect(), options.left_above)?;
    Ok(Some(Put {
        written,
        files: done.files,
        left,
    }))
}

/// What was written beside the old site, if nothing of it is withheld.
fn searched(
    options: &Options,
    site: &Site,
    planned: &Planned<'_, '_>,
    report: &mut Report,
    how: &How<'_>,
) -> Result<Option<Done>, Error> {
    let (guard, spared) = sealed::guard(planned);
    report.extend(spared);
    let writer = Writer {
        site,
        guard: guard.as_ref(),
        compress: options.compress,
        digests: options.program.is_some() || options.shard.is_some(),
        before: how.before,
        shard: options.shard,
    };
    let mut done = writer.all(planned, how.progress)?;
    if let Some(part) = how.part {
        let mark = part.mark(&done.files)?;
        done = done.and(writer.one(shard::MARK, &mark, false, None)?);
    }
    if !done.findings.is_empty() {
        report.extend(sealed::notes(done.findings));
        return Ok(None);
    }
    Ok(Some(done))
}
