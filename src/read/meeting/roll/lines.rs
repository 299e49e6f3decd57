//! Lines of notes about people: which labels they begin with, what stands behind these, and whether they are of the head of a text. Text
//! in, its parts out; whom they name is the business of `people`.

use super::labels::{self, ToldPart};
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
pub(super) fn told(text: &str) -> Option<(ToldPart, &str)> {
    said(text, labels::told)
}

/// The same at the head of notes.
pub(super) fn told_at_head(text: &str) -> Option<(ToldPart, &str)> {
    said(text, labels::labelled)
}

fn said(text: &str, tell: fn(&str) -> Option<ToldPart>) -> Option<(ToldPart, &str)> {
    let label = label(untagged(text))?;
    // `Teilnehmer:innen` and `Protokollant:in` are one word.
    let ends = |rest: &&str| rest.is_empty() || rest.starts_with([':', '*', '_']);
    let rest = label.rest.strip_prefix("innen");
    let rest = rest.or_else(|| label.rest.strip_prefix("in").filter(ends));
    let rest = rest.map(|rest| rest.trim_start_matches(|c: char| " :*_".contains(c)));
    let told = tell(&words(label.head)?)?;
    Some((told, untagged(rest.unwrap_or(label.rest))))
}

/// A text behind the tags of HTML that it begins with, and nothing where no more than tags stands there.
fn untagged(text: &str) -> &str {
    let mut rest = text;
    for _ in 0..MOST_TAGS {
        let near = &rest[..rest.floor_char_boundary(LONGEST_TAG)];
        let tag = near.strip_prefix('<').and_then(|near| near.split_once('>'));
        let is_tag = |tag: &str| {
            tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
                && !tag.contains([':', '@'])
        };
        match tag.filter(|(tag, _)| is_tag(tag)) {
            Some((tag, _)) => rest = rest[tag.len() + 2..].trim_start(),
            None => break,
        }
    }
    rest
}

/// Tags before a word, at the most.
const MOST_TAGS: usize = 4;

/// Bytes of a tag, at the most.
const LONGEST_TAG: usize = 128;

/// The first of several sentences that begin with labels, and what the next one says: `ash, birch. Regrets: reed`.
pub(super) fn sentences(text: &str) -> (&str, Option<(ToldPart, &str)>) {
    let is_apart = |c: char| APART.contains(&c);
    let ends = text.match_indices(is_apart).filter_map(|(at, sign)| {
        let behind = at + sign.len();
        text[behind..].starts_with(' ').then_some((at, behind + 1))
    });
    let mut ends = ends.take(MOST_SENTENCES);
    let next = ends.find_map(|(at, behind)| Some((at, told(&text[behind..])?)));
    match next {
        Some((at, next)) => (&text[..at], Some(next)),
        None => (text, None),
    }
}

/// Signs between sentences, before a blank.
const APART: [char; 9] = [
    '.', ';', '|', '/', '-', '\u{b7}', '\u{2022}', '\u{2013}', '\u{2014}',
];

/// Sentences of a line that are looked at.
const MOST_SENTENCES: usize = 64;

/// The parts of a line each of which but the first begins with a label in bold: `**Chair:** ash · **Scribe:** kim`; or with one about
/// people, behind the tag that ends a line.
pub(super) fn parts(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    if memchr::memchr3(b'*', b'_', b'>', text.as_bytes()).is_none() {
        return vec![text];
    }
    let marks = text.match_indices(['*', '_', '>']);
    for (at, mark) in marks.filter(|(at, _)| *at > 0) {
        let behind = at + mark.len();
        let begins = match mark {
            ">" => is_break(&text[..behind]).then_some(behind),
            _ => is_bold_label(text, at).then_some(at),
        };
        let begins = begins.filter(|at| mark != ">" || told(&text[*at..]).is_some());
        if let Some(begins) = begins.filter(|_| found.len() < MOST_SENTENCES) {
            found.push(text[start..begins].trim_end_matches(is_between));
            start = begins;
        }
    }
    found.push(&text[start..]);
    found
}

/// Whether a character parts two labels.
fn is_between(c: char) -> bool {
    c.is_whitespace() || c == ',' || c != '.' && APART.contains(&c)
}

/// Whether a text ends in the tag that ends a line.
fn is_break(text: &str) -> bool {
    const LONGEST: usize = 6;
    let start = text
        .bytes()
        .rev()
        .take(LONGEST)
        .position(|byte| byte == b'<');
    let tag = start.and_then(|back| text.get(text.len() - back..text.len() - 1));
    tag.is_some_and(|tag| tag.trim_matches(['/', ' ']).eq_ignore_ascii_case("br"))
}

/// Whether a label in bold begins in a text, behind a blank, a tag or a sign that parts.
fn is_bold_label(text: &str, at: usize) -> bool {
    const LONGEST: usize = 64;
    const MARKS: [char; 2] = ['*', '_'];
    const COLONS: [char; 2] = [':', '\u{ff1a}'];
    let before = text[..at].chars().next_back();
    if !before.is_some_and(|c| c == '>' || is_between(c)) {
        return false;
    }
    let rest = text[at..].trim_start_matches(MARKS);
    let mut near = rest.bytes().take(LONGEST);
    let Some(end) = near.position(|byte| matches!(byte, b'*' | b'_')) else {
        return false;
    };
    let (head, behind) = rest.split_at(end);
    let behind = behind.trim_start_matches(MARKS);
    let colon = behind.strip_prefix(' ').unwrap_or(behind);
    head.starts_with(char::is_alphabetic) && (head.ends_with(COLONS) || colon.starts_with(COLONS))
}

/// Whether what stands behind a label names nobody, but asks people to write themselves down, or counts them: their list stands below.
pub(super) fn is_asked(rest: &str) -> bool {
    const ASKS: &[&str] = &["add", "bitte", "please"];
    let text = rest.trim_matches(|c: char| c.is_whitespace() || "*_`".contains(c));
    let inside = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'));
    let first = text.split_whitespace().next().unwrap_or_default();
    inside.is_some_and(|inside| !inside.contains(['(', ')', '@']))
        || ASKS.contains(&&*first.to_lowercase())
        || !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a line begins with such a label.
pub(super) fn is_label(text: &str) -> bool {
    told_at_head(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_line() {
        let rows = [
            ("Present: ash, kim", "Present: ash, kim"),
            (
                "**Chair:** ash \u{b7} **Scribe:** kim",
                "**Chair:** ash#**Scribe:** kim",
            ),
            (
                "**Chair**: ash | **Scribe** : kim",
                "**Chair**: ash#**Scribe** : kim",
            ),
            (
                "**A:** a (b) \u{2013} *B:* c; __C:__ d",
                "**A:** a (b)#*B:* c#__C:__ d",
            ),
            (
                "**Present:** ash **Absent:** kim",
                "**Present:** ash#**Absent:** kim",
            ),
            (
                "Present: ash<br>Absent: kim<br/>**Place:** x",
                "Present: ash<br>#Absent: kim<br/>#**Place:** x",
            ),
            (
                "**Pr\u{e9}sents :** a, **\u{51fa}\u{5e2d}\u{ff1a}** b",
                "**Pr\u{e9}sents :** a#**\u{51fa}\u{5e2d}\u{ff1a}** b",
            ),
            ("ash **kim** lea <br> max", "ash **kim** lea <br> max"),
            ("ash_**b:** c", "ash_**b:** c"),
            ("a **12:** b", "a **12:** b"),
            ("", ""),
        ];
        for (text, expected) in rows {
            assert_eq!(parts(text).join("#"), expected, "{text}");
        }
    }

    #[test]
    fn long_lines_take_no_long_time() {
        for piece in [
            " **",
            " **a",
            "<br>",
            "<br>Present:",
            " *a:* ",
            "_",
            ">",
            "- Chair: a",
        ] {
            let line = piece.repeat(100_000);
            assert!(parts(&line).len() <= MOST_SENTENCES + 1, "{piece}");
        }
    }
}
