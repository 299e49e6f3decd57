//! Trackers' JSON to candidates: API arrays, single objects, ndjson exports, `{"issues": [...]}`.
//! Text in, candidates out. A file that is cut is read as far as it goes, and said to be cut.

use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::elements::elements;
use super::{Candidate, github, gitlab, pagure};
use crate::model::words::counted;
use crate::place::{Place, narrow};
use crate::read::text::position;
use crate::report::{Note, Severity};

/// What a JSON file came to.
#[derive(Default)]
pub struct Read {
    /// Issues found.
    pub candidates: Vec<Candidate>,
    /// What is wrong with the file.
    pub notes: Vec<Note>,
    /// Why no issue came of it.
    pub reason: Option<&'static str>,
}

/// Why an issue is passed over that cannot be named.
const NAMELESS: &str = "an issue without number or title: passed over";

/// Reads a JSON file that may hold issues; embargoes are over or not on a day.
pub fn read(path: &Arc<str>, file: &Arc<str>, text: &str, today: NaiveDate) -> Read {
    let (elements, cut) = elements(text);
    let mut read = Read::default();
    let (mut line, mut counted, mut elsewhere) = (1u32, 0, false);
    for element in &elements {
        let between = text.get(counted..element.offset).unwrap_or("");
        line += narrow(between.matches('\n').count());
        counted = counted.max(element.offset);
        let place = Place::new(file, line, 0);
        let Value::Object(object) = &element.value else {
            continue;
        };
        let found = match shape(object, path) {
            Shape::GitLab => gitlab::read(object, path, place.clone(), today).ok_or(NAMELESS),
            Shape::Pagure => {
                let around = element.around.as_deref();
                pagure::read(object, around, path, place.clone(), today).ok_or(NAMELESS)
            }
            Shape::GitHub => github::read(object, path, place.clone(), today).ok_or(NAMELESS),
            Shape::Elsewhere => {
                elsewhere = true;
                continue;
            }
            Shape::Stateless => Err("an issue that is neither open nor closed: passed over"),
            Shape::Other => continue,
        };
        match found {
            Ok(candidate) => read.candidates.push(candidate),
            Err(why) => {
                let note = Note::new(Severity::Warning, "issue", place, why);
                read.notes.push(note);
            }
        }
    }
    if let Some((offset, message)) = cut {
        read.notes.extend(truncated_note(
            file,
            text,
            offset,
            &message,
            read.candidates.len(),
            path,
        ));
    }
    let none = read.candidates.is_empty() && read.notes.is_empty() && !elements.is_empty();
    read.notes
        .extend((none && !elsewhere && path.starts_with("issues/")).then(|| no_issue(file)));
    if read.candidates.is_empty() {
        read.reason = Some(nothing(text));
    }
    read
}

/// Why no issue came of a text.
fn nothing(text: &str) -> &'static str {
    let signs = ['[', ']', '{', '}', ' ', '\n', '\r', '\t'];
    match text.trim_matches(signs).is_empty() {
        true => "empty",
        false => "not issues",
    }
}

/// A tracker that refuses answers in JSON as well.
fn no_issue(file: &Arc<str>) -> Note {
    let message = "no issue of GitLab, GitHub or Pagure is in this file";
    let note = Note::new(Severity::Warning, "no-issues", Place::file(file), message);
    note.hint("if a tracker refused to answer, fetch it again; issues of other programs can be written as Markdown")
}

fn truncated_note(
    file: &Arc<str>,
    text: &str,
    offset: usize,
    message: &str,
    found: usize,
    path: &str,
) -> Option<Note> {
    let named = path.contains("issue");
    if found == 0 && !named {
        return None;
    }
    let (line, column) = position(text, offset);
    let issues = counted(found, "issue", "issues");
    let message = format!("not valid JSON ({message}): {issues} of this file could be read");
    let note = Note::new(
        Severity::Warning,
        "json",
        Place::new(file, line, column),
        message,
    );
    // What cannot be parsed is not known to be public: the line is not shown.
    Some(note.hint("fetch the file again"))
}

enum Shape {
    GitLab,
    Pagure,
    GitHub,
    /// A merge request, a milestone, an epic.
    Elsewhere,
    /// An issue of GitLab without a state, or with one that GitLab does not have.
    Stateless,
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

/// What kind of record an object is.
fn shape(object: &Map<String, Value>, path: &str) -> Shape {
    let has = |key: &str| object.contains_key(key);
    let url = object.get("web_url").and_then(Value::as_str).unwrap_or("");
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
    let state = object.get("state").and_then(Value::as_str).unwrap_or("");
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
