//! Where in a text of whatever markup a log stands among other words: in the lines that one form of log explains, close enough
//! together, be they indented, quoted, or between marks of any kind. Text and its lines in, ranges of lines out; the rest is
//! prose.

use std::ops::Range;

use super::block::{self, Blocks};
use super::detect::may_be_told;
use super::dialect::{Dialect, Timing};
use super::fit::FEWEST_ALONE;
use super::margin::Margin;
use super::{Among, Fit, detect};

/// Most lines in a row within a log that its form does not explain, blank ones aside.
const GAP: usize = 8;

/// Finds the logs in a text, if they are beyond doubt; `body` is the first line below its head. They are read in one dialect: the
/// one that explains most of the lines that may be of a log.
pub(in crate::read) fn find(text: &str, lines: &[Range<usize>], body: usize) -> Option<Blocks> {
    let inside: Vec<Range<usize>> = lines
        .iter()
        .map(|range| without_margin(text, range))
        .collect();
    let told = inside.get(body..)?.iter().filter(|range| {
        let line = &text[(*range).clone()];
        !line.is_empty() && may_be_told(line)
    });
    let told: Vec<Range<usize>> = told.cloned().collect();
    let dialect = detect(text, &told, Among::Marked)
        .filter(Fit::stands_alone)?
        .dialect;
    let mut runs = runs(text, &inside, body, dialect);
    runs.retain(|run| {
        let fit = detect(text, &inside[run.clone()], Among::Marked);
        fit.is_some_and(|fit| fit.stands_alone() || goes_on(&fit))
    });
    if let Some(run) = runs.first_mut() {
        let log = Run {
            text,
            lines: &inside,
            body,
            dialect,
        };
        run.end += log.goes_on_below(run);
    }
    block::together(text, lines, runs, Among::Marked)
}

/// The same of a log whose messages have several lines each: nobody doubts people with an hour before them who speak again and again.
fn goes_on(fit: &Fit) -> bool {
    let timed = fit.dialect.timing != Timing::None && fit.has_marks();
    let sure = fit.opens && fit.talk >= FEWEST_ALONE && fit.returning > 1;
    sure && timed && !fit.brackets && fit.levels == 0 && fit.explained * GAP >= fit.filled
}

/// The text that a run of lines stands in.
struct Run<'t> {
    text: &'t str,
    lines: &'t [Range<usize>],
    body: usize,
    dialect: &'static Dialect,
}

impl Run<'_> {
    /// How many lines below a run go on with its last message: all up to a blank one, where the text is a log up to there and at least
    /// half of its messages have further lines.
    fn goes_on_below(&self, run: &Range<usize>) -> usize {
        let filled = |at: usize| !self.text[self.lines[at].clone()].trim().is_empty();
        let above = (self.body..run.start).filter(|at| filled(*at)).count();
        let told: Vec<bool> = run.clone().map(|at| self.is_told(at)).collect();
        let heads = told.iter().filter(|told| **told).count();
        let further = (run.clone().skip(1).zip(told.windows(2)))
            .filter(|(at, pair)| pair[0] && !pair[1] && filled(*at))
            .count();
        // The last one has its further lines below.
        let several = further * 2 + 1 >= heads && further > 0;
        if above * 4 > run.len() || !several || self.is_apart(run.end - 1) {
            return 0;
        }
        let below = (run.end..self.lines.len()).take_while(|at| filled(*at) && !self.is_apart(*at));
        below.count()
    }

    fn is_told(&self, at: usize) -> bool {
        (self.dialect.read)(&self.text[self.lines[at].clone()]).is_some()
    }

    /// Whether a line stands behind a margin, as those of a quotation do.
    fn is_apart(&self, at: usize) -> bool {
        let start = self.lines[at].start;
        start > 0 && !self.text[..start].ends_with('\n')
    }
}

fn without_margin(text: &str, range: &Range<usize>) -> Range<usize> {
    let line = &text[range.clone()];
    let inside = Margin::before(line).inside(line);
    range.end - inside.len()..range.end
}

/// From the first line that a dialect explains to the last one before something else.
fn runs(text: &str, lines: &[Range<usize>], body: usize, dialect: &Dialect) -> Vec<Range<usize>> {
    let (mut found, mut between): (Vec<Range<usize>>, usize) = (Vec::new(), 0);
    for (index, range) in lines.iter().enumerate().skip(body) {
        let line = &text[range.clone()];
        if (dialect.read)(line).is_some() {
            match found.last_mut().filter(|_| between <= GAP) {
                Some(run) => run.end = index + 1,
                None => found.push(index..index + 1),
            }
            between = 0;
        } else {
            between += usize::from(!line.trim().is_empty());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text;

    #[test]
    fn a_log_is_found_in_other_markup() {
        let talk = |before: &str| {
            let said = [
                "10:00 <ash> a",
                "10:01 <birch> b",
                "10:02 * ash c",
                "10:03 <ash> d",
            ];
            said.map(|line| format!("{before}{line}\n")).concat()
        };
        let words = "words of others\n".repeat(9);
        let rows = [
            (
                format!("{words}::\n\n{}\n{words}", talk("    ")),
                vec![(11, 15)],
            ),
            (
                format!("{words}----\n{}----\n{words}", talk("")),
                vec![(10, 14)],
            ),
            (format!("{words}{}-- \nash\n", talk("> ")), vec![(9, 13)]),
            (
                format!("{}{words}{}", talk(""), talk("  ")),
                vec![(0, 4), (13, 17)],
            ),
            (
                format!("{}more\n{}{words}", talk(""), talk("")),
                vec![(0, 9)],
            ),
            (format!("{words}10:00 <ash> a\n10:01 <ash> b\n"), vec![]),
            ("at 10:00 we met\n".repeat(9), vec![]),
            (words, vec![]),
        ];
        for (text, expected) in rows {
            let found = find(&text, &text::lines(&text), 0);
            let found = found.map_or(Vec::new(), |blocks| blocks.lines);
            let found: Vec<(usize, usize)> =
                found.iter().map(|lines| (lines.start, lines.end)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
