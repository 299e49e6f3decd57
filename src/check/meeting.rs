//! Claims about meetings: they end, their files agree on the day, every line is explained.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use rayon::prelude::*;

use crate::model::Library;
use crate::model::log::{LineKind, Log};
use crate::model::meeting::{Item, ItemKind, LogPart, MASK, MOST_OWNERS, Meeting, MeetingSource};
use crate::model::person::{People, REMOVED, is_nobody};
use crate::model::words::counted;
use crate::place::{Place, narrow};
use crate::report::{Note, Severity};

/// All checks of meetings.
pub fn check(library: &Library, today: NaiveDate) -> Vec<Note> {
    let meetings = library.meetings.par_iter();
    let mut notes: Vec<Note> = meetings
        .flat_map_iter(|held| of_meeting(held, &library.people))
        .collect();
    notes.extend(given_to_nobody(library));
    notes.extend(ahead(library, today));
    notes.extend(duplicates(&library.meetings));
    notes.extend(same_notes(library));
    notes.extend(super::lone_series::notes(library));
    notes
}

fn of_meeting(meeting: &Meeting, people: &People) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    if meeting.lines.unexplained > 0 {
        notes.extend(meeting.parts.iter().filter_map(unexplained));
    }
    let actions = meeting
        .standing()
        .map(|(_, item)| item)
        .filter(|item| item.kind == ItemKind::Action);
    let mut doubtful = actions
        .filter_map(|item| Some((item, of_action(item, meeting, people)?)))
        .peekable();
    // A log may lie on the disk: it is opened once, and only where there is something to show.
    let first = meeting.parts.first().filter(|_| doubtful.peek().is_some());
    if let Some(log) = first.map(LogPart::log) {
        let told = doubtful.filter_map(|(item, (check, message, hint))| {
            Some(at_item(&log, item, check, message)?.hint(hint))
        });
        notes.extend(told);
    }
    notes
}

/// People to whom sidecars give actions, and whom nobody knows.
fn given_to_nobody(library: &Library) -> Vec<Note> {
    let meetings = library.meetings.iter();
    let names = meetings.flat_map(|held| held.minutes.items.iter().flat_map(|item| &item.assigned));
    let unknown = names.filter_map(|name| super::unknown_person(library, Severity::Error, name));
    unknown.collect()
}

/// Meetings that have not been yet: mostly a wrong year.
fn ahead(library: &Library, today: NaiveDate) -> Vec<Note> {
    let tomorrow = today.succ_opt().unwrap_or(today);
    // Notes may be written before, for an agenda.
    let dated = library
        .meetings
        .iter()
        .filter(|held| !held.parts.is_empty());
    let dated = dated.filter_map(|held| Some((held.date?, held.sources.first()?)));
    let future = dated.filter(|(day, _)| *day > tomorrow);
    let note = |(day, source): (NaiveDate, &MeetingSource)| {
        let place = Place::file(&library.team.file_of(&source.path));
        let message = format!("this meeting is in the future: {day}");
        Note::new(Severity::Warning, "future", place, message)
            .hint("mend the day in the name of the file, or in `date`")
    };
    future.map(note).collect()
}

/// The name of a check, what it says and what to do.
type Told = (&'static str, String, String);

/// An action that names nobody will be done by nobody, and so will one that names half the world, or somebody whom nobody knows.
fn of_action(item: &Item, meeting: &Meeting, people: &People) -> Option<Told> {
    // Who asked not to be named is somebody all the same.
    let mut assigned = item.assigned.iter();
    let unnamed = assigned.any(|name| is_nobody(&name.value));
    if unnamed || item.text.contains(MASK) || item.text.contains(REMOVED) {
        return None;
    }
    let hint = "begin it with a nick, or give it to somebody in a sidecar: `reassign: [{line: N, to: [NICK]}]`".to_owned();
    match item.owners.len() {
        0 => Some((
            "unassigned-action",
            "this action names nobody who is there or is declared".to_owned(),
            hint,
        )),
        MOST_OWNERS.. => Some((
            "crowded-action",
            format!("this action names many people: the first {MOST_OWNERS} are its owners"),
            hint,
        )),
        _ => super::stranger::of_action(item, meeting, people),
    }
}

/// A warning at the line in which something was said, with the line and a caret under what was said.
pub(super) fn at_item(
    log: &Log,
    item: &Item,
    check: &'static str,
    message: String,
) -> Option<Note> {
    let index = log.index(item.line)?;
    let seen = log.seen(index);
    let place = Place::new(&log.file, line_number(index), seen.column);
    let note = Note::new(Severity::Warning, check, place, message);
    Some(note.show(seen.whole, seen.width))
}

/// Fewest messages by which two logs of different times can be told to be the same.
const ALIKE: u32 = 5;

/// Logs that say the same as another one, word for word, whatever their dialect; or nearly the same from the same moment on.
fn duplicates(meetings: &[Arc<Meeting>]) -> Vec<Note> {
    let mut known: HashMap<_, &Meeting> = HashMap::new();
    let mut begun: HashMap<NaiveDateTime, &Meeting> = HashMap::new();
    let mut notes = Vec::new();
    for meeting in meetings.iter().rev() {
        let Some(said) = meeting.parts.first().and_then(|part| part.said) else {
            continue;
        };
        // Few words are said twice by chance, but not at one moment.
        let few = meeting.lines.message + meeting.lines.bot < ALIKE;
        if few && meeting.date.is_none() {
            continue;
        }
        let said = (said, few.then_some((meeting.date, meeting.start)));
        if let Some(first) = known.get(&said) {
            notes.extend(same(meeting, first, what_is_same(meeting, first)));
            continue;
        }
        known.insert(said, meeting);
        let Some(start) = meeting.start else {
            continue;
        };
        match begun.get(&start) {
            Some(first) if is_like(meeting, first) => {
                notes.extend(same(meeting, first, "nearly the same as"));
            }
            Some(_) => {}
            None => drop(begun.insert(start, meeting)),
        }
    }
    notes
}

/// Whether the same people say nearly all lines in both of two meetings.
fn is_like(one: &Meeting, other: &Meeting) -> bool {
    let nicks = |held: &Meeting| -> HashSet<String> {
        let there = held.attendance.iter();
        there.map(|there| there.nick.to_lowercase()).collect()
    };
    let parts = one.parts.first().zip(other.parts.first());
    let Some((one_part, other_part)) = parts.filter(|_| nicks(one) == nicks(other)) else {
        return false;
    };
    let (one, other) = (one_part.log(), other_part.log());
    let mut left: HashMap<&str, usize> = HashMap::new();
    let mut most = 0;
    for text in said(&one, one_part) {
        *left.entry(text).or_insert(0) += 1;
        most += 1;
    }
    let (mut both, mut lines) = (0, 0);
    for text in said(&other, other_part) {
        lines += 1;
        if let Some(count) = left.get_mut(text).filter(|count| **count > 0) {
            *count -= 1;
            both += 1;
        }
    }
    both * 10 >= most.max(lines) * 9
}

/// What of two meetings with the same messages is the same: all that is shown of them, or only these.
fn what_is_same(one: &Meeting, other: &Meeting) -> &'static str {
    match further(one) == further(other) {
        true => "the same as",
        false => MESSAGES,
    }
}

/// What is said of two logs of which one holds more than the other.
const MESSAGES: &str = "the same messages as";

/// What a meeting has besides messages: lines that go on below them or are not explained, and notes.
fn further(meeting: &Meeting) -> Vec<String> {
    let Some(part) = meeting.parts.first() else {
        return Vec::new();
    };
    let log = part.log();
    let lines = log.lines.get(part.range.clone()).unwrap_or_default();
    let kinds = [LineKind::Continuation, LineKind::Unexplained];
    let lines = lines.iter().filter(|line| kinds.contains(&line.kind));
    let lines = lines.map(|line| log.text_of(line).trim().to_owned());
    let notes = meeting
        .notes
        .iter()
        .map(|notes| notes.markdown.trim().to_owned());
    lines.chain(notes).filter(|text| !text.is_empty()).collect()
}

/// What people say in a part of a log.
fn said<'l>(log: &'l Log, part: &LogPart) -> impl Iterator<Item = &'l str> {
    let lines = log.lines.get(part.proper.clone()).unwrap_or_default();
    let messages = lines.iter().filter(|line| line.kind == LineKind::Message);
    messages.map(|line| log.text_of(line).trim())
}

fn same(meeting: &Meeting, first: &Meeting, what: &str) -> Option<Note> {
    let part = meeting.parts.first()?;
    // What a program says each day in one room is no copy.
    let one_file = first.parts.first()?.kept.file() == part.kept.file();
    if one_file && first.date != meeting.date {
        return None;
    }
    let place = Place::new(part.kept.file(), line_number(part.proper.start), 0);
    let message = format!(
        "this meeting says {what} {}",
        first.parts.first()?.kept.file()
    );
    let hint = match what == MESSAGES {
        true => "compare them, for other lines in them differ, and keep one of the two files",
        false => "keep one of the two files",
    };
    Some(Note::new(Severity::Warning, "duplicate", place, message).hint(hint))
}

/// Notes without a log that say the same as others of that day, word for word.
fn same_notes(library: &Library) -> Vec<Note> {
    let mut known: HashMap<(Option<NaiveDate>, &str), &str> = HashMap::new();
    let mut notes = Vec::new();
    let alone = library.meetings.iter().rev();
    let alone = alone.filter(|held| held.parts.is_empty());
    for (day, text) in alone.flat_map(|held| held.notes.iter().map(|text| (held.date, text))) {
        let words = text.markdown.trim();
        let first = known.entry((day, words)).or_insert(&text.path);
        if *first == &*text.path || words.is_empty() {
            continue;
        }
        let message = format!(
            "these notes say the same as {}",
            library.team.file_of(first)
        );
        let place = Place::file(&library.team.file_of(&text.path));
        let note = Note::new(Severity::Warning, "duplicate", place, message);
        notes.push(note.hint("keep one of the two files"));
    }
    notes
}

fn line_number(index: usize) -> u32 {
    narrow(index + 1)
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
    let first_of = if count > 1 { ", this one first" } else { "" };
    let message = format!(
        "{} that the dialect `{}` does not explain{first_of}",
        counted(count, "line", "lines"),
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
