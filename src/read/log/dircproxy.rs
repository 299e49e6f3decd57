//! dircproxy: `[15 Jan 09:15] <nick!user@host> -text`, where `-` or `+` tells whether the nick is identified,
//! `[15 Jan 08:42] * nick text` after an empty line of the same nick, `[14 Jan 10:36] --> nick (user@host) joined the
//! channel`, `[15 Jan 00:53] *** You disconnected`. Local time, the year comes from elsewhere.

use super::address::without_user;
use super::dates::{month, time_of_day};
use super::events::notice;
use super::noticed::noticed;
use super::shape::{Shape, Stamp, acting, is_nick};
use crate::model::words::after_one_of;

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let (day, rest) = line.strip_prefix('[')?.split_once(' ')?;
    let (name, rest) = rest.split_once(' ')?;
    let (time, rest) = time_of_day(rest)?;
    let stamp = Stamp {
        month_day: Some((month(name)?, day.parse().ok()?)),
        ..Stamp::at(time)
    };
    let rest = rest.strip_prefix("] ")?;
    if let Some(rest) = after_one_of(rest, &["*** ", "--> ", "<-- ", "-!- "]) {
        return Some(notice(stamp, rest));
    }
    if let Some(rest) = rest.strip_prefix("* ") {
        return acting(rest).map(|(nick, text)| Shape::Action(stamp, without_user(nick), text));
    }
    if rest.starts_with('-') {
        return noticed(stamp, rest).or(Some(Shape::notice(stamp)));
    }
    said(stamp, rest)
}

fn said(stamp: Stamp, rest: &str) -> Option<Shape<'_>> {
    let (who, text) = rest.strip_prefix('<')?.split_once('>')?;
    let nick = without_user(who);
    let text = text.strip_prefix(' ').unwrap_or(text);
    // An action comes as an empty line of the nick, and the line of the action.
    if matches!(text, "+" | "-") {
        return Some(Shape::notice(stamp));
    }
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    is_nick(nick).then_some(Shape::Message(stamp, nick, text))
}
