//! The register of actions: one entry for each, whatever the number of meetings it is carried through.
//! A library in; actions in the order they were opened, and what each meeting found open, out.
//!
//! An action is closed by the first of: `#done` (or `#info done:`) in a later line that names it by id, by its words, or
//! by its ticket; its ticket being closed; `actions.yaml`, which has the last word. What is given again after that is
//! another action.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use hashbrown::{HashMap, HashSet};
use rayon::prelude::*;

use super::action::{Action, At, Carried, ClosedBy, Unclear};
use super::closing::{self, closed_before, closed_ticket};
use super::success::{Said, Ticket, Told};
use super::targets::Targets;
use crate::model::Library;
use crate::model::action::ActionState;
use crate::model::meeting::{Deed, Item, ItemKind, Meeting, Unseen};
use crate::pieces::PIECE;

/// Open actions that the page of a meeting shows.
const SHOWN: usize = 12;

/// Open actions that a `#done` may mean: the latest ones.
const FAR: usize = 500;

/// The register.
pub(super) struct Register {
    /// Every action, in the order they were opened.
    pub(super) actions: Vec<Action>,
    /// What each meeting found open.
    pub(super) carried: Vec<Carried>,
    /// Actions of earlier meetings that each meeting gave again.
    pub(super) again: Vec<Vec<usize>>,
    /// Words of success that mean no action at all, and the only open one that has any of them.
    pub(super) unmatched: Vec<(At, Option<usize>)>,
    /// Words of success that mean no single one.
    pub(super) unclear: Vec<Unclear>,
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
        told: Vec::new(),
        filed: closing::filed(library),
        named: library
            .action_records
            .iter()
            .map(|record| record.id.value.as_str())
            .collect(),
        ids: HashMap::new(),
        open: BTreeMap::new(),
        keys: HashMap::new(),
        carried: vec![Carried::default(); library.meetings.len()],
        again: vec![Vec::new(); library.meetings.len()],
        unmatched: Vec::new(),
        unclear: Vec::new(),
    };
    for (meeting, told) in told.into_iter().enumerate().rev() {
        book.meeting(meeting, told);
    }
    closing::by_ticket(library, &mut book.actions);
    closing::by_file(library, &mut book.actions);
    Register {
        actions: book.actions,
        carried: book.carried,
        again: book.again,
        unmatched: book.unmatched,
        unclear: book.unclear,
    }
}

struct Book<'l> {
    library: &'l Library,
    targets: &'l Targets<'l>,
    actions: Vec<Action>,
    /// What the text of each action tells.
    told: Vec<Told>,
    /// When `actions.yaml` says that an action was closed, by its id.
    filed: HashMap<&'l str, NaiveDate>,
    /// Ids that stand there: each is of an action, whatever became of an earlier one of the same words.
    named: HashSet<&'l str>,
    /// Every action by its id.
    ids: HashMap<String, usize>,
    /// Open actions by series, in the order they were opened.
    open: BTreeMap<&'l str, Vec<usize>>,
    /// The last action of each series and text, unless a word of success closed it.
    keys: HashMap<(&'l str, Arc<str>), usize>,
    carried: Vec<Carried>,
    /// What each meeting gave again.
    again: Vec<Vec<usize>>,
    /// `#done` that means no action.
    unmatched: Vec<(At, Option<usize>)>,
    /// `#done` that names a ticket of several.
    unclear: Vec<Unclear>,
}

impl<'l> Book<'l> {
    fn meeting(&mut self, at: usize, told: Vec<Told>) {
        let meeting = &self.library.meetings[at];
        self.close_before(meeting);
        self.carried[at] = self.carried_to(&meeting.series);
        let mut told = told.into_iter();
        let mut unseen = meeting.minutes.unseen.iter().peekable();
        for (index, item) in meeting.minutes.items.iter().enumerate() {
            while let Some(before) = unseen.next_if(|unseen| unseen.line < item.line) {
                self.unseen(at, before);
            }
            if item.kind == ItemKind::Action {
                let told = told.next();
                let told = told.unwrap_or_else(|| Told::of(item, self.targets));
                self.action(meeting, (at, index), item, told);
            } else if let Some(words) = item.kind.success(&item.text).filter(|_| !item.withdrawn) {
                self.done(at, ClosedBy::Item((at, index)), words);
            }
        }
        unseen.for_each(|unseen| self.unseen(at, unseen));
    }

    /// What is open in a series. What was opened on no known day comes first, and nothing tells whether it was before.
    fn carried_to(&self, series: &str) -> Carried {
        let open = self.open.get(series).map_or(&[][..], Vec::as_slice);
        let undated = |index: &usize| {
            let (meeting, _) = self.actions[*index].opened;
            self.library.meetings[meeting].date.is_none()
        };
        let open = &open[open.partition_point(undated)..];
        Carried {
            shown: open.iter().rev().take(SHOWN).copied().collect(),
            total: open.len(),
        }
    }

    /// What a line did that is not shown: what it closed stays closed.
    fn unseen(&mut self, at: usize, unseen: &'l Unseen) {
        if let Deed::Done(words) = &unseen.deed {
            self.done(at, ClosedBy::Unseen(at), words);
        }
    }

    /// What was closed before a meeting is open no more; of very old actions this is not asked.
    fn close_before(&mut self, meeting: &'l Meeting) {
        let open = self.open.entry(&meeting.series).or_default();
        let far = open.len().saturating_sub(FAR);
        let mut near = open.split_off(far);
        near.retain(|index| !self.is_closed(*index, meeting));
        self.open
            .entry(&meeting.series)
            .or_default()
            .append(&mut near);
    }

    /// Whether the ticket of an action, or `actions.yaml`, closed it before a meeting.
    fn is_closed(&self, index: usize, meeting: &Meeting) -> bool {
        let action = &self.actions[index];
        let filed = self.filed.get(action.id.as_str()).copied();
        filed
            .zip(meeting.date)
            .is_some_and(|(filed, day)| filed < day)
            || closed_ticket(self.library, action)
                .is_some_and(|issue| closed_before(issue, meeting))
    }

    fn action(&mut self, meeting: &'l Meeting, at: At, item: &Item, told: Told) {
        let key = (meeting.series.as_str(), Arc::clone(&told.key));
        let id = meeting.item_id(at.1);
        let apart = item.withdrawn || self.named.contains(id.as_str());
        let known = self.keys.get(&key).copied().filter(|_| !apart);
        if let Some(known) = known.filter(|known| !self.is_closed(*known, meeting)) {
            let action = &mut self.actions[known];
            let before = action.repeated.replace(at).unwrap_or(action.opened);
            if before.0 != at.0 {
                self.again[at.0].push(known);
            }
            // Whom a sidecar gives it to when it is told again has it from then on.
            if !item.assigned.is_empty() && action.owners != item.owners {
                action.owners.clone_from(&item.owners);
                action.reassigned = true;
            }
            return;
        }
        let index = self.actions.len();
        self.ids.insert(id.clone(), index);
        self.actions.push(Action {
            id,
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
            why: None,
        });
        self.told.push(told);
        if !item.withdrawn {
            self.keys.insert(key, index);
            self.open.entry(&meeting.series).or_default().push(index);
        }
    }

    /// Closes the action that a word of success in a meeting means, if there is one.
    fn done(&mut self, at: usize, by: ClosedBy, text: &str) {
        let meeting = &self.library.meetings[at];
        let said = Said::of(text, self.targets);
        if self.by_id(meeting, by, &said) {
            return;
        }
        let open = self.open.entry(&meeting.series).or_default();
        let near: Vec<usize> = open.iter().rev().take(FAR).copied().collect();
        let sure = |index: &usize| said.means(&self.actions[*index], &self.told[*index]);
        let best = near.iter().filter_map(|index| Some((sure(index)?, *index)));
        let meant = match best.max() {
            Some((_, index)) => vec![index],
            None => self.only_ones(&said, &near, by),
        };
        if let ClosedBy::Item(at) = by
            && meant.is_empty()
        {
            let mut like = near
                .iter()
                .filter(|index| said.is_like(&self.told[**index]));
            let only = like.next().copied().filter(|_| like.next().is_none());
            self.unmatched(at, &said, only);
        }
        for index in meant {
            self.close(index, by, meeting.date);
        }
    }

    /// Closes the actions whose ids are named, of whichever series; whether there are any.
    fn by_id(&mut self, meeting: &Meeting, by: ClosedBy, said: &Said<'_>) -> bool {
        let ids = said.ids.iter();
        let named: Vec<usize> = ids.filter_map(|id| self.ids.get(*id).copied()).collect();
        for index in &named {
            if self.actions[*index].is_open() && !self.is_closed(*index, meeting) {
                self.close(*index, by, meeting.date);
            }
        }
        !named.is_empty()
    }

    /// Actions of which each is the only open one about a ticket that is named. Of several `#done` has to say more.
    fn only_ones(&mut self, said: &Said<'_>, open: &[usize], by: ClosedBy) -> Vec<usize> {
        let mut about: BTreeMap<Ticket<'_>, Vec<usize>> = BTreeMap::new();
        for index in open {
            if let Some(ticket) = said.ticket_of(&self.told[*index]) {
                about.entry(ticket).or_default().push(*index);
            }
        }
        let (only, several): (Vec<_>, Vec<_>) =
            about.into_values().partition(|about| about.len() == 1);
        if let ClosedBy::Item(at) = by
            && self.library.meetings[at.0].minutes.items[at.1].kind == ItemKind::Done
        {
            // The latest action came first.
            let several = several
                .into_iter()
                .map(|about| (at, about.into_iter().rev().collect()));
            self.unclear.extend(several);
        }
        only.into_iter().flatten().collect()
    }

    /// Closes an action, of whichever series.
    fn close(&mut self, index: usize, by: ClosedBy, day: Option<NaiveDate>) {
        let library = self.library;
        let series = library.meetings[self.actions[index].opened.0]
            .series
            .as_str();
        let open = self.open.entry(series).or_default();
        if let Some(at) = open.iter().rposition(|known| *known == index) {
            open.remove(at);
        }
        let key = (series, Arc::clone(&self.told[index].key));
        if self.keys.get(&key) == Some(&index) {
            self.keys.remove(&key);
        }
        let action = &mut self.actions[index];
        action.state = ActionState::Done;
        action.closed = Some((by, day));
    }

    /// Remembers a command that means no action, be it one that is closed already.
    fn unmatched(&mut self, at: At, said: &Said<'_>, only: Option<usize>) {
        let item = &self.library.meetings[at.0].minutes.items[at.1];
        let mut known = self.actions.iter().zip(&self.told).rev().take(FAR);
        let meant = known.any(|(action, told)| {
            said.means(action, told).is_some() || said.ticket_of(told).is_some()
        });
        if item.kind == ItemKind::Done && !meant {
            self.unmatched.push((at, only));
        }
    }
}
