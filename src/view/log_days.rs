//! Where another day begins between the lines of a log that is shown. Lines in, the indexes of those before which the day is to be
//! told out: none where a line of the log itself tells it.

use std::ops::Range;

use crate::model::log::{LineKind, Log, Presence};

/// The lines of a range that are of another day than those before them, in order.
pub fn changes(log: &Log, range: Range<usize>) -> Vec<usize> {
    let mut day = None;
    let mut found = Vec::new();
    for (at, line) in range.clone().zip(&log.lines[range]) {
        let told = match line.kind {
            LineKind::Blank | LineKind::Prose | LineKind::Redacted | LineKind::Continuation => None,
            _ => line.date,
        };
        let Some(date) = told else { continue };
        let marks = line.kind == LineKind::Presence(Presence::Marker);
        if day.is_some_and(|day| day != date) && !marks {
            found.push(at);
        }
        day = Some(date);
    }
    found
}
