//! What stands before every line of a log that was pasted into something else: blanks, or the marks of a quotation.
//! Lines in, the margin out, and of each line what stands inside. Of what dialect a log is nobody asks here.

use std::ops::Range;

use super::detect::SAMPLE;

/// What stands before the lines of a log that was pasted into something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Margin {
    /// Nothing.
    None,
    /// Blanks or tabs.
    Blanks,
    /// The mark of a quotation, as mails have it.
    Quoted,
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

    /// The same of lines that are not blank.
    pub(super) fn among(sample: &[&str]) -> Self {
        let most = |mark: &[char]| {
            let marked = sample.iter().filter(|line| line.starts_with(mark));
            !sample.is_empty() && marked.count() * 10 >= sample.len() * 7
        };
        if most(&[' ', '\t']) {
            Margin::Blanks
        } else if most(&['>']) {
            Margin::Quoted
        } else {
            Margin::None
        }
    }

    /// What of a line stands inside.
    pub(super) fn inside(self, line: &str) -> &str {
        match self {
            Margin::None => line,
            Margin::Blanks => line.trim_start_matches([' ', '\t']),
            Margin::Quoted => line.trim_start_matches(['>', ' ']),
        }
    }
}
