//! A YAML text that was parsed: front matter, `site.yaml`, sidecars. Size and nesting are capped before the parser runs.
//! YAML text in, records and notes with their places out.

use std::cell::RefCell;
use std::sync::Arc;

use serde_yaml::Value;

use super::nesting::{DEEPEST, too_deep};
use super::positions::{self, Positions};
use super::yaml_fault::Text;
use crate::place::{At, Place, narrow};
use crate::read::text::merge;
use crate::report::{Note, Severity};

/// Largest YAML text that is read, in bytes.
pub const LARGEST: usize = 128 * 1024;

/// A YAML text that was parsed, and the notes about it.
pub struct Document {
    file: Arc<str>,
    lines: Vec<Arc<str>>,
    first_line: u32,
    positions: Positions,
    pub(crate) ours: bool,
    /// Whether other programs may read it as well, so that keys which are near to no known one are theirs.
    pub(crate) shared: bool,
    root: Value,
    /// Whether it was written in another language than YAML.
    pub(crate) translated: bool,
    notes: RefCell<Vec<Note>>,
}

/// Bytes in which the text of a list is looked for: a list that is longer is no list that somebody reads.
const NEAR: usize = 64 * 1024;

impl Document {
    /// Parses a YAML text that begins `first_line` lines below the head of the file.
    ///
    /// `ours` says whose record it is: in our own, faults are errors; in what others wrote, warnings.
    pub fn parse(file: &Arc<str>, yaml: &str, first_line: usize, ours: bool) -> Result<Self, Note> {
        let severity = Severity::of_fault(ours);
        let first_line = narrow(first_line);
        if yaml.len() > LARGEST {
            let message = format!(
                "{} bytes of YAML are more than the {LARGEST} that are read",
                yaml.len()
            );
            return Err(Note::new(
                severity,
                "cap",
                Place::new(file, first_line + 1, 1),
                message,
            ));
        }
        let lines: Vec<Arc<str>> = yaml.lines().map(Arc::from).collect();
        if let Some((line, column)) = too_deep(yaml) {
            let place = Place::new(file, first_line + narrow(line), narrow(column));
            let message = format!("YAML nested deeper than {DEEPEST} levels is not read");
            return Err(Note::new(severity, "cap", place, message).show(&lines[line - 1], 1));
        }
        let mut root: Value = serde_yaml::from_str(yaml).map_err(|error| {
            let merge = merge::in_settings(file, yaml, first_line as usize, ours);
            let text = Text {
                file,
                yaml,
                lines: &lines,
                above: first_line,
            };
            merge.unwrap_or_else(|| text.fault(severity, &error))
        })?;
        // Flags may stand in what `<<` merges; where that is nothing to merge, it is a key like others.
        let _ = root.apply_merge();
        let positions = Positions::scan(yaml);
        let file = Arc::clone(file);
        Ok(Document {
            file,
            lines,
            first_line,
            positions,
            ours,
            shared: false,
            root,
            translated: false,
            notes: RefCell::default(),
        })
    }

    /// The same as what it was made of, which stands in the file: front matter of another language, line by line.
    pub(crate) fn translated_from(self, text: &str) -> Self {
        Document {
            lines: text.lines().map(Arc::from).collect(),
            translated: true,
            ..self
        }
    }

    /// Whether nothing stands in the text.
    pub fn is_empty(&self) -> bool {
        self.root.is_null()
    }

    /// Whether it stands at the head of another text.
    pub(crate) fn is_front(&self) -> bool {
        self.first_line > 0 || self.translated
    }

    /// What was parsed.
    /// The file, as the user would type it.
    pub(crate) fn file(&self) -> &str {
        &self.file
    }

    pub(crate) fn root(&self) -> &Value {
        &self.root
    }

    /// All notes so far.
    pub fn into_notes(self) -> Vec<Note> {
        self.notes.into_inner()
    }

    pub(crate) fn severity(&self) -> Severity {
        Severity::of_fault(self.ours)
    }

    pub(crate) fn at(&self, path: &str, value: bool) -> At<()> {
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
        At {
            value: (),
            place: Place::new(&self.file, self.first_line + line, narrow(column)),
            line: text,
        }
    }

    /// The place of a text in a list that is written on one line or a few: where the text itself stands.
    pub(crate) fn locate(&self, path: &str, text: &str) -> At<()> {
        let at = self.at(path, true);
        if text.is_empty() || self.positions.has(path) {
            return at;
        }
        let first = (at.place.line - self.first_line) as usize - 1;
        let near = self.lines.iter().enumerate().skip(first).take(20);
        let mut left = NEAR;
        let mut hits = near.filter_map(|(index, line)| {
            let from = if index == first {
                at.place.column as usize - 1
            } else {
                0
            };
            let from = line
                .char_indices()
                .nth(from)
                .map_or(line.len(), |(byte, _)| byte);
            let window = &line.as_bytes()[from..line.len().min(from + left)];
            left -= window.len();
            Some((index, from + positions::whole(window, text.as_bytes())?))
        });
        let Some((index, byte)) = hits.next() else {
            return at;
        };
        let line = Arc::clone(&self.lines[index]);
        let column = narrow(line[..byte].chars().count() + 1);
        At {
            value: (),
            place: Place::new(&self.file, self.first_line + narrow(index + 1), column),
            line,
        }
    }

    /// The place of the value of a key; in flow style behind the key itself.
    pub(crate) fn locate_value(&self, path: &str, key: &str, text: &str) -> At<()> {
        if self.positions.has(path) {
            return self.at(path, true);
        }
        let head = format!("{key}:");
        let around = self.at(path, true);
        let at = self.locate(path, &head);
        let begin = at.place.column as usize - 1;
        let rest: String = at.line.chars().skip(begin).collect();
        let Some(rest) = rest.strip_prefix(head.as_str()) else {
            return around;
        };
        let before = rest.find(text).map(|byte| rest[..byte].chars().count());
        let Some(before) = before.filter(|_| !text.is_empty()) else {
            return around;
        };
        let column = narrow(begin + head.chars().count() + before + 1);
        At {
            place: Place { column, ..at.place },
            ..at
        }
    }

    /// Whether the place of a key is known, and not only that of the key around it.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.positions.has(path)
    }

    pub(crate) fn note(&self, note: Note) {
        self.notes.borrow_mut().push(note);
    }

    pub(crate) fn wrong_type(&self, path: &str, expected: &str, found: &Value) {
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

pub(crate) fn kind_of(value: &Value) -> &'static str {
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
