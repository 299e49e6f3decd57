//! Logs that were pasted out of a page, as the lines they stand for: `12:00 &lt;nick&gt; text<br>`, `12:00 \<nick\> text`, and
//! RRSAgent's `12:00:01 [nick]` with the text in the line below. A text in, the same with those lines as clients write them out,
//! and where they stand; it has as many lines as before. What dialect they are in nobody asks here.

use std::ops::Range;

use super::{bold, shape, tagged};
use crate::read::text::entities;

/// Fewest lines that look pasted.
const FEWEST: usize = 3;

/// Most bytes of date and time before a nick.
const LONGEST_STAMP: usize = 32;

/// What stands around a line in the source of a page.
const TAGS: &[&str] = &[
    "<br>", "<br/>", "<br />", "<p>", "</p>", "<li>", "</li>", "<tt>", "</tt>", "<code>", "</code>",
];

/// A text with a log that a client could have written.
pub(super) struct Plain {
    pub(super) text: String,
    /// Lines of the log.
    pub(super) lines: Range<usize>,
}

/// How the lines of a log came to be in a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pasted {
    /// As the source of a page.
    Source,
    /// As Markdown that was made of one.
    Escaped,
    /// As a list of terms, each above its text.
    Terms,
}

/// The text with its log as clients write it; nothing if there is no such log. The tags of blocks are kept where they tell where it
/// stands.
pub(super) fn plain(text: &str, keeps_blocks: bool) -> Option<Plain> {
    [Pasted::Source, Pasted::Escaped, Pasted::Terms]
        .iter()
        .filter(|how| how.signs().iter().any(|sign| text.contains(sign)))
        .find_map(|how| how.plain(&text.lines().collect::<Vec<&str>>(), keeps_blocks))
}

impl Pasted {
    /// What one of stands in every such text: most texts are long, and have none.
    fn signs(self) -> &'static [&'static str] {
        match self {
            Pasted::Source => &["&lt;", "</", "<br"],
            Pasted::Escaped => &["\\<"],
            Pasted::Terms => &["]\n"],
        }
    }

    fn plain(self, lines: &[&str], keeps_blocks: bool) -> Option<Plain> {
        let is_told = |line: &&str| self.tells(line);
        let first = lines.iter().position(is_told)?;
        let last = lines.iter().rposition(is_told)?;
        let filled = |line: &&&str| !line.trim().is_empty();
        let filled = lines[first..=last].iter().filter(filled).count();
        let found = lines.iter().filter(|line| is_told(line)).count();
        // A few lines like that are what somebody said. Each term has a line of its own, and its text one or more.
        let share = if self == Pasted::Terms { 3 } else { 2 };
        if found < FEWEST || found * share < filled {
            return None;
        }
        let end = lines.len().min(last + 2);
        let inside = first..if self == Pasted::Terms { end } else { last + 1 };
        let mut out: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        self.rewrite(&mut out[inside.clone()], keeps_blocks);
        let text = out.join("\n") + "\n";
        Some(Plain {
            text,
            lines: inside,
        })
    }

    /// Whether a line is one that only such logs have.
    fn tells(self, line: &str) -> bool {
        match self {
            Pasted::Source => {
                let inside = untagged(tagged::parted(line).1);
                named(inside, "&lt;", "&gt;")
                    || inside.len() < line.trim().len() && named(inside, "<", ">")
            }
            Pasted::Escaped => named(line, "\\<", ">"),
            Pasted::Terms => term(line).is_some(),
        }
    }

    fn rewrite(self, lines: &mut [String], keeps_blocks: bool) {
        match self {
            Pasted::Source => lines
                .iter_mut()
                .for_each(|line| *line = of_source(line, keeps_blocks)),
            Pasted::Escaped => lines
                .iter_mut()
                .for_each(|line| *line = bold::unescape(line)),
            Pasted::Terms => join_terms(lines),
        }
    }
}

/// A line of the source of a page as a client writes it.
fn of_source(line: &str, keeps_blocks: bool) -> String {
    let (head, inside, tail) = tagged::parted(line);
    let said = entities::undone(untagged(inside));
    match keeps_blocks {
        true => format!("{head}{said}{tail}"),
        false => said,
    }
}

/// Whether a line is date and time, and a nick between two signs.
fn named(line: &str, open: &str, close: &str) -> bool {
    let Some(at) = line.find(open).filter(|at| *at <= LONGEST_STAMP) else {
        return false;
    };
    let is_stamp = line[..at]
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b" \t[]():-./TZ+".contains(&byte));
    let nick = line[at + open.len()..].split_once(close);
    is_stamp
        && nick.is_some_and(|(nick, _)| {
            shape::is_nick(nick.trim_end_matches('\\')) && !nick.trim().contains(' ')
        })
}

/// A line without what stands around it in the source of a page.
fn untagged(line: &str) -> &str {
    let mut line = line.trim_end();
    while let Some(rest) = TAGS.iter().find_map(|tag| line.strip_suffix(tag)) {
        line = rest.trim_end();
    }
    while let Some(rest) = TAGS
        .iter()
        .find_map(|tag| line.trim_start().strip_prefix(tag))
    {
        line = rest;
    }
    line
}

/// Time and nick of `12:00:01 [nick]`.
fn term(line: &str) -> Option<(&str, &str)> {
    let (time, rest) = shape::clock(line).filter(|(time, _)| time.precise)?;
    let nick = rest.trim_end().strip_prefix(" [")?.strip_suffix(']')?;
    let length = line.len() - rest.len();
    (time.precise && shape::is_nick(nick) && !nick.contains(' ')).then_some((&line[..length], nick))
}

/// Writes each term and its text into the line of the term; the line of the text stays empty.
fn join_terms(lines: &mut [String]) {
    for at in 0..lines.len() {
        let Some(head) = term(&lines[at]).map(|(time, nick)| format!("{time} <{nick}> ")) else {
            continue;
        };
        let below = lines.get_mut(at + 1).filter(|line| term(line).is_none());
        let said = below.map(std::mem::take).unwrap_or_default();
        lines[at] = head + &said;
    }
}
