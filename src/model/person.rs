//! People: declared in `people.yaml` or met in logs, each under one id.

use std::collections::{HashMap, HashSet};

use super::id;
use crate::place::At;

/// A person as the team declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Name in addresses.
    pub id: String,
    /// The nick that is shown.
    pub nick: String,
    /// A fuller name, if declared.
    pub name: Option<String>,
    /// Matrix id, `@name:server`.
    pub matrix: Option<String>,
    /// Name at GitLab.
    pub gitlab: Option<String>,
    /// Other nicks.
    pub aliases: Vec<String>,
    /// What they do in the team.
    pub role: Option<String>,
    /// Ids of areas of work.
    pub areas: Vec<At<String>>,
    /// A line or two.
    pub summary: Option<String>,
    /// From `people.yaml`, not only from logs.
    pub declared: bool,
}

/// Everybody, by id, and every name they go by.
#[derive(Debug, Default, Clone)]
pub struct People {
    all: Vec<Person>,
    by_name: HashMap<String, usize>,
    ids: HashSet<String>,
}

impl People {
    /// Adds a declared person with all names; gives back the names that somebody else already has.
    pub fn declare(&mut self, person: Person) -> Vec<String> {
        let index = self.all.len();
        let names: Vec<String> = names_of(&person).collect();
        self.ids.insert(person.id.clone());
        self.all.push(person);
        let mut taken = Vec::new();
        for name in names {
            match self.by_name.get(&name) {
                Some(other) if *other != index => taken.push(name),
                Some(_) => {}
                None => {
                    self.by_name.insert(name, index);
                }
            }
        }
        taken
    }

    /// Adds somebody met in a log, unless the name is known.
    pub fn meet(&mut self, nick: &str, matrix: Option<&str>) {
        let known = matrix
            .and_then(|matrix| self.find(matrix))
            .or_else(|| self.find(nick));
        if known.is_some() {
            return;
        }
        let mut id = id::slug_or_hash(handle(nick));
        if self.ids.contains(&id) {
            id = format!("{id}-{}", id::short_hash(nick));
        }
        self.ids.insert(id.clone());
        self.by_name.insert(nick.to_lowercase(), self.all.len());
        self.all.push(Person {
            id,
            nick: nick.to_owned(),
            name: None,
            matrix: None,
            gitlab: None,
            aliases: Vec::new(),
            role: None,
            areas: Vec::new(),
            summary: None,
            declared: false,
        });
    }

    /// Who goes by a nick, a Matrix id or a GitLab name, whatever the case.
    pub fn find(&self, name: &str) -> Option<&Person> {
        self.by_name
            .get(&name.to_lowercase())
            .and_then(|index| self.all.get(*index))
    }

    /// The id of a nick: the person's, else the slug of the nick itself.
    pub fn id_of(&self, nick: &str, matrix: Option<&str>) -> String {
        let known = matrix
            .and_then(|matrix| self.find(matrix))
            .or_else(|| self.find(nick));
        known.map_or_else(
            || id::slug_or_hash(handle(nick)),
            |person| person.id.clone(),
        )
    }

    /// Whether somebody has this id.
    pub fn has(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// Everybody, by id.
    pub fn sorted(&self) -> Vec<&Person> {
        let mut people: Vec<&Person> = self.all.iter().collect();
        people.sort_by(|a, b| a.id.cmp(&b.id));
        people
    }
}

/// Every name of a person in lower case, the nick first.
fn names_of(person: &Person) -> impl Iterator<Item = String> {
    let main = [
        Some(&person.nick),
        person.matrix.as_ref(),
        person.gitlab.as_ref(),
    ];
    let names: Vec<String> = main
        .into_iter()
        .flatten()
        .chain(&person.aliases)
        .map(|name| name.to_lowercase())
        .collect();
    names.into_iter()
}

/// What of a nick may become part of an address: a nick that is a mail address gives its first part only.
fn handle(nick: &str) -> &str {
    nick.split('@')
        .find(|part| !part.is_empty())
        .unwrap_or(nick)
}
