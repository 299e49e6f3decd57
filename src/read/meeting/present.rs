//! Who was at a meeting of which only notes are left: people of the team whom a line `Present:` names. Markdown and people
//! in, attendance without lines out.

use crate::model::meeting::{Attendee, Notes};
use crate::model::person::{People, Person};
use crate::model::unseen::without_comments;
use crate::read::markdown::fence::Fence;

/// Words that begin such a line.
const HEADS: &[&str] = &[
    "present",
    "attendees",
    "attending",
    "attended",
    "participants",
];

/// What may stand around them.
const MARKS: [char; 6] = ['*', '_', '-', ' ', '#', '>'];

/// The longest text before a colon that is looked at.
const LONGEST: usize = 200;

/// Whether what stands before a colon is such a word, marks and brackets aside.
fn is_head(head: &str) -> bool {
    let word = || without_brackets(head).trim_matches(MARKS).to_lowercase();
    head.len() <= LONGEST && HEADS.contains(&word().as_str())
}

/// Everybody declared whom such a line names, each once. Whether other words there are names is not known.
pub(super) fn of(notes: &[Notes], people: &People) -> Vec<Attendee> {
    let texts = notes.iter().map(|notes| without_comments(&notes.markdown));
    let lines = texts.flat_map(|text| outside_code(&text));
    let mut found: Vec<Attendee> = Vec::new();
    for name in lines.flat_map(|line| names(&line)) {
        let Some(person) = person(&name, people) else {
            continue;
        };
        if !found.iter().any(|there| there.nick == person.nick) {
            found.push(Attendee {
                nick: person.nick.clone(),
                matrix: person.matrix.clone(),
                alias: None,
                lines: 0,
                bot: false,
            });
        }
    }
    found.sort_by(|a, b| a.nick.cmp(&b.nick));
    found
}

/// Whether a line of a text begins with such a word, be it a heading.
pub(super) fn is_told(markdown: &str) -> bool {
    let mut fence = Fence::default();
    let mut lines = markdown.lines().filter(|line| !fence.takes(line));
    lines.any(|line| {
        let heading = line.starts_with('#').then_some(line);
        let told = line.split_once(':').map(|(head, _)| head).or(heading);
        told.is_some_and(is_head)
    })
}

/// Somebody who is declared, by a nick or by the whole name.
fn person<'p>(name: &str, people: &'p People) -> Option<&'p Person> {
    let known = people.find(name.trim_start_matches('@'));
    let named = || {
        people
            .declared()
            .find(|person| person.name.as_deref() == Some(name))
    };
    known.filter(|person| person.declared).or_else(named)
}

/// The lines that are no code.
fn outside_code(markdown: &str) -> Vec<String> {
    let mut fence = Fence::default();
    let outside = markdown.lines().filter(|line| !fence.takes(line));
    outside.map(str::to_owned).collect()
}

/// What stands behind `Present:`, be it in bold, in a list or a quotation, up to the next such word; what stands in brackets
/// behind a name is no part of it.
fn names(line: &str) -> Vec<String> {
    let Some((_, rest)) = line.split_once(':').filter(|(head, _)| is_head(head)) else {
        return Vec::new();
    };
    // `Present: ash, birch. Regrets: reed`
    let end = rest.match_indices(". ").find(|(at, _)| {
        let (word, _) = rest[at + 2..].split_once(':').unwrap_or((" ", ""));
        word.chars().all(|c| c.is_alphabetic() || c == '*')
    });
    let rest = without_brackets(end.map_or(rest, |(at, _)| &rest[..at]));
    let parts = rest
        .split([',', ';', '&', '/'])
        .flat_map(|part| part.split(" and "));
    let parts = parts.map(|name| name.trim_matches(MARKS).trim_end_matches('.').trim_end());
    parts
        .map(str::to_owned)
        .filter(|name| !name.is_empty())
        .collect()
}

/// A text without what stands in round brackets; square ones go and leave what they hold.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '[' | ']' => {}
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_that_say_who_was_there() {
        let rows = [
            ("# Weekly\n\n**Attendees:** ash\n", true),
            ("## Participants\n\n- ash\n", true),
            ("Present (3): ash", true),
            ("The present: a boat", false),
            ("```\nPresent: ash\n```\n", false),
            ("# News\n\nWords.\n", false),
        ];
        for (text, expected) in rows {
            assert_eq!(is_told(text), expected, "{text}");
        }
    }

    #[test]
    fn lines_that_name_who_was_there() {
        let rows = [
            ("Present: ash, birch and @reed.", "ash|birch|@reed"),
            ("**Present:** ash; birch", "ash|birch"),
            ("- Attendees: ash", "ash"),
            (
                "Present: ash, birch (notes), reed. Regrets: tarn.",
                "ash|birch|reed",
            ),
            (
                "Present (3): [ash](https://example.org) & birch/reed",
                "ash|birch|reed",
            ),
            ("> Participants: Ash Tree", "Ash Tree"),
            ("Presents: ash", ""),
            ("We said: ash", ""),
        ];
        for (line, expected) in rows {
            assert_eq!(names(line).join("|"), expected, "{line}");
        }
    }
}
