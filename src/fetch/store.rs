//! The file that a fetch writes: an array of issues, by project and number, one field a line, keys sorted, so that a change
//! of an issue is a small change in Git. Records in, bytes out; and the other way round for the file of the last run.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use super::clean::Object;
use super::found::Found;
use crate::error::Error;
use crate::read::issue::json;
use crate::read::tree::LARGEST;

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

/// Names of other JSON files beside `file` that hold issues of the same project: an issue that is no longer public would
/// stay in them.
pub fn twins(file: &Path, project: &Project) -> Vec<String> {
    let Some(entries) = file.parent().and_then(|folder| fs::read_dir(folder).ok()) else {
        return Vec::new();
    };
    let paths = entries.flatten().map(|entry| entry.path());
    let others = paths.filter(|path| path.file_name() != file.file_name());
    let known = |path: &Path| {
        path.extension()
            .is_some_and(|end| end == "json" || end == "ndjson")
    };
    let mut names: Vec<String> = others
        .filter(|path| known(path) && holds(path, project))
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn holds(path: &Path, project: &Project) -> bool {
    let Ok(text) = fs::read_to_string(path) else {
        return false;
    };
    let name: Arc<str> = Arc::from(path.to_string_lossy().as_ref());
    let read = json::read(&name, &name, &text);
    read.candidates.iter().any(|candidate| {
        let key = &candidate.key;
        let path = project.path.is_some() && key.path == project.path;
        path || project.id.is_some() && key.id == project.id
    })
}
