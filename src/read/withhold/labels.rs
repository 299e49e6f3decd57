//! Labels and tags that say that what bears them is not public. A label, or a list of them, in; whether it hides out.

use serde_yaml::Value;

use super::days::OVER;
use super::degree::{is_degree, is_degree_key};
use super::languages::mark_in_english;
use super::phrases::classifies;
use super::{NOT_PUBLIC, OPEN, is_one_of, word};
use crate::read::tlp;

/// Labels, however deep a list holds them.
pub(super) fn any_label_hides(value: &Value, hides: fn(&str) -> bool) -> bool {
    let any = |value: &Value| any_label_hides(value, hides);
    match value {
        Value::String(label) => hides(label),
        Value::Sequence(items) => items.iter().any(any),
        Value::Mapping(map) => map.iter().any(|(key, value)| any(key) || any(value)),
        _ => false,
    }
}

/// Whether a label, or one of several with commas between, says that its issue is not public.
pub fn hides(labels: &str) -> bool {
    labels.split(',').any(|label| label_hides(label, true))
}

/// The same of tags, which may name what a text is about: `secret` and `internal` alone say nothing then.
pub(super) fn tag_hides(tags: &str) -> bool {
    tags.split(',').any(|tag| label_hides(tag, false))
}

/// Whether of some tags that hide the only one is `embargo`, and another one tells that it is what a text is about.
pub(super) fn is_of_policy(value: &Value) -> bool {
    const POLICY: &[&str] = &["policy", "policies", "process"];
    let items = value.as_sequence().into_iter().flatten();
    let tags: Vec<String> = items.filter_map(word).collect();
    let about = tags.iter().any(|tag| POLICY.contains(&tag.as_str()));
    about
        && value
            .as_sequence()
            .is_some_and(|all| all.len() == tags.len())
        && {
            let mut others = tags.iter().filter(|tag| *tag != "embargo");
            !others.any(|tag| tag_hides(tag))
        }
}

/// People write TLP labels as in [`tlp::after`]; of a scoped label, as in `security::embargo` or `embargo: yes`, every part counts.
fn label_hides(label: &str, alone: bool) -> bool {
    let label = label.trim().trim_matches(['"', '\'']).to_lowercase();
    let unknown = |rest: &str| !tlp::is_clear(rest.trim_start_matches(':'));
    let tlp = tlp::after(&label);
    let parts: Vec<&str> = label
        .split([':', '/', '='])
        .map(|part| part.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|part| !part.is_empty())
        .collect();
    let no = ["no", "none", "false", "off"];
    let last = parts.last().copied().unwrap_or("");
    let open = no.contains(&last) || OVER.contains(&last);
    tlp.unwrap_or(false)
        || tlp.is_none() && label.strip_prefix("tlp:").is_some_and(unknown)
        || !open && (alone || parts.len() > 1) && is_degree_of(&parts)
        || !open && alone && classifies(&parts.join(" ").replace(['-', '_'], " "))
        || !open && (0..parts.len()).any(|at| part_hides(parts[at], parts.get(at + 1).copied()))
}

/// Whether a label says what front matter says in a key: `internal`, `members only`, `visibility::internal`.
fn is_degree_of(parts: &[&str]) -> bool {
    let plain = |part: &str| part.replace([' ', '_'], "-");
    match parts {
        [word] => WORDS.contains(&plain(word).as_str()) || is_degree_in_two(word),
        [word, yes] if WORDS.contains(&plain(word).as_str()) => matches!(*yes, "yes" | "true"),
        [key, value] => {
            let value = Value::from(*value);
            let degree = is_degree_key(key) || OF_FLAWS.contains(key);
            let low = WORDS.contains(&plain(parts[1]).as_str());
            let high = *key == "confidentiality" && !is_one_of(&value, OPEN);
            let pending = *key == "disclosure" && is_one_of(&value, &["pending", "planned"]);
            high || pending || degree && (low || is_degree(&value))
        }
        _ => false,
    }
}

/// Whether a label is a degree and its key in one: `restricted-visibility`, `internal access`.
fn is_degree_in_two(word: &str) -> bool {
    let words: Vec<&str> = word.split([' ', '-', '_']).collect();
    let [one, two] = words.as_slice() else {
        return false;
    };
    let degree = |word: &str| is_one_of(&Value::from(word), NOT_PUBLIC) || WORDS.contains(&word);
    let key = is_degree_key(one) || OF_FLAWS.contains(one);
    key && degree(two) || is_degree_key(two) && degree(one)
}

/// Keys of labels about flaws, which tell a degree, too.
const OF_FLAWS: &[&str] = &["security", "vulnerability", "disclosure", "embargo"];

/// Labels that say as a whole that their issue is not public.
const WORDS: &[&str] = &[
    "hidden",
    "internal",
    "nda",
    "members-only",
    "non-public",
    "nonpublic",
    "not-public",
    "pre-disclosure",
    "restricted",
    "secret",
    "sensitive",
    "team-only",
    "under-nda",
    "undisclosed",
];

/// Whether a part of a label is a word for what is not public, or one with little around it: `under embargo`, `confidential issue`.
/// `non-confidential` is another.
fn part_hides(part: &str, next: Option<&str>) -> bool {
    let words = part.split([' ', '-', '_', '\t']).map(mark_in_english);
    let words: Vec<&str> = words.collect();
    let hides = |word: &str| ["confidential", "private"].contains(&word);
    let goes_on = |word: &str| ["until", "till", "issue", "report", "yes", "true"].contains(&word);
    embargoes(&words)
        || match words.as_slice() {
            // `private/api` and `lang::private::x` are about something else.
            ["private"] => next.is_none_or(|next| matches!(next, "yes" | "true")),
            [word] => hides(word),
            ["under" | "security" | "sec", rest @ ..] => {
                rest.first().is_some_and(|word| hides(word))
            }
            // `private-security-groups` are about something else.
            [word, "security", rest @ ..] if hides(word) => match rest {
                [] => true,
                [what, ..] => FLAWS.contains(what),
            },
            [word, next, ..] => hides(word) && goes_on(next),
            [] => false,
        }
}

/// What is reported.
const FLAWS: &[&str] = &["issue", "report", "bug", "flaw", "ticket", "vulnerability"];

/// Whether some words speak of an embargo. In doubt it holds: only one that is denied, or said to be over, does not.
fn embargoes(words: &[&str]) -> bool {
    let Some(at) = words.iter().position(|word| word.starts_with("embargo")) else {
        return false;
    };
    let denied = ["no", "non", "not", "post", "after", "without"];
    let before = |word: &&str| denied.contains(word);
    let still = ["not", "until", "till", "before", "unless", "yet"];
    let behind = &words[at + 1..];
    let over = behind.iter().any(|word| OVER.contains(word));
    !words[..at].iter().any(before) && (!over || behind.iter().any(|word| still.contains(word)))
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
            ("Vertraulich", true),
            ("security::confidentiel", true),
            ("nicht vertraulich", false),
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
            ("secret", true),
            ("restricted", true),
            ("Internal", true),
            ("sensitive", true),
            ("not-public", true),
            ("team-only", true),
            ("members only", true),
            ("visibility::internal", true),
            ("security::restricted", true),
            ("confidentiality::high", true),
            ("confidentiality::low", false),
            ("internal: false", false),
            ("secret: yes", true),
            ("Security::Sensitive", true),
            ("hidden", true),
            ("undisclosed", true),
            ("vulnerability::undisclosed", true),
            ("vulnerability::public", false),
            ("private security issue", true),
            ("sec-private", true),
            ("disclosure::pending", true),
            ("disclosure::done", false),
            ("review::pending", false),
            ("pre-disclosure", true),
            ("pre_disclosure", true),
            ("disclosure", false),
            ("private-security-groups", false),
            ("restricted-visibility", true),
            ("public-visibility", false),
            ("NDA", true),
            ("type::internal", false),
            ("internal-api", false),
            ("secrets", false),
            ("Embargoed CVE", true),
            ("embargo_active", true),
            ("cve embargoed", true),
            ("embargo not lifted", true),
            ("embargo until lifted", true),
            ("embargo lifted 2026-01-01", false),
            ("no-embargo", false),
            ("post-embargo", false),
            ("internal only", true),
            ("internal::only", true),
            ("do-not-disclose", true),
            ("security-sensitive", true),
            ("read only", false),
            ("release-notes-only", false),
            ("do-not-merge", false),
            ("security-team", false),
            ("visibility::private", true),
            ("private: yes", true),
            ("area/private_messages", false),
        ];
        for (label, expected) in rows {
            assert_eq!(hides(label), expected, "{label}");
        }
        assert!(!tag_hides("secret, internal") && tag_hides("x, confidential"));
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
            assert_eq!(any_label_hides(&labels, hides), expected, "{yaml}");
        }
    }
}
