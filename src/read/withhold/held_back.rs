//! What must not be published: how many records, where they lie, their files and their words. What records of one kind come to
//! in, the sum out; nothing of it is told here.

use std::sync::Arc;

use crate::place::Place;
use crate::seal::Sealed;

/// What must not be published.
#[derive(Debug, Default)]
pub struct HeldBack {
    /// How many records that is.
    pub count: usize,
    /// Where those lie that say so themselves.
    pub places: Vec<Place>,
    /// Files whose only content it is: not even their names are published.
    pub paths: Vec<Arc<str>>,
    /// Its words.
    pub sealed: Sealed,
}

impl HeldBack {
    /// Adds what must not be published of other records.
    pub fn absorb(&mut self, other: HeldBack) {
        self.count += other.count;
        self.places.extend(other.places);
        self.paths.extend(other.paths);
        self.sealed.absorb(other.sealed);
    }
}
