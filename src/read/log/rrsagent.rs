//! RRSAgent: `16:52:13 <nick> text`, like MeetBot; joins are said by the one who joins. UTC, no dates.

use super::meetbot;
use super::shape::Shape;
use crate::model::log::Presence;

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    match meetbot::read(line)? {
        Shape::Message(stamp, nick, text) => Some(match text.strip_prefix(nick) {
            Some(rest) if rest.starts_with(" has joined ") => {
                Shape::Presence(stamp, Presence::Joined, nick, "")
            }
            Some(rest) if rest.starts_with(" has left ") => {
                Shape::Presence(stamp, Presence::Left, nick, "")
            }
            _ => Shape::Message(stamp, nick, text),
        }),
        other => Some(other),
    }
}
