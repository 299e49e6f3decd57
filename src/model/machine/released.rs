//! Versions of four parts as lists of changes, advisories and releases have them: in headings with a day, behind a name, in lists below a
//! key. What stands before and behind such numbers in, whether they are a version by that out; words before them are the business of
//! `version`.

use crate::model::words::{begins_with, each_word, is_number};

/// Parts of a version are smaller, as those of addresses mostly are not.
const SMALL: u8 = 30;

/// Lines above an item of a list in which its key is looked for, and bytes of them.
const ABOVE: usize = 12;
const NEAR: usize = 400;

/// Bytes behind numbers that are looked at.
const BEHIND: usize = 80;

/// What is told of versions behind them, and of several.
const TOLD: &[&str] = &[
    "has been released",
    "have been released",
    "was released",
    "were released",
    "is released",
    "is out",
    "are out",
];

/// Names before a version that are none of a program.
const NO_NAMES: &[&str] = &[
    "a", "and", "ask", "at", "for", "from", "in", "is", "it", "of", "on", "our", "the", "their",
    "this", "to", "was", "what", "while", "with",
];

/// Whether numbers are a version by what stands around; `near` is the end of the line before them.
pub(super) fn is_told(before: &str, near: &str, parts: &[u8], after: &str) -> bool {
    let small = parts.iter().all(|part| *part < SMALL);
    let behind = behind(after);
    // No machine has the first address of a network for its own.
    let first = parts.last() == Some(&0) && small && !after.starts_with('/');
    first
        || begins_heading(near) && has_day(behind)
        || small && is_named(near) && (has_day(behind) || is_released(behind))
        || near.trim_start().starts_with("gem '") && near.ends_with('\'')
        || near.ends_with("(= ") && after.starts_with(')')
        || is_item(near) && is_below_key(before)
}

/// The line behind numbers, as far as it is looked at.
fn behind(after: &str) -> &str {
    let line = after.split('\n').next().unwrap_or(after);
    &line[..line.ceil_char_boundary(BEHIND)]
}

/// Whether nothing but the signs of a heading stands before numbers, or a bracket around them.
fn begins_heading(near: &str) -> bool {
    let head = near.trim_end_matches(['[', ' ']);
    head.len() < near.len()
        && (near.ends_with('[') || near.starts_with('#'))
        && head.bytes().all(|byte| byte == b'#')
}

/// Whether a year, and what is a part of a day, follows behind a dash or in brackets.
fn has_day(behind: &str) -> bool {
    let rest = behind.trim_start_matches([']', ' ']);
    let inside = rest.strip_prefix(['(', '-', '\u{2013}', '\u{2014}', '/']);
    let mut words = inside.into_iter().flat_map(each_word).take(3);
    let year = |word: &str| word.len() == 4 && (word.starts_with("20") || word.starts_with("19"));
    words.any(|word| year(word) && is_number(word))
}

/// Whether what follows, behind further numbers of a list, tells that it was released.
fn is_released(behind: &str) -> bool {
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ');
    let rest = behind.trim_start_matches(number);
    let rest = rest
        .strip_prefix("and ")
        .unwrap_or(rest)
        .trim_start_matches(number);
    behind.starts_with([' ', ',']) && begins_with(rest, TOLD)
}

/// Whether a word that begins with a capital stands before numbers.
fn is_named(near: &str) -> bool {
    let word = near
        .strip_suffix(' ')
        .and_then(|head| head.rsplit(char::is_whitespace).next());
    word.is_some_and(|word| {
        let lower = word.to_ascii_lowercase();
        let letters = word
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-+.".contains(&byte));
        letters
            && word.starts_with(|c: char| c.is_ascii_uppercase())
            && !NO_NAMES.contains(&&*lower)
    })
}

/// Whether numbers are an item of a list, or the first of one in brackets.
fn is_item(near: &str) -> bool {
    let item = near.trim_start().trim_end_matches(['"', '\'', ' ']);
    matches!(item, "-" | "*")
}

/// Whether the key right above a list is one of versions: `patched_versions:`.
fn is_below_key(before: &str) -> bool {
    let start = before.ceil_char_boundary(before.len().saturating_sub(NEAR));
    let mut above = before[start..].lines().rev().skip(1).take(ABOVE);
    let key = above.find(|line| !line.trim_start().starts_with(['-', '*']));
    let key = key.and_then(|line| line.trim().strip_suffix(':'));
    key.is_some_and(|key| {
        key.trim_matches(['"', '\'', '*'])
            .to_ascii_lowercase()
            .ends_with("versions")
    })
}
