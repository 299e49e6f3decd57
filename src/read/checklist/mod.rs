//! Checklists of projects: a CSV or YAML file to rows, columns and a state in every cell.
//! Text of a file in, a checklist and notes out; a word that is no state is told where it stands.

mod sheet;
mod yaml;

use std::sync::Arc;

use super::text::merge;
use super::{page, tlp};
use crate::model::address::is_plain;
use crate::model::checklist::{Checklist, State};
use crate::place::At;
use crate::report::{Note, Severity};

/// A CSV or YAML file below `projects/`, not yet read: its project decides what becomes of it.
#[derive(Clone)]
pub struct TableFile {
    /// Path inside the content folder.
    pub path: Arc<str>,
    /// As the user would type it.
    pub file: Arc<str>,
    /// What it holds.
    pub text: String,
}

/// Most rows and most columns that are read.
const ROWS: usize = 2_000;
const COLUMNS: usize = 100;

/// Columns that hold facts and no state.
const FACTS: &[&str] = &["owner", "ticket", "link", "note"];

/// Words and signs of states, in lower case.
const WORDS: &[(&str, State)] = &[
    ("done", State::Done),
    ("yes", State::Done),
    ("x", State::Done),
    ("✓", State::Done),
    ("todo", State::Todo),
    ("no", State::Todo),
    ("", State::Todo),
    ("-", State::Todo),
    ("wip", State::Partial),
    ("partial", State::Partial),
    ("~", State::Partial),
    ("blocked", State::Blocked),
    ("!", State::Blocked),
    ("n/a", State::NotApplicable),
];

/// Reads a file; `ours` says whether faults are errors. What is faulty in part is left out, and told.
pub fn read(title: Option<String>, source: &TableFile, ours: bool) -> (Checklist, Vec<Note>) {
    let mut table = Checklist {
        title: title.unwrap_or_else(|| page::title_of(&source.path)),
        head: String::new(),
        knobs: Vec::new(),
        rows: Vec::new(),
        path: Arc::clone(&source.path),
    };
    let csv = source.path.ends_with(".csv");
    let merge = merge::unfinished(&source.file, &source.text, 0, ours);
    if let Some(note) = merge.filter(|_| csv) {
        return (table, vec![note]);
    }
    let notes = match csv {
        true => sheet::fill(&mut table, source, Severity::of_fault(ours)),
        false => yaml::fill(&mut table, source, ours),
    };
    (table, notes)
}

/// What is said of a checklist that must not be published: a TLP label stands in it. None if all of it may be.
pub fn closed(source: &TableFile, ours: bool) -> Option<Note> {
    let place = tlp::closing_line(&source.file, &source.text)?;
    let message = "a TLP label withholds this checklist";
    let note = Note::new(Severity::of_fault(ours), "tlp", place, message);
    Some(note.hint("take it out, or withhold the whole project with `tlp` in its front matter"))
}

/// The state that a cell means.
fn state(word: &str) -> Option<State> {
    let lower = word.to_lowercase();
    let known = WORDS.iter().find(|(name, _)| *name == lower);
    known.map(|(_, state)| *state)
}

/// What is said of a cell that holds no state.
fn no_state(severity: Severity, cell: &At<String>) -> Note {
    let word = &cell.value;
    let message = format!("`{word}` is no state of a checklist");
    let long =
        |(name, _): &(&'static str, State)| (name.len() > 1 && name.is_ascii()).then_some(*name);
    let names: Vec<&str> = WORDS.iter().filter_map(long).collect();
    let note = Note::at(severity, "choice", cell, message).show(&cell.line, word.chars().count());
    let hint = format!("states are {}, or nothing", names.join(", "));
    note.hint(hint).did_you_mean(word, &names)
}

/// A web address, or a note.
fn address(severity: Severity, cell: At<String>) -> Result<String, Note> {
    let url = &cell.value;
    let web = url.starts_with("https://") || url.starts_with("http://");
    if web && is_plain(url) {
        return Ok(cell.value);
    }
    let message = format!("`{url}` is no web address");
    let note = Note::at(severity, "address", &cell, message);
    let note = note.show(&cell.line, url.chars().count());
    Err(note.hint("begin it with https://"))
}

/// What is said of the second of two rows or columns of one name.
fn twice(severity: Severity, what: &str, cell: &At<String>) -> Note {
    let message = format!("there are two {what} `{}`", cell.value);
    let note = Note::about(severity, "clash", cell, message);
    note.hint("give one of them another name")
}

/// What is said of a table that is larger than anybody can read.
fn too_large(severity: Severity, at: &At<String>, what: &str, most: usize) -> Note {
    let message = format!("only {most} {what} of a checklist are read");
    Note::at(severity, "cap", at, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_signs() {
        let rows = [
            ("DONE", Some(State::Done)),
            ("✓", Some(State::Done)),
            ("", Some(State::Todo)),
            ("~", Some(State::Partial)),
            ("!", Some(State::Blocked)),
            ("N/A", Some(State::NotApplicable)),
            ("maybe", None),
        ];
        for (word, expected) in rows {
            assert_eq!(state(word), expected, "{word}");
        }
    }

    #[test]
    fn a_checklist_without_a_title_is_called_by_its_file() {
        let rows = [
            ("projects/a/hardening-wave_3.csv", "Hardening wave 3"),
            ("kim-ray@example.org.csv", "Kim-ray@example.org"),
        ];
        for (path, expected) in rows {
            let source = TableFile {
                path: Arc::from(path),
                file: Arc::from(path),
                text: String::new(),
            };
            assert_eq!(read(None, &source, true).0.title, expected);
        }
    }
}
