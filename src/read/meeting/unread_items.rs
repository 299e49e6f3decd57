//! Decisions and actions that a text seems to mark and that do not count: those of texts that are shown as they stand, and tables that say
//! nothing which can be read. A file and its text in, notes out; what counts is the business of `marked`.

use std::sync::Arc;

use super::marked::{begins, unread_tables};
use super::naming::is_early;
use super::section_words::holds_marks;
use crate::place::Place;
use crate::report::{Note, Severity};

/// The check that tells of them.
const UNREAD: &str = "unread-items";

/// What is said of a text that is shown as it stands, so that nothing it marks counts: at its first such line.
pub(super) fn uncounted(file: &Arc<str>, text: &str) -> Option<Note> {
    if !holds_marks(text) {
        return None;
    }
    let mut lines = text.lines().enumerate();
    let (at, _) = lines.find(|(_, line)| begins(line.trim_start_matches(['-', '*', ' '])))?;
    let message = "decisions and actions of this text do not count: it is shown as it stands";
    let place = Place::line(file, at);
    let note = Note::new(Severity::Info, UNREAD, place, message);
    Some(note.hint("write it in Markdown, as NAME.md"))
}

/// What is said of tables below headings of decisions and actions, of which nothing can be read, in notes below so many lines of their
/// file; where some of their lines were taken out, no line is told.
pub(super) fn tables(file: &Arc<str>, notes: &str, above: Option<usize>) -> Vec<Note> {
    if is_early(file) || !notes.contains('|') || !holds_marks(notes) {
        return Vec::new();
    }
    let message = "a table below a heading of decisions or actions is not read: its columns do not say what was decided or is to be done";
    let hint = "call columns `Decision`, or `Action`, `Owner`, `Due` and `Status`, or write a list";
    let note = |at| {
        let place = match above {
            Some(above) => Place::line(file, above + at),
            None => Place::file(file),
        };
        Note::new(Severity::Info, UNREAD, place, message).hint(hint)
    };
    unread_tables(notes).into_iter().map(note).collect()
}
