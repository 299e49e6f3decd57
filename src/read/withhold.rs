//! Whether a record may be published. In doubt it may not: a flag that is there and is not plainly `false` withholds.
//! Flags, labels and dates in, a verdict out. Rules: TLP 2.0 (only CLEAR is public), GitLab's confidential issues.

use chrono::NaiveDate;

use super::record::Record;

/// Reads the flags of one of our own records; true if it must not be published.
pub fn record(record: &Record<'_>, labels: &[String], today: NaiveDate) -> bool {
    let flags = ["confidential", "private"].map(|key| {
        let value = record.raw(key);
        value.is_some_and(|value| value.as_bool() != Some(false))
    });
    let embargo = record.raw("embargo_until").is_some_and(|value| {
        let date = value
            .as_str()
            .and_then(|text| NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok());
        date.is_none_or(|date| date > today)
    });
    let tlp = record
        .raw("tlp")
        .is_some_and(|value| !value.as_str().is_some_and(is_clear));
    flags.contains(&true) || embargo || tlp || labels.iter().any(|label| hides(label))
}

/// `TLP:CLEAR`, or its former name.
fn is_clear(text: &str) -> bool {
    let text = text.trim().to_uppercase();
    matches!(
        text.strip_prefix("TLP:").unwrap_or(&text).trim(),
        "CLEAR" | "WHITE"
    )
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
        .is_some_and(|rest| !is_clear(rest.trim_start_matches(':')));
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
}
