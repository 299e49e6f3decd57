//! W3C scribe logs, tab separated: `[2020-01-14T17:05:12.762Z]⇥<nick>⇥text`. UTC.

use super::shape::{Shape, Stamp, bare_nick, clock, is_nick, iso_date, zone_offset};

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let (date, rest) = iso_date(line.strip_prefix('[')?)?;
    let (time, rest) = clock(rest.strip_prefix('T')?)?;
    let (offset, rest) = zone_offset(rest);
    let rest = rest.strip_prefix(']')?.strip_prefix(['\t', ' '])?;
    let (who, text) = rest.strip_prefix('<')?.split_once('>')?;
    let nick = bare_nick(who);
    let stamp = Stamp::of(date, time).in_zone(offset);
    let text = text.strip_prefix(['\t', ' ']).unwrap_or(text);
    is_nick(nick).then_some(Shape::Message(stamp, nick, text))
}
