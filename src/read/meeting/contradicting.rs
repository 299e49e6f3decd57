//! A day that a path and front matter tell otherwise. Both in, a note out.

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
