//! Topics of rooms, as servers tell of them. The line of a server in; the topic that somebody sets, or whether the TLP label that holds
//! takes the line out, out. Who sets it is not looked at.

use crate::model::words::begins_with;
use crate::read::tlp::{Label, after, of_room};

/// Words before a new topic, as clients put them.
const NEW: &[&str] = &[" to: ", " to \"", " to '", " to \u{201c}"];

/// Before the topic that WeeChat tells first, and before the one that is gone for good.
const OLD: &str = " from \"";
const UNSET: &str = "(old topic";

/// Whether a line of a server is taken out. A new topic may open what is closed, as that of a meeting may; what is told of a topic to
/// somebody who joins only closes. What a topic says by rule of labels does neither; `clear` says whether the log is said to be public.
pub(super) fn takes(label: &mut Label, line: &str, clear: bool) -> bool {
    let new = after(line).and_then(|_| new(line));
    let told = line.split(UNSET).next().unwrap_or(line);
    match new {
        Some(topic) => takes_new(label, topic, clear),
        None => {
            let told = of_room(told, clear);
            let closes = after(&told) == Some(true);
            label.takes(if closes { &told } else { "" })
        }
    }
}

/// The same of a topic that somebody sets.
pub(super) fn takes_new(label: &mut Label, topic: &str, clear: bool) -> bool {
    label.takes(&format!("topic {}", of_room(topic, clear)))
}

/// Words behind who sets a topic.
const SETS: &[&str] = &[
    "has changed ",
    "changed ",
    "changes ",
    "has set ",
    "set ",
    "sets ",
];

/// The topic that somebody sets, in the words behind their name; none where it is unset or not told.
pub(super) fn set(words: &str) -> Option<&str> {
    let topic = new(words).filter(|_| begins_with(words, SETS))?;
    let head = &words[..words.len() - topic.len()];
    let quoted = head.ends_with(['"', '\'', '\u{201c}']);
    let closed = |text: &'_ str| text.strip_suffix(['"', '\'', '\u{201d}']).map(str::len);
    let length = closed(topic).or_else(|| closed(topic.strip_suffix('.')?));
    let topic = match length.filter(|_| quoted) {
        Some(length) => &topic[..length],
        None => topic.trim(),
    };
    let named = head.contains("topic") || head.contains("subject");
    (named && !topic.is_empty()).then_some(topic)
}

/// Who changes the topic, and the new one, where neither stands first: `Topic change by nick on channel #room: topic`.
pub(super) fn changed(text: &str) -> Option<(&str, &str)> {
    let (_, told) = text.strip_prefix("Topic change")?.split_once(" by ")?;
    let (who, topic) = told.split_once(": ")?;
    let nick = who.split([' ', '!']).next().unwrap_or(who);
    let topic = topic.trim();
    (!nick.is_empty() && !topic.is_empty()).then_some((nick, topic))
}

/// The topic that a room has already, as it is told to whoever joins; none where its topic is not told, but who set it.
pub(super) fn told(text: &str) -> Option<&str> {
    let of_room = || {
        let (room, rest) = text.strip_prefix("Topic for ")?.split_once(' ')?;
        match room.strip_suffix(':') {
            Some(_) => Some(rest),
            None => rest
                .strip_prefix("is: ")
                .or_else(|| rest.strip_prefix("is ")),
        }
    };
    let mut plain = ["Topic is ", "The channel topic is "].iter();
    let plain = plain.find_map(|words| text.strip_prefix(words));
    let topic = plain.or_else(of_room)?.trim();
    let quoted = [("\"", "\""), ("'", "'"), ("\"", "\".")]
        .iter()
        .find_map(|(open, close)| topic.strip_prefix(open)?.strip_suffix(close));
    Some(quoted.unwrap_or(topic)).filter(|topic| !topic.is_empty())
}

/// Who set a topic, in the line that tells so.
pub(super) fn setter(line: &str) -> Option<&str> {
    let (_, told) = line.split_once("opic")?;
    let (_, who) = told.split_once("set by ")?;
    who.split([' ', '!', '('])
        .next()
        .filter(|nick| !nick.is_empty())
}

/// The topic behind words for a new one.
fn new(line: &str) -> Option<&str> {
    let changed = line
        .split_once(OLD)
        .and_then(|(_, old)| old.split_once('"'));
    let rest = changed.map_or(line, |(_, rest)| rest);
    let begins = |words: &&str| rest.find(*words).map(|at| at + words.len());
    Some(&rest[NEW.iter().filter_map(begins).min()?..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_closes_and_opens() {
        let rows = [
            (
                "15:01 -!- amy changed the topic of #pier to: TLP:AMBER call",
                "closes",
            ),
            (
                "amy has changed topic for #pier from \"boats\" to \"TLP:RED call\"",
                "closes",
            ),
            (
                "amy has changed topic for #pier from \"TLP:RED call\" to \"boats\"",
                "-",
            ),
            (
                "amy has changed topic for #pier from \"TLP:RED\" to \"TLP:CLEAR\"",
                "opens",
            ),
            (
                "amy has unset topic for #pier (old topic: \"TLP:RED call\")",
                "-",
            ),
            ("*** amy changes topic to 'TLP:RED'", "closes"),
            ("amy hat das Thema ge\u{e4}ndert: TLP:RED", "closes"),
            ("Topic for #pier is \"TLP:GREEN call\"", "closes"),
            ("Topic for #pier is \"TLP:CLEAR call\"", "-"),
            (
                "amy changed the topic to \"TLP:CLEAR, boats and piers\".",
                "opens",
            ),
            (
                "amy changed the topic to \"when TLP:RED was read, who knew?\"",
                "closes",
            ),
            ("amy sets mode +o birch", "-"),
            (
                "*** topic of #pier is \"Pier | no TLP:RED here | logs public\"",
                "-",
            ),
            (
                "*** topic of #pier is \"Nothing TLP:AMBER or TLP:RED please\"",
                "-",
            ),
            (
                "amy changed the topic of #pier to: no TLP:RED in this channel",
                "-",
            ),
            (
                "amy changed the topic of #pier to: no logs, TLP:RED",
                "closes",
            ),
            (
                "amy changed the topic of #pier to: no TLP:RED until Friday",
                "closes",
            ),
            (
                "amy changed the topic of #pier to: no TLP:CLEAR here, TLP:RED",
                "closes",
            ),
            (
                "*** amy changes topic to \"Pier | TLP:AMBER max\"",
                "closes",
            ),
            ("*** topic of #pier is \"Pier | up to TLP:AMBER\"", "closes"),
        ];
        for (line, expected) in rows {
            let (mut open, mut closed) = (Label::default(), Label::default());
            closed.takes("TLP:RED");
            let does = match (
                takes(&mut open, line, false),
                takes(&mut closed, line, false),
            ) {
                (true, true) => "closes",
                (false, false) => "opens",
                _ => "-",
            };
            assert_eq!(does, expected, "{line}");
        }
    }

    #[test]
    fn a_topic_of_a_public_log_may_say_how_far_labels_go() {
        let rows = [
            ("*** amy changes topic to \"Pier | TLP:AMBER max\"", false),
            ("*** topic of #pier is \"Pier | up to TLP:AMBER\"", false),
            ("*** amy changes topic to \"at most TLP:GREEN\"", false),
            ("*** amy changes topic to \"Pier | TLP:AMBER call\"", true),
            ("*** amy changes topic to \"TLP:RED, up to noon\"", true),
        ];
        for (line, expected) in rows {
            let mut label = Label::read_as(crate::read::tlp::Mode::PublicTalk);
            assert_eq!(takes(&mut label, line, true), expected, "{line}");
        }
    }
}
