//! Degrees of what may be read by whom, which others write in several words. A value of front matter in, whether it is not public out.

use serde_yaml::Value;

use super::{NOT_PUBLIC, says_no, word};

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

/// People of a team, who alone may read what a key of access names them for.
const GROUPS: &[&str] = &[
    "admins",
    "board",
    "committee",
    "core",
    "employees",
    "leads",
    "limited",
    "logged",
    "maintainers",
    "organizers",
    "owners",
    "pmc",
    "protected",
    "staff",
    "trustees",
    "vorstand",
];

/// Words with which a page is shown to all.
const SHOWN: &[&str] = &[
    "all",
    "always",
    "any",
    "anybody",
    "anyone",
    "clear",
    "default",
    "everybody",
    "everyone",
    "external",
    "listed",
    "low",
    "on",
    "open",
    "published",
    "shown",
    "true",
    "unlisted",
    "visible",
    "web",
    "world",
    "yes",
];

/// Whether a key that tells nothing but who may read something names those who do: `visibility: board`, of which everything counts
/// that is not known to be all.
pub(super) fn is_for_few(key: &str, value: &Value) -> bool {
    const MOST: usize = 3;
    let text = word(value).unwrap_or_default();
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let Some(first) = words.first() else {
        return false;
    };
    let shown = PUBLIC.contains(first) || SHOWN.contains(first);
    match key {
        "sensitivity" => *first == "high",
        "visibility" => !shown && words.len() <= MOST && !says_no(value),
        "access" | "readers" | "restricted" | "restricted_to" => {
            !shown && words.iter().any(|word| GROUPS.contains(word))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_alone_may_read() {
        let rows = [
            ("visibility", "board", true),
            ("visibility", "logged-in", true),
            ("visibility", "public", false),
            ("visibility", "visible", false),
            ("visibility", "", false),
            ("access", "board", true),
            ("access", "open", false),
            ("access", "online", false),
            ("restricted", "Staff", true),
            ("audience", "maintainers", false),
        ];
        for (key, value, expected) in rows {
            assert_eq!(
                is_for_few(key, &Value::from(value)),
                expected,
                "{key}: {value}"
            );
        }
    }
}
