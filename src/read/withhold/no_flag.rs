//! Values that say where something is, or how much: on a page of contacts and rules a key of a flag stands before them, too. A value
//! in; whether it cannot be one of a flag out. What flags mean is the business of `flags_at_head`.

use chrono::NaiveDate;
use serde_yaml::Value;

use super::phrases::is_phrase;
use super::{says_no, says_yes};
use crate::model::words::is_number;

/// Units of how long something takes.
const UNITS: &[&str] = &["hour", "day", "week", "month", "year"];

/// Words before a number with such a unit.
const BEFORE: &[&str] = &[
    "about", "at", "is", "least", "most", "of", "to", "up", "usually",
];

/// Whether a value is an address, a link, a room, a length of time or a span of code, or several of them, and says nothing else.
pub(super) fn is_no_flag(value: &str) -> bool {
    let value = value.trim().trim_matches('*').trim();
    if is_code(value) {
        let inside = Value::from(value.trim_matches('`').trim());
        return !says_yes(&inside) && !says_no(&inside);
    }
    let mut places = value
        .split_whitespace()
        .filter(|word| !joins(word))
        .peekable();
    is_long(value) || places.peek().is_some() && places.all(is_place)
}

/// Whether a text is one span of code.
pub(super) fn is_code(text: &str) -> bool {
    let inside = text.trim().strip_prefix('`');
    let inside = inside.and_then(|text| text.strip_suffix('`'));
    inside.is_some_and(|inside| !inside.is_empty() && !inside.contains('`'))
}

fn joins(word: &str) -> bool {
    matches!(word, "," | ";" | "/" | "and" | "or")
}

/// Whether a word is where somebody or something is found.
fn is_place(word: &str) -> bool {
    if let Some((text, link)) = word
        .strip_prefix('[')
        .and_then(|word| word.split_once("]("))
    {
        // What a link says may be the flag.
        let says = says_yes(&Value::from(text)) || is_phrase(text, NaiveDate::MIN);
        return !says && is_place(link);
    }
    let bare = word.trim_matches(['<', '>', '(', ')', ',', ';', '.', '"', '\'']);
    let scheme = bare.split_once("://").map(|(scheme, _)| scheme);
    let link = scheme.is_some_and(|scheme| scheme.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    let address = bare.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && !name.contains(':') && host.contains('.') && !host.contains('@')
    });
    let room = bare.strip_prefix('#');
    let room = room.filter(|room| !is_phrase(room, NaiveDate::MIN));
    link || address || room.is_some_and(|room| room.starts_with(char::is_alphabetic))
}

/// Whether a value tells how long something takes: `14 days`, `at most 14 days`.
fn is_long(value: &str) -> bool {
    let value = value.to_lowercase().replace('-', " ");
    let words: Vec<&str> = value.trim_end_matches('.').split_whitespace().collect();
    let [before @ .., number, unit] = words.as_slice() else {
        return false;
    };
    let unit = unit.strip_suffix('s').unwrap_or(unit);
    let counts = is_number(number);
    counts && UNITS.contains(&unit) && before.iter().all(|word| BEFORE.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_contacts_and_rules() {
        let rows = [
            ("security@example.org", true),
            ("<security@example.org>, https://e.org", true),
            ("[list](https://e.org/x)", true),
            ("[yes](https://e.org/x)", false),
            ("[confidential](https://e.org/x)", false),
            ("#pier and #sluice", true),
            ("#confidential", false),
            ("#12", false),
            ("14 days", true),
            ("up to 2 weeks", true),
            ("a 14-day", false),
            ("14 December", false),
            ("14", false),
            ("`member_list`", true),
            ("`true`", false),
            ("yes", false),
            ("yes, see https://e.org", false),
            ("", false),
        ];
        for (value, expected) in rows {
            assert_eq!(is_no_flag(value), expected, "{value}");
        }
    }
}
