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
    meeting.parts.iter().filter_map(unexplained).collect()
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
