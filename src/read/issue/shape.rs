//! What kind of record an object in a tracker's JSON is, by its keys. An object and the path of its file in, the kind out; whether it is
//! public is the business of those who read it.

use super::fields::{Object, text};
use super::github;

/// A kind of record.
pub(super) enum Shape {
    /// An issue of GitLab.
    GitLab,
    /// One of Pagure.
    Pagure,
    /// One of GitHub.
    GitHub,
    /// A merge request, a milestone, an epic.
    Elsewhere,
    /// An issue of GitLab without a state, or with one that GitLab does not have.
    Stateless,
    /// Anything else.
    Other,
}

/// Keys that merge requests, milestones and epics have and issues do not.
const NOT_ISSUES: &[&str] = &[
    "merge_status",
    "source_branch",
    "target_branch",
    "start_date",
    "expired",
    "group_id",
    "sha",
    "merged_at",
];

/// Keys of which an issue of GitLab has at least one.
const ISSUES: &[&str] = &[
    "confidential",
    "issue_type",
    "issue_assignees",
    "discussion_locked",
    "labels",
    "label_links",
];

/// Whether a record is a merge request, a milestone or an epic.
pub(super) fn is_elsewhere(object: &Object) -> bool {
    matches!(shape(object, ""), Shape::Elsewhere)
}

/// What kind of record an object is.
pub(super) fn shape(object: &Object, path: &str) -> Shape {
    let has = |key: &str| object.contains_key(key);
    let url = text(object, "web_url").unwrap_or("");
    let elsewhere =
        url.contains("/merge_requests/") || url.contains("/milestones/") || url.contains("/epics/");
    // Work items have keys of others as well; epics of groups are confidential, too.
    let certain = has("issue_type")
        || has("confidential") && !has("group_id")
        || url.contains("/issues/")
        || url.contains("/work_items/");
    if elsewhere || !certain && NOT_ISSUES.iter().any(|key| has(key)) {
        return Shape::Elsewhere;
    }
    let state = text(object, "state").unwrap_or("");
    let states = ["opened", "closed", "open", "reopened", "locked"];
    let state = states.iter().any(|known| known.eq_ignore_ascii_case(state));
    let evident = ISSUES.iter().any(|key| has(key))
        || url.contains("/issues/")
        || url.contains("/work_items/")
        || path.contains("issue");
    let named = has("iid") || has("title") && has("confidential");
    let pagure =
        has("id") && has("status") && has("date_created") && (has("content") || has("private"));
    match (named && evident, state) {
        (true, true) => Shape::GitLab,
        _ if pagure => Shape::Pagure,
        (false, _) if !has("iid") => match github::kind(object, path.contains("issue")) {
            Some(github::Kind::Issue) => Shape::GitHub,
            Some(github::Kind::Other) => Shape::Elsewhere,
            None => Shape::Other,
        },
        (true, false) if certain => Shape::Stateless,
        _ => Shape::Other,
    }
}
