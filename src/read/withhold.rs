//! Whether a record may be published. In doubt it may not: a flag that is there and is not plainly `false` withholds.
//! Flags, labels and dates in, a verdict out. Rules: TLP 2.0 (only CLEAR is public), GitLab's confidential issues.

use chrono::NaiveDate;
use serde_yaml::Value;

use super::record::Record;
use super::tlp;

/// Keys that say that a record is not public.
const FLAGS: &[&str] = &["confidential", "private", "embargo_until", "tlp"];

/// What others write for them.
const OTHER_FLAGS: &[&str] = &["embargo", "embargoed"];

/// A key without what people vary: capitals, dashes, blanks.
fn plain(key: &str) -> String {
    key.to_lowercase().replace(['-', ' '], "_")
}

/// Reads the flags of one of our own records; true if it must not be published.
pub fn record(record: &Record<'_>, today: NaiveDate) -> bool {
    let flags = ["confidential", "private"].map(|key| {
        // Asked for its type as well, so that what is neither yes nor no is noted.
        record.has(key) && record.boolean(key) != Some(false)
    });
    let embargo = record.has("embargo_until")
        && record
            .date("embargo_until")
            .is_none_or(|until| until.value > today);
    let tlp = record.has("tlp")
        && !record
            .text("tlp")
            .is_some_and(|label| tlp::is_clear(&label.value));
    let keys = record.keys();
    let misspelt = keys.iter().any(|key| {
        let plain = plain(key);
        let other = || OTHER_FLAGS.contains(&plain.as_str()) && !is(record, key, false);
        plain != *key && FLAGS.contains(&plain.as_str()) || other()
    });
    let hidden = record.raw("labels").is_some_and(any_label_hides);
    let title = record.raw("title").and_then(Value::as_str);
    let titled = title.and_then(tlp::after) == Some(true);
    misspelt || hidden || titled || flags.contains(&true) || embargo || tlp
}

/// Whether a key plainly says yes or no; that it was asked for is not remembered.
fn is(record: &Record<'_>, key: &str, value: bool) -> bool {
    record.map.get(key).and_then(Value::as_bool) == Some(value)
}

/// Whether one of our own records is a draft. In doubt it is: `draft: yes` is a text in YAML 1.2, and other generators say
/// `published: false`.
pub fn is_draft(record: &Record<'_>) -> bool {
    let no = record.map.get("draft").and_then(Value::as_str);
    let no = no.is_some_and(|word| matches!(word, "no" | "false" | "off"));
    let draft = record.has("draft") && !no && record.boolean("draft") != Some(false);
    let keys = record.keys();
    let mut misspelt = keys
        .iter()
        .filter(|key| **key != "draft" && plain(key) == "draft");
    draft || is(record, "published", false) || misspelt.any(|key| !is(record, key, false))
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

/// The flags of front matter that cannot be parsed, by sight; true if any line looks like one.
pub fn by_sight(front: &str) -> bool {
    let label = |line: &str| line.trim_start().strip_prefix('-').is_some_and(hides);
    front
        .lines()
        .take(FRONT)
        .any(|line| flag_by_sight(line) || draft_by_sight(line) || label(line))
}

/// Whether a line of front matter that cannot be read looks as if it said that the record is a draft.
fn draft_by_sight(line: &str) -> bool {
    setting(line).is_some_and(|(key, value)| match key.as_str() {
        "draft" => value != "false",
        "published" => value == "false",
        _ => false,
    })
}

/// A key and its value as they look, in YAML, TOML or JSON.
fn setting(line: &str) -> Option<(String, String)> {
    let line = line
        .trim()
        .trim_start_matches(['{', '"', '\'', ' '])
        .to_lowercase();
    let (key, value) = line.split_once([':', '='])?;
    let value = value.trim().trim_matches(['"', '\'', ',', '}', ' ']);
    Some((
        plain(key.trim_end_matches(['"', '\'', ' '])),
        value.to_owned(),
    ))
}

/// Whether a line looks like a flag of front matter, in YAML or in TOML.
pub fn flag_by_sight(line: &str) -> bool {
    setting(line).is_some_and(|(key, value)| match key.as_str() {
        "confidential" | "private" | "embargo" | "embargoed" => value != "false",
        "embargo_until" => true,
        "tlp" => !tlp::is_clear(&value),
        "labels" => hides(value.trim_matches(['[', ']'])),
        _ => false,
    })
}

/// Lines in which flags are looked for by sight.
const FRONT: usize = 400;

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

/// People write TLP labels as in [`tlp::after`]; of a scoped label, as in `security::embargo`, the last part counts too.
fn label_hides(label: &str) -> bool {
    let label = label.trim().trim_matches(['"', '\'']).to_lowercase();
    let words = ["embargo", "embargoed", "confidential", "private"];
    let unknown = |rest: &str| !tlp::is_clear(rest.trim_start_matches(':'));
    let tlp = tlp::after(&label);
    let last = label.rsplit("::").next().unwrap_or(&label);
    tlp.unwrap_or(false)
        || tlp.is_none() && label.strip_prefix("tlp:").is_some_and(unknown)
        || words.contains(&last)
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
