//! Claims about `actions.yaml`: every id is that of an action, people are known, days are possible, and nothing is closed that
//! is closed already.

use chrono::NaiveDate;

use crate::link::Graph;
use crate::link::actions::ClosedBy;
use crate::model::Library;
use crate::model::action::{ActionRecord, ActionState};
use crate::place::At;
use crate::report::{Note, Severity};

/// All checks of what is said of actions after the fact.
pub fn check(library: &Library, graph: &Graph, today: NaiveDate) -> Vec<Note> {
    let records = library.action_records.iter();
    let notes = records.flat_map(|record| {
        let owners = record.owners.iter();
        let unknown = owners
            .filter_map(|name| super::unknown_person(library, Severity::Error, name))
            .collect::<Vec<Note>>();
        let day = record.date.as_ref();
        let day = day.and_then(|day| impossible(library, graph, record, day, today));
        unknown
            .into_iter()
            .chain(day)
            .chain(of_record(record, graph))
    });
    notes.collect()
}

/// The day on which an action was closed: not before it was opened, and not to come.
fn impossible(
    library: &Library,
    graph: &Graph,
    record: &ActionRecord,
    day: &At<NaiveDate>,
    today: NaiveDate,
) -> Option<Note> {
    let mut actions = graph.registers.actions.iter();
    let action = actions.find(|action| action.id == record.id.value);
    let opened = action.and_then(|action| library.meetings[action.opened.0].date);
    if let Some(opened) = opened.filter(|opened| day.value < *opened) {
        let message = format!("closed on {}, before it was opened on {opened}", day.value);
        let note = Note::at(Severity::Error, "date-order", day, message);
        return Some(note.show(&day.line, "YYYY-MM-DD".len()));
    }
    super::ahead(day, today, "nobody has closed this action")
}

fn of_record(record: &ActionRecord, graph: &Graph) -> Option<Note> {
    let wrong = |severity, check, message: String| {
        Note::at(severity, check, &record.id, message)
            .show(&record.id.line, record.id.value.chars().count())
    };
    let Some(action) = graph
        .registers
        .actions
        .iter()
        .find(|action| action.id == record.id.value)
    else {
        let known: Vec<&str> = graph
            .registers
            .actions
            .iter()
            .map(|action| action.id.as_str())
            .collect();
        let note = wrong(
            Severity::Error,
            "unknown-action",
            format!("there is no action `{}`", record.id.value),
        );
        let near = note.did_you_mean(&record.id.value, &known);
        return Some(match near.hint {
            Some(_) => near,
            None => near.hint("the page of actions shows the id of each"),
        });
    };
    let twice = action.closed_before.is_some()
        && record.state.is_some_and(|state| state != ActionState::Open);
    twice.then(|| {
        let by = match action.closed_before {
            Some(ClosedBy::Issue(_)) => "its ticket",
            _ => "a line of a meeting",
        };
        wrong(
            Severity::Warning,
            "closed-twice",
            format!("`{}` is closed by {by} already", action.id),
        )
        .hint("take this entry out")
    })
}
