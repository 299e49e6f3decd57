//! Claims about other people's calendars: no meeting of ours is at the time of one of theirs.
//! Slots and events in; a note for each pair that clashes, at the line of the slot, out.

use chrono::{Days, NaiveDate};

use crate::model::Library;
use crate::model::calendar::{Event, Span};
use crate::model::schedule::{Occurrence, Slot};
use crate::report::{Note, Severity};

/// Weeks that are looked at.
const WEEKS: u64 = 26;

/// All checks of calendars.
pub fn check(library: &Library, today: NaiveDate) -> Vec<Note> {
    let last = today.checked_add_days(Days::new(WEEKS * 7 - 1));
    let mut notes = Vec::new();
    for slot in &library.team.schedule {
        let mut held = slot.between(today, last.unwrap_or(today));
        held.retain(Occurrence::is_held);
        let clashes = library.events.iter();
        notes.extend(clashes.filter_map(|event| clash(slot, &held, event)));
    }
    notes
}

fn clash(slot: &Slot, held: &[Occurrence<'_>], event: &Event) -> Option<Note> {
    let span = |held: &Occurrence<'_>| Span {
        start: held.start,
        end: held.end(),
    };
    let mut clashes = held.iter().filter(|held| event.meets(&span(held)));
    let first = clashes.next()?.wall.date();
    let more = match clashes.count() {
        0 => String::new(),
        1 => " and once more".to_owned(),
        count => format!(" and {count} more times"),
    };
    let name = event.name();
    let message =
        format!("this meeting clashes with {name} on {first}{more} in the next {WEEKS} weeks");
    let note = Note::at(Severity::Warning, "meeting-clash", &slot.place, message);
    let place = &event.place;
    Some(note.hint(format!("see {place}; `minutebook slots` ranks other times")))
}
