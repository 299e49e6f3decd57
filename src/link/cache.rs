//! What meetings mention, kept from one linking to the next. A library in, what is still true of its meetings out: a log
//! that is in memory still says the same, and names the same as long as there are the same issues, projects and people.

use std::collections::HashMap;
use std::sync::Arc;

use super::found::Found;
use crate::model::Library;
use crate::model::meeting::{LogPart, Meeting};
use crate::model::person::People;
use crate::model::team::Tracker;

/// What is kept; nothing at all unless that is asked for.
#[derive(Default)]
pub struct Cache {
    keeps: bool,
    targets: Option<Targets>,
    found: HashMap<Address, Known>,
}

/// Where the first log of a meeting lies in memory, and the line at which it begins there.
type Address = (usize, usize);

/// Everything that can be mentioned.
#[derive(PartialEq)]
struct Targets {
    trackers: Vec<Tracker>,
    issues: Vec<(usize, u64, String)>,
    projects: Vec<[Vec<String>; 2]>,
    people: People,
}

/// What a meeting mentions. Its logs are held, so that nothing else comes to lie where they are.
struct Known {
    parts: Vec<LogPart>,
    found: Found,
}

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
        }
    }

    /// What a meeting mentions, if that is known.
    pub(super) fn get(&self, index: usize, meeting: &Meeting) -> Option<Found> {
        let known = self.found.get(&address(meeting)?)?;
        is_same(&known.parts, &meeting.parts).then(|| known.found.of_meeting(index))
    }

    /// Keeps what the meetings mention, and nothing of those that are gone.
    pub(super) fn keep(&mut self, meetings: &[Meeting], found: &[Found]) {
        if !self.keeps {
            return;
        }
        let mut before = std::mem::take(&mut self.found);
        for (index, (meeting, found)) in meetings.iter().zip(found).enumerate() {
            let Some(address) = address(meeting) else {
                continue;
            };
            let known = before.remove(&address);
            let known = known.filter(|known| is_same(&known.parts, &meeting.parts));
            let known = known.unwrap_or_else(|| Known {
                parts: meeting.parts.clone(),
                found: found.of_meeting(index),
            });
            self.found.insert(address, known);
        }
    }
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
            people: library.people.clone(),
        }
    }
}

fn address(meeting: &Meeting) -> Option<Address> {
    let first = meeting.parts.first()?;
    Some((Arc::as_ptr(&first.log).addr(), first.range.start))
}

fn is_same(known: &[LogPart], parts: &[LogPart]) -> bool {
    let same = |(a, b): (&LogPart, &LogPart)| {
        Arc::ptr_eq(&a.log, &b.log) && a.range == b.range && a.prefix == b.prefix
    };
    known.len() == parts.len() && known.iter().zip(parts).all(same)
}
