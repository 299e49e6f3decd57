//! One issue as GitHub's REST API, that of Gitea and Forgejo, or `gh issue list --json`, tells it. A JSON object in, a candidate out. Neither says whether an
//! issue is public: that of a repository which is named with it as plainly not private is, of others the tracker has to say so.

use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::Value;

use super::candidate::candidate;
use super::fields::{self, Object, assignees, first_text, flagged, inner_text, moment};
use super::{Candidate, Visibility, blank};
use crate::model::address::linked;
use crate::model::emoji;
use crate::model::issue::Issue;
use crate::place::Place;
use crate::read::team::trackers::{self, Key};

/// What GitHub calls a record that has a number, a title and a state.
pub(super) enum Kind {
    /// An issue.
    Issue,
    /// A pull request, a milestone, a discussion.
    Other,
}

/// What kind of record of GitHub an object is; none if it is of no such. `named` says whether its file is called issues.
pub(super) fn kind(object: &Object, named: bool) -> Option<Kind> {
    let has = |key: &str| object.get(key).is_some_and(|value| !value.is_null());
    let state = fields::text(object, "state").unwrap_or("");
    let known = ["open", "closed"];
    let state = known.iter().any(|known| known.eq_ignore_ascii_case(state));
    let numbered = object.get("number").is_some_and(Value::is_u64);
    if !(numbered && has("title") && (state || has("stateReason"))) {
        return None;
    }
    if has("pull_request") {
        return Some(Kind::Other);
    }
    match page(object) {
        Some(page) if page.contains("/issues/") => Some(Kind::Issue),
        Some(_) => Some(Kind::Other),
        None => (named && !has("headRefName")).then_some(Kind::Issue),
    }
}

/// Reads an object; none if it has no number or no title.
pub(super) fn read(
    object: &Object,
    path: &Arc<str>,
    place: Place,
    today: NaiveDate,
) -> Option<Candidate> {
    let state = fields::text(object, "state");
    let page = page(object);
    let issue = Issue {
        number: object.get("number")?.as_u64()?,
        title: fields::text(object, "title")?.trim().to_owned(),
        open: !state.is_some_and(|state| state.eq_ignore_ascii_case("closed")),
        author: inner_text(object, "user", "login")
            .or_else(|| inner_text(object, "author", "login")),
        assignees: assignees(object, "login"),
        milestone: inner_text(object, "milestone", "title"),
        created: moment(object, &["created_at", "createdAt"]).map(|at| at.date_naive()),
        updated: moment(object, &["updated_at", "updatedAt"]),
        closed_at: moment(object, &["closed_at", "closedAt"]),
        unplanned: first_text(object, &["state_reason", "stateReason"])
            .is_some_and(|reason| reason.eq_ignore_ascii_case("not_planned")),
        due: fields::day(object, &["due_date"]),
        web_url: page.and_then(linked),
        body: fields::text(object, "body").unwrap_or("").to_owned(),
        ..blank(path, place)
    };
    let key = Key {
        kind: "github",
        path: page.and_then(project),
        id: None,
        host: page.and_then(trackers::host),
    };
    let mut found = candidate(object, key, visibility(object), issue, today);
    found.issue.title = emoji::shown(&found.issue.title).into_owned();
    Some(found)
}

/// Only a repository that is told as plainly not private says that its issues are public.
fn visibility(object: &Object) -> Visibility {
    let repository = object.get("repository").and_then(Value::as_object);
    let told = |key: &str| repository.and_then(|repository| repository.get(key));
    let private = told("private").or_else(|| told("isPrivate"));
    let word = told("visibility");
    let public = word.is_none_or(|word| {
        word.as_str()
            .is_some_and(|word| word.eq_ignore_ascii_case("public"))
    });
    match public && !private.is_some_and(Value::is_null) {
        true => flagged(private),
        false => Visibility::Withheld,
    }
}

/// The address of its page; that of the API stands in `url` beside it.
fn page(object: &Object) -> Option<&str> {
    first_text(object, &["html_url", "url"])
}

/// `owner/repository` of the address of an issue, be it that of the API.
fn project(page: &str) -> Option<String> {
    let project = fields::path_of(page)?.split_once("/issues/")?.0;
    let project = project.strip_prefix("repos/").unwrap_or(project);
    Some(project.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn issues_are_told_from_what_else_has_numbers() {
        let web = "https://github.com/harbour/locks";
        let rows = [
            (json!({"html_url": format!("{web}/issues/1")}), Some(true)),
            (json!({"html_url": format!("{web}/pull/1")}), Some(false)),
            (json!({"url": format!("{web}/milestone/1")}), Some(false)),
            (
                json!({"url": format!("{web}/issues/1"), "pull_request": {}}),
                Some(false),
            ),
            (json!({}), Some(true)),
            (json!({"headRefName": "boats"}), None),
            (json!({"state": "merged"}), None),
            (json!({"number": "1"}), None),
        ];
        for (fields, expected) in rows {
            let mut object = json!({"number": 1, "title": "Oars", "state": "OPEN"});
            let fields = fields.as_object().cloned().unwrap_or_default();
            object.as_object_mut().expect("an object").extend(fields);
            let found = kind(object.as_object().expect("an object"), true);
            let found = found.map(|kind| matches!(kind, Kind::Issue));
            assert_eq!(found, expected, "{object}");
        }
    }

    #[test]
    fn only_a_repository_says_that_issues_are_public() {
        use Visibility::{Public, Unflagged, Withheld};
        let rows = [
            (json!({}), Unflagged),
            (json!({"repository": "harbour/locks"}), Unflagged),
            (
                json!({"repository": {"full_name": "harbour/locks"}}),
                Unflagged,
            ),
            (json!({"repository": {"private": false}}), Public),
            (
                json!({"repository": {"isPrivate": false, "visibility": "PUBLIC"}}),
                Public,
            ),
            (
                json!({"repository": {"private": false, "visibility": "internal"}}),
                Withheld,
            ),
            (json!({"repository": {"visibility": null}}), Withheld),
            (json!({"repository": {"private": true}}), Withheld),
            (json!({"repository": {"private": "false"}}), Withheld),
        ];
        for (object, expected) in rows {
            let object = object.as_object().cloned().unwrap_or_default();
            assert_eq!(visibility(&object), expected, "{object:?}");
        }
    }
}
