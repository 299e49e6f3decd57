//! WeeChat: `2018-03-13 21:06:08⇥nick⇥text`, `⇥ *⇥nick text`, `⇥-->⇥nick (user@host) has joined #chan`. Local time.

use super::dates::either_clock;
use super::events::{event, notice};
use super::irssi::apart_zone;
use super::noticed::spoken;
use super::shape::{Shape, Stamp, bare_nick, is_nick, iso_date, within, zone_offset};
use super::zone_names::named;

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let (stamp, rest) = stamp(line)?;
    if let Some(acted) = rest.trim_start_matches(' ').strip_prefix("*\t") {
        return Shape::action(stamp, acted);
    }
    let (prefix, text) = match rest.strip_prefix('\t') {
        Some(rest) => rest.split_once('\t').unwrap_or((rest, "")),
        None => blanks_for_tabs(rest)?,
    };
    match prefix.trim() {
        "*" => Shape::action(stamp, text).or(Some(Shape::notice(stamp))),
        "-->" | "<--" | "--" | "=!=" => Some(announced(stamp, text)),
        // Scripts print so, and whatever goes on.
        "" => Some(event(stamp, text).unwrap_or(Shape::Bare(stamp, text))),
        // Signs that people choose for the same: `→`, `←`, `ℹ`, `⚡`.
        sign if !sign
            .chars()
            .any(|c| c.is_ascii() || c.is_alphanumeric() && c != 'ℹ') =>
        {
            Some(notice(stamp, text))
        }
        nick => {
            let nick = within(nick, '<', '>').unwrap_or(nick).trim_end_matches(':');
            is_nick(nick).then_some(Shape::Message(stamp, bare_nick(nick), text))
        }
    }
}

/// A day and a time with or without a zone; other programs that write tabs have the time alone.
fn stamp(line: &str) -> Option<(Stamp, &str)> {
    let Some((date, rest)) = iso_date(line) else {
        let (time, rest) = either_clock(line)?;
        return rest.starts_with('\t').then_some((Stamp::at(time), rest));
    };
    let (time, rest) = either_clock(rest.strip_prefix([' ', 'T'])?)?;
    let (offset, rest) = match zone_offset(rest) {
        (None, rest) => {
            let (named, rest) = named(rest);
            let (apart, rest) = apart_zone(rest);
            (named.or(apart), rest)
        }
        told => told,
    };
    let stamp = Stamp::of(date, time).in_zone(offset);
    Some((stamp, rest))
}

/// What stands behind the mark of a server: `Notice(nick): text` is one to the room.
fn announced(stamp: Stamp, text: &str) -> Shape<'_> {
    let told = text.strip_prefix("Notice(");
    match told.and_then(|told| told.split_once("): ")) {
        Some((who, said)) => spoken(stamp, who, said),
        None => notice(stamp, text),
    }
}

/// Copies have runs of blanks for the tabs; for the first one there may be a single blank, where a mark or a nick stands behind it.
fn blanks_for_tabs(rest: &str) -> Option<(&str, &str)> {
    let inside = rest.strip_prefix(' ')?.trim_start();
    let (prefix, text) = inside.split_once("  ")?;
    let told = rest.starts_with("  ") || is_mark(prefix) || is_word(prefix);
    told.then(|| (prefix, text.trim_start()))
}

fn is_mark(prefix: &str) -> bool {
    matches!(prefix, "*" | "-->" | "<--" | "--" | "=!=")
}

/// Whether a prefix is a nick of the letters and signs that other columns of text seldom have.
fn is_word(prefix: &str) -> bool {
    let inside = within(prefix, '<', '>');
    let nick = bare_nick(inside.unwrap_or(prefix));
    let own = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '|' | '^' | '`');
    nick.starts_with(char::is_alphabetic) && nick.chars().all(own)
}
