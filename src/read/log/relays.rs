//! Nicks that pass on what others say: `<relay> [name] text` and `<relay> <name> text` credit the speaker.
//! Read lines in, the same lines with another speaker out. Relays are named in `site.yaml`, known by name, or by behaviour: nearly all
//! they say is `[network] <name> text`, or `<name> text` of several people.

use super::reader::{Reader, narrow, offset};
use super::shape::{acting, is_nick};
use super::somebody::is_somebody;
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

/// Fewest messages by which a relay is known, fewest with the name of a network, and how many in ten must be passed on.
const FEWEST: usize = 5;
const FEWEST_BRIDGED: usize = 2;
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
        let passed = passed_on(text, line).map(|passed| (passed.name, passed.said));
        let Some((name, said)) = passed.or_else(|| acted(text, line)) else {
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
#[derive(Clone, Copy, Default)]
struct Count<'t> {
    all: usize,
    passed: usize,
    first: Option<&'t str>,
    /// Whether it names several people.
    several: bool,
    /// Whether the only name is that of somebody, as far as others tell.
    somebody: bool,
    /// How many names stand in `[]`, which bots of trackers begin with as well: `[project]`.
    squared: usize,
    /// How many stand behind the name of a network.
    bridged: usize,
    /// How many messages name a network and nobody.
    nobody: usize,
}

/// How the name stands before a message that is passed on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Angled,
    Squared,
    /// Behind the name of a network.
    Bridged,
    /// Not at all: there is a network alone.
    Nobody,
}

/// A message that is passed on.
struct Passed<'t> {
    name: &'t str,
    said: &'t str,
    form: Form,
}

/// Which nicks are relays.
fn relays(reader: &Reader, text: &str, declared: &[String]) -> Vec<bool> {
    let mut said = vec![Count::default(); reader.nicks.len()];
    for line in reader
        .lines
        .iter()
        .filter(|line| line.kind == LineKind::Message)
    {
        let Some(count) = line.nick.and_then(|nick| said.get_mut(nick as usize)) else {
            continue;
        };
        count.all += 1;
        if let Some(passed) = passed_on(text, line) {
            count.add(&passed);
        }
    }
    let alone = reader.nicks.iter().zip(&mut said).zip(0..);
    for ((nick, count), at) in alone.filter(|((_, count), _)| count.is_alone()) {
        let known = KNOWN.iter().any(|end| bare(&nick.name).ends_with(end));
        count.somebody = known
            && count.first.is_some_and(|name| {
                is_somebody(reader, text, (at, name), |line| {
                    passed_on(text, line).map_or("", |passed| passed.said)
                })
            });
    }
    let nicks = reader.nicks.iter().zip(said);
    nicks
        .map(|(nick, count)| is_relay(&nick.name, count, declared))
        .collect()
}

/// A nick in lower case, without what clients append.
fn bare(name: &str) -> String {
    let lower = name.to_lowercase();
    lower
        .trim_end_matches(|c: char| !c.is_alphabetic())
        .to_owned()
}

impl<'t> Count<'t> {
    fn add(&mut self, passed: &Passed<'t>) {
        self.passed += 1;
        match passed.form {
            Form::Angled => {}
            Form::Squared => self.squared += 1,
            Form::Bridged => self.bridged += 1,
            Form::Nobody => self.nobody += 1,
        }
        if passed.form != Form::Nobody {
            self.several |= self.first.is_some_and(|first| first != passed.name);
            self.first = Some(passed.name);
        }
    }

    /// Whether it names one alone in square brackets.
    fn is_alone(&self) -> bool {
        self.squared > 0 && !self.several
    }

    /// Whether nearly all it says is that of others.
    fn is_nearly(self, passed: usize) -> bool {
        passed * 10 >= self.all * IN_TEN
    }

    /// Whether it passes on what several people say, or says for which network.
    fn behaves(self) -> bool {
        let angled = self.several && self.all >= FEWEST && self.squared + self.nobody == 0;
        let bridged = self.bridged >= FEWEST_BRIDGED && self.is_nearly(self.bridged);
        bridged || angled && self.is_nearly(self.passed)
    }

    /// Whether somebody of such a name passes on what it says. Bots of commits and tickets, whose names may end alike, put one
    /// project in square brackets.
    fn bears_out(self, bare: &str) -> bool {
        let sure = self.squared == 0 || self.several || self.somebody || KNOWN.contains(&bare);
        sure && KNOWN.iter().any(|end| bare.ends_with(end)) && self.passed * 2 >= self.all
    }
}

fn is_relay(name: &str, count: Count<'_>, declared: &[String]) -> bool {
    let told = declared
        .iter()
        .any(|relay| relay.eq_ignore_ascii_case(name));
    count.passed > 0 && (told || count.bears_out(&bare(name)) || count.behaves())
}

/// The speaker and the text of `[name] text`, `<name> text` and `[network] <name> text`; of `[Slack/name]` the name.
fn passed_on<'t>(text: &'t str, line: &Line) -> Option<Passed<'t>> {
    if line.kind != LineKind::Message {
        return None;
    }
    let said = &text[line.text.start as usize..line.text.end as usize];
    let (outer, rest) = named(said)?;
    let squared = said.starts_with('[');
    // `[discord] <name> text`: the network stands before the name.
    if squared && is_network(outer) {
        // A network says nothing itself: who does stands behind it, or is not known.
        let inner = named(rest).map(|(name, said)| (own(name).0, said, Form::Bridged));
        let (name, said, form) = inner.unwrap_or(("", rest, Form::Nobody));
        return Some(Passed { name, said, form });
    }
    let (name, bridged) = own(outer);
    let form = match (bridged, squared) {
        (true, _) => Form::Bridged,
        (false, true) => Form::Squared,
        (false, false) => Form::Angled,
    };
    let nobody = form == Form::Squared && is_mark(name);
    let said = rest;
    (!nobody).then_some(Passed { name, said, form })
}

fn is_network(word: &str) -> bool {
    let mut networks = NETWORKS.iter();
    networks.any(|name| name.eq_ignore_ascii_case(word))
}

/// A name without its network, and whether it had one. Other names may hold a slash.
fn own(name: &str) -> (&str, bool) {
    match name.split_once('/') {
        Some((network, own)) if is_network(network) && is_nick(own.trim()) => (own.trim(), true),
        _ => (name, false),
    }
}

/// Whether what stands in square brackets is a time, a number or a ticket as `KEY-12`, and nobody's name.
fn is_mark(name: &str) -> bool {
    let key = |key: &str| {
        key.len() > 1
            && key
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    };
    let number = |number: &str| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    let ticket = name.split_once('-');
    !name.contains(char::is_alphabetic)
        || ticket.is_some_and(|(head, tail)| key(head) && number(tail))
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
    let name = name.trim();
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
