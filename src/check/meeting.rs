//! Claims about meetings: they end, their files agree on the day, every line is explained.

use crate::model::Library;
use crate::model::log::LineKind;
use crate::model::meeting::{LogPart, Meeting};
use crate::place::Place;
use crate::report::{Note, Severity};

/// All checks of meetings.
pub fn check(library: &Library) -> Vec<Note> {
    library.meetings.iter().flat_map(of_meeting).collect()
}

fn of_meeting(meeting: &Meeting) -> Vec<Note> {
    let mut notes: Vec<Note> = meeting.parts.iter().filter_map(unexplained).collect();
    notes.extend(contradicting_day(meeting));
    notes
}

fn line_number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

/// The first line that nothing explains stands for all of them.
fn unexplained(part: &LogPart) -> Option<Note> {
    if part.log.dialect == "plain" {
        return None;
    }
    let mut odd = part
        .range
        .clone()
        .filter(|at| part.log.lines[*at].kind == LineKind::Unexplained);
    let first = odd.next()?;
    let count = odd.count() + 1;
    let line = part.log.text_of(&part.log.lines[first]);
    let message = format!(
        "{count} lines that the dialect `{}` does not explain, this one first",
        part.log.dialect
    );
    let note = Note::new(
        Severity::Info,
        "unexplained",
        Place::new(&part.log.file, line_number(first), 1),
        message,
    );
    Some(note.show(line, line.chars().count()))
}

/// The day in the name of a file against the day in its lines.
fn contradicting_day(meeting: &Meeting) -> Option<Note> {
    let part = meeting.parts.first()?;
    let first = part
        .proper
        .clone()
        .find(|at| part.log.lines[*at].is_talk())?;
    let said = part.log.lines[first].date?;
    let told = meeting.date?;
    let message = format!("this meeting is told to be of {told}, its lines are of {said}");
    let place = Place::new(&part.log.file, line_number(first), 1);
    (said != told).then(|| Note::new(Severity::Warning, "contradicting-date", place, message))
}
