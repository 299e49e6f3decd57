//! Who was at a meeting by the front matter of its notes. A record in, names and what is said of them out; how a text names people is the
//! business of `named`.

use serde_yaml::Value;

use super::labels::labelled;
use super::named::{Named, named};
use super::words::Part;
use crate::read::markdown::label::words;
use crate::read::record::Record;

/// Names that front matter tells, by what it says of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roll(Vec<(Part, String)>);

impl Roll {
    /// Reads the keys of a record; what is no text is passed over, for other programs may have it.
    pub(in crate::read) fn of(record: &Record<'_>) -> Self {
        let mut roll = Roll::default();
        for (key, value) in record.entries() {
            if let Some(part) = part(key) {
                record.uses(key);
                roll.0
                    .extend(texts(value).into_iter().map(|name| (part, name)));
            }
        }
        roll
    }

    /// These names, or where there are none those of another source.
    pub(in crate::read) fn or(self, other: &Roll) -> Roll {
        if self.0.is_empty() {
            other.clone()
        } else {
            self
        }
    }

    /// Changes every text.
    pub(in crate::read) fn retell(&mut self, mut tell: impl FnMut(String) -> String) {
        for (_, text) in &mut self.0 {
            *text = tell(std::mem::take(text));
        }
    }

    /// Everybody, by what is said of them.
    pub(super) fn named(&self) -> impl Iterator<Item = (Part, Named)> {
        let told = self.0.iter();
        told.flat_map(|(part, text)| named(text).into_iter().map(|one| (*part, one)))
    }
}

/// What a key says of the people behind it, by the words that labels of a text have: `note_taker`, `Anwesend`, but not `next_chair`.
fn part(key: &str) -> Option<Part> {
    let told = labelled(&words(&key.replace('_', " "))?).filter(|told| told.sure);
    told.map(|told| told.part)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_name_people() {
        let rows = [
            ("present", Some(Part::Present)),
            ("Attendees", Some(Part::Present)),
            ("guests", Some(Part::Present)),
            ("roll call", Some(Part::Present)),
            ("tsc_attendees", Some(Part::Present)),
            ("Teilnehmer", Some(Part::Present)),
            ("pr\u{e9}sents", Some(Part::Present)),
            ("excused", Some(Part::Absent)),
            ("facilitators", Some(Part::Chair)),
            ("co-chair", Some(Part::Chair)),
            ("chaired_by", Some(Part::Chair)),
            ("note_taker", Some(Part::Scribe)),
            ("noteTaker", Some(Part::Scribe)),
            ("secretary", Some(Part::Scribe)),
            ("next_chair", None),
            ("host", None),
            ("notes", None),
            ("members", None),
            ("author", None),
            ("title", None),
            ("present_state", None),
            ("", None),
        ];
        for (key, expected) in rows {
            assert_eq!(part(key), expected, "{key}");
        }
    }
}
