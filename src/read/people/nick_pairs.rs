//! What a log tells of who bears which names: changes of nicks, and answers of bots to `.hello` and `!hi`. A log in, pairs of
//! names out, each with whether anything speaks against it. Who is united by them is decided elsewhere.

use std::sync::Arc;

use hashbrown::{HashMap, HashSet};

use super::nicks::{Nicks, bare};
use crate::model::log::{LineKind, Log, Presence};
use crate::model::reference::{self, Reference};
use crate::model::words::begins_with;
use crate::read::log::dialects;
use crate::read::minutes::{ANSWER, SPOKEN_TO_BOT, names_in_answer};

/// What a log tells of who is who.
#[derive(Debug, Clone)]
pub struct LogPairs {
    pub(crate) path: Arc<str>,
    pub(crate) file: Arc<str>,
    pub(crate) pairs: Vec<Pair>,
}

impl LogPairs {
    /// What a log tells, but for some names; nothing if that is nothing.
    pub(crate) fn by(log: &Log, but: &str) -> Option<Self> {
        let mut pairs = pairs(log);
        pairs.extend(addressed(log));
        pairs.retain(|pair| pair.one != but && pair.other != but);
        (!pairs.is_empty()).then(|| LogPairs {
            path: Arc::clone(&log.path),
            file: Arc::clone(&log.file),
            pairs,
        })
    }
}

/// Two names that a log says are those of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pair {
    /// Index of the line.
    pub(crate) at: usize,
    pub(crate) one: String,
    pub(crate) other: String,
    /// Whether nothing in the log speaks against it.
    pub(crate) sure: bool,
    /// Whether the second was first taken in the log by a change of nicks.
    pub(crate) taken: bool,
    /// How the log tells it.
    pub(crate) told: Way,
}

/// How a log tells that two names are those of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// By a change of nicks.
    Changed,
    /// By the answer of a bot to who asked for their own account.
    Introduced,
    /// By its answer to who asked for an account by name, which may be that of another.
    LookedUp,
    /// By a Matrix id that somebody spoke to or quoted, where the log shows nothing of ids but nicks.
    Addressed,
}

impl Pair {
    /// Both names without what clients append.
    pub(crate) fn bare(&self) -> (&str, &str) {
        (bare(&self.one), bare(&self.other))
    }

    /// Whether it unites people: ids that somebody spoke to are told apart by all logs together.
    pub(crate) fn unites(&self) -> bool {
        self.sure && self.told != Way::Addressed
    }

    /// Whether one of the names is among some nicks.
    pub(crate) fn is_of(&self, nicks: &HashSet<&str>) -> bool {
        nicks.contains(bare(&self.one)) || nicks.contains(bare(&self.other))
    }
}

/// Pairs of names that a log says are one person. A nick that two people took, as they do with `afk`, tells nothing.
fn pairs(log: &Log) -> Vec<Pair> {
    let mut found = Vec::new();
    let mut nicks = Nicks::default();
    for (at, line) in log.lines.iter().enumerate() {
        let Some(nick) = log.nick_of(line) else {
            continue;
        };
        match line.kind {
            LineKind::Presence(Presence::Renamed) => {
                let (old, new) = (nick.name.as_str(), log.text_of(line));
                let sure = nicks.change(old, new);
                if !is_guest(old) && !is_guest(new) {
                    found.push(Pair {
                        at,
                        one: old.to_owned(),
                        other: new.to_owned(),
                        sure,
                        taken: false,
                        told: Way::Changed,
                    });
                }
            }
            LineKind::Presence(Presence::Left) => nicks.left(&nick.name),
            LineKind::Message if !nick.bot => {
                nicks.first(&nick.name);
                let text = log.text_of(line).trim();
                let asked = begins_with(text, SPOKEN_TO_BOT);
                let answer = asked.then(|| answer(log, at, &nick.name)).flatten();
                let told = match text.contains(' ') {
                    true => Way::LookedUp,
                    false => Way::Introduced,
                };
                found.extend(answer.map(|pair| Pair { told, ..pair }));
            }
            _ => {}
        }
    }
    doubt_second_accounts(&mut found);
    // Whoever has an account of their own nick.
    found.retain(|pair| {
        let (one, other) = pair.bare();
        one.to_lowercase() != other.to_lowercase()
    });
    for pair in &mut found {
        pair.sure &= !nicks.is_of_several(&pair.one) && !nicks.is_of_several(&pair.other);
        pair.taken = nicks.is_taken(&pair.other);
    }
    found
}

/// Matrix ids in what people say, with the nicks that such a room would show: only its dumps show nothing else of anybody.
fn addressed(log: &Log) -> Vec<Pair> {
    let mut found: HashMap<&str, usize> = HashMap::new();
    let lines = log.lines.iter().enumerate();
    let shows = dialects::shows_nicks(log.dialect);
    for (at, line) in lines.filter(|_| shows) {
        for hit in reference::scan(log.text_of(line)) {
            if let Reference::Person(id) = hit.reference {
                found.entry(id).or_insert(at);
            }
        }
    }
    let pair = |(id, at): (&str, usize)| {
        let (nick, server) = id.split_once(':')?;
        server.contains('.').then(|| Pair {
            at,
            one: nick.to_lowercase(),
            other: format!("@{id}"),
            sure: true,
            taken: false,
            told: Way::Addressed,
        })
    };
    let mut pairs: Vec<Pair> = found.into_iter().filter_map(pair).collect();
    pairs.sort_by(|a, b| (a.at, &a.other).cmp(&(b.at, &b.other)));
    pairs
}

/// Nobody has a second account because they looked it up.
fn doubt_second_accounts(pairs: &mut [Pair]) {
    let mut accounts: HashMap<String, String> = HashMap::new();
    for pair in pairs.iter_mut().filter(|pair| pair.told != Way::Changed) {
        let own = accounts.entry(pair.one.clone());
        let own = own.or_insert_with(|| pair.other.clone());
        pair.sure &= pair.told == Way::Introduced || *own == pair.other;
    }
}

/// Another name that a log tells of somebody.
pub(crate) struct Renaming {
    pub(crate) old: String,
    pub(crate) new: String,
    /// Whether nothing speaks against it.
    pub(crate) sure: bool,
    /// Whether the name is a guest's, which is somebody else's tomorrow.
    pub(crate) guest: bool,
}

/// Every other name that a log tells of people: changes of nicks, and accounts in answers of bots whoever asked for them.
pub(crate) fn renamings(log: &Log) -> Vec<Renaming> {
    let mut found = Vec::new();
    let spans = spans(log);
    let mut spoken: HashSet<&str> = HashSet::new();
    let mut changed: HashSet<(&str, &str)> = HashSet::new();
    for line in &log.lines {
        let (Some(nick), text) = (log.nick_of(line), log.text_of(line)) else {
            continue;
        };
        let old = nick.name.as_str();
        let told = match line.kind {
            LineKind::Presence(Presence::Renamed) => {
                let sure = !spoken.contains(text) || changed.contains(&(text, old));
                changed.insert((old, text));
                Some((old, text, sure))
            }
            LineKind::Message if nick.bot => text.split_once(':').and_then(|(to, _)| {
                let account = names_in_answer(text, to.trim())?;
                Some((to.trim(), account, !are_two(&spans, to.trim(), account)))
            }),
            LineKind::Message => {
                spoken.insert(old);
                None
            }
            _ => None,
        };
        found.extend(told.map(|(old, new, sure)| Renaming {
            old: old.to_owned(),
            new: new.to_owned(),
            sure,
            guest: is_guest(old) || is_guest(new),
        }));
    }
    found
}

/// From which line to which each nick speaks.
fn spans(log: &Log) -> HashMap<&str, (usize, usize)> {
    let mut spans = HashMap::new();
    for (at, line) in log.lines.iter().enumerate() {
        if let (LineKind::Message, Some(nick)) = (line.kind, log.nick_of(line)) {
            spans.entry(bare(&nick.name)).or_insert((at, at)).1 = at;
        }
    }
    spans
}

/// Whether two nicks speak at one time, as only two people do.
fn are_two(spans: &HashMap<&str, (usize, usize)>, one: &str, other: &str) -> bool {
    let both = spans.get(bare(one)).zip(spans.get(bare(other)));
    bare(one) != bare(other) && both.is_some_and(|(one, other)| one.0 < other.1 && other.0 < one.1)
}

/// What a bot answers to somebody who introduces themselves.
fn answer(log: &Log, asked: usize, nick: &str) -> Option<Pair> {
    let behind = log.lines.iter().enumerate().skip(asked + 1);
    let talk = behind.filter(|(_, line)| line.is_talk()).take(ANSWER);
    let mut bots = talk.filter(|(_, line)| log.is_bot(line));
    bots.find_map(|(at, line)| {
        let account = names_in_answer(log.text_of(line), nick)?;
        Some(Pair {
            at,
            one: nick.to_owned(),
            other: account.to_owned(),
            sure: true,
            taken: false,
            told: Way::Introduced,
        })
    })
}

/// `Guest12345`: a nick that a server gives.
fn is_guest(nick: &str) -> bool {
    let lower = nick.to_lowercase();
    lower
        .strip_prefix("guest")
        .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
}
