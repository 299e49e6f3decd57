//! Logs that change their form: runs of lines that the dialect of the file does not know and another one does.
//! Lines as they were read in, finer blocks out. In rooms where a message may hold pasted logs, only long runs count.

use std::ops::Range;

use super::dialect::{Marks, Timing};
use super::{Among, Block, detect};
use crate::model::log::{Line, LineKind};

/// Fewest lines of a run that may be another form.
const FEWEST: usize = 3;

/// Blocks with every run in a form of its own split off; none if there is no such run.
pub(super) fn split(
    text: &str,
    ranges: &[Range<usize>],
    lines: &[Line],
    blocks: &[Block],
) -> Option<Vec<Block>> {
    let mut finer = Vec::new();
    for block in blocks {
        let mut done = block.lines.start;
        for run in runs(lines, block.lines.clone()) {
            let Some(other) = other_form(text, ranges, &run, block) else {
                continue;
            };
            if done < run.start {
                finer.push(Block {
                    lines: done..run.start,
                    ..block.clone()
                });
            }
            done = run.end;
            finer.push(other);
        }
        if done < block.lines.end {
            finer.push(Block {
                lines: done..block.lines.end,
                ..block.clone()
            });
        }
    }
    (finer.len() > blocks.len()
        || finer
            .iter()
            .zip(blocks)
            .any(|(a, b)| a.dialect.name != b.dialect.name))
    .then_some(finer)
}

/// Runs of lines that were not explained, blank ones among them, from the first to the last that is filled.
fn runs(lines: &[Line], inside: Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Option<(Range<usize>, usize)> = None;
    for at in inside {
        match (lines[at].kind, &mut open) {
            (LineKind::Blank, _) => {}
            (LineKind::Continuation | LineKind::Unexplained, Some((run, filled))) => {
                run.end = at + 1;
                *filled += 1;
            }
            (LineKind::Continuation | LineKind::Unexplained, None) => open = Some((at..at + 1, 1)),
            _ => found.extend(long_enough(open.take())),
        }
    }
    found.extend(long_enough(open));
    found
}

fn long_enough(run: Option<(Range<usize>, usize)>) -> Option<Range<usize>> {
    run.filter(|(_, filled)| *filled >= FEWEST)
        .map(|(run, _)| run)
}

fn other_form(
    text: &str,
    ranges: &[Range<usize>],
    run: &Range<usize>,
    block: &Block,
) -> Option<Block> {
    let pasted = block.dialect.multiline && run.len() * 4 < block.lines.len();
    let fit = detect(text, &ranges[run.clone()], Among::All).filter(|_| !pasted)?;
    let enough = match fit.dialect.timing {
        // Words before a colon are seldom a speaker, in the middle of something else, and stars alone are those of a list.
        Timing::None => {
            let speaks = |range: &Range<usize>| text[range.clone()].trim_start().starts_with('<');
            fit.explained * 5 >= fit.filled * 4
                && fit.dialect.marks != Marks::Colon
                && ranges[run.clone()].iter().any(speaks)
        }
        _ => fit.is_half(),
    };
    let other = fit.dialect.name != block.dialect.name && fit.talk >= FEWEST;
    (enough && other).then(|| Block {
        lines: run.clone(),
        dialect: fit.dialect,
    })
}
