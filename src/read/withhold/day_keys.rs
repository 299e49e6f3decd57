//! Keys whose values are days up to which something is not public, as people and other tools call them. A key in, whether it is one
//! out; when a day is over is the business of `days`.

use chrono::NaiveDate;
use serde_yaml::Value;

use super::NOT_PUBLIC;
use super::days::is_ahead;

/// Words beside the one for an embargo in a key with its day.
const BESIDE: &[&str] = &[
    "at", "date", "day", "end", "ends", "expires", "expiry", "lift", "lifts", "on", "through",
    "till", "time", "under", "until",
];

/// What holds in keys that end in `until`, beside words for what is not public.
const HELD: &[&str] = &["hidden", "hide", "hold", "held", "withheld", "withhold"];

/// Whether a key is one for the day up to which something is not public: `embargo_lifts`, `under_embargo`, `hide_until`.
pub(super) fn is_embargo(key: &str) -> bool {
    let until = || {
        let held = key.strip_suffix("_until").or(key.strip_suffix("_till"))?;
        Some(HELD.contains(&held) || NOT_PUBLIC.contains(&held))
    };
    let embargo = |word: &str| {
        let word = word.strip_prefix("un").unwrap_or(word);
        matches!(word, "embargo" | "embargoed" | "embargoes")
    };
    let known = |word: &str| embargo(word) || BESIDE.contains(&word);
    key.contains("embargo") && key.split('_').any(embargo) && key.split('_').all(known)
        || until() == Some(true)
}

/// Words for that something is made public, and for when, of which keys are made with the day from which on it is: mostly one that is
/// long past.
const MADE_PUBLIC: &[&str] = &[
    "disclose",
    "disclosed",
    "disclosure",
    "pub",
    "public",
    "publication",
    "publish",
    "published",
];
const WHEN: &[&str] = &[
    "after",
    "at",
    "date",
    "day",
    "from",
    "goes",
    "on",
    "planned",
    "scheduled",
    "time",
];

/// Other keys with such a day.
const AHEAD: &[&str] = &[
    "publishdate",
    "pubdate",
    "coordinated_release_date",
    "crd",
    "not_before",
];

/// Whether a key is one for that day: `publish_on`, `goes_public`.
pub(super) fn is_of_publication(key: &str) -> bool {
    let public = |word: &str| MADE_PUBLIC.contains(&word);
    let when = |word: &str| WHEN.contains(&word);
    AHEAD.contains(&key)
        || key.split('_').any(public)
            && key.split('_').any(when)
            && key.split('_').all(|word| public(word) || when(word))
}

/// Whether the value of a key is such a day.
pub(super) fn is_of_day(key: &str) -> bool {
    is_embargo(key) || is_of_publication(key) || is_disclosure(key)
}

/// Whether a key is one for the day of a disclosure, whichever that is: `planned_disclosure`.
pub(super) fn is_disclosure(key: &str) -> bool {
    let mut ends = ["_disclosure", "_disclosure_date", "_crd", "_(crd)"].iter();
    ends.any(|end| key.ends_with(end)) && key.starts_with(char::is_alphabetic)
}

/// Whether a value tells a day that has not come, and no address.
pub(super) fn is_told_ahead(value: &Value, today: NaiveDate) -> bool {
    let address = value.as_str().is_some_and(|text| text.contains("://"));
    !address && is_ahead(value, today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_days() {
        // Whether a key is of an embargo, and of a publication.
        let rows = [
            ("embargo", "x-"),
            ("embargoed_until", "x-"),
            ("under_embargo", "x-"),
            ("unembargo_date", "x-"),
            ("embargo_lift_date", "x-"),
            ("hide_until", "x-"),
            ("private_till", "x-"),
            ("valid_until", "--"),
            ("embargo_policy", "--"),
            ("embargo_lifted", "--"),
            ("until", "--"),
            ("public_at", "-x"),
            ("goes_public", "-x"),
            ("disclose_on", "-x"),
            ("publication_date", "-x"),
            ("planned_publication", "-x"),
            ("published_at", "-x"),
            ("pubdate", "-x"),
            ("public", "--"),
            ("public_key_date", "--"),
            ("date", "--"),
            ("release_date", "--"),
        ];
        for (key, expected) in rows {
            let told = [is_embargo(key), is_of_publication(key)];
            let told = told.map(|told| if told { 'x' } else { '-' });
            assert_eq!(told.iter().collect::<String>(), expected, "{key}");
        }
    }
}
