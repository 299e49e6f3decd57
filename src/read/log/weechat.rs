//! WeeChat: `2018-03-13 21:06:08⇥nick⇥text`, `⇥ *⇥nick text`, `⇥-->⇥nick (user@host) has joined #chan`. Local time.

use super::dates::without_zone;
use super::events::notice;
use super::irssi::apart_zone;
use super::shape::{Shape, Stamp, acting, bare_nick, clock, is_nick, iso_date, zone_offset};
use crate::model::log::Presence;

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let (stamp, rest) = stamp(line)?;
    if let Some(acted) = rest.trim_start_matches(' ').strip_prefix("*\t") {
        return acting(acted).map(|(nick, text)| Shape::Action(stamp, nick, text));
    }
    let (prefix, text) = match rest.strip_prefix('\t') {
        Some(rest) => rest.split_once('\t').unwrap_or((rest, "")),
        None => blanks_for_tabs(rest)?,
    };
    match prefix.trim() {
        "*" => Some(acting(text).map_or(
            Shape::Presence(stamp, Presence::Notice, "", ""),
            |(nick, text)| Shape::Action(stamp, nick, text),
        )),
        "-->" | "<--" | "--" | "" | "=!=" => Some(notice(stamp, text)),
        // Signs that people choose for the same: `→`, `←`, `ℹ`, `⚡`.
        sign if !sign
            .chars()
            .any(|c| c.is_ascii() || c.is_alphanumeric() && c != 'ℹ') =>
        {
            Some(notice(stamp, text))
        }
        nick => {
            let nick = nick
                .strip_prefix('<')
                .and_then(|nick| nick.strip_suffix('>'))
                .unwrap_or(nick)
                .trim_end_matches(':');
            is_nick(nick).then_some(Shape::Message(stamp, bare_nick(nick), text))
        }
    }
}

/// A day and a time with or without a zone; other programs that write tabs have the time alone.
fn stamp(line: &str) -> Option<(Stamp, &str)> {
    let Some((date, rest)) = iso_date(line) else {
        let (time, rest) = clock(line)?;
        return rest.starts_with('\t').then_some((Stamp::at(time), rest));
    };
    let (time, rest) = clock(rest.strip_prefix([' ', 'T'])?)?;
    let (offset, rest) = match zone_offset(rest) {
        (None, rest) => apart_zone(without_zone(rest)),
        told => told,
    };
    let stamp = Stamp {
        offset,
        ..Stamp::of(date, time)
    };
    Some((stamp, rest))
}

/// Copies have runs of blanks for the tabs.
fn blanks_for_tabs(rest: &str) -> Option<(&str, &str)> {
    let (prefix, text) = rest.strip_prefix("  ")?.trim_start().split_once("  ")?;
    Some((prefix, text.trim_start()))
}
