//! `#done` that closes nothing: it means no action of the series, or as well one as another. What the register of actions did not
//! place in, notes out.

use std::collections::HashSet;
use std::sync::Arc;

use super::meeting::at_item;
use crate::link::Graph;
use crate::link::action::At;
use crate::model::Library;
use crate::model::meeting::{Deed, Meeting};
use crate::report::{Note, listed};

/// Notes about both.
pub(super) fn notes(library: &Library, graph: &Graph) -> Vec<Note> {
    let mut notes = of_nothing(library, graph);
    let unclear = graph.registers.unclear.iter();
    notes.extend(unclear.filter_map(|(at, actions)| {
        let ids = actions
            .iter()
            .map(|index| &graph.registers.actions[*index].id);
        let ids: Vec<String> = ids.map(|id| format!("`{id}`")).collect();
        let message =
            "several open actions are about this ticket: this `#done` closes none of them";
        let note = note_at(library, *at, message)?;
        Some(note.hint(format!(
            "repeat words, an owner or the id of one: {}",
            listed(&ids)
        )))
    }));
    notes
}

/// `#done` that means no action of the series. Where anything is withheld, the action may be, and so may it where somebody's lines
/// are not shown who gave actions.
fn of_nothing(library: &Library, graph: &Graph) -> Vec<Note> {
    let lost = graph.registers.unmatched.iter();
    let actions = &graph.registers.actions;
    let note = |(found, like): &(At, Option<usize>)| {
        let note = note_at(library, *found, "this `#done` names no action on record")?;
        let like = like.and_then(|index| actions.get(index));
        Some(match like {
            Some(like) => note.hint(format!(
                "too few words of it: repeat most words of the action, or its id; did you mean `{}`?",
                like.id
            )),
            None => note.hint("repeat words of the action, or its id from the page of actions"),
        })
    };
    let unseen = |held: &&Arc<Meeting>| {
        let mut unseen = held.minutes.unseen.iter();
        unseen.any(|told| told.deed == Deed::Given)
    };
    let lacking = library.meetings.iter().filter(unseen);
    let lacking: HashSet<&str> = lacking.map(|held| held.series.as_str()).collect();
    let whole = |at: At| !lacking.contains(library.meetings[at.0].series.as_str());
    lost.filter(|(at, _)| library.withheld == 0 && whole(*at))
        .filter_map(note)
        .collect()
}

fn note_at(library: &Library, at: At, message: &str) -> Option<Note> {
    let (meeting, item) = library.item(at);
    let log = meeting.parts.first()?.log();
    at_item(&log, item, "unknown-done", message.to_owned())
}
