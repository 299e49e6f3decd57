//! What to do, where it is known only when everything was read. A report in; the same with more hints out.

use super::{Note, Report};

impl Report {
    /// Adds what to do to the notes of a check, before what they say of it themselves.
    pub fn advise(&mut self, check: &str, hint: &str) {
        let told = |note: &Note| note.hint.as_ref().is_some_and(|own| own.starts_with(hint));
        let mut notes = self.notes.iter_mut();
        while let Some(note) = notes.find(|note| note.check == check && !told(note)) {
            note.hint = Some(match note.hint.take() {
                Some(own) => format!("{hint}; {own}").into(),
                None => hint.into(),
            });
        }
    }
}
