//! Names of people who stand on the roll of some meeting, be it that they were absent: they have been met, though no line of
//! theirs is on record. Names in, whether one is among them out.

use super::{People, is_masked};

impl People {
    /// Learns that somebody stands on a roll. A word alone may be anything elsewhere.
    pub fn list(&mut self, name: &str) {
        if name.contains(char::is_whitespace) && !is_masked(name) {
            self.listed.insert(name.to_lowercase());
        }
    }

    /// Whether somebody of this name stands on a roll.
    pub fn is_listed(&self, name: &str) -> bool {
        !self.listed.is_empty() && self.listed.contains(&name.to_lowercase())
    }
}
