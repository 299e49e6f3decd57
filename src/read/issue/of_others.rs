//! Tickets that others keep as Markdown: keys and words in place of ours. A record, or the path of its file, in; the key that holds
//! a fact, whether the ticket is open, its number out. In a tree of ours only our own count.

use serde_yaml::Value;

use crate::model::path;
use crate::read::path_name;
use crate::read::project::standing::meaning;
use crate::read::record::Record;

/// Words of others for what is done, and for what is not, without blanks and signs.
const WORDS: &[(&str, bool)] = &[
    ("done", false),
    ("resolved", false),
    ("fixed", false),
    ("completed", false),
    ("complete", false),
    ("finished", false),
    ("wontfix", false),
    ("notplanned", false),
    ("cancelled", false),
    ("canceled", false),
    ("rejected", false),
    ("duplicate", false),
    ("invalid", false),
    ("archived", false),
    ("new", true),
    ("todo", true),
    ("inprogress", true),
    ("inreview", true),
    ("reopened", true),
    ("active", true),
    ("blocked", true),
    ("backlog", true),
    ("planned", true),
];

/// The key that holds a fact: ours, else the first of those of others that is there.
pub(crate) fn key(record: &Record<'_>, own: &'static str, others: &[&'static str]) -> &'static str {
    if record.is_ours() || record.has(own) {
        return own;
    }
    let mut there = others.iter().filter(|key| record.has(key));
    there.next().copied().unwrap_or(own)
}

/// Whether a ticket is open by its word for that; none where no word tells.
pub(super) fn is_open(record: &Record<'_>) -> Option<bool> {
    let key = key(record, "state", &["status"]);
    let word = record.raw(key).and_then(Value::as_str).unwrap_or("");
    match meaning(WORDS, word).filter(|_| !record.is_ours()) {
        Some(open) => Some(open),
        None => record.choice(key, &[("open", true), ("opened", true), ("closed", false)]),
    }
}

/// The number of a ticket of others: `12`, or what `BUG-12` ends with, else what the name of its file begins or ends with. A day is
/// no number.
pub(super) fn number(record: &Record<'_>, path: &str) -> Option<u64> {
    let told = record.raw(key(record, "id", &["number", "iid"]));
    let told = told.and_then(|value| match value {
        Value::String(text) => last_digits(text.trim()),
        value => value.as_u64(),
    });
    let dated = path_name::day(path).is_some();
    let name = path::name(path);
    let stem = name.split('.').next().unwrap_or(name);
    let first = || {
        let end = stem.find(|c: char| !c.is_ascii_digit());
        stem[..end.unwrap_or(stem.len())].parse().ok()
    };
    let named = || first().or_else(|| last_digits(stem)).filter(|_| !dated);
    told.or_else(named).filter(|number| *number > 0)
}

fn last_digits(text: &str) -> Option<u64> {
    let rest = text.trim_end_matches(|c: char| c.is_ascii_digit());
    text[rest.len()..].parse().ok()
}
