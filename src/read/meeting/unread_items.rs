//! Decisions and actions that a text seems to mark and that do not count: those of texts that are shown as they stand, and tables that say
//! nothing which can be read. A file and its text in, notes out; what counts is the business of `marked`.

use std::sync::Arc;

use super::marked::{begins, unread_tables};
use super::naming::is_early;
use super::section_words::holds_marks;
use crate::place::Place;
use crate::read::markdown::entries::{Entry, Shape, entries};
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

/// What is said of tables below headings of decisions and actions, of which nothing can be read, and of marks in the midst of a line, in
/// notes below so many lines of their file; where some of their lines were taken out, no line is told.
pub(super) fn in_notes(file: &Arc<str>, notes: &str, above: Option<usize>) -> Vec<Note> {
    if is_early(file) || !holds_marks(notes) {
        return Vec::new();
    }
    let note = |at, message, hint| {
        let place = match above {
            Some(above) => Place::line(file, above + at),
            None => Place::file(file),
        };
        Note::new(Severity::Info, UNREAD, place, message).hint(hint)
    };
    let tables = match notes.contains('|') || notes.contains("<table") {
        true => unread_tables(notes),
        false => Vec::new(),
    };
    let tables = tables.into_iter().map(|at| note(at, TABLE, COLUMNS));
    tables
        .chain(in_midst(notes).map(|at| note(at, MIDST, APART)))
        .collect()
}

const TABLE: &str = "a table below a heading of decisions or actions is not read: its columns do not say what was decided or is to be done";
const COLUMNS: &str =
    "call columns `Decision`, or `Action`, `Owner`, `Due` and `Status`, or write a list";
const MIDST: &str = "a decision or an action in the midst of a line does not count";
const APART: &str = "begin a line or an entry of a list with `ACTION:` or `DECISION:`";

/// Words in capitals that hardly stand behind a sentence but to mark what follows.
const LOUD: [&str; 2] = ["ACTION:", "DECISION:"];

/// Lines of a text, counted from 0, in which such a word stands behind a sentence.
fn in_midst(notes: &str) -> impl Iterator<Item = usize> {
    let entries = match LOUD.iter().any(|word| notes.contains(word)) {
        true => entries(notes, begins),
        false => Vec::new(),
    };
    let plain = |entry: &Entry<'_>| !entry.quoted && entry.shape != Shape::Code;
    let entries = entries.into_iter().filter(move |entry| plain(entry));
    let loud = |entry: &Entry<'_>| {
        let found = |word| {
            entry
                .text
                .match_indices(word)
                .any(|(at, _)| is_behind(&entry.text[..at]))
        };
        LOUD.into_iter().any(found)
    };
    entries.filter(loud).map(|entry| entry.line)
}

/// Whether a sentence ends there, be it before marks.
fn is_behind(text: &str) -> bool {
    let bare = text.trim_end_matches(['*', '_']);
    bare.ends_with(' ') && bare.trim_end().ends_with(['.', ';', '!', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_the_midst_of_a_line() {
        let rows: &[(&str, &[usize])] = &[
            ("- ash has a rope. ACTION: kim to row\n", &[0]),
            ("# Boats\n\nThey sink; **DECISION:** mend them\n", &[2]),
            ("ACTION: kim to row\n- **DECISION**: boats\n", &[]),
            ("We write ACTION: before what is to be done.\n", &[]),
            ("- what is an ACTION: a task.\n", &[]),
            ("Boats. Action: row\n", &[]),
            ("```\nBoats. ACTION: row\n```\n> Boats. ACTION: row\n", &[]),
        ];
        for (text, expected) in rows {
            assert_eq!(in_midst(text).collect::<Vec<usize>>(), *expected, "{text}");
        }
    }
}
