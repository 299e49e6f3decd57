//! Records in a tracker's JSON that say that they are confidential and are no issues that can be read: picked fields, answers of
//! GraphQL, what lists of any name hold. A value in; candidates that withhold what has their number or address, and words under
//! seal, out. What says nothing is left alone.

use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::Value;

use super::fields::{Object, text};
use super::gitlab::number;
use super::shape::is_elsewhere;
use super::{Candidate, Visibility, comments, gitlab, pagure};
use crate::model::home::MARKS;
use crate::place::Place;
use crate::read::withhold;
use crate::seal::Sealed;

/// Fields that hold what is said in words.
const WORDS: &[&str] = &["description", "content", "body", "note"];

/// Where a record stands.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) path: &'a Arc<str>,
    pub(super) place: &'a Place,
    pub(super) today: NaiveDate,
}

/// Takes in what a value, that `is_read` as an issue or not, holds of such records.
pub(super) fn find(
    value: &Value,
    is_read: bool,
    around: Around<'_>,
    candidates: &mut Vec<Candidate>,
    sealed: &mut Sealed,
) {
    match value {
        Value::Array(list) => {
            let each = list.iter();
            each.for_each(|value| find(value, false, around, candidates, sealed));
        }
        Value::Object(object) => {
            if !is_read && hides(object) {
                take(&snake(object), around, candidates, sealed);
            }
            // What is said in comments is judged with their issue.
            let below = object
                .iter()
                .filter(|(key, _)| !is_read || !comments::are_below(key));
            below.for_each(|(_, value)| find(value, false, around, candidates, sealed));
        }
        _ => {}
    }
}

/// Whether a record says anything but a plain false of whether it is confidential.
fn hides(object: &Object) -> bool {
    object
        .iter()
        .any(|(key, value)| withhold::is_own_flag(key, value))
}

/// The keys of an answer of GraphQL as those of the API: `web_url` for `webUrl`.
fn snake(object: &Object) -> Object {
    let name = |key: &String| {
        let mut name = String::new();
        for c in key.chars() {
            if c.is_ascii_uppercase() {
                name.push('_');
            }
            name.push(c.to_ascii_lowercase());
        }
        name
    };
    let fields = object.iter();
    fields
        .map(|(key, value)| (name(key), value.clone()))
        .collect()
}

fn take(object: &Object, around: Around<'_>, candidates: &mut Vec<Candidate>, sealed: &mut Sealed) {
    let text = |key| text(object, key);
    if let Some(title) = text("title") {
        sealed.title(around.place, title);
    }
    let words = WORDS.iter().filter_map(|key| text(key));
    words.for_each(|words| sealed.text(around.place, words));
    let comment = text("title").is_none() && (text("body").is_some() || text("note").is_some());
    if !comment && !is_elsewhere(object) {
        candidates.extend(candidate(object, around));
    }
}

/// What withholds the issue that a record is of, if that can be told.
fn candidate(object: &Object, around: Around<'_>) -> Option<Candidate> {
    let address = ["web_url", "full_url", "html_url", "url"].iter();
    let mut addresses = address.filter_map(|key| text(object, key));
    let told = addresses.find_map(|url| Some((url, of_address(url)?)));
    let (path, place, today) = (around.path, around.place.clone(), around.today);
    let is_pagure = match told {
        Some((url, _)) => url.contains("/issue/"),
        // Projects of Pagure have a number and a day as well.
        None => ["date_created", "title", "status"]
            .iter()
            .all(|key| object.contains_key(*key)),
    };
    let key = if is_pagure { "id" } else { "iid" };
    let number = object
        .get(key)
        .and_then(number)
        .or(told.map(|(_, number)| number))?;
    let mut record = object.clone();
    record.insert(key.to_owned(), number.into());
    record.entry("title").or_insert_with(|| "".into());
    if let Some((url, _)) = told {
        let key = if is_pagure { "full_url" } else { "web_url" };
        record.insert(key.to_owned(), url.into());
    }
    let read = match is_pagure {
        true => pagure::read(&record, None, path, place, today),
        false => gitlab::read(&record, path, place, today),
    };
    let mut candidate = read?;
    candidate.visibility = Visibility::Withheld;
    Some(candidate)
}

/// The number at the end of the address of an issue.
fn of_address(url: &str) -> Option<u64> {
    let (at, mark) = MARKS
        .iter()
        .find_map(|mark| Some((url.find(mark)?, mark)))?;
    let behind = &url[at + mark.len()..];
    let end = behind.find(|c: char| !c.is_ascii_digit());
    behind[..end.unwrap_or(behind.len())].parse().ok()
}
