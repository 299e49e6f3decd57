//! Two files that hold issues of one project, of which one is older: an issue that has become confidential since, or was deleted, is only missing in
//! the newer one, and stays in the other. What is told of each issue in; a note for each older file that holds more out.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use hashbrown::HashSet;

use super::{Candidate, is_secret};
use crate::model::team::Tracker;
use crate::model::words::counted;
use crate::place::Place;
use crate::report::{Note, Severity};

/// What is told of each issue, by tracker and number.
pub(super) type Groups = BTreeMap<(usize, u64), Vec<Candidate>>;

/// A file, as far as it tells of one tracker.
type File<'c> = (usize, &'c Arc<str>);

/// The notes. Files that share no issue are pages of one list, or of another state.
pub(super) fn notes(groups: &Groups, trackers: &[Tracker]) -> Vec<Note> {
    let pairs = pairs(groups);
    if pairs.is_empty() {
        return Vec::new();
    }
    let mut alone: BTreeMap<File<'_>, usize> = BTreeMap::new();
    for ((tracker, _), group) in groups {
        let home = &trackers[*tracker];
        let files: HashSet<&Arc<str>> = of_trackers(group).map(file).collect();
        let mut told: HashSet<&Arc<str>> = HashSet::new();
        for candidate in of_trackers(group).filter(|candidate| !is_secret(candidate, home)) {
            let at = (*tracker, file(candidate));
            let newer = pairs.get(&at);
            if newer.is_some_and(|newer| !files.contains(newer)) && told.insert(at.1) {
                *alone.entry(at).or_default() += 1;
            }
        }
    }
    let note = |(at, count): (File<'_>, usize)| Some(note(at.1, pairs.get(&at)?, count));
    alone.into_iter().filter_map(note).collect()
}

/// Of files that hold the same issue the older ones, each with a newer one. Where their last changes do not tell, both may be.
fn pairs(groups: &Groups) -> HashMap<File<'_>, &Arc<str>> {
    let shared = |group: &&Vec<Candidate>| {
        let mut files = of_trackers(group).map(file);
        let first = files.next();
        files.any(|other| Some(other) != first)
    };
    let mut pairs = HashMap::new();
    if !groups.values().any(|group| shared(&group)) {
        return pairs;
    }
    let mut ages: HashMap<File<'_>, Option<DateTime<Utc>>> = HashMap::new();
    for ((tracker, _), group) in groups {
        for candidate in of_trackers(group) {
            let age = ages.entry((*tracker, file(candidate))).or_default();
            *age = (*age).max(candidate.issue.updated);
        }
    }
    for ((tracker, _), group) in groups.iter().filter(|(_, group)| shared(group)) {
        let age = |file| ages.get(&(*tracker, file)).copied().flatten();
        let files = of_trackers(group).map(file);
        let Some(newest) = files.max_by_key(|file| (age(file), *file)) else {
            continue;
        };
        for other in of_trackers(group).map(file).filter(|file| *file != newest) {
            pairs.entry((*tracker, other)).or_insert(newest);
            if age(other) == age(newest) {
                pairs.entry((*tracker, newest)).or_insert(other);
            }
        }
    }
    pairs
}

fn of_trackers(group: &[Candidate]) -> impl Iterator<Item = &Candidate> {
    group.iter().filter(|candidate| !candidate.ours)
}

fn file(candidate: &Candidate) -> &Arc<str> {
    &candidate.issue.place.file
}

fn note(file: &Arc<str>, newer: &str, count: usize) -> Note {
    let issues = counted(count, "issue stands", "issues stand");
    let message = format!(
        "`{newer}` holds issues of this project too, and {issues} in this file alone: one that is not public any more is only missing in a newer list"
    );
    let hint = "remove the older of the two files";
    Note::new(Severity::Warning, "clash", Place::file(file), message).hint(hint)
}
