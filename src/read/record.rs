//! Typed reading of a YAML record: front matter, `site.yaml`, sidecars.
//! YAML text in; values with their places out, and a note for every unknown key, wrong type and impossible date.
//! Keys that nobody asked for are the unknown ones, so the list of known keys is the code that reads them.

pub(crate) mod document;
pub(crate) mod lists;
pub(crate) mod nesting;
pub(crate) mod notes;
pub(crate) mod positions;
pub(crate) mod web_address;
mod yaml_fault;

use std::cell::RefCell;

use chrono::NaiveDate;
use serde_yaml::{Mapping, Value};

use crate::place::{At, Place};
use crate::report::{Note, nearest};
use document::Document;

/// A mapping inside a document.
pub struct Record<'d> {
    pub(super) document: &'d Document,
    pub(super) map: &'d Mapping,
    pub(super) path: String,
    asked: RefCell<Vec<&'static str>>,
    /// Keys that took effect though nobody asked for them by name.
    pub(super) used: RefCell<Vec<&'d str>>,
}

impl<'d> Record<'d> {
    /// The mapping at the root of a document; an empty text holds none.
    pub fn root(document: &'d Document) -> Option<Self> {
        match document.root() {
            Value::Mapping(map) => Some(Record::new(document, map, String::new())),
            Value::Null => None,
            other => {
                document.wrong_type("", "a mapping of keys and values", other);
                None
            }
        }
    }

    /// The mappings of a list at the root of a document.
    pub fn each(document: &'d Document) -> Vec<Self> {
        match document.root() {
            Value::Sequence(items) => Record::items(document, items, ""),
            Value::Null => Vec::new(),
            other => {
                document.wrong_type("", "a list", other);
                Vec::new()
            }
        }
    }

    fn items(document: &'d Document, items: &'d [Value], path: &str) -> Vec<Self> {
        let item = |(index, value): (usize, &'d Value)| match value {
            Value::Mapping(map) => Some(Record::new(document, map, format!("{path}[{index}]"))),
            other => {
                document.wrong_type(
                    &format!("{path}[{index}]"),
                    "a mapping of keys and values",
                    other,
                );
                None
            }
        };
        items.iter().enumerate().filter_map(item).collect()
    }

    pub(super) fn new(document: &'d Document, map: &'d Mapping, path: String) -> Self {
        Record {
            document,
            map,
            path,
            asked: RefCell::default(),
            used: RefCell::default(),
        }
    }

    /// Whether it is our own, in which an unknown key is an error.
    pub(super) fn is_ours(&self) -> bool {
        self.document.ours
    }

    /// Whether there may be keys in it that are none of ours, and no fault.
    pub(super) fn has_others(&self) -> bool {
        !self.document.ours || self.document.shared
    }

    /// Where the record begins.
    pub fn place(&self) -> At<()> {
        self.document.at(&self.path, false)
    }

    /// Where the value of a key stands, if the key is there.
    pub fn place_of(&self, key: &'static str) -> Option<Place> {
        self.map
            .contains_key(key)
            .then(|| self.document.at(&self.child(key), true).place)
    }

    /// A text; numbers count as text.
    pub fn text(&self, key: &'static str) -> Option<At<String>> {
        let value = self.value(key)?;
        match scalar(value) {
            Some(text) => Some(self.with_place(key, text)),
            None => self.refuse(key, "a text", value),
        }
    }

    /// A text without its place.
    pub fn string(&self, key: &'static str) -> Option<String> {
        self.text(key).map(|text| text.value)
    }

    /// A text that has to be there, and to say something.
    pub fn required(&self, key: &'static str) -> Option<At<String>> {
        let found = self.text(key).filter(|text| !text.value.is_empty());
        let nothing = self
            .map
            .get(key)
            .is_none_or(|value| value.is_null() || scalar(value).as_deref() == Some(""));
        if found.is_none() && nothing {
            self.note_missing(key, self.map.contains_key(key));
        }
        found
    }

    /// A whole number.
    pub fn integer(&self, key: &'static str) -> Option<i64> {
        let value = self.value(key)?;
        value
            .as_i64()
            .or_else(|| self.refuse(key, "a whole number", value))
    }

    /// Yes or no.
    pub fn boolean(&self, key: &'static str) -> Option<bool> {
        let value = self.value(key)?;
        value
            .as_bool()
            .or_else(|| self.refuse(key, "`true` or `false`", value))
    }

    /// Whether a key is there, be its value as empty as it may.
    pub fn has(&self, key: &'static str) -> bool {
        self.asked.borrow_mut().push(key);
        self.map.contains_key(key)
    }

    /// The same of a key that nothing is made of.
    pub fn holds(&self, key: &str) -> bool {
        self.map.contains_key(key)
    }

    /// Every key that is a text, with its value as it stands.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'d str, &'d Value)> {
        let entries = self.map.iter();
        entries.filter_map(|(key, value)| Some((key.as_str()?, value)))
    }

    /// The value as it stands, whatever its type.
    pub fn raw(&self, key: &'static str) -> Option<&'d Value> {
        self.value(key)
    }

    /// A calendar date, `YYYY-MM-DD`; a time after it is passed over.
    pub fn date(&self, key: &'static str) -> Option<At<NaiveDate>> {
        self.date_of(self.text(key)?)
    }

    /// The same of a text that was read already.
    pub(super) fn date_of(&self, text: At<String>) -> Option<At<NaiveDate>> {
        let day = text.value.get(..10).unwrap_or(&text.value);
        let exact = text.value.len() == 10 || text.value[day.len()..].starts_with(['T', ' ']);
        match NaiveDate::parse_from_str(day, "%Y-%m-%d") {
            Ok(date) if exact && date_is_plain(day) => Some(At {
                value: date,
                place: text.place,
                line: text.line,
            }),
            _ => {
                self.wrong_date(&text);
                None
            }
        }
    }

    /// A date, a quarter or a release; what is written like a date has to be one.
    pub fn target(&self, key: &'static str) -> Option<String> {
        let text = self.text(key)?;
        let like_a_date = date_is_plain(&text.value);
        if like_a_date && NaiveDate::parse_from_str(&text.value, "%Y-%m-%d").is_err() {
            self.wrong_date(&text);
        }
        Some(text.value)
    }

    /// One of some words.
    pub fn choice<T: Copy>(&self, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text(key)?;
        if self.is_used(key) {
            return None;
        }
        let found = choices
            .iter()
            .find(|(word, _)| word.eq_ignore_ascii_case(&text.value));
        if found.is_none() {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            let message = format!(
                "`{key}` must be one of {}, not `{}`",
                words.join(", "),
                text.value
            );
            let note = Note::about(self.document.severity(), "choice", &text, message);
            self.document.note(note.did_you_mean(&text.value, &words));
        }
        found.map(|(_, value)| *value)
    }

    /// The same, of all values of a kind by the word of each.
    pub fn choice_of<T: Copy>(
        &self,
        key: &'static str,
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> Option<T> {
        let words: Vec<(&str, T)> = all.iter().map(|value| (word(*value), *value)).collect();
        self.choice(key, &words)
    }

    /// A mapping inside this one.
    pub fn record(&self, key: &'static str) -> Option<Record<'d>> {
        match self.value(key)? {
            Value::Mapping(map) => Some(Record::new(self.document, map, self.child(key))),
            other => self.refuse(key, "a mapping of keys and values", other),
        }
    }

    /// A list of mappings inside this one.
    pub fn records(&self, key: &'static str) -> Vec<Record<'d>> {
        match self.value(key) {
            None => Vec::new(),
            Some(Value::Sequence(items)) => Record::items(self.document, items, &self.child(key)),
            Some(other) => self.refuse(key, "a list", other).unwrap_or_default(),
        }
    }

    /// Notes every key that was not asked for.
    pub fn finish(self) {
        let asked = self.asked.borrow();
        let unknown: Vec<&str> = self
            .map
            .keys()
            .filter_map(Value::as_str)
            .filter(|key| !asked.contains(key) && !self.is_used(key))
            .collect();
        let is_fault = |key: &&str| {
            self.document.ours && (!self.document.shared || nearest(key, &asked).is_some())
        };
        let (faults, unused): (Vec<&str>, Vec<&str>) = unknown.into_iter().partition(is_fault);
        faults.iter().for_each(|key| self.note_unknown(key, &asked));
        if !unused.is_empty() {
            self.note_unused(&unused);
        }
        let keys = self.map.keys().filter_map(Value::as_str);
        keys.filter(|key| asked.contains(key))
            .for_each(|key| self.note_comment(key));
        self.map
            .keys()
            .filter(|key| !key.is_string())
            .for_each(|key| self.note_odd_key(key));
    }

    pub(super) fn value(&self, key: &'static str) -> Option<&'d Value> {
        self.asked.borrow_mut().push(key);
        self.map.get(key).filter(|value| !value.is_null())
    }

    fn refuse<T>(&self, key: &'static str, expected: &str, value: &Value) -> Option<T> {
        self.document.wrong_type(&self.child(key), expected, value);
        None
    }

    pub(super) fn child(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }

    fn with_place(&self, key: &'static str, value: String) -> At<String> {
        let at = self.document.locate_value(&self.child(key), key, &value);
        At {
            value,
            place: at.place,
            line: at.line,
        }
    }
}

fn date_is_plain(day: &str) -> bool {
    let mut bytes = day.bytes().enumerate();
    day.len() == 10 && bytes.all(|(at, byte)| (at == 4 || at == 7) == (byte == b'-'))
}

pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn notes(yaml: &str, read: impl Fn(&Record<'_>)) -> Vec<String> {
        let document = match Document::parse(&Arc::from("a.md"), yaml, 1, true) {
            Ok(document) => document,
            Err(note) => return vec![format!("{}: {}", note.place, note.message)],
        };
        if let Some(record) = Record::root(&document) {
            read(&record);
            record.finish();
        }
        document
            .into_notes()
            .iter()
            .map(|note| format!("{}: {}", note.place, note.message))
            .collect()
    }

    #[test]
    fn every_fault_is_told_with_its_place() {
        let yaml = "titel: x\ndate: 2026-02-30\nlabels: [a, [b]]\nopen: maybe\nshepherd:\n  - a\n";
        let found = notes(yaml, |record| {
            record.required("title");
            record.date("date");
            record.texts("labels");
            record.boolean("open");
            record.text("shepherd");
        });
        let expected = [
            "a.md:2:1: `title` is missing",
            "a.md:3:7: `2026-02-30` is no date",
            "a.md:4:9: `labels[1]` must be a text, not a list",
            "a.md:5:7: `open` must be `true` or `false`, not a text",
            "a.md:6:1: `shepherd` must be a text, not a list",
            "a.md:2:1: unknown key `titel`",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_key_that_is_asked_for_twice_is_told_once() {
        let found = notes("tracking: #12\n", |record| {
            record.has("tracking");
            record.texts("tracking");
        });
        let expected = "a.md:2:1: `tracking` is empty: what begins with `#` is a comment";
        assert_eq!(found, [expected]);
    }

    #[test]
    fn hostile_yaml_costs_an_error() {
        let bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\ng: [*f,*f,*f,*f,*f,*f,*f,*f,*f]\n";
        for yaml in [
            bomb.to_owned(),
            "[".repeat(100_000),
            "[".repeat(300_000),
            " ".repeat(2000) + "a: b",
        ] {
            assert_eq!(notes(&yaml, |_| ()).len(), 1, "{}", &yaml[..20]);
        }
    }
}
