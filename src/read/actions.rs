//! `actions.yaml`: what became of actions after the fact. A list of `{id, text, state, date, owners, why}`; the id is the one that
//! the register of actions shows. Text in, records out; whether an id exists is found where the register is made.

use std::sync::Arc;

use super::record::Record;
use super::record::document::Document;
use crate::model::action::{ActionRecord, ActionState};
use crate::report::Note;

const STATES: &[(&str, ActionState)] = &[
    ("open", ActionState::Open),
    ("done", ActionState::Done),
    ("dropped", ActionState::Dropped),
];

/// Reads the text of `actions.yaml`; `ours` says whether faults are errors.
pub(super) fn read(file: &Arc<str>, text: &str, ours: bool) -> (Vec<ActionRecord>, Vec<Note>) {
    let document = match Document::parse(file, text, 0, ours) {
        Ok(document) => document,
        Err(note) => return (Vec::new(), vec![note]),
    };
    let mut found: Vec<ActionRecord> = Vec::new();
    for record in Record::each(&document) {
        if let Some(action) = action(&record) {
            if found.iter().any(|known| known.id.value == action.id.value) {
                let message = format!("`{}` stands here twice", action.id.value);
                record.complain_at(&action.id, "clash", message, "keep one of the two");
            } else {
                found.push(action);
            }
        }
        record.finish();
    }
    (found, document.into_notes())
}

fn action(record: &Record<'_>) -> Option<ActionRecord> {
    let id = record.required("id");
    let text = record.text("text");
    let state = record.choice("state", STATES);
    let date = record.day("date");
    let owners = record.names("owners");
    let why = record.string("why");
    let silent = ["state", "owners"].into_iter().all(|key| !record.has(key));
    if let Some(id) = id.as_ref().filter(|_| silent) {
        let hint = "add `state: done` or `state: dropped`, or `owners: [NICK]` for who has it now";
        record.complain_at(
            id,
            "missing-field",
            "this entry changes nothing: it has neither `state` nor `owners`",
            hint,
        );
    }
    Some(ActionRecord {
        id: id?,
        text,
        state,
        date,
        owners,
        why,
    })
}
