//! A checklist as CSV (RFC 4180): the first column names the rows, `owner`, `ticket`, `link` and `note` are facts, every
//! other column is something to be done. Text in; rows go to the checklist, notes with line and column out.

use std::ops::Range;
use std::sync::Arc;

use csv::StringRecord;

use super::{COLUMNS, FACTS, ROWS, TableFile, address, no_state, state, too_large, twice};
use crate::model::checklist::{Checklist, Row};
use crate::model::words::counted;
use crate::place::{At, Place, narrow};
use crate::read::text;
use crate::report::{Note, Severity};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    /// An index into [`FACTS`].
    Fact(usize),
    State,
}

struct Sheet<'t> {
    source: &'t TableFile,
    /// Physical lines of the text.
    lines: Vec<Range<usize>>,
    severity: Severity,
    columns: Vec<Column>,
    /// Fields of the first record, those beyond the last column among them.
    fields: usize,
    notes: Vec<Note>,
}

/// Reads the file into a checklist.
pub(super) fn fill(table: &mut Checklist, source: &TableFile, severity: Severity) -> Vec<Note> {
    let mut sheet = Sheet {
        source,
        lines: text::lines(&source.text),
        severity,
        columns: Vec::new(),
        fields: 0,
        notes: Vec::new(),
    };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(source.text.as_bytes());
    for record in reader.records().flatten() {
        match sheet.columns.is_empty() {
            true if !sheet.head(table, &record) => break,
            true => {}
            false if table.rows.len() >= ROWS => {
                let at = sheet.at(&record, 0);
                sheet.notes.push(too_large(severity, &at, "rows", ROWS));
                break;
            }
            false => sheet.row(table, &record),
        }
    }
    if sheet.columns.is_empty() && sheet.notes.is_empty() {
        let note = Note::new(
            severity,
            "columns",
            Place::file(&source.file),
            "this checklist is empty",
        );
        sheet
            .notes
            .push(note.hint("begin it with a line `service,option one,option two`"));
    }
    sheet.notes
}

impl Sheet<'_> {
    /// Reads the first record; false if it makes no table.
    fn head(&mut self, table: &mut Checklist, record: &StringRecord) -> bool {
        let mut seen: Vec<String> = Vec::new();
        self.fields = record.len();
        for (at, name) in record.iter().enumerate().take(COLUMNS) {
            let lower = name.to_lowercase();
            let fact = FACTS.iter().position(|fact| *fact == lower);
            if seen.contains(&lower) {
                let cell = self.at(record, at);
                self.notes.push(twice(self.severity, "columns", &cell));
            }
            if name.is_empty() && at > 0 {
                self.complain(record, at, "missing-field", "a column without a name");
            }
            self.columns.push(match (at, fact) {
                (0, _) => Column::Name,
                (_, Some(fact)) => Column::Fact(fact),
                (_, None) => Column::State,
            });
            if self.columns[at] == Column::State {
                table.knobs.push(name.to_owned());
            }
            seen.push(lower);
        }
        table.head = record.get(0).unwrap_or("").to_owned();
        if record.len() > COLUMNS {
            let at = self.at(record, COLUMNS);
            self.notes
                .push(too_large(self.severity, &at, "columns", COLUMNS));
        }
        if table.knobs.is_empty() {
            self.complain(
                record,
                0,
                "columns",
                "no column of this checklist holds states",
            );
        }
        !table.knobs.is_empty()
    }

    fn row(&mut self, table: &mut Checklist, record: &StringRecord) {
        let (found, wanted) = (record.len(), self.fields);
        if found != wanted {
            let fields = counted(found, "field", "fields");
            let message = format!("{fields}, and the first line has {wanted}");
            self.complain(record, found.min(wanted) - 1, "columns", &message);
            return;
        }
        let name = self.at(record, 0);
        if name.value.is_empty() {
            self.complain(record, 0, "missing-field", "a row without a name");
        }
        if table.rows.iter().any(|row| row.name == name.value) {
            self.notes.push(twice(self.severity, "rows", &name));
        }
        let mut states = Vec::with_capacity(table.knobs.len());
        let states_of = self.columns.iter().zip(record).enumerate();
        for (at, (_, word)) in states_of.filter(|(_, (column, _))| **column == Column::State) {
            let known = state(word);
            if known.is_none() {
                let cell = self.at(record, at);
                self.notes.push(no_state(self.severity, &cell));
            }
            states.push(known.unwrap_or(crate::model::checklist::State::Todo));
        }
        let link = self
            .fact(record, "link")
            .map(|cell| address(self.severity, cell));
        let link = match link.transpose() {
            Ok(link) => link,
            Err(note) => {
                self.notes.push(note);
                None
            }
        };
        table.rows.push(Row {
            owner: self.fact(record, "owner"),
            ticket: self.fact(record, "ticket"),
            note: self.fact(record, "note").map(|cell| cell.value),
            name: name.value,
            link,
            states,
        });
    }

    /// The value of a fact, if it says anything.
    fn fact(&self, record: &StringRecord, key: &str) -> Option<At<String>> {
        let holds = |column: &Column| matches!(column, Column::Fact(fact) if FACTS[*fact] == key);
        let at = self.columns.iter().position(holds)?;
        record.get(at).filter(|text| !text.is_empty())?;
        Some(self.at(record, at))
    }

    fn complain(
        &mut self,
        record: &StringRecord,
        field: usize,
        check: &'static str,
        message: &str,
    ) {
        let at = self.at(record, field);
        let note = Note::about(self.severity, check, &at, message);
        self.notes.push(match check {
            "columns" => {
                note.hint("fields are separated by commas; a field that holds one stands in quotes")
            }
            _ => note,
        });
    }

    /// A field with its place: the reader tells where a record begins, the rest is counted here.
    fn at(&self, record: &StringRecord, field: usize) -> At<String> {
        let text = &self.source.text;
        let start = record.position().map_or(0, csv::Position::byte);
        let start = usize::try_from(start).unwrap_or(0).min(text.len());
        let offset = start + field_offset(&text.as_bytes()[start..], field);
        let number = self.lines.partition_point(|line| line.end < offset);
        let line = self
            .lines
            .get(number)
            .map_or("", |line| &text[line.clone()]);
        let begin = self.lines.get(number).map_or(0, |line| line.start);
        let before = text.get(begin..offset).unwrap_or("").chars().count();
        At {
            value: record.get(field).unwrap_or("").to_owned(),
            place: Place::new(&self.source.file, narrow(number + 1), narrow(before + 1)),
            line: Arc::from(line),
        }
    }
}

/// Where the value of a field begins: past the fields before it, past a quotation mark and blanks.
fn field_offset(bytes: &[u8], field: usize) -> usize {
    let blank = |at: &usize, what: &[u8]| bytes.get(*at).is_some_and(|byte| what.contains(byte));
    let mut at = (0..).find(|at| !blank(at, b"\r\n")).unwrap_or(0);
    for _ in 0..field {
        at = after_field(bytes, at);
    }
    at += usize::from(bytes.get(at) == Some(&b'"'));
    (at..).find(|at| !blank(at, b" \t")).unwrap_or(at)
}

/// Where the next field begins. Quotation marks count only where the first byte of a field is one, and two in it are a mark of
/// the text.
fn after_field(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    if bytes.get(at) == Some(&b'"') {
        at += 1;
        while let Some(byte) = bytes.get(at) {
            at += 1;
            match (byte, bytes.get(at)) {
                (b'"', Some(b'"')) => at += 1,
                (b'"', _) => break,
                _ => {}
            }
        }
    }
    let rest = bytes.get(at..).unwrap_or_default();
    memchr::memchr(b',', rest).map_or(bytes.len(), |comma| at + comma + 1)
}
