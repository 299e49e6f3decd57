//! Who is to do an action. A meeting and people in; ids of people with each action out.
//! The rule, first that applies: names a sidecar gives; `@name`; names before `to`, `will` or a colon; everybody present
//! or declared who stands in the text as a whole word.

use std::collections::{HashMap, HashSet};

use super::minutes::credit::{Names, is_nick_character, names};
use crate::model::meeting::{Attendee, Item, ItemKind, MOST_OWNERS, Meeting};
use crate::model::person::People;

/// Gives every action of a meeting its owners.
pub(super) fn assign(meeting: &mut Meeting, people: &People) {
    let minutes = &mut meeting.minutes.items;
    if !minutes.iter().any(|item| item.kind == ItemKind::Action) {
        return;
    }
    let present = Present::of(&meeting.attendance, people);
    let actions = minutes
        .iter_mut()
        .filter(|item| item.kind == ItemKind::Action);
    for action in actions {
        action.owners = owners(action, &present, people);
        action.owners.truncate(MOST_OWNERS);
    }
}

/// Everybody at a meeting, to be asked for by name as often as there are words.
struct Present {
    ids: HashSet<String>,
    /// Ids by nick in lower case; each nick a single word.
    by_word: HashMap<String, String>,
    /// Nicks of several words.
    others: Names,
    /// Their ids.
    other_ids: HashMap<String, String>,
}

impl Present {
    fn of(attendance: &[Attendee], people: &People) -> Self {
        let mut present = Present {
            ids: HashSet::new(),
            by_word: HashMap::new(),
            others: Names::new(Vec::new()),
            other_ids: HashMap::new(),
        };
        let mut others = Vec::new();
        for there in attendance {
            let id = people.id_of(&there.nick, there.matrix.as_deref());
            let nick = there.nick.to_lowercase();
            present.ids.insert(id.clone());
            match nick.chars().all(is_nick_character) {
                true => drop(present.by_word.insert(nick, id)),
                false => {
                    others.push(nick.clone());
                    present.other_ids.insert(nick, id);
                }
            }
        }
        present.others = Names::new(others);
        present
    }
}

fn owners(action: &Item, present: &Present, people: &People) -> Vec<String> {
    if !action.assigned.is_empty() {
        return unique(action.assigned.iter().map(|name| people.id_of(name, None)));
    }
    let text = action.text.as_str();
    let explicit = unique(explicit(text).map(|name| people.id_of(name, Some(&format!("@{name}")))));
    if !explicit.is_empty() {
        return explicit;
    }
    leading(text, present, people).unwrap_or_else(|| anywhere(text, present, people))
}

fn unique(ids: impl Iterator<Item = String>) -> Vec<String> {
    let mut known: HashSet<String> = HashSet::new();
    ids.filter(|id| known.insert(id.clone())).collect()
}

/// Names after an at sign that begins a word.
fn explicit(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')'));
    words
        .filter_map(|word| word.strip_prefix('@'))
        .map(|name| name.trim_end_matches([':', '.', '!', '?']))
        .filter(|name| !name.is_empty())
}

/// Names before `to`, `will` or a colon; none unless all of them are people of the meeting or of the team.
fn leading(text: &str, present: &Present, people: &People) -> Option<Vec<String>> {
    let end = [" to ", " will ", ":", " should "]
        .iter()
        .filter_map(|mark| text.find(mark))
        .min()?;
    let head = &text[..end];
    let names = head.split([',', '&', '+', '/', ' ']).map(str::trim);
    let names: Vec<&str> = names
        .filter(|name| !name.is_empty() && *name != "and")
        .collect();
    if names.is_empty() || names.len() > 8 {
        return None;
    }
    let ids: Option<Vec<String>> = names
        .iter()
        .map(|name| person(name, present, people))
        .collect();
    ids.map(|ids| unique(ids.into_iter()))
}

/// Somebody present or declared.
fn person(name: &str, present: &Present, people: &People) -> Option<String> {
    let found = people.find(name);
    let id = found.map_or_else(|| people.id_of(name, None), |person| person.id.clone());
    let known = found.is_some_and(|person| person.declared) || present.ids.contains(&id);
    known.then_some(id)
}

/// Everybody present, by nick, and everybody declared, by any name.
fn anywhere(text: &str, present: &Present, people: &People) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !is_nick_character(c));
    let by_word = words.filter_map(|word| present.by_word.get(word));
    let others = present.others.found_in(&lower).into_iter();
    let others = others.filter_map(|nick| present.other_ids.get(nick));
    let there = by_word.chain(others).cloned();
    let declared = people.declared().filter(|person| {
        person
            .names()
            .chain(person.name.as_deref())
            .any(|name| names(&lower, &name.to_lowercase()))
    });
    unique(there.chain(declared.map(|person| person.id.clone())))
}
