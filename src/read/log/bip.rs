//! bip: `02-01-2031 15:00:00 < nick!user@host: text`, `> nick: text` for one's own, `< * nick!user text` for actions,
//! `-!- nick!user@host has joined #chan`. Local time.

use chrono::NaiveDate;

use super::address::without_user;
use super::events::notice;
use super::shape::{Shape, Stamp, bare_nick, clock, is_nick};
use crate::model::log::Presence;

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let date = NaiveDate::parse_from_str(line.get(..10)?, "%d-%m-%Y").ok()?;
    let (time, rest) = clock(line.get(10..)?.strip_prefix(' ')?)?;
    let stamp = Stamp::of(date, time);
    let rest = rest.strip_prefix(' ')?;
    if let Some(rest) = rest.strip_prefix("-!- ") {
        return Some(presence(stamp, rest));
    }
    let rest = rest
        .strip_prefix("< ")
        .or_else(|| rest.strip_prefix("> "))?;
    if let Some(acted) = rest.strip_prefix("* ") {
        let (who, text) = acted.split_once(' ').unwrap_or((acted, ""));
        return speaker(who).map(|nick| Shape::Action(stamp, nick, text));
    }
    let (who, text) = rest.split_once(':')?;
    speaker(who).map(|nick| Shape::Message(stamp, nick, text.strip_prefix(' ').unwrap_or(text)))
}

/// The nick of `nick!user@host`.
fn speaker(text: &str) -> Option<&str> {
    let nick = bare_nick(without_user(text).trim());
    (is_nick(nick) && !nick.contains(' ')).then_some(nick)
}

fn presence<'a>(stamp: Stamp, text: &'a str) -> Shape<'a> {
    match notice(stamp, text) {
        Shape::Presence(stamp, kind @ (Presence::Joined | Presence::Left), nick, _) => {
            Shape::Presence(stamp, kind, without_user(nick), "")
        }
        other => other,
    }
}
