//! Which tracker an issue belongs to: declared in `site.yaml`, else told by the records themselves.
//! Keys of projects in, indexes of the team's trackers out; unknown trackers are added with a name of their own.

use std::collections::{HashMap, HashSet};

use crate::model::id::slug_or_hash;
use crate::model::team::{Team, Tracker};

/// How a record names its project.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Key {
    /// `gitlab` or `pagure`; empty for our own Markdown.
    pub kind: &'static str,
    /// `group/project`, in lower case.
    pub path: Option<String>,
    /// Number of the project at GitLab.
    pub id: Option<u64>,
}

/// The tracker of each key. The first tracker of the team is the main one: its issues are `#12`.
/// `public` tells of each key whether a public record has it: names of trackers do not depend on others.
pub fn resolve(keys: &[Key], public: &[bool], team: &mut Team) -> Vec<usize> {
    let paths: HashMap<u64, String> = keys
        .iter()
        .filter_map(|key| Some((key.id?, key.path.clone()?)))
        .collect();
    let complete: Vec<Key> = keys.iter().map(|key| with_path(key, &paths)).collect();
    name_declared(team);
    learn_ids(&complete, team);
    adopt_export(&complete, team);
    let mut unknown: Vec<Key> = complete
        .iter()
        .filter(|key| find(key, team).is_none())
        .cloned()
        .collect();
    let told: HashSet<&Key> = complete
        .iter()
        .zip(public)
        .filter_map(|(key, public)| public.then_some(key))
        .collect();
    unknown.sort_by_key(|key| (!told.contains(key), key.kind, key.path.clone(), key.id));
    unknown.dedup();
    let shown = unknown.iter().filter(|key| told.contains(key));
    let kinds: Vec<&str> = shown.map(|key| key.kind).collect();
    for key in &unknown {
        // A project that moved has one number and two paths.
        if find(key, team).is_some() {
            continue;
        }
        let alone = kinds.iter().filter(|kind| **kind == key.kind).count() == 1;
        let tracker = discovered(key, alone, team);
        team.trackers.push(tracker);
    }
    complete
        .iter()
        .map(|key| find(key, team).unwrap_or(0))
        .collect()
}

fn with_path(key: &Key, paths: &HashMap<u64, String>) -> Key {
    let known = key.id.and_then(|id| paths.get(&id).cloned());
    Key {
        path: key.path.clone().or(known),
        ..key.clone()
    }
}

/// Declared trackers but the first need a prefix: their own name, else the last part of their project.
fn name_declared(team: &mut Team) {
    for (index, tracker) in team.trackers.iter_mut().enumerate() {
        if index == 0 {
            tracker.name.clear();
        } else if tracker.name.contains('/') {
            // A name is one part of an address.
            tracker.name = slug_or_hash(&tracker.name);
        } else if tracker.name.is_empty() {
            let project = tracker.project.as_deref().unwrap_or("tracker");
            tracker.name = slug_or_hash(project.rsplit('/').next().unwrap_or(project));
        }
    }
}

/// Declared trackers learn their number from records that tell it with their path: a project that moved keeps its number.
fn learn_ids(keys: &[Key], team: &mut Team) {
    for tracker in &mut team.trackers {
        let same = |key: &&Key| {
            let paths = tracker.project.as_ref().zip(key.path.as_ref());
            paths.is_some_and(|(a, b)| a.eq_ignore_ascii_case(b))
        };
        let told = keys.iter().filter(same).find_map(|key| key.id);
        tracker.project_id = tracker.project_id.or(told);
    }
}

/// An export names its project by number only. If there is one such number, it is that of the main tracker.
fn adopt_export(keys: &[Key], team: &mut Team) {
    let mut nameless: Vec<u64> = keys
        .iter()
        .filter(|key| key.path.is_none())
        .filter_map(|key| key.id)
        .collect();
    nameless.sort_unstable();
    nameless.dedup();
    let known = |id: &u64| {
        team.trackers
            .iter()
            .any(|tracker| tracker.project_id == Some(*id))
    };
    nameless.retain(|id| !known(id));
    if let ([id], Some(main)) = (nameless.as_slice(), team.trackers.first_mut()) {
        main.project_id = main.project_id.or(Some(*id));
    }
}

fn find(key: &Key, team: &Team) -> Option<usize> {
    if key.kind.is_empty() {
        return (!team.trackers.is_empty()).then_some(0);
    }
    team.trackers.iter().position(|tracker| {
        let path = || {
            tracker
                .project
                .as_ref()
                .zip(key.path.as_ref())
                .is_some_and(|(a, b)| a.eq_ignore_ascii_case(b))
        };
        let id = || tracker.project_id.is_some() && tracker.project_id == key.id;
        path() || id()
    })
}

/// A tracker that no `site.yaml` declares. Records without the flag are withheld.
fn discovered(key: &Key, alone: bool, team: &Team) -> Tracker {
    let project = key.path.clone().or_else(|| key.id.map(|id| id.to_string()));
    let name = match (team.trackers.is_empty(), alone, &project) {
        (true, ..) => String::new(),
        (false, true, _) => key.kind.to_owned(),
        (false, false, Some(project)) => format!("{}-{}", key.kind, slug_or_hash(project)),
        (false, false, None) => format!("{}-tracker", key.kind),
    };
    Tracker {
        name,
        project,
        url: None,
        public: false,
        project_id: key.id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn projects_are_told_apart() {
        let key = |kind, path: &str, id| Key {
            kind,
            path: Some(path.to_owned()).filter(|p| !p.is_empty()),
            id,
        };
        let keys = [
            key("gitlab", "g/p", Some(7)),
            key("gitlab", "", Some(7)),
            key("pagure", "one", None),
            key("pagure", "two", None),
            key("", "", None),
        ];
        let mut team = crate::read::team::unnamed(&std::sync::Arc::from("site.yaml"));
        assert_eq!(
            resolve(&keys, &[true; 5][..keys.len()], &mut team),
            [1, 1, 2, 3, 0]
        );
        let names: Vec<&str> = team
            .trackers
            .iter()
            .map(|tracker| tracker.name.as_str())
            .collect();
        assert_eq!(names, ["", "gitlab", "pagure-one", "pagure-two"]);
    }

    #[test]
    fn a_project_that_moved_is_one_tracker() {
        let key = |path: &str| Key {
            kind: "gitlab",
            path: Some(path.to_owned()),
            id: Some(77),
        };
        for declared in [true, false] {
            let mut team = crate::read::team::unnamed(&std::sync::Arc::from("site.yaml"));
            let main = Tracker {
                project_id: None,
                ..discovered(&key("g/new"), true, &team)
            };
            team.trackers.extend(declared.then_some(main));
            let found = resolve(&[key("g/old"), key("g/new")], &[true; 2], &mut team);
            assert_eq!((found[0], team.trackers.len()), (found[1], found[0] + 1));
        }
    }

    #[test]
    fn withheld_records_change_no_name() {
        let key = |path: &str| Key {
            kind: "gitlab",
            path: Some(path.to_owned()),
            id: None,
        };
        let (open, secret) = (key("g/open"), key("g/a-secret"));
        for declared in [true, false] {
            let mut names = Vec::new();
            for secrets in [vec![], vec![secret.clone()]] {
                let mut team = crate::read::team::unnamed(&std::sync::Arc::from("site.yaml"));
                team.trackers
                    .extend(declared.then(|| discovered(&key("g/main"), true, &team)));
                let keys = [vec![open.clone()], secrets].concat();
                let index = resolve(&keys, &[true, false][..keys.len()], &mut team)[0];
                names.push(team.trackers[index].name.clone());
            }
            assert_eq!(names[0], names[1]);
        }
    }

    #[test]
    fn an_export_belongs_to_the_declared_tracker() {
        let mut team = crate::read::team::unnamed(&std::sync::Arc::from("site.yaml"));
        team.trackers.push(Tracker {
            name: String::new(),
            project: Some("g/p".to_owned()),
            url: None,
            public: false,
            project_id: None,
        });
        let key = |path: Option<&str>, id| Key {
            kind: "gitlab",
            path: path.map(str::to_owned),
            id,
        };
        let keys = [
            key(None, Some(5)),
            key(Some("g/p"), None),
            key(Some("g/other"), Some(6)),
        ];
        assert_eq!(
            resolve(&keys, &[true; 5][..keys.len()], &mut team),
            [0, 0, 1]
        );
    }
}
