//! Typed reading of a YAML record: front matter, `site.yaml`, sidecars.
//! YAML text in; values with their places out, and a note for every unknown key, wrong type and impossible date.
//! Keys that nobody asked for are the unknown ones, so the list of known keys is the code that reads them.

use std::cell::RefCell;
use std::sync::Arc;

use chrono::NaiveDate;
use serde_yaml::{Mapping, Value};

use super::positions::Positions;
use crate::place::{At, Place};
use crate::report::{Note, Severity};

/// Largest YAML text that is read, in bytes.
pub const LARGEST: usize = 128 * 1024;
/// Deepest nesting that is read.
const DEEPEST: usize = 48;

/// A YAML text that was parsed, and the notes about it.
pub struct Document {
    file: Arc<str>,
    lines: Vec<Arc<str>>,
    first_line: u32,
    positions: Positions,
    ours: bool,
    root: Value,
    notes: RefCell<Vec<Note>>,
}

/// A mapping inside a document.
pub struct Record<'d> {
    document: &'d Document,
    map: &'d Mapping,
    path: String,
    asked: RefCell<Vec<&'static str>>,
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

    /// The mapping at the root; an empty text counts as an empty mapping.
    pub fn record(&self) -> Option<Record<'_>> {
        match &self.root {
            Value::Mapping(map) => Some(self.record_at(map, String::new())),
            Value::Null => None,
            other => {
                self.wrong_type("", "a mapping of keys and values", other);
                None
            }
        }
    }

    /// The mappings of a list at the root.
    pub fn records(&self) -> Vec<Record<'_>> {
        match &self.root {
            Value::Sequence(items) => self.records_of(items, ""),
            Value::Null => Vec::new(),
            other => {
                self.wrong_type("", "a list", other);
                Vec::new()
            }
        }
    }

    /// All notes so far.
    pub fn into_notes(self) -> Vec<Note> {
        self.notes.into_inner()
    }

    fn record_at<'d>(&'d self, map: &'d Mapping, path: String) -> Record<'d> {
        Record {
            document: self,
            map,
            path,
            asked: RefCell::default(),
        }
    }

    fn records_of<'d>(&'d self, items: &'d [Value], path: &str) -> Vec<Record<'d>> {
        let item = |(index, value): (usize, &'d Value)| match value {
            Value::Mapping(map) => Some(self.record_at(map, format!("{path}[{index}]"))),
            other => {
                self.wrong_type(
                    &format!("{path}[{index}]"),
                    "a mapping of keys and values",
                    other,
                );
                None
            }
        };
        items.iter().enumerate().filter_map(item).collect()
    }

    fn severity(&self) -> Severity {
        if self.ours {
            Severity::Error
        } else {
            Severity::Warning
        }
    }

    fn at(&self, path: &str, value: bool) -> At<()> {
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

    fn note(&self, note: Note) {
        self.notes.borrow_mut().push(note);
    }

    fn wrong_type(&self, path: &str, expected: &str, found: &Value) {
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

impl<'d> Record<'d> {
    /// Where the record begins.
    pub fn place(&self) -> At<()> {
        self.document.at(&self.path, false)
    }

    /// A text; numbers count as text.
    pub fn text(&self, key: &'static str) -> Option<At<String>> {
        let value = self.value(key)?;
        match scalar(value) {
            Some(text) => Some(self.with_place(key, text)),
            None => self.refuse(key, "a text", value),
        }
    }

    /// A text that has to be there.
    pub fn required(&self, key: &'static str) -> Option<At<String>> {
        let found = self.text(key);
        if found.is_none() && !self.map.contains_key(key) {
            self.note_missing(key);
        }
        found
    }

    /// A whole number.
    pub fn integer(&self, key: &'static str) -> Option<i64> {
        let value = self.value(key)?;
        value
            .as_i64()
            .or_else(|| self.refuse(key, "a whole number", value))
    }

    /// Yes or no.
    pub fn boolean(&self, key: &'static str) -> Option<bool> {
        let value = self.value(key)?;
        value
            .as_bool()
            .or_else(|| self.refuse(key, "`true` or `false`", value))
    }

    /// The value as it stands, whatever its type.
    pub fn raw(&self, key: &'static str) -> Option<&'d Value> {
        self.value(key)
    }

    /// A calendar date, `YYYY-MM-DD`; a time after it is passed over.
    pub fn date(&self, key: &'static str) -> Option<At<NaiveDate>> {
        let text = self.text(key)?;
        let day = text.value.get(..10).unwrap_or(&text.value);
        let exact = text.value.len() == 10 || text.value[day.len()..].starts_with(['T', ' ']);
        match NaiveDate::parse_from_str(day, "%Y-%m-%d") {
            Ok(date) if exact && date_is_plain(day) => Some(At {
                value: date,
                place: text.place,
                line: text.line,
            }),
            _ => {
                self.wrong_date(&text);
                None
            }
        }
    }

    /// One of some words.
    pub fn choice<T: Copy>(&self, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text(key)?;
        let found = choices
            .iter()
            .find(|(word, _)| word.eq_ignore_ascii_case(&text.value));
        if found.is_none() {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            let message = format!(
                "`{key}` must be one of {}, not `{}`",
                words.join(", "),
                text.value
            );
            let note = Note::at(self.document.severity(), "choice", &text, message);
            let note = note.show(&text.line, text.value.chars().count());
            self.document.note(note.did_you_mean(&text.value, &words));
        }
        found.map(|(_, value)| *value)
    }

    /// A list of texts; one text alone counts as a list of one.
    pub fn texts(&self, key: &'static str) -> Vec<At<String>> {
        match self.value(key) {
            None => Vec::new(),
            Some(Value::Sequence(items)) => self.texts_of(key, items),
            Some(value) => match scalar(value) {
                Some(text) => vec![self.with_place(key, text)],
                None => self
                    .refuse(key, "a list of texts", value)
                    .unwrap_or_default(),
            },
        }
    }

    fn texts_of(&self, key: &'static str, items: &[Value]) -> Vec<At<String>> {
        let item = |(index, value): (usize, &Value)| {
            let path = format!("{}[{index}]", self.child(key));
            match scalar(value) {
                Some(text) => {
                    let at = self.document.at(&path, true);
                    Some(At {
                        value: text,
                        place: at.place,
                        line: at.line,
                    })
                }
                None => {
                    self.document.wrong_type(&path, "a text", value);
                    None
                }
            }
        };
        items.iter().enumerate().filter_map(item).collect()
    }

    /// A mapping inside this one.
    pub fn record(&self, key: &'static str) -> Option<Record<'d>> {
        match self.value(key)? {
            Value::Mapping(map) => Some(self.document.record_at(map, self.child(key))),
            other => self.refuse(key, "a mapping of keys and values", other),
        }
    }

    /// A list of mappings inside this one.
    pub fn records(&self, key: &'static str) -> Vec<Record<'d>> {
        match self.value(key) {
            None => Vec::new(),
            Some(Value::Sequence(items)) => self.document.records_of(items, &self.child(key)),
            Some(other) => self.refuse(key, "a list", other).unwrap_or_default(),
        }
    }

    /// Adds a note about the value of a key.
    pub fn complain(
        &self,
        key: &'static str,
        check: &'static str,
        message: impl Into<String>,
        hint: Option<String>,
    ) {
        let at = self.document.at(&self.child(key), true);
        let width = at
            .line
            .chars()
            .count()
            .saturating_sub(at.place.column as usize - 1);
        let mut note =
            Note::at(self.document.severity(), check, &at, message).show(&at.line, width);
        note.hint = hint;
        self.document.note(note);
    }

    /// Notes every key that was not asked for.
    pub fn finish(self) {
        let asked = self.asked.borrow();
        let unknown: Vec<&str> = self
            .map
            .keys()
            .filter_map(Value::as_str)
            .filter(|key| !asked.contains(key))
            .collect();
        match self.document.ours {
            true => unknown
                .iter()
                .for_each(|key| self.note_unknown(key, &asked)),
            false if !unknown.is_empty() => self.note_unused(&unknown),
            false => {}
        }
        self.map
            .keys()
            .filter(|key| !key.is_string())
            .for_each(|key| self.note_odd_key(key));
    }

    fn note_unknown(&self, key: &str, known: &[&'static str]) {
        let at = self.document.at(&self.child(key), false);
        let note = Note::at(
            Severity::Error,
            "unknown-key",
            &at,
            format!("unknown key `{key}`"),
        );
        let note = note
            .show(&at.line, key.chars().count())
            .did_you_mean(key, known);
        let hint = note
            .hint
            .clone()
            .unwrap_or_else(|| format!("known keys here: {}", sorted(known).join(", ")));
        self.document.note(note.hint(hint));
    }

    fn note_unused(&self, unknown: &[&str]) {
        let at = self.document.at(&self.child(unknown[0]), false);
        let message = format!("front matter that is not used: {}", unknown.join(", "));
        self.document.note(
            Note::at(Severity::Info, "unknown-key", &at, message).show(&at.line, unknown[0].len()),
        );
    }

    fn note_odd_key(&self, key: &Value) {
        let at = self.document.at(&self.path, false);
        let message = format!("a key must be a text, not {}", kind_of(key));
        self.document
            .note(Note::at(self.document.severity(), "type", &at, message));
    }

    fn note_missing(&self, key: &str) {
        let at = self.document.at(&self.path, false);
        let note = Note::at(
            self.document.severity(),
            "missing-field",
            &at,
            format!("`{key}` is missing"),
        );
        self.document
            .note(note.hint(format!("add a line `{key}: ...`")));
    }

    fn wrong_date(&self, text: &At<String>) {
        let message = format!("`{}` is no date", text.value);
        let note = Note::at(self.document.severity(), "date", text, message);
        let note = note.show(&text.line, text.value.chars().count());
        self.document
            .note(note.hint("dates are written YYYY-MM-DD and must be in the calendar"));
    }

    fn value(&self, key: &'static str) -> Option<&'d Value> {
        self.asked.borrow_mut().push(key);
        self.map.get(key).filter(|value| !value.is_null())
    }

    fn refuse<T>(&self, key: &'static str, expected: &str, value: &Value) -> Option<T> {
        self.document.wrong_type(&self.child(key), expected, value);
        None
    }

    fn child(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }

    fn with_place(&self, key: &'static str, value: String) -> At<String> {
        let at = self.document.at(&self.child(key), true);
        At {
            value,
            place: at.place,
            line: at.line,
        }
    }
}

fn sorted<'a>(names: &[&'a str]) -> Vec<&'a str> {
    let mut names = names.to_vec();
    names.sort_unstable();
    names.dedup();
    names
}

fn date_is_plain(day: &str) -> bool {
    day.len() == 10
        && day
            .bytes()
            .enumerate()
            .all(|(at, byte)| (at == 4 || at == 7) == (byte == b'-'))
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

fn kind_of(value: &Value) -> &'static str {
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
fn too_much(yaml: &str) -> Option<String> {
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

fn syntax_note(
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
fn plain_message(error: &serde_yaml::Error) -> String {
    let message = error.to_string();
    let end = message.find(" at line ").unwrap_or(message.len());
    format!("not valid YAML: {}", &message[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(yaml: &str, read: impl Fn(&Record<'_>)) -> Vec<String> {
        let document = match Document::parse(&Arc::from("a.md"), yaml, 1, true) {
            Ok(document) => document,
            Err(note) => return vec![format!("{}: {}", note.place, note.message)],
        };
        if let Some(record) = document.record() {
            read(&record);
            record.finish();
        }
        document
            .into_notes()
            .iter()
            .map(|note| format!("{}: {}", note.place, note.message))
            .collect()
    }

    #[test]
    fn every_fault_is_told_with_its_place() {
        let yaml = "titel: x\ndate: 2026-02-30\nlabels: [a, [b]]\nopen: maybe\nshepherd:\n  - a\n";
        let found = notes(yaml, |record| {
            record.required("title");
            record.date("date");
            record.texts("labels");
            record.boolean("open");
            record.text("shepherd");
        });
        let expected = [
            "a.md:2:1: `title` is missing",
            "a.md:3:7: `2026-02-30` is no date",
            "a.md:4:9: `labels[1]` must be a text, not a list",
            "a.md:5:7: `open` must be `true` or `false`, not a text",
            "a.md:6:1: `shepherd` must be a text, not a list",
            "a.md:2:1: unknown key `titel`",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn hostile_yaml_costs_an_error() {
        let bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\ng: [*f,*f,*f,*f,*f,*f,*f,*f,*f]\n";
        for yaml in [
            bomb.to_owned(),
            "[".repeat(100_000),
            "[".repeat(300_000),
            " ".repeat(2000) + "a: b",
        ] {
            assert_eq!(notes(&yaml, |_| ()).len(), 1, "{}", &yaml[..20]);
        }
    }
}
