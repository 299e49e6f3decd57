//! Heads of messages in chats of calls, be they as Zoom, Webex or GoTo write them. A line in; its moment, what it is, and whether it goes to
//! some people alone, out. Where a chat begins and ends is the business of `calls`.

use super::shape::{Shape, Stamp};
use super::{webex, zoom};

/// Whether a line is the head of what goes to some people alone, whatever the text.
pub(super) fn is_to_some(line: &str) -> bool {
    match line.as_bytes().first() {
        Some(b'0'..=b'9') => zoom::is_to_some(line),
        _ => webex::is_to_some(line),
    }
}

/// The moment of a line that may be a head in whatever language; none of others.
pub(super) fn moment(line: &str) -> Stamp {
    let stamp = zoom::moment(line);
    match stamp.time {
        Some(_) => stamp,
        None => head(line).map_or(stamp, |(shape, _)| shape.stamp()),
    }
}

/// What a head is, and the name of the dialect that has it.
pub(super) fn head(line: &str) -> Option<(Shape<'_>, &'static str)> {
    let told = match line.as_bytes().first()? {
        b'0'..=b'9' => (zoom::head(line)?, "zoom"),
        _ => (webex::read(line)?, "webex"),
    };
    Some(told)
}
