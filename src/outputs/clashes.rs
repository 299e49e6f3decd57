//! Two outputs at one path would overwrite each other, and one at the path of a folder of others is in their way. Planned
//! outputs in, a note for each such pair out.

use std::borrow::Cow;

use hashbrown::{HashMap, HashSet};

use super::{Kind, Output};
use crate::model::Library;
use crate::model::page::OWN_ADDRESSES;
use crate::place::Place;
use crate::report::{Note, Severity};
use crate::view::url;

/// Files of a site that are not planned, besides those of the search index.
#[derive(Debug, Clone, Copy)]
pub struct Others {
    /// Those that every site has.
    pub own: &'static [&'static str],
    /// The path of the file of which one at a path is made, if such are made.
    pub packed: fn(&str) -> Option<&str>,
}

/// Outputs and their paths by these in lower case: some file systems do not tell case apart.
type ByPath<'o, 'l> = HashMap<Cow<'o, str>, (&'o str, &'o Output<'l>)>;

/// Notes about outputs at one path; two records of one kind at one address are told by the checks of that kind.
pub(super) fn clashes(outputs: &[Output<'_>], library: &Library, others: &Others) -> Vec<Note> {
    let mut seen: ByPath<'_, '_> = HashMap::with_capacity(outputs.len());
    let mut notes = Vec::new();
    let paths = |output| Output::paths(output).map(move |path| (path, output));
    for (path, output) in outputs.iter().flat_map(paths) {
        let first = seen.insert(lowered(path), (path, output));
        let told = |(_, first): &(&str, &Output<'_>)| {
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
    let all = || outputs.iter().flat_map(paths);
    let with_others =
        all().filter(|(path, _)| is_of_others(&lowered(path), &seen, library, others));
    notes.extend(with_others.map(|one| note(one, one, library)));
    notes.extend(folders(all(), &seen, library));
    notes
}

/// Whether the site will hold something at a path that is not planned.
fn is_of_others(path: &str, seen: &ByPath<'_, '_>, library: &Library, others: &Others) -> bool {
    let of_search = || library.team.search && url::is_of_search_index(path);
    let packed = || (others.packed)(path).is_some_and(|plain| seen.contains_key(plain));
    others.own.contains(&path) || of_search() || packed()
}

/// A note for each file where others want a folder.
fn folders<'o, 'l: 'o>(
    all: impl Iterator<Item = (&'o str, &'o Output<'l>)>,
    seen: &ByPath<'o, 'l>,
    library: &Library,
) -> Vec<Note> {
    let mut told = HashSet::new();
    let mut notes = Vec::new();
    for (path, output) in all {
        let path = lowered(path);
        for (end, _) in path.match_indices('/') {
            let file = seen.get_key_value(&path[..end]);
            if let Some((name, (_, file))) = file.filter(|(name, _)| told.insert(name.to_string()))
            {
                let place = [output, *file].iter().find_map(|one| one.place.clone());
                let place = place.unwrap_or_else(|| Place::file(&library.team.file));
                let message = format!("two outputs at one path: `{name}` is a file and a folder");
                let note = Note::new(Severity::Error, "clash", place, message);
                notes.push(note.hint("rename one of the files"));
            }
        }
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

/// A path and what is to stand there.
type One<'o, 'l> = (&'o str, &'o Output<'l>);

fn note(first: One<'_, '_>, one: One<'_, '_>, library: &Library) -> Note {
    let (path, place) = (one.0, one.1.place.clone());
    let other = first.1.place.clone().filter(|_| place.is_some());
    let other = other.filter(|other| Some(other) != place.as_ref());
    let place = place.or_else(|| first.1.place.clone());
    let place = place.unwrap_or_else(|| Place::file(&library.team.file));
    let of_other = other.map_or_else(String::new, |other| {
        format!(", which is that of {}", other.file)
    });
    let (severity, message, hint) = match first.0 == path {
        true => (
            Severity::Error,
            format!("two outputs at one path: `{path}`{of_other}"),
            "rename one of the files",
        ),
        false => (
            of_case(first, one, library),
            format!("`{path}` differs in case only from `{}`{of_other}", first.0),
            "some file systems have one file for both: rename one of them",
        ),
    };
    Note::new(severity, "clash", place, message).hint(hint)
}

/// Files that are copied came from where both stood side by side; of others nobody knows that they do.
fn of_case(first: One<'_, '_>, one: One<'_, '_>, library: &Library) -> Severity {
    let copied = |path: &str| library.assets.iter().any(|asset| asset.target == path);
    match copied(first.0) && copied(one.0) {
        true => Severity::Warning,
        false => Severity::Error,
    }
}
