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
    "joins the room",
    "joins",
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
    "quit",
    "Quit (",
    "left",
    "was kicked",
    "leaves the room",
    "leaves",
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
    "changed nick to ",
    "changed their nick to ",
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
    "Nick change: ",
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
    if let Some((old, new)) = changed(text) {
        return Some(Shape::Presence(stamp, Presence::Renamed, old, new));
    }
    if is_whois(text) || OWN.iter().any(|words| text.starts_with(words)) {
        return Some(other);
    }
    let (nick, rest) = text.split_once(' ')?;
    let nick = bare_nick(nick.split('!').next().unwrap_or(nick));
    let rest = rest.trim_start();
    let (rest, hosted) = match after_host(rest) {
        after if after.len() < rest.len() => (after, true),
        _ => (rest, false),
    };
    if let Some(new) = RENAMED.iter().find_map(|words| rest.strip_prefix(words)) {
        let (new, more) = new.trim().split_once(' ').unwrap_or((new.trim(), ""));
        let new = bare_nick(new.split('!').next().unwrap_or(new));
        // Nobody has a nick of several words, but people make such jokes.
        return (more.is_empty() || more.starts_with(['[', '('])).then_some(Shape::Presence(
            stamp,
            Presence::Renamed,
            nick,
            new.trim_end_matches('.'),
        ));
    }
    if TOLD.iter().any(|words| rest.starts_with(words)) || is_mode(rest) {
        return Some(other);
    }
    // A host after the nick is what only servers write.
    let said = |words: &[&str]| {
        let mut after = words.iter().filter_map(|word| rest.strip_prefix(word));
        after.any(|after| hosted || is_whole(after))
    };
    if said(JOINED) {
        return Some(Shape::Presence(stamp, Presence::Joined, nick, ""));
    }
    said(LEFT).then_some(Shape::Presence(stamp, Presence::Left, nick, ""))
}

/// Eggdrop's `Nick change: old -> new`.
fn changed(text: &str) -> Option<(&str, &str)> {
    let (old, new) = text.strip_prefix("Nick change: ")?.split_once(" -> ")?;
    Some((old.trim(), new.trim()))
}

/// What a server tells of somebody who was asked about: `[nick] (user@host): name`, `[nick] #room`, `[nick] idle 01:02`.
/// A nick may stand in brackets as well.
fn is_whois(text: &str) -> bool {
    const TELLS: &[&str] = &[
        "(",
        "#",
        "@#",
        "+#",
        "End of",
        "idle ",
        "is logged in",
        "is using",
        "is away",
        "is connect",
        "is an IRC",
        "actually using",
    ];
    let Some((_, rest)) = text.strip_prefix('[').and_then(|text| text.split_once(']')) else {
        return false;
    };
    let rest = rest.trim_start();
    let (server, after) = rest.split_once(' ').unwrap_or((rest, ""));
    let is_server = server.contains('.') && !server.ends_with('.');
    TELLS.iter().any(|words| rest.starts_with(words))
        || is_server && (after.is_empty() || after.starts_with(':'))
}

/// `set +o nick`, and German HexChat's `gibt Operatorstatus an nick`: no more words than modes.
fn is_mode(rest: &str) -> bool {
    if let Some(given) = rest.strip_prefix("gibt ") {
        return given.contains("status") || given.contains("Stimme");
    }
    let modes = rest.strip_prefix("set ");
    let Some((modes, names)) = modes.map(|modes| modes.split_once(' ').unwrap_or((modes, "")))
    else {
        return false;
    };
    let letters = modes.trim_start_matches(['+', '-']);
    letters.len() < modes.len()
        && letters
            .bytes()
            .all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'+' | b'-'))
        && names.split_whitespace().count() <= letters.len()
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

/// Words such as `left` and `has joined` begin actions too: `ash has left the kettle on`. After them there is nothing more, a
/// room, a reason in brackets, or one of a few known words and nothing behind them but a reason.
fn is_whole(after: &str) -> bool {
    const KNOWN: &[&str] = &[
        "the room",
        "the channel",
        "the chat",
        "this channel",
        "this server",
        "the server",
        "irc",
        "IRC",
        "den Raum",
        "le salon",
    ];
    let ends = |rest: &str| {
        let rest = rest.trim();
        rest.is_empty() || rest.starts_with(['(', '[', ':', '"', '!', '.'])
    };
    // `quitting` is another word than `quit`.
    if after.starts_with(char::is_alphabetic) {
        return false;
    }
    let rest = after.trim_start();
    if ends(rest) {
        return true;
    }
    if rest.starts_with(['#', '&']) {
        return ends(rest.split_once(' ').map_or("", |(_, rest)| rest));
    }
    if let Some(by) = ["by ", "from "]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
    {
        let mut words = by.split_whitespace().skip(1);
        return words
            .next()
            .is_none_or(|word| ends(word) || matches!(word, "by" | "from"));
    }
    KNOWN
        .iter()
        .filter_map(|words| rest.strip_prefix(words))
        .any(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_are_told_from_people() {
        let rows = [
            ("ash (a@example.org) has joined #harbour", "joined ash"),
            ("ash has joined #harbour", "joined ash"),
            ("ash joined #harbour as well", "-"),
            ("ash has joined", "joined ash"),
            ("ash joins the room", "joined ash"),
            ("ash has left #harbour (\"bye\")", "left ash"),
            ("ash has left the building keys", "-"),
            ("ash left the kettle on", "-"),
            ("ash left the room", "left ash"),
            ("ash has quit (Ping timeout)", "left ash"),
            ("ash has quit IRC (bye)", "left ash"),
            ("ash has quit smoking", "-"),
            ("ash was kicked by birch (spam)", "left ash"),
            ("ash was kicked from #harbour by birch", "left ash"),
            ("ash was kicked by the cat", "-"),
            ("ash is now known as birch", "renamed ash"),
            ("ash is now known as birch for a day", "-"),
            ("ash changed nick to birch", "renamed ash"),
            ("Nick change: ash -> birch", "renamed ash"),
            ("ash set +o birch", "notice"),
            ("ash set -x and it broke", "-"),
            ("hans gibt birch Operatorstatus", "notice"),
            ("hans gibt jedem ein Bier", "-"),
            ("[ash] nods", "-"),
            ("[ash] (a@example.org): Ash", "notice"),
            ("[ash] #harbour @#lights", "notice"),
            ("[ash] irc.example.org :Harbour", "notice"),
            ("[ash] End of WHOIS list.", "notice"),
        ];
        for (text, expected) in rows {
            let told = match event(Stamp::default(), text) {
                Some(Shape::Presence(_, Presence::Notice, ..)) => "notice".to_owned(),
                Some(Shape::Presence(_, what, nick, _)) => {
                    format!("{what:?} {nick}").to_lowercase()
                }
                _ => "-".to_owned(),
            };
            assert_eq!(told, expected, "{text}");
        }
    }
}
