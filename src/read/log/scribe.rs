//! W3C scribe logs, tab separated: `[2020-01-14T17:05:12.762Z]⇥<nick>⇥text`. UTC.

use super::shape::{Shape, Stamp, bare_nick, clock, is_nick, iso_date};

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let (date, rest) = iso_date(line.strip_prefix('[')?)?;
    let (time, rest) = clock(rest.strip_prefix('T')?)?;
    let (fraction, rest) = rest.split_once(']')?;
    let plain = fraction
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'Z' | b'+' | b':' | b'-'));
    let rest = rest.strip_prefix(['\t', ' ']).filter(|_| plain)?;
    let (who, text) = rest.strip_prefix('<')?.split_once('>')?;
    let nick = bare_nick(who);
    let stamp = Stamp {
        date: Some(date),
        time: Some(time),
        month_day: None,
    };
    let text = text.strip_prefix(['\t', ' ']).unwrap_or(text);
    is_nick(nick).then_some(Shape::Message(stamp, nick, text))
}
