//! What commands did whose lines are not shown: the state of the team's work stays as it was, and nothing of their words is told.
//! The kind and the words of an item in; what it did out.

use super::ItemKind;

/// What a command did whose line is not shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Unseen {
    /// Its line in the log source, counted from 1; 0 where there is no log.
    pub line: u32,
    /// What it did.
    pub deed: Deed,
}

/// What such a command did.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Deed {
    /// It told a decision, which is in no register now.
    Decided,
    /// It gave somebody something to do, which is in no register now.
    Given,
    /// It closed the action that these words mean; they are for finding that, and are shown nowhere.
    Done(String),
}

impl Deed {
    /// What an item did, if that reaches further than its own meeting.
    pub fn of(kind: ItemKind, text: &str) -> Option<Self> {
        let done = kind.success(text).map(|words| Deed::Done(words.to_owned()));
        let lost = || match kind {
            ItemKind::Action => Some(Deed::Given),
            kind if kind.is_decision() => Some(Deed::Decided),
            _ => None,
        };
        done.or_else(lost)
    }

    /// Whether registers lack something for it.
    pub fn is_lost(&self) -> bool {
        !matches!(self, Deed::Done(_))
    }
}
