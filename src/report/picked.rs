//! Some of the notes of a report. A report and what is asked for in; those notes out.

use super::{Note, Report, Severity};

impl Report {
    /// All notes but those of a check.
    pub fn without(mut self, check: &str) -> Self {
        self.notes.retain(|note| note.check != check);
        self
    }

    /// Only the notes about some files, by their names as the user would type them.
    pub fn about(mut self, wanted: impl Fn(&str) -> bool) -> Self {
        self.notes.retain(|note| wanted(&note.place.file));
        self
    }

    /// Only the notes for which the site must not be written.
    pub fn refusing(&self, strict: bool) -> Report {
        let refuses = |note: &&Note| {
            note.severity == Severity::Error || strict && note.severity == Severity::Warning
        };
        Report {
            notes: self.notes.iter().filter(refuses).cloned().collect(),
        }
    }
}
