//! Who is who: what logs tell of people with several nicks. Nick changes, and answers of bots to `.hello` and `!hi`.
//! Meetings in, people united and notes about doubtful cases out. Joke names and guests teach nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hashbrown::{HashMap, HashSet};

use super::meeting::{Gathered, key};
use super::minutes::{SPOKEN_TO_BOT, names_in_answer};
use super::nicks::{Nicks, bare};
use crate::model::log::{LineKind, Log, Presence};
use crate::model::meeting::Meeting;
use crate::model::person::People;
use crate::place::Place;
use crate::report::{Note, Severity};

/// Lines within which a bot answers.
const ANSWER: usize = 4;

/// Everybody who spoke or was named gets a place among the people, but for bots; then the logs tell who is the same.
pub(super) fn learn(people: &mut People, stems: &[Arc<Gathered>]) -> Vec<Note> {
    let mut notes = meet(people, stems);
    let mut logs: Vec<&Told> = stems.iter().flat_map(|stem| &stem.pairs).collect();
    logs.sort_by(|a, b| a.path.cmp(&b.path));
    let shared = shared(people, &logs, stems);
    let mut told: HashSet<(&str, &str)> = HashSet::new();
    for log in logs {
        for pair in &log.pairs {
            let sure = pair.sure && !pair.is_of(&shared);
            let united = sure && people.unite(&pair.one, &pair.other);
            let names = [&pair.one, &pair.other].map(String::as_str);
            let names = (names[0].min(names[1]), names[0].max(names[1]));
            if !united && told.insert(names) {
                notes.push(doubtful(&log.file, pair));
            }
        }
    }
    notes
}

/// Nicks that different people took in different logs and that nobody came with, as `afk`: they tell nothing, either. Whatever
/// else logs tell unites people before.
fn shared<'l>(people: &mut People, logs: &[&'l Told], stems: &[Arc<Gathered>]) -> HashSet<&'l str> {
    let mut takers: HashMap<&str, Vec<(&str, &Told)>> = HashMap::new();
    for log in logs {
        for pair in log.pairs.iter().filter(|pair| pair.sure && pair.taken) {
            let new = takers.entry(bare(&pair.other)).or_default();
            new.push((bare(&pair.one), log));
        }
    }
    takers.retain(|_, all| all.iter().any(|(taker, _)| *taker != all[0].0));
    let mut shared: HashSet<&str> = takers.keys().copied().collect();
    if shared.is_empty() {
        return shared;
    }
    let pairs = logs.iter().flat_map(|log| &log.pairs);
    pairs
        .filter(|pair| pair.sure && !pair.is_of(&shared))
        .for_each(|pair| _ = people.unite(&pair.one, &pair.other));
    shared.retain(|nick| {
        let all = &takers[nick];
        let who = |taker: &str| people.find(taker).map(|person| person.id.clone());
        let one = who(all[0].0);
        all.iter()
            .any(|(taker, _)| one.is_none() || who(taker) != one)
            && !came(nick, all, stems)
    });
    shared
}

/// Whether somebody came with a nick to a meeting in whose logs nobody took it.
fn came(nick: &str, takers: &[(&str, &Told)], stems: &[Arc<Gathered>]) -> bool {
    let there = |meeting: &Arc<Meeting>| {
        let mut present = meeting.attendance.iter();
        present.any(|present| bare(&present.nick) == nick)
    };
    let taken = |meeting: &Arc<Meeting>| {
        let mut parts = meeting.parts.iter();
        parts.any(|part| takers.iter().any(|(_, log)| log.path == *part.kept.path()))
    };
    meetings(stems).any(|meeting| there(meeting) && !taken(meeting))
}

/// Whether two versions of the files of a stem teach the same about people.
pub(super) fn teaches_the_same(one: &Gathered, other: &Gathered) -> bool {
    let same = |(one, other): (&Arc<Meeting>, &Arc<Meeting>)| {
        let file = |meeting: &Meeting| {
            meeting
                .parts
                .first()
                .map(|part| Arc::clone(part.kept.file()))
        };
        let met = |meeting: &Meeting| {
            let there = meeting.attendance.iter();
            let there = there.map(|there| (there.nick.clone(), there.matrix.clone(), there.bot));
            there.collect::<BTreeSet<_>>()
        };
        met(one) == met(other) && key(one) == key(other) && file(one) == file(other)
    };
    let pairs = |stem: &Gathered| {
        let logs = stem.pairs.iter();
        let logs = logs.map(|told| (Arc::clone(&told.path), told.pairs.clone()));
        logs.collect::<Vec<_>>()
    };
    let met = one.meetings.iter().zip(&other.meetings).all(same);
    one.meetings.len() == other.meetings.len() && met && pairs(one) == pairs(other)
}

fn meetings(stems: &[Arc<Gathered>]) -> impl Iterator<Item = &Arc<Meeting>> {
    stems.iter().flat_map(|stem| &stem.meetings)
}

fn meet(people: &mut People, stems: &[Arc<Gathered>]) -> Vec<Note> {
    // Everybody with the oldest meeting they were at.
    let mut met: HashMap<(&str, Option<&str>), &Meeting> = HashMap::new();
    for meeting in meetings(stems) {
        for there in meeting.attendance.iter().filter(|there| !there.bot) {
            let person = (there.nick.as_str(), there.matrix.as_deref());
            let oldest = met.entry(person).or_insert(meeting);
            if key(meeting) < key(oldest) {
                *oldest = meeting;
            }
        }
    }
    let present: BTreeMap<_, &Meeting> = met.into_iter().collect();
    let twice = present.into_iter();
    let twice = twice.filter(|((nick, matrix), _)| people.meet(nick, *matrix));
    twice
        .filter_map(|((nick, _), first)| two_servers(nick, first))
        .collect()
}

/// The note stands at the oldest meeting.
fn two_servers(nick: &str, first: &Meeting) -> Option<Note> {
    let log = &first.parts.first()?.kept;
    let message = format!("`{nick}` is the nick of people on two servers: they are kept apart");
    let note = Note::new(
        Severity::Info,
        "ambiguous-nick",
        Place::file(log.file()),
        message,
    );
    Some(note.hint("if they are one person, say so in people.yaml"))
}

/// What a log tells of who is who.
#[derive(Debug)]
pub struct Told {
    path: Arc<str>,
    file: Arc<str>,
    pairs: Vec<Pair>,
}

impl Told {
    /// What a log tells, but for some names; nothing if that is nothing.
    pub(super) fn by(log: &Log, but: &str) -> Option<Self> {
        let mut pairs = pairs(log);
        pairs.retain(|pair| pair.one != but && pair.other != but);
        (!pairs.is_empty()).then(|| Told {
            path: Arc::clone(&log.path),
            file: Arc::clone(&log.file),
            pairs,
        })
    }
}

/// Two names that a log says are those of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pair {
    /// Index of the line.
    at: usize,
    one: String,
    other: String,
    /// Whether nothing in the log speaks against it.
    sure: bool,
    /// Whether the second was first taken in the log by a change of nicks.
    taken: bool,
}

impl Pair {
    /// Whether one of the names is among some nicks.
    fn is_of(&self, nicks: &HashSet<&str>) -> bool {
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
                    });
                }
            }
            LineKind::Presence(Presence::Left) => nicks.left(&nick.name),
            LineKind::Message if !nick.bot => {
                nicks.first(&nick.name);
                let asked = SPOKEN_TO_BOT
                    .iter()
                    .any(|word| log.text_of(line).trim_start().starts_with(word));
                found.extend(asked.then(|| answer(log, at, &nick.name)).flatten());
            }
            _ => {}
        }
    }
    for pair in &mut found {
        pair.sure &= !nicks.is_of_several(&pair.one) && !nicks.is_of_several(&pair.other);
        pair.taken = nicks.is_taken(&pair.other);
    }
    found
}

/// Another name that a log tells of somebody.
pub(super) struct Renaming {
    pub(super) old: String,
    pub(super) new: String,
    /// Whether nothing speaks against it.
    pub(super) sure: bool,
    /// Whether the name is a guest's, which is somebody else's tomorrow.
    pub(super) guest: bool,
}

/// Every other name that a log tells of people: changes of nicks, and accounts in answers of bots whoever asked for them.
pub(super) fn renamings(log: &Log) -> Vec<Renaming> {
    let mut found = Vec::new();
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
                Some((to.trim(), account, true))
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

/// What a bot answers to somebody who introduces themselves.
fn answer(log: &Log, asked: usize, nick: &str) -> Option<Pair> {
    let after = log.lines.iter().enumerate().skip(asked + 1).take(ANSWER);
    let mut bots = after.filter(|(_, line)| log.nick_of(line).is_some_and(|nick| nick.bot));
    bots.find_map(|(at, line)| {
        let account = names_in_answer(log.text_of(line), nick)?;
        Some(Pair {
            at,
            one: nick.to_owned(),
            other: account.to_owned(),
            sure: true,
            taken: false,
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

fn doubtful(file: &Arc<str>, pair: &Pair) -> Note {
    let Pair { one, other, .. } = pair;
    let number = u32::try_from(pair.at + 1).unwrap_or(u32::MAX);
    let message = format!(
        "it is not clear whether `{one}` and `{other}` are one person: they are kept apart"
    );
    let note = Note::new(
        Severity::Info,
        "ambiguous-nick",
        Place::new(file, number, 0),
        message,
    );
    note.hint("if they are one person, say so in people.yaml")
}
