//! Names of files that are no UTF-8, as old archives have them: they are read as Latin-1 (`tree`), and each folder of them is told.
//! Entries in, notes out.

use std::collections::BTreeMap;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

use super::{Entry, kinds};
use crate::model::path;
use crate::model::words::counted;
use crate::place::Place;
use crate::report::{Note, Severity};

/// One note for each folder in which such names lie. What is hidden is not read anyway.
pub(crate) fn notes(content: &Path, entries: &[Entry]) -> Vec<Note> {
    let ours = entries.iter().any(|entry| &*entry.path == "site.yaml");
    let is_odd = |entry: &&Entry| {
        let odd = entry.disk.to_str().is_none() && entry.disk != content.join(&*entry.path);
        odd && !kinds::is_hidden(&entry.path)
    };
    let mut folders: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in entries.iter().filter(is_odd) {
        let folder = path::folder(&entry.path);
        folders.entry(folder).or_default().push(entry);
    }
    let folders = folders.into_values();
    folders
        .filter_map(|odd| note(content, &odd, ours))
        .collect()
}

fn note(content: &Path, odd: &[&Entry], ours: bool) -> Option<Note> {
    let (first, others) = odd.split_first()?;
    let inside = first.disk.strip_prefix(content).ok()?;
    let bytes = inside.as_os_str().as_bytes().escape_ascii();
    let others = match others.len() {
        0 => String::new(),
        count => format!(
            ", nor are those of {}",
            counted(count, "other file", "other files")
        ),
    };
    let message = format!(
        "its name on the disk, `{bytes}`, is no UTF-8{others}: it is read as `{}`",
        first.path
    );
    let severity = match ours {
        true => Severity::Warning,
        false => Severity::Info,
    };
    let note = Note::new(severity, "odd-name", Place::file(&first.file), message);
    Some(note.hint("rename it so, in UTF-8"))
}
