//! Files that are called by days alone where no meeting was read at all: an archive that shows nowhere what it is an archive of. What
//! was read in, one note out. What is passed over beside meetings is the business of `left_beside`.

use std::collections::BTreeMap;

use super::passed;
use crate::model::Library;
use crate::model::path;
use crate::model::source::Source;
use crate::model::words::counted;
use crate::place::Place;
use crate::read::path_name;
use crate::read::tree::Entry;
use crate::report::{Note, Severity};

/// Files of one folder that are an archive, at the least.
const SOME: usize = 3;

/// The note at the first file of the first such folder.
pub(crate) fn note(entries: &[Entry], library: &Library) -> Option<Note> {
    if !library.meetings.is_empty() {
        return None;
    }
    let mut folders: BTreeMap<&str, Vec<&Source>> = BTreeMap::new();
    for source in library.sources.iter().filter(|source| is_of_day(source)) {
        let folder = path::folder(&source.path);
        folders.entry(folder).or_default().push(source);
    }
    folders.retain(|_, sources| sources.len() >= SOME);
    let first = folders.values().flatten().next()?;
    let entry = entries.iter().find(|entry| entry.path == first.path)?;
    let count: usize = folders.values().map(Vec::len).sum();
    let files = counted(count, "file is", "files are");
    let message = format!(
        "{files} called by a day, this one first, but nothing says that they are of meetings"
    );
    let note = Note::new(
        Severity::Info,
        "no-meeting",
        Place::file(&entry.file),
        message,
    );
    Some(note.hint(passed::IN_MEETINGS))
}

/// Whether a text is called by its day and nothing else, and is a page or nothing.
fn is_of_day(source: &Source) -> bool {
    let shown = source.role == "page" && source.reason.is_none();
    let passed = || source.role == "none" && source.reason.is_some_and(passed::is_text);
    let name = path::name(&source.path);
    let by_day = || path_name::day(name).is_some() && path_name::read(name).rest.is_none();
    (shown || passed()) && by_day()
}
