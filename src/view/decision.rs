//! The register of decisions, by year, each with what it took the place of. What is linked in; rows for the pages out.

use serde::Serialize;

use super::occasion::{self, Occasion};
use super::page::PageMeta;
use super::rows::{self, ItemRow, PersonRow};
use super::{Sight, words};
use crate::link::decisions::Decision;

/// The register of decisions, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct DecisionsView {
    /// By year, newest first.
    pub years: Vec<DecisionYear>,
}

/// Decisions of a year.
#[derive(Debug, Clone, Serialize)]
pub struct DecisionYear {
    /// `2026`, or `undated`.
    pub year: String,
    /// Newest first.
    pub decisions: Vec<DecisionRow>,
}

/// A decision in a list.
#[derive(Debug, Clone, Serialize)]
pub struct DecisionRow {
    /// What was decided, where and when.
    pub item: ItemRow,
    /// Its name in `supersedes`, and its anchor on the page of decisions.
    pub id: String,
    /// Where it stands on that page, which is its address for good.
    pub place: String,
    /// Who typed it.
    pub by: Option<PersonRow>,
    /// Earlier decisions whose place it takes.
    pub supersedes: Vec<Occasion>,
    /// The later decision that took its place.
    pub superseded_by: Option<Occasion>,
}

/// What the page is said to hold.
pub const ABOUT: &str = "Everything that was agreed, accepted, rejected, resolved or voted on";

/// Makes the page of decisions.
pub fn list(sight: &Sight<'_>) -> (PageMeta, DecisionsView) {
    let meta = PageMeta::new(sight, "decisions", "Decisions", ABOUT);
    let decisions = sight.graph.registers.decisions.iter();
    let rows = decisions.map(|decision| {
        let year = words::year(sight.library.meetings[decision.at.0].date);
        (year, row(sight, decision, &meta.root))
    });
    let years = rows::grouped(rows).into_iter();
    let years = years.map(|(year, decisions)| DecisionYear { year, decisions });
    let years = years.collect();
    (meta, DecisionsView { years })
}

/// A decision as a row.
pub fn row(sight: &Sight<'_>, decision: &Decision, root: &str) -> DecisionRow {
    let (meeting, item) = sight.library.item(decision.at);
    let other = |at: usize| occasion::of_item(sight, sight.graph.registers.decisions[at].at);
    DecisionRow {
        item: rows::item(sight, meeting, decision.at.1, item, root),
        id: decision.id.clone(),
        place: format!("{}#{}", sight.urls.page("decisions"), decision.id),
        by: (!item.nick.is_empty()).then(|| rows::person(sight, rows::speaker(sight, item))),
        supersedes: decision.supersedes.iter().map(|at| other(*at)).collect(),
        superseded_by: decision.superseded_by.map(other),
    }
}
