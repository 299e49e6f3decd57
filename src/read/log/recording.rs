//! Chats that lie beside the recording of a call: their clocks count from its beginning. What was read of a log in, lines without a day out.

use super::reader::Reader;
use super::zoom::recorded;

/// Lines among which the first message stands, and seconds within which it comes where no hour of the day is told.
const FIRST: usize = 16;
const EARLY: u32 = 3600;

/// The lines of a log that lies beside a recording are of no hour of the day.
pub(super) fn settle(reader: &mut Reader, text: &str) {
    let mut first = text.lines().take(FIRST).filter_map(recorded);
    let time = first.next().and_then(|shape| shape.stamp().time);
    if time.is_some_and(|time| time.seconds < EARLY) {
        for line in &mut reader.lines {
            line.date = None;
        }
    }
}
