//! An action as the register has it: where it was opened, whose it is, and what became of it. Plain data; the register itself is
//! made elsewhere.

use chrono::NaiveDate;

use crate::model::action::ActionState;

/// An item of a meeting: indexes of both.
pub type At = (usize, usize);

/// A word of success that names a ticket, and the open actions about it, of which it may mean each: indexes into the register.
pub type Unclear = (At, Vec<usize>);

/// An action over all meetings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// The meeting and the line it was opened in, as in `2026-11-19-weekly-42`.
    pub id: String,
    /// Where it was opened.
    pub opened: At,
    /// Where it was last repeated, if it was.
    pub repeated: Option<At>,
    /// Ids of those who are to do it.
    pub owners: Vec<String>,
    /// Whether others have it than its line tells, by `actions.yaml` or where it was told again.
    pub reassigned: bool,
    /// What became of it.
    pub state: ActionState,
    /// Who or what closed it, and when.
    pub closed: Option<(ClosedBy, Option<NaiveDate>)>,
    /// What closed it before `actions.yaml` had its word.
    pub closed_before: Option<ClosedBy>,
    /// The ticket it names.
    pub issue: Option<usize>,
    /// Why that became of it, as `actions.yaml` says.
    pub why: Option<String>,
}

impl ClosedBy {
    /// The meeting in which somebody said so, if that is how it was closed.
    pub fn meeting(self) -> Option<usize> {
        match self {
            ClosedBy::Item((meeting, _)) | ClosedBy::Unseen(meeting) => Some(meeting),
            ClosedBy::Issue(_) | ClosedBy::File => None,
        }
    }
}

impl Action {
    /// Whether it still waits to be done.
    pub fn is_open(&self) -> bool {
        self.state == ActionState::Open
    }
}

/// What closed an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClosedBy {
    /// A line of a meeting.
    Item(At),
    /// A line of a meeting that is not shown.
    Unseen(usize),
    /// Its ticket.
    Issue(usize),
    /// `actions.yaml`.
    File,
}

/// What was open when a meeting began.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Carried {
    /// The latest of them, indexes into the register.
    pub shown: Vec<usize>,
    /// How many there were.
    pub total: usize,
}
