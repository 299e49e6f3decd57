//! A day that a path, front matter and the head of notes tell otherwise. Two of these in, a note out.

use chrono::NaiveDate;

use crate::place::Place;
use crate::report::{Note, Severity};

/// How to settle a doubt about the day.
pub(super) const SETTLE: &str = "say `date: YYYY-MM-DD` in a sidecar NAME.yaml: that settles it";

/// The day that the path tells, against that of front matter, and where that stands.
pub(super) fn contradicting_path(
    path: Option<NaiveDate>,
    told: Option<NaiveDate>,
    place: impl FnOnce() -> Option<Place>,
) -> Option<Note> {
    let (path, told) = path.zip(told).filter(|(path, told)| path != told)?;
    let message = format!("the path says {path}, front matter says {told}: that counts");
    let note = Note::new(Severity::Warning, "contradicting-date", place()?, message);
    Some(note.hint(SETTLE))
}

/// The day that the path or front matter tells, against that of the title or a field at the head of the notes.
pub(super) fn contradicting_head(
    told: Option<NaiveDate>,
    head: Option<NaiveDate>,
    place: Place,
) -> Option<Note> {
    let (told, head) = told.zip(head).filter(|(told, head)| told != head)?;
    let message = format!(
        "this meeting is told to be of {told}, the head of its notes says {head}: the first counts"
    );
    let note = Note::new(Severity::Warning, "contradicting-date", place, message);
    Some(note.hint(SETTLE))
}
