//! Matrix rooms as text. Element's export: `Mon, Jul 22, 2024, 23:01:14 - nick: text` with the date as the language of
//! the browser has it, `… - nick joined the room`; notes of bots: `23:01:14 nick: text`; room dumps:
//! `2025-08-21 06:33 nick: text`, under `# room:` lines. Messages go on in unmarked lines.

use super::clog;
use super::dates::{iso_stamp, loose_stamp, time_of_day};
use super::events::{event, notice};
use super::shape::{Shape, Stamp, acting, dated, is_nick};
use super::topic;
use crate::model::log::Presence;
use crate::model::matrix::is_matrix_id;
use crate::model::words::begins_with;
use crate::read::text::head_chars;

/// What a room says of its members: the words end what stands before the first colon.
const TOLD: &[(&str, Presence)] = &[
    (" joined the room", Presence::Joined),
    (" left the room", Presence::Left),
    (" removed ", Presence::Notice),
    (" banned ", Presence::Notice),
    (" unbanned ", Presence::Notice),
    (" invited ", Presence::Notice),
    (" accepted ", Presence::Notice),
    (" withdrew ", Presence::Notice),
    (" changed their ", Presence::Notice),
    (" set their ", Presence::Notice),
    (" made no change", Presence::Notice),
    (" set the ", Presence::Notice),
    (" changed the ", Presence::Notice),
    (" made the room ", Presence::Notice),
    (" made future ", Presence::Notice),
    (" created ", Presence::Notice),
    (" pinned a message", Presence::Notice),
    (" unpinned a message", Presence::Notice),
    (" has allowed guests", Presence::Notice),
    (" enabled ", Presence::Notice),
    (" upgraded ", Presence::Notice),
    (" hat den Raum betreten", Presence::Joined),
    (" hat den Raum verlassen", Presence::Left),
    (" a rejoint le salon", Presence::Joined),
    (" a quitté le salon", Presence::Left),
    (" se ha unido a la sala", Presence::Joined),
];

/// Things that are sent without a colon.
const SENT: &[&str] = &[
    " sent an image",
    " sent a file",
    " sent a video",
    " sent an audio",
    " sent a sticker",
    " has started a poll",
    " has ended a poll",
    " hat ein Bild gesendet",
    " a envoyé une image",
    " envió una imagen",
];

/// Reads one line of Element's export.
pub fn read(line: &str) -> Option<Shape<'_>> {
    if let Some((head, rest)) = line.split_once(" - ")
        && let Some(stamp) = whole_stamp(head).or_else(|| loose_stamp(head))
    {
        return Some(body(stamp, rest));
    }
    let (time, rest) = time_of_day(line)?;
    let (stamp, rest) = (Stamp::at(time), rest.strip_prefix(' ')?.trim_start());
    if let Some(acted) = rest.strip_prefix("* ") {
        let named = acted.split_once(": ").filter(|(nick, _)| is_nick(nick));
        let (nick, text) = named
            .filter(|(nick, _)| !nick.contains(' '))
            .or_else(|| acting(acted))?;
        return Some(Shape::Action(stamp, nick, text));
    }
    if let Some(told) = rest.strip_prefix("*** ") {
        return Some(notice(stamp, told));
    }
    let told = rest.strip_prefix("--- ");
    if let Some(shape) = told.and_then(|told| clog::told(stamp, told)) {
        return Some(shape);
    }
    let wide = || {
        rest.split_once('\u{ff1a}')
            .filter(|(nick, _)| !nick.contains(' '))
    };
    let named = rest.split_once(": ").or_else(wide).filter(|(nick, _)| {
        is_nick(nick) && !nick.starts_with(['=', '(', '[']) && nick.split(' ').count() <= 3
    });
    let said = |(nick, text)| Shape::Message(stamp, nick, text);
    // LimeChat has what the server says without a mark; `ash left (Quit: bye)` is no name.
    let one_word = named.filter(|(nick, _)| !nick.contains(' '));
    let told = || event(stamp, rest).or_else(|| named.map(said));
    one_word.map(said).or_else(told)
}

/// `2031-01-02T15:00:00.123456+01:00`, as profanity writes it before the same words.
fn whole_stamp(head: &str) -> Option<Stamp> {
    let (stamp, rest) = iso_stamp(head)?;
    rest.is_empty().then_some(stamp)
}

/// What stands behind the date: a message, an action, something sent, or a word of the room.
fn body(stamp: Stamp, rest: &str) -> Shape<'_> {
    let nothing = Shape::notice(stamp);
    let starred = rest
        .strip_prefix('*')
        .map(|rest| rest.strip_suffix('*').unwrap_or(rest));
    if let Some(acted) = starred {
        return Shape::action(stamp, acted).unwrap_or(nothing);
    }
    let before = rest.split(": ").next().unwrap_or(rest);
    if let Some((old, new)) = before.split_once(" changed their display name to ") {
        let nicks = is_nick(old) && is_nick(new);
        return match nicks {
            true => Shape::Presence(stamp, Presence::Renamed, old, new),
            false => nothing,
        };
    }
    let told = TOLD
        .iter()
        .find_map(|(words, kind)| Some((before.find(words)?, *kind)));
    // What is sent may speak of what rooms tell, and the other way round: the first words count.
    let sent = SENT.iter().find_map(|words| before.find(words));
    let sent = sent.filter(|sent| told.is_none_or(|(at, _)| *sent < at));
    match (sent, told) {
        (Some(at), _) => Shape::Action(stamp, &rest[..at], &rest[at + 1..]),
        (None, Some((at, kind))) => of_room(stamp, kind, &rest[..at], &rest[at + 1..]),
        (None, None) => said(stamp, rest).map_or(nothing, without_reply),
    }
}

/// Most signs of what is answered that stand before the answer, with three dots.
const ANSWERED: usize = 35;

/// A message without the mark `<@user:server "first words..."> ` with which the export begins an answer. Where it could end in several
/// places the message stays as it stands.
fn without_reply(shape: Shape<'_>) -> Shape<'_> {
    let Shape::Message(stamp, nick, text) = shape else {
        return shape;
    };
    let answer = || {
        let inside = text
            .strip_prefix('<')
            .filter(|inside| inside.starts_with('@'))?;
        let id = inside.find([' ', '>'])?;
        let rest = &inside[id..];
        let quoted = rest.strip_prefix(" \"");
        let end = match quoted {
            Some(quoted) => {
                let near = head_chars(quoted, ANSWERED + 3);
                let mut ends = near.match_indices("\"> ").map(|(at, _)| at);
                let first = ends.next().filter(|_| ends.next().is_none())?;
                &quoted[first + 3..]
            }
            None => rest.strip_prefix("> ")?,
        };
        is_matrix_id(&inside[..id]).then_some(end)
    };
    let said = answer().filter(|said| !said.trim().is_empty());
    Shape::Message(stamp, nick, said.unwrap_or(text))
}

/// What a room says of somebody, in words behind the name.
fn of_room<'t>(stamp: Stamp, kind: Presence, nick: &'t str, words: &'t str) -> Shape<'t> {
    let named = is_nick(nick);
    match (kind, topic::set(words).filter(|_| named)) {
        (Presence::Notice, Some(topic)) => Shape::Presence(stamp, Presence::Topic, nick, topic),
        (Presence::Notice, None) => Shape::Presence(stamp, kind, "", ""),
        _ => Shape::Presence(stamp, kind, if named { nick } else { "" }, ""),
    }
}

/// Reads one line of a room dump.
pub fn read_dump(line: &str) -> Option<Shape<'_>> {
    if let Some(head) = line.strip_prefix("# ") {
        let known = begins_with(head, &["room:", "exported:", "topic:", "members:"]);
        return known.then_some(Shape::marker(Stamp::default()));
    }
    let (stamp, rest) = dated(line)?;
    let rest = rest.strip_prefix(' ')?;
    if let Some(acted) = rest.strip_prefix("* ") {
        return Shape::action(stamp, acted);
    }
    said(stamp, rest)
}

/// `nick: text`; a nick may hold a colon, as `@nick:server` does.
fn said(stamp: Stamp, rest: &str) -> Option<Shape<'_>> {
    let (nick, text) = rest
        .split_once(": ")
        .or_else(|| Some((rest.strip_suffix(':')?, "")))?;
    is_nick(nick).then_some(Shape::Message(stamp, nick, text))
}
