//! What pages of others say of themselves, be it in front matter, whose keys some programs write in any case, or in lines `Key: value`
//! above the first blank one, as Pelican and MkDocs have them. A record or a text in, values by key out; pages of ours have keys of
//! their own.

use serde_yaml::Value;

use crate::read::markdown::label::label;
use crate::read::record::Record;

/// Keys with the title, with the day, with people, with the state, and with the address that a generator gives.
const TITLE: &str = "title";
const NAMES: &[&str] = &["herotext", "feature", "feature name"];
const DAYS: &[&str] = &["date", "created", "creation-date", "start-date"];
const AUTHORS: &[&str] = &["author", "authors"];
const STATES: &[&str] = &["status"];
pub(super) const SLUG: &str = "slug";
pub(super) const ADDRESSES: &[&str] = &["permalink", "url", "path"];

/// Bytes of what is shown of a value, at the most.
const LONGEST: usize = 200;

/// Lines at the head of a text that are looked at.
const MOST: usize = 30;

/// What a page says of itself, by keys in lower case.
#[derive(Debug, Default)]
pub(super) struct Head {
    told: Vec<(String, String)>,
}

impl Head {
    /// What front matter says.
    pub(super) fn of_record(record: &Record<'_>) -> Self {
        let keys = record.map.iter();
        let keys = keys.filter_map(|(key, value)| Some((key.as_str()?, words(value)?)));
        let known = keys.filter(|(key, _)| is_known(&key.to_lowercase()));
        let told = known.map(|(key, value)| {
            record.uses(key);
            (key.to_lowercase(), value)
        });
        Head {
            told: told.collect(),
        }
    }

    /// What the lines at the head of a text say, and the text without those that are told elsewhere, in as many lines. They are a head
    /// if one of them is a title; else only the name of a proposal counts, which stands in a list: `- Feature Name: rope`.
    pub(super) fn of_text(body: &str) -> (Self, Option<String>) {
        let lines = body.lines().take_while(|line| !line.trim().is_empty());
        let lines: Vec<&str> = lines.take(MOST).collect();
        let pairs: Option<Vec<(String, String)>> = lines.iter().map(|line| pair(line)).collect();
        let headed =
            pairs.filter(|pairs| pairs.len() > 1 && pairs.iter().any(|(key, _)| key == TITLE));
        let Some(mut told) = headed else {
            let named = lines.iter().filter_map(|line| listed(line));
            let told = named.filter(|(key, _)| key == "feature name").collect();
            return (Head { told }, None);
        };
        let kept = body.split_inclusive('\n').enumerate().map(|(at, line)| {
            let gone = told.get(at).is_some_and(|(key, _)| is_known(key));
            match gone {
                true => &line[line.trim_end_matches(['\n', '\r']).len()..],
                false => line,
            }
        });
        let kept = kept.collect();
        told.retain(|(key, value)| is_known(key) && !value.is_empty());
        (Head { told }, Some(kept))
    }

    /// A head that says one thing.
    #[cfg(test)]
    pub(super) fn of_pair(key: &str, value: &str) -> Self {
        Head {
            told: vec![(key.to_owned(), value.to_owned())],
        }
    }

    fn first(&self, keys: &[&str]) -> Option<&str> {
        keys.iter().find_map(|key| self.value(key))
    }

    /// The value of a key.
    pub(super) fn value(&self, key: &str) -> Option<&str> {
        let mut told = self.told.iter();
        let found = told.find(|(known, _)| known == key);
        found.map(|(_, value)| value.as_str())
    }

    /// What the page is called.
    pub(super) fn title(&self) -> Option<String> {
        self.value(TITLE).map(str::to_owned)
    }

    /// What it is about, which names it where its text does not.
    pub(super) fn name(&self) -> Option<String> {
        let name = self.first(NAMES)?.trim_matches('`').trim();
        (!name.is_empty() && !name.starts_with('(')).then(|| name.to_owned())
    }

    /// The day of the page, by whom it is and how far it has come, as they are written.
    pub(super) fn about(&self) -> Option<String> {
        let day = self.first(DAYS).map(day);
        let people = self.first(AUTHORS).map(|people| format!("by {people}"));
        let state = self.first(STATES).map(|state| format!("Status: {state}"));
        let parts = [day, people, state].into_iter().flatten();
        let parts: Vec<String> = parts.filter(|part| part.len() <= LONGEST).collect();
        (!parts.is_empty()).then(|| parts.join(" \u{b7} "))
    }
}

fn is_known(key: &str) -> bool {
    let lists: [&[&str]; 7] = [&[TITLE], NAMES, DAYS, AUTHORS, STATES, ADDRESSES, &[SLUG]];
    lists.iter().any(|list| list.contains(&key))
}

/// A day without the hour behind it.
fn day(value: &str) -> String {
    let date = value.get(..10).filter(|_| {
        let next = value[10..].chars().next();
        next.is_some_and(|next| next == 'T' || next == ' ')
    });
    let is_day = |date: &&str| {
        date.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-')
    };
    date.filter(is_day).unwrap_or(value).to_owned()
}

/// The words of a value; names of a list stand one behind the other.
fn words(value: &Value) -> Option<String> {
    let words = match value {
        Value::String(text) => unaddressed(text),
        Value::Number(number) => number.to_string(),
        Value::Sequence(items) => {
            let items: Vec<String> = items.iter().filter_map(words).collect();
            items.join(", ")
        }
        Value::Mapping(map) => words(map.get("name")?)?,
        _ => return None,
    };
    (!words.is_empty()).then_some(words)
}

/// A text on one line, without an address behind a name: `Kim Reed <kim@example.org>`.
fn unaddressed(text: &str) -> String {
    let words = text.split_whitespace();
    let words = words.filter(|word| !(word.starts_with('<') && word.contains('@')));
    words.collect::<Vec<&str>>().join(" ")
}

/// A line `Key: value`.
fn pair(line: &str) -> Option<(String, String)> {
    let (key, value) = line.split_once(':')?;
    let letter = |c: char| c.is_ascii_alphabetic() || matches!(c, '-' | '_');
    let whole = !key.is_empty() && key.chars().all(letter);
    let apart = value.is_empty() || value.starts_with([' ', '\t']);
    (whole && apart).then(|| (key.to_lowercase(), unaddressed(value)))
}

/// The same in a list.
fn listed(line: &str) -> Option<(String, String)> {
    let entry = line.strip_prefix(['-', '*'])?.trim_start();
    let label = label(entry)?;
    Some((label.head.to_lowercase(), label.rest.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_without_front_matter() {
        let rows = [
            (
                "Title: Rope\nDate: 2026-01-05 10:00\nAuthors: Kim\nTags: a\n\nb\n",
                Some("Rope"),
                Some("2026-01-05 \u{b7} by Kim"),
                Some("\n\n\nTags: a\n\nb\n"),
            ),
            (
                "rfc: 10\ntitle: Rope\nstatus: Accepted\n\nb\n",
                Some("Rope"),
                Some("Status: Accepted"),
                Some("rfc: 10\n\n\n\nb\n"),
            ),
            (
                "- Feature Name: `rope`\n- Start Date: x\n\nb\n",
                Some("rope"),
                None,
                None,
            ),
            ("* **Feature Name:** (fill me in)\n\nb\n", None, None, None),
            ("Title: Rope\n\nb\n", None, None, None),
            (
                "Note: bring ropes\nTitle and all: here\n\nb\n",
                None,
                None,
                None,
            ),
            ("Title: Rope\nand more words\n\nb\n", None, None, None),
            ("# Rope\n\nTitle: a\nDate: b\n", None, None, None),
        ];
        for (text, title, about, kept) in rows {
            let (head, left) = Head::of_text(text);
            let named = head.title().or_else(|| head.name());
            assert_eq!(named.as_deref(), title, "{text}");
            assert_eq!(head.about().as_deref(), about, "{text}");
            assert_eq!(left.as_deref(), kept, "{text}");
        }
    }

    #[test]
    fn values_as_they_are_shown() {
        let rows = [
            ("Kim Reed <kim@example.org>", Some("Kim Reed")),
            ("[Kim, {name: Lea, url: x}, {a: b}]", Some("Kim, Lea")),
            ("7", Some("7")),
            ("true", None),
            ("\"\"", None),
        ];
        for (yaml, expected) in rows {
            let value: Value = serde_yaml::from_str(yaml).unwrap_or_default();
            assert_eq!(words(&value).as_deref(), expected, "{yaml}");
        }
    }
}
