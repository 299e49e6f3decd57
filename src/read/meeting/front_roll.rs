//! Who was at a meeting by the front matter of its notes. A record in, names and what is said of them out; how a text names people is the
//! business of `roll`.

use serde_yaml::Value;

use super::roll::{Named, named};
use super::roll_words::{Part, part};
use crate::read::record::Record;

/// Names that front matter tells, by what it says of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roll(Vec<(&'static str, String)>);

/// Keys of front matter that name people; each is a word of its own.
const KEYS: &[&str] = &[
    "present",
    "attendees",
    "attendance",
    "participants",
    "absent",
    "apologies",
    "regrets",
    "chair",
    "chairs",
    "facilitator",
    "moderator",
    "scribe",
    "scribes",
    "notetaker",
];

impl Roll {
    /// Reads the keys of a record; what is no text is passed over, for other programs may have it.
    pub(super) fn of(record: &Record<'_>) -> Self {
        let mut roll = Roll::default();
        for key in KEYS {
            let names = record.raw(key).map_or_else(Vec::new, texts);
            roll.0.extend(names.into_iter().map(|name| (*key, name)));
        }
        roll
    }

    /// These names, or where there are none those of another source.
    pub(super) fn or(self, other: &Roll) -> Roll {
        if self.0.is_empty() {
            other.clone()
        } else {
            self
        }
    }

    /// Changes every text.
    pub(super) fn retell(&mut self, mut tell: impl FnMut(String) -> String) {
        for (_, text) in &mut self.0 {
            *text = tell(std::mem::take(text));
        }
    }

    /// Everybody, by what is said of them.
    pub(super) fn named(&self) -> impl Iterator<Item = (Part, Named)> {
        let told = self
            .0
            .iter()
            .filter_map(|(key, text)| Some((part(key)?, named(text))));
        told.flat_map(|(part, named)| named.into_iter().map(move |one| (part, one)))
    }
}

/// The texts of a value: itself, those of a list, and names of records in it.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Sequence(items) => items.iter().filter_map(text).collect(),
        _ => Vec::new(),
    }
}

fn text(value: &Value) -> Option<String> {
    let name = || {
        ["name", "nick", "github", "gitlab"]
            .iter()
            .find_map(|key| value.get(key)?.as_str())
    };
    value.as_str().or_else(name).map(str::to_owned)
}
