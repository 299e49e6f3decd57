//! Names in the text of an action as people write them: behind an at sign, in mentions of Matrix, before `to` or a colon, in brackets
//! around it. A text in, names out, or whom a caller knows by them; who that is is the business of `owners`.

use std::borrow::Cow;
use std::sync::LazyLock;

use percent_encoding::percent_decode_str;
use regex::{Captures, Regex};

use super::joints::{DOUBTFUL, JOINTS, apart};
use super::owner_words::is_of_owner;
use crate::model::clues::Clues;

/// A mention as clients of Matrix write it, of a person: `[Ash](https://matrix.to/#/@ash:example.org)`, or the address alone.
static MENTION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let address = r"https?://matrix\.to/#/((?:@|%40)[^\s()<>?]+)(?:\?[^\s()<>]*)?";
    Regex::new(&format!(r"\[[^\[\]]*\]\(<?{address}>?\)|{address}")).ok()
});

/// A text with whole Matrix ids where it mentions people.
pub(super) fn mentioned(text: &str) -> Cow<'_, str> {
    let pattern = MENTION.as_ref().filter(|_| text.contains("//matrix.to/"));
    let Some(pattern) = pattern else {
        return Cow::Borrowed(text);
    };
    pattern.replace_all(text, |found: &Captures<'_>| {
        let id = found.get(1).or(found.get(2)).map_or("", |id| id.as_str());
        percent_decode_str(id).decode_utf8_lossy().into_owned()
    })
}

/// What stands after an at sign that begins a word, or a part of one as in `@ash/@birch`.
pub(super) fn explicit(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')'));
    let words = words.map(|word| word.trim_start_matches(['"', '\'', '<', '*', '`', '“', '‘']));
    let words = words.map(|word| {
        let inside = word.strip_prefix('[').unwrap_or(word);
        let end = inside.rfind(']').filter(|_| inside.len() < word.len());
        &inside[..end.unwrap_or(inside.len())]
    });
    let named = words.filter(|word| word.starts_with('@'));
    named
        .flat_map(|word| word.split(['/', '&', '+']))
        .filter_map(|name| name.strip_prefix('@'))
}

/// What parts somebody from an action, before it or behind.
const APART: [&str; 6] = [
    " -> ",
    " \u{2192} ",
    " - ",
    " \u{2013} ",
    " \u{2014} ",
    " -- ",
];

/// What stands between somebody and what they are to do.
const BEFORE: [&str; 7] = [
    " to ",
    " will ",
    ":",
    " should ",
    " needs to ",
    " has to ",
    " agreed to ",
];

/// All of these.
static MARKS: LazyLock<Clues> = LazyLock::new(|| Clues::new(BEFORE.iter().chain(&APART).copied()));

/// Names before `to`, `will`, a colon or a dash; none unless all of them are people of some meeting or of the team.
pub(super) fn leading(text: &str, person: impl Fn(&str) -> Option<String>) -> Option<Vec<String>> {
    let text = uncounted(text);
    all(&text[..MARKS.first(text)?], person)
}

/// Names behind a text: behind its last dash or arrow, or a word such as `owner`.
pub(super) fn trailing(text: &str, person: impl Fn(&str) -> Option<String>) -> Option<Vec<String>> {
    let behind = |mark: &&str| text.rfind(*mark).map(|at| at + mark.len());
    let start = APART.iter().filter_map(behind).max();
    let named = start.and_then(|start| all(&text[start..], &person));
    named.or_else(|| all(behind_owner(text)?, person))
}

/// Names in brackets: all that stands there, what a comma ends, or what is told by a word such as `owner`.
pub(super) fn inside(text: &str, person: impl Fn(&str) -> Option<String>) -> Option<Vec<String>> {
    let first = || text.split_once(',').map(|(first, _)| first);
    let named = all(text, &person).or_else(|| all(first()?, &person));
    named.or_else(|| all(behind_owner(text)?, person))
}

/// What stands behind a word such as `owner` and the colon or dot that is the last one of a text.
fn behind_owner(text: &str) -> Option<&str> {
    let (before, behind) = text.trim_end_matches('.').rsplit_once([':', '.'])?;
    let mut words = before.rsplit(|c: char| !c.is_alphabetic());
    let word = words.next()?.to_lowercase();
    is_of_owner(&word).then_some(behind)
}

/// A text without the number that counts it: `A1. Ash to row`, `#1 Ash to row`.
fn uncounted(text: &str) -> &str {
    const LETTERS: usize = 2;
    let Some((word, rest)) = text.split_once(' ') else {
        return text;
    };
    let number = word.trim_end_matches(['.', ')', ':']);
    let digits = number.trim_start_matches(|c: char| c == '#' || c.is_ascii_alphabetic());
    let marked = number.len() < word.len() || number.starts_with('#');
    let whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    match marked && whole && number.len() - digits.len() <= LETTERS {
        true => rest,
        false => text,
    }
}

/// Those whom a list of names names; none unless all of them are.
pub(super) fn all(names: &str, person: impl Fn(&str) -> Option<String>) -> Option<Vec<String>> {
    let parts = names.split([',', '&', '+', '/']);
    let parts = parts
        .flat_map(|part| apart(part, JOINTS, false))
        .map(str::trim);
    let joins = |word: &&str| !JOINTS.contains(word) && !DOUBTFUL.contains(word);
    let mut ids = Vec::new();
    for part in parts.filter(|part| !part.is_empty()) {
        match person(part) {
            Some(id) => ids.push(id),
            None => {
                for word in part.split_whitespace().filter(joins) {
                    ids.push(person(word)?);
                }
            }
        }
        if ids.len() > MOST_NAMES {
            return None;
        }
    }
    (!ids.is_empty()).then_some(ids)
}

/// Names before `to` and the like, at the most.
const MOST_NAMES: usize = 8;

/// What stands in brackets at the beginning or the end of a text: `[Kim] paint`, `paint (Kim Reed)`. A link is none.
pub(super) fn bracketed(text: &str) -> Option<&str> {
    const PAIRS: [(char, char); 2] = [('[', ']'), ('(', ')')];
    let text = text.trim();
    let mut found = PAIRS.iter().filter_map(|(open, close)| {
        let first = || {
            let (inside, rest) = text.strip_prefix(*open)?.split_once(*close)?;
            (!rest.starts_with('(')).then_some(inside)
        };
        let last = || {
            let (rest, inside) = text.strip_suffix(*close)?.rsplit_once(*open)?;
            (!rest.ends_with(']')).then_some(inside)
        };
        first().or_else(last)
    });
    found.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_brackets_around_a_text() {
        let rows = [
            ("[Kim] paint", "Kim"),
            ("paint [Kim Reed]", "Kim Reed"),
            ("(Ash, Kim) nap", "Ash, Kim"),
            ("paint (Kim)", "Kim"),
            ("(due today) paint [Kim]", "Kim"),
            ("[Kim](https://e.org) paints", ""),
            ("paint [it](https://e.org)", ""),
            ("ask [Kim] about it", ""),
            ("[Kim", ""),
            ("", ""),
        ];
        for (text, expected) in rows {
            assert_eq!(bracketed(text).unwrap_or_default(), expected, "{text}");
        }
    }

    #[test]
    fn names_that_all_are_of_somebody() {
        let person = |name: &str| ["ash", "kim reed"].contains(&name).then(|| name.to_owned());
        let rows = [
            ("ash & kim reed", "ash|kim reed"),
            ("ash and kim reed", "ash|kim reed"),
            ("ash ash", "ash|ash"),
            ("ash und kim reed", "ash|kim reed"),
            ("ash en ash", "ash|ash"),
            ("and ash", "ash"),
            ("ash, lea", "-"),
            ("", "-"),
        ];
        for (names, expected) in rows {
            let found = all(names, person).map(|found| found.join("|"));
            assert_eq!(found.as_deref().unwrap_or("-"), expected, "{names}");
        }
    }

    #[test]
    fn names_before_and_behind_an_action() {
        let person = |name: &str| ["ash", "kim"].contains(&name).then(|| name.to_owned());
        let rows = [
            ("ash -> row", "ash", "-"),
            ("row -> ash, kim", "-", "ash|kim"),
            ("row - ash", "-", "ash"),
            ("row \u{2013} or swim", "-", "-"),
            ("ash needs to row", "ash", "-"),
            ("A1. ash to row", "ash", "-"),
            ("#12 ash and kim to row", "ash|kim", "-"),
            ("2026 ash to row", "-", "-"),
            ("row; owner: ash", "-", "ash"),
            ("row. Responsable: ash.", "-", "ash"),
            ("row: ash", "-", "-"),
            ("", "-", "-"),
        ];
        let told = |found: Option<Vec<String>>| found.map_or("-".to_owned(), |all| all.join("|"));
        for (text, before, behind) in rows {
            assert_eq!(told(leading(text, person)), before, "{text}");
            assert_eq!(told(trailing(text, person)), behind, "{text}");
        }
        for (text, expected) in [
            ("ash, by 2026-11-01", "ash"),
            ("resp. ash", "ash"),
            ("by ash", "-"),
        ] {
            assert_eq!(told(inside(text, person)), expected, "{text}");
        }
    }
}
