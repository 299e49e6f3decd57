//! Claims about ids that a record of ours names: where several meetings of one series and day are on record, their ids follow
//! from the order of their logs, and another log moves them. An id and the item it means in, a note out.

use std::sync::Arc;

use crate::link::action::At as Item;
use crate::model::Library;
use crate::model::meeting::Meeting;
use crate::place::At;
use crate::report::{Note, Severity};

/// What an id means, where another log of that day may have moved it.
pub(super) fn note(library: &Library, named: &At<String>, (meeting, item): Item) -> Option<Note> {
    let held = &library.meetings[meeting];
    let day = held.date.filter(|_| has_others(library, meeting))?;
    let file = library.team.file_of(&held.sources.first()?.path);
    let text = &held.minutes.items.get(item)?.text;
    let message = format!(
        "the series `{}` has several meetings on {day}: `{}` is \"{text}\" in {file}",
        held.series, named.value
    );
    let note = Note::about(Severity::Warning, "same-day", named, message);
    Some(note.hint("mend the id if another one is meant; with a `series` of its own in a sidecar a meeting has an id that no other log moves"))
}

/// Whether another file holds a meeting of the same series and day that may take its id: none without a log takes that of one
/// with a log.
fn has_others(library: &Library, meeting: usize) -> bool {
    let held = &library.meetings[meeting];
    let path = |meeting: &Meeting| meeting.sources.first().map(|source| source.path.clone());
    let first = |meeting: &Meeting| !meeting.parts.is_empty();
    // The newest come first, so those of one day stand together.
    let (newer, older) = library.meetings.split_at(meeting);
    let of_day = |other: &&Arc<Meeting>| other.date == held.date;
    let others = newer.iter().rev().take_while(of_day);
    let mut others = others.chain(older.iter().take_while(of_day));
    others.any(|other| {
        other.series == held.series && path(other) != path(held) && first(other) >= first(held)
    })
}
