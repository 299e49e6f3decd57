//! How a meeting goes on from one word to the next, and when a silence is its end. Lines as they are said in, a verdict out; meetings
//! are opened and closed by `bounds`.

use chrono::{NaiveDateTime, TimeDelta};

use super::LONGEST;
use crate::model::log::Line;

/// Silence after which a meeting that nobody ended does not go on.
const SILENCE: TimeDelta = TimeDelta::hours(4);

/// How a meeting goes on from one word to the next.
#[derive(Default)]
pub(super) struct Pace {
    begun: Option<NaiveDateTime>,
    /// When somebody last said something, and the last line that belongs to it.
    pub(super) heard: Option<NaiveDateTime>,
    pub(super) last: usize,
    /// Whether an end comes, be it after a long silence.
    pub(super) ends: bool,
    /// Whether the meeting ended without a word that ends it.
    pub(super) broke_off: bool,
}

impl Pace {
    /// The pace of a meeting that a line begins.
    pub(super) fn at(index: usize, line: &Line) -> Self {
        let begun = line.instant();
        Pace {
            begun,
            heard: begun,
            last: index,
            ..Pace::default()
        }
    }

    /// Whether what is said now can be none of the meeting: it comes after a long silence, or late on another day.
    pub(super) fn is_over(&self, now: NaiveDateTime) -> bool {
        let after = |at: Option<NaiveDateTime>| at.map_or(TimeDelta::zero(), |at| now - at);
        let another = self.begun.is_some_and(|begun| begun.date() != now.date());
        after(self.heard) >= SILENCE || another && after(self.begun) >= LONGEST
    }
}
