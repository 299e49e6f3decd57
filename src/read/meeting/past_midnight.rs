//! Meetings that end in the log of the next day, where programs begin another file at midnight. Meetings and notes in; where a
//! meeting has no end, the file in which it seems to go on, out. They stay two: each line keeps its file and its number.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use crate::model::command::{self, Effect};
use crate::model::log::{Line, LineKind};
use crate::model::meeting::{LogPart, Meeting};
use crate::report::Note;

/// The check that tells of a meeting without an end.
const NO_END: &str = "no-end";

/// The longest silence over which a meeting goes on from one file to the next.
const SILENCE: TimeDelta = TimeDelta::hours(1);

/// Tells in notes about meetings without an end in which file they go on.
pub(super) fn tell(meetings: &[Arc<Meeting>], notes: &mut [Note]) {
    let mut endless = notes
        .iter_mut()
        .filter(|note| note.check == NO_END)
        .peekable();
    if endless.peek().is_none() {
        return;
    }
    let mut by_place: HashMap<(&str, usize), &Meeting> = HashMap::new();
    let mut by_day: HashMap<(&str, NaiveDate), Vec<&Meeting>> = HashMap::new();
    for meeting in meetings {
        if let Some(part) = meeting.parts.first() {
            by_place.insert((part.kept.file(), part.proper.start + 1), meeting);
        }
        if let Some(day) = meeting.date {
            by_day
                .entry((&meeting.series, day))
                .or_default()
                .push(meeting);
        }
    }
    for note in endless {
        let place = (&*note.place.file, note.place.line as usize);
        let own = by_place.get(&place);
        let found = own.and_then(|own| {
            let next = own.date?.succ_opt()?;
            let there = by_day.get(&(own.series.as_str(), next))?;
            there.iter().find_map(|other| goes_on(own, other))
        });
        if let Some(file) = found {
            let hint = format!(
                "it seems to end in {file}, past midnight: in one file the two are one meeting"
            );
            note.hint = Some(hint.into_boxed_str());
        }
    }
}

/// The file in which a meeting goes on: its talk is the first of that day, soon after, and somebody ends it.
fn goes_on<'m>(own: &Meeting, other: &'m Meeting) -> Option<&'m str> {
    let (own, next) = (own.parts.first()?, other.parts.first()?);
    let (log, later) = (own.log(), next.log());
    let whole = own.proper.end == log.lines.len() && next.proper.start == 0;
    let moments = |lines: &[Line]| -> Option<(NaiveDateTime, NaiveDateTime)> {
        let mut told = lines
            .iter()
            .filter(|line| line.is_talk())
            .filter_map(Line::instant);
        let first = told.next()?;
        Some((first, told.next_back().unwrap_or(first)))
    };
    let (_, last) = moments(log.lines.get(own.proper.clone())?)?;
    let (first, _) = moments(later.lines.get(next.proper.clone())?)?;
    let soon = first > last && first - last <= SILENCE && first.date() != last.date();
    (whole && soon && is_ended(next)).then(|| &**next.kept.file())
}

/// Whether the last word of a meeting ends it.
fn is_ended(part: &LogPart) -> bool {
    let log = part.log();
    let lines = log.lines.get(part.proper.clone()).unwrap_or_default();
    let last = lines.iter().rfind(|line| line.kind == LineKind::Message);
    last.is_some_and(|last| {
        let command = command::typed(log.text_of(last).trim_start());
        command.is_some_and(|command| command.effect == Effect::End)
    })
}
