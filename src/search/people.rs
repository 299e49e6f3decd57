//! Who speaks, numbered for the index: those who say most have the smallest numbers. Behind them stand those whose actions are:
//! an action is found by each who is to do it, and by who typed it. A library in, numbers out; 0 is nobody.

use std::collections::{BTreeMap, HashMap};

use super::bytes::number;
use crate::model::log::Log;
use crate::view::Sight;

/// Everybody who speaks or is named by a record, by number.
#[derive(Debug, Default)]
pub struct Speakers {
    /// The first has number 1.
    pub all: Vec<Speaker>,
    numbers: HashMap<String, u32>,
    /// Who an action belongs to, by meeting and item.
    actions: HashMap<(usize, usize), u32>,
}

/// What is shown, and names of all who are found by it, by id.
pub type Speaker = (String, BTreeMap<String, String>);

impl Speakers {
    /// Counts the lines of everybody in all meetings; authors of tickets and keepers of projects follow.
    pub fn of(sight: &Sight<'_>) -> Self {
        let people = &sight.library.people;
        let mut lines: HashMap<String, u64> = HashMap::new();
        for meeting in &sight.library.meetings {
            for attendee in &meeting.attendance {
                let id = people.id_of(&attendee.nick, attendee.matrix.as_deref());
                *lines.entry(id).or_default() += u64::from(attendee.lines);
            }
        }
        let authors = sight
            .library
            .issues
            .iter()
            .filter_map(|issue| issue.author.as_ref());
        let shepherds = sight.library.projects.iter();
        let shepherds = shepherds
            .filter_map(|project| project.shepherd.as_ref())
            .map(|name| &name.value);
        let comments = sight
            .library
            .issues
            .iter()
            .flat_map(|issue| &issue.comments);
        let comments = comments.filter_map(|comment| comment.author.as_ref());
        let updates = sight
            .library
            .projects
            .iter()
            .flat_map(|project| &project.updates);
        let updates = updates
            .filter_map(|update| update.by.as_ref())
            .map(|name| &name.value);
        for name in authors.chain(shepherds).chain(comments).chain(updates) {
            lines.entry(people.id_of(name, None)).or_default();
        }
        let mut counted: Vec<(String, u64)> = lines.into_iter().collect();
        counted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let alone = |id: &String| {
            let name = name(sight, id);
            (name.clone(), BTreeMap::from([(id.clone(), name)]))
        };
        let numbers = counted.iter().map(|(id, _)| id.clone()).zip(1..);
        let mut speakers = Speakers {
            all: counted.iter().map(|(id, _)| alone(id)).collect(),
            numbers: numbers.collect(),
            actions: HashMap::new(),
        };
        speakers.give_actions(sight);
        speakers
    }

    /// Numbers those whose actions are, each group of people once.
    fn give_actions(&mut self, sight: &Sight<'_>) {
        let mut groups: HashMap<Speaker, u32> = HashMap::new();
        let actions = sight.graph.registers.actions.iter();
        for action in actions.filter(|action| !action.owners.is_empty()) {
            let next = number(self.all.len() + 1);
            let all = &mut self.all;
            let group = groups.entry(group(sight, &action.owners, action.opened));
            let at = group.or_insert_with_key(|group| {
                all.push(group.clone());
                next
            });
            self.actions.insert(action.opened, *at);
        }
    }

    /// The number of those whose action an item is.
    pub fn of_action(&self, item: (usize, usize)) -> Option<u32> {
        self.actions.get(&item).copied()
    }

    /// The number of a name, if it is known to speak.
    pub fn number(&self, sight: &Sight<'_>, name: &str, matrix: Option<&str>) -> u32 {
        let id = sight.library.people.id_of(name, matrix);
        self.numbers.get(&id).copied().unwrap_or(0)
    }

    /// The number of a nick of a log.
    pub fn of_log(&self, sight: &Sight<'_>, log: &Log, nick: u32) -> u32 {
        let nick = log.nicks.get(nick as usize);
        nick.map_or(0, |nick| {
            self.number(sight, &nick.name, nick.matrix.as_deref())
        })
    }
}

/// The name of a person as shown.
fn name(sight: &Sight<'_>, id: &str) -> String {
    let known = sight.library.people.by_id(id);
    sight.clean(known.map_or(id, |person| &person.nick))
}

/// Those who are to do something, and who typed it.
fn group(sight: &Sight<'_>, owners: &[String], (meeting, index): (usize, usize)) -> Speaker {
    let item = &sight.library.meetings[meeting].minutes.items[index];
    let people = &sight.library.people;
    let typed = people.id_of(&item.nick, item.matrix.as_deref());
    let names: Vec<String> = owners.iter().map(|id| name(sight, id)).collect();
    let all = owners
        .iter()
        .chain((!item.nick.is_empty()).then_some(&typed));
    let all = all.map(|id| (id.clone(), name(sight, id)));
    (format!("for {}", names.join(", ")), all.collect())
}
