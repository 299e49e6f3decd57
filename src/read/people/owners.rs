//! Who is to do an action. A meeting and people in; ids of people with each action out.
//! The rule, first that applies: names a sidecar gives; `@name`; names before `to`, `will`, a colon or a dash, of people of this roll, be
//! it by their first name, or met at any meeting, or declared; everybody named in brackets around the text, behind its last dash or `owner:`, or, present or declared, in it as a whole word.

use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};

use super::action_names::{bracketed, explicit, inside, leading, mentioned, trailing};
use super::nicks;
use super::pronouns::without_pronouns;
use crate::model::meeting::{Item, ItemKind, MOST_OWNERS, Meeting};
use crate::model::person::{People, is_nobody};
use crate::model::unseen::is_unseen;
use crate::read::minutes::credit::{Names, credit_owners, is_nick_character, names};

/// Gives every action of a meeting its owners.
pub(crate) fn assign(meeting: &mut Meeting, people: &People) {
    let minutes = &meeting.minutes.items;
    if !minutes.iter().any(|item| item.kind == ItemKind::Action) {
        return;
    }
    let spoke = meeting.attendance.iter();
    let spoke = spoke.map(|there| (&*there.nick, &*there.nick, there.matrix.as_deref()));
    let called = meeting.attendance.iter();
    let called = called.filter_map(|there| {
        let alias = there.alias.as_deref()?;
        Some((alias, &*there.nick, there.matrix.as_deref()))
    });
    // On a call people are there who write nothing.
    let told = meeting.minutes.present.iter();
    let told = told.map(|name| (name.as_str(), name.as_str(), None));
    let mut present = Present::of(spoke.chain(told).chain(called), people);
    present.call_by_first_name(meeting, people);
    let minutes = &mut meeting.minutes.items;
    let actions = minutes
        .iter_mut()
        .filter(|item| item.kind == ItemKind::Action);
    for action in actions {
        action.owners = owners(action, &present, people);
        action.owners.truncate(MOST_OWNERS);
    }
    let there = meeting.attendance.iter();
    let there = there.map(|there| {
        let id = people.id_of(&there.nick, there.matrix.as_deref());
        (there.nick.as_str(), id)
    });
    let there: Vec<(&str, String)> = there.collect();
    credit_owners(&mut meeting.minutes, &there);
}

/// Everybody at a meeting, to be asked for by name as often as there are words.
struct Present {
    ids: HashSet<String>,
    /// Ids by nick in lower case; each nick a single word.
    by_word: HashMap<String, String>,
    /// Nicks in lower case that several people bear.
    shared: HashSet<String>,
    /// Nicks of several words.
    others: Names,
    /// Their ids.
    other_ids: HashMap<String, String>,
    /// Ids by the first word of a name on the roll, in lower case; none where several bear it.
    by_first_name: HashMap<String, Option<String>>,
}

impl Present {
    /// Of names, each with a nick and a whole Matrix id where the log has one.
    fn of<'n>(
        attendance: impl Iterator<Item = (&'n str, &'n str, Option<&'n str>)>,
        people: &People,
    ) -> Self {
        let mut present = Present {
            ids: HashSet::new(),
            by_word: HashMap::new(),
            shared: HashSet::new(),
            others: Names::new(Vec::new()),
            other_ids: HashMap::new(),
            by_first_name: HashMap::new(),
        };
        let mut others = Vec::new();
        let mut bare: BTreeMap<String, Option<String>> = BTreeMap::new();
        for (name, nick, matrix) in attendance {
            let id = people.id_of(nick, matrix);
            let nick = name.to_lowercase();
            present.ids.insert(id.clone());
            if let Some(name) = without_pronouns(&nick).or_else(|| unmarked(&nick)) {
                let only = bare.entry(name.to_owned());
                let only = only.or_insert_with(|| Some(id.clone()));
                only.take_if(|only| *only != id);
            }
            match nick.chars().all(is_nick_character) {
                true => {
                    let first = present.by_word.entry(nick.clone());
                    if *first.or_insert_with(|| id.clone()) != id {
                        present.shared.insert(nick);
                    }
                }
                false => {
                    others.push(nick.clone());
                    present.other_ids.insert(nick, id);
                }
            }
        }
        let bare = bare.into_iter();
        for (name, id) in bare.filter_map(|(name, id)| Some((name, id?))) {
            let known = match name.chars().all(is_nick_character) {
                true => &mut present.by_word,
                false => {
                    others.push(name.clone());
                    &mut present.other_ids
                }
            };
            known.entry(name).or_insert(id);
        }
        present.others = Names::new(others);
        present
    }

    /// Learns the first names of everybody on the roll of a meeting, be it that they were absent; where these say nothing, those
    /// of who led it, and of whom the scribe has speak.
    fn call_by_first_name(&mut self, meeting: &Meeting, people: &People) {
        let minutes = &meeting.minutes;
        let roll = minutes.present.iter().chain(&minutes.regrets);
        self.by_first_name = first_names(roll, people);
        let spoke = minutes.speech.iter().filter(|speech| !speech.typed);
        let others = spoke.filter_map(|speech| speech.speaker.as_ref());
        for (name, id) in first_names(minutes.chairs.iter().chain(others), people) {
            self.by_first_name.entry(name).or_insert(id);
        }
    }

    /// Who is there under a nick in lower case. Of several it is the one who speaks, for people give themselves something to do
    /// by their nick, else the one who said most.
    fn id<'p>(&'p self, nick: &str, speaker: Option<&'p (String, String)>) -> Option<&'p String> {
        let own = speaker.filter(|(own, _)| own == nick).map(|(_, id)| id);
        own.or_else(|| self.by_word.get(nick))
    }

    /// Who says an action, by nick and id, where others bear the same nick.
    fn speaker(&self, action: &Item, people: &People) -> Option<(String, String)> {
        let matrix = action
            .matrix
            .as_deref()
            .filter(|_| !self.shared.is_empty())?;
        let nick = action.nick.to_lowercase();
        let id = || people.id_of(&action.nick, Some(matrix));
        self.shared.contains(&nick).then(|| (nick, id()))
    }
}

/// Ids of people by their first names, and by all of what they are called; none where several are called so. Zakim has no blanks in names.
fn first_names<'n>(
    names: impl Iterator<Item = &'n String>,
    people: &People,
) -> HashMap<String, Option<String>> {
    let mut found: HashMap<String, Option<String>> = HashMap::new();
    let names: HashSet<&String> = names.collect();
    for name in names {
        let person = people.find(name);
        let full = person.and_then(|person| person.name.as_deref());
        let full = full.unwrap_or(name).replace('_', " ").to_lowercase();
        let id = person.map_or_else(|| people.id_of(name, None), |person| person.id.clone());
        let first = full.split_whitespace().next();
        for called in first.into_iter().chain([&*full]) {
            let known = found.entry(called.to_owned());
            known
                .or_insert_with(|| Some(id.clone()))
                .take_if(|known| *known != id);
        }
    }
    found
}

/// A nick without what bridges and clients append to it.
fn unmarked(nick: &str) -> Option<&str> {
    let bare = nicks::bare(nick.strip_suffix("[m]").unwrap_or(nick));
    Some(bare).filter(|bare| bare.len() < nick.len())
}

fn owners(action: &Item, present: &Present, people: &People) -> Vec<String> {
    if !action.assigned.is_empty() {
        let names = action.assigned.iter().map(|name| &name.value);
        let named = names.filter(|name| !is_nobody(name));
        return unique(named.map(|name| people.id_of(name, None)));
    }
    let text = &*mentioned(&action.text);
    let speaker = present.speaker(action, people);
    let there = |nick: &str| present.id(nick, speaker.as_ref());
    let explicit = unique(explicit(text).filter_map(|name| called(name, there, people)));
    if !explicit.is_empty() {
        return explicit;
    }
    let one = |name: &str| person(name, there, present, people);
    let leading = leading(text, one).map(|ids| unique(ids.into_iter()));
    leading.unwrap_or_else(|| {
        let named = bracketed(text).and_then(|names| inside(names, one));
        let named = named.or_else(|| trailing(text, one));
        let there = anywhere(text, there, present, people);
        unique(there.into_iter().chain(named.unwrap_or_default()))
    })
}

fn unique(ids: impl Iterator<Item = String>) -> Vec<String> {
    let mut known: HashSet<String> = HashSet::new();
    ids.filter(|id| known.insert(id.clone())).collect()
}

/// What stands behind an at sign for all at once (GitLab, Matrix, Slack, Discord); somebody may be called so all the same.
const CROWDS: &[&str] = &["all", "channel", "everyone", "here", "room"];

/// Whom the head of a text names, by nick or by whole Matrix id. What begins with a digit is no name but that of somebody known:
/// it may be an hour. Everybody is nobody.
fn called<'p>(
    text: &str,
    there: impl Fn(&str) -> Option<&'p String>,
    people: &People,
) -> Option<String> {
    let name = head(text, |c| is_nick_character(c) || c == '.' || is_unseen(c));
    let server = text[name.len()..].strip_prefix(':').unwrap_or("");
    let server = head(server, |c| {
        c.is_ascii_alphanumeric() || matches!(c, '.' | '-')
    });
    let whole = text.get(..name.len() + 1 + server.len());
    let whole = whole.filter(|_| server.contains('.') && !name.is_empty());
    if let Some(id) = there(&name.to_lowercase()).filter(|_| whole.is_none()) {
        return Some(id.clone());
    }
    let name = whole.unwrap_or(name);
    let address = format!("@{name}");
    let known = || people.find(&address).or_else(|| people.find(name));
    let plausible = name.starts_with(|c: char| !c.is_ascii_digit())
        && !CROWDS.iter().any(|all| all.eq_ignore_ascii_case(name));
    (plausible || known().is_some()).then(|| people.id_of(name, Some(&address)))
}

/// The longest head of a text of some characters, without what ends a sentence or a quotation.
fn head(text: &str, of: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c| !of(c)).unwrap_or(text.len());
    text[..end].trim_end_matches(['.', '-', '`'])
}

/// Somebody present or declared, else the one of this roll who has this first name, else somebody met at another meeting.
fn person<'p>(
    name: &str,
    there: impl Fn(&str) -> Option<&'p String>,
    present: &Present,
    people: &People,
) -> Option<String> {
    if let Some(id) = there(&name.to_lowercase()) {
        return Some(id.clone());
    }
    let found = people.find(name);
    let id = found.map_or_else(|| people.id_of(name, None), |person| person.id.clone());
    let here = found.is_some_and(|person| person.declared) || present.ids.contains(&id);
    let first = || present.by_first_name.get(&name.to_lowercase())?.clone();
    let known = || found.is_some() || people.is_listed(name);
    match here {
        true => Some(id),
        false => first().or_else(|| known().then_some(id)),
    }
}

/// Everybody present, by nick, and everybody declared, by any name.
fn anywhere<'p>(
    text: &str,
    there: impl Fn(&str) -> Option<&'p String>,
    present: &'p Present,
    people: &People,
) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !is_nick_character(c));
    let by_word = words.filter_map(there);
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
