//! Claims about decisions: what one says to take the place of is an earlier decision, and none takes the place of itself by
//! way of others.

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
            None => Some(unknown(library, all, claim)),
            Some(earlier) if !later.supersedes.contains(&earlier) => Some(circle(claim)),
            Some(earlier) => {
                let wrong = is_later(library, all[earlier].at, later.at);
                let moved = || super::same_day::note(library, claim, all[earlier].at);
                wrong.then(|| not_earlier(claim)).or_else(moved)
            }
        })
        .collect()
}

fn find(all: &[Decision], id: &str) -> Option<usize> {
    all.iter().position(|decision| decision.id == id)
}

/// An id of no decision.
fn unknown(library: &Library, all: &[Decision], claim: &At<String>) -> Note {
    let known: Vec<&str> = all.iter().map(|decision| decision.id.as_str()).collect();
    let kind = super::lost::Kind {
        check: "unknown-decision",
        word: "decision",
        list: "api/v1/decisions.json",
    };
    super::lost::note(library, claim, &known, &kind)
}

/// Whether something was said after something else: in a newer meeting, which stands before it, or below it. Of meetings without
/// a day nobody knows.
fn is_later(library: &Library, one: (usize, usize), other: (usize, usize)) -> bool {
    let dated = |at: (usize, usize)| library.meetings[at.0].date.is_some();
    match one.0 == other.0 {
        true => one.1 > other.1,
        false => one.0 < other.0 && dated(one) && dated(other),
    }
}

fn not_earlier(claim: &At<String>) -> Note {
    let message = format!("`{}` is later than what takes its place", claim.value);
    Note::at(Severity::Error, "supersedes-later", claim, message)
        .hint("a decision takes the place of an earlier one: say it of the later of the two")
}

fn circle(claim: &At<String>) -> Note {
    let message = format!(
        "`{}` takes the place of this decision already, be it by way of others",
        claim.value
    );
    Note::at(Severity::Error, "supersedes-circle", claim, message)
        .hint("take one of these `supersedes` out")
}
