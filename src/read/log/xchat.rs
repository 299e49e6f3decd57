//! XChat and HexChat: `Mar 03 10:28:41 <nick>⇥text`, `Mar 03 10:28:41 *⇥nick text`, where what the server says bears the
//! same mark as an action. The year stands in `**** BEGIN LOGGING AT Wed Mar 03 10:28:36 2010`, whatever the language
//! of the words. Other stamps and blanks for tabs occur in copies. Local time.

use super::dates::{bracketed, either_clock, half_day, long_date, month};
use super::events::{event_or_action, notice};
use super::irssi;
use super::no_nicks::{CHATZILLA, HAPPENINGS};
use super::noticed::{noticed, spoken};
use super::private;
use super::removed;
use super::shape::{Shape, Stamp, bare_nick, dated, is_nick, within};
use crate::model::log::Presence;

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    if let Some(rest) = line.strip_prefix("**** ") {
        return Some(Shape::marker(Stamp::on(long_date(rest)?)));
    }
    if let Some(rest) = line.strip_prefix("--- ") {
        return irssi::marker(rest);
    }
    let (stamp, rest) = match stamp(line) {
        Some(found) => found,
        // Another stamp is this dialect's only where the tab is.
        None => other_stamp(line).filter(|(_, rest)| rest.contains('\t'))?,
    };
    let (mark, text) = parts(rest)?;
    if let Some(nick) = within(mark, '<', '>') {
        let nick = bare_nick(nick.trim()).trim_start();
        return is_nick(nick).then_some(Shape::Message(stamp, nick, text));
    }
    match mark {
        "*" => event_or_action(stamp, text),
        "-->" | "<--" | "---" | "***" | "-!-" => Some(notice(stamp, text)),
        _ if CHATZILLA.contains(&mark) => Some(notice(stamp, text)),
        // Konversation names what happens.
        "Action" if rest.contains('\t') => Shape::action(stamp, text),
        "Notice" if rest.contains('\t') => {
            Some(noticed(stamp, text).unwrap_or_else(|| notice(stamp, text)))
        }
        "Kick" if rest.contains('\t') => Some(removed::kicks(text).map_or_else(
            || notice(stamp, text),
            |nick| Shape::Presence(stamp, Presence::Left, nick, ""),
        )),
        _ if HAPPENINGS.contains(&mark) && rest.contains('\t') => Some(notice(stamp, text)),
        _ if private::shape(stamp, rest).is_some() => private::shape(stamp, rest),
        _ if mark.starts_with('>') && mark.ends_with('<') => Some(Shape::notice(stamp)),
        _ => {
            let who = within(mark, '-', '-')?;
            (!who.is_empty()).then(|| spoken(stamp, who, text))
        }
    }
}

/// `[10:28:41] `, `10:28:41 `, `2010-03-03 10:28:41 `.
fn other_stamp(line: &str) -> Option<(Stamp, &str)> {
    if let Some(found) = bracketed(line) {
        return Some(found);
    }
    let at_time = || either_clock(line).map(|(time, rest)| (Stamp::at(time), rest));
    let (stamp, rest) = dated(line).or_else(at_time)?;
    let (time, rest) = half_day(stamp.time?, rest);
    let time = Some(time);
    Some((Stamp { time, ..stamp }, rest.strip_prefix(' ')?))
}

/// `Mar 03 10:28:41 ` or `03 Mar 10:28 `: a month and a day, the year comes from elsewhere.
pub(super) fn stamp(line: &str) -> Option<(Stamp, &str)> {
    // In Japanese and Chinese a blank stands before months of one digit.
    let line = line.strip_prefix(' ').unwrap_or(line);
    let (one, rest) = line.split_once(' ')?;
    let (two, rest) = rest.trim_start().split_once(' ')?;
    let (time, rest) = either_clock(rest)?;
    let first = month(one.trim_end_matches('.'));
    let (month, day) = match first {
        Some(month) => (month, two),
        None => (month(two.trim_end_matches('.'))?, one),
    };
    let month_day = Some((month, day.trim_end_matches('.').parse().ok()?));
    let stamp = Stamp {
        month_day,
        ..Stamp::at(time)
    };
    Some((stamp, rest.strip_prefix(' ')?))
}

/// The mark and the text, with a tab between them, or blanks in copies. A nick may hold blanks.
fn parts(text: &str) -> Option<(&str, &str)> {
    if let Some(parts) = text.split_once('\t') {
        return Some(parts);
    }
    if text.starts_with('<') {
        let end = text.find('>')? + 1;
        return Some((
            &text[..end],
            text[end..].strip_prefix(' ').unwrap_or(&text[end..]),
        ));
    }
    // irssi with this stamp: ` * nick text`.
    let (mark, rest) = text.trim_start_matches(' ').split_once(' ')?;
    Some((mark, rest.trim_start_matches(' ')))
}
