//! Which tracker an issue belongs to: declared in `site.yaml`, else told by the records themselves.
//! Keys of projects in, indexes of the team's trackers out; unknown trackers are added with a name of their own.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::nameless::{adopt_path, only_of_kinds};
pub use super::tracker_key::{Key, host};
use super::tracker_key::{find, same_host, same_path};
use crate::model::id::slug_or_hash;
use crate::model::path;
use crate::model::team::{Team, Tracker};

/// The tracker of each key. The first tracker of the team is the main one: its issues are `#12`.
/// `public` tells of each key whether a public record has it: names of trackers do not depend on others.
pub fn resolve(keys: &[Key], public: &[bool], team: &mut Team) -> Vec<usize> {
    let paths: HashMap<u64, String> = keys
        .iter()
        .filter_map(|key| Some((key.id?, key.path.clone()?)))
        .collect();
    let mut complete: Vec<Key> = keys.iter().map(|key| with_path(key, &paths)).collect();
    home(&complete, public, team);
    adopt_path(&mut complete, public, team);
    name_declared(team);
    learn_hosts(&complete, public, team);
    learn_ids(&complete, team);
    adopt_export(&complete, team);
    let only = only_of_kinds(&complete, public, team);
    let mut unknown: Vec<Key> = complete
        .iter()
        .filter(|key| find(key, team).is_none() && (key.is_named() || !only.contains_key(key.kind)))
        .cloned()
        .collect();
    let told: HashSet<&Key> = complete
        .iter()
        .zip(public)
        .filter_map(|(key, public)| public.then_some(key))
        .collect();
    unknown.sort_by_key(|key| {
        let (path, host) = (key.path.clone(), key.host.clone());
        (!told.contains(key), key.kind, path, host, key.id)
    });
    unknown.dedup();
    let shown = unknown.iter().filter(|key| told.contains(key));
    let kinds: Vec<&str> = shown.map(|key| key.kind).collect();
    let mut made: HashMap<&Key, usize> = HashMap::new();
    for key in &unknown {
        // A project that moved has one number and two paths.
        if find(key, team).is_some() {
            continue;
        }
        made.insert(key, team.trackers.len());
        let alone = kinds.iter().filter(|kind| **kind == key.kind).count() == 1;
        let tracker = discovered(key, alone, team);
        team.trackers.push(tracker);
    }
    let found: Vec<Option<usize>> = complete.iter().map(|key| find(key, team)).collect();
    // What tells no project is of the main tracker, unless that is one of another kind.
    let all = complete.iter().zip(&found);
    let main = all.filter(|(key, at)| **at == Some(0) && !key.kind.is_empty());
    let main: BTreeSet<&str> = main.map(|(key, _)| key.kind).collect();
    let is_main = |kind: &str| main.iter().all(|main| *main == kind);
    let nameless = |key: &Key| {
        let only = only.get(key.kind).filter(|_| !key.is_named());
        if let Some(at) = only.and_then(|only| find(only, team)) {
            return at;
        }
        let own = made.get(key).filter(|_| !is_main(key.kind));
        own.copied().unwrap_or(0)
    };
    let keys = complete.iter().zip(&found);
    keys.map(|(key, at)| at.unwrap_or_else(|| nameless(key)))
        .collect()
}

/// The project that holds the content is the main tracker where none is declared, as soon as a public issue is of it.
fn home(keys: &[Key], public: &[bool], team: &mut Team) {
    let url = team.repository.as_deref();
    let Some((host, path)) = url.and_then(|url| Some((host(url)?, project(url)?))) else {
        return;
    };
    let same = |key: &Key| {
        let here = key.host.as_ref().is_none_or(|own| *own == host);
        here && key.path.as_ref() == Some(&path) && !key.kind.is_empty()
    };
    let mut told = keys.iter().zip(public);
    if team.trackers.is_empty() && told.any(|(key, public)| *public && same(key)) {
        team.trackers.push(Tracker {
            project: Some(path),
            host: Some(host),
            ..Tracker::default()
        });
    }
}

/// The address of the project that holds the content, for records of its tracker that tell none: those of GitLab, where no tracker
/// is declared and they name no other project. `index` is the tracker that they were found to be of.
pub fn own_page<'t>(key: &Key, index: usize, team: &'t Team) -> Option<&'t str> {
    let main = index == 0 && !team.tracked && key.kind == "gitlab";
    let url = team.repository.as_deref().filter(|_| main)?;
    let (host, path) = (host(url)?, project(url)?);
    let same = |own: &Option<String>, wanted: &str| own.as_ref().is_none_or(|own| own == wanted);
    // An export tells a number alone, which stands for a path where nothing does.
    let number = key.id.map(|id| id.to_string());
    let known = team.trackers.first().and_then(|main| main.project.clone());
    let known = known.filter(|known| number.as_ref() != Some(known));
    let same =
        [&key.path, &known].into_iter().all(|own| same(own, &path)) && same(&key.host, &host);
    (same && !host.contains("github")).then_some(url)
}

/// The project in the address of a repository, in lower case.
fn project(url: &str) -> Option<String> {
    let (_, path) = url.split_once("://")?.1.split_once('/')?;
    let path = path.trim_end_matches('/').to_lowercase();
    let path = path.strip_suffix(".git").unwrap_or(&path);
    Some(path.to_owned()).filter(|path| !path.is_empty())
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
            tracker.name = slug_or_hash(path::name(project));
        }
    }
}

/// Which server each declared tracker is at: that of its address, or of the repository that it was found by, as long as public records come from there; else that of
/// its records, the first by name where several servers have a project of this path.
fn learn_hosts(keys: &[Key], public: &[bool], team: &mut Team) {
    for tracker in &mut team.trackers {
        let its = |key: &Key| same_path(&tracker.project, key);
        let of = |wanted: bool| {
            let told = keys.iter().zip(public);
            let told = told.filter(|(key, public)| (!wanted || **public) && its(key));
            told.filter_map(|(key, _)| key.host.clone())
                .collect::<BTreeSet<String>>()
        };
        let open = of(true);
        let hosts = if open.is_empty() { of(false) } else { open };
        let known = tracker.host.take();
        let declared = tracker.url.as_deref().and_then(host).or(known);
        let declared = declared.filter(|host| hosts.is_empty() || hosts.contains(host));
        tracker.host = declared.or_else(|| hosts.first().cloned());
    }
}

/// Declared trackers learn their number from records that tell it with their path: a project that moved keeps its number.
fn learn_ids(keys: &[Key], team: &mut Team) {
    for tracker in &mut team.trackers {
        let same = |key: &&Key| same_path(&tracker.project, key) && same_host(tracker, key);
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
        name: free(name, key, team),
        project,
        url: None,
        public: false,
        project_id: key.id,
        host: key.host.clone(),
    }
}

/// A name that no tracker has: two servers may have projects of one path.
fn free(name: String, key: &Key, team: &Team) -> String {
    let taken = |name: &String| team.trackers.iter().any(|tracker| tracker.name == *name);
    if !taken(&name) {
        return name;
    }
    let host = slug_or_hash(key.host.as_deref().unwrap_or("other"));
    let numbered = (2..).map(|number| format!("{name}-{host}-{number}"));
    let mut names = std::iter::once(format!("{name}-{host}")).chain(numbered);
    names.find(|name| !taken(name)).unwrap_or_default()
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
            host: None,
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
    fn what_tells_no_project_is_of_its_own_kind() {
        let key = |kind, path: &str| Key {
            kind,
            path: Some(path.to_owned()).filter(|path| !path.is_empty()),
            id: None,
            host: None,
        };
        let rows = [
            (vec![key("gitlab", "h/p"), key("pagure", "")], vec![0, 1]),
            (vec![key("gitlab", "h/p"), key("gitlab", "")], vec![0, 0]),
            (vec![key("pagure", "")], vec![0]),
            (
                vec![key("gitlab", "h/p"), key("pagure", "r"), key("pagure", "")],
                vec![0, 1, 1],
            ),
            (vec![key("gitlab", ""), key("gitlab", "h/q")], vec![0, 2]),
        ];
        for (keys, expected) in rows {
            let mut team = crate::read::team::unnamed(&std::sync::Arc::from("site.yaml"));
            let main = discovered(&key("", "h/p"), true, &team);
            team.trackers.push(main);
            let found = resolve(&keys, &[true; 3][..keys.len()], &mut team);
            assert_eq!(found, expected, "{keys:?}");
        }
    }

    #[test]
    fn the_project_of_the_content_is_the_main_tracker() {
        let key = |kind, path: &str, url: &str| Key {
            kind,
            path: Some(path.to_owned()).filter(|path| !path.is_empty()),
            id: None,
            host: host_of(url),
        };
        let (ours, theirs) = ("https://gitlab.test", "https://other.test");
        let fetched = key("gitlab", "grp/proj", ours);
        let another = key("gitlab", "grp/a", ours);
        let rows = [
            (vec![key("", "", ""), fetched.clone()], true, vec![0, 0]),
            (vec![another.clone(), fetched.clone()], true, vec![1, 0]),
            (vec![another.clone(), fetched.clone()], false, vec![0, 1]),
            (vec![key("", "", ""), another.clone()], true, vec![0, 1]),
            (
                vec![
                    fetched.clone(),
                    key("gitlab", "grp/proj", "https://git.test"),
                ],
                true,
                vec![0, 1],
            ),
            (
                vec![another, key("gitlab", "grp/proj", theirs)],
                true,
                vec![0, 1],
            ),
        ];
        for (keys, told, expected) in rows {
            let mut team = crate::read::team::unnamed(&std::sync::Arc::from("site.yaml"));
            team.repository = Some(format!("{ours}/Grp/Proj.git"));
            let found = resolve(&keys, &[true, told], &mut team);
            assert_eq!(found, expected, "{keys:?}");
        }
    }

    #[test]
    fn the_project_of_the_content_has_a_page() {
        // Kind, path and server of a record of the project 9, its tracker, the project of the first one, the repository, and whether
        // that is its page.
        let ours = "https://gitlab.test/grp/proj";
        let rows = [
            ("gitlab", "", "", 0, "", ours, true),
            ("gitlab", "", "", 0, "9", ours, true),
            ("gitlab", "", "", 0, "7", ours, false),
            ("gitlab", "grp/proj", ours, 0, "grp/proj", ours, true),
            ("gitlab", "", "", 1, "", ours, false),
            ("gitlab", "grp/a", "", 0, "grp/a", ours, false),
            ("gitlab", "", "", 0, "grp/a", ours, false),
            (
                "gitlab",
                "grp/proj",
                "https://other.test/",
                0,
                "grp/proj",
                ours,
                false,
            ),
            ("pagure", "", "", 0, "", ours, false),
            (
                "gitlab",
                "",
                "",
                0,
                "",
                "https://github.com/grp/proj",
                false,
            ),
        ];
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        for (kind, path, url, index, main, repository, expected) in rows {
            let key = Key {
                kind,
                path: some(path),
                id: Some(9),
                host: host_of(url),
            };
            let mut team = crate::read::team::unnamed(&std::sync::Arc::from("site.yaml"));
            let mut first = discovered(&key, true, &team);
            first.project = some(main);
            team.trackers.push(first);
            team.repository = some(repository);
            let page = own_page(&key, index, &team);
            assert_eq!(page, Some(repository).filter(|_| expected), "{key:?}");
            team.tracked = true;
            assert_eq!(own_page(&key, index, &team), None);
        }
    }

    #[test]
    fn servers_are_told_apart() {
        let key = |host: &str, id| Key {
            kind: "gitlab",
            path: Some("g/p".to_owned()),
            id,
            host: host_of(host),
        };
        let (ours, theirs) = (
            "https://gitlab.example.org/g/p/-/issues/1",
            "https://gitlab.com/g/p",
        );
        let rows = [
            (
                Some(ours),
                vec![key(ours, Some(7)), key(theirs, Some(99))],
                vec![0, 1],
            ),
            (
                Some(ours),
                vec![key(ours, None), key(theirs, None), key("", None)],
                vec![0, 1, 0],
            ),
            (Some(ours), vec![key(theirs, Some(7))], vec![0]),
            (
                Some(ours),
                vec![key(ours, Some(7)), key(theirs, Some(7))],
                vec![0, 0],
            ),
            (None, vec![key(ours, None), key(theirs, None)], vec![1, 0]),
        ];
        for (url, keys, expected) in rows {
            let mut team = crate::read::team::unnamed(&std::sync::Arc::from("site.yaml"));
            let main = discovered(&key("", None), true, &team);
            team.trackers.push(Tracker {
                url: url.map(str::to_owned),
                ..main
            });
            let found = resolve(&keys, &[true; 3][..keys.len()], &mut team);
            assert_eq!(found, expected, "{keys:?}");
        }
    }

    /// Of an address that may be empty.
    fn host_of(url: &str) -> Option<String> {
        super::host(url)
    }

    #[test]
    fn a_project_that_moved_is_one_tracker() {
        let key = |path: &str| Key {
            kind: "gitlab",
            path: Some(path.to_owned()),
            id: Some(77),
            host: None,
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
            host: None,
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
            host: None,
        });
        let key = |path: Option<&str>, id| Key {
            kind: "gitlab",
            path: path.map(str::to_owned),
            id,
            host: None,
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
