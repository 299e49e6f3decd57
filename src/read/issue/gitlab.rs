//! One issue as GitLab's REST API or a project export tells it (field names of API v4 and of `issues.ndjson`).
//! A JSON object in, a candidate out. Names, numbers and texts only: mail addresses and avatars are not read.

use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::Value;

use super::candidate::candidate;
use super::fields::{self, Object, assignees, first_text, flagged, inner_text, moment, text};
use super::{Candidate, blank, glfm};
use crate::model::address::linked;
use crate::model::emoji;
use crate::model::issue::Issue;
use crate::place::Place;
use crate::read::team::trackers::{self, Key};

/// Reads an object; none if it has no number or no title.
pub fn read(object: &Object, path: &Arc<str>, place: Place, today: NaiveDate) -> Option<Candidate> {
    let state = text(object, "state");
    let issue = Issue {
        number: number(object.get("iid")?)?,
        title: text(object, "title")?.trim().to_owned(),
        open: !state.is_some_and(|state| state.eq_ignore_ascii_case("closed")),
        author: inner_text(object, "author", "username"),
        taken: is_taken(object),
        assignees: assignees(object, "username"),
        milestone: inner_text(object, "milestone", "title"),
        created: moment(object, &["created_at", "createdAt"]).map(|at| at.date_naive()),
        updated: moment(object, &["updated_at", "updatedAt"]),
        closed_at: moment(object, &["closed_at", "closedAt"]),
        due: fields::day(object, &["due_date", "dueDate"]),
        web_url: page(object).and_then(linked),
        tasks: tasks(object),
        body: text(object, "description").unwrap_or("").to_owned(),
        ..blank(path, place)
    };
    let key = Key {
        kind: "gitlab",
        path: project(object),
        id: object.get("project_id").and_then(Value::as_u64),
        host: page(object).and_then(trackers::host),
    };
    let told = flagged(object.get("confidential"));
    let mut found = candidate(object, key, told, issue, today);
    found.global = object.get("id").and_then(Value::as_u64);
    common(&mut found.issue);
    Some(found)
}

/// The address of its page; answers of GraphQL have their own names for it, and for days.
fn page(object: &Object) -> Option<&str> {
    first_text(object, &["web_url", "webUrl"])
}

/// Title, description and comments in the Markdown of everybody.
fn common(issue: &mut Issue) {
    issue.title = emoji::shown(&issue.title).into_owned();
    let comments = issue.comments.iter_mut();
    for body in comments
        .map(|comment| &mut comment.body)
        .chain([&mut issue.body])
    {
        *body = glfm::common(std::mem::take(body));
    }
}

/// A number, be it in quotes.
pub(super) fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// Whether an export says that it is assigned, by a number that names nobody; what `fetch` writes of that.
pub fn is_taken(object: &Object) -> bool {
    let numbers = object.get("issue_assignees").and_then(Value::as_array);
    numbers.is_some_and(|numbers| !numbers.is_empty())
        || object.get("assigned") == Some(&Value::Bool(true))
}

/// Check boxes ticked and in all.
pub fn tasks(object: &Object) -> Option<(u64, u64)> {
    let status = object.get("task_completion_status")?;
    let number = |key: &str| status.get(key).and_then(Value::as_u64);
    Some((number("completed_count")?, number("count")?)).filter(|(_, all)| *all > 0)
}

/// `group/project` from `references.full`, else from the address of the issue.
fn project(object: &Object) -> Option<String> {
    let full = object
        .get("references")
        .and_then(|references| references.get("full"))
        .and_then(Value::as_str);
    if let Some((path, _)) = full.and_then(|full| full.rsplit_once('#')) {
        return Some(path.to_lowercase()).filter(|path| path.contains('/'));
    }
    let path = fields::path_of(page(object)?)?;
    let end = ["/-/issues/", "/-/work_items/", "/issues/"]
        .into_iter()
        .find_map(|mark| path.find(mark))?;
    Some(path[..end].to_lowercase())
}
