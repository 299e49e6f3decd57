//! What servers say about people, in the words of many clients and languages.
//! A text after its mark in, a presence shape out. Hosts and reasons are not kept.

use super::shape::{Shape, Stamp, bare_nick};
use crate::model::log::Presence;

/// Words of joining, right after the nick and its host. German, French, Spanish, Italian and Portuguese are those
/// of HexChat.
const JOINED: &[&str] = &[
    "has joined",
    "joined",
    "have joined",
    "entered the room",
    "ist beigetreten",
    "vient de rentrer",
    "se ha unido",
    "è entrato",
    "entrou",
];

/// Words of leaving.
const LEFT: &[&str] = &[
    "has quit",
    "has left",
    "quit ",
    "Quit (",
    "left ",
    "was kicked",
    "has been kicked",
    "has signed off",
    "ist gegangen",
    "hat die Verbindung getrennt",
    "est parti",
    "a quitté",
    "ha salido",
    "se ha marchado",
    "ha abbandonato",
    "abbandona",
    "ha chiuso la connessione",
    "saiu",
    "desconectou-se",
];

/// Words before a new nick.
const RENAMED: &[&str] = &[
    "is now known as ",
    "are now known as ",
    "heißt jetzt ",
    "est maintenant connu sous le nom de ",
    "ahora es conocido como ",
    "è ora conosciuto come ",
    "agora é ",
    "mudou de apelido para ",
];

/// Other words that only a server says, right after a nick.
const TOLD: &[&str] = &[
    "has kicked",
    "has changed the topic",
    "has set the topic",
    "changed the topic",
    "changes topic",
    "sets mode",
    "sets ban",
    "set mode",
    "sets channel",
    "set +",
    "set -",
    "sets quiet",
    "removes ban",
    "removes voice",
    "removes channel",
    "removes user",
    "gives voice",
    "gives channel",
    "gives halfop",
    "has been invited",
    "hat das Thema",
    "setzt Modus",
    "gibt ",
    "a modifié le sujet",
    "ha cambiado el tema",
    "has address",
];

/// Lines of the server that name nobody.
const OWN: &[&str] = &[
    "Now talking",
    "You are now",
    "You have",
    "Topic for",
    "Topic is",
    "Topic set",
    "Set by",
    "Disconnected",
    "Connected",
    "Connecting to",
    "Looking up",
    "Notify: ",
    "Channel ",
    "Users on",
    "Ping reply",
    "Received a CTCP",
    "Retrieving #",
    "Attempting to",
    "Rejoined channel",
    "Sie sprechen jetzt",
    "Vous parlez maintenant",
    "Unido a",
    "Netsplit",
    "Mode change",
    "Loaded log from",
    "Closing Link",
    "Joins: ",
    "Quits: ",
    "Parts: ",
    "Socket closed",
];

/// Reads what irssi, WeeChat and others say of comings and goings after a mark of their own:
/// `nick [user@host] has joined #chan`, `a is now known as b`. What is none of that is a notice.
pub fn notice(stamp: Stamp, text: &str) -> Shape<'_> {
    event(stamp, text).unwrap_or(Shape::Presence(stamp, Presence::Notice, "", ""))
}

/// The same, where actions bear the same mark: none if the text may be an action.
pub fn event(stamp: Stamp, text: &str) -> Option<Shape<'_>> {
    let text = text.trim_start();
    let other = Shape::Presence(stamp, Presence::Notice, "", "");
    if text.starts_with('[') || OWN.iter().any(|words| text.starts_with(words)) {
        return Some(other);
    }
    let (nick, rest) = text.split_once(' ')?;
    let nick = bare_nick(nick.split('!').next().unwrap_or(nick));
    let rest = after_host(rest.trim_start());
    if let Some(new) = RENAMED.iter().find_map(|words| rest.strip_prefix(words)) {
        let new = bare_nick(new.trim().split([' ', '!']).next().unwrap_or(""));
        return Some(Shape::Presence(
            stamp,
            Presence::Renamed,
            nick,
            new.trim_end_matches('.'),
        ));
    }
    let said = |words: &[&str]| words.iter().any(|word| rest.starts_with(word));
    if said(TOLD) {
        return Some(other);
    }
    if said(JOINED) && is_whole(rest) {
        return Some(Shape::Presence(stamp, Presence::Joined, nick, ""));
    }
    (said(LEFT) && is_whole(rest)).then_some(Shape::Presence(stamp, Presence::Left, nick, ""))
}

/// What follows `(user@host)` or `[user@host]`.
fn after_host(text: &str) -> &str {
    let close = match text.as_bytes().first() {
        Some(b'(') => ')',
        Some(b'[') => ']',
        Some(b'<') => '>',
        _ => return text,
    };
    text.split_once(close)
        .map_or(text, |(_, rest)| rest.trim_start())
}

/// Words such as `left` and `joined` begin actions too: `ash left the kettle on`. After them there is nothing more, a
/// room, a reason in brackets, or one of a few known words.
fn is_whole(rest: &str) -> bool {
    let doubtful = ["joined", "left ", "quit "]
        .iter()
        .any(|word| rest.starts_with(word));
    let after = rest.split_once(' ').map_or("", |(_, after)| after);
    let known = [
        "the room",
        "the channel",
        "the chat",
        "this channel",
        "this server",
        "irc",
        "IRC",
        "#",
        "&",
        "(",
        "!",
    ];
    !doubtful || after.is_empty() || known.iter().any(|word| after.starts_with(word))
}
