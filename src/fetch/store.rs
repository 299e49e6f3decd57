//! The file that a fetch writes: an array of issues, by project and number, one field a line, keys sorted, so that a change
//! of an issue is a small change in Git. Records in, bytes out; and the other way round for the file of the last run.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::Value;

use super::clean::Object;
use super::found::Found;
use crate::error::Error;
use crate::model::source::is_markdown;
use crate::model::words::begins_with;
use crate::read::issue::json;
use crate::read::tree::LARGEST;
use crate::read::{TrackerKey as Key, host_of_address};

/// The bytes of a file with these issues.
pub fn bytes(found: &Found) -> Result<Vec<u8>, Error> {
    let issues = found.records().map(|(_, record)| record.value.clone());
    let mut list: Value = issues.map(Value::Object).collect();
    list.sort_all_objects();
    let text = serde_json::to_vec_pretty(&list);
    let mut bytes = text.map_err(|error| Error::Usage(format!("cannot write JSON: {error}")))?;
    bytes.push(b'\n');
    if u64::try_from(bytes.len()).is_ok_and(|size| size > LARGEST) {
        return Err(Error::Usage(format!(
            "the issues make {} bytes, and a build reads {LARGEST} of one file: leave out --notes, or fetch projects one by one",
            bytes.len()
        )));
    }
    Ok(bytes)
}

/// How many comments the issues have.
pub fn comments(found: &Found) -> usize {
    let list = |value: Option<&Value>| value.and_then(Value::as_array).map_or(0, Vec::len);
    let of = |object: &Object| list(object.get("notes")) + list(object.get("comments"));
    found.records().map(|(_, record)| of(&record.value)).sum()
}

/// The issues in the file of the last run; none if there is no such file. A file of another kind is not written over.
pub fn old(path: &Path) -> Result<Option<Vec<Object>>, Error> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io("cannot read", path)(error)),
    };
    let issues = serde_json::from_slice::<Vec<Object>>(&bytes).ok();
    let ours = issues.filter(|list| list.iter().all(is_issue));
    ours.map(Some).ok_or_else(|| {
        Error::Usage(format!(
            "`{}` is no list of issues and is not written over: remove it, or name another file with --output",
            path.display()
        ))
    })
}

fn is_issue(object: &Object) -> bool {
    object.contains_key("title") && (object.contains_key("iid") || object.contains_key("id"))
}

/// A project as reading knows it: its path in lower case, and its number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Project {
    /// `group/project`.
    pub path: Option<String>,
    /// Its number at GitLab.
    pub id: Option<u64>,
}

/// Where a fetch asks: a project, or all of a group.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// `gitlab` or `pagure`.
    pub kind: &'static str,
    /// Address of the tracker, where it is known.
    pub url: Option<String>,
    /// The project.
    pub project: Project,
    /// The group, in lower case, unless it is named by its number.
    pub group: Option<String>,
    /// Numbers of the projects of which issues were found: groups get other names, too.
    pub found: BTreeSet<u64>,
}

impl Origin {
    /// Whether an issue may be of it. What is asked on this machine may be a way to another one.
    fn may_have(&self, key: &Key) -> bool {
        let elsewhere = self.host().zip(key.host.as_ref());
        if key.kind != self.kind || elsewhere.is_some_and(|(here, there)| here != *there) {
            return false;
        }
        if key.id.is_some_and(|id| self.found.contains(&id)) {
            return true;
        }
        let Project { path, id } = &self.project;
        match &self.group {
            Some(_) => key.path.is_none() || self.is_inside(key),
            None if path.is_none() && id.is_none() => true,
            None => self.is_named(key),
        }
    }

    /// The server that is asked, unless that is this machine.
    fn host(&self) -> Option<String> {
        let host = self.url.as_deref().and_then(host_of_address);
        host.filter(|host| !begins_with(host, LOCAL))
    }

    fn is_named(&self, key: &Key) -> bool {
        let Project { path, id } = &self.project;
        (path.is_some() && key.path == *path) || (id.is_some() && key.id == *id)
    }

    /// Whether a project lies in the group, or in one of its groups.
    fn is_inside(&self, key: &Key) -> bool {
        let (Some(group), Some(path)) = (&self.group, &key.path) else {
            return false;
        };
        let rest = path.strip_prefix(group.as_str());
        rest.is_some_and(|rest| rest.starts_with('/'))
    }

    /// Whether an issue of another file is of what was asked for; `own` are the projects of the issues that came.
    fn has(&self, key: &Key, own: &[Key]) -> bool {
        let any = |same: &dyn Fn(&Key) -> bool| own.iter().any(same);
        let by_path = any(&|own| own.path.is_some() && own.path == key.path);
        let by_id = any(&|own| own.id.is_some() && own.id == key.id);
        // A server that got another name keeps paths and numbers.
        let moved = any(&|own| own.path.is_some() && own.id.is_some() && is_one(own, key));
        let here = any(&|own| own.host == key.host) || self.host() == key.host;
        let told = self.host().is_some() || any(&|own| own.host.is_some());
        let near = here || !told || key.host.is_none();
        let named = by_path || by_id || self.is_named(key) || self.is_inside(key);
        key.kind == self.kind && (moved || near && named)
    }
}

fn is_one(one: &Key, other: &Key) -> bool {
    one.path == other.path && one.id == other.id
}

/// How hosts begin that are this machine.
const LOCAL: &[&str] = &["127.", "localhost", "[::1]"];

/// That a file holds no issues of another project or server alone: names of two may be one in names of files.
pub fn is_of(file: &Path, origin: &Origin) -> Result<(), Error> {
    let keys = keys(file);
    let Some(other) = keys.first() else {
        return Ok(());
    };
    if keys.iter().any(|key| origin.may_have(key)) {
        return Ok(());
    }
    let told = [&other.path, &other.host].map(|part| part.as_deref().unwrap_or("unknown"));
    let [path, host] = told;
    Err(Error::Usage(format!(
        "`{}` holds issues of another project (`{path}` at {host}) and is not written over: name another file with --output, or remove this one",
        file.display()
    )))
}

/// Names of other files beside `file` that hold issues of the same project or group: an issue that is no longer public
/// would stay in them.
pub fn twins(file: &Path, origin: &Origin) -> Vec<String> {
    let own = keys(file);
    let holds = |path: &Path| keys(path).iter().any(|key| origin.has(key, &own));
    let Some(entries) = file.parent().and_then(|folder| fs::read_dir(folder).ok()) else {
        return Vec::new();
    };
    let paths = entries.flatten().map(|entry| entry.path());
    let others = paths.filter(|path| path.file_name() != file.file_name());
    let mut names: Vec<String> = others
        .filter(|path| may_be_read(path) && holds(path))
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Whether a build may find issues in a file: one called anything but Markdown, of a size that it reads.
fn may_be_read(path: &Path) -> bool {
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or("");
    let named = !name.starts_with('.') && !is_markdown(name);
    named && fs::metadata(path).is_ok_and(|data| data.is_file() && data.len() <= LARGEST)
}

/// Which projects the issues of a file are of, in their order.
fn keys(path: &Path) -> Vec<Key> {
    let Ok(text) = fs::read_to_string(path) else {
        return Vec::new();
    };
    let name: Arc<str> = Arc::from(path.to_string_lossy().as_ref());
    let read = json::read(&name, &name, &text, NaiveDate::MIN)
        .candidates
        .into_iter();
    let mut keys: Vec<Key> = read.map(|candidate| candidate.key).collect();
    keys.dedup();
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issue_is_of_its_project_its_group_and_its_server() {
        let key = |path: &str, host: &str| Key {
            kind: "gitlab",
            path: Some(path.to_owned()),
            id: None,
            host: Some(host.to_owned()),
        };
        let origin = |url: &str, path: Option<&str>, group: Option<&str>| Origin {
            kind: "gitlab",
            url: Some(url.to_owned()),
            project: Project {
                path: path.map(str::to_owned),
                id: None,
            },
            group: group.map(str::to_owned),
            found: BTreeSet::new(),
        };
        let (ours, theirs) = ("https://gitlab.test", "https://other.test");
        for (origin, expected) in [
            (origin(ours, Some("a/b-c"), None), true),
            (origin(ours, Some("a-b/c"), None), false),
            (origin(theirs, Some("a/b-c"), None), false),
            (origin("http://127.0.0.1:8080", Some("a/b-c"), None), true),
            (origin(ours, None, Some("a")), true),
            (origin(ours, None, Some("a/b")), false),
            (origin(ours, None, None), true),
        ] {
            let found = origin.may_have(&key("a/b-c", "gitlab.test"));
            assert_eq!(found, expected, "{origin:?}");
            let pagure = Key {
                kind: "pagure",
                ..key("a/b-c", "gitlab.test")
            };
            assert!(!origin.may_have(&pagure), "{origin:?}");
        }
    }
}
