//! Whether a record is a draft, or is not to be seen for another reason, and what is told of it then. A record in, a verdict out;
//! folders of drafts are known by `roles`.

use std::sync::Arc;

use chrono::NaiveDate;
use serde_yaml::Value;

use super::days::has_come;
use super::nested::anywhere;
use super::{NESTS, any, below, is_one_of, plain, says_no, says_yes};
use crate::place::Place;
use crate::read::record::Record;
use crate::report::{Note, Severity};

/// Words of a state in which nobody is to see a record.
const UNSEEN: &[&str] = &["draft", "hidden", "unlisted", "unpublished"];

/// Whether a key of front matter says that what it stands in is a draft, or is not to be seen.
pub(super) fn drafts(key: &str, value: &Value, today: NaiveDate) -> bool {
    match plain(key).as_str() {
        "draft" => !says_no(value),
        "wip" | "hidden" | "unlisted" => says_yes(value),
        "published" | "publish" => says_no(value),
        "status" | "state" => any(value, &|value| is_one_of(value, UNSEEN)),
        "expiry_date" | "expirydate" | "unpublish_date" | "unpublishdate" => has_come(value, today),
        "build" | "_build" => is_never_built(value),
        key => below(key, value, |key, value| drafts(key, value, today)),
    }
}

/// Hugo's `build: {render: never}`: there is no page, or no list that has it.
fn is_never_built(value: &Value) -> bool {
    let no = |value: &Value| says_no(value) || is_one_of(value, &["never"]);
    let mut keys = value.as_mapping().into_iter().flatten();
    keys.any(|(key, value)| matches!(key.as_str(), Some("render" | "list")) && no(value))
}

/// Whether one of our own records is a draft. In doubt it is: `draft: yes` is a text in YAML 1.2, and other generators say
/// `published: false`, `status: hidden` or that its day is over.
pub fn is_draft(record: &Record<'_>, today: NaiveDate) -> bool {
    // Asked for its type, so that what is neither yes nor no is noted.
    if record.has("draft") {
        record.boolean("draft");
    }
    let keys = record.map.iter();
    let keys = keys.filter_map(|(key, value)| Some((key.as_str()?, value)));
    let saying: Vec<&str> = keys
        .filter(|(key, value)| drafts(key, value, today))
        .map(|(key, _)| key)
        .collect();
    let own = saying
        .iter()
        .filter(|key| !NESTS.contains(&plain(key).as_str()));
    own.for_each(|key| record.uses(key));
    // Below any key `hidden` may be said of a picture.
    let deep = |key: &str, value: &Value| plain(key) != "hidden" && drafts(key, value, today);
    !saying.is_empty() || record.document.translated && anywhere(record.map, &deep)
}

/// What is told of a draft.
pub fn draft_note(file: &Arc<str>) -> Note {
    let message = "this file is a draft, or hidden: it is left out";
    let note = Note::new(Severity::Info, "draft", Place::file(file), message);
    note.hint("build with --drafts")
}
