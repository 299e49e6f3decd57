//! What is told of files in the output folder that were not written here: they are kept and published, unless they are in the
//! way of the new site. The site that is written in, notes out.

use std::collections::HashSet;
use std::path::Path;

use super::Options;
use crate::compress;
use crate::place::Place;
use crate::report::{Note, Report, Severity};
use crate::write::Site;
use crate::write::manifest::Filed;

/// Name of the check.
pub(super) const CHECK: &str = "foreign-file";

/// A note for each of them.
pub(super) fn notes(options: &Options, site: &Site) -> Vec<Note> {
    let message =
        "this file was not written by minutebook: it is kept, and published with the site";
    let note = |path: &Path| Note::new(Severity::Warning, CHECK, place(options, path), message);
    site.foreign().iter().map(|path| note(path)).collect()
}

/// An error for each that is in the way of a file of the new site, in place of its note.
pub(super) fn refuse_clashes(options: &Options, site: &Site, files: &[Filed], report: &mut Report) {
    if site.foreign().is_empty() {
        return;
    }
    let written: Vec<String> = files.iter().map(|file| file.path.clone()).collect();
    for (theirs, ours) in site.clashes(&written) {
        let place = place(options, theirs);
        *report = std::mem::take(report).about(|file| *file != *place.file);
        let message = format!(
            "two outputs at one path: `{}` of the site, and this file, which was not written by minutebook",
            ours.display()
        );
        report.add(Note::new(Severity::Error, "clash", place, message).hint("move it away"));
    }
    refuse_old_copies(options, site, &written, report);
}

/// An error for each packed copy of a file of the site that others made: servers send it in place of the new one, and what was
/// taken back since stands in it.
fn refuse_old_copies(options: &Options, site: &Site, written: &[String], report: &mut Report) {
    let written: HashSet<&str> = written.iter().map(String::as_str).collect();
    let of_ours = |path: &Path| {
        let path = path.to_str()?;
        let plain = compress::unpacked(path).filter(|plain| written.contains(plain))?;
        (!written.contains(path)).then(|| plain.to_owned())
    };
    for (theirs, ours) in site
        .foreign()
        .iter()
        .filter_map(|path| Some((path, of_ours(path)?)))
    {
        let place = place(options, theirs);
        *report = std::mem::take(report).about(|file| *file != *place.file);
        let message =
            format!("a packed copy of an older `{ours}`, which servers send in its place");
        let hint = "remove it; `--compress` makes packed copies";
        report.add(Note::new(Severity::Error, "clash", place, message).hint(hint));
    }
}

fn place(options: &Options, path: &Path) -> Place {
    let file = options.output.join(path).to_string_lossy().into_owned();
    Place::file(&file.into())
}
