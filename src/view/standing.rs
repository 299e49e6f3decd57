//! How long ago something was heard of a project, in words: fresh, quiet or stale against the day of the build.
//! A project in; a word with its sign, and a sentence with its link, out.

use chrono::NaiveDate;
use serde::Serialize;

use super::page::Crumb;
use super::{Sight, timeline, words};
use crate::link::timeline::last_word;
use crate::model::project::Freshness;

/// A word and its sign.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct StandingRow {
    /// `fresh`, `quiet` or `stale`.
    pub word: &'static str,
    /// One character.
    pub sign: &'static str,
}

/// The sentence on the page of a project.
#[derive(Debug, Clone, Serialize)]
pub struct LastWord {
    /// `Quiet: the last word was 6 weeks ago`.
    pub text: String,
    /// `in the meeting of 8 October 2026`, and where that is.
    pub place: Crumb,
}

/// The last day up to that of the build on which something was heard of a project.
pub fn last_day(sight: &Sight<'_>, index: usize) -> Option<NaiveDate> {
    let word = last_word(sight.library, sight.graph, index, sight.today);
    word.map(|word| word.date)
}

/// How fresh a project is; none if it need not move, or if nothing is known.
pub fn freshness(sight: &Sight<'_>, index: usize) -> Option<Freshness> {
    let silent = (sight.today - last_day(sight, index)?).num_days();
    let status = sight.library.projects[index].status;
    Freshness::of(status, silent, sight.library.team.project_days)
}

/// The word and the sign.
pub fn row(freshness: Freshness) -> StandingRow {
    StandingRow {
        word: freshness.as_str(),
        sign: match freshness {
            Freshness::Fresh => "●",
            Freshness::Quiet => "◐",
            Freshness::Stale => "○",
        },
    }
}

/// The sentence.
pub fn sentence(sight: &Sight<'_>, index: usize) -> Option<LastWord> {
    let freshness = freshness(sight, index)?;
    let event = last_word(sight.library, sight.graph, index, sight.today)?;
    let word = match freshness {
        Freshness::Fresh => "Fresh",
        Freshness::Quiet => "Quiet",
        Freshness::Stale => "Stale",
    };
    let when = words::from_today(event.date, sight.today);
    Some(LastWord {
        text: format!("{word}: the last word was {when}"),
        place: timeline::last_word(sight, index, &event),
    })
}
