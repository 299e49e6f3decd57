//! Lines of a log to minutes: where meetings begin and end, and the items between.
//! A `Log` in; for each meeting its range of lines and its `Minutes` out, and notes about commands that did nothing.
//! The rules are the decision table of the grammar, the same for every dialect.

mod answers;
mod ballot;
mod bounds;
mod chairs;
pub mod credit;
mod doubts;
mod engine;
pub mod grammar;
mod hello;
mod lines;
mod pace;
mod run;
mod scribe;
mod silent;
mod vote;

use std::ops::Range;

use chrono::{NaiveDate, TimeDelta};

use crate::model::log::{LineKind, Log, Mark};
use crate::model::meeting::{Attendee, Minutes};
use crate::report::Note;
use engine::Engine;
use grammar::Said;
pub use hello::{ANSWER, SPOKEN_TO_BOT, hide_real_names, names_in_answer};
pub(super) use scribe::{ends_nothing, goes_on};
pub use silent::{Silent, silent, silent_closed};

/// Longest meeting that may run over midnight without becoming two.
pub const LONGEST: TimeDelta = TimeDelta::hours(8);

/// A meeting found in a log.
#[derive(Debug)]
pub struct Held {
    /// The meeting proper, as indexes of lines: from its start to its end.
    pub proper: Range<usize>,
    /// Whether `#startmeeting` was seen.
    pub started: bool,
    /// Whether `#endmeeting` was seen.
    pub ended: bool,
    /// The day the lines themselves tell, as in `Date: 5 Dec 2030`.
    pub date: Option<NaiveDate>,
    /// What was decided and done.
    pub minutes: Minutes,
    /// Who was there.
    pub attendance: Vec<Attendee>,
}

/// Whether people speak to a scribe in a log.
pub fn has_scribe(log: &Log) -> bool {
    lines::vocabulary_of(log).scribe
}

/// Finds out which commands people type in a log, and marks what they say to bots only.
pub fn prepare(log: &mut Log) {
    log.vocabulary = lines::vocabulary_of(log);
    if !log.vocabulary.scribe {
        return;
    }
    for at in 0..log.lines.len() {
        let line = &log.lines[at];
        if line.kind == LineKind::Message && scribe::is_aside(log.text_of(line)) {
            log.lines[at].mark = Mark::Aside;
        }
    }
}

/// Finds the meetings of a log; a log without a start is one meeting.
pub fn hold(log: &Log) -> (Vec<Held>, Vec<Note>) {
    hold_with(log, &[])
}

/// The same where commands of some lines are not shown.
pub fn hold_with(log: &Log, silent: &[Silent]) -> (Vec<Held>, Vec<Note>) {
    hold_ranges(log, silent, std::iter::once(0..log.lines.len()).collect())
}

/// The same for given ranges of lines, each a log of its own.
pub fn hold_ranges(
    log: &Log,
    silent: &[Silent],
    ranges: Vec<Range<usize>>,
) -> (Vec<Held>, Vec<Note>) {
    let mut engine = Engine::new(log, silent);
    for range in ranges {
        engine.run(range);
    }
    // Where nobody types commands, words behind a sign are none that went wrong.
    let strange = |note: &Note| note.check == UNKNOWN && note.hint.is_none();
    if engine.notes.iter().any(strange) && !has_commands(log) {
        engine.notes.retain(|note| !strange(note));
    }
    (engine.held, engine.notes)
}

/// The check of words behind the sign of commands that are none.
const UNKNOWN: &str = "unknown-command";

/// The check of commands that close a record to others.
pub const RESTRICTED: &str = "restricted";

/// Whether anybody types a command in a log.
fn has_commands(log: &Log) -> bool {
    let said = log.lines.iter().filter(|line| {
        matches!(line.kind, LineKind::Message | LineKind::Redacted) && !log.is_bot(line)
    });
    let mut texts = said.flat_map(|line| log.text_of(line).lines());
    texts.any(|text| matches!(grammar::read(text, log.vocabulary), Said::Command { .. }))
}
