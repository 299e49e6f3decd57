//! Who is who: what logs tell of people with several nicks. Nick changes, and answers of bots to `.hello` and `!hi`.
//! Meetings in, people united and notes about doubtful cases out. Joke names and guests teach nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hashbrown::{HashMap, HashSet};

use super::meeting::{Gathered, key};
use super::people::nick_pairs::{LogPairs, Pair, Way};
use super::people::nicks::bare;
use crate::model::meeting::{Attendee, Meeting};
use crate::model::person::{Borne, People};
use crate::place::Place;
use crate::report::{Note, Severity};

/// Everybody who spoke or was named gets a place among the people, but for bots; then the logs tell who is the same, and so
/// what everybody is called.
pub(super) fn learn(people: &mut People, stems: &[Arc<Gathered>]) -> Vec<Note> {
    let borne = borne(stems);
    let mut notes = meet(people, &borne);
    let mut logs: Vec<&LogPairs> = stems.iter().flat_map(|stem| &stem.pairs).collect();
    logs.sort_by(|a, b| a.path.cmp(&b.path));
    let shared = shared(people, &logs, stems);
    let apart = together(&logs, stems);
    let mut told: HashSet<(&str, &str)> = HashSet::new();
    let mut doubts: Vec<(&LogPairs, &Pair)> = Vec::new();
    for log in &logs {
        for pair in log.pairs.iter().filter(|pair| pair.told != Way::Addressed) {
            let apart = pair.told == Way::LookedUp && apart.contains(&pair.bare());
            let sure = pair.unites() && !apart && !pair.is_of(&shared);
            let united = sure && people.unite(&pair.one, &pair.other);
            let names = [&pair.one, &pair.other].map(String::as_str);
            let names = (names[0].min(names[1]), names[0].max(names[1]));
            if !united && told.insert(names) {
                doubts.push((log, pair));
            }
        }
    }
    reach(people, &logs);
    // What one log leaves open another may tell.
    doubts.retain(|(_, pair)| !people.are_one(&pair.one, &pair.other));
    notes.extend(doubts.iter().map(|(log, pair)| doubtful(&log.file, pair)));
    let borne: Vec<Borne<'_>> = borne.into_iter().map(|(borne, _)| borne).collect();
    people.settle(&borne);
    for name in meetings(stems).flat_map(|meeting| on_roll(meeting)) {
        people.list(name);
    }
    notes
}

/// Everybody whom a meeting names as being there or not.
fn on_roll(meeting: &Meeting) -> impl Iterator<Item = &String> {
    let minutes = &meeting.minutes;
    minutes.present.iter().chain(&minutes.regrets)
}

/// Whoever is spoken to by a Matrix id in logs that show nothing of the ids, unless several have one with that nick.
fn reach(people: &mut People, logs: &[&LogPairs]) {
    let mut ids: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let pairs = logs.iter().flat_map(|log| &log.pairs);
    for pair in pairs.filter(|pair| pair.told == Way::Addressed) {
        ids.entry(&pair.one).or_default().insert(&pair.other);
    }
    for (nick, ids) in ids {
        if let (Some(id), 1) = (ids.first(), ids.len()) {
            people.reach(nick, id);
        }
    }
}

/// Nicks that different people took in different logs and that nobody came with, as `afk`: they tell nothing, either. Whatever
/// else logs tell unites people before.
fn shared<'l>(
    people: &mut People,
    logs: &[&'l LogPairs],
    stems: &[Arc<Gathered>],
) -> HashSet<&'l str> {
    let mut takers: HashMap<&str, Vec<(&str, &LogPairs)>> = HashMap::new();
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
        .filter(|pair| pair.unites() && !pair.is_of(&shared))
        .for_each(|pair| _ = people.unite(&pair.one, &pair.other));
    shared.retain(|nick| {
        let all = &takers[nick];
        all.iter()
            .any(|(taker, _)| !people.are_one(all[0].0, taker))
            && !came(nick, all, stems)
    });
    shared
}

/// Whether somebody came with a nick to a meeting in whose logs nobody took it.
fn came(nick: &str, takers: &[(&str, &LogPairs)], stems: &[Arc<Gathered>]) -> bool {
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

/// Names that somebody looked up, with whoever did, that both were at one meeting: whoever looks another up is not that one.
fn together<'l>(logs: &[&'l LogPairs], stems: &[Arc<Gathered>]) -> HashSet<(&'l str, &'l str)> {
    let mut asked: HashMap<&str, HashSet<&str>> = HashMap::new();
    let pairs = logs.iter().flat_map(|log| &log.pairs);
    for (one, other) in pairs
        .filter(|pair| pair.told == Way::LookedUp)
        .map(Pair::bare)
    {
        asked.entry(one).or_default().insert(other);
    }
    let mut found = HashSet::new();
    for meeting in meetings(stems).filter(|_| !asked.is_empty()) {
        let present = meeting.attendance.iter().map(|there| bare(&there.nick));
        let present: HashSet<&str> = present.collect();
        for (one, others) in asked.iter().filter(|(one, _)| present.contains(*one)) {
            let there = others.iter().filter(|other| present.contains(*other));
            found.extend(there.map(|other| (*one, *other)));
        }
    }
    found
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
            let there = there.map(|there| {
                let Attendee {
                    nick, matrix, bot, ..
                } = there;
                (nick.clone(), matrix.clone(), *bot, there.lines)
            });
            there.collect::<BTreeSet<_>>()
        };
        let met = met(one) == met(other) && on_roll(one).eq(on_roll(other));
        met && key(one) == key(other) && file(one) == file(other)
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

/// Every nick with the oldest meeting it was at, the oldest first; what has no day comes last.
fn borne(stems: &[Arc<Gathered>]) -> Vec<(Borne<'_>, &Meeting)> {
    let mut met: HashMap<(&str, Option<&str>), (u32, &Meeting)> = HashMap::new();
    for meeting in meetings(stems) {
        for there in meeting.attendance.iter().filter(|there| !there.bot) {
            let person = (there.nick.as_str(), there.matrix.as_deref());
            let (lines, oldest) = met.entry(person).or_insert((0, meeting));
            *lines += there.lines;
            if age(meeting) < age(oldest) {
                *oldest = meeting;
            }
        }
    }
    let mut borne: Vec<_> = met.into_iter().collect();
    borne.sort_by(|(a, (_, first)), (b, (_, other))| {
        age(first).cmp(&age(other)).then_with(|| a.cmp(b))
    });
    let one = |((nick, matrix), (lines, first))| {
        let borne = Borne {
            nick,
            matrix,
            lines,
        };
        (borne, first)
    };
    borne.into_iter().map(one).collect()
}

/// What tells which of two meetings was the first.
fn age(meeting: &Meeting) -> impl Ord + '_ {
    (meeting.date.is_none(), key(meeting))
}

fn meet(people: &mut People, borne: &[(Borne<'_>, &Meeting)]) -> Vec<Note> {
    let twice = borne
        .iter()
        .filter(|(borne, _)| people.meet(borne.nick, borne.matrix));
    twice
        .filter_map(|(borne, first)| two_servers(borne.nick, first))
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

fn doubtful(file: &Arc<str>, pair: &Pair) -> Note {
    let Pair { one, other, .. } = pair;
    let message = format!(
        "it is not clear whether `{one}` and `{other}` are one person: they are kept apart"
    );
    let note = Note::new(
        Severity::Info,
        "ambiguous-nick",
        Place::line(file, pair.at),
        message,
    );
    note.hint("if they are one person, say so in people.yaml")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A log in which somebody takes a nick or is spoken to by an id.
    fn log(told: &str) -> LogPairs {
        let (one, rest) = told.split_once(' ').unwrap_or_default();
        let (how, other) = rest.split_once(' ').unwrap_or_default();
        let taken = how == "takes";
        let pair = Pair {
            at: 0,
            one: one.to_owned(),
            other: other.to_owned(),
            sure: true,
            taken,
            told: if taken { Way::Changed } else { Way::Addressed },
        };
        LogPairs {
            path: told.into(),
            file: told.into(),
            pairs: vec![pair],
        }
    }

    /// What logs tell, as `who how whom`; whether people are one after that.
    #[test]
    fn shared_nicks_unite_nobody() {
        let kim = ("kim", "@kim:two.example");
        let rows = [
            ("kim meets @kim:two.example", kim, false),
            (
                "ash takes afk, fir takes afk, kim meets @kim:two.example",
                kim,
                false,
            ),
            ("ash takes afk, fir takes afk", ("ash", "fir"), false),
            (
                "ash takes afk, fir takes afk, ash takes fir",
                ("ash", "afk"),
                true,
            ),
        ];
        for (told, (one, other), expected) in rows {
            let mut people = People::default();
            for nick in ["kim", "ash", "fir"] {
                people.meet(nick, None);
            }
            people.meet("kimberly", Some("@kim:two.example"));
            let stem = Gathered {
                pairs: told.split(", ").map(log).collect(),
                ..Gathered::default()
            };
            learn(&mut people, &[Arc::new(stem)]);
            assert_eq!(people.are_one(one, other), expected, "{told}");
        }
    }
}
