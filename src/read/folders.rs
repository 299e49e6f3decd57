//! Folders whose names are nearly those of records: what lies in them would be read as something else, and one fault would
//! look like many. Paths and the notes about their files in; one note a folder in place of those out.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::material::Material;
use super::tree::Entry;
use crate::place::Place;
use crate::report::{Note, Severity, nearest};

/// Folders in which records lie.
const FOLDERS: &[&str] = &[
    "meetings",
    "issues",
    "projects",
    "notes",
    "calendars",
    "static",
];
/// The folder beside a project.
const UPDATES: &[&str] = &["updates"];

/// One note for each such folder. Where files of it are at fault, it is an error and takes the place of their notes.
pub(super) fn misspelt(entries: &[Entry], materials: &mut [Material]) -> Vec<Note> {
    let mut folders: BTreeMap<Arc<str>, (&str, bool)> = BTreeMap::new();
    for (entry, material) in entries.iter().zip(&*materials) {
        if let Some((folder, meant)) = folder(entry) {
            let (_, faults) = folders.entry(folder).or_insert((meant, false));
            *faults |= material.notes.iter().any(is_error);
        }
    }
    if folders.is_empty() {
        return Vec::new();
    }
    for (entry, material) in entries.iter().zip(materials) {
        let known = folder(entry).and_then(|(folder, _)| folders.get(&folder));
        if known.is_some_and(|(_, faults)| *faults) {
            material.notes.retain(|note| !is_error(note));
        }
    }
    folders
        .into_iter()
        .map(|(folder, (meant, faults))| note(&folder, meant, faults))
        .collect()
}

fn is_error(note: &Note) -> bool {
    note.severity == Severity::Error
}

fn note(folder: &Arc<str>, meant: &str, faults: bool) -> Note {
    let severity = match faults {
        true => Severity::Error,
        false => Severity::Warning,
    };
    let message = format!("did you mean the folder {meant}/? What lies here is read as pages");
    Note::new(severity, "folder", Place::file(folder), message)
        .hint(format!("rename it to {meant}/"))
}

/// The misspelt folder of a file as the user would type it, and what was meant.
fn folder(entry: &Entry) -> Option<(Arc<str>, &'static str)> {
    let (inside, meant) = of_path(&entry.path)?;
    let content = entry.file.strip_suffix(&*entry.path).unwrap_or("");
    Some((Arc::from(format!("{content}{inside}/")), meant))
}

fn of_path(path: &str) -> Option<(&str, &'static str)> {
    let mut ends = path.match_indices('/').map(|(end, _)| end);
    let first = &path[..ends.next()?];
    if first == "projects" {
        let (project, end) = (ends.next()?, ends.next()?);
        let meant = near(&path[project + 1..end], UPDATES)?;
        return Some((&path[..end], meant));
    }
    Some((first, near(first, FOLDERS)?))
}

fn near(name: &str, known: &[&'static str]) -> Option<&'static str> {
    nearest(name, known).filter(|meant| *meant != name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_nearly_right() {
        let rows = [
            ("isues/1.md", Some(("isues", "issues"))),
            ("Meetings/a.log", Some(("Meetings", "meetings"))),
            (
                "projects/x/update/2026-01-01.md",
                Some(("projects/x/update", "updates")),
            ),
            ("projects/x/updates/2026-01-01.md", None),
            ("projects/x.md", None),
            ("issues/1.md", None),
            ("guide/start.md", None),
            ("about.md", None),
        ];
        for (path, expected) in rows {
            assert_eq!(of_path(path), expected, "{path}");
        }
    }
}
