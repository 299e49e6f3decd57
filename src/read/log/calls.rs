//! Chats of calls that somebody pasted among notes: heads that only the clients of calls write, with what is said below them, as far as
//! no heading or fence ends it. Lines of notes in; where a chat stands among them, and which of them only some were to read, out.

use std::borrow::Cow;
use std::ops::Range;

use hashbrown::HashMap;

use super::block::Blocks;
use super::call_heads::{head, is_to_some, moment};
use super::dialect::Dialect;
use super::dialects::by_name;
use super::fit::fit;
use super::margin::Margin;
use super::shape::Shape;
use super::zoom;
use crate::read::markdown::fence::Fence;
use crate::read::markdown::heading::is_heading;
use crate::read::text::holds;

/// Fewest heads of a chat.
const FEWEST: usize = 2;

/// Most lines at the margin that a message may have where further heads follow.
const GAP: usize = 8;

/// Where a chat stands in a text whose head ends before a line.
pub(in crate::read) fn find(text: &str, lines: &[Range<usize>], body: usize) -> Option<Blocks> {
    let lines: Vec<&str> = lines.iter().map(|line| &text[line.clone()]).collect();
    let told =
        |line: &&&str| line.contains(':') && (line.contains("rom ") || line.contains(" (to "));
    let heads = lines.get(body..)?.iter().filter(told);
    let mut heads = heads.filter_map(|line| head(Margin::before(line).inside(line)));
    let name = heads.find(|(shape, _)| shape.is_talk())?.1;
    let chat = Chat {
        fenced: fenced(&lines),
        lines,
        dialect: by_name(name)?,
    };
    let runs = chat.runs(body);
    let inside = runs.iter().flat_map(Clone::clone);
    let inside = inside.map(|at| chat.inside(at));
    let sample: Vec<&str> = inside.filter(|line| !line.trim().is_empty()).collect();
    let fit = fit(chat.dialect, &sample, FEWEST).filter(|fit| fit.talk > 0)?;
    Some(Blocks { lines: runs, fit })
}

/// Which lines of notes only some were to read: heads that say so, and all below them up to the next head, heading or end of a fence.
pub(in crate::read) fn private(lines: &[&str], is_note: impl Fn(usize) -> bool) -> Vec<bool> {
    let inside = |at: usize| Margin::before(lines[at]).inside(lines[at]);
    let mut gone = vec![false; lines.len()];
    let heads: Vec<usize> = (0..lines.len())
        .filter(|at| may_be_private(lines[*at]) && is_note(*at) && is_to_some(&bare(lines[*at])))
        .collect();
    let words = first_words(lines, heads.iter().map(|at| inside(*at)));
    let begins = |at: usize| {
        let known = |word: &str| words.get(word) > Some(&1);
        let sure = || {
            let line = bare(lines[at]);
            zoom::foreign_word(&line).is_none_or(known)
        };
        heads.binary_search(&at).is_ok() && sure()
    };
    let Some(first) = (0..lines.len()).find(|at| begins(*at)) else {
        return gone;
    };
    let fenced = fenced(lines);
    let mut above: Option<usize> = None;
    for (at, gone) in gone.iter_mut().enumerate().skip(first) {
        above = match above {
            _ if begins(at) => Some(at),
            Some(head)
                if !is_note(at)
                    || moment(&bare(lines[at])).time.is_some()
                    || ends_part(lines, &fenced, head, at) =>
            {
                None
            }
            above => above,
        };
        *gone = above.is_some();
    }
    gone
}

/// A line without marks of Markdown: of lists, be they numbered, of quotations, of bold type and of code.
fn bare(line: &str) -> Cow<'_, str> {
    let inside = line.trim_start_matches([' ', '\t', '>', '-', '+', '*']);
    let number = inside.trim_start_matches(|c: char| c.is_ascii_digit());
    let listed = number
        .strip_prefix(['.', ')'])
        .filter(|rest| rest.starts_with(' '));
    let inside = match listed {
        Some(rest) if number.len() < inside.len() => rest.trim_start(),
        _ => inside,
    };
    match inside.contains(['*', '`', '\\']) {
        true => Cow::Owned(inside.replace(['*', '`', '\\'], "")),
        false => Cow::Borrowed(inside),
    }
}

/// Whether a line may be the head of something private: to look at all lines in full takes longer.
fn may_be_private(line: &str) -> bool {
    line.contains(')') || holds(line, "From ") || holds(line, "\u{ff09}")
}

/// How many lines with a moment begin with each word, if one of some heads has no other sign of its client: text that tells times has
/// brackets too, but seldom begins twice alike.
fn first_words<'l>(
    lines: &[&'l str],
    mut heads: impl Iterator<Item = &'l str>,
) -> HashMap<&'l str, usize> {
    let mut words = HashMap::new();
    if heads.any(|head| zoom::foreign_word(head).is_some()) {
        for line in lines {
            let word = zoom::first_word(Margin::before(line).inside(line));
            *words.entry(word.unwrap_or_default()).or_insert(0) += 1;
        }
    }
    words
}

/// Of each line, whether it stands inside a fence.
fn fenced(lines: &[&str]) -> Vec<bool> {
    let mut fence = Fence::default();
    let told = lines.iter().map(|line| {
        let before = fence.is_open();
        fence.takes(unquoted(line));
        before && fence.is_open()
    });
    told.collect()
}

/// A line without the signs of a quotation.
fn unquoted(line: &str) -> &str {
    line.trim_start_matches([' ', '\t', '>'])
}

fn is_fence(line: &str) -> bool {
    let line = unquoted(line);
    line.starts_with("```") || line.starts_with("~~~")
}

/// Whether a line ends what stands below a head: a heading, or in a fence the end of that.
fn ends_part(lines: &[&str], fenced: &[bool], head: usize, at: usize) -> bool {
    match fenced[head] {
        true => !fenced[at],
        false => !fenced[at] && is_heading(lines[at]),
    }
}

/// A text in which a chat stands.
struct Chat<'t> {
    lines: Vec<&'t str>,
    fenced: Vec<bool>,
    dialect: &'static Dialect,
}

impl<'t> Chat<'t> {
    fn inside(&self, at: usize) -> &'t str {
        Margin::before(self.lines[at]).inside(self.lines[at])
    }

    /// The head of a message in a line.
    fn head(&self, at: usize) -> Option<Shape<'t>> {
        let (shape, name) = head(self.inside(at))?;
        (name == self.dialect.name).then_some(shape)
    }

    /// From each first head to the end of what the last one before other words says.
    fn runs(&self, body: usize) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        // The last head, whether it is private, and lines at the margin since.
        let mut open: Option<(usize, bool, usize)> = None;
        for at in body..self.lines.len() {
            let ended =
                |(head, ..): &(usize, bool, usize)| ends_part(&self.lines, &self.fenced, *head, at);
            if open.as_ref().is_some_and(ended) {
                open = None;
            }
            match (self.head(at), &mut open) {
                (Some(shape), _) => {
                    let far = |(_, private, lines): (usize, bool, usize)| !private && lines > GAP;
                    match runs
                        .last_mut()
                        .filter(|_| open.is_some_and(|open| !far(open)))
                    {
                        Some(run) => run.end = at + 1,
                        None => runs.push(at..at + 1),
                    }
                    open = Some((at, matches!(shape, Shape::Private(_)), 0));
                }
                (None, Some((_, _, lines))) => *lines += usize::from(is_at_margin(self.lines[at])),
                (None, None) => {}
            }
        }
        for at in 0..runs.len() {
            let next = runs.get(at + 1).map_or(self.lines.len(), |run| run.start);
            runs[at].end = self.end(runs[at].end - 1, next);
        }
        runs
    }

    /// Where what a head says ends, before the next chat: in doubt what is private goes on.
    fn end(&self, head: usize, next: usize) -> usize {
        let ends = |at: &usize| ends_part(&self.lines, &self.fenced, head, *at);
        let blank = |at: &usize| self.lines[*at].trim().is_empty();
        let until = (head + 1..next).find(ends).unwrap_or(next);
        let said = match self.head(head) {
            Some(Shape::Message(_, _, said)) => said,
            _ => return until,
        };
        let mut end = head + 1;
        // Words may stand below a blank line where the head says none.
        let mut open = said.trim().is_empty();
        for at in head + 1..until {
            match blank(&at) {
                true => continue,
                false if is_fence(self.lines[at]) => break,
                false if open || !is_at_margin(self.lines[at]) || end == at => end = at + 1,
                false => break,
            }
            open = false;
        }
        end
    }
}

/// Whether a line has words at the margin.
fn is_at_margin(line: &str) -> bool {
    !line.starts_with('\t') && !line.starts_with("  ") && !line.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text;

    const HEAD: &str = "09:30:51 From  Ash Tree  to  Everyone:";
    const TO_ONE: &str = "09:37:45 From  Ash Tree  to  Kim(Direct Message):";

    #[test]
    fn a_chat_among_notes() {
        let rows = [
            (
                format!("# W\n\nwords\n\n{HEAD}\n\thello\n\n{TO_ONE}\n\tquokka\n\nbelow\n\n# More\nend\n"),
                "4-12",
            ),
            (
                format!("{TO_ONE}\nquokka\n\n{HEAD}\n  hello\n  you\n\nwords\n"),
                "0-6",
            ),
            (
                format!("words\n- {HEAD} hi\n- {TO_ONE} quokka\n- {HEAD} bye\n- words\n"),
                "1-5",
            ),
            (
                format!("words\n- {HEAD} hi\n- {HEAD} bye\n\n- words\n"),
                "1-3",
            ),
            (
                format!("{HEAD}\n\nhello\n\nwords\n## More\n{HEAD}\nhello\n```\ncode\n```\n"),
                "0-3 6-8",
            ),
            (
                format!("```java\n{HEAD}\nhello\n{TO_ONE}\nquokka\n```\nwords\n"),
                "1-5",
            ),
            (
                format!("```java\n{HEAD}\nhello\n{TO_ONE}\n~~~\nquokka\n```\nwords\n"),
                "1-6",
            ),
            (
                format!("{HEAD} hi\n{}{HEAD} hi\n", "words\n\n".repeat(9)),
                "0-2 19-20",
            ),
            (
                format!("{HEAD} hi\n{}{HEAD} hi\n", "words\n".repeat(9)),
                "0-10 10-11",
            ),
            (
                "from Ash to Everyone:   3:00  PM\nhello\nfrom Kim to Everyone:  3:01  PM\nhi\n\nwords\n"
                    .to_owned(),
                "0-4",
            ),
            (format!("words\n{HEAD} hi\nwords\n"), ""),
            (format!("{TO_ONE}\nquokka\n{TO_ONE}\nquokka\n"), ""),
            ("from Berlin to Rome: 10:30\nfrom Rome to Paris: 11:30\n".to_owned(), ""),
        ];
        for (text, expected) in rows {
            let found = find(&text, &text::lines(&text), 0);
            let runs = found.map_or(Vec::new(), |blocks| blocks.lines);
            let runs: Vec<String> = runs
                .iter()
                .map(|run| format!("{}-{}", run.start, run.end))
                .collect();
            assert_eq!(runs.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn what_goes_to_some_alone_among_notes() {
        let rows = [
            (format!("words\n{TO_ONE}\n\tquokka\n\nquokka\n# More\nend\n"), 4),
            (format!("- {TO_ONE} quokka\n- {HEAD} hi\n"), 1),
            (format!("> {TO_ONE}\n> quokka\n"), 2),
            (format!("1. {TO_ONE} quokka\n2. {HEAD} hi\n"), 1),
            (format!("**{TO_ONE}** quokka\n\n**{HEAD}** hi\n"), 2),
            ("* from Ash (privately):  3:00 PM\n  quokka\n* from Ash to Everyone:  3:01 PM\n".to_owned(), 2),
            (format!("```\n{TO_ONE}\nquokka\n```\nwords\n"), 2),
            (format!("{TO_ONE}\n```\nquokka\n```\nquokka\n"), 5),
            ("from Ash to Kim (privately):  3:00 PM\nquokka\nfrom Ash to Everyone:  3:01 PM\nhi\n".to_owned(), 2),
            ("Ash (to Kim): 3:00 PM: quokka\nAsh (to Everyone): 3:01 PM: hi\n".to_owned(), 1),
            ("18:05:29 Von Ash an Kim (Direktnachricht):\nquokka\n18:05:30 Von Kim an Alle:\nhi\n".to_owned(), 2),
            ("18:05:29 Von Ash an Kim(Privat) : quokka\nwords\n".to_owned(), 2),
            ("00:12:30 Talk of releases (Ash):\nwords\n00:20:00 Talks of boats:\n".to_owned(), 0),
            ("from Berlin to Rome (main station): 10:30\nwords\n".to_owned(), 0),
            ("-> *very* good\n-> *ash* boats\n".to_owned(), 0),
            (format!("words\n{HEAD}\nwords\n"), 0),
        ];
        for (text, expected) in rows {
            let lines: Vec<&str> = text.lines().collect();
            let gone = private(&lines, |_| true);
            let gone = gone.iter().filter(|gone| **gone).count();
            assert_eq!(gone, expected, "{text}");
        }
    }
}
