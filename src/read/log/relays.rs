//! Nicks that pass on what others say: `<relay> [name] text` and `<relay> <name> text` credit the speaker.
//! Read lines in, the same lines with another speaker out. Relays are named in `site.yaml`, known by name, or by behaviour.

use super::reader::{Reader, narrow, offset};
use super::shape::is_nick;
use crate::model::log::{Line, LineKind};

/// Names that relays bear in many channels, in lower case.
const KNOWN: &[&str] = &[
    "relay",
    "matterbridge",
    "bridge",
    "bridgebot",
    "discordbot",
    "discordrelay",
    "slackbot",
    "slackrelay",
    "slackbridge",
    "telegrambot",
    "tgbot",
    "teleirc",
    "matrixbridge",
    "gitterbridge",
];

/// Fewest messages by which a relay is known, and how many in ten must be passed on.
const FEWEST: usize = 5;
const IN_TEN: usize = 9;

/// Gives what a relay passes on to whom it is from.
pub(super) fn credit(reader: &mut Reader, text: &str, declared: &[String]) {
    let relays = relays(reader, text, declared);
    if !relays.contains(&true) {
        return;
    }
    for at in 0..reader.lines.len() {
        let line = &reader.lines[at];
        let Some(nick) = line.nick.filter(|nick| relays[*nick as usize]) else {
            continue;
        };
        let Some((name, said)) = passed_on(text, line) else {
            continue;
        };
        let start = if said.is_empty() {
            line.text.end as usize
        } else {
            offset(text, said)
        };
        let span = narrow(start..start + said.len());
        let speaker = if name.is_empty() {
            nick
        } else {
            reader.nick(name)
        };
        reader.lines[at].nick = Some(speaker);
        reader.lines[at].text = span;
    }
}

/// Which nicks are relays.
fn relays(reader: &Reader, text: &str, declared: &[String]) -> Vec<bool> {
    let mut said = vec![(0usize, 0usize, None::<&str>, false); reader.nicks.len()];
    let messages = reader
        .lines
        .iter()
        .filter(|line| line.kind == LineKind::Message);
    for line in messages {
        let Some(count) = line.nick.and_then(|nick| said.get_mut(nick as usize)) else {
            continue;
        };
        count.0 += 1;
        if let Some((name, _)) = passed_on(text, line) {
            count.1 += 1;
            count.3 |= count.2.is_some_and(|first| first != name);
            count.2 = Some(name);
        }
    }
    let named = |name: &str| {
        KNOWN.contains(&name.to_lowercase().as_str())
            || declared
                .iter()
                .any(|relay| relay.eq_ignore_ascii_case(name))
    };
    let nicks = reader.nicks.iter().zip(said);
    nicks
        .map(|(nick, (all, passed, _, several))| {
            passed > 0
                && (named(&nick.name) || several && all >= FEWEST && passed * 10 >= all * IN_TEN)
        })
        .collect()
}

/// The speaker and the text of `[name] text` and `<name> text`; of `[Slack/name]` the name.
fn passed_on<'t>(text: &'t str, line: &Line) -> Option<(&'t str, &'t str)> {
    if line.kind != LineKind::Message {
        return None;
    }
    let said = &text[line.text.start as usize..line.text.end as usize];
    let close = match said.as_bytes().first()? {
        b'[' => ']',
        b'<' => '>',
        _ => return None,
    };
    let close = closing(said, close)?;
    let (name, rest) = (&said[1..close], &said[close + 1..]);
    let name = name.rsplit('/').next().unwrap_or(name).trim();
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    let apart = rest.is_empty() || rest.starts_with(' ');
    (apart && is_nick(name) && name.len() <= 40).then(|| (name, rest.trim_start()))
}

/// The mark that closes the name: the first with a blank, a colon or nothing behind it, for names hold such marks too.
fn closing(said: &str, close: char) -> Option<usize> {
    let ends = |at: &usize| {
        let rest = &said[at + 1..];
        rest.is_empty() || rest.starts_with([' ', ':'])
    };
    said.match_indices(close)
        .map(|(at, _)| at)
        .take(4)
        .find(ends)
}
