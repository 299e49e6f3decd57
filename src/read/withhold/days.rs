//! Days up to which something is not public. A value of front matter and today in, whether that day is over, or is ahead, out.

use std::sync::LazyLock;

use chrono::{Datelike as _, NaiveDate};
use regex::Regex;
use serde_yaml::Value;

use super::phrases::words;
use super::{spelled_days, word};

/// An hour and a zone, as in `T12:00:00.5+02:00`, `23:00 PST` and `12:00Z`, or nothing.
static HOUR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let hour = r"T?[0-9]{1,2}(?::?[0-9]{2}){0,2}(?:\.[0-9]+)?";
    let zone = r"[A-Za-z]{1,5}|[+-][0-9]{1,2}(?::?[0-9]{2})?";
    Regex::new(&format!("^(?:{hour})? ?(?:{zone})?$")).ok()
});

/// Whether an embargo is over on a day. One that ends at an hour holds all that day, for a build knows no hours; one of a zone
/// that may lie west of ours holds the next day as well.
pub(super) fn is_over(until: &Value, today: NaiveDate) -> bool {
    let text = until.as_str().unwrap_or("");
    let (day, hour) = text.split_at_checked(10).unwrap_or((text, ""));
    let Ok(until) = NaiveDate::parse_from_str(day, "%Y-%m-%d") else {
        return false;
    };
    // Behind the day there may be an hour and its zone, and no other day.
    let hour = hour.trim();
    if !HOUR.as_ref().is_some_and(|pattern| pattern.is_match(hour)) {
        return false;
    }
    let clock = |c: char| !matches!(c, '-' | '+') && (!c.is_alphabetic() || c == 'T');
    let zone = hour.trim_start_matches(clock).to_uppercase();
    let east = zone.starts_with('+') || ["", "Z", "UTC", "GMT"].contains(&zone.as_str());
    let days = match (hour.is_empty(), east) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    };
    today.signed_duration_since(until).num_days() >= days
}

/// Whether a value is a day in words, with an hour or without, and nothing else, and that is over.
pub(super) fn is_over_in_words(until: &Value, today: NaiveDate) -> bool {
    let told = words(until.as_str().unwrap_or(""));
    let of_day = |at: usize| {
        let word = told[at].as_str();
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        number
            || matches!(word, "utc" | "gmt" | "of" | "from" | "to")
            || spelled_days::is_of_day(&told, at)
    };
    (0..told.len()).all(of_day) && spelled_days::are_over(&told, today)
}

/// How people write a day in `pubDate` and the like.
const DAYS: &[&str] = &[
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y%m%d",
    "%b %d, %Y",
    "%b %d %Y",
    "%d %b %Y",
    "%a, %d %b %Y",
];

/// Whether a record is published only from a day on that has not come. Most such days are long past, and say nothing else: one
/// that cannot be read counts by its year, and none does where today is not known.
pub(super) fn is_ahead(from: &Value, today: NaiveDate) -> bool {
    let text = match from {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return false,
    };
    if today == NaiveDate::MIN || is_over(&Value::from(text.as_str()), today) {
        return false;
    }
    let read = |form: &&str| NaiveDate::parse_and_remainder(&text, form).ok();
    if let Some((day, hour)) = DAYS.iter().find_map(read) {
        let days = if hour.trim().is_empty() { 0 } else { 2 };
        return today.signed_duration_since(day).num_days() < days;
    }
    let numbers = text.split(|c: char| !c.is_ascii_digit());
    let mut years = numbers.filter_map(|number| number.parse::<i32>().ok());
    years.any(|year| (today.year()..3000).contains(&year))
}

/// The day that a text begins with, as people write one.
pub(super) fn day_of(text: &str) -> Option<NaiveDate> {
    let read = |form: &&str| NaiveDate::parse_and_remainder(text, form).ok();
    DAYS.iter().find_map(read).map(|(day, _)| day)
}

/// Whether a day has come on which a record was to vanish. Where that cannot be read nobody meant one.
pub(super) fn has_come(end: &Value, today: NaiveDate) -> bool {
    let text = word(end).unwrap_or_default();
    today != NaiveDate::MIN && day_of(&text).is_some_and(|day| day <= today)
}

/// Words for an embargo that is over.
pub(super) const OVER: &[&str] = &[
    "lifted", "over", "ended", "expired", "passed", "past", "done",
];

/// Words that may stand beside those.
const BESIDE: &[&str] = &[
    "already", "has", "been", "is", "it", "on", "since", "utc", "was",
];

/// Whether a value says in words that an embargo is over, or that there is none: `lifted 2026-01-01`, `2026-01-01 (over)`, `n/a`, `none
/// by default`. A day in it that is ahead says
/// that it is not.
pub(super) fn is_lifted(value: &Value, today: NaiveDate) -> bool {
    let text = value.as_str().unwrap_or("").to_lowercase();
    let number = text.contains(|c: char| c.is_ascii_digit());
    let first = text.split_whitespace().next().unwrap_or("");
    if matches!(
        text.trim(),
        "n/a" | "na" | "-" | "--" | "\u{2013}" | "\u{2014}"
    ) || first == "none" && !number && !text.contains("until")
    {
        return true;
    }
    let is_day = |word: &str| NaiveDate::parse_from_str(word, "%Y-%m-%d").ok();
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    let mut lifted = false;
    for word in words.filter(|word| !word.is_empty()) {
        let day = is_day(word);
        let known = day.is_some() || BESIDE.contains(&word) || OVER.contains(&word);
        if !known || day.is_some_and(|day| today != NaiveDate::MIN && day > today) {
            return false;
        }
        lifted |= OVER.contains(&word);
    }
    lifted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embargoes_end_with_their_day() {
        let rows = [
            ("2026-11-21", true),
            ("2026-11-22", true),
            ("2026-11-23", false),
            ("2026-11-22T18:00:00Z", false),
            ("2026-11-22 18:00 UTC", false),
            ("2026-11-22 18:00", false),
            ("2026-11-22T01:00:00+02:00", false),
            ("2026-11-21T18:00:00Z", true),
            ("2026-11-21T18:00+01:00", true),
            ("2026-11-21 23:00 -0800", false),
            ("2026-11-21 23:00 PST", false),
            ("2026-11-20 23:00 -0800", true),
            ("soon", false),
        ];
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        for (until, over) in rows {
            let until = Value::String(until.to_owned());
            assert_eq!(is_over(&until, today), over, "{until:?}");
        }
    }

    #[test]
    fn embargoes_of_a_day_in_words() {
        let rows = [
            ("1 March 2026", true),
            ("1. März 2026", true),
            ("Tuesday, 1st of March 2026", true),
            ("1 March 2027", false),
            ("1 March", false),
            ("14 days from 2026-11-20", false),
            ("1 March 2026 or later", false),
            ("2026-11-01 to 2027-03-01", false),
            ("2026-01-01 to 2026-03-01", true),
            ("from 2026-01-01", true),
            ("soon", false),
            ("", false),
        ];
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        for (text, over) in rows {
            assert_eq!(is_over_in_words(&Value::from(text), today), over, "{text}");
        }
    }

    #[test]
    fn embargoes_that_are_lifted() {
        let rows = [
            ("lifted 2026-01-01", true),
            ("2026-01-01 (over)", true),
            ("lifted", true),
            ("was lifted on 2026-11-22", true),
            ("lifted 2026-11-23", false),
            ("N/A", true),
            ("-", true),
            ("none by default", true),
            ("none until 2027-03-01", false),
            ("none of your business until it is out", false),
            ("TBD", false),
            ("not lifted", false),
            ("until lifted", false),
            ("2026-01-01", false),
        ];
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        for (text, lifted) in rows {
            assert_eq!(is_lifted(&Value::from(text), today), lifted, "{text}");
        }
    }
}
