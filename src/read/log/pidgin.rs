//! Pidgin: `(04:01:11 PM) nick: text`, `(04:01:11 PM) ***nick text`, `(03:08:35 PM) Name [user@host] entered the room.`
//! The day stands in the first line: `Conversation with #chan at Tue 03 Mar 2010 ...`. Local time.

use super::shape::{Shape, Stamp, acting, clock, half_day, is_nick, long_date};
use crate::model::log::Presence;

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    if line.starts_with("Conversation with ") {
        let stamp = Stamp {
            date: long_date(line),
            ..Stamp::default()
        };
        return Some(Shape::Presence(stamp, Presence::Marker, "", ""));
    }
    let rest = line.strip_prefix('(')?;
    let (time, rest) = clock(rest)?;
    let (time, rest) = half_day(time, rest);
    let rest = rest.strip_prefix(") ")?;
    let stamp = Stamp::at(time);
    if let Some(rest) = rest.strip_prefix("***") {
        return acting(rest).map(|(nick, text)| Shape::Action(stamp, nick, text));
    }
    let told = [
        "entered the room",
        "left the room",
        "is now known as",
        "has set the topic",
        "The topic for",
        "mode (",
    ];
    if let Some(words) = told
        .iter()
        .find(|words| rest.contains(**words) && !rest.contains(": "))
    {
        let nick = rest
            .split(" [")
            .next()
            .unwrap_or(rest)
            .split(' ')
            .next()
            .unwrap_or("");
        let kind = match *words {
            "entered the room" => Presence::Joined,
            "left the room" => Presence::Left,
            _ => Presence::Notice,
        };
        return Some(Shape::Presence(
            stamp,
            kind,
            if kind == Presence::Notice { "" } else { nick },
            "",
        ));
    }
    let (nick, text) = rest.split_once(':')?;
    is_nick(nick).then_some(Shape::Message(
        stamp,
        nick,
        text.strip_prefix(' ').unwrap_or(text),
    ))
}
