//! Who is one: what is learned of two names. People and names in; people who are one, or known by one more name, out. What they
//! are called in the end is said elsewhere.

use super::People;

impl People {
    /// Learns that two names are one person; false if both are known to be different people.
    pub fn unite(&mut self, one: &str, other: &str) -> bool {
        match (self.index(one), self.index(other)) {
            (Some(a), Some(b)) if a == b => true,
            (Some(a), Some(b)) => self.merge(a, b),
            (Some(a), None) => {
                self.call(a, other);
                true
            }
            (None, Some(b)) => {
                self.call(b, one);
                true
            }
            (None, None) => true,
        }
    }

    /// Whether two names are known to be those of one person.
    pub fn are_one(&self, one: &str, other: &str) -> bool {
        let one = self.index(one);
        one.is_some() && one == self.index(other)
    }

    /// Learns a Matrix id of somebody of whom logs tell none.
    pub fn reach(&mut self, nick: &str, matrix: &str) {
        let person = self.index(nick);
        let person = person.filter(|index| self.all[*index].matrix.is_none());
        if let (Some(index), None) = (person, self.exact(matrix)) {
            self.call(index, matrix);
        }
    }

    fn merge(&mut self, a: usize, b: usize) -> bool {
        let (kept, gone) = if self.all[b].declared { (b, a) } else { (a, b) };
        let different_rooms = self.all[a].matrix.is_some() && self.all[b].matrix.is_some();
        if self.all[gone].declared || different_rooms {
            return false;
        }
        self.same_as[gone] = kept;
        let matrix = self.all[gone].matrix.clone();
        self.all[kept].matrix = self.all[kept].matrix.take().or(matrix);
        true
    }
}
