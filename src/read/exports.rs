//! Exports of whole projects that lie in the tree: GitLab's, and the repository in which Pagure keeps tickets. Of all their files
//! only those of issues are read: the others are attachments, of confidential tickets too, and what GitLab needs to import a
//! project. Entries in; which of them are passed over, which issues are not for everybody, and a warning out.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use serde_json::{Map, Value};

use super::issue::of_project;
use super::tree::{self, Entry};
use crate::place::Place;
use crate::report::{Note, Severity};

/// Why nothing is read from what is attached to tickets. Not even its name is told.
pub(crate) const ATTACHMENT: &str = "attachment";

/// Why nothing is read from the other files of an export.
const PART: &str = "a part of an export";

/// The issues of an export, from its root.
const ISSUES: &str = "tree/project/issues.ndjson";

/// Files of which one lies at the root of an export, beside its attachments.
const MARKS: &[&str] = &[
    "project.bundle",
    "project.json",
    "issues.ndjson",
    "issues.json",
    "VERSION",
    "GITLAB_VERSION",
];

/// Roots of exports.
#[derive(Debug, Default)]
pub(crate) struct Exports {
    /// Folders that hold the issues of an export of GitLab, with `/` behind, and those that may be the root of one.
    whole: HashSet<String>,
    roots: HashSet<String>,
    /// Folders in which Pagure keeps tickets.
    tickets: HashSet<String>,
}

impl Exports {
    /// What the files of a tree tell.
    pub(crate) fn of<'p>(paths: impl Iterator<Item = &'p str>) -> Self {
        let mut found = Exports::default();
        for path in paths {
            let (folder, name) = split(path);
            if is_hash(name, 32) && name.len() == 32 {
                found.tickets.insert(folder.to_owned());
            } else if MARKS.contains(&name) {
                found.roots.insert(folder.to_owned());
            }
            if let Some(root) = root_of(path) {
                found.roots.insert(root.to_owned());
                found.whole.insert(root.to_owned());
            }
        }
        found
    }

    /// Why nothing is read from a file of an export; none where it is not of one, or of issues.
    pub(crate) fn reason(&self, path: &str) -> Option<&'static str> {
        let among = path.starts_with("issues/");
        let none = self.roots.is_empty() && self.tickets.is_empty();
        if none && !among {
            return None;
        }
        let is = |folder: &str, holds: &dyn Fn(&str, &str) -> bool| {
            let mut at = path.match_indices(folder).map(|(at, _)| at);
            at.any(|at| {
                let begins = at == 0 || path.as_bytes()[at - 1] == b'/';
                begins && holds(&path[..at], &path[at + folder.len()..])
            })
        };
        let hashed = |rest: &str| {
            rest.split_once('/')
                .is_some_and(|(hash, _)| is_hash(hash, 32))
        };
        let upload = |root: &str, rest: &str| hashed(rest) && (among || self.roots.contains(root));
        let named = |rest: &str| {
            rest.split_once('-')
                .is_some_and(|(hash, _)| is_hash(hash, 8))
        };
        let file = |root: &str, rest: &str| self.tickets.contains(root) || among && named(rest);
        let large = |root: &str, _: &str| self.whole.contains(root);
        if is("uploads/", &upload) || is("files/", &file) || is("lfs-objects/", &large) {
            return Some(ATTACHMENT);
        }
        let part = |root: &str, rest: &str| {
            let inside = rest.starts_with("project/") || rest == "project.json";
            inside && rest != "project/issues.ndjson" && self.whole.contains(root)
        };
        is("tree/", &part).then_some(PART)
    }
}

/// The folder of a file, with `/` behind, and its name.
fn split(path: &str) -> (&str, &str) {
    path.split_at(path.rfind('/').map_or(0, |at| at + 1))
}

/// The root of an export, with `/` behind, of which a file holds the issues.
fn root_of(path: &str) -> Option<&str> {
    let root = path.strip_suffix(ISSUES)?;
    (root.is_empty() || root.ends_with('/')).then_some(root)
}

/// Whether a name is made of as many digits of a hash, at the least.
fn is_hash(name: &str, least: usize) -> bool {
    name.len() >= least && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// That a whole export lies in the tree, where more than its issues does.
pub(crate) fn notes(entries: &[Entry]) -> Vec<Note> {
    let roots: HashSet<&str> = entries
        .iter()
        .filter_map(|entry| root_of(&entry.path))
        .collect();
    if roots.is_empty() {
        return Vec::new();
    }
    let mut told: BTreeMap<&str, &Entry> = BTreeMap::new();
    for entry in entries {
        let at = entry.path.rfind("tree/project/");
        let root = at
            .map(|at| entry.path.split_at(at))
            .filter(|(root, rest)| roots.contains(root) && *rest != ISSUES);
        if let Some((root, _)) = root {
            told.entry(root).or_insert(entry);
        }
    }
    let note = |entry: &&Entry| {
        let message = "a whole export of a project lies here: it holds what is confidential, internal comments and the mail addresses of members";
        let hint = "move it away and never commit it: `fetch gitlab --from-export` brings its public issues";
        Note::new(
            Severity::Warning,
            "export",
            Place::file(&entry.file),
            message,
        )
        .hint(hint)
    };
    told.values().map(note).collect()
}

/// The files of issues beside which an export says that its project, or its issues, are not for everybody, or does not say that
/// they are.
pub(crate) fn closed(entries: &[Entry]) -> HashSet<Arc<str>> {
    let is_issues = |entry: &&Entry| split(&entry.path).1 == "issues.ndjson";
    let issues: Vec<&Entry> = entries.iter().filter(is_issues).collect();
    if issues.is_empty() {
        return HashSet::new();
    }
    let known: HashMap<&str, &Entry> = entries.iter().map(|entry| (&*entry.path, entry)).collect();
    let closed = issues.into_iter().filter(|entry| {
        let (folder, _) = split(&entry.path);
        let above = format!("{}.json", folder.trim_end_matches('/'));
        let project = known
            .get(&*above)
            .or_else(|| known.get(&*format!("{folder}project.json")));
        let feature = known.get(&*format!("{folder}project_feature.ndjson"));
        let told = project.is_some() || feature.is_some();
        told && !is_open(project.copied(), feature.copied())
    });
    closed.map(|entry| Arc::clone(&entry.path)).collect()
}

fn is_open(project: Option<&Entry>, feature: Option<&Entry>) -> bool {
    let (project, feature) = (project.and_then(object), feature.and_then(object));
    project.is_some_and(|project| of_project::is_open(&project, feature.as_ref()))
}

fn object(entry: &Entry) -> Option<Map<String, Value>> {
    let entry = Some(entry).filter(|entry| entry.refused.is_none())?;
    serde_json::from_slice(&tree::bytes(entry).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attachments_are_known_by_where_they_lie() {
        const HASH: &str = "0123456789abcdef0123456789abcdef";
        let of = |names: &[&str]| {
            let paths: Vec<String> = names
                .iter()
                .map(|name| name.replace("HASH", HASH))
                .collect();
            let exports = Exports::of(paths.iter().map(String::as_str));
            exports.reason(paths.last().map_or("", String::as_str))
        };
        let export = "a/tree/project/issues.ndjson";
        let rows: [(&[&str], Option<&str>); 15] = [
            (&[export, "a/uploads/HASH/irc.log"], Some(ATTACHMENT)),
            (&[export, "a/lfs-objects/0a"], Some(ATTACHMENT)),
            (
                &[export, "a/tree/project/project_members.ndjson"],
                Some(PART),
            ),
            (&[export, "a/tree/project.json"], Some(PART)),
            (&[export], None),
            (&[export, "b/uploads/HASH/irc.log"], None),
            (&[export, "a/uploads/2026/irc.log"], None),
            (
                &["tree/project/issues.ndjson", "uploads/HASH/a.md"],
                Some(ATTACHMENT),
            ),
            (&["project.bundle", "uploads/HASH/a.md"], Some(ATTACHMENT)),
            (&["issues/uploads/HASH/a.md"], Some(ATTACHMENT)),
            (&["issues/a/files/0123abcd-irc.log"], Some(ATTACHMENT)),
            (&["issues/files/2026-09-01-call.md"], None),
            (&["HASH", "files/0123abcd-irc.log"], Some(ATTACHMENT)),
            (&["HASH", "a/files/0123abcd-irc.log"], None),
            (&["meetings/uploads/HASH/2026-09-01.log"], None),
        ];
        for (paths, expected) in rows {
            assert_eq!(of(paths), expected, "{paths:?}");
        }
    }
}
