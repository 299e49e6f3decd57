//! Who mentions whom, both ways: meetings, issues, projects, people, and ids of the outside world.
//! A `Library` in, a `Graph` out; nothing withheld is in either, so a reference to it resolves to nothing.

pub mod action;
mod actions;
pub mod areas;
mod cache;
mod closing;
pub mod decisions;
mod found;
pub mod help;
pub mod notes;
mod people;
mod projects;
pub mod references;
mod said;
mod success;
mod targets;
pub mod timeline;
pub mod works;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;

pub use cache::Cache;
pub use people::{Involved, Involvement};
pub use targets::{Targets, issues_in};

use crate::model::Library;
use crate::model::meeting::Meeting;
use crate::pieces::PIECE;
pub use found::Found;
use found::found_in;
pub use said::{Said, Words};

/// A reference in a meeting, as the JSON tells it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// `issue`, `merge_request`, `person`, `cve`, `ghsa`, `rhbz` or `fedora`.
    pub kind: &'static str,
    /// The id as readers know it.
    pub id: String,
    /// Number of the line of a log; 0 where it is none.
    pub line: u32,
    /// Where in the meeting that is, as [`Said`] tells it.
    pub at: (usize, usize),
    /// Whether this site has the target, or the outside world is sure to.
    pub published: bool,
}

/// Everything that is linked.
#[derive(Debug, Default)]
pub struct Graph {
    /// What each meeting mentions.
    pub found: Vec<Arc<Found>>,
    /// Where each issue was spoken of, newest meeting first, each line once.
    pub issue_said: Vec<Vec<Said>>,
    /// Where each project was spoken of.
    pub project_said: Vec<Vec<Said>>,
    /// Issues of each project.
    pub project_issues: Vec<Vec<usize>>,
    /// Projects of each issue.
    pub issue_projects: Vec<Vec<usize>>,
    /// What happened to each project and what is due, newest first.
    pub project_timeline: Vec<Vec<timeline::Event>>,
    /// Last day anything happened to each project, be it one to come.
    pub project_activity: Vec<Option<NaiveDate>>,
    /// What each note between meetings mentions.
    pub notes: Vec<notes::NoteLinks>,
    /// Notes that mention each issue, newest first.
    pub issue_notes: Vec<Vec<usize>>,
    /// Notes that mention each project, newest first.
    pub project_notes: Vec<Vec<usize>>,
    /// Ids of the outside world, those mentioned last first.
    pub references: Vec<references::ReferenceUse>,
    /// Actions and decisions.
    pub registers: Arc<Registers>,
    /// What each person has to do with meetings, by person id.
    pub people: Arc<Involved>,
    /// What each person works on, by person id.
    pub works: BTreeMap<String, works::Works>,
}

/// What was agreed in all meetings, in one list of each kind.
#[derive(Debug, Default)]
pub struct Registers {
    /// Every action ever, in the order they were opened.
    pub actions: Vec<action::Action>,
    /// Every decision, newest meeting first.
    pub decisions: Vec<decisions::Decision>,
    /// Actions that a line of each meeting closed: indexes into the register.
    pub closed: Vec<Vec<usize>>,
    /// Actions whose ticket each issue is, the last opened first: indexes into the register.
    pub issue_actions: Vec<Vec<usize>>,
    /// Decisions that name each issue, newest meeting first: indexes into the register.
    pub issue_decisions: Vec<Vec<usize>>,
    /// Actions that are others' now, by each line that tells whose they were: indexes into the register.
    pub reassigned: BTreeMap<action::At, usize>,
    /// Open actions of each person, newest first, by person id: indexes into the register.
    pub owed: BTreeMap<String, Vec<usize>>,
    /// What was open when each meeting began.
    pub carried: Vec<action::Carried>,
    /// Actions of earlier meetings that each meeting gave again: indexes into the register.
    pub again: Vec<Vec<usize>>,
    /// `#done` that means no action: meeting and item.
    pub unmatched: Vec<(action::At, Option<usize>)>,
    /// `#done` that names a ticket which several open actions are about, and these.
    pub unclear: Vec<action::Unclear>,
}

impl Registers {
    /// Decisions of a meeting, in the order of its minutes.
    pub fn decisions_of(&self, meeting: usize) -> &[decisions::Decision] {
        &self.decisions[self.taken_in(meeting)]
    }

    /// The same as indexes into the register.
    pub fn taken_in(&self, meeting: usize) -> Range<usize> {
        let start = self.decisions.partition_point(|found| found.at.0 < meeting);
        let end = self
            .decisions
            .partition_point(|found| found.at.0 <= meeting);
        start..end
    }

    /// Actions that a meeting opened, in the order of its minutes; the register begins with the oldest meeting.
    pub fn actions_of(&self, meeting: usize) -> &[action::Action] {
        &self.actions[self.opened_in(meeting)]
    }

    /// The same as indexes into the register.
    pub fn opened_in(&self, meeting: usize) -> Range<usize> {
        let start = self
            .actions
            .partition_point(|found| found.opened.0 > meeting);
        let end = self
            .actions
            .partition_point(|found| found.opened.0 >= meeting);
        start..end
    }
}

/// Links a library.
pub fn link(library: &Library) -> Graph {
    link_again(library, &mut Cache::default())
}

/// Links a library of which much may be known from the last time.
pub fn link_again(library: &Library, cache: &mut Cache) -> Graph {
    let targets = Targets::new(library);
    let names = projects::ProjectNames::new(&library.projects);
    cache.refresh(library);
    let find = |meeting: &Arc<Meeting>| {
        let known = cache.get(meeting);
        known.unwrap_or_else(|| Arc::new(found_in(meeting, &targets, &names)))
    };
    let meetings = library.meetings.par_iter().with_max_len(PIECE);
    let found: Vec<Arc<Found>> = meetings.map(find).collect();
    cache.keep(&library.meetings, &found);
    let mut graph = Graph {
        issue_said: vec![Vec::new(); library.issues.len()],
        project_said: vec![Vec::new(); library.projects.len()],
        ..Graph::default()
    };
    for (meeting, found) in found.iter().enumerate() {
        for (issue, spot) in &found.issues {
            graph.issue_said[*issue].push(spot.of(meeting));
        }
        for (project, spot) in &found.projects {
            graph.project_said[*project].push(spot.of(meeting));
        }
    }
    graph.found = found;
    projects::link_projects(library, &targets, &mut graph);
    notes::link(library, &targets, &names, &mut graph);
    let make = || registers(library, &targets);
    (graph.references, (graph.registers, graph.people)) = rayon::join(
        || references::references(library, &graph.found),
        || cache.registers(library, &graph.notes, make),
    );
    timeline::link(library, &mut graph);
    graph.works = works::works(library);
    graph
}

/// What was agreed, and which entries belong to each meeting, issue and person.
fn registers(library: &Library, targets: &Targets<'_>) -> Registers {
    let (book, decisions) = rayon::join(
        || actions::register(library, targets),
        || decisions::register(library, targets),
    );
    let mut registers = Registers {
        decisions,
        actions: book.actions,
        carried: book.carried,
        again: book.again,
        unmatched: book.unmatched,
        unclear: book.unclear,
        ..Registers::default()
    };
    index_registers(library, &mut registers);
    registers
}

fn index_registers(library: &Library, registers: &mut Registers) {
    registers.closed = vec![Vec::new(); library.meetings.len()];
    registers.issue_actions = vec![Vec::new(); library.issues.len()];
    registers.issue_decisions = vec![Vec::new(); library.issues.len()];
    for (index, action) in registers.actions.iter().enumerate() {
        if let Some(meeting) = action.closed.and_then(|(by, _)| by.meeting()) {
            registers.closed[meeting].push(index);
        }
        let lines = std::iter::once(action.opened).chain(action.repeated);
        let told = |at: &action::At| &library.meetings[at.0].minutes.items[at.1].owners;
        let lines = lines.filter(|at| action.reassigned && *told(at) != action.owners);
        registers.reassigned.extend(lines.map(|at| (at, index)));
    }
    for (index, action) in registers.actions.iter().enumerate().rev() {
        if let Some(issue) = action.issue {
            registers.issue_actions[issue].push(index);
        }
        for owner in action.owners.iter().filter(|_| action.is_open()) {
            registers.owed.entry(owner.clone()).or_default().push(index);
        }
    }
    for (index, decision) in registers.decisions.iter().enumerate() {
        for issue in &decision.issues {
            registers.issue_decisions[*issue].push(index);
        }
    }
}
