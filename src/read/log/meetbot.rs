//! MeetBot: `13:34:32 <nick> text`, `13:50:42 * nick text`, and ASFBot's `13:34:32 [nick]: text`. Times are UTC and have seconds,
//! no dates, no joins.

use super::events::{event, event_or_action};
use super::shape::{Shape, Stamp, angled, clock, is_nick};

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let (time, rest) = clock(line)?;
    if !time.precise {
        return None;
    }
    // Some write no blank before the nick.
    let rest = rest
        .strip_prefix(' ')
        .or(rest.starts_with('<').then_some(rest))?;
    let stamp = Stamp::at(time);
    if let Some((nick, text)) = angled(rest).filter(|_| !rest.starts_with("< ")) {
        return Some(Shape::Message(stamp, nick, text));
    }
    if let Some((nick, text)) = rest
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]: "))
    {
        let named = is_nick(nick) && !nick.contains([' ', '[']);
        return named.then_some(Shape::Message(stamp, nick, text));
    }
    // Clients whose copies look the same have what servers say behind the same star.
    if let Some(told) = rest.strip_prefix("*** ") {
        return event(stamp, told);
    }
    let act = rest.strip_prefix("* ")?;
    event_or_action(stamp, act)
}
