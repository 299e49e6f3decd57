//! Nicks that pass on what others say: `<relay> [name] text` and `<relay> <name> text` credit the speaker.
//! Read lines in, the same lines with another speaker out. Relays are named in `site.yaml`, known by name, or by behaviour: nearly all
//! they say is `[network] <name> text`, or `<name> text` of several people.

use hashbrown::HashSet;

use super::reader::{Reader, narrow, span_of};
use super::relayed::{Form, Passed, acted, of_network, passed_on};
use super::shape::acting;
use crate::model::command::typed;
use crate::model::log::{Line, LineKind};
use crate::model::words::after_words;

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
            .and_then(acting)
            .map(|(name, said)| (of_network(name).0, said));
        let (name, said) = act.unwrap_or((name, said));
        let span = match said {
            "" => line.text.end..line.text.end,
            said => narrow(span_of(text, said)),
        };
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
    /// How many tell the network behind the name, and which those are; there are not many.
    at_network: usize,
    networks: [Option<&'t str>; NETWORKS_AT_ONCE],
}

/// How many networks a relay may join to this one.
const NETWORKS_AT_ONCE: usize = 3;

/// Which nicks are relays.
fn relays(reader: &Reader, text: &str, declared: &[String]) -> Vec<bool> {
    let mut said = vec![Count::default(); reader.nicks.len()];
    let mut acts = Vec::new();
    let messages = reader.lines.iter();
    for line in messages.filter(|line| line.kind == LineKind::Message) {
        let Some(count) = line.nick.and_then(|nick| said.get_mut(nick as usize)) else {
            continue;
        };
        count.all += 1;
        if let Some(passed) = passed_on(text, line) {
            count.add(&passed);
        }
        acts.extend(line.nick.zip(acted(text, line)));
    }
    count_acts(reader, text, &acts, &mut said);
    let alone = reader.nicks.iter().zip(&mut said).zip(0..);
    for ((nick, count), at) in alone.filter(|((_, count), _)| count.is_alone()) {
        let known = KNOWN.iter().any(|end| bare(&nick.name).ends_with(end));
        let first = count.first.filter(|_| known);
        count.somebody = first.is_some_and(|name| is_somebody(reader, text, (at, name)));
    }
    let nicks = reader.nicks.iter().zip(said);
    nicks
        .map(|(nick, count)| is_relay(&nick.name, count, declared))
        .collect()
}

/// Whether the one name that a relay puts in square brackets is that of somebody and of no project, as bots of commits and tickets put
/// one there: others speak to it, it speaks itself, or commands of meetings stand behind it.
fn is_somebody(reader: &Reader, text: &str, (relay, name): (u32, &str)) -> bool {
    let addresses =
        |said: &str| after_words(said, name).is_some_and(|rest| rest.starts_with([':', ',']));
    let speaks = |nick: u32| reader.nicks[nick as usize].name.eq_ignore_ascii_case(name);
    let commands = |line: &Line| passed_on(text, line).is_some_and(|it| typed(it.said).is_some());
    let mut lines = reader.lines.iter();
    lines.any(
        |line| match line.nick.filter(|_| line.kind == LineKind::Message) {
            Some(nick) if nick == relay => commands(line),
            Some(nick) => speaks(nick) || addresses(line.words(text)),
            None => false,
        },
    )
}

/// Counts `* name text` as passed on, where the name is that of somebody whose words are, or who speaks here.
fn count_acts<'t>(
    reader: &Reader,
    text: &'t str,
    acts: &[(u32, (&'t str, &'t str))],
    said: &mut [Count<'t>],
) {
    let own = |line: &Line| Some((line.nick?, passed_on(text, line)?.name));
    let several = |nick: u32| said.get(nick as usize).is_some_and(|count| count.several);
    if !acts.iter().any(|(nick, _)| several(*nick)) {
        return;
    }
    let passed: HashSet<(u32, &str)> = reader.lines.iter().filter_map(own).collect();
    for (nick, (_, act)) in acts {
        let act = act.strip_prefix("* ").and_then(acting);
        let name = act.map(|(name, _)| of_network(name).0);
        let known = |name| passed.contains(&(*nick, name)) || reader.known(name).is_some();
        if let Some(count) = said
            .get_mut(*nick as usize)
            .filter(|_| name.is_some_and(known))
        {
            count.passed += 1;
            count.at_network += usize::from(count.at_network > 0);
        }
    }
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
            Form::AtNetwork(network, squared) => {
                self.squared += usize::from(squared);
                self.add_network(network);
            }
        }
        if passed.form != Form::Nobody {
            self.several |= self.first.is_some_and(|first| first != passed.name);
            self.first = Some(passed.name);
        }
    }

    fn add_network(&mut self, network: &'t str) {
        let mut places = self.networks.iter_mut();
        let own = places.find(|place| place.is_none_or(|known| known == network));
        if let Some(place) = own {
            *place = Some(network);
            self.at_network += 1;
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
        let at_network = self.several && self.all >= FEWEST && self.is_nearly(self.at_network);
        bridged || at_network || angled && self.is_nearly(self.passed)
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
