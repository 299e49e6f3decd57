//! What each person has to do with meetings: attendance, topics, decisions, actions; and which notes name them. A library in, involvement by person id out.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashMap;

use super::decisions::Decision;
use super::notes::NoteLinks;
use crate::model::Library;
use crate::model::meeting::{ItemKind, Meeting};
use crate::model::person::People;

/// What a person has to do with meetings.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Involvement {
    /// Meetings attended and lines said, newest first.
    pub attended: Vec<(usize, u32)>,
    /// Actions that name the person: meeting and item.
    pub actions: Vec<(usize, usize)>,
    /// Topics the person opened: meeting and item.
    pub topics: Vec<(usize, usize)>,
    /// Decisions the person put on record: indexes into the register.
    pub decisions: Vec<usize>,
    /// Notes that name the person: indexes into the library.
    pub notes: Vec<usize>,
}

/// What people have to do with meetings, by person id.
pub type Involved = BTreeMap<String, Involvement>;

pub(super) fn people(library: &Library, decisions: &[Decision], notes: &[NoteLinks]) -> Involved {
    let mut roll = Roll::new(&library.people);
    for (index, meeting) in library.meetings.iter().enumerate() {
        for attendee in meeting.attendance.iter().filter(|attendee| !attendee.bot) {
            let person = roll.person(&attendee.nick, attendee.matrix.as_deref());
            let attended = &mut person.attended;
            match attended.last_mut().filter(|(last, _)| *last == index) {
                Some((_, lines)) => *lines += attendee.lines,
                None => attended.push((index, attendee.lines)),
            }
        }
        actions_and_topics(index, meeting, &mut roll);
    }
    for (index, decision) in decisions.iter().enumerate() {
        let (meeting, item) = decision.at;
        let item = &library.meetings[meeting].minutes.items[item];
        let person = roll.person(&item.nick, item.matrix.as_deref());
        person.decisions.push(index);
    }
    let mut people: Involved = roll.called.into_iter().collect();
    for (index, links) in notes.iter().enumerate() {
        for id in &links.people {
            people.entry(id.clone()).or_default().notes.push(index);
        }
    }
    people
}

/// People as they are called upon; whom a nick means is looked up once.
struct Roll<'l> {
    people: &'l People,
    by_nick: HashMap<(&'l str, Option<&'l str>), usize>,
    by_id: HashMap<String, usize>,
    called: Vec<(String, Involvement)>,
}

impl<'l> Roll<'l> {
    fn new(people: &'l People) -> Self {
        Roll {
            people,
            by_nick: HashMap::new(),
            by_id: HashMap::new(),
            called: Vec::new(),
        }
    }

    fn number(&mut self, nick: &'l str, matrix: Option<&'l str>) -> usize {
        if let Some(known) = self.by_nick.get(&(nick, matrix)) {
            return *known;
        }
        let id = self.people.id_of(nick, matrix);
        let next = self.called.len();
        let number = *self.by_id.entry(id.clone()).or_insert(next);
        if number == next {
            self.called.push((id, Involvement::default()));
        }
        self.by_nick.insert((nick, matrix), number);
        number
    }

    fn person(&mut self, nick: &'l str, matrix: Option<&'l str>) -> &mut Involvement {
        let number = self.number(nick, matrix);
        &mut self.called[number].1
    }
}

/// Nicks that several people of a meeting bear, and the Matrix id of each.
fn shared(meeting: &Meeting) -> HashMap<&str, Vec<&str>> {
    let mut borne: HashMap<&str, Vec<&str>> = HashMap::new();
    for there in &meeting.attendance {
        let borne = borne.entry(&there.nick).or_default();
        borne.extend(there.matrix.as_deref());
    }
    borne.retain(|_, ids| ids.len() > 1);
    borne
}

/// Whom each action of a meeting names, by its text.
fn named(meeting: &Meeting) -> HashMap<&str, Vec<&str>> {
    let mut named: HashMap<&str, Vec<&str>> = HashMap::new();
    for (nick, texts) in &meeting.minutes.actions_by_person {
        for text in texts {
            let named = named.entry(text).or_default();
            // A text that stands there again and again names the same people.
            if named.last() != Some(&nick.as_str()) {
                named.push(nick);
            }
        }
    }
    named
}

fn actions_and_topics<'l>(index: usize, meeting: &'l Meeting, roll: &mut Roll<'l>) {
    let shared = shared(meeting);
    let people = roll.people;
    let meant = |nick: &str, owners: &[String]| {
        let ids = shared.get(nick)?.iter().copied();
        let owns = |id: &&str| owners.contains(&people.id_of(nick, Some(id)));
        ids.into_iter().find(owns)
    };
    let named = named(meeting);
    for (item_index, item) in meeting.standing() {
        if item.kind == ItemKind::Topic {
            let person = roll.person(&item.nick, item.matrix.as_deref());
            person.topics.push((index, item_index));
        }
        if item.kind == ItemKind::Action {
            let named = named.get(item.text.as_str()).into_iter().flatten();
            let numbers: BTreeSet<usize> = named
                .map(|nick| roll.number(nick, meant(nick, &item.owners)))
                .collect();
            for number in numbers {
                roll.called[number].1.actions.push((index, item_index));
            }
        }
    }
}
