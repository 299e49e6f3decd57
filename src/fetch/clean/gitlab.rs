//! An issue of GitLab, from its API (REST v4) or from an export. A JSON object in, a verdict out; fields of the same meaning
//! get the names of the API. Not written, though harmless by their names: the number of comments, which counts internal
//! ones, and where an issue was moved to or what it duplicates, which may be confidential.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::fields::{is_false, put};
use super::{Cleaner, Home, Judged, Object, Record};
use crate::read::issue::fields::{moment, text};
use crate::read::issue::gitlab::{is_taken, tasks};
use crate::read::issue::labels::labels;
use crate::read::tlp::Mode;
use crate::read::withhold;

impl Cleaner<'_> {
    /// Judges an issue of GitLab, from its API or from an export.
    pub fn gitlab(&self, object: &Object, home: Option<Home<'_>>) -> Judged {
        let number = |key: &str| object.get(key).and_then(Value::as_u64);
        let (Some(iid), Some(title)) = (number("iid"), text(object, "title")) else {
            return Judged::Other;
        };
        let key = (number("project_id").unwrap_or(0), iid);
        let labels = labels(object);
        let words = text(object, "description").unwrap_or("");
        let closed = || withhold::ticket(object, title, &labels, words, self.today);
        if !is_false(object, "confidential") || closed() {
            return Judged::Withheld(key);
        }
        let mut out = Object::new();
        put(&mut out, "iid", Some(json!(iid)));
        let project = number("project_id").map(Value::from);
        put(&mut out, "project_id", project);
        put(&mut out, "confidential", Some(Value::Bool(false)));
        let state = state(object);
        put(&mut out, "state", Some(state.into()));
        put(&mut out, "labels", Some(self.all(labels)));
        let same = ["title", "due_date", "created_at", "updated_at"];
        self.copy(&mut out, object, &same);
        if state == "closed" {
            self.copy(&mut out, object, &["closed_at"]);
        }
        let words = self.prose(object, "description", Mode::Text);
        put(&mut out, "description", words);
        put(&mut out, "author", self.user(object.get("author")));
        let assignees = self.assignees(object);
        let taken = assignees.is_none() && is_taken(object);
        put(&mut out, "assigned", taken.then_some(Value::Bool(true)));
        put(&mut out, "assignees", assignees);
        put(&mut out, "milestone", self.milestone(object));
        let done = tasks(object).map(|(done, all)| json!({"completed_count": done, "count": all}));
        put(&mut out, "task_completion_status", done);
        put(&mut out, "references", reference(object, home, iid));
        put(&mut out, "web_url", web_url(object, home, iid));
        if let Some(notes) = object.get("notes").filter(|_| self.notes) {
            let notes = notes.as_array().map_or(&[][..], Vec::as_slice);
            put(&mut out, "notes", Some(self.notes(notes)));
        }
        let record = Record {
            updated: moment(object, &["updated_at"]),
            counted: number("user_notes_count"),
            value: out,
        };
        Judged::Public(key, Box::new(record))
    }

    fn assignees(&self, object: &Object) -> Option<Value> {
        let list = object.get("assignees").and_then(Value::as_array);
        let users = list.into_iter().flatten().chain(object.get("assignee"));
        let names = users.filter_map(|user| text(user.as_object()?, "username"));
        let names: BTreeSet<&str> = names.collect();
        let users = names
            .iter()
            .map(|name| json!({"username": self.mask(name)}));
        (!names.is_empty()).then(|| users.collect())
    }

    fn milestone(&self, object: &Object) -> Option<Value> {
        let milestone = object.get("milestone")?.as_object()?;
        Some(json!({"title": self.field(milestone, "title")?}))
    }
}

fn state(object: &Object) -> &'static str {
    let closed = match text(object, "state") {
        Some(state) => state == "closed",
        None => text(object, "closed_at").is_some(),
    };
    if closed { "closed" } else { "opened" }
}

/// `group/project#12`: by it, reading tells projects apart.
fn reference(object: &Object, home: Option<Home<'_>>, iid: u64) -> Option<Value> {
    let told = object.get("references").and_then(|all| all.get("full"));
    let told = told.and_then(Value::as_str).map(str::to_owned);
    let full = told.or_else(|| Some(format!("{}#{iid}", home?.path)));
    Some(json!({"full": full?}))
}

fn web_url(object: &Object, home: Option<Home<'_>>, iid: u64) -> Option<Value> {
    let told = text(object, "web_url").filter(|url| url.starts_with("http"));
    let told = told
        .filter(|url| !url.contains(['?', '@']))
        .map(str::to_owned);
    let url = told.or_else(|| Some(format!("{}/-/issues/{iid}", home?.url)));
    Some(url?.into())
}
