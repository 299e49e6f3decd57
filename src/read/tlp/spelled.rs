//! How labels of the Traffic Light Protocol are spelled. A line in, where its labels stand and whether each of them closes or
//! opens what follows out. What holds after all of them, and which lines only speak of labels, is not told here.

use std::ops::Range;
use std::sync::LazyLock;

pub(super) use super::colours::COLOURS;
use super::silent;
use crate::model::clues::Clues;
use crate::model::words::{each_word, is_one_of};
use crate::read::text::head_chars;

/// `TLP:CLEAR`, or its former name.
pub fn is_clear(text: &str) -> bool {
    let text = text.trim().to_uppercase();
    matches!(
        text.strip_prefix("TLP:").unwrap_or(&text).trim(),
        "CLEAR" | "WHITE"
    )
}

/// Whether a TLP label may stand anywhere in a text: the quick question before that of every line.
pub fn speaks_of(text: &str) -> bool {
    RARE.are_in(text) && labels(text).next().is_some()
}

/// What all its names hold, and few other words, in every case: letters that are met less than any one of them.
static RARE: LazyLock<Clues> = LazyLock::new(|| Clues::in_any_case(&["tlp", "ffi"]));

/// Where the protocol is named in a text: a range of bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Where `TLP`, or `Traffic Light Protocol`, stands in a text, whatever its case.
pub(super) fn labels(text: &str) -> impl DoubleEndedIterator<Item = Name> {
    let bytes = text.as_bytes();
    let spelled = |at: usize| {
        let start = at.checked_sub(2)?;
        let short = bytes[start..=at].eq_ignore_ascii_case(b"TLP");
        match short {
            true => Some(Name { start, end: at + 1 }),
            false => in_full(bytes, at),
        }
    };
    // Of its letters the one that is met least.
    let named = memchr::memchr2_iter(b'P', b'p', bytes).filter_map(spelled);
    named.filter(|name| !silent::is_silent(text, name.start, name.end))
}

/// The name of the protocol in full of which the last word begins at a byte.
fn in_full(bytes: &[u8], at: usize) -> Option<Name> {
    let end = at + b"protocol".len();
    let last = bytes.get(at..end)?.eq_ignore_ascii_case(b"protocol");
    let light = last.then(|| word_before(bytes, at, b"light"))??;
    let start = word_before(bytes, light, b"traffic")?;
    Some(Name { start, end })
}

/// Where a word begins that stands before a byte, with a sign between at the most.
fn word_before(bytes: &[u8], at: usize, word: &[u8]) -> Option<usize> {
    let between = bytes[..at].last().is_some_and(|byte| b" -_".contains(byte));
    let end = at - usize::from(between);
    let start = end.checked_sub(word.len())?;
    let found = bytes[start..end].eq_ignore_ascii_case(word);
    found.then_some(start)
}

/// Whether the label with a name in a line closes or opens what follows; none if it is no label.
pub(super) fn label(line: &str, name: Name) -> Option<bool> {
    match colour(line, name) {
        Some((word, _)) => Some(!is_clear(word)),
        None => is_unknown(line, name.start).then_some(true),
    }
}

/// Whether the label at a byte of a line is spelled as one, as `TLP:AMBR` is, but has a colour that there is not. In doubt it is one
/// that is not public.
fn is_unknown(line: &str, at: usize) -> bool {
    let apart = !line[..at].ends_with(char::is_alphanumeric);
    let word = line[at..].strip_prefix("TLP:").unwrap_or_default();
    let end = word.find(|c: char| !c.is_ascii_uppercase());
    let (word, behind) = word.split_at(end.unwrap_or(word.len()));
    let known = is_colour_word(word);
    let whole = !behind.starts_with(|c: char| c.is_alphanumeric() || c == ':');
    apart && whole && !known && (3..=LONG).contains(&word.len())
}

/// The colour of the label with a name in a line, and what follows it; none if it is no label.
pub(super) fn colour(line: &str, name: Name) -> Option<(&str, &str)> {
    let before = line[..name.start].chars().next_back();
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let gap = &line[name.end..];
    let rest = behind_slash(gap, before).unwrap_or_else(|| behind_words(behind_gap(gap)));
    // `#tlpred`.
    let apart = rest.len() < gap.len() || before == Some('#');
    let letters = rest
        .bytes()
        .take(LONG)
        .take_while(u8::is_ascii_alphanumeric);
    let word = rest.get(..letters.count()).filter(|_| apart)?;
    let behind = &rest[word.len()..];
    // In brackets a colour stands alone; a list of colours explains the protocol.
    let open = gap[..gap.len() - rest.len()].ends_with(['(', '[']);
    let alone = behind.starts_with([')', ']', '+']);
    // A row of a table with several colours explains them.
    let row = gap[..gap.len() - rest.len()].contains('|');
    let explains = || row && has_colour(near(behind)) || is_choice(word, near(behind));
    let known = || is_colour_word(word);
    (known() && (!open || alone) && !explains()).then_some((word, behind))
}

/// Whether a colour is the first of those among which somebody is to choose, the public one among them, and nothing else follows:
/// `RED / AMBER / GREEN / CLEAR`.
fn is_choice(first: &str, behind: &str) -> bool {
    let sign = |c: char| !c.is_alphanumeric();
    let parts = behind.trim_end_matches(sign).split(['/', '|']);
    let parts = parts.map(|part| part.trim_matches(sign)).skip(1);
    let head = behind.trim_start().starts_with(['/', '|']);
    let mut names: Vec<String> = std::iter::once(first)
        .chain(parts)
        .map(str::to_uppercase)
        .collect();
    let strict = |name: &String| {
        name.strip_suffix("+STRICT")
            .map_or(name.clone(), str::to_owned)
    };
    let known = names.iter().map(strict).all(|name| is_colour_word(&name));
    let count = names.len();
    let public = names.iter().any(|name| is_clear(name));
    names.sort_unstable();
    names.dedup();
    head && known && public && count >= super::LEAST && names.len() == count
}

/// Whether a word is a colour of the protocol, in any case.
fn is_colour_word(word: &str) -> bool {
    is_one_of(word, COLOURS)
}

/// Whether a colour stands in a text as a word.
fn has_colour(text: &str) -> bool {
    each_word(text).any(is_colour_word)
}

/// Words between `TLP` and its colour, where somebody says it in words: `TLP is RED`, `TLP level: amber`.
const BETWEEN: &[&str] = &[
    "is",
    "now",
    "level",
    "label",
    "marking",
    "set",
    "to",
    "classification",
    "colour",
    "color",
    "version",
];

/// What follows the sign in `TLP/AMBER`, where it is that of no path and its line ends there.
fn behind_slash(gap: &str, before: Option<char>) -> Option<&str> {
    let rest = gap.strip_prefix('/').filter(|_| before != Some('/'))?;
    let end = rest.find(|c: char| !c.is_ascii_uppercase());
    let behind = &rest[end.unwrap_or(rest.len())..];
    let behind = behind.strip_prefix("+STRICT").unwrap_or(behind);
    let ends = behind
        .trim_end_matches(['*', '_', ')', ']', '\r'])
        .is_empty();
    ends.then_some(rest)
}

/// What follows the version of the protocol and the signs behind it: `2.0: `, `v2:`; the text itself without one.
fn behind_version(text: &str) -> &str {
    let digits = text.strip_prefix(['v', 'V']).unwrap_or(text);
    let digit = |text: &'_ str| text.starts_with(|c: char| c.is_ascii_digit());
    let Some(rest) = digit(digits).then(|| &digits[1..]) else {
        return text;
    };
    let minor = rest.strip_prefix('.').filter(|rest| digit(rest));
    let behind = minor.map_or(rest, |rest| &rest[1..]);
    let told = digits.len() < text.len() || minor.is_some() || behind.starts_with(':');
    let next = behind_gap(behind);
    match told && next.len() < behind.len() {
        true => next,
        false => text,
    }
}

/// What follows those words, and the signs behind them.
fn behind_words(text: &str) -> &str {
    let mut rest = behind_version(text);
    for _ in 0..BETWEEN.len() {
        let end = rest
            .bytes()
            .take(LONGER)
            .position(|byte| !byte.is_ascii_alphabetic());
        let (word, behind) = rest.split_at(end.unwrap_or(0));
        let between = is_one_of(word, BETWEEN);
        let next = behind_gap(behind);
        if !between || next.len() == behind.len() {
            break;
        }
        rest = behind_version(next);
    }
    rest
}

/// The head of a text. No label looks further than that: a line may be long, and full of signs that nothing closes.
fn near(text: &str) -> &str {
    head_chars(text, NEAR)
}

/// What follows the signs between `TLP` and its word: tags, targets of links, entities, and everything that neither is a
/// letter nor ends a sentence nor parts words.
fn behind_gap(text: &str) -> &str {
    let (mut rest, mut left) = (text, PARTS);
    // Behind a colon a colour may stand in quotes.
    let mut signed = false;
    while let Some(first) = rest.chars().next() {
        let whole = match first {
            '<' => near(rest).find('>'),
            ']' if rest[1..].starts_with('(') => near(rest).find(')'),
            '&' => near(rest).find(';').filter(|end| *end <= ENTITY),
            '"' | '\'' if signed => None,
            '.' | ',' | ';' | '!' | '?' | '/' | '"' | '\'' | '>' => break,
            _ => None,
        };
        left -= usize::from(whole.is_some());
        if left == 0 {
            break;
        }
        if whole.is_none() && (first.is_alphanumeric() || first == '<') {
            break;
        }
        signed |= first == ':';
        rest = &rest[whole.map_or(first.len_utf8(), |end| end + 1)..];
    }
    rest
}

/// Characters within which a tag or the target of a link ends.
const NEAR: usize = 200;

/// Tags, targets and entities between `TLP` and its word, at the most: in each there may be a label again.
const PARTS: usize = 8;

/// Letters of a word that are enough to tell that it is no colour.
const LONG: usize = 8;

/// The same of a word between `TLP` and a colour.
const LONGER: usize = 16;

/// Bytes before a colour in which its label stands.
const BACK: usize = 1000;

/// Bytes before the semicolon of an entity that may stand between `TLP` and its word, as in `&NonBreakingSpace;`.
const ENTITY: usize = 24;

/// Whether a part of a text is the colour of a TLP label, as the nick of somebody may be as well.
pub fn is_colour(text: &str, part: Range<usize>) -> bool {
    if !has_colour(&text[part.clone()]) {
        return false;
    }
    let back = text.ceil_char_boundary(part.start.saturating_sub(BACK));
    let line = text[back..part.end].rsplit('\n').next().unwrap_or_default();
    labels(line).next_back().is_some_and(|name| {
        let gap = &line[name.end..];
        let rest = behind_gap(gap);
        rest.len() < gap.len() && rest.len() == part.len()
    })
}
