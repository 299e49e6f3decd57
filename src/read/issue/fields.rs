//! Fields of trackers' objects. A JSON object and names of its fields in; texts, moments, people and the verdict of a flag out. How a
//! tracker calls each fact is the business of those who read it.

use std::collections::HashSet;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Timelike as _, Utc};
use serde_json::{Map, Value};

use super::Visibility;

/// A JSON object.
pub type Object = Map<String, Value>;

/// A field that holds a text.
pub fn text<'v>(object: &'v Object, key: &str) -> Option<&'v str> {
    object.get(key)?.as_str()
}

/// The first of some fields that holds a text.
pub(super) fn first_text<'v>(object: &'v Object, keys: &[&str]) -> Option<&'v str> {
    keys.iter().find_map(|key| text(object, key))
}

/// A text inside what a field holds: the name of a person, the title of a milestone.
pub(super) fn inner_text(object: &Object, key: &str, inner: &str) -> Option<String> {
    object.get(key)?.get(inner)?.as_str().map(str::to_owned)
}

/// What a list holds; answers of GraphQL have it below `nodes`, or one by one below `edges`.
pub(super) fn list<'v>(object: &'v Object, key: &str) -> Vec<&'v Value> {
    let Some(list) = object.get(key) else {
        return Vec::new();
    };
    let within = |key: &str| list.get(key).and_then(Value::as_array);
    let edges = within("edges").into_iter().flatten();
    let plain = list.as_array().or_else(|| within("nodes"));
    match plain {
        Some(list) => list.iter().collect(),
        None => edges.filter_map(|edge| edge.get("node")).collect(),
    }
}

/// A moment: RFC 3339, or seconds since 1970.
pub fn instant(text: &str) -> Option<DateTime<Utc>> {
    let written = DateTime::parse_from_rfc3339(text).map(|at| at.with_timezone(&Utc));
    let seconds = || DateTime::from_timestamp(text.parse().ok()?, 0);
    written.ok().or_else(seconds)
}

/// The moment that the first of some fields tells.
pub fn moment(object: &Object, keys: &[&str]) -> Option<DateTime<Utc>> {
    first_text(object, keys).and_then(instant)
}

/// The day that the first of some fields tells, alone or with an hour. One that ends with the last second of an hour is the end of that
/// day in some zone, of those in the west behind midnight.
pub(super) fn day(object: &Object, keys: &[&str]) -> Option<NaiveDate> {
    let text = first_text(object, keys)?;
    let at = || DateTime::parse_from_rfc3339(text).ok();
    let ends = |at: &DateTime<FixedOffset>| (at.minute(), at.second()) == (59, 59);
    let last = || Some((at().filter(ends)? - TimeDelta::hours(12)).date_naive());
    text.parse()
        .ok()
        .or_else(last)
        .or_else(|| Some(at()?.date_naive()))
}

/// Everybody an issue is given to, by the name of each in a field, once.
pub(super) fn assignees(object: &Object, name: &str) -> Vec<String> {
    let list = list(object, "assignees").into_iter();
    let named = list.filter_map(|user| user.get(name)?.as_str().map(str::to_owned));
    let mut names: Vec<String> = named.collect();
    if names.is_empty() {
        names.extend(inner_text(object, "assignee", name));
    }
    let mut seen = HashSet::new();
    names.retain(|name| seen.insert(name.clone()));
    names
}

/// What follows the host in an address.
pub(super) fn path_of(url: &str) -> Option<&str> {
    let (_, path) = url.split_once("://")?.1.split_once('/')?;
    Some(path)
}

/// What a flag of an issue says: only a plain false is a permission.
pub(super) fn flagged(flag: Option<&Value>) -> Visibility {
    match flag {
        Some(Value::Bool(false)) => Visibility::Public,
        None | Some(Value::Null) => Visibility::Unflagged,
        Some(_) => Visibility::Withheld,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn days_until_which_something_is_due() {
        let rows = [
            ("2026-02-03", "2026-02-03"),
            ("2026-02-03T23:59:59Z", "2026-02-03"),
            ("2026-02-03T23:59:59-05:00", "2026-02-03"),
            ("2026-02-04T04:59:59Z", "2026-02-03"),
            ("2026-02-03T22:59:59Z", "2026-02-03"),
            ("2026-02-03T00:00:00Z", "2026-02-03"),
            ("soon", ""),
        ];
        for (written, expected) in rows {
            let object = json!({"due_date": written});
            let found = day(
                object.as_object().expect("an object"),
                &["dueDate", "due_date"],
            );
            let found = found.map(|day| day.to_string()).unwrap_or_default();
            assert_eq!(found, expected, "{written}");
        }
    }
}
