//! One issue as GitLab's REST API or a project export tells it (field names of API v4 and of `issues.ndjson`).
//! A JSON object in, a candidate out. Names, numbers and texts only: mail addresses and avatars are not read.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Map, Value};

use super::labels::labels;
use super::texts::Texts;
use super::{Candidate, Visibility, blank, glfm};
use crate::model::address::linked;
use crate::model::emoji;
use crate::model::issue::{Comment, Issue};
use crate::place::Place;
use crate::read::team::trackers::{self, Key};
use crate::read::withhold;

type Object = Map<String, Value>;

/// Reads an object; none if it has no number or no title.
pub fn read(object: &Object, path: &Arc<str>, place: Place, today: NaiveDate) -> Option<Candidate> {
    let number = number(object.get("iid")?)?;
    let title = object.get("title")?.as_str()?.trim().to_owned();
    let labels = labels(object);
    let body = text(object, "description")
        .unwrap_or("")
        .replace("\r\n", "\n");
    let hidden = withhold::ticket(object, &title, &labels, &body, today);
    let visibility = visibility(object, hidden);
    let texts = Texts::read(object, &body, &place, today);
    let open = !text(object, "state").is_some_and(|state| state.eq_ignore_ascii_case("closed"));
    // One that was opened again keeps the day at some trackers.
    let closed = instant(object, "closed_at").filter(|_| !open);
    let issue = Issue {
        number,
        title: emoji::shown(&title).into_owned(),
        open,
        author: username(object.get("author")),
        taken: is_taken(object),
        assignees: assignees(object),
        milestone: object
            .get("milestone")
            .and_then(|stone| stone.get("title"))
            .and_then(Value::as_str)
            .map(str::to_owned),
        created: instant(object, "created_at").map(|at| at.date_naive()),
        updated: instant(object, "updated_at"),
        closed: closed.map(|at| at.date_naive()),
        closed_at: closed,
        due: text(object, "due_date")
            .and_then(|date| NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()),
        web_url: text(object, "web_url").and_then(linked),
        tasks: tasks(object),
        body: glfm::common(texts.body),
        comments: texts.comments.into_iter().map(common).collect(),
        labels: labels.into_iter().map(str::to_owned).collect(),
        ..blank(path, place)
    };
    let key = Key {
        kind: "gitlab",
        path: project(object),
        id: object.get("project_id").and_then(Value::as_u64),
        host: text(object, "web_url").and_then(trackers::host),
    };
    Some(Candidate {
        key,
        global: object.get("id").and_then(Value::as_u64),
        ours: false,
        visibility,
        issue,
        closed: texts.closed,
        sealed: texts.sealed,
    })
}

/// A number, be it in quotes.
pub(super) fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// A comment in the Markdown of everybody.
fn common(comment: Comment) -> Comment {
    Comment {
        body: glfm::common(comment.body),
        ..comment
    }
}

/// A missing flag, null or another type is no permission.
fn visibility(object: &Object, hidden: bool) -> Visibility {
    match object.get("confidential") {
        Some(Value::Bool(false)) if !hidden => Visibility::Public,
        None | Some(Value::Null) if !hidden => Visibility::Unflagged,
        _ => Visibility::Withheld,
    }
}

fn text<'a>(object: &'a Object, key: &str) -> Option<&'a str> {
    object.get(key).and_then(Value::as_str)
}

fn instant(object: &Object, key: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text(object, key)?)
        .ok()
        .map(|at| at.with_timezone(&Utc))
}

fn username(user: Option<&Value>) -> Option<String> {
    user?
        .get("username")
        .and_then(Value::as_str)
        .map(str::to_owned)
}

fn assignees(object: &Object) -> Vec<String> {
    let list = object
        .get("assignees")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let mut names: Vec<String> = list.filter_map(|user| username(Some(user))).collect();
    if names.is_empty() {
        names.extend(username(object.get("assignee")));
    }
    let mut seen = HashSet::new();
    names.retain(|name| seen.insert(name.clone()));
    names
}

/// Whether an export says that it is assigned, by a number that names nobody; what `fetch` writes of that.
pub fn is_taken(object: &Object) -> bool {
    let numbers = object.get("issue_assignees").and_then(Value::as_array);
    numbers.is_some_and(|numbers| !numbers.is_empty())
        || object.get("assigned") == Some(&Value::Bool(true))
}

fn tasks(object: &Object) -> Option<(u64, u64)> {
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
    let url = text(object, "web_url")?;
    let path = url.split_once("://")?.1.split_once('/')?.1;
    let end = ["/-/issues/", "/-/work_items/", "/issues/"]
        .into_iter()
        .find_map(|mark| path.find(mark))?;
    Some(path[..end].to_lowercase())
}
