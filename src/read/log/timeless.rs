//! What has no time before it: `<nick> text`, `* nick text` (`nick-only`), and `nick: text` (`nick-colon`). ERC has the time at the
//! right: `<nick> text      [15:00]`, and days in lines of their own, `[Thu Jan 15 2032]`.

use super::dates::{long_date, month, time_of_day};
use super::events::{event_or_action, notice};
use super::no_nicks::HAPPENINGS;
use super::rrsagent::said_of_oneself;
use super::shape::{Shape, Stamp, angled, is_nick, within};
use crate::model::words::{after_one_of, is_one_of};

/// What HexChat has before a tab and what servers say; some copies have another sign for `<`.
const NEWS: &[&str] = &["-->", "<--", "---", "\u{2039}--"];

/// Reads `<nick> text` and `* nick text`, with a tab in place of the blank where they are copied out of HexChat.
pub fn read_angled(line: &str) -> Option<Shape<'_>> {
    let (stamp, line) = at_right(line).unwrap_or((Stamp::default(), line));
    // Tags that close and addresses in brackets are nobody.
    let named = |(nick, _): &(&str, &str)| !nick.starts_with('/') && !nick.contains("://");
    if let Some((nick, text)) = angled(line).filter(named) {
        let said = Shape::Message(stamp, nick, text.trim_start_matches('\t'));
        return Some(said_of_oneself(said));
    }
    if let Some(rest) = line
        .strip_prefix("-!- ")
        .or_else(|| line.strip_prefix("*** "))
    {
        return Some(notice(stamp, rest));
    }
    let told = after_one_of(line, NEWS);
    if let Some(rest) = told.and_then(|rest| rest.strip_prefix('\t')) {
        return Some(notice(stamp, rest));
    }
    let happened = line.split_once('\t');
    if let Some((_, told)) = happened.filter(|(what, _)| HAPPENINGS.contains(what)) {
        return Some(notice(stamp, told));
    }
    if let Some(began) = session(line).or_else(|| day(line)) {
        return Some(began);
    }
    let rest = line
        .strip_prefix('*')
        .and_then(|rest| rest.strip_prefix([' ', '\t']));
    let acted = rest.and_then(|rest| event_or_action(stamp, rest));
    // A message that fills its line tells its time where it ends.
    acted.or_else(|| stamp.time.map(|_| Shape::Bare(stamp, line)))
}

/// Takes a time in brackets off the end of a line; what somebody says holds no such gap before one.
fn at_right(line: &str) -> Option<(Stamp, &str)> {
    let (said, time) = line.trim_end().strip_suffix(']')?.rsplit_once('[')?;
    let (time, _) = time_of_day(time).filter(|(_, rest)| rest.is_empty())?;
    let apart = said.ends_with("  ") || said.ends_with('\t');
    apart.then(|| (Stamp::at(time), said.trim_end()))
}

/// A day in brackets on a line of its own.
fn day(line: &str) -> Option<Shape<'_>> {
    let told = within(line.trim_end(), '[', ']')?;
    let date = long_date(told).filter(|_| told.len() <= 40)?;
    Some(Shape::marker(Stamp::on(date)))
}

/// When ircII and BitchX begin and end a log: `IRC log started Thu Jan 15 14:59`, with a year or without.
pub(super) fn session(line: &str) -> Option<Shape<'_>> {
    let told = line.strip_prefix("IRC log ")?;
    let told = after_one_of(told, &["started ", "ended "])?;
    let words: Vec<&str> = told.split_whitespace().take(8).collect();
    let month_day = words.windows(2).find_map(|pair| {
        let day = pair[1].parse().ok().filter(|day| (1..=31).contains(day))?;
        Some((month(pair[0])?, day))
    });
    let date = long_date(told);
    let stamp = Stamp {
        date,
        month_day: month_day.filter(|_| date.is_none()),
        ..Stamp::default()
    };
    month_day.map(|_| Shape::marker(stamp))
}

/// Reads `nick: text`; a nick is one short word here, lest prose be taken for talk.
pub fn read_colon(line: &str) -> Option<Shape<'_>> {
    let (nick, text) = line.split_once(": ")?;
    let word =
        is_nick(nick) && nick.len() <= 30 && !nick.contains([' ', '/', '.', '*', '#', '[', '(']);
    (word && !is_of_head(nick)).then_some(Shape::Message(Stamp::default(), nick, text))
}

/// Whether a word before a colon stands at the head of a mail (RFC 5322), of a message in an export, or of minutes, and speaks never.
fn is_of_head(word: &str) -> bool {
    is_one_of(word, HEADS)
}

/// Such words.
const HEADS: &[&str] = &[
    "from",
    "sender",
    "to",
    "cc",
    "bcc",
    "reply-to",
    "date",
    "subject",
    "message-id",
    "in-reply-to",
    "references",
    "mime-version",
    "content-type",
    "sent",
    "received",
    "type",
    "conversation",
    "time",
    "place",
    "location",
    "present",
    "attendees",
    "attendance",
    "apologies",
    "regrets",
    "absent",
];
