//! Which lines of a Markdown file are log, and which stand around it. Text with the blocks that were found in, verdicts and lines
//! out; what is made of either is the business of others.

use std::ops::Range;

use crate::read::front;
use crate::read::log::{block, tagged};

/// Fewest messages of a log that lies anywhere.
const FEWEST: usize = 3;

/// The same where nothing but bold type tells who speaks, as it tells questions and answers.
const FEWEST_BARE: usize = 12;

/// Whether a Markdown file that nothing dates is a log all the same: it holds enough talk, and little else.
pub(super) fn is_log(text: &str, lines: &[Range<usize>]) -> bool {
    let body = front::body(text).1;
    block::find(text, lines, body).is_some_and(|blocks| {
        let fewest = if blocks.fit.bare { FEWEST_BARE } else { FEWEST };
        blocks.fit.talk >= fewest && is_mostly_log(text, lines, body, &blocks)
    })
}

/// Whether the dialect explains at least half of what is not front matter.
fn is_mostly_log(text: &str, lines: &[Range<usize>], body: usize, blocks: &block::Blocks) -> bool {
    let filled = lines[body..]
        .iter()
        .filter(|range| !text[(*range).clone()].trim().is_empty())
        .count();
    let inside = blocks.lines.iter().flat_map(|block| &lines[block.clone()]);
    inside
        .filter(|range| (blocks.fit.dialect.read)(&text[(*range).clone()]).is_some())
        .count()
        * 2
        >= filled
}

/// Which lines are Markdown around log blocks: not the markers of the blocks.
pub(super) fn prose(
    text: &str,
    lines: &[Range<usize>],
    body: usize,
    blocks: &[Range<usize>],
) -> Vec<bool> {
    let mut is_prose = vec![true; lines.len()];
    is_prose[..body].fill(false);
    for block in blocks {
        is_prose[block.clone()].fill(false);
        let edges = [block.start.checked_sub(1), Some(block.end)];
        let line = |edge: Option<usize>| edge.and_then(|at| lines.get(at));
        let [above, below] = edges.map(|edge| line(edge).map(|range| text[range.clone()].trim()));
        let fenced = above == below && above.is_some_and(is_rule);
        for edge in edges.into_iter().flatten().filter(|at| *at < lines.len()) {
            is_prose[edge] &= !fenced && !is_marker(&text[lines[edge].clone()]);
        }
    }
    is_prose
}

/// Whether a line is one sign many times over, as AsciiDoc and others have it above and below what stands as it is.
fn is_rule(line: &str) -> bool {
    let sign = line.chars().next().filter(char::is_ascii_punctuation);
    line.len() >= 4 && sign.is_some_and(|sign| line.chars().all(|c| c == sign))
}

fn is_marker(line: &str) -> bool {
    let line = line.trim();
    let marks = ["```", "~~~", "{%"];
    marks.iter().any(|mark| line.starts_with(mark)) || tagged::is_bare(line)
}
