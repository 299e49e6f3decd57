//! Pidgin: `(04:01:11 PM) nick: text`, `(16:01:11) ***nick text`, `(03/03/2010 04:01:11 PM) nick: text`,
//! `(03:08:35 PM) Name [user@host] entered the room.` Brackets occur too, as older Textual and bots write them:
//! `[2024-01-15 13:00:01] nick: text`, `[13:00:01] Two Words: text`. Messages may go on in unmarked lines. The day stands in the first
//! line: `Conversation with #chan at Tue 03 Mar 2010 10:00:00 PM CET on me (irc)`. Local time. Its HTML is read as text.

use super::dates::{either_clock, long_date, loose_stamp};
use super::events::event;
use super::no_nicks::{is_label, is_level};
use super::private::is_for_one;
use super::shape::{Shape, Stamp, acting, is_nick, zone_offset};
use super::topic;
use super::zone_names::named;
use crate::model::log::Presence;
use crate::model::words::begins_with;

/// What a room says, and of whom.
const TOLD: &[(&str, Presence)] = &[
    (" entered the room", Presence::Joined),
    (" joined the chat room", Presence::Joined),
    (" left the chat room", Presence::Left),
    (" left the room", Presence::Left),
    (" is now known as ", Presence::Renamed),
    ("You are now known as", Presence::Notice),
    (" has joined the group chat", Presence::Joined),
    (" has left the group chat", Presence::Left),
    (" has changed the topic", Presence::Notice),
    (" has set the topic", Presence::Notice),
    ("The topic for", Presence::Notice),
    ("Topic for", Presence::Notice),
    ("mode (", Presence::Notice),
    ("The account has ", Presence::Notice),
    ("You have been kicked", Presence::Notice),
];

/// Lines of the program and the server that name nobody, though a colon may stand in them.
const OWN: &[&str] = &[
    "The topic is",
    "No topic is set",
    "CTCP ",
    "Unable to send message",
    "Message could not be sent",
    "Unknown message",
    "Cannot join ",
    "Cannot change nick",
    "Could not change nick",
    "You have parted ",
    "Users on ",
];

/// Bytes of the longest head of a line.
const LONGEST_HEAD: usize = 80;

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    if line.starts_with("Conversation with ") {
        return Some(Shape::marker(header(line)));
    }
    let bracket = line.strip_prefix('[');
    let inside = bracket.or_else(|| line.strip_prefix('(')).unwrap_or(line);
    let near = &inside.as_bytes()[..inside.len().min(LONGEST_HEAD)];
    let close: &[u8] = if bracket.is_some() { b"] " } else { b") " };
    let end = memchr::memmem::find(near, close)?;
    let (head, rest) = (&inside[..end], &inside[end + 2..]);
    let stamp = loose_stamp(head).filter(|stamp| stamp.time.is_some() && !head.contains('('))?;
    if let Some(rest) = rest
        .strip_prefix("***")
        .or_else(|| rest.strip_prefix("\\*\\*\\*"))
    {
        // Behind a blank a server speaks.
        let server = rest.starts_with(' ').then(|| event(stamp, rest)).flatten();
        let act = || Shape::action(stamp, rest);
        return server.or_else(act);
    }
    if let Some(told) = told(stamp, rest) {
        return Some(told);
    }
    // Gajim has what people do as other clients have it, Colloquy behind a bullet.
    let act = rest
        .strip_prefix("* ")
        .or_else(|| rest.strip_prefix("\u{2022} "));
    if let Some(act) = act.filter(|_| bracket.is_some()) {
        return Shape::action(stamp, act);
    }
    // Bots have neither a blank behind the star nor one word for all that a server says.
    if let Some(bot) = bracket.and_then(|_| of_bot(stamp, rest)) {
        return Some(bot);
    }
    let Some((nick, text)) = rest.split_once([':', '\u{ff1a}']) else {
        // What stands in brackets is talk of another form. With an address a room speaks, in whatever language.
        let own = bracket.is_none() && !rest.starts_with('<');
        let told = Shape::notice(stamp);
        let hosted = memchr::memchr(b'@', rest.as_bytes()).is_some();
        return own.then_some(if hosted { told } else { Shape::Unknown(stamp) });
    };
    let nick = nick.strip_suffix(" <AUTO-REPLY>").unwrap_or(nick);
    // Second Life has two blanks before a name, BigBlueButton one behind it.
    let nick = if bracket.is_some() { nick.trim() } else { nick };
    let whole = bracket.is_none() || is_name(nick) || is_for_one(nick);
    (whole && is_nick(nick)).then_some(Shape::Message(
        stamp,
        nick,
        text.strip_prefix(' ').unwrap_or(text),
    ))
}

/// `*ash waves`, `ash, joining. (#pier)`, `ash, quitting. (Quit: bye)`.
fn of_bot(stamp: Stamp, rest: &str) -> Option<Shape<'_>> {
    if let Some(act) = rest.strip_prefix('*').filter(|act| !act.starts_with('*')) {
        let (nick, text) = acting(act).filter(|(nick, _)| !nick.ends_with(['*', ':']))?;
        return (!act.starts_with(' ')).then_some(Shape::Action(stamp, nick, text));
    }
    let (nick, told) = rest
        .split_once(", ")
        .filter(|(nick, _)| !nick.contains(' '))?;
    let (word, behind) = told.split_once('.')?;
    let whole = behind.is_empty() || behind.starts_with(" (") && behind.ends_with(')');
    let what = match word {
        "joining" => Presence::Joined,
        "quitting" | "parting" | "leaving" => Presence::Left,
        _ => return None,
    };
    (whole && is_nick(nick)).then_some(Shape::Presence(stamp, what, nick, ""))
}

/// Whether somebody may have a name behind a stamp in brackets, where other text has words before a colon as well: one word, or two or
/// three as people are called.
fn is_name(name: &str) -> bool {
    if !name.contains(' ') {
        return !is_level(name);
    }
    let called = |word: &str| word.starts_with(char::is_uppercase) && !is_label(word);
    name.split(' ').count() <= 3 && name.split(' ').all(called)
}

/// The day in the first line, and the zone of its clock; they stand between ` at ` or ` on ` and the account.
fn header(line: &str) -> Stamp {
    let after = |word: &str| line.rfind(word).map(|at| &line[at + word.len()..]);
    let day = |text: &str| long_date(text).or_else(|| loose_stamp(text.get(..19)?)?.date);
    let told = [" at ", " on "]
        .iter()
        .filter_map(|word| after(word))
        .find_map(|text| Some((day(text)?, zone(text))));
    Stamp {
        date: told.map(|(date, _)| date),
        offset: told.and_then(|(_, zone)| zone),
        ..Stamp::default()
    }
}

/// Seconds east of UTC that stand behind the time in some words: `Mon 16 Mar 2026 03:00:00 PM CET`.
fn zone(text: &str) -> Option<i32> {
    const WORDS: usize = 8;
    let mut ends = text.match_indices(' ').map(|(at, _)| at).take(WORDS);
    let (_, rest) = ends.find_map(|at| either_clock(&text[at + 1..]))?;
    let (offset, _) = zone_offset(rest.trim_start());
    offset.or_else(|| named(rest).0)
}

/// What the room says; never a message, for those have the colon before these words.
fn told(stamp: Stamp, rest: &str) -> Option<Shape<'_>> {
    if begins_with(rest, OWN) {
        return Some(Shape::notice(stamp));
    }
    let spoken = rest.find(": ").unwrap_or(rest.len());
    let (at, words, kind) = TOLD.iter().find_map(|(words, kind)| {
        let at = rest.find(words).filter(|at| *at < spoken)?;
        Some((at, words, *kind))
    })?;
    let nick = rest[..at].split(' ').next().unwrap_or("");
    Some(match kind {
        Presence::Renamed => Shape::Presence(
            stamp,
            kind,
            nick,
            rest[at + words.len()..].trim_end_matches('.'),
        ),
        Presence::Joined | Presence::Left => Shape::Presence(stamp, kind, nick, ""),
        _ => {
            let topic = rest[at..].strip_prefix(' ').and_then(topic::set);
            match topic {
                Some(topic) => Shape::Presence(stamp, Presence::Topic, nick, topic),
                None => Shape::notice(stamp),
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_of_heads() {
        let rows = [
            (
                "#pier at Mon 16 Mar 2026 03:00:00 PM CET on me@boats.example (irc)",
                Some(3600),
            ),
            (
                "#pier at 2026-03-16 15:00:00 +0530 on me (irc)",
                Some(19_800),
            ),
            ("#pier at Mon 16 Mar 2026 15:00:00 IST on me (irc)", None),
            ("#pier at Mon 16 Mar 2026 15:00:00 on me (irc)", None),
            ("#pier on Mon 16 Mar 2026", None),
        ];
        for (head, expected) in rows {
            let found = header(&format!("Conversation with {head}"));
            assert_eq!(
                (found.date.is_some(), found.offset),
                (true, expected),
                "{head}"
            );
        }
    }
}
