//! Keys whose values are days up to which something is not public, as people and other tools call them. A key in, whether it is one
//! out; when a day is over is the business of `days`.

use chrono::NaiveDate;
use serde_yaml::Value;

use super::days::is_ahead;

/// Keys with the day up to which something is not public.
pub(super) const EMBARGOES: &[&str] = &[
    "embargo",
    "embargoed",
    "embargo_until",
    "embargoed_until",
    "embargo_till",
    "embargo_date",
    "embargo_end",
    "embargo_ends",
    "embargo_expires",
    "embargo_lift",
    "embargo_lifts",
    "embargoed_through",
    "unembargo",
    "unembargo_date",
    "hidden_until",
    "private_until",
    "confidential_until",
    "internal_until",
    "secret_until",
    "withheld_until",
];

/// Keys with the day from which on something is: mostly one that is long past.
pub(super) const AHEAD: &[&str] = &[
    "publish_date",
    "publishdate",
    "pub_date",
    "pubdate",
    "publish_at",
    "publish_on",
    "publish_after",
    "publish_from",
    "published_at",
    "published_on",
    "published_date",
    "public_on",
    "public_from",
    "public_date",
    "disclosure_date",
    "coordinated_release_date",
    "crd",
    "not_before",
    "hold_until",
];

/// Whether the value of a key is such a day.
pub(super) fn is_of_day(key: &str) -> bool {
    EMBARGOES.contains(&key) || AHEAD.contains(&key) || is_disclosure(key)
}

/// Whether a key is one for the day of a disclosure, whichever that is: `planned_disclosure`.
pub(super) fn is_disclosure(key: &str) -> bool {
    let mut ends = ["_disclosure", "_disclosure_date", "_crd", "_(crd)"].iter();
    let day = ends.any(|end| key.ends_with(end)) || key == "planned_publication";
    day && key.starts_with(char::is_alphabetic)
}

/// Whether a value tells a day that has not come, and no address.
pub(super) fn is_told_ahead(value: &Value, today: NaiveDate) -> bool {
    let address = value.as_str().is_some_and(|text| text.contains("://"));
    !address && is_ahead(value, today)
}
