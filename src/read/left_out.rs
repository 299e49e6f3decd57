//! A word about files that are left out for their names: which these are is said by `roles`. An entry in, a note out.

use super::tree::Entry;
use crate::place::Place;
use crate::report::{Note, Severity};

/// That a file lies in a folder of drafts; of `_drafts`, which others have too, nobody expects anything else.
pub(super) fn among_drafts(entry: &Entry) -> Option<Note> {
    let expected = entry.path.split('/').any(|folder| folder == "_drafts");
    let message = "this file is a draft by its name or folder: it is left out";
    let note = || Note::new(Severity::Info, "draft", Place::file(&entry.file), message);
    (!expected).then(|| note().hint("build with --drafts, or name it otherwise"))
}
