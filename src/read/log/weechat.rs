//! WeeChat: `2018-03-13 21:06:08⇥nick⇥text`, `⇥ *⇥nick text`, `⇥-->⇥nick (user@host) has joined #chan`. Local time.

use super::dates::either_clock;
use super::events::event;
use super::irssi::apart_zone;
use super::noticed::spoken;
use super::shape::{Shape, Stamp, bare_nick, is_nick, iso_date, within, zone_offset};
use super::signed::{is_sign, signed};
use super::xchat;
use super::zone_names::named;

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let (stamp, rest) = stamp(line)?;
    if let Some(acted) = rest.trim_start_matches(' ').strip_prefix("*\t") {
        return Shape::action(stamp, acted).or(Some(Shape::Bare(stamp, acted)));
    }
    let (prefix, text) = match rest.strip_prefix('\t') {
        Some(rest) => rest.split_once('\t').unwrap_or((rest, "")),
        None => blanks_for_tabs(rest)?,
    };
    match prefix.trim() {
        "*" => Shape::action(stamp, text).or(Some(Shape::Bare(stamp, text))),
        mark if is_mark(mark) => Some(announced(stamp, text).unwrap_or(Shape::notice(stamp))),
        // Scripts print so, and whatever goes on.
        "" => Some(event(stamp, text).unwrap_or(Shape::Bare(stamp, text))),
        sign if is_sign(sign) => {
            Some(announced(stamp, text).unwrap_or_else(|| signed(stamp, text)))
        }
        nick => {
            let nick = within(nick, '<', '>').unwrap_or(nick).trim_end_matches(':');
            let nick = bare_nick(nick);
            is_nick(nick).then_some(Shape::Message(stamp, nick, text))
        }
    }
}

/// A day and a time with or without a zone. Other programs that write tabs have the time alone, and so may copies of the window, in
/// which it takes more to tell who speaks.
fn stamp(line: &str) -> Option<(Stamp, &str)> {
    let Some((date, rest)) = iso_date(line) else {
        let (stamp, rest) = undated(line)?;
        let told = rest.starts_with('\t') || in_columns(rest).is_some();
        return told.then_some((stamp, rest));
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

/// A time alone, or behind a day without its year.
fn undated(line: &str) -> Option<(Stamp, &str)> {
    if let Some((time, rest)) = either_clock(line) {
        return Some((Stamp::at(time), rest));
    }
    let (stamp, rest) = xchat::stamp(line)?;
    Some((stamp, &line[line.len() - rest.len() - 1..]))
}

/// What stands behind the mark of a server: `Notice(nick): text` is one to the room, `MSG(nick): text` none.
fn announced(stamp: Stamp, text: &str) -> Option<Shape<'_>> {
    if text.starts_with("MSG(") {
        return Some(Shape::Private(stamp));
    }
    let told = text.strip_prefix("Notice(");
    match told.and_then(|told| told.split_once("): ")) {
        Some((who, said)) => Some(spoken(stamp, who, said)),
        None => event(stamp, text),
    }
}

/// Copies have runs of blanks for the tabs; for the first one there may be a single blank, where a mark or a nick stands behind it.
fn blanks_for_tabs(rest: &str) -> Option<(&str, &str)> {
    let (prefix, text) = columns(rest)?;
    let told = rest.starts_with("  ") || is_mark(prefix) || is_word(prefix);
    told.then_some((prefix, text))
}

/// The same where no day tells that the time is a stamp.
fn in_columns(rest: &str) -> Option<(&str, &str)> {
    let told =
        |(prefix, _): &(&str, &str)| is_mark(prefix) || is_word(prefix) && !prefix.starts_with('<');
    columns(rest).filter(told)
}

/// What stands on both sides of a run of blanks, behind a stamp.
fn columns(rest: &str) -> Option<(&str, &str)> {
    let inside = rest.strip_prefix(' ')?.trim_start();
    let (prefix, text) = inside.split_once("  ")?;
    Some((prefix, text.trim_start()))
}

/// At which letters of a line of the window who speaks begins, and what is said; none where a day or a tab tells a log.
pub(super) fn edges(line: &str) -> Option<(usize, usize)> {
    let (_, rest) = undated(line)?;
    let (_, text) = in_columns(rest)?;
    let before = |end: &str| line[..line.len() - end.len()].chars().count();
    Some((before(rest.trim_start()), before(text)))
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
