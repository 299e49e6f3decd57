//! Lists in a record whose items are a text or a mapping, lists of time zones, and numbers above 0.
//! A record and a key in; items with their places out, and notes about what is neither.

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde_yaml::Value;

use crate::place::At;
use crate::read::record::{Record, scalar};

/// An item of a list.
pub enum ListItem<'d> {
    /// A text alone.
    Text(At<String>),
    /// A mapping of keys and values.
    Record(Record<'d>),
}

impl<'d> Record<'d> {
    /// A list of texts; one text alone counts as a list of one.
    pub fn texts(&self, key: &'static str) -> Vec<At<String>> {
        match self.value(key) {
            None => Vec::new(),
            Some(Value::Sequence(items)) => self.texts_of(key, items),
            Some(value) => match scalar(value) {
                Some(text) => vec![self.with_place(key, text)],
                None => self
                    .refuse(key, "a list of texts", value)
                    .unwrap_or_default(),
            },
        }
    }

    fn texts_of(&self, key: &'static str, items: &[Value]) -> Vec<At<String>> {
        let item = |(index, value): (usize, &Value)| {
            let path = format!("{}[{index}]", self.child(key));
            match scalar(value) {
                Some(text) => {
                    let at = self.document.locate(&path, &text);
                    Some(At {
                        value: text,
                        place: at.place,
                        line: at.line,
                    })
                }
                None => {
                    self.document.wrong_type(&path, "a text", value);
                    None
                }
            }
        };
        items.iter().enumerate().filter_map(item).collect()
    }

    /// A whole number above 0, as far as its type reaches.
    pub fn positive<N: TryFrom<i64>>(&self, key: &'static str) -> Option<N> {
        let number = self.integer(key)?;
        let found = N::try_from(number).ok().filter(|_| number > 0);
        if found.is_none() {
            let message = format!("`{key}` must be a whole number above 0");
            self.complain(key, "type", message, None);
        }
        found
    }

    /// Every key that is a text.
    pub fn keys(&self) -> Vec<&'d str> {
        self.map.keys().filter_map(Value::as_str).collect()
    }

    /// A list whose items are texts or mappings; one item alone counts as a list of one.
    pub fn list(&self, key: &'static str) -> Vec<ListItem<'d>> {
        match self.value(key) {
            None => Vec::new(),
            Some(Value::Sequence(items)) => {
                let item = |(index, value): (usize, &'d Value)| {
                    self.list_item(format!("{}[{index}]", self.child(key)), value)
                };
                items.iter().enumerate().filter_map(item).collect()
            }
            Some(value) => self.list_item(self.child(key), value).into_iter().collect(),
        }
    }

    /// What is read of every mapping of a list, with a note about each key that nobody asked for.
    pub fn each_of<T>(&self, key: &'static str, read: fn(&Record<'d>) -> Option<T>) -> Vec<T> {
        let one = |record: Record<'d>| {
            let value = read(&record);
            record.finish();
            value
        };
        self.records(key).into_iter().filter_map(one).collect()
    }

    fn list_item(&self, path: String, value: &'d Value) -> Option<ListItem<'d>> {
        if let Value::Mapping(map) = value {
            return Some(ListItem::Record(Record::new(self.document, map, path)));
        }
        let Some(text) = crate::read::record::scalar(value) else {
            let expected = "a text or a mapping of keys and values";
            self.document.wrong_type(&path, expected, value);
            return None;
        };
        let at = self.document.locate(&path, &text);
        Some(ListItem::Text(At {
            value: text,
            place: at.place,
            line: at.line,
        }))
    }

    /// A calendar date with the place of its very text, in flow style too.
    pub fn day(&self, key: &'static str) -> Option<At<NaiveDate>> {
        let found = self.date(key)?;
        let at = self
            .document
            .locate(&self.child(key), &found.value.to_string());
        Some(At {
            value: found.value,
            place: at.place,
            line: at.line,
        })
    }

    /// The same as [`Record::texts`] of what can hold no comma: a text alone is as many as commas part.
    pub fn names(&self, key: &'static str) -> Vec<At<String>> {
        let several = self.raw(key).and_then(Value::as_str);
        let Some(several) = several.filter(|text| text.contains(',')) else {
            return self.texts(key);
        };
        let names = several.split(',').map(str::trim);
        let names = names.filter(|name| !name.is_empty()).enumerate();
        let item = |(index, name): (usize, &str)| {
            let at = self
                .document
                .locate(&format!("{}[{index}]", self.child(key)), name);
            At {
                value: name.to_owned(),
                place: at.place,
                line: at.line,
            }
        };
        names.map(item).collect()
    }

    /// Time zones by their names, each once.
    pub fn zones(&self, key: &'static str) -> Vec<Tz> {
        let mut zones = Vec::new();
        for name in self.names(key) {
            match self.zone_of(&name) {
                Some(zone) if zones.contains(&zone) => {}
                Some(zone) => zones.push(zone),
                None => {}
            }
        }
        zones
    }
}
