//! One issue as Pagure's API tells it. A JSON object in, a candidate out.

use std::sync::Arc;

use chrono::NaiveDate;

use super::candidate::candidate;
use super::fields::{self, Object, flagged, inner_text, moment, text};
use super::{Candidate, blank};
use crate::model::address::linked;
use crate::model::issue::Issue;
use crate::place::Place;
use crate::read::team::trackers::{self, Key};

/// Reads an object; `around` is the project that the answer as a whole names.
pub fn read(
    object: &Object,
    around: Option<&str>,
    path: &Arc<str>,
    place: Place,
    today: NaiveDate,
) -> Option<Candidate> {
    let url = text(object, "full_url");
    let state = text(object, "status");
    let issue = Issue {
        number: object.get("id")?.as_u64()?,
        title: text(object, "title")?.trim().to_owned(),
        open: state.is_some_and(|state| state.eq_ignore_ascii_case("open")),
        author: inner_text(object, "user", "name"),
        assignees: inner_text(object, "assignee", "name").into_iter().collect(),
        milestone: text(object, "milestone").map(str::to_owned),
        created: moment(object, &["date_created"]).map(|at| at.date_naive()),
        updated: moment(object, &["last_updated"]),
        closed_at: moment(object, &["closed_at"]),
        web_url: url.and_then(linked),
        body: text(object, "content").unwrap_or("").to_owned(),
        ..blank(path, place)
    };
    let project = url.and_then(project_of_page).or(around);
    let key = Key {
        kind: "pagure",
        path: project.map(str::to_lowercase),
        id: None,
        host: url.and_then(trackers::host),
    };
    let told = flagged(object.get("private"));
    Some(candidate(object, key, told, issue, today))
}

/// `group/project` of `https://host/api/0/group/project/issues?...`.
pub fn project_of_api(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("/api/0/")?;
    rest.split_once("/issues").map(|(project, _)| project)
}

/// `project` of `https://host/project/issue/12`.
fn project_of_page(url: &str) -> Option<&str> {
    let path = fields::path_of(url)?;
    path.split_once("/issue/").map(|(project, _)| project)
}
