//! The register of actions: one entry for each, whatever the number of meetings it is carried through.
//! A library in; actions in the order they were opened, and what each meeting found open, out.
//!
//! An action is closed by the first of: `#done` (or `#info done:`) in a later line that names it by id, by its words, or
//! by its ticket and an owner; its ticket being closed; `actions.yaml`, which has the last word.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::success::{Said, words};
use super::targets::{Targets, issues_in};
use crate::model::Library;
use crate::model::action::ActionState;
use crate::model::meeting::{Item, ItemKind, Meeting};
use crate::pieces::PIECE;

/// An item of a meeting: indexes of both.
pub type At = (usize, usize);

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
    /// Whether `actions.yaml` gives it to others than its line does.
    pub reassigned: bool,
    /// What became of it.
    pub state: ActionState,
    /// Who or what closed it, and when.
    pub closed: Option<(ClosedBy, Option<NaiveDate>)>,
    /// What closed it before `actions.yaml` had its word.
    pub closed_before: Option<ClosedBy>,
    /// The ticket it names.
    pub issue: Option<usize>,
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

/// Open actions that the page of a meeting shows.
const SHOWN: usize = 12;

/// Open actions that a `#done` may mean: the latest ones.
const FAR: usize = 500;

/// The register: actions, what each meeting found open, and words of success that mean no action at all.
type Register = (Vec<Action>, Vec<Carried>, Vec<At>);

/// What the text of an action tells.
struct Told {
    /// What it is about, in one text.
    key: String,
    /// The same, one by one.
    words: HashSet<String>,
    /// The ticket it names.
    issue: Option<usize>,
}

impl Told {
    fn of(item: &Item, targets: &Targets<'_>) -> Self {
        let words = words(&item.text);
        Told {
            key: words.join(" "),
            words: words.into_iter().collect(),
            issue: issues_in(&item.text, targets).first().copied(),
        }
    }
}

/// Makes it. What each text tells is found by all threads, for what becomes of actions is one story from the first to the last.
pub(super) fn register(library: &Library, targets: &Targets<'_>) -> Register {
    let of_meeting = |meeting: &Arc<Meeting>| -> Vec<Told> {
        let items = meeting.minutes.items.iter();
        let actions = items.filter(|item| item.kind == ItemKind::Action);
        actions.map(|item| Told::of(item, targets)).collect()
    };
    let meetings = library.meetings.par_iter().with_max_len(PIECE);
    let told: Vec<Vec<Told>> = meetings.map(of_meeting).collect();
    let mut book = Book {
        library,
        targets,
        actions: Vec::new(),
        words: Vec::new(),
        open: BTreeMap::new(),
        keys: HashMap::new(),
        carried: vec![Carried::default(); library.meetings.len()],
        unmatched: Vec::new(),
    };
    for (meeting, told) in told.into_iter().enumerate().rev() {
        book.meeting(meeting, told);
    }
    book.close_by_issue();
    book.close_by_file();
    (book.actions, book.carried, book.unmatched)
}

struct Book<'l> {
    library: &'l Library,
    targets: &'l Targets<'l>,
    actions: Vec<Action>,
    /// What tells each action from others.
    words: Vec<HashSet<String>>,
    /// Open actions by series, in the order they were opened.
    open: BTreeMap<&'l str, Vec<usize>>,
    /// Open actions by series and words.
    keys: HashMap<(&'l str, String), usize>,
    carried: Vec<Carried>,
    /// `#done` that means no action.
    unmatched: Vec<At>,
}

impl<'l> Book<'l> {
    fn meeting(&mut self, at: usize, told: Vec<Told>) {
        let meeting = &self.library.meetings[at];
        self.close_by_ticket(meeting);
        let open = self.open.entry(&meeting.series).or_default();
        self.carried[at] = Carried {
            shown: open.iter().rev().take(SHOWN).copied().collect(),
            total: open.len(),
        };
        let mut told = told.into_iter();
        for (index, item) in meeting.minutes.items.iter().enumerate() {
            match item.kind {
                ItemKind::Action => {
                    let told = told.next();
                    let told = told.unwrap_or_else(|| Told::of(item, self.targets));
                    self.action(meeting, (at, index), item, told);
                }
                ItemKind::Done if !item.withdrawn => self.done(meeting, (at, index), &item.text),
                ItemKind::Info if !item.withdrawn => {
                    let said = item
                        .text
                        .get(..5)
                        .filter(|head| head.eq_ignore_ascii_case("done:"));
                    if said.is_some() {
                        self.done(meeting, (at, index), &item.text[5..]);
                    }
                }
                _ => {}
            }
        }
    }

    /// What tickets closed before a meeting began is open no more; of very old actions this is not asked.
    fn close_by_ticket(&mut self, meeting: &'l Meeting) {
        let (actions, library) = (&self.actions, self.library);
        let open = self.open.entry(&meeting.series).or_default();
        let far = open.len().saturating_sub(FAR);
        let done = |index: &usize| {
            let closed = ticket_closed(library, &actions[*index]);
            closed
                .flatten()
                .zip(meeting.date)
                .is_some_and(|(closed, day)| closed < day)
        };
        let kept: Vec<usize> = open.drain(far..).filter(|index| !done(index)).collect();
        open.extend(kept);
    }

    fn action(&mut self, meeting: &'l Meeting, at: At, item: &Item, told: Told) {
        let key = (meeting.series.as_str(), told.key);
        if let Some(known) = self.keys.get(&key).filter(|_| !item.withdrawn) {
            self.actions[*known].repeated = Some(at);
            return;
        }
        let index = self.actions.len();
        self.words.push(told.words);
        self.actions.push(Action {
            id: meeting.item_id(at.1),
            opened: at,
            repeated: None,
            owners: item.owners.clone(),
            reassigned: false,
            state: if item.withdrawn {
                ActionState::Withdrawn
            } else {
                ActionState::Open
            },
            closed: None,
            closed_before: None,
            issue: told.issue,
        });
        if !item.withdrawn {
            self.keys.insert(key, index);
            self.open.entry(&meeting.series).or_default().push(index);
        }
    }

    /// Closes the action that a word of success means, if there is one.
    fn done(&mut self, meeting: &'l Meeting, at: At, text: &str) {
        let said = Said::of(text, self.targets);
        let open = self.open.entry(&meeting.series).or_default();
        let near = open.iter().rev().take(FAR).copied();
        let best = near
            .filter_map(|index| {
                let sure = said.means(&self.actions[index], &self.words[index])?;
                Some((sure, index))
            })
            .max();
        let Some((_, index)) = best else {
            self.unmatched(at, &said);
            return;
        };
        if let Some(at) = open.iter().rposition(|known| *known == index) {
            open.remove(at);
        }
        let (first, item) = self.actions[index].opened;
        let text = &self.library.meetings[first].minutes.items[item].text;
        self.keys
            .remove(&(meeting.series.as_str(), words(text).join(" ")));
        self.actions[index].state = ActionState::Done;
        self.actions[index].closed = Some((ClosedBy::Item(at), meeting.date));
    }

    /// Remembers a command that means no action, be it one that is closed already.
    fn unmatched(&mut self, at: At, said: &Said<'_>) {
        let item = &self.library.meetings[at.0].minutes.items[at.1];
        let known = self.actions.iter().zip(&self.words).rev().take(FAR);
        let mut meant = known.filter_map(|(action, words)| said.means(action, words));
        if item.kind == ItemKind::Done && meant.next().is_none() {
            self.unmatched.push(at);
        }
    }

    fn close_by_issue(&mut self) {
        for action in self
            .actions
            .iter_mut()
            .filter(|action| action.state == ActionState::Open)
        {
            if let Some((at, closed)) = action.issue.zip(ticket_closed(self.library, action)) {
                action.state = ActionState::Done;
                action.closed = Some((ClosedBy::Issue(at), closed));
            }
        }
    }

    fn close_by_file(&mut self) {
        let by_id: HashMap<String, usize> = self
            .actions
            .iter()
            .enumerate()
            .map(|(index, action)| (action.id.clone(), index))
            .collect();
        for record in &self.library.action_records {
            let Some(action) = by_id
                .get(&record.id.value)
                .and_then(|index| self.actions.get_mut(*index))
            else {
                continue;
            };
            action.closed_before = action.closed.map(|(by, _)| by);
            let day = record.date.as_ref().map(|day| day.value);
            if let Some(state) = record.state {
                action.state = state;
                action.closed = (state != ActionState::Open).then_some((ClosedBy::File, day));
            }
            if !record.owners.is_empty() {
                let owners = record.owners.iter();
                let owners: Vec<String> = owners
                    .map(|name| self.library.people.id_of(&name.value, None))
                    .collect();
                let same = |owner: &String| action.owners.contains(owner);
                action.reassigned = owners.len() != action.owners.len() || !owners.iter().all(same);
                action.owners = owners;
            }
        }
    }
}

/// The day on which the ticket of an action was closed, if it is; one that was closed before somebody asked for more
/// closes nothing.
fn ticket_closed(library: &Library, action: &Action) -> Option<Option<NaiveDate>> {
    let issue = &library.issues[action.issue?];
    let opened = library.meetings[action.opened.0].date;
    let later = issue
        .closed
        .zip(opened)
        .is_none_or(|(closed, opened)| closed >= opened);
    (!issue.open && later).then_some(issue.closed)
}
