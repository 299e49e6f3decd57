//! What servers say about people, in the words of many clients and languages.
//! A text after its mark in, a presence shape out. Hosts and reasons are not kept.

use super::address::{after_host, is_address, without_host, without_user};
use super::removed::{ends, is_kicked, is_removed, kicked};
use super::shape::{Shape, Stamp, bare_nick};
use super::{private, topic};
use crate::model::log::Presence;
use crate::model::words::{after_one_of, begins_with};

/// Words of joining, right after the nick and its host, that actions begin with as well.
const JOINED: &[&str] = &[
    "has joined",
    "joined",
    "have joined",
    "entered the room",
    "joins the room",
];

/// The same in the German, French, Spanish, Italian and Portuguese of HexChat.
const JOINED_ELSEWHERE: &[&str] = &[
    "ist beigetreten",
    "vient de rentrer",
    "se ha unido",
    "è entrato",
    "entrou",
];

/// Words of leaving, that actions begin with as well.
const LEFT: &[&str] = &[
    "has quit",
    "has left",
    "quit ",
    "left ",
    "leaves the room",
    "was kicked",
    "has been kicked",
    "has been banned",
    "has signed off",
];

/// The same in other languages, and what nobody says of themselves.
const LEFT_ELSEWHERE: &[&str] = &[
    "Quit (",
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
    "has changed topic for",
    "has changed the subject",
    "has changed mode",
    "has set the topic",
    "has set topic for",
    "has set the subject",
    "changed the subject to ",
    "changed the topic",
    "changed topic of",
    "changes topic",
    "sets mode",
    "sets ban",
    "set mode",
    "sets channel",
    "sets the channel topic to ",
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
    "mode change '",
];

/// Words before a nick, as mIRC, ZNC and BitchX have them.
const LABELLED: &[(&str, Presence)] = &[
    ("Joins: ", Presence::Joined),
    ("Parts: ", Presence::Left),
    ("Quits: ", Presence::Left),
    ("Signoff: ", Presence::Left),
];

/// Lines of the server that name nobody.
const OWN: &[&str] = &[
    "Now talking",
    "You are now",
    "You have",
    "Topic for",
    "Topic is",
    "Topic set",
    "Topic change",
    "The channel topic is ",
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
    "Mode #",
    "Loaded log from",
    "Closing Link",
    "Nick change: ",
    "Socket closed",
    "Last message repeated ",
    "Chatroom ",
    "*** ",
];

/// Reads what irssi, WeeChat and others say of comings and goings after a mark of their own:
/// `nick [user@host] has joined #chan`, `a is now known as b`. What is none of that is a notice.
pub fn notice(stamp: Stamp, text: &str) -> Shape<'_> {
    event(stamp, text).unwrap_or(Shape::notice(stamp))
}

/// The same, where actions bear the same mark: none if the text may be an action.
pub fn event(stamp: Stamp, text: &str) -> Option<Shape<'_>> {
    let text = text.trim_start();
    if let Some(private) = private::shape(stamp, text) {
        return Some(private);
    }
    let other = Shape::notice(stamp);
    if let Some((old, new)) = changed(text) {
        return Some(Shape::Presence(stamp, Presence::Renamed, old, new));
    }
    // What a server tells of somebody who was asked about: `[nick] (user@host): name`, `[nick] #room`. The reader knows
    // whether there is a nick in brackets.
    if text.starts_with('[') {
        return Some(Shape::Unknown(stamp));
    }
    if let Some(named) = labelled(stamp, text).or_else(|| own(stamp, text)) {
        return Some(named);
    }
    let (nick, rest) = text.split_once(' ')?;
    let (nick, glued) = without_host(without_user(nick));
    let nick = bare_nick(nick);
    let rest = rest.trim_start();
    let has_address = glued || is_address(rest);
    let (rest, hosted) = match after_host(rest) {
        after if after.len() < rest.len() => (after, true),
        _ => (rest, glued),
    };
    if let Some(new) = after_one_of(rest, RENAMED) {
        let (new, more) = new.trim().split_once(' ').unwrap_or((new.trim(), ""));
        let new = bare_nick(without_user(new));
        // Nobody has a nick of several words, but people make such jokes.
        return (more.is_empty() || more.starts_with(['[', '('])).then_some(Shape::Presence(
            stamp,
            Presence::Renamed,
            nick,
            new.trim_end_matches('.'),
        ));
    }
    if begins_with(rest, TOLD) || is_mode(rest) {
        let kicked = kicked(rest).map(|nick| Shape::Presence(stamp, Presence::Left, nick, ""));
        let told =
            || topic::set(rest).map(|topic| Shape::Presence(stamp, Presence::Topic, nick, topic));
        return Some(kicked.or_else(told).unwrap_or(other));
    }
    // A host after the nick is what only servers write.
    let is_one = |words: &[&str], elsewhere: &[&str]| {
        let mut after = words.iter().filter_map(|word| rest.strip_prefix(word));
        let begins = |word: &&str| rest.starts_with(*word);
        after.any(|after| hosted || is_whole(rest, after)) || elsewhere.iter().any(begins)
    };
    if is_one(JOINED, JOINED_ELSEWHERE) {
        return Some(Shape::Presence(stamp, Presence::Joined, nick, ""));
    }
    if is_one(LEFT, LEFT_ELSEWHERE) || is_removed(rest) {
        return Some(Shape::Presence(stamp, Presence::Left, nick, ""));
    }
    // In whatever language.
    has_address.then_some(other)
}

/// What a server tells, or what somebody does, where both bear the same mark.
pub fn event_or_action(stamp: Stamp, text: &str) -> Option<Shape<'_>> {
    event(stamp, text).or_else(|| Shape::action(stamp, text))
}

/// Who comes or goes, behind the word for it.
fn labelled(stamp: Stamp, text: &str) -> Option<Shape<'_>> {
    let mut labels = LABELLED.iter();
    let (told, what) = labels.find_map(|(label, what)| Some((text.strip_prefix(label)?, *what)))?;
    let nick = told.split(' ').next().unwrap_or("");
    Some(Shape::Presence(stamp, what, nick, ""))
}

/// What begins as only lines of the server do; of a topic its words are kept.
fn own(stamp: Stamp, text: &str) -> Option<Shape<'_>> {
    if !begins_with(text, OWN) {
        return None;
    }
    let changed = topic::changed(text).map(|(nick, topic)| (Presence::Topic, nick, topic));
    let told = || topic::told(text).map(|topic| (Presence::RoomTopic, "", topic));
    let (what, nick, topic) = changed.or_else(told).unwrap_or((Presence::Notice, "", ""));
    Some(Shape::Presence(stamp, what, nick, topic))
}

/// Eggdrop's `Nick change: old -> new`.
fn changed(text: &str) -> Option<(&str, &str)> {
    let (old, new) = text.strip_prefix("Nick change: ")?.split_once(" -> ")?;
    Some((old.trim(), new.trim()))
}

/// `set +o nick`, and German HexChat's `gibt Operatorstatus an nick`: no more words than modes.
fn is_mode(rest: &str) -> bool {
    if let Some(given) = rest.strip_prefix("gibt ") {
        let given = given.to_lowercase();
        let rights = ["status", "rechte", "stimme", "voice"];
        return rights.iter().any(|word| given.contains(word));
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

/// Words such as `left` and `has joined` begin actions too: `ash has left the kettle on`. After them there is nothing more, a
/// room, a reason, or one of a few known words and nothing behind them but those.
fn is_whole(words: &str, after: &str) -> bool {
    const KNOWN: &[&str] = &[
        "the room",
        "the channel",
        "the chat room",
        "the chat",
        "this channel",
        "this server",
        "the server",
        "channel",
        "irc",
        "IRC",
    ];
    // `joinedness` is another word than `joined`.
    if after.starts_with(char::is_alphabetic) && !words[..words.len() - after.len()].ends_with(' ')
    {
        return false;
    }
    let rest = after.trim_start();
    if rest.starts_with(['#', '&']) {
        // Behind the room a parting word may stand bare.
        return words.contains("left") || ends(rest.split_once(' ').map_or("", |(_, rest)| rest));
    }
    let known = || {
        KNOWN
            .iter()
            .filter_map(|words| rest.strip_prefix(words))
            .any(ends)
    };
    ends(rest) || known() || is_reason(words, rest) || is_kicked(words, rest)
}

/// Reasons that stand bare behind `has quit`.
fn is_reason(words: &str, rest: &str) -> bool {
    const REASONS: &[&str] = &[
        "Ping timeout",
        "Quit",
        "Connection ",
        "Remote host",
        "Read error",
        "Client ",
        "Excess ",
        "Killed",
        "Changing host",
    ];
    words.starts_with("has quit") && begins_with(rest, REASONS)
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
            ("ash kicked from #harbour by birch: bye", "left ash"),
            (
                "ash kicked from #harbour by birch!~b@host.example.net: bye",
                "left ash",
            ),
            ("ash kicked the ball", "-"),
            ("ash kicked from the goal by hand", "-"),
            ("Last message repeated 3 time(s).", "notice"),
            (
                "ash has set the subject to: Boats: oars",
                "topic ash Boats: oars",
            ),
            ("ash changed the subject to \"Boats\"", "topic ash Boats"),
            (
                "ash changed the topic of #pier to: Boats.",
                "topic ash Boats.",
            ),
            (
                "ash has changed topic for #pier from \"Oars\" to \"Boats\"",
                "topic ash Boats",
            ),
            (
                "ash!a@example.org changed topic of #pier to: Boats",
                "topic ash Boats",
            ),
            ("ash changes topic to 'Boats'", "topic ash Boats"),
            ("ash changes topic to ''", "notice"),
            ("ash changed the subject", "-"),
            ("birch has kicked ash (spam)", "left ash"),
            ("birch has kicked ash from #harbour (spam)", "left ash"),
            ("birch has kicked the habit", "notice"),
            ("ash(~a@host.example.net) has joined #harbour", "joined ash"),
            ("ash(~a@host.example.net) has quit \"bye\"", "left ash"),
            ("ash(1) has joined #harbour", "joined ash(1)"),
            (
                "@ash:example.org has joined #harbour",
                "joined @ash:example.org",
            ),
            ("Signoff: ash (Quit: bye)", "left ash"),
            ("Joins: ash (a@example.org)", "joined ash"),
            (
                "Topic change by ash on channel #pier: Boats",
                "topic ash Boats",
            ),
            (
                "Topic changed on #pier by ash!~a@host.example.net: Boats",
                "topic ash Boats",
            ),
            (
                "Topic for #pier is \"Boats: oars\"",
                "roomtopic Boats: oars",
            ),
            ("Topic for #pier: Boats", "roomtopic Boats"),
            ("Topic for #pier is: Boats", "roomtopic Boats"),
            ("Topic is 'Boats'", "roomtopic Boats"),
            (
                "Topic for #pier set by ash at Thu Jan 15 12:00:00 2032",
                "notice",
            ),
            ("Topic set by ash [a@host.example.net]", "notice"),
            ("The channel topic is \"Boats\".", "roomtopic Boats"),
            (
                "ash sets the channel topic to \"Boats\".",
                "topic ash Boats",
            ),
            ("ash sets the table", "-"),
            ("ash has been banned", "left ash"),
            ("ash has been banned (spam)", "left ash"),
            ("ash has been banned from the kitchen", "-"),
            ("Chatroom configuration modified", "notice"),
            ("ChanServ has changed mode: -o ash", "notice"),
            ("*** Notice -- TS for #harbour changed", "notice"),
            ("ash is now known as birch", "renamed ash"),
            ("ash is now known as birch for a day", "-"),
            ("ash changed nick to birch", "renamed ash"),
            ("Nick change: ash -> birch", "renamed ash"),
            ("ash set +o birch", "notice"),
            ("ash set -x and it broke", "-"),
            ("hans gibt birch Operatorstatus", "notice"),
            ("hans gibt jedem ein Bier", "-"),
            ("[ash] (a@example.org): Ash", "notice"),
            ("cedar Quit (Ping timeout)", "left cedar"),
            ("cedar left the chat room.", "left cedar"),
            ("cedar joined the chat room.", "joined cedar"),
            ("cedar has joined channel #h", "joined cedar"),
            (
                "cedar was kicked from the channel by birch (x)",
                "left cedar",
            ),
            ("cedar was kicked off #h by birch", "left cedar"),
            ("cedar has left #h bye all", "left cedar"),
            ("cedar has quit Ping timeout: 264 seconds", "left cedar"),
            ("cedar has quit - Quit: x", "left cedar"),
            ("cedar left IRC - bye", "left cedar"),
            ("cedar has left the channel #h", "left cedar"),
            ("cedar a quitté le canal", "left cedar"),
            ("cedar se ha unido a #h", "joined cedar"),
            ("cedar saiu do canal", "left cedar"),
            ("hans gibt birch Operatorrechte", "notice"),
            ("hans gibt dem Benutzer birch Voice", "notice"),
            ("ash leaves", "-"),
            ("ash leaves (lunch)", "-"),
            ("ash joins #dev", "-"),
            ("ash left", "-"),
            ("ash quit", "-"),
        ];
        for (text, expected) in rows {
            let told = match event(Stamp::default(), text) {
                Some(Shape::Presence(_, Presence::Notice, ..) | Shape::Unknown(_)) => {
                    "notice".to_owned()
                }
                Some(Shape::Presence(_, Presence::Topic, nick, topic)) => {
                    format!("topic {nick} {topic}")
                }
                Some(Shape::Presence(_, Presence::RoomTopic, _, topic)) => {
                    format!("roomtopic {topic}")
                }
                Some(Shape::Presence(_, what, nick, _)) => {
                    format!("{what:?} {nick}").to_lowercase()
                }
                _ => "-".to_owned(),
            };
            assert_eq!(told, expected, "{text}");
        }
    }
}
