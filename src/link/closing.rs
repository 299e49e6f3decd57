//! What closes actions without a word in a meeting: their tickets, and `actions.yaml`, which has the last word.
//! A library and its actions in, actions closed out.

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::action::{Action, ClosedBy};
use crate::model::Library;
use crate::model::action::ActionState;
use crate::model::issue::Issue;
use crate::model::meeting::Meeting;
use crate::model::person::is_nobody;

/// The ticket of an action, if it is closed; one that was closed before somebody asked for more closes nothing.
pub(super) fn closed_ticket<'l>(library: &'l Library, action: &Action) -> Option<&'l Issue> {
    let issue = &library.issues[action.issue?];
    let before = closed_before(issue, &library.meetings[action.opened.0]);
    (!issue.open && !before).then_some(issue)
}

/// Whether a ticket was closed before a meeting began: by the hour where both are known, else by the day.
pub(super) fn closed_before(issue: &Issue, meeting: &Meeting) -> bool {
    if let Some((closed, start)) = issue.closed_at.zip(meeting.start) {
        return closed.naive_utc() < start;
    }
    let days = issue.closed.zip(meeting.date);
    days.is_some_and(|(closed, day)| closed < day)
}

/// The day on which `actions.yaml` says that each action was closed, by the id of the action.
pub(super) fn filed(library: &Library) -> HashMap<&str, NaiveDate> {
    let records = library.action_records.iter();
    let closing = records.filter(|record| record.state.is_some_and(|to| to != ActionState::Open));
    closing
        .filter_map(|record| Some((record.id.value.as_str(), record.date.as_ref()?.value)))
        .collect()
}

/// Closes what is open and about a closed ticket.
pub(super) fn by_ticket(library: &Library, actions: &mut [Action]) {
    for action in actions.iter_mut().filter(|action| action.is_open()) {
        if let Some((at, issue)) = action.issue.zip(closed_ticket(library, action)) {
            action.state = ActionState::Done;
            action.closed = Some((ClosedBy::Issue(at), issue.closed));
        }
    }
}

/// Does what `actions.yaml` says.
pub(super) fn by_file(library: &Library, actions: &mut [Action]) {
    let ids = actions.iter().enumerate();
    let by_id: HashMap<String, usize> = ids
        .map(|(index, action)| (action.id.clone(), index))
        .collect();
    for record in &library.action_records {
        let Some(action) = by_id
            .get(&record.id.value)
            .and_then(|index| actions.get_mut(*index))
        else {
            continue;
        };
        // Its meeting has the last word of that.
        if action.state == ActionState::Withdrawn {
            continue;
        }
        action.closed_before = action.closed.map(|(by, _)| by);
        let day = record.date.as_ref().map(|day| day.value);
        if let Some(state) = record.state {
            action.state = state;
            action.closed = (state != ActionState::Open).then_some((ClosedBy::File, day));
        }
        action.why.clone_from(&record.why);
        if !record.owners.is_empty() {
            // Who asked not to be named is nobody.
            let owners = record.owners.iter().filter(|name| !is_nobody(&name.value));
            let owners: Vec<String> = owners
                .map(|name| library.people.id_of(&name.value, None))
                .collect();
            let same = |owner: &String| action.owners.contains(owner);
            action.reassigned = owners.len() != action.owners.len() || !owners.iter().all(same);
            action.owners = owners;
        }
    }
}
