//! JSON in which the messages of a room may stand. A text in; what is told of one that is broken, or is no export of a room, out. Whole
//! exports are read as logs are.

use std::sync::Arc;

use chrono::NaiveDate;

use super::kind::{Kind, MeetingFile};
use super::sidecar;
use crate::place::Place;
use crate::read::{foreign, log};
use crate::report::{Note, Severity};

/// JSON that is no export: what it says of who may read it counts all the same.
pub(super) fn json(found: &mut MeetingFile, text: &str, today: NaiveDate) {
    let log = || foreign::is_log(text).then_some(foreign::LOG);
    let talk = foreign::reason(text).or_else(|| foreign::of_lines(text));
    let talk = talk.or_else(log);
    found.kind = Kind::Nothing(talk.unwrap_or("not a log"));
    (found.withheld, found.notes, found.sealed) = sidecar::in_json(&found.file, text, today);
    // A log may have keys of a sidecar.
    found.notes.retain(|_| talk.is_none());
}

/// That an export breaks off, or is broken.
pub(super) fn broken(file: &Arc<str>, text: &str) -> Option<Note> {
    let (line, column) = log::wrong(text)?;
    let message = "the export is broken here: only events that are whole are read";
    let place = Place::new(file, line, column);
    let note = Note::new(Severity::Warning, "broken-export", place, message);
    Some(note.hint("export the room again"))
}
