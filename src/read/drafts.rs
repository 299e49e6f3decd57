//! What is told of files that are drafts by their names or by that of their folder: a word for each file, and one for all of a
//! folder. Entries and their roles in, notes out; which files these are is the business of `roles`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::roles::{DRAFT, Role};
use super::tree::Entry;
use crate::model::words::counted;
use crate::place::Place;
use crate::report::{Note, Severity};

/// What to do if they are none.
const HINT: &str = "build with --drafts, or name it otherwise";

/// The notes; of `_drafts`, which others have too, nobody expects anything else.
pub(super) fn notes(entries: &[Entry], roles: &[Role]) -> Vec<Note> {
    let drafts = entries.iter().zip(roles);
    let drafts = drafts.filter(|(_, role)| **role == Role::Nothing(DRAFT));
    let mut folders: BTreeMap<&str, usize> = BTreeMap::new();
    let mut notes = Vec::new();
    for (entry, _) in drafts {
        if entry.path.split('/').any(|folder| folder == "_drafts") {
            continue;
        }
        match folder(entry) {
            Some(folder) => *folders.entry(folder).or_default() += 1,
            None => {
                let message = "this file is a draft by its name: it is left out";
                notes.push(note(&entry.file, message.to_owned()));
            }
        }
    }
    notes.extend(folders.into_iter().map(|(folder, count)| {
        let files = counted(count, "file in it is", "files in it are");
        let message = format!("this folder is of drafts by its name: {files} left out");
        note(&Arc::from(folder), message)
    }));
    notes
}

fn note(file: &Arc<str>, message: String) -> Note {
    Note::new(Severity::Info, "draft", Place::file(file), message).hint(HINT)
}

/// The folder of drafts that a file lies in, as the user would type it.
fn folder(entry: &Entry) -> Option<&str> {
    let is_drafts = |folder: &str| folder.eq_ignore_ascii_case("drafts");
    let (folders, _) = entry.path.rsplit_once('/')?;
    let mut rest = entry.path.len();
    for folder in folders.split('/') {
        rest -= folder.len();
        if is_drafts(folder) {
            return entry.file.get(..entry.file.len() - rest);
        }
        rest -= 1;
    }
    None
}
