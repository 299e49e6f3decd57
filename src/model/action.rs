//! An action over all meetings: opened in one, maybe repeated in others, closed by a word, a ticket or a file.

use chrono::NaiveDate;

use crate::place::At;

/// What became of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActionState {
    /// Somebody still has to do it.
    Open,
    /// It was done.
    Done,
    /// It will not be done.
    Dropped,
    /// It was taken back in its meeting.
    Withdrawn,
}

impl ActionState {
    /// The word in JSON, class names and `actions.yaml`.
    pub fn as_str(self) -> &'static str {
        match self {
            ActionState::Open => "open",
            ActionState::Done => "done",
            ActionState::Dropped => "dropped",
            ActionState::Withdrawn => "withdrawn",
        }
    }
}

/// What `actions.yaml` says of an action after the fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionRecord {
    /// The action it is about.
    pub id: At<String>,
    /// Words of it, to tell that the id is still that of the same action.
    pub text: Option<At<String>>,
    /// What became of it.
    pub state: Option<ActionState>,
    /// The day it was closed.
    pub date: Option<At<NaiveDate>>,
    /// Names of those who have it now; empty if that did not change.
    pub owners: Vec<At<String>>,
    /// Why.
    pub why: Option<String>,
}
