//! Folders whose names are nearly those of records: what lies in them would be read as something else, and one fault would
//! look like many. Paths and the notes about their files in; one note a folder in place of those out.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::material::Material;
use super::misspelt_folder::of_path;
use super::tree::folder::OF_RECORDS;
use super::tree::{self, Entry};
use crate::place::Place;
use crate::report::{Note, Severity};

/// One error for each such folder of which files are at fault, and whose right name is not there as well. It takes the place of
/// the faults of keys that pages do not have.
pub(super) fn misspelt(entries: &[Entry], materials: &mut [Material]) -> Vec<Note> {
    let read = entries.iter().zip(&*materials);
    let faulty = read.filter(|(_, material)| material.notes.iter().any(is_fault));
    let mut folders: BTreeMap<Arc<str>, &str> =
        faulty.filter_map(|(entry, _)| folder(entry)).collect();
    let is_there = |meant: &str| {
        let mut paths = entries.iter().map(|entry| &*entry.path);
        paths.any(|path| {
            path.split_once('/')
                .is_some_and(|(first, _)| first == meant)
        })
    };
    folders.retain(|_, meant| !is_there(meant));
    if folders.is_empty() {
        return Vec::new();
    }
    for (entry, material) in entries.iter().zip(materials) {
        if folder(entry).is_some_and(|(folder, _)| folders.contains_key(&folder)) {
            material.notes.retain(|note| !is_fault(note));
        }
    }
    let folders = folders.iter();
    folders.map(|(folder, meant)| note(folder, meant)).collect()
}

/// Folders of records in which nothing is at all, though there are submodules: Git itself keeps no empty folder.
pub(super) fn empty(content: &Path) -> Vec<Note> {
    let is_empty = |name: &&&str| {
        let inside = fs::read_dir(content.join(name));
        inside.is_ok_and(|mut inside| inside.next().is_none())
    };
    let note = |name: &&str| {
        let message = "nothing is in this folder: Git keeps no empty folders, so it may be a submodule that was not fetched";
        let folder = format!("{}/", tree::shown(content, name));
        let place = Place::file(&Arc::from(folder));
        let note = Note::new(Severity::Warning, "empty-folder", place, message);
        note.hint("in a pipeline, say GIT_SUBMODULE_STRATEGY: recursive under `variables`; else take the folder away")
    };
    let empty = OF_RECORDS.iter().filter(is_empty).map(note);
    let has_submodules = || {
        let content = content
            .canonicalize()
            .unwrap_or_else(|_| content.to_owned());
        let mut above = content.ancestors();
        above.any(|folder| folder.join(".gitmodules").is_file())
    };
    empty.filter(|_| has_submodules()).collect()
}

/// What follows from reading a record as a page.
fn is_fault(note: &Note) -> bool {
    note.severity == Severity::Error && matches!(&*note.check, "unknown-key" | "missing-field")
}

fn note(folder: &Arc<str>, meant: &str) -> Note {
    let message = format!("did you mean the folder {meant}/? Its files are read as something else");
    Note::new(Severity::Error, "folder", Place::file(folder), message)
        .hint(format!("rename it to {meant}/"))
}

/// The misspelt folder of a file as the user would type it, and what was meant.
fn folder(entry: &Entry) -> Option<(Arc<str>, &'static str)> {
    let (inside, meant) = of_path(&entry.path)?;
    let content = entry.file.strip_suffix(&*entry.path).unwrap_or("");
    Some((Arc::from(format!("{content}{inside}/")), meant))
}
