//! What stands before every line of a log that was pasted into something else: blanks, the marks of a quotation or of a list.
//! Lines in, the margin out, and of each line what stands inside. Of what dialect a log is nobody asks here.

use std::ops::Range;

use super::dialect::Dialect;

/// Lines looked at to tell the margin, and the dialect.
pub(super) const SAMPLE: usize = 1000;

/// What stands before the lines of a log that was pasted into something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Margin {
    /// Nothing.
    None,
    /// Blanks or tabs.
    Blanks,
    /// The mark of a quotation, as mails have it.
    Quoted,
    /// The mark of a list, and a line that begins as those of logs do.
    Listed,
}

impl Margin {
    /// What stands before most of some lines.
    pub(super) fn of(text: &str, lines: &[Range<usize>]) -> Self {
        let filled = lines
            .iter()
            .map(|range| &text[range.clone()])
            .filter(|line| !line.trim().is_empty());
        Self::among(&filled.take(SAMPLE).collect::<Vec<&str>>())
    }

    /// The same where what is said stands below who says it, with a margin of its own: the first line that tells who does tells it.
    pub(super) fn of_heads(text: &str, lines: &[Range<usize>], dialect: &Dialect) -> Self {
        let mut filled = lines.iter().map(|range| &text[range.clone()]);
        let head = |line: &&str| {
            let shape = (dialect.read)(Self::before(line).inside(line));
            shape.is_some_and(|shape| shape.stamp().time.is_some())
        };
        let first = filled.find(head);
        match first.map_or(Margin::None, Self::before) {
            Margin::None => match Self::of(text, lines) {
                Margin::Blanks => Margin::None,
                margin => margin,
            },
            margin => margin,
        }
    }

    /// The same of lines that are not blank.
    pub(super) fn among(sample: &[&str]) -> Self {
        let count =
            |is_marked: &dyn Fn(&str) -> bool| sample.iter().filter(|line| is_marked(line)).count();
        let most = |is_marked: &dyn Fn(&str) -> bool| {
            !sample.is_empty() && count(is_marked) * 10 >= sample.len() * 7
        };
        // Half of the lines make a log, so half of them make its margin, if all of these begin as lines of logs do.
        let half = |margin: Margin| {
            let inside = |line: &str| {
                let inside = margin.inside(line);
                inside.len() < line.len() && begins(inside)
            };
            !sample.is_empty() && count(&inside) * 2 >= sample.len()
        };
        if most(&|line| listed(line).is_some()) {
            Margin::Listed
        } else if most(&|line| line.starts_with([' ', '\t'])) || half(Margin::Blanks) {
            Margin::Blanks
        } else if most(&|line| line.starts_with('>')) || half(Margin::Quoted) {
            Margin::Quoted
        } else {
            Margin::None
        }
    }

    /// What stands before one line.
    pub(super) fn before(line: &str) -> Self {
        Self::among(&[line])
    }

    /// What of a line stands inside.
    pub(super) fn inside(self, line: &str) -> &str {
        match self {
            Margin::None => line,
            Margin::Blanks => line.trim_start_matches([' ', '\t']),
            Margin::Quoted => line.trim_start_matches(['>', ' ']),
            Margin::Listed => listed(line).unwrap_or(line),
        }
    }
}

/// A line of a log behind the mark of a list: words behind one are notes.
fn listed(line: &str) -> Option<&str> {
    let inside = line
        .trim_start_matches(' ')
        .strip_prefix(['-', '*'])?
        .strip_prefix(' ')?
        .trim_start();
    begins(inside).then_some(inside)
}

/// Whether a line begins as those of logs do: with a time, or the bracket before one.
fn begins(inside: &str) -> bool {
    inside.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '[' | '('))
}
