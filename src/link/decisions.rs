//! The register of decisions: everything that was agreed, accepted, rejected, resolved or voted on, in one list, and which
//! later decision took the place of which. A library in; decisions, newest meeting first, out.

use std::collections::HashMap;

use super::targets::{Targets, issues_in};
use crate::model::Library;

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The meeting and the line it was taken in, as in `2026-11-19-weekly-42`.
    pub id: String,
    /// Meeting and item: indexes.
    pub at: (usize, usize),
    /// Earlier decisions whose place it takes: indexes into the register.
    pub supersedes: Vec<usize>,
    /// The later decision that took its place.
    pub superseded_by: Option<usize>,
    /// Issues that its text or its topic names.
    pub issues: Vec<usize>,
}

/// Every decision, newest meeting first, in the order of the minutes within a meeting.
pub(super) fn register(library: &Library, targets: &Targets<'_>) -> Vec<Decision> {
    let mut decisions = Vec::new();
    for (meeting, held) in library.meetings.iter().enumerate() {
        let items = &held.minutes.items;
        for (index, item) in held.decisions() {
            let topic = item.topic.and_then(|topic| items.get(topic));
            let texts = topic.into_iter().chain([item]).map(|item| &item.text);
            let mut issues: Vec<usize> = texts.flat_map(|text| issues_in(text, targets)).collect();
            issues.sort_unstable();
            issues.dedup();
            decisions.push(Decision {
                id: held.item_id(index),
                at: (meeting, index),
                supersedes: Vec::new(),
                superseded_by: None,
                issues,
            });
        }
    }
    link(library, &mut decisions);
    decisions
}

/// Finds what each decision takes the place of; a claim that would close a circle is passed over (a check tells it).
fn link(library: &Library, decisions: &mut [Decision]) {
    let ids: HashMap<String, usize> = decisions
        .iter()
        .enumerate()
        .map(|(index, decision)| (decision.id.clone(), index))
        .collect();
    for later in 0..decisions.len() {
        let (meeting, item) = decisions[later].at;
        let claims = &library.meetings[meeting].minutes.items[item].supersedes;
        for earlier in claims.iter().filter_map(|claim| ids.get(&claim.value)) {
            let earlier = *earlier;
            if !leads_to(decisions, later, earlier) {
                decisions[later].supersedes.push(earlier);
                decisions[earlier].superseded_by.get_or_insert(later);
            }
        }
    }
}

/// Whether one follows from a decision to those that took its place and comes to another.
fn leads_to(decisions: &[Decision], from: usize, to: usize) -> bool {
    let mut at = Some(from);
    while let Some(index) = at {
        if index == to {
            return true;
        }
        at = decisions[index].superseded_by;
    }
    false
}
