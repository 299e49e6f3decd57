//! Issues that two dumps tell of under two names: of a server, of a project that moved, or one that names no project at all.
//! Candidates with their trackers in; those withheld that may be the same as a withheld one out.

use std::collections::HashMap;
use std::hash::Hash;

use chrono::{DateTime, Utc};

use super::{Candidate, Visibility};
use crate::model::team::Tracker;

/// What is known of a withheld candidate: its tracker, the number of its project, its title, its last change.
struct Twin {
    tracker: usize,
    id: Option<u64>,
    title: String,
    updated: Option<DateTime<Utc>>,
}

impl Twin {
    fn of(candidate: &Candidate) -> Self {
        let issue = &candidate.issue;
        Twin {
            tracker: issue.tracker,
            id: candidate.key.id,
            title: issue.title.clone(),
            updated: issue.updated,
        }
    }

    /// Whether a candidate of another tracker is older. Where one of them tells no day, nothing says that it became public.
    fn may_hold(&self, candidate: &Candidate) -> bool {
        let issue = &candidate.issue;
        let days = issue.updated.zip(self.updated);
        let newer = days.is_some_and(|(public, secret)| public > secret);
        self.tracker != issue.tracker && !newer
    }
}

/// Withheld candidates, by what they have in common with others.
struct Known<K>(HashMap<K, Vec<Twin>>);

impl<K: Hash + Eq> Known<K> {
    fn of(candidates: &[Candidate], key: impl Fn(&Candidate) -> Option<K>) -> Self {
        let mut known: HashMap<K, Vec<Twin>> = HashMap::new();
        let withheld = |found: &&Candidate| found.visibility == Visibility::Withheld;
        for candidate in candidates.iter().filter(withheld) {
            if let Some(key) = key(candidate) {
                known.entry(key).or_default().push(Twin::of(candidate));
            }
        }
        Known(known)
    }

    fn holds(&self, key: Option<K>, candidate: &Candidate, is: impl Fn(&Twin) -> bool) -> bool {
        let twins = key.and_then(|key| self.0.get(&key));
        let mut twins = twins.into_iter().flatten();
        twins.any(|twin| twin.may_hold(candidate) && is(twin))
    }
}

/// A server may have several names: what is withheld under one of them is withheld under the others, unless both projects have
/// numbers and the titles differ, or what is public is newer. What names no project may be of any of its kind, unless the titles
/// differ; and what has one number among all issues of a server is one issue.
pub(super) fn hold(candidates: &mut [Candidate], trackers: &[Tracker]) {
    let named = |candidate: &Candidate| {
        let path = candidate.key.path.as_deref()?.to_lowercase();
        Some((candidate.key.kind, path, candidate.issue.number))
    };
    let numbered = |candidate: &Candidate| (candidate.key.kind, candidate.issue.number);
    let nameless = |candidate: &Candidate| {
        let tracker = trackers.get(candidate.issue.tracker);
        let project = tracker.and_then(|tracker| tracker.project.as_deref());
        let known = candidate.key.id.is_some() && project.is_some_and(|path| path.contains('/'));
        let none = candidate.key.path.is_none() && !candidate.key.kind.is_empty() && !known;
        none.then(|| numbered(candidate))
    };
    let global = |candidate: &Candidate| Some((candidate.key.host.clone()?, candidate.global?));
    let by_name = Known::of(candidates, named);
    let by_number = Known::of(candidates, nameless);
    let by_global = Known::of(candidates, global);
    let public = |found: &&mut Candidate| found.visibility != Visibility::Withheld;
    for candidate in candidates.iter_mut().filter(public) {
        let id = candidate.key.id;
        let title = &candidate.issue.title;
        let unknown = |twin: &Twin| id.is_none() || twin.id.is_none();
        let alike = |twin: &Twin| unknown(twin) || twin.title == *title;
        let titled = |twin: &Twin| unknown(twin) && (twin.title.is_empty() || twin.title == *title);
        if by_name.holds(named(candidate), candidate, alike)
            || by_number.holds(Some(numbered(candidate)), candidate, titled)
            || by_global.holds(global(candidate), candidate, |_| true)
        {
            candidate.visibility = Visibility::Withheld;
        }
    }
}
