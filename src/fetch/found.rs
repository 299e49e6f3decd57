//! What a list came to: public issues by their number, and how many others there were. Judged objects in, records out. An
//! issue that comes twice, because the pages shifted while they were read, is kept once, as it was last changed; if it was
//! withheld but once, it is withheld.

use std::collections::{BTreeMap, BTreeSet};

use super::clean::{Judged, Key, Record};

/// The issues of a run.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Found {
    public: BTreeMap<Key, Record>,
    withheld: BTreeSet<Key>,
    /// Whether only changes were asked for: of what has not changed nobody knows how much is withheld.
    changes: bool,
}

impl Found {
    /// Takes in an object of a list.
    pub fn add(&mut self, judged: Judged) {
        match judged {
            Judged::Public(key, record) if !self.withheld.contains(&key) => {
                let newer = |known: &Record| record.updated >= known.updated;
                if self.public.get(&key).is_none_or(newer) {
                    self.public.insert(key, *record);
                }
            }
            Judged::Withheld(key) => {
                self.public.remove(&key);
                self.withheld.insert(key);
            }
            Judged::Public(..) | Judged::Other => {}
        }
    }

    /// Withholds the issues of projects that are not public.
    pub fn only(&mut self, projects: &BTreeSet<u64>) {
        let closed: Vec<Key> = self.public.keys().copied().collect();
        for key in closed.iter().filter(|key| !projects.contains(&key.0)) {
            self.add(Judged::Withheld(*key));
        }
    }

    /// Withholds what a later list no longer shows.
    pub fn still(&mut self, later: &Found) {
        self.withheld.extend(&later.withheld);
        self.changes = later.changes;
        self.public.retain(|key, _| later.public.contains_key(key));
    }

    /// Public issues, by project and number.
    pub fn records(&self) -> impl Iterator<Item = (&Key, &Record)> {
        self.public.iter()
    }

    /// The same, to be completed.
    pub fn records_mut(&mut self) -> impl Iterator<Item = (&Key, &mut Record)> {
        self.public.iter_mut()
    }

    /// Takes an issue away that is no longer there to be read.
    pub fn remove(&mut self, key: Key) {
        self.public.remove(&key);
    }

    /// How many are public.
    pub fn len(&self) -> usize {
        self.public.len()
    }

    /// Whether nothing is public.
    pub fn is_empty(&self) -> bool {
        self.public.is_empty()
    }

    /// Says that only changes were asked for.
    pub fn of_changes(mut self) -> Self {
        self.changes = true;
        self
    }

    /// How many are withheld, if all were asked for.
    pub fn withheld(&self) -> Option<usize> {
        (!self.changes).then_some(self.withheld.len())
    }

    /// How many different issues were seen.
    pub fn seen(&self) -> usize {
        self.public.len() + self.withheld.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fetch::clean::Object;

    fn public(iid: u64, day: &str) -> Judged {
        let updated = format!("2026-01-{day}T00:00:00Z").parse().ok();
        let mut value = Object::new();
        value.insert("day".to_owned(), day.into());
        let record = Record {
            updated,
            counted: None,
            value,
        };
        Judged::Public((1, iid), Box::new(record))
    }

    #[test]
    fn duplicates_are_kept_once() {
        let secret = || Judged::Withheld((1, 1));
        let rows = [
            (vec![public(1, "01"), public(1, "02")], Some("02")),
            (vec![public(1, "02"), public(1, "01")], Some("02")),
            (vec![public(1, "02"), public(1, "xx")], Some("02")),
            (vec![public(1, "01"), secret()], None),
            (vec![secret(), public(1, "02")], None),
        ];
        for (list, expected) in rows {
            let mut found = Found::default();
            list.clone()
                .into_iter()
                .for_each(|judged| found.add(judged));
            let day = found
                .records()
                .next()
                .and_then(|(_, record)| record.value.get("day"));
            assert_eq!(day.and_then(|day| day.as_str()), expected, "{list:?}");
            assert_eq!(found.seen(), 1);
        }
    }

    #[test]
    fn what_is_gone_or_not_public_goes() {
        let mut found = Found::default();
        for iid in 1..4 {
            found.add(public(iid, "01"));
        }
        let mut later = Found::default();
        later.add(public(1, "02"));
        later.add(Judged::Withheld((1, 2)));
        found.still(&later);
        assert_eq!((found.len(), found.withheld()), (1, Some(1)));
        found.only(&BTreeSet::from([2]));
        assert_eq!((found.len(), found.withheld()), (0, Some(2)));
    }
}
