//! Claims about `actions.yaml`: every id is that of an action, people are known, days are possible, and nothing is closed that
//! is closed already.

use chrono::NaiveDate;

use crate::link::Graph;
use crate::link::action::ClosedBy;
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
            .chain(of_record(record, library, graph))
            .chain(moved(record, library, graph))
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

fn of_record(record: &ActionRecord, library: &Library, graph: &Graph) -> Option<Note> {
    let wrong = |severity, check, message: String| {
        Note::at(severity, check, &record.id, message)
            .show(&record.id.line, record.id.value.chars().count())
    };
    let mut actions = graph.registers.actions.iter();
    let Some(action) = actions.find(|action| action.id == record.id.value) else {
        return Some(unknown(record, library, graph));
    };
    if action.state == ActionState::Withdrawn {
        let message = format!("`{}` is withdrawn by the sidecar of its meeting", action.id);
        let note = wrong(Severity::Warning, "withdrawn", message);
        return Some(note.hint("take this entry out"));
    }
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

/// An id that another log of the same day may have moved to this action.
fn moved(record: &ActionRecord, library: &Library, graph: &Graph) -> Option<Note> {
    let mut actions = graph.registers.actions.iter();
    let action = actions.find(|action| action.id == record.id.value)?;
    super::same_day::note(library, &record.id, action.opened)
}

/// An id of no action: a fault, unless the action may be one that is withheld. Whoever marks a meeting is not to be stopped by
/// what became of it.
fn unknown(record: &ActionRecord, library: &Library, graph: &Graph) -> Note {
    let id = &record.id.value;
    let width = id.chars().count();
    let note = |severity, message: String| {
        Note::at(severity, "unknown-action", &record.id, message).show(&record.id.line, width)
    };
    if let Some(why) = super::withheld(library, id) {
        let message =
            format!("`{id}` is no action of the site: {why}, and this entry does nothing");
        return note(Severity::Warning, message);
    }
    let actions = graph.registers.actions.iter();
    let known: Vec<&str> = actions.map(|action| action.id.as_str()).collect();
    let note = note(Severity::Error, format!("there is no action `{id}`"));
    let near = note.did_you_mean(id, &known);
    match near.hint {
        Some(_) => near,
        None => near.hint(
            "the page of actions shows the id of each; take this entry out if its meeting is gone",
        ),
    }
}
