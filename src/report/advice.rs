//! What to do, where it is known only when everything was read. A report in; the same with more hints out.

use super::{Note, Report};

impl Report {
    /// Adds what to do to the notes of a check that say nothing of it.
    pub fn advise(&mut self, check: &str, hint: &str) {
        let open = |note: &&mut Note| note.check == check && note.hint.is_none();
        for note in self.notes.iter_mut().filter(open) {
            note.hint = Some(hint.into());
        }
    }
}
