//! Two outputs at one path would overwrite each other. Planned outputs in, a note for each such pair out.

use std::collections::HashMap;

use super::Output;
use crate::model::Library;
use crate::place::Place;
use crate::report::{Note, Severity};

/// Notes about outputs at one path; two records of one kind at one address are told by the checks of that kind.
pub(super) fn clashes(outputs: &[Output<'_>], library: &Library) -> Vec<Note> {
    let mut seen: HashMap<String, &Output<'_>> = HashMap::new();
    let mut notes = Vec::new();
    for output in outputs {
        // Some file systems do not tell case apart.
        let first = seen.insert(output.path.to_lowercase(), output);
        let told = |first: &&Output<'_>| output.kind.is_none() || first.kind != output.kind;
        notes.extend(first.filter(told).map(|first| note(first, output, library)));
    }
    notes
}

fn note(first: &Output<'_>, output: &Output<'_>, library: &Library) -> Note {
    let place = output.place.clone().or_else(|| first.place.clone());
    let place = place.unwrap_or_else(|| Place::file(&library.team.file));
    let message = format!("two outputs at one path: `{}`", output.path);
    Note::new(Severity::Error, "clash", place, message).hint("rename one of the files")
}
