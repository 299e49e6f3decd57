//! Degrees of what may be read by whom, which others write in several words. A value of front matter in, whether it is not public out.

use serde_yaml::Value;

use super::{NOT_PUBLIC, OPEN, is_one_of, says_no, says_yes, word};

/// Keys of others that tell a degree.
const DEGREES: &[&str] = &[
    "visibility",
    "access",
    "permission",
    "permissions",
    "classification",
    "information_type",
    "marking",
    "sensitivity",
    "audience",
    "readers",
    "restricted_to",
    "share",
    "sharing",
];

/// Whether a key of others tells a degree: one of those, or what kind of one it is, as `data_classification`.
pub(super) fn is_degree_key(key: &str) -> bool {
    let mut ends = ["_classification", "classification_level", "_marking"].iter();
    let kind = !key.starts_with("tlp") && ends.any(|end| key.ends_with(end));
    DEGREES.contains(&key) || kind
}

/// Words for those who alone may read, and for what nobody may.
const FEW: &[&str] = &["members", "team", "hidden", "sensitive"];

/// Keys that tell nothing but who may read: whatever does not say that everybody may, closes.
const WHO: &[&str] = &["visibility", "readers", "restricted_to"];

/// Words for everybody, beside those that degrees begin with.
const EVERYBODY: &[&str] = &[
    "all",
    "any",
    "anybody",
    "anyone",
    "community",
    "everybody",
    "everyone",
    "listed",
    "show",
    "shown",
    "unlisted",
    "visible",
    "web",
    "world",
];

/// Keys that mostly do, and words for those who alone may.
const ACCESS: &[&str] = &["access", "permission", "permissions", "share", "sharing"];
const GROUPS: &[&str] = &[
    "admins",
    "board",
    "committee",
    "core",
    "employees",
    "leads",
    "maintainers",
    "organizers",
    "pmc",
    "staff",
    "trustees",
    "vorstand",
];

/// Whether a value of such a key closes: a degree, or those who alone may read.
pub(super) fn closes(key: &str, value: &Value) -> bool {
    let text = word(value).unwrap_or_default();
    let plain = !text.is_empty() && !text.contains("://");
    let words = || text.split(|c: char| !c.is_alphanumeric());
    let first = || words().find(|word| !word.is_empty()).unwrap_or_default();
    let of = |known: &[&str]| known.contains(&first());
    is_degree(value)
        || WHO.contains(&key)
            && plain
            && !(of(PUBLIC) || of(EVERYBODY) || says_yes(value) || says_no(value))
            && !is_one_of(value, OPEN)
        || ACCESS.contains(&key) && plain && words().any(|word| GROUPS.contains(&word))
}

/// What a degree begins with that is public, whatever it is to whom.
pub(super) const PUBLIC: &[&str] = &["public", "none", "unclassified"];

/// Whether a degree is not public: `Strictly Confidential`, `members-only`, `not public`; `non-confidential` is.
pub(super) fn is_degree(value: &Value) -> bool {
    let text = word(value).unwrap_or_default();
    let words = text.split(|c: char| !c.is_alphanumeric());
    let mut words = words.filter(|word| !word.is_empty()).peekable();
    if words.peek().is_some_and(|first| PUBLIC.contains(first)) {
        return false;
    }
    let mut denied = false;
    words.any(|word| {
        let closed = match word {
            "public" => denied,
            word => !denied && (NOT_PUBLIC.contains(&word) || FEW.contains(&word)),
        };
        denied = matches!(word, "not" | "non");
        closed
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_read() {
        let rows = [
            ("visibility", "board", true),
            ("visibility", "logged-in", true),
            ("visibility", "everybody", false),
            ("visibility", "Public", false),
            ("visibility", "open", false),
            ("visibility", "true", false),
            ("visibility", "", false),
            ("readers", "crew", true),
            ("readers", "anyone", false),
            ("access", "board", true),
            ("access", "by ferry", false),
            ("access", "restricted", true),
            ("audience", "staff", false),
            ("audience", "members", true),
        ];
        for (key, yaml, expected) in rows {
            let value: Value = serde_yaml::from_str(yaml).unwrap_or_default();
            assert_eq!(closes(key, &value), expected, "{key}: {yaml}");
        }
    }
}
