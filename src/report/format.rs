//! Notes as text with a snippet, as JSON, and as GitLab's code quality report. Notes in, strings out.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use serde::Serialize;
use textwrap::core::display_width;

use super::secrets::mask;
use super::{Note, Severity, Snippet};
use crate::place::{Place, narrow};

pub(super) fn write_note(out: &mut String, note: &Note) {
    let place = visible(&note.place.to_string());
    let (severity, message) = (note.severity.as_str(), visible(&mask(&note.message)));
    // Writing into a String cannot fail.
    let _ = writeln!(out, "{place}: {severity}[{}]: {message}", note.check);
    if let Some(snippet) = &note.snippet {
        write_snippet(out, snippet, &note.place);
    }
    if let Some(hint) = &note.hint {
        let _ = writeln!(out, "      = {}", visible(&mask(hint)));
    }
}

/// Takes out of a note what looks like a secret: it is shown as before.
pub(super) fn mask_note(note: &mut Note) {
    let masked = |text: &str| mask(text).into_owned();
    note.message = masked(&note.message);
    note.hint = note
        .hint
        .as_deref()
        .map(|hint| masked(hint).into_boxed_str());
    if let Some(snippet) = &mut note.snippet {
        snippet.line = Arc::from(masked(&snippet.line));
    }
}

/// A line of a file that is no record, with carets under what is meant: as a note shows it, with a line break at the end.
/// `number` and `column` count from 1; `column` and `width` are characters.
pub fn excerpt(line: &str, number: usize, column: usize, width: usize) -> String {
    let place = Place::new(&Arc::from(""), narrow(number), narrow(column));
    let snippet = Snippet::of(line, place.column, width);
    let mut out = String::new();
    write_snippet(&mut out, &snippet, &place);
    out
}

/// Bytes of a very long line that are kept before and after what a note is about. More than is shown, for only who sees
/// the whole of a secret knows it; and not all of it, for one line may have many faults.
const KEPT: (usize, usize) = (4000, 1000);

impl Snippet {
    /// What is kept of a line; `column` counts from 1.
    pub(super) fn of(line: &str, column: u32, width: usize) -> Self {
        let width = narrow(width.max(1));
        let (before, after) = KEPT;
        if line.len() <= before + after {
            let (line, skipped) = (Arc::from(line), 0);
            return Snippet {
                line,
                width,
                skipped,
            };
        }
        let skip = (column.max(1) as usize - 1).saturating_sub(before);
        let kept = line.chars().skip(skip).take(before + after);
        Snippet {
            line: kept.collect::<String>().into(),
            width,
            skipped: narrow(skip),
        }
    }
}

/// A text without what a terminal would obey.
fn visible(text: &str) -> String {
    text.chars().map(printable).collect()
}

/// Characters of a long line shown before the caret and in all.
pub(super) const BEFORE_CARET: usize = 60;

pub(super) const SHOWN: usize = 120;

pub(super) fn write_snippet(out: &mut String, snippet: &Snippet, place: &Place) {
    let column = place.column.max(1).saturating_sub(snippet.skipped + 1) as usize;
    let skipped = column.saturating_sub(BEFORE_CARET);
    let line = mask(&snippet.line);
    let shown: String = line
        .chars()
        .skip(skipped)
        .take(SHOWN)
        .map(printable)
        .collect();
    let left = if skipped > 0 { "…" } else { "" };
    let right = if line.chars().count() > skipped + SHOWN {
        "…"
    } else {
        ""
    };
    let (before, meant) = split(&shown, column - skipped);
    let (meant, _) = split(meant, snippet.width as usize);
    // Characters of Chinese take two cells of a terminal, marks above others none.
    let indent = display_width(left) + display_width(before);
    let carets = "^".repeat(display_width(meant).max(1));
    let _ = writeln!(out, "{:>5} | {left}{shown}{right}", place.line);
    let _ = writeln!(out, "      | {}{carets}", " ".repeat(indent));
}

/// A text before and behind so many of its characters.
fn split(text: &str, characters: usize) -> (&str, &str) {
    let at = text.char_indices().nth(characters).map(|(at, _)| at);
    text.split_at(at.unwrap_or(text.len()))
}

/// A terminal must not obey what a log contains.
pub(super) fn printable(character: char) -> char {
    match character {
        '\t' => ' ',
        '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{061C}' => '\u{FFFD}',
        other if other.is_control() => '\u{FFFD}',
        other => other,
    }
}

#[derive(Serialize)]
pub(super) struct JsonNote<'a> {
    path: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
    severity: Severity,
    check: &'a str,
    message: Cow<'a, str>,
    hint: Option<Cow<'a, str>>,
}

/// A number that counts from 1; none where there is no place.
fn counted(number: u32) -> Option<u32> {
    (number > 0).then_some(number)
}

impl<'a> From<&'a Note> for JsonNote<'a> {
    fn from(note: &'a Note) -> Self {
        JsonNote {
            path: Some(&*note.place.file).filter(|path| !path.is_empty()),
            line: counted(note.place.line),
            column: counted(note.place.column),
            severity: note.severity,
            check: &note.check,
            message: mask(&note.message),
            hint: note.hint.as_deref().map(mask),
        }
    }
}

#[derive(Serialize)]
pub(super) struct CodeQuality<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: CodeLocation<'a>,
}

#[derive(Serialize)]
pub(super) struct CodeLocation<'a> {
    path: &'a str,
    lines: CodeLines,
}

#[derive(Serialize)]
pub(super) struct CodeLines {
    begin: u32,
}

/// Notes as they are told to GitLab, each with a fingerprint of its own. Lines above a note may come and go: what it says and the
/// line that it shows make it, and which of several alike it is.
pub(super) fn code_quality(notes: Vec<&Note>) -> Vec<CodeQuality<'_>> {
    let mut known: HashMap<String, usize> = HashMap::new();
    let each = notes.into_iter().map(|note| {
        let line = note.snippet.as_ref().map_or("", |snippet| &*snippet.line);
        let (check, file) = (&note.check, &note.place.file);
        let identity = format!("{check}\n{file}\n{}\n{}", mask(&note.message), mask(line));
        let before = known.entry(identity.clone()).or_default();
        *before += 1;
        CodeQuality::of(note, &format!("{identity}\n{before}"))
    });
    each.collect()
}

impl<'a> CodeQuality<'a> {
    fn of(note: &'a Note, identity: &str) -> Self {
        let message = mask(&note.message);
        let description = match &note.hint {
            Some(hint) => format!("{message} ({})", mask(hint)),
            None => message.into_owned(),
        };
        CodeQuality {
            description,
            check_name: &note.check,
            fingerprint: format!(
                "{:016x}",
                crate::model::id::fingerprint(identity.as_bytes())
            ),
            severity: match note.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Info => "info",
            },
            location: CodeLocation {
                path: &note.place.file,
                lines: CodeLines {
                    begin: note.place.line.max(1),
                },
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_from_one_or_are_not_told() {
        let file: Arc<str> = Arc::from("a.log");
        let rows = [
            (Place::new(&file, 3, 4), Some(3), Some(4)),
            (Place::new(&file, 3, 0), Some(3), None),
            (Place::file(&file), None, None),
        ];
        for (place, line, column) in rows {
            let note = Note::new(Severity::Info, "check", place, "words");
            let told = JsonNote::from(&note);
            assert_eq!((told.line, told.column), (line, column));
        }
    }
}
