//! Who is named by an action: MeetBot's rule, with nick characters as word characters.
//! Texts and attendees in, actions by person out. Owners in the wider sense are not decided here.

use std::ops::Range;

use aho_corasick::AhoCorasick;
use hashbrown::{HashMap, HashSet};

use crate::model::meeting::{Attendee, Item, ItemKind, Minutes};
use crate::model::person::is_nobody;

/// Fills in the actions by the attendees they name, and those that name nobody. Where a sidecar names people, they have it.
pub fn fill(minutes: &mut Minutes, attendance: &[Attendee]) {
    let items = minutes.items.iter();
    let standing = items.filter(|item| item.kind == ItemKind::Action && !item.withdrawn);
    let actions: Vec<&Item> = standing.collect();
    let nicks = everybody(&actions, attendance);
    let named = named(&actions, &nicks);
    let text_of = |index: &usize| actions[*index].text.clone();
    let mut credited = vec![false; actions.len()];
    named.iter().flatten().for_each(|at| credited[*at] = true);
    let by_person = nicks.iter().zip(&named);
    let by_person = by_person.filter(|(_, named)| !named.is_empty());
    let by_person = by_person
        .map(|((_, nick), named)| ((*nick).to_owned(), named.iter().map(text_of).collect()));
    let unassigned = (0..actions.len()).filter(|at| !credited[*at]);
    (minutes.actions_by_person, minutes.unassigned) = (
        by_person.collect(),
        unassigned.map(|at| text_of(&at)).collect(),
    );
}

/// Gives actions to those as well who were there and are to do them by another name than their nick: `there` tells nicks and ids of
/// people, most lines first.
pub fn credit_owners(minutes: &mut Minutes, there: &[(&str, String)]) {
    let more = uncredited(minutes, there);
    let texts: HashSet<&str> = more.iter().map(|(_, text)| text.as_str()).collect();
    minutes
        .unassigned
        .retain(|text| !texts.contains(text.as_str()));
    for (nick, text) in more.iter().cloned() {
        give(&mut minutes.actions_by_person, nick, text);
    }
}

/// Nicks of owners of actions that name none of their nicks, each with the text.
fn uncredited(minutes: &Minutes, there: &[(&str, String)]) -> Vec<(String, String)> {
    let mut ids: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut nicks: HashMap<&str, &str> = HashMap::new();
    for (nick, id) in there {
        ids.entry(nick).or_default().push(id);
        nicks.entry(id).or_insert(nick);
    }
    let mut credited: HashSet<(&str, &str)> = HashSet::new();
    for (nick, texts) in &minutes.actions_by_person {
        let ids = ids.get(nick.as_str()).into_iter().flatten();
        let both = ids.flat_map(|id| texts.iter().map(|text| (text.as_str(), *id)));
        credited.extend(both);
    }
    let items = minutes.items.iter();
    let actions = items.filter(|item| item.kind == ItemKind::Action && !item.withdrawn);
    let owned = actions.flat_map(|item| item.owners.iter().map(|id| (item.text.as_str(), &**id)));
    let others = owned.filter(|owned| !credited.contains(owned));
    let others = others.filter_map(|(text, id)| Some((nicks.get(id)?, text)));
    others
        .map(|(nick, text)| ((*nick).to_owned(), text.to_owned()))
        .collect()
}

/// Adds a text to those of a nick, in the order of MeetBot.
fn give(by_person: &mut Vec<(String, Vec<String>)>, nick: String, text: String) {
    let key = |nick: &str| (nick.to_lowercase(), nick.to_owned());
    let own = key(&nick);
    match by_person.binary_search_by(|(other, _)| key(other).cmp(&own)) {
        Ok(at) => by_person[at].1.push(text),
        Err(at) => by_person.insert(at, (nick, vec![text])),
    }
}

/// Which actions name each nick, as indexes in their order: in their texts, or in sidecars.
fn named(actions: &[&Item], nicks: &[(String, &str)]) -> Vec<Vec<usize>> {
    let text = |item: &&Item| match item.assigned.is_empty() {
        true => item.text.to_lowercase(),
        false => String::new(),
    };
    let lowered: Vec<String> = actions.iter().map(text).collect();
    let by_token = by_token(&lowered);
    let by_name = by_odd_name(nicks, &lowered);
    let assigned = by_assignment(actions);
    let of = |needle: &String| {
        let told = match needle.chars().all(is_nick_character) {
            true => by_token.get(needle.as_str()),
            false => by_name.get(needle),
        };
        let all = told.into_iter().chain(assigned.get(needle)).flatten();
        let mut all: Vec<usize> = all.copied().collect();
        all.sort_unstable();
        all
    };
    nicks.iter().map(|(needle, _)| of(needle)).collect()
}

/// Which actions a sidecar gives to each name, in lower case.
fn by_assignment(actions: &[&Item]) -> HashMap<String, Vec<usize>> {
    let mut found: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, item) in actions.iter().enumerate() {
        for name in &item.assigned {
            let indexes = found.entry(name.value.to_lowercase()).or_default();
            indexes.push(index);
        }
    }
    found
}

/// Every nick that was there, and every other one that a sidecar names, in the order of MeetBot; in lower case each stands
/// before it. People of one nick on two servers are one here: an action names no server.
fn everybody<'a>(actions: &[&'a Item], attendance: &'a [Attendee]) -> Vec<(String, &'a str)> {
    let there = attendance.iter().map(|attendee| attendee.nick.as_str());
    let mut nicks: Vec<(String, &str)> = there.map(|nick| (nick.to_lowercase(), nick)).collect();
    let assigned = actions.iter().flat_map(|item| &item.assigned);
    let assigned = assigned.filter(|name| !is_nobody(&name.value));
    let mut assigned = assigned.map(|name| (name.value.to_lowercase(), name.value.as_str()));
    if let Some(first) = assigned.next() {
        let mut known: HashSet<String> = nicks.iter().map(|(lower, _)| lower.clone()).collect();
        let others = [first].into_iter().chain(assigned);
        nicks.extend(others.filter(|(lower, _)| known.insert(lower.clone())));
    }
    nicks.sort();
    nicks.dedup();
    nicks
}

/// Which texts hold each token of nick characters; one pass, however many nicks there are.
fn by_token(texts: &[String]) -> HashMap<&str, Vec<usize>> {
    let mut found: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, text) in texts.iter().enumerate() {
        for token in text
            .split(|c: char| !is_nick_character(c))
            .filter(|token| !token.is_empty())
        {
            let indexes = found.entry(token).or_default();
            if indexes.last() != Some(&index) {
                indexes.push(index);
            }
        }
    }
    found
}

/// Which texts hold each nick that is no single token, as it has blanks or dots; both in lower case.
fn by_odd_name(nicks: &[(String, &str)], texts: &[String]) -> HashMap<String, Vec<usize>> {
    let odd = nicks.iter().map(|(lower, _)| lower);
    let odd = odd.filter(|nick| !nick.chars().all(is_nick_character));
    let names = Names::new(odd.cloned().collect());
    let mut found: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, text) in texts.iter().enumerate() {
        for name in names.found_in(text) {
            found.entry(name.to_owned()).or_default().push(index);
        }
    }
    found
}

/// Names that are looked for in a text all at once, however many there are.
pub(crate) struct Names {
    names: Vec<String>,
    /// None if there are no names, or more than it can hold.
    all: Option<AhoCorasick>,
}

impl Names {
    /// Names in lower case.
    pub(crate) fn new(mut names: Vec<String>) -> Self {
        let mut known = HashSet::new();
        names.retain(|name| known.insert(name.clone()));
        let some = names.iter().any(|name| !name.is_empty());
        let all = some.then(|| AhoCorasick::new(&names).ok()).flatten();
        Names { names, all }
    }

    /// Those that stand as whole tokens in a text in lower case, each once, in their order.
    pub(crate) fn found_in(&self, text: &str) -> Vec<&str> {
        let hits = self
            .all
            .iter()
            .flat_map(|all| all.find_overlapping_iter(text));
        let whole = hits.filter(|hit| is_whole(text, hit.range()));
        let mut found: Vec<usize> = whole.map(|hit| hit.pattern().as_usize()).collect();
        found.sort_unstable();
        found.dedup();
        let names = found.into_iter().filter_map(|at| self.names.get(at));
        names
            .map(String::as_str)
            .filter(|name| !name.is_empty())
            .collect()
    }
}

fn is_whole(text: &str, range: Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(is_nick_character) && !after.is_some_and(is_nick_character)
}

/// Whether a text holds a nick as a whole token; both in lower case.
pub fn names(text: &str, nick: &str) -> bool {
    let whole = |(at, _): (usize, &str)| is_whole(text, at..at + nick.len());
    !nick.is_empty() && text.match_indices(nick).any(whole)
}

/// Letters, digits and the special characters that RFC 2812 section 2.3.1 allows in a nick.
pub(crate) fn is_nick_character(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(
            character,
            '-' | '_' | '[' | ']' | '\\' | '`' | '^' | '{' | '}' | '|'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nick_is_a_whole_token() {
        let rows = [
            ("jon to write", "jon", true),
            ("write, jon!", "jon", true),
            ("@jon: write", "jon", true),
            ("jon-paul to write", "jon", false),
            ("jonathan", "jon", false),
            ("[ken] to write", "[ken]", true),
            ("ken[m] to write", "ken", false),
            ("ask x_y", "x_y", true),
            ("anything", "", false),
        ];
        for (text, nick, expected) in rows {
            assert_eq!(names(text, nick), expected, "{nick} in {text}");
        }
    }
}
