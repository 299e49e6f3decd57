//! Words of success, and which action they mean: its id, its words, or its ticket and an owner. The text of a `#done` in,
//! how surely it means an action out.

use std::collections::HashSet;

use super::actions::Action;
use super::targets::{Targets, issues_in};

/// What a word of success names.
pub(super) struct Said<'t> {
    ids: Vec<&'t str>,
    words: Vec<String>,
    issues: Vec<usize>,
}

impl<'t> Said<'t> {
    /// What stands in a text.
    pub(super) fn of(text: &'t str, targets: &Targets<'_>) -> Self {
        Said {
            ids: text.split_whitespace().collect(),
            words: words(text),
            issues: issues_in(text, targets),
        }
    }

    /// How surely an action is meant: in percent, more than that if its id stands there; none if it is not.
    pub(super) fn means(&self, action: &Action, wanted: &HashSet<String>) -> Option<usize> {
        if self
            .ids
            .iter()
            .any(|word| word.trim_matches([',', '.', ':', ';']) == action.id)
        {
            return Some(1000);
        }
        let hits = wanted
            .iter()
            .filter(|word| self.words.contains(word))
            .count();
        let share = hits * 100 / wanted.len().max(1);
        let by_words = hits >= 2 && share >= 60;
        let ticket = action
            .issue
            .is_some_and(|issue| self.issues.contains(&issue));
        let owner = action.owners.iter().any(|owner| self.words.contains(owner));
        (by_words || ticket && owner).then_some(share + usize::from(ticket) * 50)
    }
}

/// The words of a text that tell it from others: lower case, without marks, small words and references left out.
pub(super) fn words(text: &str) -> Vec<String> {
    const SMALL: &[&str] = &[
        "the", "and", "for", "with", "see", "will", "has", "have", "was", "done",
    ];
    let split = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '#'));
    let lower = split.map(str::to_lowercase);
    lower
        .filter(|word| {
            word.chars().count() > 2 && !word.starts_with('#') && !SMALL.contains(&word.as_str())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_tell() {
        assert_eq!(
            words("Ash to paint the red buoys, see #12"),
            ["ash", "paint", "red", "buoys"]
        );
    }
}
