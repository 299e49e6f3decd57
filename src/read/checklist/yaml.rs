//! A checklist as YAML: `columns` names what is to be done, each of `rows` has a `name`, `states` by column, and maybe
//! `owner`, `ticket`, `link`, `note`. Text in; rows go to the checklist, notes with their places out.

use serde_yaml::Value;

use super::{COLUMNS, ROWS, TableFile, address, no_state, state, too_large, twice};
use crate::model::checklist::{Checklist, Row, State};
use crate::place::{At, Place, narrow};
use crate::read::record::document::Document;
use crate::read::record::{Record, scalar};
use crate::report::{Note, Severity, listed};

/// Reads the file into a checklist.
pub(super) fn fill(table: &mut Checklist, source: &TableFile, ours: bool) -> Vec<Note> {
    let document = match Document::parse(&source.file, &source.text, 0, ours) {
        Ok(document) => document,
        Err(note) => return vec![note],
    };
    let mut notes = Vec::new();
    if let Some(record) = Record::root(&document) {
        let severity = Severity::of_fault(ours);
        head(table, &record, severity, &mut notes);
        let rows = record.records("rows");
        if rows.len() > ROWS {
            let at = At {
                value: String::new(),
                place: rows[ROWS].place().place,
                line: rows[ROWS].place().line,
            };
            notes.push(too_large(severity, &at, "rows", ROWS));
        }
        for record in rows.into_iter().take(ROWS) {
            let row = row(table, &record, severity, &mut notes);
            record.finish();
            table.rows.extend(row);
        }
        record.finish();
    } else if document.is_empty() {
        let place = Place::file(&source.file);
        let note = Note::new(
            Severity::of_fault(ours),
            "columns",
            place,
            "this checklist is empty",
        );
        notes.push(note.hint("begin it with `columns: [option one, option two]`"));
    }
    notes.extend(document.into_notes());
    notes
}

fn head(table: &mut Checklist, record: &Record<'_>, severity: Severity, notes: &mut Vec<Note>) {
    if !record.has("columns") {
        record.required("columns");
    }
    for column in record.names("columns") {
        if table.knobs.contains(&column.value) {
            notes.push(twice(severity, "columns", &second(column)));
        } else if table.knobs.len() == COLUMNS {
            notes.push(too_large(severity, &column, "columns", COLUMNS));
            break;
        } else {
            table.knobs.push(column.value);
        }
    }
    table.head = "name".to_owned();
}

/// The last place of a text in its line: that of the second one, where both stand in a list on one line.
fn second(at: At<String>) -> At<String> {
    let byte = at.line.rfind(&at.value).unwrap_or(0);
    let column = at.line[..byte].chars().count() + 1;
    let column = narrow(column);
    At {
        place: Place::new(&at.place.file, at.place.line, column),
        ..at
    }
}

fn row(
    table: &Checklist,
    record: &Record<'_>,
    severity: Severity,
    notes: &mut Vec<Note>,
) -> Option<Row> {
    let name = record.required("name");
    let link = record.text("link").map(|link| address(severity, link));
    let states = record.record("states");
    let row = Row {
        owner: record.text("owner"),
        ticket: record.text("ticket"),
        note: record.string("note"),
        link: match link.transpose() {
            Ok(link) => link,
            Err(note) => {
                notes.push(note);
                None
            }
        },
        states: states.map_or_else(
            || vec![State::Todo; table.knobs.len()],
            |states| states_of(table, &states, severity, notes),
        ),
        name: name.as_ref()?.value.clone(),
    };
    let name = name?;
    if table.rows.iter().any(|known| known.name == row.name) {
        notes.push(twice(severity, "rows", &name));
    }
    Some(row)
}

/// The states of a row in the order of the columns.
fn states_of(
    table: &Checklist,
    record: &Record<'_>,
    severity: Severity,
    notes: &mut Vec<Note>,
) -> Vec<State> {
    let mut states = vec![State::Todo; table.knobs.len()];
    let known: Vec<&str> = table.knobs.iter().map(String::as_str).collect();
    for (key, value) in record.map {
        let Some(name) = key.as_str() else {
            record.note_odd_key(key);
            continue;
        };
        let path = record.child(name);
        let Some(column) = known.iter().position(|known| *known == name) else {
            let at = match record.document.has(&path) {
                true => record.document.at(&path, false),
                false => record.document.locate(&path, name),
            };
            let message = format!("there is no column `{name}`");
            let note = Note::at(severity, "unknown-key", &at, message);
            let note = note.show(&at.line, name.chars().count());
            let hint = format!("columns are {}", listed(&known));
            notes.push(note.hint(hint).did_you_mean(name, &known));
            continue;
        };
        let Some(word) = word(record, &path, name, value) else {
            record
                .document
                .wrong_type(&path, "the word of a state", value);
            continue;
        };
        let at = record.document.locate(&path, &word);
        let cell = At {
            value: word,
            place: at.place,
            line: at.line,
        };
        match state(&cell.value) {
            Some(state) => states[column] = state,
            None => notes.push(no_state(severity, &cell)),
        }
    }
    states
}

/// The word of a cell. A bare `~` is nothing in YAML, and the sign of a beginning here.
fn word(record: &Record<'_>, path: &str, name: &str, value: &Value) -> Option<String> {
    let Value::Null = value else {
        return scalar(value);
    };
    let at = record.document.locate(path, &format!("{name}: ~"));
    let from = (at.place.column as usize).saturating_sub(1);
    let rest: String = at.line.chars().skip(from).collect();
    let rest = rest.strip_prefix(name).map_or(rest.as_str(), |rest| {
        rest.trim_start_matches(':').trim_start()
    });
    Some(rest.chars().take_while(|c| *c == '~').collect())
}
