//! irclogs: `[00:13] <nick> text`, `[10:00]  * nick text`, and without a time `=== nick [user@host] has joined #chan`.

use super::dates::bracketed;
use super::events::notice;
use super::shape::{Shape, Stamp, acting, angled};

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    if let Some(rest) = line.strip_prefix("=== ") {
        return Some(notice(Stamp::default(), rest));
    }
    let (stamp, rest) = bracketed(line)?;
    if let Some((nick, text)) = angled(rest) {
        return Some(Shape::Message(stamp, nick, text));
    }
    let (nick, text) = acting(rest.trim_start_matches(' ').strip_prefix("* ")?)?;
    Some(Shape::Action(stamp, nick, text))
}
