//! RRSAgent: `16:52:13 <nick> text`, like MeetBot; joins are said by the one who joins. UTC, no dates.

use super::meetbot;
use super::shape::Shape;
use super::topic;
use crate::model::log::Presence;

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    meetbot::read(line).map(said_of_oneself)
}

/// `<nick> nick has joined #chan` is a word of the server, in the mouth of the one who joins.
pub(super) fn said_of_oneself(shape: Shape<'_>) -> Shape<'_> {
    let Shape::Message(stamp, nick, text) = shape else {
        return shape;
    };
    let told = text
        .strip_prefix(nick)
        .and_then(|rest| rest.strip_prefix(" has "));
    let Some(rest) = told else {
        return shape;
    };
    let room = |words: &str| {
        rest.strip_prefix(words)
            .is_some_and(|room| room.starts_with(['#', '&']) && !room.contains(' '))
    };
    if room("joined ") {
        Shape::Presence(stamp, Presence::Joined, nick, "")
    } else if room("left ") {
        Shape::Presence(stamp, Presence::Left, nick, "")
    } else if rest.starts_with("changed the topic to:") {
        topic::set(rest).map_or(Shape::notice(stamp), |topic| {
            Shape::Presence(stamp, Presence::Topic, nick, topic)
        })
    } else {
        shape
    }
}
