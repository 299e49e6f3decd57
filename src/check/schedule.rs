//! Claims about the schedule: every slot has a meeting at least once, what is skipped or moved would take place, rooms and
//! series are known.

use chrono::{Days, NaiveDate};

use crate::model::Library;
use crate::model::meeting::UNNAMED_SERIES;
use crate::model::schedule::{Occurrence, Slot};
use crate::model::team::Room;
use crate::place::At;
use crate::report::{Note, Severity, listed};

/// All checks of the schedule.
pub fn check(library: &Library, today: NaiveDate) -> Vec<Note> {
    let of_slot = |slot: &Slot| {
        let days = never(slot).map_or_else(|| days(slot), |note| vec![note]);
        let room = no_room(&library.team.rooms, slot);
        let series = no_series(library, slot, today);
        days.into_iter().chain(room).chain(series)
    };
    library.team.schedule.iter().flat_map(of_slot).collect()
}

/// A room that the team does not list, though it lists others.
fn no_room(rooms: &[Room], slot: &Slot) -> Option<Note> {
    let room = slot.room.as_ref()?;
    if rooms.is_empty() || rooms.iter().any(|known| known.is_called(&room.value)) {
        return None;
    }
    let addresses = rooms.iter().map(|known| known.address.as_ref());
    let known = addresses
        .flatten()
        .chain(rooms.iter().map(|known| &known.name));
    let known: Vec<&str> = known.map(String::as_str).collect();
    let message = format!("there is no room `{}`", room.value);
    let note = Note::about(Severity::Error, "unknown-room", room, message);
    let note = note.hint(format!("rooms in site.yaml: {}", listed(&known)));
    Some(note.did_you_mean(&room.value, &known))
}

/// A series of which no meeting is on record, though there are meetings of one whose name is nearly the same: one that only
/// begins is no fault.
fn no_series(library: &Library, slot: &Slot, today: NaiveDate) -> Option<Note> {
    let series = slot.series.as_ref()?;
    let begun = slot.from.is_none_or(|from| from <= today);
    let mut known: Vec<&str> = library
        .meetings
        .iter()
        .map(|held| held.series.as_str())
        .collect();
    known.retain(|known| *known != UNNAMED_SERIES);
    known.sort_unstable();
    known.dedup();
    // What is withheld is not told of.
    let told = library.withheld == 0 && begun && !known.is_empty();
    if !told || known.contains(&series.value.as_str()) {
        return None;
    }
    let message = format!("no meeting of the series `{}` is on record", series.value);
    let note = Note::about(Severity::Warning, "unknown-series", series, message);
    let note = note.did_you_mean(&series.value, &known);
    note.hint.is_some().then_some(note)
}

/// A slot that says when it begins, and has no meeting from then on.
fn never(slot: &Slot) -> Option<Note> {
    let first = slot.from?;
    let some = slot.upcoming(first, slot.skips.len() + 1);
    if some.iter().any(Occurrence::is_held) {
        return None;
    }
    let (message, hint) = match (some.first(), slot.until) {
        (None, Some(until)) if until < first => (
            format!("this meeting never takes place: it ends on {until} and begins on {first}"),
            "mend `from` or `until`, or the `from` of the slot that takes over",
        ),
        (None, _) => (
            "this meeting never takes place: no day between `from` and its end fits".to_owned(),
            "give it more time, or mend `weekday` or `nth`",
        ),
        (Some(_), _) => (
            "this meeting never takes place: every day of it is skipped".to_owned(),
            "take the slot out",
        ),
    };
    Some(Note::at(Severity::Error, "no-meeting-day", &slot.place, message).hint(hint))
}

/// Days that are skipped or moved have to be days of the slot, each once.
fn days(slot: &Slot) -> Vec<Note> {
    let skipped = slot.skips.iter().map(|skip| (&skip.date, "skip"));
    let moved = slot.moves.iter().map(|moved| (&moved.from, "move"));
    let mut seen: Vec<NaiveDate> = Vec::new();
    let mut notes = Vec::new();
    for (day, verb) in skipped.chain(moved) {
        if !slot.gives(day.value) {
            let message = format!("there is no meeting on {} to {verb}", day.value);
            notes.push(note(day, message).hint(around(slot, day.value)));
        } else if seen.contains(&day.value) {
            let message = format!("{} is skipped or moved already", day.value);
            notes.push(note(day, message).hint("keep one of the two lines"));
        }
        seen.push(day.value);
    }
    notes
}

fn note(day: &At<NaiveDate>, message: String) -> Note {
    let note = Note::at(Severity::Error, "no-meeting-day", day, message);
    note.show(&day.line, "YYYY-MM-DD".len())
}

/// The days of the slot on both sides of a day.
fn around(slot: &Slot, day: NaiveDate) -> String {
    let after = slot.days(day).next();
    // No slot rests longer than its rhythm, which may be years.
    let first = slot.from.or_else(|| day.checked_sub_days(Days::new(366)));
    let before = first.and_then(|first| slot.days(first).take_while(|found| *found < day).last());
    match (before, after) {
        (Some(before), Some(after)) => format!("the days around it are {before} and {after}"),
        (Some(last), None) => format!("the last day is {last}"),
        (None, Some(first)) => format!("the first day is {first}"),
        (None, None) => "no day fits".to_owned(),
    }
}
