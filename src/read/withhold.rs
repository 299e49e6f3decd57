//! Whether a record may be published. In doubt it may not: a flag that is there and is not plainly `false` withholds.
//! Flags, labels and dates in, a verdict out. Rules: TLP 2.0 (only CLEAR is public), GitLab's confidential issues.

use chrono::NaiveDate;
use serde_yaml::Value;

use super::record::Record;
use super::tlp;

/// Keys that say that a record is not public.
const FLAGS: &[&str] = &["confidential", "private", "embargo_until", "tlp"];

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
        let lower = key.to_lowercase();
        lower != *key && FLAGS.contains(&lower.as_str())
    });
    let hidden = record.raw("labels").is_some_and(any_label_hides);
    let title = record.raw("title").and_then(Value::as_str);
    let titled = title.and_then(tlp::after) == Some(true);
    misspelt || hidden || titled || flags.contains(&true) || embargo || tlp
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
        .any(|line| flag_by_sight(line) || label(line))
}

/// Whether a line looks like a flag of front matter, in YAML or in TOML.
pub fn flag_by_sight(line: &str) -> bool {
    let line = line.trim().trim_start_matches(['"', '\'']).to_lowercase();
    let Some((key, value)) = line.split_once([':', '=']) else {
        return false;
    };
    let value = value.trim().trim_matches(['"', '\'']);
    match key.trim_end_matches(['"', '\'', ' ']) {
        "confidential" | "private" => value != "false",
        "embargo_until" => true,
        "tlp" => !tlp::is_clear(value),
        "labels" => value.trim_matches(['[', ']']).split(',').any(hides),
        _ => false,
    }
}

/// Lines in which flags are looked for by sight.
const FRONT: usize = 400;

/// Whether a ticket says in words that it is not public: by a label, in its title, or at the head of its description.
pub fn ticket(title: &str, labels: &[&str], description: &str) -> bool {
    labels.iter().any(|label| hides(label))
        || tlp::after(title) == Some(true)
        || tlp::closes_all(description)
}

/// Whether a label says that its issue is not public.
pub fn hides(label: &str) -> bool {
    let label = label.trim().to_lowercase();
    let words = [
        "embargo",
        "embargoed",
        "confidential",
        "private",
        "security::embargo",
        "tlp::red",
        "tlp::amber",
        "tlp::green",
    ];
    let tlp = label
        .strip_prefix("tlp:")
        .is_some_and(|rest| !tlp::is_clear(rest.trim_start_matches(':')));
    tlp || words.contains(&label.as_str())
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
