//! Lines of notes about people: which labels they begin with, what stands behind these, and whether they are of the head of a text. Text
//! in, its parts out; whom they name is the business of `told_people`.

use super::roll_words::{self, Told, is_of_members};
use crate::read::markdown::entries::{Entry, Shape};
use crate::read::markdown::label::{label, words};

/// Whether a piece belongs to the head of notes, where people and days are told; below a label of people all of a list does.
pub(super) fn is_of_head(entry: &Entry<'_>, open: bool) -> bool {
    match entry.shape {
        Shape::Heading(_) => true,
        Shape::Item(..) | Shape::Row | Shape::Head | Shape::Below | Shape::Code if open => true,
        _ => {
            let told = label(&entry.text).is_some_and(|label| !label.rest.is_empty());
            told && entry.text.contains(|c: char| c.is_ascii_digit())
        }
    }
}

/// Whether a line is a label of some of the people of a roll, with their list below it.
pub(super) fn is_group(text: &str) -> bool {
    label(text).is_some_and(|label| label.rest.is_empty() && is_of_members(&words_of(label.head)))
}

/// The words of a label; none of one that is too long.
pub(super) fn words_of(head: &str) -> String {
    words(head).unwrap_or_default()
}

/// What stands before a colon and behind it, where that colon is not in brackets.
pub(super) fn group(text: &str) -> Option<(&str, &str)> {
    let label = label(text)?;
    let behind = text.split_once(label.head)?.1;
    let colon = behind
        .trim_start_matches(['*', '_', '`', ' '])
        .starts_with([':', '\u{ff1a}']);
    let closed = label.head.matches('(').count() <= label.head.matches(')').count();
    (colon && closed).then_some((label.head, label.rest))
}

/// What a line says of people, and of whom.
pub(super) fn told(text: &str) -> Option<(Told, &str)> {
    let label = label(text)?;
    // `Teilnehmer:innen` is one word.
    let rest = label.rest.strip_prefix("innen");
    let rest = rest.map(|rest| rest.trim_start_matches(|c: char| " :*_".contains(c)));
    let told = roll_words::told(&words(label.head)?)?;
    Some((told, rest.unwrap_or(label.rest)))
}

/// The first of several sentences that begin with labels, and what the next one says: `ash, birch. Regrets: reed`.
pub(super) fn sentences(text: &str) -> (&str, Option<(Told, &str)>) {
    let mut ends = text.match_indices(". ").take(MOST_SENTENCES);
    let next = ends.find_map(|(at, _)| Some((at, told(&text[at + 2..])?)));
    match next {
        Some((at, next)) => (&text[..at], Some(next)),
        None => (text, None),
    }
}

/// Sentences of a line that are looked at.
const MOST_SENTENCES: usize = 16;

/// Whether a line begins with such a label.
pub(super) fn is_label(text: &str) -> bool {
    told(text).is_some()
}
