//! Who speaks, numbered for the index: those who say most have the smallest numbers. A library in, numbers out; 0 is nobody.

use std::collections::HashMap;

use crate::model::log::Log;
use crate::view::Sight;

/// Everybody who speaks or is named by a record, by number.
#[derive(Debug, Default)]
pub struct Speakers {
    /// Ids and names as shown; the first has number 1.
    pub all: Vec<(String, String)>,
    numbers: HashMap<String, u32>,
}

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
        let name = |id: &str| {
            people
                .by_id(id)
                .map_or_else(|| sight.clean(id), |person| sight.clean(&person.nick))
        };
        let all: Vec<(String, String)> = counted
            .into_iter()
            .map(|(id, _)| (id.clone(), name(&id)))
            .collect();
        let numbers = (1..)
            .zip(&all)
            .map(|(number, (id, _))| (id.clone(), number))
            .collect();
        Speakers { all, numbers }
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
