//! Faults in content: a `Note` (severity, place, check, message, hint) and the `Report` that collects them.
//! In come notes from every stage; out go text with a snippet, JSON and GitLab's code quality JSON, as strings.
//! Nothing is printed here.

mod advice;
mod format;
mod picked;
mod secrets;
pub mod table;

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::place::{At, Place};
pub use format::excerpt;
use format::{JsonNote, write_note};

/// Notes that one thread writes at a time: an archive of decades may have tens of thousands.
const TOGETHER: usize = 256;

/// How bad a note is. The table of severities is part of the contract of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The site is not written.
    Error,
    /// The site is written; with `--strict` it is not.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// How bad a fault of a record is: an error in our own, a doubt in what others wrote.
    pub fn of_fault(ours: bool) -> Self {
        match ours {
            true => Severity::Error,
            false => Severity::Warning,
        }
    }

    /// The word in the output.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

/// The offending line and how many characters of it the caret underlines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snippet {
    /// The line as it stands in the file.
    pub line: Arc<str>,
    /// Number of characters underlined, at least 1.
    pub width: u32,
    /// Characters at the head of a very long line that are not kept.
    pub skipped: u32,
}

/// One finding about the content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// How bad it is.
    pub severity: Severity,
    /// Name of the check, in kebab case: stable, for filters.
    pub check: Cow<'static, str>,
    /// Where it stands.
    pub place: Place,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: Option<Box<str>>,
    /// The line to show; none for whole files and for withheld records.
    pub snippet: Option<Snippet>,
}

/// The check whose notes say nothing of what is in a record, but why it is withheld.
const CLOSED: &str = "not-public";

impl Note {
    /// A note about a place, without a snippet.
    pub fn new(
        severity: Severity,
        check: &'static str,
        place: Place,
        message: impl Into<String>,
    ) -> Self {
        Note {
            severity,
            check: Cow::Borrowed(check),
            place,
            message: message.into(),
            hint: None,
            snippet: None,
        }
    }

    /// An error, a warning or an info about a value that was read, with its line.
    pub fn at<T>(
        severity: Severity,
        check: &'static str,
        at: &At<T>,
        message: impl Into<String>,
    ) -> Self {
        Note::new(severity, check, at.place.clone(), message).show(&at.line, 1)
    }

    /// The same about words that were read, all of which are to be shown.
    pub fn about<T: AsRef<str>>(
        severity: Severity,
        check: &'static str,
        at: &At<T>,
        message: impl Into<String>,
    ) -> Self {
        let width = at.value.as_ref().chars().count();
        Note::new(severity, check, at.place.clone(), message).show(&at.line, width)
    }

    /// That what a file is known by, its address or its id, is that of a file before it as well.
    pub fn clash(severity: Severity, place: Place, what: &str, first: &str) -> Self {
        let message = format!("the {what} is also that of {first}");
        Note::new(severity, "clash", place, message).hint("rename one of the files")
    }

    /// Why a record is withheld that does not say so in its front matter: words of ours alone, so that they may be told.
    pub fn closed(place: Place, why: &'static str, hint: &'static str) -> Self {
        Note::new(Severity::Warning, CLOSED, place, why).hint(hint)
    }

    /// What may be told about a withheld record: the check and the line, never the text. The hint on an unknown key names only
    /// keys that are known.
    pub fn silenced(self) -> Self {
        if self.check == CLOSED {
            return self;
        }
        let place = Place {
            column: 0,
            ..self.place
        };
        Note {
            hint: self.hint.filter(|_| self.check == "unknown-key"),
            check: self.check,
            ..Note::new(self.severity, "", place, "a fault in a withheld record")
        }
    }

    /// The same of all notes about a record. What is no fault is not told.
    pub fn all_silenced(notes: Vec<Note>) -> Vec<Note> {
        let faults = notes
            .into_iter()
            .filter(|note| note.severity != Severity::Info);
        faults.map(Note::silenced).collect()
    }

    /// Adds what to do.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into().into_boxed_str());
        self
    }

    /// Adds the nearest known name as a hint, if one is near.
    pub fn did_you_mean(self, wrong: &str, known: &[&str]) -> Self {
        match nearest(wrong, known) {
            Some(name) => self.hint(format!("did you mean `{name}`?")),
            None => self,
        }
    }

    /// Adds the line the note is about.
    pub fn show(mut self, line: &str, width: usize) -> Self {
        self.snippet = Some(Snippet::of(line, self.place.column, width));
        self
    }
}

/// The known name nearest to a misspelt one, if any is near enough to be meant.
pub fn nearest<'a>(wrong: &str, known: &[&'a str]) -> Option<&'a str> {
    let lower = wrong.to_lowercase();
    let length = lower.chars().count();
    let limit = (length / 3).max(1);
    // To tell how far two names are apart takes time and room by the product of their lengths.
    let alike = |name: &&&str| name.chars().count().abs_diff(length) <= limit;
    known
        .iter()
        .filter(alike)
        .map(|name| (strsim::damerau_levenshtein(&lower, name), *name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| name)
}

/// Names that a note tells at most.
const NAMED: usize = 8;

/// Some names in a row, of many only the first ones: what a note tells must not grow with the content.
pub fn listed<S: AsRef<str>>(names: &[S]) -> String {
    let mut told = String::new();
    for (at, name) in names.iter().take(NAMED).enumerate() {
        told.push_str(if at > 0 { ", " } else { "" });
        told.push_str(name.as_ref());
    }
    match names.len().saturating_sub(NAMED) {
        0 => told,
        more => told + &format!(" and {more} more"),
    }
}

/// All notes of a run.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub struct Report {
    notes: Vec<Note>,
}

impl Report {
    /// Adds a note.
    pub fn add(&mut self, note: Note) {
        self.notes.push(note);
    }

    /// Takes out what a check said of whole files.
    pub fn forget(&mut self, check: &str, files: &HashSet<Arc<str>>) {
        let told = |note: &Note| note.check == check && files.contains(&note.place.file);
        self.notes.retain(|note| !told(note));
    }

    /// Makes errors of the warnings of a check.
    pub fn raise(&mut self, check: &str) {
        for note in &mut self.notes {
            if note.check == check && note.severity == Severity::Warning {
                note.severity = Severity::Error;
            }
        }
    }

    /// The notes as they are shown: without what is no business of whoever reads them.
    pub fn masked(mut self) -> Self {
        self.notes.par_iter_mut().for_each(format::mask_note);
        self
    }

    /// Adds all notes of another stage.
    pub fn extend(&mut self, notes: impl IntoIterator<Item = Note>) {
        self.notes.extend(notes);
    }

    /// The notes by file, line and column, so that the order does not depend on threads.
    pub fn sorted(&self) -> Vec<&Note> {
        let mut notes: Vec<&Note> = self.notes.iter().collect();
        notes.sort_by(|a, b| {
            let place = a.place.cmp(&b.place).then(a.severity.cmp(&b.severity));
            place
                .then_with(|| a.check.cmp(&b.check))
                .then_with(|| a.message.cmp(&b.message))
        });
        notes.dedup();
        notes
    }

    /// All notes, in the order in which they were found.
    pub fn all(&self) -> &[Note] {
        &self.notes
    }

    /// How many notes of a severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.notes
            .iter()
            .filter(|note| note.severity == severity)
            .count()
    }

    /// Whether the site must not be written.
    pub fn refuses(&self, strict: bool) -> bool {
        self.count(Severity::Error) > 0 || strict && self.count(Severity::Warning) > 0
    }

    /// The notes in their order; `quiet` leaves out infos.
    fn shown(&self, quiet: bool) -> Vec<&Note> {
        let mut notes = self.sorted();
        notes.retain(|note| !quiet || note.severity != Severity::Info);
        notes
    }

    /// The notes as text, each with its line and a caret; `quiet` leaves out infos here and below.
    pub fn text(&self, quiet: bool) -> String {
        let shown = self.shown(quiet);
        let some = |notes: &[&Note]| {
            let mut out = String::new();
            notes.iter().for_each(|note| write_note(&mut out, note));
            out
        };
        let texts: Vec<String> = shown.par_chunks(TOGETHER).map(some).collect();
        texts.concat()
    }

    /// The notes as a JSON array.
    pub fn json(&self, quiet: bool) -> String {
        let rows = self.shown(quiet).into_iter().map(JsonNote::from);
        let rows: Vec<JsonNote<'_>> = rows.collect();
        serde_json::to_string_pretty(&rows).unwrap_or_default() + "\n"
    }

    /// The notes as a GitLab code quality report.
    pub fn gitlab(&self, quiet: bool) -> String {
        let rows = format::code_quality(self.shown(quiet));
        serde_json::to_string_pretty(&rows).unwrap_or_default() + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::format::{BEFORE_CARET, SHOWN};
    use super::*;

    #[test]
    fn a_quiet_report_has_no_infos() {
        let mut report = Report::default();
        let place = Place::file(&Arc::from("a.md"));
        report.add(Note::new(Severity::Info, "x", place, "mild"));
        for quiet in [false, true] {
            for told in [report.text(quiet), report.json(quiet), report.gitlab(quiet)] {
                assert_eq!(told.contains("mild"), !quiet, "{told}");
            }
        }
    }

    fn note(line: &str, column: u32, width: usize) -> String {
        let place = Place::new(&Arc::from("a.md"), 3, column);
        let mut report = Report::default();
        report.add(Note::new(Severity::Error, "x", place, "bad").show(line, width));
        report.text(false)
    }

    #[test]
    fn each_note_has_a_fingerprint_that_lines_above_it_do_not_change() {
        let prints = |lines: &[u32]| -> Vec<String> {
            let mut report = Report::default();
            for (column, line) in (1..).zip(lines) {
                let place = Place::new(&Arc::from("a.log"), *line, column);
                report.add(Note::new(Severity::Info, "x", place, "odd").show("two words", 3));
            }
            let told: serde_json::Value =
                serde_json::from_str(&report.gitlab(false)).expect("a report");
            let told = told.as_array().expect("an array").iter();
            told.map(|note| note["fingerprint"].to_string()).collect()
        };
        let first = prints(&[3, 3, 9]);
        assert_eq!(first, prints(&[4, 4, 10]));
        let different: std::collections::HashSet<&String> = first.iter().collect();
        assert_eq!(different.len(), first.len());
    }

    #[test]
    fn the_caret_stands_under_the_fault() {
        let rows = [
            ("key: v", 1, 3, "    3 | key: v\n      | ^^^\n"),
            ("a\tb", 3, 9, "    3 | a b\n      |   ^\n"),
            (
                "日本 \u{65}\u{301}x y",
                6,
                1,
                "    3 | 日本 e\u{301}x y\n      |       ^\n",
            ),
            ("日本 y", 1, 2, "    3 | 日本 y\n      | ^^^^\n"),
            ("\u{202e}x", 2, 1, "    3 | \u{fffd}x\n      |  ^\n"),
        ];
        for (line, column, width, expected) in rows {
            assert!(
                note(line, column, width).ends_with(expected),
                "{line:?}: {}",
                note(line, column, width)
            );
        }
    }

    #[test]
    fn a_long_line_is_cut_around_the_caret() {
        let text = note(&"x".repeat(1000), 500, 5);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[1].chars().count(), 8 + 1 + SHOWN + 1);
        assert_eq!(lines[2].find('^'), Some(8 + 1 + BEFORE_CARET));
        // Of a line with very many faults no note keeps all.
        let very = "x".repeat(1_000_000);
        assert_eq!(
            note(&very, 500_000, 5),
            text.replace(":3:500:", ":3:500000:")
        );
        let place = Place::new(&Arc::from("a.md"), 3, 500_000);
        let kept = Note::new(Severity::Error, "x", place, "bad").show(&very, 5);
        assert!(
            kept.snippet
                .is_some_and(|snippet| snippet.line.len() < 10_000)
        );
    }

    #[test]
    fn the_nearest_name_is_offered_only_when_near() {
        let known = ["shepherd", "status", "title"];
        assert_eq!(nearest("shephard", &known), Some("shepherd"));
        assert_eq!(nearest("Titel", &known), Some("title"));
        assert_eq!(nearest("colour", &known), None);
        // What would take a table of the product of both is not even looked at.
        assert_eq!(nearest(&"title".repeat(200_000), &known), None);
    }

    #[test]
    fn many_names_are_told_by_the_first_of_them() {
        assert_eq!(listed(&["a", "b"]), "a, b");
        let many: Vec<String> = (0..4000).map(|at| at.to_string()).collect();
        assert_eq!(listed(&many), "0, 1, 2, 3, 4, 5, 6, 7 and 3992 more");
    }
}
