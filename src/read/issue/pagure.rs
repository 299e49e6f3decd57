//! One issue as Pagure's API tells it. A JSON object in, a candidate out.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Map, Value};

use super::labels::labels;
use super::texts::Texts;
use super::{Candidate, Visibility, blank};
use crate::model::address::linked;
use crate::model::issue::Issue;
use crate::place::Place;
use crate::read::team::trackers::{self, Key};
use crate::read::withhold;

type Object = Map<String, Value>;

/// Reads an object; `around` is the project that the answer as a whole names.
pub fn read(
    object: &Object,
    around: Option<&str>,
    path: &Arc<str>,
    place: Place,
    today: NaiveDate,
) -> Option<Candidate> {
    let number = object.get("id")?.as_u64()?;
    let title = text(object, "title")?.trim().to_owned();
    let labels = labels(object);
    let body = text(object, "content").unwrap_or("").replace("\r\n", "\n");
    let hidden = withhold::ticket(object, &title, &labels, &body, today);
    let visibility = visibility(object, hidden);
    let texts = Texts::read(object, &body, &place, today);
    let url = text(object, "full_url");
    let open = text(object, "status").is_some_and(|status| status.eq_ignore_ascii_case("open"));
    // One that was opened again keeps the day.
    let closed = instant(object, "closed_at").filter(|_| !open);
    let issue = Issue {
        number,
        title,
        open,
        author: name(object, "user"),
        assignees: name(object, "assignee").into_iter().collect(),
        milestone: text(object, "milestone").map(str::to_owned),
        created: instant(object, "date_created").map(|at| at.date_naive()),
        updated: instant(object, "last_updated"),
        closed: closed.map(|at| at.date_naive()),
        closed_at: closed,
        web_url: url.and_then(linked),
        body: texts.body,
        comments: texts.comments,
        labels: labels.into_iter().map(str::to_owned).collect(),
        ..blank(path, place)
    };
    let project = url
        .and_then(project_of_page)
        .or(around)
        .map(str::to_lowercase);
    Some(Candidate {
        key: Key {
            kind: "pagure",
            path: project,
            id: None,
            host: url.and_then(trackers::host),
        },
        global: None,
        ours: false,
        visibility,
        issue,
        closed: texts.closed,
        sealed: texts.sealed,
    })
}

/// A missing flag, null or another type is no permission.
fn visibility(object: &Object, hidden: bool) -> Visibility {
    match object.get("private") {
        Some(Value::Bool(false)) if !hidden => Visibility::Public,
        None | Some(Value::Null) if !hidden => Visibility::Unflagged,
        _ => Visibility::Withheld,
    }
}

/// `group/project` of `https://host/api/0/group/project/issues?...`.
pub fn project_of_api(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("/api/0/")?;
    rest.split_once("/issues").map(|(project, _)| project)
}

/// `project` of `https://host/project/issue/12`.
fn project_of_page(url: &str) -> Option<&str> {
    let path = url.split_once("://")?.1.split_once('/')?.1;
    path.split_once("/issue/").map(|(project, _)| project)
}

fn text<'a>(object: &'a Object, key: &str) -> Option<&'a str> {
    object.get(key).and_then(Value::as_str)
}

/// The name by which somebody signs in.
fn name(object: &Object, key: &str) -> Option<String> {
    let name = object.get(key)?.get("name")?;
    name.as_str().map(str::to_owned)
}

/// Seconds since 1970, as a text.
fn instant(object: &Object, key: &str) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(text(object, key)?.parse().ok()?, 0)
}
