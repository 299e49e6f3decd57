//! Nicks that pass on what others say: `<relay> [name] text` and `<relay> <name> text` credit the speaker.
//! Read lines in, the same lines with another speaker out. Relays are named in `site.yaml`, known by name, or by behaviour: nearly all they say is `<name> text`.

use super::reader::{Reader, narrow, offset};
use super::shape::{acting, is_nick};
use crate::model::log::{Line, LineKind};

/// Ends of the names that relays bear in many channels, in lower case.
const KNOWN: &[&str] = &[
    "relay",
    "bridge",
    "discord",
    "slack",
    "relaybot",
    "bridgebot",
    "discordbot",
    "slackbot",
    "telegrambot",
    "telegram-bot",
    "telegram",
    "discord-bot",
    "slack-bot",
    "tgbot",
    "teleirc",
    "gitterbot",
];

/// Networks as bridges name them before a nick.
const NETWORKS: &[&str] = &[
    "discord",
    "gitter",
    "irc",
    "keybase",
    "matrix",
    "mattermost",
    "msteams",
    "mumble",
    "nctalk",
    "rocketchat",
    "slack",
    "ssh-chat",
    "steam",
    "telegram",
    "vk",
    "whatsapp",
    "xmpp",
    "zulip",
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
        let Some((name, said)) = passed_on(text, line).or_else(|| acted(text, line)) else {
            continue;
        };
        let act = said
            .strip_prefix("* ")
            .filter(|_| name.is_empty())
            .and_then(acting);
        let (name, said) = act.unwrap_or((name, said));
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
        if act.is_some() {
            reader.lines[at].kind = LineKind::Action;
        }
    }
}

/// What a nick said, as far as that tells a relay.
#[derive(Clone, Copy)]
struct Count<'t> {
    all: usize,
    passed: usize,
    first: Option<&'t str>,
    /// Whether it names several people.
    several: bool,
    /// Whether all names stand in `<>`: bots of trackers begin with `[project]`.
    angled: bool,
}

/// Which nicks are relays.
fn relays(reader: &Reader, text: &str, declared: &[String]) -> Vec<bool> {
    let none = Count {
        all: 0,
        passed: 0,
        first: None,
        several: false,
        angled: true,
    };
    let mut said = vec![none; reader.nicks.len()];
    for line in reader
        .lines
        .iter()
        .filter(|line| line.kind == LineKind::Message)
    {
        let Some(count) = line.nick.and_then(|nick| said.get_mut(nick as usize)) else {
            continue;
        };
        count.all += 1;
        if let Some((name, _)) = passed_on(text, line) {
            count.passed += 1;
            count.several |= count.first.is_some_and(|first| first != name);
            count.first = Some(name);
            count.angled &= text[line.text.start as usize..].starts_with('<');
        }
    }
    let nicks = reader.nicks.iter().zip(said);
    nicks
        .map(|(nick, count)| is_relay(&nick.name, count, declared))
        .collect()
}

fn is_relay(name: &str, count: Count<'_>, declared: &[String]) -> bool {
    let lower = name.to_lowercase();
    let bare = lower.trim_end_matches(|c: char| !c.is_alphabetic());
    let named = KNOWN.iter().any(|end| bare.ends_with(end)) && count.passed * 2 >= count.all;
    let behaves = count.angled
        && count.several
        && count.all >= FEWEST
        && count.passed * 10 >= count.all * IN_TEN;
    let told = declared
        .iter()
        .any(|relay| relay.eq_ignore_ascii_case(name));
    count.passed > 0 && (told || named || behaves)
}

/// The speaker and the text of `[name] text`, `<name> text` and `[network] <name> text`; of `[Slack/name]` the name.
fn passed_on<'t>(text: &'t str, line: &Line) -> Option<(&'t str, &'t str)> {
    if line.kind != LineKind::Message {
        return None;
    }
    let said = &text[line.text.start as usize..line.text.end as usize];
    let outer = named(said)?;
    // `[discord] <name> text`: the network stands before the name.
    let network = NETWORKS
        .iter()
        .any(|name| name.eq_ignore_ascii_case(outer.0));
    if !network || !said.starts_with('[') {
        return Some(outer);
    }
    // A network says nothing itself: who does stands behind it, or is not known.
    Some(named(outer.1).unwrap_or(("", outer.1)))
}

/// `* name text`, of which the name is still to be taken.
fn acted<'t>(text: &'t str, line: &Line) -> Option<(&'t str, &'t str)> {
    let said = &text[line.text.start as usize..line.text.end as usize];
    let told = line.kind == LineKind::Message && said.starts_with("* ");
    told.then_some(("", said))
}

/// The name in brackets before a text, and the text.
fn named(said: &str) -> Option<(&str, &str)> {
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
