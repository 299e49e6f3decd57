//! What to say of JSON among issues of which none is read. Its first record in, a note that says what it is and what to do out.

use std::sync::Arc;

use serde_json::Value;

use super::gitlab::number;
use crate::place::Place;
use crate::report::{Note, Severity};

/// The note about a file.
pub(super) fn note(file: &Arc<str>, first: &Value) -> Note {
    let has = |key: &str| first.get(key).is_some();
    let of_notes = || first.pointer("/notes/0/noteable_iid");
    let commented = first.get("noteable_iid").or_else(of_notes).and_then(number);
    let refused = ["message", "error", "error_description", "errors"];
    let (message, hint) = if let Some(number) = commented {
        let message = format!("comments of issue {number} are in this file, and no issue");
        let hint =
            "put them into the issue as its `notes`, or bring both by `fetch gitlab --notes`";
        (message, hint)
    } else if first
        .pointer("/data/project")
        .or(first.pointer("/data/group"))
        .is_some()
    {
        let message = "an answer of GraphQL is in this file: its issues are not read".to_owned();
        (
            message,
            "ask the REST API (`/api/v4/projects/ID/issues`), or bring them by `fetch gitlab`",
        )
    } else if first.pointer("/data/repository").is_some() {
        let message = "an answer of GraphQL is in this file: its issues are not read".to_owned();
        (
            message,
            "ask the REST API (`/repos/OWNER/NAME/issues`), or write what `gh issue list --json number,title,state,url,labels` gives",
        )
    } else {
        let message = "no issue of GitLab, GitHub or Pagure is in this file".to_owned();
        let hint = match refused.iter().any(|key| has(key)) {
            true => "fetch it again: the answer of a tracker that refuses looks so",
            false => {
                "tickets are read from the answers of the REST APIs of GitLab, GitHub and Pagure; those of other programs can be written as Markdown"
            }
        };
        (message, hint)
    };
    Note::new(Severity::Warning, "no-issues", Place::file(file), message).hint(hint)
}
