//! Claims about decisions: what one says to take the place of is a decision, and none takes the place of itself by way of
//! others.

use crate::link::Graph;
use crate::link::decisions::Decision;
use crate::model::Library;
use crate::place::At;
use crate::report::{Note, Severity};

/// All checks of decisions.
pub fn check(library: &Library, graph: &Graph) -> Vec<Note> {
    let all = &graph.registers.decisions;
    let claims = all.iter().flat_map(|later| {
        let (meeting, item) = later.at;
        let claims = &library.meetings[meeting].minutes.items[item].supersedes;
        claims.iter().map(move |claim| (later, claim))
    });
    claims
        .filter_map(|(later, claim)| match find(all, &claim.value) {
            None => unknown(library, all, claim),
            Some(earlier) if !later.supersedes.contains(&earlier) => Some(circle(claim)),
            Some(_) => None,
        })
        .collect()
}

fn find(all: &[Decision], id: &str) -> Option<usize> {
    all.iter().position(|decision| decision.id == id)
}

/// A decision that does not exist, or is withheld; where anything is withheld the two look the same.
fn unknown(library: &Library, all: &[Decision], claim: &At<String>) -> Option<Note> {
    let known: Vec<&str> = all.iter().map(|decision| decision.id.as_str()).collect();
    let message = format!("there is no decision `{}`", claim.value);
    let note = Note::at(Severity::Error, "unknown-decision", claim, message)
        .did_you_mean(&claim.value, &known);
    let note = match note.hint {
        Some(_) => note,
        None => note.hint("api/v1/decisions.json has the id of each: the meeting and the line"),
    };
    (library.withheld == 0).then_some(note)
}

fn circle(claim: &At<String>) -> Note {
    let message = format!(
        "`{}` takes the place of this decision already, be it by way of others",
        claim.value
    );
    Note::at(Severity::Error, "supersedes-circle", claim, message)
        .hint("take one of these `supersedes` out")
}
