//! Claims about `actions.yaml`: every id is that of an action, and nothing is closed that is closed already.

use crate::link::Graph;
use crate::link::actions::ClosedBy;
use crate::model::Library;
use crate::model::action::{ActionRecord, ActionState};
use crate::report::{Note, Severity};

/// All checks of what is said of actions after the fact.
pub fn check(library: &Library, graph: &Graph) -> Vec<Note> {
    library
        .action_records
        .iter()
        .filter_map(|record| of_record(record, graph))
        .collect()
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
