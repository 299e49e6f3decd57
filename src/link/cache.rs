//! What links were found, kept from one linking to the next. A library in, what is still true of its links out: a meeting
//! that is the same in memory says the same, and means the same as long as there are the same issues, projects and people;
//! registers are the same as long as no meeting has other minutes.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::found::Found;
use super::notes::NoteLinks;
use super::{Involved, Registers, people};
use crate::model::Library;
use crate::model::action::ActionRecord;
use crate::model::issue::Issue;
use crate::model::meeting::Meeting;
use crate::model::person::People;
use crate::model::team::Tracker;

/// What is kept; nothing at all unless that is asked for.
#[derive(Default)]
pub struct Cache {
    keeps: bool,
    targets: Option<Targets>,
    /// By where the meeting lies in memory, which is held.
    found: HashMap<usize, (Arc<Meeting>, Arc<Found>)>,
    registers: Option<Kept>,
}

/// Everything that can be mentioned.
#[derive(PartialEq)]
struct Targets {
    trackers: Vec<Tracker>,
    issues: Vec<(usize, u64, String)>,
    projects: Vec<[Vec<String>; 2]>,
    people: Arc<People>,
}

/// Registers, and what they were made of.
struct Kept {
    meetings: Vec<Arc<Meeting>>,
    closed: Vec<Closed>,
    records: Vec<ActionRecord>,
    notes: Vec<NoteLinks>,
    registers: Arc<Registers>,
    people: Arc<Involved>,
}

/// What of an issue closes actions.
type Closed = (bool, Option<NaiveDate>, Option<DateTime<Utc>>);

impl Cache {
    /// A cache for content that is linked again and again.
    pub fn keeping() -> Self {
        Cache {
            keeps: true,
            ..Cache::default()
        }
    }

    /// Forgets everything if other things can be mentioned than before.
    pub(super) fn refresh(&mut self, library: &Library) {
        if !self.keeps {
            return;
        }
        let targets = Some(Targets::of(library));
        if self.targets != targets {
            self.targets = targets;
            self.found.clear();
            self.registers = None;
        }
    }

    /// What a meeting mentions, if that is known.
    pub(super) fn get(&self, meeting: &Arc<Meeting>) -> Option<Arc<Found>> {
        let (_, found) = self.found.get(&address(meeting))?;
        Some(Arc::clone(found))
    }

    /// Keeps what the meetings mention, and nothing of those that are gone.
    pub(super) fn keep(&mut self, meetings: &[Arc<Meeting>], found: &[Arc<Found>]) {
        if !self.keeps {
            return;
        }
        let held = |meeting, found| (Arc::clone(meeting), Arc::clone(found));
        let pairs = meetings.iter().zip(found);
        self.found = pairs
            .map(|(meeting, found)| (address(meeting), held(meeting, found)))
            .collect();
    }

    /// The registers, and what people have to do with meetings: made only if what they tell of is another than before.
    pub(super) fn registers(
        &mut self,
        library: &Library,
        notes: &[NoteLinks],
        make: impl FnOnce() -> Registers,
    ) -> (Arc<Registers>, Arc<Involved>) {
        let known = self.registers.take();
        let known = known.filter(|known| known.is_true(library));
        let (known, people) = known.map_or((None, None), |known| {
            let same = known.notes == notes && known.met_the_same(library);
            (Some(known.registers), same.then_some(known.people))
        });
        let registers = known.unwrap_or_else(|| Arc::new(make()));
        let people = people
            .unwrap_or_else(|| Arc::new(people::people(library, &registers.decisions, notes)));
        self.registers = self.keeps.then(|| Kept {
            meetings: library.meetings.clone(),
            closed: library.issues.iter().map(closed).collect(),
            records: library.action_records.clone(),
            notes: notes.to_vec(),
            registers: Arc::clone(&registers),
            people: Arc::clone(&people),
        });
        (registers, people)
    }
}

impl Kept {
    fn is_true(&self, library: &Library) -> bool {
        let same = |(known, now): (&Arc<Meeting>, &Arc<Meeting>)| {
            Arc::ptr_eq(known, now) || tells_the_same(known, now)
        };
        self.meetings.len() == library.meetings.len()
            && self.records == library.action_records
            && self
                .closed
                .iter()
                .copied()
                .eq(library.issues.iter().map(closed))
            && self.meetings.iter().zip(&library.meetings).all(same)
    }

    /// Whether the same people said as many lines in the same meetings.
    fn met_the_same(&self, library: &Library) -> bool {
        let mut both = self.meetings.iter().zip(&library.meetings);
        both.all(|(known, now)| Arc::ptr_eq(known, now) || known.attendance == now.attendance)
    }
}

/// Whether registers have the same of two versions of a meeting.
fn tells_the_same(one: &Meeting, other: &Meeting) -> bool {
    let facts = |meeting: &Meeting| (meeting.date, meeting.start);
    one.id == other.id
        && one.series == other.series
        && facts(one) == facts(other)
        && one.minutes == other.minutes
}

fn closed(issue: &Issue) -> Closed {
    (issue.open, issue.closed, issue.closed_at)
}

impl Targets {
    fn of(library: &Library) -> Self {
        let issues = library.issues.iter();
        let projects = library.projects.iter();
        Targets {
            trackers: library.team.trackers.clone(),
            issues: issues
                .map(|issue| (issue.tracker, issue.number, issue.id.clone()))
                .collect(),
            projects: projects
                .map(|project| {
                    let names = vec![project.title.clone(), project.id.clone()];
                    [names, project.aliases.clone()]
                })
                .collect(),
            people: Arc::clone(&library.people),
        }
    }
}

fn address(meeting: &Arc<Meeting>) -> usize {
    Arc::as_ptr(meeting).addr()
}
