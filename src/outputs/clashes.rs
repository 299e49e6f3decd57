//! Two outputs at one path would overwrite each other. Planned outputs in, a note for each such pair out.

use std::borrow::Cow;

use hashbrown::HashMap;

use super::{Kind, Output};
use crate::model::Library;
use crate::model::page::OWN_ADDRESSES;
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
        let told = |first: &&Output<'_>| {
            let same = output.kind.is_some() && first.kind == output.kind;
            let own = |kind| kind == Some(Kind::Page);
            // A page at an address of the tool's own is told by the checks of pages.
            let taken = (own(output.kind) || own(first.kind)) && is_own(path);
            !(same || taken)
        };
        notes.extend(
            first
                .filter(told)
                .map(|first| note(first, (path, output), library)),
        );
    }
    notes
}

/// Whether a path is that of a list of the tool's own.
fn is_own(path: &str) -> bool {
    let address = path.strip_suffix("/index.html");
    address.is_some_and(|address| OWN_ADDRESSES.contains(&address))
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
