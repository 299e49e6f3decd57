//! Whether a record is a draft, and what is told of it then. A record in, a verdict out; folders of drafts are known by `roles`.

use std::sync::Arc;

use serde_yaml::Value;

use super::{NESTS, any, below, is_one_of, plain, says_no, says_yes};
use crate::place::Place;
use crate::read::record::Record;
use crate::report::{Note, Severity};

/// Whether a key of front matter says that what it stands in is a draft.
pub(super) fn drafts(key: &str, value: &Value) -> bool {
    match plain(key).as_str() {
        "draft" => !says_no(value),
        "wip" => says_yes(value),
        "published" | "publish" => says_no(value),
        "status" | "state" => any(value, &|value| is_one_of(value, &["draft"])),
        key => below(key, value, drafts),
    }
}

/// Whether one of our own records is a draft. In doubt it is: `draft: yes` is a text in YAML 1.2, and other generators say
/// `published: false` or `status: draft`.
pub fn is_draft(record: &Record<'_>) -> bool {
    // Asked for its type, so that what is neither yes nor no is noted.
    if record.has("draft") {
        record.boolean("draft");
    }
    let keys = record.map.iter();
    let keys = keys.filter_map(|(key, value)| Some((key.as_str()?, value)));
    let saying: Vec<&str> = keys
        .filter(|(key, value)| drafts(key, value))
        .map(|(key, _)| key)
        .collect();
    let own = saying
        .iter()
        .filter(|key| !NESTS.contains(&plain(key).as_str()));
    own.for_each(|key| record.uses(key));
    !saying.is_empty()
}

/// What is told of a draft.
pub fn draft_note(file: &Arc<str>) -> Note {
    let message = "this file is a draft: it is left out";
    let note = Note::new(Severity::Info, "draft", Place::file(file), message);
    note.hint("build with --drafts")
}
