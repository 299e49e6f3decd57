//! Supybot and Limnoria ChannelLogger: `2019-10-01T10:59:26  <nick> text` (a zone may follow the time),
//! `2019-10-15T08:06:55  * nick text`, `2019-10-15T05:01:09  *** nick <nick!user@host> has joined #chan`.

use super::events::notice;
use super::noticed::noticed;
use super::shape::{Shape, Stamp, acting, angled, clock, iso_date, zone_offset};

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let (date, rest) = iso_date(line)?;
    let (time, rest) = clock(rest.strip_prefix('T')?)?;
    let (offset, rest) = zone_offset(rest);
    let stamp = Stamp {
        offset,
        ..Stamp::of(date, time)
    };
    let rest = rest.strip_prefix("  ")?.trim_start_matches(' ');
    if let Some((nick, text)) = angled(rest) {
        return Some(Shape::Message(stamp, nick, text));
    }
    if let Some(rest) = rest.strip_prefix("*** ") {
        return Some(notice(stamp, rest));
    }
    if rest.starts_with('-') {
        return noticed(stamp, rest);
    }
    let (nick, text) = acting(rest.strip_prefix("* ")?)?;
    Some(Shape::Action(stamp, nick, text))
}
