//! Files that Git LFS keeps elsewhere: in their place lies a text that says where. Bytes in; whether they are such a text, and a
//! note on it, out.

use std::sync::Arc;

use crate::place::Place;
use crate::report::{Note, Severity};

/// How such a text begins (git-lfs, docs/spec.md).
const HEAD: &[u8] = b"version https://git-lfs.github.com/spec/v1";

/// Whether a file is not here.
pub(crate) fn is_pointer(bytes: &[u8]) -> bool {
    bytes.starts_with(HEAD)
}

/// That it is not.
pub(crate) fn note(file: &Arc<str>) -> Note {
    let message = "this file is not here: Git LFS keeps it, and what lies here only says where";
    let place = Place::file(file);
    let note = Note::new(Severity::Warning, "lfs-pointer", place, message);
    note.hint("bring it: git lfs pull")
}
