//! A YAML text that was parsed: front matter, `site.yaml`, sidecars. Size and nesting are capped before the parser runs.
//! YAML text in, records and notes with their places out.

use std::cell::RefCell;
use std::sync::Arc;

use serde_yaml::Value;

use super::positions::Positions;
use crate::place::{At, Place};
use crate::report::{Note, Severity};
/// Largest YAML text that is read, in bytes.
pub const LARGEST: usize = 128 * 1024;

/// Deepest nesting that is read.
pub(super) const DEEPEST: usize = 48;

/// A YAML text that was parsed, and the notes about it.
pub struct Document {
    file: Arc<str>,
    lines: Vec<Arc<str>>,
    first_line: u32,
    positions: Positions,
    pub(super) ours: bool,
    root: Value,
    notes: RefCell<Vec<Note>>,
}

impl Document {
    /// Parses a YAML text that begins `first_line` lines below the head of the file.
    ///
    /// `ours` says whose record it is: in our own, faults are errors; in what others wrote, warnings.
    pub fn parse(file: &Arc<str>, yaml: &str, first_line: usize, ours: bool) -> Result<Self, Note> {
        let severity = if ours {
            Severity::Error
        } else {
            Severity::Warning
        };
        let first_line = u32::try_from(first_line).unwrap_or(u32::MAX);
        if let Some(message) = too_much(yaml) {
            return Err(Note::new(
                severity,
                "cap",
                Place::new(file, first_line + 1, 1),
                message,
            ));
        }
        let lines: Vec<Arc<str>> = yaml.lines().map(Arc::from).collect();
        let root = serde_yaml::from_str(yaml)
            .map_err(|error| syntax_note(file, &lines, first_line, severity, &error))?;
        let positions = Positions::scan(yaml);
        let file = Arc::clone(file);
        Ok(Document {
            file,
            lines,
            first_line,
            positions,
            ours,
            root,
            notes: RefCell::default(),
        })
    }

    /// What was parsed.
    pub(super) fn root(&self) -> &Value {
        &self.root
    }

    /// All notes so far.
    pub fn into_notes(self) -> Vec<Note> {
        self.notes.into_inner()
    }

    pub(super) fn severity(&self) -> Severity {
        if self.ours {
            Severity::Error
        } else {
            Severity::Warning
        }
    }

    pub(super) fn at(&self, path: &str, value: bool) -> At<()> {
        let found = self.positions.get(path);
        let line = found.map_or(1, |found| found.line);
        let column = found.map_or(1, |found| {
            if value {
                found.value_column
            } else {
                found.column
            }
        });
        let text = self
            .lines
            .get(line as usize - 1)
            .map_or_else(|| Arc::from(""), Arc::clone);
        let column = text
            .char_indices()
            .take_while(|(at, _)| *at + 1 < column as usize)
            .count()
            + 1;
        let column = u32::try_from(column).unwrap_or(u32::MAX);
        At {
            value: (),
            place: Place::new(&self.file, self.first_line + line, column),
            line: text,
        }
    }

    pub(super) fn note(&self, note: Note) {
        self.notes.borrow_mut().push(note);
    }

    pub(super) fn wrong_type(&self, path: &str, expected: &str, found: &Value) {
        let at = self.at(path, true);
        let name = if path.is_empty() {
            "this file".to_owned()
        } else {
            format!("`{path}`")
        };
        let message = format!("{name} must be {expected}, not {}", kind_of(found));
        let width = at
            .line
            .chars()
            .count()
            .saturating_sub(at.place.column as usize - 1);
        self.note(Note::at(self.severity(), "type", &at, message).show(&at.line, width));
    }
}

pub(super) fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "`true` or `false`",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Sequence(_) => "a list",
        Value::Mapping(_) => "a mapping",
        Value::Tagged(_) => "a tagged value",
    }
}

/// Why a YAML text is not even parsed: a parser's time can grow with the square of the nesting.
pub(super) fn too_much(yaml: &str) -> Option<String> {
    if yaml.len() > LARGEST {
        return Some(format!(
            "{} bytes of YAML are more than the {LARGEST} that are read",
            yaml.len()
        ));
    }
    let mut flow = 0usize;
    let mut deepest = 0;
    for line in yaml.lines() {
        let indent = line.len() - line.trim_start_matches([' ', '-']).len();
        deepest = deepest.max(indent / 2);
        for byte in line.bytes() {
            match byte {
                b'[' | b'{' => flow += 1,
                b']' | b'}' => flow = flow.saturating_sub(1),
                _ => {}
            }
            deepest = deepest.max(flow);
        }
    }
    (deepest > DEEPEST).then(|| format!("YAML nested deeper than {DEEPEST} levels is not read"))
}

pub(super) fn syntax_note(
    file: &Arc<str>,
    lines: &[Arc<str>],
    first_line: u32,
    severity: Severity,
    error: &serde_yaml::Error,
) -> Note {
    let line = error
        .location()
        .map_or(1, |location| location.line())
        .min(lines.len().max(1));
    let text = lines.get(line - 1).map_or("", |line| line);
    let tab = text.find('\t').filter(|at| text[..*at].trim().is_empty());
    let column = match tab {
        Some(at) => at + 1,
        None => error
            .location()
            .map_or(1, |location| location.column())
            .min(text.chars().count() + 1),
    };
    let narrow = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    let place = Place::new(file, first_line + narrow(line), narrow(column));
    let note = Note::new(severity, "yaml", place, plain_message(error)).show(text, 1);
    match tab {
        Some(_) => note.hint("YAML is indented with blanks, never with tabs"),
        None => note,
    }
}

/// The parser's message without the position, which the note has.
pub(super) fn plain_message(error: &serde_yaml::Error) -> String {
    let message = error.to_string();
    let end = message.find(" at line ").unwrap_or(message.len());
    format!("not valid YAML: {}", &message[..end])
}
