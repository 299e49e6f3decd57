//! A checklist: a table of things and of what is to be done to each, with a state in every cell.
//! Progress is counted here, so that pages and JSON say the same.

use std::sync::Arc;

use crate::place::At;

/// A table of states: services by hardening options, packages by checks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// What it is called.
    pub title: String,
    /// What its rows are, as the head of the first column says.
    pub head: String,
    /// What is to be done to each row: the columns that hold states.
    pub knobs: Vec<String>,
    /// The things, in the order of the file.
    pub rows: Vec<Row>,
    /// Path inside the content folder.
    pub path: Arc<str>,
}

/// A thing with a state for each knob.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is called.
    pub name: String,
    /// Who works on it.
    pub owner: Option<At<String>>,
    /// Its issue, as written (`#12`).
    pub ticket: Option<At<String>>,
    /// Where the change or the thing itself is: a web address.
    pub link: Option<String>,
    /// A word on it.
    pub note: Option<String>,
    /// As many as there are knobs, in their order.
    pub states: Vec<State>,
}

/// The state of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It is done.
    Done,
    /// Somebody is at it.
    Partial,
    /// It is still to be done.
    Todo,
    /// Something stands in its way.
    Blocked,
    /// It makes no sense here and is not counted.
    NotApplicable,
}

impl State {
    /// Every state, in the order of the legend.
    pub const ALL: &'static [State] = &[
        State::Done,
        State::Partial,
        State::Todo,
        State::Blocked,
        State::NotApplicable,
    ];

    /// The word in files, JSON and class names.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Done => "done",
            State::Partial => "partial",
            State::Todo => "todo",
            State::Blocked => "blocked",
            State::NotApplicable => "n/a",
        }
    }
}

/// How far something is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// What is done.
    pub done: usize,
    /// Of how many.
    pub counted: usize,
}

impl Progress {
    /// Counts states; those that make no sense are passed over.
    fn of(states: impl Iterator<Item = State>) -> Self {
        states.fold(Progress::default(), |sum, state| Progress {
            done: sum.done + usize::from(state == State::Done),
            counted: sum.counted + usize::from(state != State::NotApplicable),
        })
    }

    /// Whether nothing is left to do.
    pub fn is_complete(self) -> bool {
        self.done == self.counted
    }
}

impl Row {
    /// Its cells.
    pub fn progress(&self) -> Progress {
        Progress::of(self.states.iter().copied())
    }
}

impl Checklist {
    /// All cells.
    pub fn progress(&self) -> Progress {
        Progress::of(self.rows.iter().flat_map(|row| row.states.iter().copied()))
    }

    /// Rows: those in which nothing is left to do, of all.
    pub fn complete(&self) -> Progress {
        let complete = self.rows.iter().filter(|row| row.progress().is_complete());
        Progress {
            done: complete.count(),
            counted: self.rows.len(),
        }
    }

    /// The cells of a knob.
    pub fn column(&self, knob: usize) -> Progress {
        let states = self.rows.iter().filter_map(|row| row.states.get(knob));
        Progress::of(states.copied())
    }
}
