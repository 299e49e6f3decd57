//! Whether a record may be published. In doubt it may not: a flag that is there and is not plainly `false` withholds.
//! Flags, labels and dates in, a verdict out. Rules: TLP 2.0 (only CLEAR is public), GitLab's confidential issues.

mod degree;
mod drafts;
mod misspelt;
mod sight;

use std::sync::LazyLock;

use chrono::{Datelike as _, NaiveDate};
use regex::Regex;
use serde_yaml::Value;

use super::record::Record;
use super::tlp;
use crate::model::unseen::is_unseen;
use degree::{DEGREES, is_degree};
pub use drafts::{draft_note, is_draft};
pub use sight::{
    above_markdown, at_head, below_front, by_sight, drafts_at_head, flag_by_sight, protects,
};

/// Keys that say that a record is not public.
const FLAGS: &[&str] = &["confidential", "private", "embargo_until", "tlp"];

/// Words for what is not public, where others write a degree in place of a flag.
const NOT_PUBLIC: &[&str] = &[
    "confidential",
    "private",
    "embargo",
    "embargoed",
    "internal",
    "restricted",
    "secret",
];

/// Keys of others below which keys of their own stand.
const NESTS: &[&str] = &[
    "metadata",
    "meta",
    "params",
    "document",
    "distribution",
    "extra",
    "properties",
    "custom",
];

/// A key without what people vary: capitals, humps, dashes, blanks.
fn plain(key: &str) -> String {
    let mut plain = String::new();
    let mut low = false;
    for c in key.chars() {
        if low && c.is_uppercase() {
            plain.push('_');
        }
        low = c.is_lowercase();
        plain.extend(c.to_lowercase());
    }
    plain.retain(|c| !is_unseen(c));
    let plain = plain.replace(['-', ' '], "_");
    match plain.strip_prefix("is_") {
        Some(rest) => rest.to_owned(),
        None => plain,
    }
}

/// Whether a value plainly says no.
fn says_no(value: &Value) -> bool {
    let no = ["false", "no", "off", "n", "f", "0", "none"];
    value.as_bool() == Some(false) || word(value).is_some_and(|word| no.contains(&word.as_str()))
}

/// Whether a value plainly says yes.
fn says_yes(value: &Value) -> bool {
    let yes = ["true", "yes", "on", "y", "t", "1"];
    value.as_bool() == Some(true) || word(value).is_some_and(|word| yes.contains(&word.as_str()))
}

fn word(value: &Value) -> Option<String> {
    value.as_str().map(|text| text.trim().to_lowercase())
}

fn is_one_of(value: &Value, words: &[&str]) -> bool {
    word(value).is_some_and(|word| words.contains(&word.as_str()))
}

/// Whether something holds of a value, or of any in a list or below keys: `visibility: [private]` says what its word says.
fn any(value: &Value, says: &dyn Fn(&Value) -> bool) -> bool {
    match value {
        Value::Sequence(items) => items.iter().any(|item| any(item, says)),
        Value::Mapping(map) => map.values().any(|value| any(value, says)),
        value => says(value),
    }
}

/// Whether a key of front matter withholds what it stands in, as people and other tools write that.
fn withholds(key: &str, value: &Value, today: NaiveDate) -> bool {
    let closed = |value: &Value| value.as_str().and_then(tlp::after) == Some(true);
    match plain(key).as_str() {
        "embargo" | "embargoed" | "embargo_until" | "embargoed_until" | "embargo_till"
        | "embargo_date" | "embargo_end" | "embargo_ends" | "embargo_expires" | "embargo_lift"
        | "embargo_lifts" | "hidden_until" | "private_until" | "confidential_until"
        | "internal_until" | "secret_until" | "withheld_until" => {
            !says_no(value) && !is_over(value, today)
        }
        "confidential" | "private" => !says_no(value),
        "confidentiality" => {
            !says_no(value) && !is_one_of(value, &["public", "open", "low", "clear"])
        }
        "internal" | "restricted" | "secret" | "not_public" | "non_public" | "nonpublic"
        | "members_only" => any(value, &says_yes),
        "public" => any(value, &says_no),
        "publish_date" | "publishdate" | "pub_date" | "pubdate" | "publish_at" | "publish_on"
        | "publish_after" | "publish_from" | "published_at" | "published_on" | "published_date" => {
            is_ahead(value, today)
        }
        "tlp" | "tlp_level" | "tlp_label" | "tlp_marking" => {
            !value.as_str().is_some_and(tlp::is_clear)
        }
        key if DEGREES.contains(&key) => any(value, &|value| is_degree(value) || closed(value)),
        "status" | "state" => any(value, &|value| {
            is_one_of(value, NOT_PUBLIC) || closed(value)
        }),
        "label" | "labels" | "tag" | "tags" | "category" | "categories" | "keywords" => {
            any_label_hides(value)
        }
        key => below(key, value, |key, value| withholds(key, value, today)),
    }
}

/// Whether something holds of a key below one of [`NESTS`].
fn below(key: &str, value: &Value, holds: impl Fn(&str, &Value) -> bool) -> bool {
    let map = value.as_mapping().filter(|_| NESTS.contains(&key));
    map.into_iter()
        .flatten()
        .any(|(key, value)| key.as_str().is_some_and(|key| holds(key, value)))
}

/// Reads the flags of one of our own records; true if it must not be published.
pub fn record(record: &Record<'_>, today: NaiveDate) -> bool {
    let flags = ["confidential", "private"].map(|key| {
        // Asked for its type as well, so that what is neither yes nor no is noted.
        record.has(key) && record.boolean(key) != Some(false)
    });
    // The date of an embargo is asked for likewise.
    let embargo = record.has("embargo_until")
        && (record.date("embargo_until").is_none()
            || !record
                .raw("embargo_until")
                .is_some_and(|until| is_over(until, today)));
    let tlp = record.has("tlp")
        && !record
            .text("tlp")
            .is_some_and(|label| tlp::is_clear(&label.value));
    let mut others = record.map.iter().filter_map(|(key, value)| {
        let key = key.as_str().filter(|key| !FLAGS.contains(key))?;
        Some((key, value))
    });
    let title = record.raw("title").and_then(Value::as_str);
    let titled = title.and_then(tlp::after) == Some(true);
    let other = others.any(|(key, value)| withholds(key, value, today))
        || misspelt::withholds(record, today);
    other || titled || flags.contains(&true) || embargo || tlp
}

/// An hour and a zone, as in `T12:00:00.5+02:00`, `23:00 PST` and `12:00Z`, or nothing.
static HOUR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let hour = r"T?[0-9]{1,2}(?::?[0-9]{2}){0,2}(?:\.[0-9]+)?";
    let zone = r"[A-Za-z]{1,5}|[+-][0-9]{1,2}(?::?[0-9]{2})?";
    Regex::new(&format!("^(?:{hour})? ?(?:{zone})?$")).ok()
});

/// Whether an embargo is over on a day. One that ends at an hour holds all that day, for a build knows no hours; one of a zone
/// that may lie west of ours holds the next day as well.
fn is_over(until: &Value, today: NaiveDate) -> bool {
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
fn is_ahead(from: &Value, today: NaiveDate) -> bool {
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

/// Labels, however deep a list holds them.
fn any_label_hides(value: &Value) -> bool {
    match value {
        Value::String(label) => hides(label),
        Value::Sequence(items) => items.iter().any(any_label_hides),
        Value::Mapping(map) => map
            .iter()
            .any(|(key, value)| any_label_hides(key) || any_label_hides(value)),
        _ => false,
    }
}

/// Whether a ticket says in words that it is not public: by a label, in its title, or at the head of its description.
pub fn ticket(title: &str, labels: &[&str], description: &str) -> bool {
    labels.iter().any(|label| hides(label))
        || tlp::after(title) == Some(true)
        || tlp::closes_all(description)
}

/// Whether a label, or one of several with commas between, says that its issue is not public.
pub fn hides(labels: &str) -> bool {
    labels.split(',').any(label_hides)
}

/// People write TLP labels as in [`tlp::after`]; of a scoped label, as in `security::embargo` or `embargo: yes`, every part counts.
fn label_hides(label: &str) -> bool {
    let label = label.trim().trim_matches(['"', '\'']).to_lowercase();
    let unknown = |rest: &str| !tlp::is_clear(rest.trim_start_matches(':'));
    let tlp = tlp::after(&label);
    let parts: Vec<&str> = label
        .split([':', '/', '='])
        .map(|part| part.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|part| !part.is_empty())
        .collect();
    let no = [
        "no", "none", "false", "off", "lifted", "over", "ended", "expired", "passed", "past",
        "done",
    ];
    let open = parts.last().is_some_and(|last| no.contains(last));
    tlp.unwrap_or(false)
        || tlp.is_none() && label.strip_prefix("tlp:").is_some_and(unknown)
        || !open && (0..parts.len()).any(|at| part_hides(parts[at], parts.get(at + 1).copied()))
}

/// Whether a part of a label is a word for what is not public, or one with little around it: `under embargo`,
/// `embargo until May`, `confidential issue`. `embargo-lifted` and `non-confidential` are others.
fn part_hides(part: &str, next: Option<&str>) -> bool {
    let words: Vec<&str> = part.split([' ', '-', '_', '\t']).collect();
    let hides = |word: &str| ["embargo", "embargoed", "confidential", "private"].contains(&word);
    let goes_on = |word: &str| {
        let known = ["until", "till", "issue", "report", "yes", "true"].contains(&word);
        known || word.starts_with(|c: char| c.is_ascii_digit()) && words[0].starts_with("embargo")
    };
    match words.as_slice() {
        // `private/api` and `lang::private::x` are about something else.
        ["private"] => next.is_none_or(|next| matches!(next, "yes" | "true")),
        [word] => hides(word),
        ["under" | "security", rest @ ..] => rest.first().is_some_and(|word| hides(word)),
        ["embargoed", "security"] => true,
        [word, next, ..] => hides(word) && goes_on(next),
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_hide() {
        let rows = [
            ("TLP:RED", true),
            ("tlp:amber+strict", true),
            ("TLP:GREEN", true),
            ("TLP:CLEAR", false),
            ("tlp::clear", false),
            ("TLP:WHITE", false),
            ("Embargo", true),
            ("bug", false),
            ("area::D", false),
            ("tlp-red", true),
            ("TLP RED", true),
            ("TLP_AMBER+STRICT", true),
            ("tlp::unheard", true),
            ("security::confidential", true),
            ("bug, embargo", true),
            ("tlp-policy", false),
            ("**TLP:** RED", true),
            ("embargo::2027-01-01", true),
            ("embargo-2027-01-01", true),
            ("security/embargo", true),
            ("security:embargoed", true),
            ("status::under embargo", true),
            ("under-embargo", true),
            ("embargo: yes", true),
            ("\u{1f512} confidential", true),
            ("[confidential]", true),
            ("visibility::confidential issue", true),
            ("security-embargo", true),
            ("embargoed-security", true),
            ("embargo-lifted", false),
            ("embargo::lifted", false),
            ("embargo: no", false),
            ("confidential::false", false),
            ("non-confidential", false),
            ("confidential computing", false),
            ("private-api", false),
            ("private/api", false),
            ("private-1.2", false),
            ("scope::private::api", false),
            ("embargo: past", false),
            ("visibility::private", true),
            ("private: yes", true),
            ("area/private_messages", false),
        ];
        for (label, expected) in rows {
            assert_eq!(hides(label), expected, "{label}");
        }
    }

    #[test]
    fn flags_by_sight() {
        let rows = [
            ("confidential: true", true, true),
            ("private = true", true, true),
            ("Confidential: false", false, false),
            ("tlp: CLEAR", false, false),
            ("labels: [bug, embargo]", true, true),
            ("- private", false, true),
            ("Embargo-Until = 2026-01-01", true, true),
            ("embargo: false", false, false),
            ("draft = true", false, true),
            ("\"draft\": true,", false, true),
            ("published: false", false, true),
            ("some prose about private things", false, false),
            ("embargoUntil: 2027-01-01", true, true),
            ("tags: [meeting, confidential]", true, true),
            ("visibility: private", true, true),
            ("visibility: public", false, false),
            ("public: false", true, true),
            ("publish: false", false, true),
            ("status: draft", false, true),
            ("status: open", false, false),
            ("Confidentiality: high", true, true),
            ("classification: public", false, false),
            ("internal: true", true, true),
            ("internal: https://wiki.example", false, false),
        ];
        for (line, alone, in_front) in rows {
            assert_eq!(
                (flag_by_sight(line), by_sight(line)),
                (alone, in_front),
                "{line}"
            );
        }
    }

    #[test]
    fn flags_at_the_head_of_texts() {
        let rows = [
            ("Confidential: yes", true),
            ("# confidential: true", true),
            (":confidential: true", true),
            ("#+TITLE: x\n#+PRIVATE: t", true),
            ("- **Confidential:** yes", true),
            ("<!--\nprivate: true\n-->", true),
            ("Status: CONFIDENTIAL", true),
            ("Visibility: public", false),
            ("Confidential: no", false),
            ("private: hello all, who is here?", false),
            ("15:00 < ash> confidential: true", false),
            ("Private:", false),
            ("status: open", false),
        ];
        for (text, expected) in rows {
            assert_eq!(at_head(text), expected, "{text:?}");
        }
        // Of talk of who may enter a head of Markdown has more words.
        assert!(above_markdown("Access: team members only"));
        assert!(!above_markdown("Access: members of the crew have a key"));
    }

    #[test]
    fn drafts_without_front_matter() {
        let rows = [
            ("Title: x\nStatus: draft\nDate: 2026-11-09\n\ntext", true),
            ("\nPublished: no\n\ntext", true),
            ("Status: published\n\ntext", false),
            ("Draft: yes", true),
            ("Draft: minutes of the weekly call\n\ntext", false),
            ("# Weekly\n\nStatus: draft\n", false),
            ("Title: x\n\nStatus: draft\n", false),
            ("Present: amy, ash\nThe plan.\nStatus: draft\n", false),
        ];
        for (text, expected) in rows {
            assert_eq!(drafts_at_head(text), expected, "{text:?}");
        }
    }

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
    fn keys_of_others() {
        let rows = [
            ("visibility", "[private]", true),
            ("visibility", "[[public, internal]]", true),
            ("access", "{level: private}", true),
            ("status", "[confidential]", true),
            ("status", "[open]", false),
            ("classification", "['TLP:RED']", true),
            ("public", "[false]", true),
            ("classification", "Strictly Confidential", true),
            ("classification", "CONFIDENTIAL - board only", true),
            ("classification", "Internal use only", true),
            ("classification", "unclassified, not secret", false),
            ("classification", "non-confidential", false),
            ("classification", "not public", true),
            ("visibility", "members", true),
            ("visibility", "members-only", true),
            ("visibility", "private-group", true),
            ("visibility", "public to members", false),
            ("visibility", "everybody", false),
            ("access", "team", true),
            ("access", "[public, team]", true),
            ("sensitivity", "none", false),
            ("status", "internal review", false),
            ("notPublic", "true", true),
            ("members-only", "false", false),
            ("hiddenUntil", "\"2027-02-01\"", true),
            ("hidden_until", "2026-11-22", false),
            ("hidden_until", "soon", true),
            ("publishDate", "2027-02-01", true),
            ("publishdate", "2026-11-23T08:00:00Z", true),
            ("publish_date", "2026-11-22", false),
            ("publish_date", "20270201", true),
            ("pubDate", "'Feb 01 2027'", true),
            ("pubDate", "'Jul 8 2022'", false),
            ("pubDate", "'Mon, 01 Feb 2027 10:00:00 GMT'", true),
            ("pubDate", "Candlemas 2027", true),
            ("pubDate", "Candlemas 2022", false),
            ("pubDate", "", false),
        ];
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        for (key, yaml, expected) in rows {
            let value: Value = serde_yaml::from_str(yaml).unwrap_or_default();
            assert_eq!(withholds(key, &value, today), expected, "{key}: {yaml}");
        }
        assert!(!flag_by_sight("publishDate = 2019-01-01"));
        assert!(flag_by_sight("hiddenUntil = 2019-01-01"));
    }

    #[test]
    fn labels_are_whole() {
        let rows = [
            ("[bug, embargo]", true),
            ("[[embargo]]", true),
            ("embargo", true),
            ("[embargo-lifted, non-confidential]", false),
        ];
        for (yaml, expected) in rows {
            let labels: Value = serde_yaml::from_str(yaml).unwrap_or_default();
            assert_eq!(any_label_hides(&labels), expected, "{yaml}");
        }
    }
}
