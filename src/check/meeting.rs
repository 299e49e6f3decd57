//! Claims about meetings: they end, their files agree on the day, every line is explained.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::Library;
use crate::model::log::LineKind;
use crate::model::meeting::{Item, ItemKind, LogPart, MOST_OWNERS, Meeting};
use crate::place::Place;
use crate::report::{Note, Severity};

/// All checks of meetings.
pub fn check(library: &Library) -> Vec<Note> {
    let meetings = library.meetings.par_iter();
    let mut notes: Vec<Note> = meetings.flat_map_iter(|held| of_meeting(held)).collect();
    notes.extend(duplicates(&library.meetings));
    notes
}

fn of_meeting(meeting: &Meeting) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    if meeting.lines.unexplained > 0 {
        notes.extend(meeting.parts.iter().filter_map(unexplained));
    }
    let actions = meeting
        .standing()
        .map(|(_, item)| item)
        .filter(|item| item.kind == ItemKind::Action);
    notes.extend(actions.filter_map(|item| of_action(meeting, item)));
    notes
}

/// An action that names nobody will be done by nobody, and so will one that names half the world.
fn of_action(meeting: &Meeting, item: &Item) -> Option<Note> {
    let (check, message) = match item.owners.len() {
        0 => (
            "unassigned-action",
            "this action names nobody who is there or is declared".to_owned(),
        ),
        MOST_OWNERS.. => (
            "crowded-action",
            format!("this action names many people: the first {MOST_OWNERS} are its owners"),
        ),
        _ => return None,
    };
    let log = meeting.parts.first()?.log();
    let index = log.index(item.line)?;
    let line = log.text_of(&log.lines[index]);
    let place = Place::new(&log.file, line_number(index), 0);
    let note = Note::new(Severity::Warning, check, place, message);
    let hint = "begin it with a nick, or give it to somebody in a sidecar: `reassign: [{line: N, to: [NICK]}]`";
    Some(note.show(line, line.chars().count()).hint(hint))
}

/// Logs that say the same as another one, word for word, whatever their dialect.
fn duplicates(meetings: &[Arc<Meeting>]) -> Vec<Note> {
    let mut known: HashMap<u64, &Meeting> = HashMap::new();
    let mut notes = Vec::new();
    for meeting in meetings.iter().rev() {
        let Some(said) = meeting.parts.first().and_then(|part| part.said) else {
            continue;
        };
        match known.get(&said) {
            Some(first) => notes.extend(same(meeting, first)),
            None => drop(known.insert(said, meeting)),
        }
    }
    notes
}

fn same(meeting: &Meeting, first: &Meeting) -> Option<Note> {
    let part = meeting.parts.first()?;
    let place = Place::new(part.kept.file(), line_number(part.proper.start), 0);
    let message = format!(
        "this meeting says the same as {}",
        first.parts.first()?.kept.path()
    );
    Some(
        Note::new(Severity::Warning, "duplicate", place, message).hint("keep one of the two files"),
    )
}

fn line_number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

/// The first line that nothing explains stands for all of them.
fn unexplained(part: &LogPart) -> Option<Note> {
    if part.kept.dialect() == "plain" {
        return None;
    }
    let log = part.log();
    let mut odd = part
        .range
        .clone()
        .filter(|at| log.lines[*at].kind == LineKind::Unexplained);
    let first = odd.next()?;
    let count = odd.count() + 1;
    let line = log.text_of(&log.lines[first]);
    let message = format!(
        "{count} lines that the dialect `{}` does not explain, this one first",
        log.dialect
    );
    let note = Note::new(
        Severity::Info,
        "unexplained",
        Place::new(&log.file, line_number(first), 1),
        message,
    );
    Some(note.show(line, line.chars().count()))
}
