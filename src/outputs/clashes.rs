//! Two outputs at one path would overwrite each other. Planned outputs in, a note for each such pair out.

use std::borrow::Cow;

use hashbrown::HashMap;

use super::Output;
use crate::model::Library;
use crate::place::Place;
use crate::report::{Note, Severity};

/// Notes about outputs at one path; two records of one kind at one address are told by the checks of that kind.
pub(super) fn clashes(outputs: &[Output<'_>], library: &Library) -> Vec<Note> {
    let mut seen: HashMap<Cow<'_, str>, &Output<'_>> = HashMap::with_capacity(outputs.len());
    let mut notes = Vec::new();
    let paths = |output| Output::paths(output).map(move |path| (path, output));
    for (path, output) in outputs.iter().flat_map(paths) {
        // Some file systems do not tell case apart.
        let first = seen.insert(lowered(path), output);
        let told = |first: &&Output<'_>| output.kind.is_none() || first.kind != output.kind;
        notes.extend(
            first
                .filter(told)
                .map(|first| note(first, (path, output), library)),
        );
    }
    notes
}

/// A path in lower case; nearly every one is so already.
fn lowered(path: &str) -> Cow<'_, str> {
    let lower = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    match path.bytes().all(lower) {
        true => Cow::Borrowed(path),
        false => Cow::Owned(path.to_lowercase()),
    }
}

fn note(first: &Output<'_>, (path, output): (&str, &Output<'_>), library: &Library) -> Note {
    let place = output.place.clone().or_else(|| first.place.clone());
    let place = place.unwrap_or_else(|| Place::file(&library.team.file));
    let message = format!("two outputs at one path: `{path}`");
    Note::new(Severity::Error, "clash", place, message).hint("rename one of the files")
}
