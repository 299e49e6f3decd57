//! Keys that permit something to be read, and say no plain yes: `public: after the fix`, `visibility: public until 2027-03-01`. A record
//! in, whether it waits out; a note that names the key goes to its document. What may say as well that a record is not public, and is
//! too often something else, is told by a warning, and withholds nothing.

use chrono::NaiveDate;
use serde_yaml::Value;

use super::degree::{PUBLIC, is_degree_key};
use super::phrases::{UNTIL, words};
use super::to_come::is_later;
use super::{OPEN, is_one_of, plain, says_no, says_yes, spelled_days};
use crate::read::record::{Record, scalar};

/// Words of a permission that does not hold yet, beside [`UNTIL`].
const AWAITED: &[&str] = &["after", "if", "not", "once", "pending", "unless", "when"];

/// Words in keys of which the value tells who may read something, or from when on, and may be about something else.
const OF_ACCESS: &[&str] = &["login", "password", "protected", "signin"];
const OF_DAYS: &[&str] = &["available", "launch", "live", "release", "released"];

/// Whether a record waits for what one of its keys permits.
pub(super) fn waits(record: &Record<'_>, today: NaiveDate) -> bool {
    let mut waits = false;
    for (key, value) in record.entries() {
        if is_awaited(&plain(key), value, today) {
            record.note_closing(key);
            waits = true;
        }
    }
    waits
}

fn is_awaited(key: &str, value: &Value, today: NaiveDate) -> bool {
    // Most keys are others, and a close look at a value takes longer than reading it.
    if !matches!(key, "public" | "publish" | "published") && !is_degree_key(key) {
        return false;
    }
    let Some(text) = scalar(value).filter(|text| !text.is_empty() && !text.contains("://")) else {
        return false;
    };
    let told = words(&text);
    let first = told.first().map_or("", String::as_str);
    let open = says_yes(&Value::from(&*text))
        || PUBLIC.contains(&first)
        || OPEN.contains(&first)
        || first == "yes";
    let awaited = |word: &String| AWAITED.contains(&&**word) || UNTIL.contains(&&**word);
    let over = spelled_days::are_over(&told, today);
    let awaits = told.iter().any(awaited) && !over || is_later(&text, today);
    match key {
        // `no` is the business of the flag itself, and of drafts.
        "public" | "publish" => !says_no(value) && (awaits || !open && !over),
        "published" => awaits && (open || AWAITED.contains(&first) || is_later(&text, today)),
        key => (open || key == "visibility") && awaits,
    }
}

/// Tells keys that may say so.
pub(super) fn tell_doubtful(record: &Record<'_>, today: NaiveDate) {
    for (key, value) in record.entries() {
        let plain = plain(key);
        let mut words = plain.split('_');
        let Some(text) = scalar(value).filter(|text| !text.is_empty()) else {
            continue;
        };
        let colour = is_one_of(value, &["amber", "green", "red"]);
        let doubtful = words.any(|word| {
            OF_ACCESS.contains(&word) && !says_no(value)
                || OF_DAYS.contains(&word) && is_later(&text, today)
                || word == "sharing" && colour
        });
        let level = plain.contains("security") && plain.ends_with("_level");
        let access = is_degree_key(&plain) && is_one_of(value, OF_ACCESS);
        if doubtful || access || level && !says_no(value) && !is_one_of(value, OPEN) {
            record.note_doubtful(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn permissions_that_are_awaited() {
        let rows = [
            ("public", "after fix", true),
            ("public", "2027-03-01", true),
            ("public", "2026-03-01", false),
            ("public", "from 2026-03-01", false),
            ("public", "true", false),
            ("public", "'yes'", false),
            ("public", "yes, after 2026-03-01", false),
            ("public", "yes, once it is fixed", true),
            ("public", "1", false),
            ("public", "https://boats.example", false),
            ("public", "", false),
            ("public", "{name: x}", false),
            ("public", "false", false),
            ("publish", "after 2027-03-01", true),
            ("publish", "2027-03-01", true),
            ("publish", "true", false),
            ("published", "2027-03-01", true),
            ("published", "2026-03-01", false),
            ("published", "2026", false),
            ("published", "true", false),
            ("published", "Journal of boats", false),
            ("published", "after the fix", true),
            ("visibility", "Public (after review)", true),
            ("visibility", "public after 2027-03-01", true),
            ("visibility", "public after 2026-03-01", false),
            ("visibility", "public to members", false),
            ("visibility", "public", false),
            ("visibility", "everybody", false),
            ("audience", "those who row after work", false),
            ("title", "after the fix", false),
        ];
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        for (key, yaml, expected) in rows {
            let value: Value = serde_yaml::from_str(yaml).unwrap_or_default();
            assert_eq!(is_awaited(key, &value, today), expected, "{key}: {yaml}");
        }
    }
}
