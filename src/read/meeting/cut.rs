//! Where one log holds several meetings: at `#startmeeting` and `#endmeeting`, else at days with talk.
//! A log in; parts with all their lines out, so that every line belongs to exactly one meeting.

use std::cmp::Reverse;
use std::ops::Range;

use chrono::NaiveDate;

use crate::model::log::{Line, LineKind, Log, Presence};
use crate::read::log::bots;
use crate::read::minutes::{self, Held, Silent};
use crate::report::Note;

/// A part of a log that is a meeting.
#[derive(Debug)]
pub struct Part {
    /// Every line that is shown on its page.
    pub range: Range<usize>,
    /// The meeting itself.
    pub held: Held,
    /// What to call the part, where there are several.
    pub name: Option<String>,
}

impl Part {
    /// Whether it is the first of its log: of that one a sidecar tells the day and the title.
    pub fn is_first(&self) -> bool {
        self.name.as_deref().is_none_or(|name| name == "1")
    }
}

/// Lines before the end of a meeting within which one tells its moment.
const NEAR: usize = 50;

/// Cuts a log into meetings. A log in which nobody talks holds none, unless it is kept verbatim.
pub fn cut(log: &Log, silent: &[Silent]) -> (Vec<Part>, Vec<Note>) {
    let (held, notes) = minutes::hold_with(log, silent);
    if held.iter().any(|held| held.started) {
        return (name_by_number(spread(held, log)), notes);
    }
    let days = days(log);
    if days.len() > 1 {
        let ranges = days.iter().map(|(range, _)| range.clone()).collect();
        let (held, notes) = minutes::hold_ranges(log, silent, ranges);
        let named = days.into_iter().zip(held);
        let part = |((range, day), held): ((Range<usize>, NaiveDate), Held)| Part {
            range,
            held,
            name: Some(day.to_string()),
        };
        return (named.map(part).collect(), notes);
    }
    let talk = log
        .lines
        .iter()
        .any(|line| line.is_talk() || line.kind == LineKind::Unexplained);
    if !talk {
        return (Vec::new(), notes);
    }
    let whole = |held: Held| Part {
        range: 0..log.lines.len(),
        held,
        name: None,
    };
    (held.into_iter().map(whole).collect(), notes)
}

/// Gives the lines between two meetings to the one before up to the longest silence, and to the one after from there on.
fn spread(held: Vec<Held>, log: &Log) -> Vec<Part> {
    let mut begins = vec![0];
    for pair in held.windows(2) {
        begins.push(between(log, pair[0].proper.end, pair[1].proper.start));
    }
    begins.push(log.lines.len());
    let part = |(index, held)| Part {
        range: begins[index]..begins[index + 1],
        held,
        name: None,
    };
    held.into_iter().enumerate().map(part).collect()
}

/// The line before which the longest silence lies between the end of a meeting and the start of the next, of several the one
/// in the middle, as where no line tells its moment. What marks a day stands before the lines of that day.
fn between(log: &Log, end: usize, start: usize) -> usize {
    let instant = |at: &usize| log.lines.get(*at).and_then(Line::instant);
    let closing = |at: &usize| {
        let line = &log.lines[*at];
        log.is_bot(line)
            && bots::AROUND
                .iter()
                .any(|words| log.text_of(line).trim_start().starts_with(words))
    };
    let end = end + (end..start).take_while(closing).count();
    let mut last = (0..end).rev().take(NEAR).find_map(|at| instant(&at));
    let middle = end + (start - end) / 2;
    let silences = (end..=start).filter_map(|at| {
        let now = instant(&at)?;
        let before = last.replace(now)?;
        Some((now - before, Reverse(at.abs_diff(middle)), at))
    });
    let Some((.., cut)) = silences.max() else {
        return middle;
    };
    let marks = |at: &usize| {
        let line = &log.lines[*at];
        line.kind == LineKind::Blank || line.kind == LineKind::Presence(Presence::Marker)
    };
    let before = (end..cut).rev().take_while(marks).count();
    cut - before
}

fn name_by_number(mut parts: Vec<Part>) -> Vec<Part> {
    if parts.len() > 1 {
        for (index, part) in parts.iter_mut().enumerate() {
            part.name = Some((index + 1).to_string());
        }
    }
    parts
}

/// The days with talk and their lines; quiet days go to the day before. One part if all is one sitting.
fn days(log: &Log) -> Vec<(Range<usize>, NaiveDate)> {
    let mut found: Vec<(Range<usize>, NaiveDate)> = Vec::new();
    if !is_dated(log) || is_one_sitting(log) {
        return found;
    }
    for (index, line) in log.lines.iter().enumerate() {
        let Some(date) = line.date.filter(|_| line.is_talk()) else {
            continue;
        };
        match found.last_mut() {
            Some((range, day)) if *day == date || is_late(line, *day, index - range.start) => {
                range.end = index + 1;
            }
            _ => found.push((index..index + 1, date)),
        }
    }
    let begins: Vec<usize> = (0..found.len())
        .map(|at| {
            if at == 0 {
                0
            } else {
                day_start(log, found[at].0.start, found[at].1)
            }
        })
        .collect();
    let count = found.len();
    for (at, (range, _)) in found.iter_mut().enumerate() {
        range.start = begins[at];
        range.end = if at + 1 == count {
            log.lines.len()
        } else {
            begins[at + 1]
        };
    }
    found
}

/// Lines after midnight among which one of the day before may stand, and the hour in which that was said: bots sort badly.
const STRAY: usize = 20;
const LATE: u32 = 23 * 3600;

/// Whether a line of the day before a day stands among the first lines of that.
fn is_late(line: &Line, day: NaiveDate, lines: usize) -> bool {
    let late = line.time.is_some_and(|time| time.seconds >= LATE);
    late && lines < STRAY && line.date == day.pred_opt()
}

/// The first line of a day, at or before its first talk.
fn day_start(log: &Log, talk: usize, day: NaiveDate) -> usize {
    let before = log.lines[..talk]
        .iter()
        .rev()
        .take_while(|line| line.date == Some(day))
        .count();
    talk - before
}

/// Whether the lines themselves tell their days, by stamps or by day markers.
fn is_dated(log: &Log) -> bool {
    let markers = log.lines.iter();
    let markers = markers.filter(|line| line.kind == LineKind::Presence(Presence::Marker));
    let mut days = markers.filter_map(|line| line.date);
    let first = days.next();
    log.dated || days.any(|day| first != Some(day))
}

fn is_one_sitting(log: &Log) -> bool {
    // Not all blocks of a text tell hours.
    let days = log.lines.iter().filter(|line| line.is_talk() && log.dated);
    let days = days.filter_map(|line| line.date);
    if let (Some(low), Some(high)) = (days.clone().min(), days.max())
        && (high - low).num_days() > 1
    {
        return false;
    }
    let mut talk = log
        .lines
        .iter()
        .filter(|line| line.is_talk())
        .filter_map(|line| line.instant());
    let Some(first) = talk.next() else {
        return false;
    };
    let (low, high) = talk.fold((first, first), |(low, high), at| {
        (low.min(at), high.max(at))
    });
    high - low < minutes::LONGEST
}
