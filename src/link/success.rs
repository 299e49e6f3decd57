//! Words of success, and which action they mean: its id, its words, or its ticket. The text of an action and that of a `#done`
//! in, how surely the one means the other out.

use std::sync::Arc;

use hashbrown::HashSet;

use super::action::Action;
use super::targets::{Targets, issues_in};
use crate::model::meeting::Item;
use crate::model::person::{People, Person};

/// What the text of an action tells.
pub(super) struct Told {
    /// Its text, folded, without small words: what tells it from all others.
    pub(super) key: Arc<str>,
    /// All of its text, folded.
    whole: String,
    /// The words that `#done` may repeat.
    words: HashSet<String>,
    numbers: Vec<Number>,
    /// The ticket it names.
    pub(super) issue: Option<usize>,
}

/// What a number counts, and the number: `#` and `12`, `pr` and `8`.
type Number = (String, String);

/// A ticket that an action names: one of this site, or as its text spells it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ticket<'t> {
    /// An index into the issues.
    Issue(usize),
    /// As in `#12` or `!34`.
    Spelled(&'t Number),
}

impl Told {
    /// What an action tells.
    pub(super) fn of(item: &Item, targets: &Targets<'_>) -> Self {
        let whole = folded(&item.text);
        Told {
            words: words(&item.text).collect(),
            numbers: numbers(&whole),
            issue: issues_in(&item.text, targets).first().copied(),
            key: key(&whole).into(),
            whole,
        }
    }
}

/// What a word of success names.
pub(super) struct Said<'t> {
    /// Words that may be ids, without the marks around them.
    pub(super) ids: HashSet<&'t str>,
    words: HashSet<String>,
    /// Every word, small ones and references too.
    all: HashSet<String>,
    /// The same without small words, as of an action.
    key: String,
    /// The same in one text, between blanks.
    folded: String,
    numbers: Vec<Number>,
    issues: Vec<usize>,
    /// Ids of people; of interest only beside a ticket.
    people: HashSet<String>,
    known: &'t People,
}

impl<'t> Said<'t> {
    /// What stands in a text.
    pub(super) fn of(text: &'t str, targets: &Targets<'t>) -> Self {
        let ids = text.split_whitespace();
        let ids = ids.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        let (folded, known) = (folded(text), &*targets.library.people);
        let numbers = numbers(&folded);
        let issues = issues_in(text, targets);
        let people = match issues.is_empty() && numbers.is_empty() {
            true => HashSet::new(),
            false => people_in(text, known),
        };
        Said {
            ids: ids.collect(),
            words: words(text).collect(),
            all: folded.split(' ').map(str::to_owned).collect(),
            key: key(&folded),
            folded: format!(" {folded} "),
            numbers,
            issues,
            people,
            known,
        }
    }

    /// How surely an action is meant, and how much of its text stands there, both in percent; none if it is not. A number of
    /// the same thing that is another one speaks against it.
    pub(super) fn means(&self, action: &Action, told: &Told) -> Option<(usize, usize)> {
        let shared = |number: &&Number| self.numbers.contains(number);
        let same = told.numbers.iter().filter(shared).count();
        let mut named = self.numbers.iter().map(|(name, _)| name);
        let other = same == 0 && named.any(|name| told.numbers.iter().any(|own| own.0 == *name));
        let words = told.words.iter().filter(|word| self.words.contains(*word));
        let hits = words.count() + same;
        let share = hits * 100 / told.words.len().max(1);
        // However few and small its words are: all of them, and no others.
        let repeated = !told.whole.is_empty() && self.folded.trim() == told.whole;
        let repeated = repeated || self.is_task_of(action, told);
        let asked = told
            .words
            .iter()
            .filter(|word| self.words.contains(*word) || !self.is_called(&action.owners, word));
        let enough = || hits * 100 / asked.count().max(1) >= 60;
        let by_words = repeated || hits >= 2 && !other && (share >= 60 || enough());
        let ticket = self.ticket_of(told).is_some();
        let by_owner = || ticket && action.owners.iter().any(|owner| self.names(owner));
        (by_words || by_owner()).then(|| (share + usize::from(ticket) * 50, self.repeats(told)))
    }

    /// Whether any word of an action stands there.
    pub(super) fn is_like(&self, told: &Told) -> bool {
        told.words.iter().any(|word| self.words.contains(word))
    }

    /// The ticket of an action, if it is named.
    pub(super) fn ticket_of<'a>(&self, told: &'a Told) -> Option<Ticket<'a>> {
        let issue = told.issue.filter(|issue| self.issues.contains(issue));
        let spelled = || {
            let tickets = told.numbers.iter();
            let mut tickets = tickets.filter(|(name, _)| name.ends_with(['#', '!']));
            tickets.find(|number| self.numbers.contains(number))
        };
        issue
            .map(Ticket::Issue)
            .or_else(|| spelled().map(Ticket::Spelled))
    }

    /// Whether these are the words of an action without those who are to do it, and no others.
    fn is_task_of(&self, action: &Action, told: &Told) -> bool {
        let head = told.key.strip_suffix(&self.key);
        let head = head.filter(|head| head.is_empty() || head.ends_with(' '));
        let mut owners = head.into_iter().flat_map(str::split_whitespace);
        head.is_some()
            && !self.key.is_empty()
            && owners.all(|word| self.is_called(&action.owners, word))
    }

    /// Whether a folded word is the name of one of some people, or a part of it.
    fn is_called(&self, people: &[String], word: &str) -> bool {
        let is_of = |id: &String| {
            let person = self.known.by_id(id);
            let full = person.and_then(|person| person.name.as_deref());
            let mut parts = full.into_iter().flat_map(str::split_whitespace);
            let mut names = person.into_iter().flat_map(Person::names);
            id == word
                || names.any(|name| name.to_lowercase() == word)
                || parts.any(|part| part.to_lowercase() == word)
        };
        people.iter().any(is_of)
    }

    /// How much of the text of an action stands there, in percent.
    fn repeats(&self, told: &Told) -> usize {
        let (mut hits, mut all) = (0, 0);
        for word in told.key.split(' ') {
            all += 1;
            hits += usize::from(self.all.contains(word));
        }
        hits * 100 / all
    }

    /// Whether somebody is named, by nick or in full.
    fn names(&self, owner: &str) -> bool {
        let person = self.known.by_id(owner);
        let full = person.and_then(|person| person.name.as_deref());
        let in_full = |name: &str| self.folded.contains(&format!(" {} ", folded(name)));
        self.people.contains(owner) || full.is_some_and(in_full)
    }
}

/// Ids of everybody whom a word may mean; a whole Matrix id means nobody else.
fn people_in(text: &str, known: &People) -> HashSet<String> {
    let mut found = HashSet::new();
    for word in text.split_whitespace() {
        if let Some(person) = known.find(word.trim_end_matches(CLOSING)) {
            found.insert(person.id.clone());
            continue;
        }
        let between = |c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '|' | '[' | ']');
        for name in word.split(between).filter(|name| !name.is_empty()) {
            found.insert(known.id_of(name, None));
            found.insert(name.to_lowercase());
        }
    }
    found
}

/// A folded text without small words.
fn key(folded: &str) -> String {
    let telling = |word: &&str| !is_small(word) && word.chars().any(char::is_alphanumeric);
    let words: Vec<&str> = folded.split(' ').filter(telling).collect();
    words.join(" ")
}

/// Marks that stand before a word and are not of it; a reference keeps its own.
const OPENING: &[char] = &['@', '(', '"', '\'', '`', '“', '„', '‘', '«', '「', '（'];

/// Marks that stand behind a word and are not of it.
const CLOSING: &[char] = &[
    ',', '.', ':', ';', '!', '?', '…', ')', '"', '\'', '`', '”', '“', '’', '»', '。', '、', '，',
    '；', '：', '！', '？', '」', '）',
];

/// A text without what does not tell it from others: case, blanks, marks around words.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let word = word.trim_start_matches(OPENING);
        let word = word.trim_end_matches(CLOSING);
        if !word.is_empty() {
            folded.push_str(if folded.is_empty() { "" } else { " " });
            folded.extend(word.chars().flat_map(char::to_lowercase));
        }
    }
    folded
}

/// More numbers than an action needs.
const MOST_NUMBERS: usize = 32;

/// The numbers of a folded text, each with what stands before it; a number alone is that of a ticket.
fn numbers(folded: &str) -> Vec<Number> {
    let words = folded.split(' ');
    let before = std::iter::once("").chain(folded.split(' '));
    let found = before.zip(words).filter_map(|(before, word)| {
        let (name, number) =
            word.split_at(word.trim_end_matches(|c: char| c.is_ascii_digit()).len());
        let name = match name {
            "" if word.len() == folded.len() => "#",
            "" => before,
            name => Some(name).filter(|name| name.ends_with(['#', '!']))?,
        };
        (!number.is_empty()).then(|| (name.to_owned(), number.to_owned()))
    });
    found.take(MOST_NUMBERS).collect()
}

/// The words of a text that others repeat when it is done: lower case, without marks, small words and references left out.
fn words(text: &str) -> impl Iterator<Item = String> {
    let split = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '#'));
    let lower = split.map(str::to_lowercase);
    lower.filter(|word| is_long(word) && !word.starts_with('#') && !is_small(word))
}

/// Whether a word tells nothing, in lower case.
fn is_small(word: &str) -> bool {
    const SMALL: &[&str] = &[
        "a", "an", "to", "the", "and", "for", "with", "see", "will", "has", "have", "was", "done",
    ];
    SMALL.contains(&word)
}

/// Whether a word has more than two letters; of signs that are syllables or words, two are enough.
fn is_long(word: &str) -> bool {
    let syllable = |c: char| matches!(c, '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    let count = word.chars().take(3).count();
    count > 2 || count == 2 && word.chars().all(syllable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_tell() {
        let rows: [(&str, &[&str]); 2] = [
            (
                "Ash to paint the red buoys, see #12",
                &["ash", "paint", "red", "buoys"],
            ),
            ("ash 修复 漏洞 ok", &["ash", "修复", "漏洞"]),
        ];
        for (text, expected) in rows {
            assert_eq!(words(text).collect::<Vec<String>>(), expected, "{text}");
        }
    }

    #[test]
    fn marks_tell_nothing_and_references_do() {
        let rows = [
            ("  Ash:  \"fix\" it! ", "ash fix it", ""),
            ("merge !34, (#12)", "merge !34 #12", "!34 #12"),
            ("@ash to fix PR 8.", "ash to fix pr 8", "pr8"),
            ("12", "12", "#12"),
            (
                "see team/boats#3 ... v2",
                "see team/boats#3 v2",
                "team/boats#3",
            ),
        ];
        for (text, key, expected) in rows {
            assert_eq!(folded(text), key);
            let found = numbers(key);
            let found: Vec<String> = found
                .iter()
                .map(|(name, at)| format!("{name}{at}"))
                .collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
