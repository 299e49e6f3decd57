//! A list of people that grows and shrinks by name: each once, in the order they came, as first spelled.
//! Names in, names out. Case does not tell people apart; adding and removing cost the same however long the list is.

use std::collections::HashMap;

/// The list.
#[derive(Debug, Default)]
pub(super) struct Roll {
    names: Vec<Option<String>>,
    places: HashMap<String, usize>,
}

impl Roll {
    pub(super) fn add(&mut self, name: &str) {
        let place = self.names.len();
        if let std::collections::hash_map::Entry::Vacant(free) =
            self.places.entry(name.to_lowercase())
        {
            free.insert(place);
            self.names.push(Some(name.to_owned()));
        }
    }

    pub(super) fn remove(&mut self, name: &str) {
        if let Some(place) = self.places.remove(&name.to_lowercase()) {
            self.names[place] = None;
        }
    }

    pub(super) fn clear(&mut self) {
        *self = Roll::default();
    }

    pub(super) fn into_names(self) -> Vec<String> {
        self.names.into_iter().flatten().collect()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.places.contains_key(&name.to_lowercase())
    }
}
