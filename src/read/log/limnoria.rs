//! Supybot and Limnoria ChannelLogger: `2019-10-01T10:59:26  <nick> text` (a zone may follow the time),
//! `2019-10-15T08:06:55  * nick text`, `2019-10-15T05:01:09  *** nick <nick!user@host> has joined #chan`. Which stamp is written is for
//! the bot's settings to say; the two blanks behind it are always there.

use super::dates::{bracketed, clock_and_zone, iso_stamp};
use super::events::notice;
use super::noticed::noticed;
use super::shape::{Shape, Stamp};

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let (stamp, rest) = stamp(line)?;
    let rest = rest.trim_start_matches(' ');
    let told = rest.strip_prefix("*** ").map(|told| notice(stamp, told));
    told.or_else(|| noticed(stamp, rest))
        .or_else(|| Shape::talk(stamp, rest))
}

/// `2019-10-01T10:59:26`, `2019-10-01 10:59:26`, `10:59`, `[10:59:26]` and two blanks.
fn stamp(line: &str) -> Option<(Stamp, &str)> {
    // One blank is taken with the bracket.
    if let Some((stamp, rest)) = bracketed(line) {
        return rest.starts_with(' ').then_some((stamp, rest));
    }
    let (stamp, rest) = iso_stamp(line).or_else(|| clock_and_zone(line))?;
    Some((stamp, rest.strip_prefix("  ")?))
}
