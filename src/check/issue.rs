//! Claims about issues: their areas exist, a closed one was opened before.

use crate::model::Library;
use crate::model::issue::Issue;
use crate::report::{Note, Severity};

/// All checks of issues.
pub fn check(library: &Library) -> Vec<Note> {
    let ours = |issue: &&Issue| issue.path.ends_with(".md");
    let mut notes = Vec::new();
    for issue in library.issues.iter().filter(ours) {
        notes.extend(area(library, issue));
        notes.extend(closed_before_opened(issue));
    }
    notes
}

fn area(library: &Library, issue: &Issue) -> Option<Note> {
    let area = issue.area.as_ref()?;
    if library.team.area(area).is_some() {
        return None;
    }
    let known: Vec<&str> = library
        .team
        .areas
        .iter()
        .map(|area| area.id.as_str())
        .collect();
    let message = format!("there is no area `{area}`");
    let severity = if library.team.own_tree {
        Severity::Error
    } else {
        Severity::Warning
    };
    let note = Note::new(severity, "unknown-area", issue.place.clone(), message);
    Some(note.hint(format!("areas in site.yaml: {}", known.join(", "))))
}

fn closed_before_opened(issue: &Issue) -> Option<Note> {
    let (created, closed) = (issue.created?, issue.closed?);
    let message = format!("closed on {closed}, before it was opened on {created}");
    (closed < created)
        .then(|| Note::new(Severity::Error, "date-order", issue.place.clone(), message))
}
