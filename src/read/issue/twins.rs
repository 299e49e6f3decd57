//! Issues that two dumps tell of under two names of one server. Candidates with their trackers in; those withheld that may be the
//! same as a withheld one out.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::{Candidate, Visibility};

/// What is known of a withheld candidate: its tracker, the number of its project, its title, its last change.
type Twin = (usize, Option<u64>, String, Option<DateTime<Utc>>);

/// A server may have several names: what is withheld under one of them is withheld under the others, unless both projects have
/// numbers and the titles differ, or what is public is newer.
pub(super) fn hold(candidates: &mut [Candidate]) {
    let name = |candidate: &Candidate| {
        let key = &candidate.key;
        Some((
            key.kind,
            key.path.as_deref()?.to_lowercase(),
            candidate.issue.number,
        ))
    };
    let mut secret: HashMap<(&'static str, String, u64), Vec<Twin>> = HashMap::new();
    let withheld = candidates.iter();
    for candidate in withheld.filter(|found| found.visibility == Visibility::Withheld) {
        let issue = &candidate.issue;
        let twin = (
            issue.tracker,
            candidate.key.id,
            issue.title.clone(),
            issue.updated,
        );
        if let Some(name) = name(candidate) {
            secret.entry(name).or_default().push(twin);
        }
    }
    for candidate in candidates
        .iter_mut()
        .filter(|found| found.visibility != Visibility::Withheld)
    {
        let (issue, id) = (&candidate.issue, candidate.key.id);
        let twins = name(candidate).and_then(|name| secret.get(&name));
        let is_one = |(tracker, other, title, updated): &Twin| {
            let same = id.is_none() || other.is_none() || *title == issue.title;
            // Where one of them tells no day, nothing says that it became public.
            let days = issue.updated.zip(*updated);
            let newer = days.is_some_and(|(public, secret)| public > secret);
            *tracker != issue.tracker && same && !newer
        };
        if twins.is_some_and(|twins| twins.iter().any(is_one)) {
            candidate.visibility = Visibility::Withheld;
        }
    }
}
