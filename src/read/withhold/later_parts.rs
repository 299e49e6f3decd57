//! Parts of notes of a meeting behind their first section that are left out alone: a mark among the first lines of the text is one of its
//! part there. A text in, the same without such lines out. Which parts are not public is the business of `parts`.

use chrono::NaiveDate;

use super::parts::{self, Weighed};
use super::phrases::words;
use crate::read::markdown::parts::{Heading, headings};
use crate::read::path_name::kind_words;

/// The text without them, be it that `public` front matter stands above it; what speaks of the whole text there stays. Lines keep
/// their numbers.
pub(super) fn without(text: &str, public: bool, today: NaiveDate) -> String {
    let weighed = match public {
        true => Weighed::PublicNotes,
        false => Weighed::Notes,
    };
    let lines: Vec<&str> = text.lines().collect();
    let headings = headings(&lines);
    let mut parts = parts::closed(&lines, weighed, today);
    parts.retain(|part| is_later(&lines, &headings, part.start));
    let kept = |(at, line): (usize, &&str)| {
        let closed = parts.iter().any(|part| part.contains(&at));
        let line = if closed && !is_of_all(line) { "" } else { line };
        line.to_owned() + "\n"
    };
    lines.iter().enumerate().map(kept).collect()
}

/// Whether a part that begins at a line is below a heading, or has one, that stands behind a section with words, of which the title of the
/// text is none.
fn is_later(lines: &[&str], headings: &[Heading<'_>], start: usize) -> bool {
    let own = headings.iter().rposition(|heading| heading.first <= start);
    let Some(own) = own else { return false };
    let level = headings[own].level;
    let said = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    let section = |(at, heading): (usize, &Heading<'_>)| {
        let title = at == 0 && (heading.level < level || level == 1);
        let next = headings[at + 1].first;
        heading.begins && !title && lines[heading.behind..next].iter().any(said)
    };
    let below = lines[headings[own].behind..].iter().any(said);
    below && !is_of_all(lines[start]) && headings[..own].iter().enumerate().any(section)
}

/// Whether a line may speak of the whole text: `These minutes are confidential`.
fn is_of_all(line: &str) -> bool {
    const ALL: &[&str] = &[
        "all",
        "document",
        "everything",
        "file",
        "meeting",
        "page",
        "text",
        "these",
        "this",
        "transcript",
        "whole",
    ];
    let of_all = |word: &String| ALL.contains(&word.as_str()) || kind_words::is_late(word);
    words(line).iter().any(of_all)
}
