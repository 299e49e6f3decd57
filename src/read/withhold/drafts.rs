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
        "published" | "publish" | "render" => says_no(value),
        // Of Eleventy, which writes no page then.
        "permalink" => value.as_bool() == Some(false),
        "status" | "state" | "visibility" => any(value, &|value| is_one_of(value, UNSEEN)),
        "expiry_date" | "expirydate" | "unpublish_date" | "unpublishdate" => has_come(value, today),
        "build" | "_build" => is_never_built(value),
        key => below(key, value, |key, value| drafts(key, value, today)),
    }
}

/// Whether `draft` is a step of a process, as that of other proposals is: a number stands in the name of the file, and in front matter
/// under a key that the name or its folder has as well, as in `EIPS/eip-7.md` with `eip: 7`.
fn is_step(record: &Record<'_>) -> bool {
    let file = record.document.file();
    let (folders, name) = file.rsplit_once('/').unwrap_or(("", file));
    let folder = folders.rsplit('/').next().unwrap_or("").to_lowercase();
    let digits = name.trim_start_matches(|c: char| !c.is_ascii_digit());
    let head = &name[..name.len() - digits.len()];
    let head = head.trim_end_matches(['-', '_', ' ']).to_lowercase();
    let end = digits.find(|c: char| !c.is_ascii_digit());
    let number = digits[..end.unwrap_or(digits.len())].parse::<u64>().ok();
    let is_kind = |key: &str| key == head || Some(key) == folder.strip_suffix('s') || key == folder;
    let mut keys = record.map.iter();
    number.is_some()
        && keys.any(|(key, value)| {
            let told = value
                .as_u64()
                .or_else(|| value.as_str()?.trim().parse().ok());
            told == number && key.as_str().is_some_and(|key| is_kind(&key.to_lowercase()))
        })
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
    let step = !record.document.ours && is_step(record);
    let of_process =
        |key: &str, value: &Value| step && plain(key) == "status" && is_one_of(value, &["draft"]);
    let keys = record.map.iter();
    let keys = keys.filter_map(|(key, value)| Some((key.as_str()?, value)));
    let keys = keys.filter(|(key, value)| !of_process(key, value));
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
