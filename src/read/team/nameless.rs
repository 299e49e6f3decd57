//! Records that name no project, or only its number: of which one they are where there is but one of their kind. Keys of records
//! in, keys out; what may be of several is the business of those who withhold.

use std::collections::{BTreeSet, HashMap};

use super::tracker_key::{Key, find, host};
use crate::model::team::{Team, Tracker};

/// A number without a path is that of the only project of GitLab that tells its path and no number, unless another one is declared.
pub(super) fn adopt_path(keys: &mut [Key], public: &[bool], team: &Team) {
    let of = |wanted: bool| {
        let told = keys.iter().zip(public);
        let told = told.filter(|(key, public)| key.kind == "gitlab" && (!wanted || **public));
        let (with, without): (Vec<_>, Vec<_>) =
            told.map(|(key, _)| key).partition(|key| key.path.is_some());
        let paths: BTreeSet<(Option<String>, Option<u64>)> =
            with.iter().map(|key| (key.path.clone(), key.id)).collect();
        let ids: BTreeSet<u64> = without.iter().filter_map(|key| key.id).collect();
        (paths, ids)
    };
    let (open, all) = (of(true), of(false));
    let paths = if open.0.is_empty() { all.0 } else { open.0 };
    let ids = if open.1.is_empty() { all.1 } else { open.1 };
    let (mut paths, mut ids) = (paths.into_iter(), ids.into_iter());
    let (Some((Some(path), None)), None, Some(id), None) =
        (paths.next(), paths.next(), ids.next(), ids.next())
    else {
        return;
    };
    let other = |tracker: &Tracker| {
        let own = tracker.project.as_deref();
        !is_pagure(tracker) && !own.is_some_and(|own| own.eq_ignore_ascii_case(&path))
    };
    if !team.trackers.iter().any(other) {
        let its = |key: &&mut Key| key.kind == "gitlab" && key.path.is_none() && key.id == Some(id);
        keys.iter_mut()
            .filter(its)
            .for_each(|key| key.path = Some(path.clone()));
    }
}

/// Whether nothing says that two keys are of two servers.
fn same_host_told(one: &Key, other: &Key) -> bool {
    let hosts = one.host.as_ref().zip(other.host.as_ref());
    hosts.is_none_or(|(one, other)| one == other)
}

/// Whether a tracker is declared to be at a server of Pagure.
fn is_pagure(tracker: &Tracker) -> bool {
    let host = tracker.url.as_deref().and_then(host);
    host.is_some_and(|host| host.contains("pagure"))
}

/// The key of the only project of each kind, where there is but one: what names none is of that. Those that only withheld records
/// name count where no public one names any.
pub(super) fn only_of_kinds(
    keys: &[Key],
    public: &[bool],
    team: &Team,
) -> HashMap<&'static str, Key> {
    let mut found: HashMap<&'static str, Option<Key>> = HashMap::new();
    let told = keys.iter().zip(public).filter(|(key, _)| key.is_named());
    let named = told.map(|(key, public)| (key, *public));
    for wanted in [true, false] {
        let mut these: HashMap<&'static str, Option<Key>> = HashMap::new();
        for (key, _) in named.clone().filter(|(_, public)| *public == wanted) {
            if found.contains_key(key.kind) {
                continue;
            }
            let one = |known: &Key| {
                let at = find(known, team);
                at.is_some() && at == find(key, team)
                    || known.id.is_some() && known.id == key.id
                    || known.path.is_some() && known.path == key.path && same_host_told(known, key)
            };
            let entry = these.entry(key.kind).or_insert_with(|| Some(key.clone()));
            if !entry.as_ref().is_some_and(one) {
                *entry = None;
            }
        }
        found.extend(these);
    }
    // What is declared and has no records yet is taken for GitLab's.
    let used = named.filter(|(_, public)| *public);
    let used: BTreeSet<usize> = used.filter_map(|(key, _)| find(key, team)).collect();
    let unused = team.trackers.iter().enumerate();
    let mut unused = unused.filter(|(index, tracker)| !is_pagure(tracker) && !used.contains(index));
    if let (Some(only), Some(_)) = (found.get_mut("gitlab"), unused.next()) {
        *only = None;
    }
    let mut declared = team.trackers.iter().filter(|tracker| is_pagure(tracker));
    if let (Some(tracker), None, false) = (
        declared.next(),
        declared.next(),
        found.contains_key("pagure"),
    ) {
        let key = Key {
            kind: "pagure",
            path: tracker.project.as_deref().map(str::to_lowercase),
            id: None,
            host: tracker.host.clone(),
        };
        found.insert("pagure", Some(key));
    }
    let found = found.into_iter();
    found.filter_map(|(kind, key)| Some((kind, key?))).collect()
}
