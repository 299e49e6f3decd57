//! Which lines of a text begin and end a block together. Lines in, what each is out; one that begins what nobody ends is text.

use super::fence::Fence;
use super::listed::indent;
use super::openings::{self, Opening, Until};

/// What a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line<'t> {
    Text,
    Code,
    /// It begins a block, which another line ends unless one that is less indented does.
    Open(Opening<'t>, Option<usize>),
    /// It ends one.
    Close,
}

/// So many blocks are open at a time.
const DEEPEST: usize = 64;

/// What the lines of a text are; `all` asks for more than GitLab has.
pub(super) fn of<'t>(lines: &[&'t str], all: bool) -> Vec<Line<'t>> {
    match paired(lines, all, true) {
        Some(found) => found,
        // A fence that nobody closes is code up to the end.
        None => paired(lines, all, false).unwrap_or_default(),
    }
}

/// The same; nothing if a block between fences is not closed, and such are asked for.
fn paired<'t>(lines: &[&'t str], all: bool, fenced: bool) -> Option<Vec<Line<'t>>> {
    let mut found: Vec<Line<'t>> = vec![Line::Text; lines.len()];
    let mut open: Vec<(usize, Opening<'t>)> = Vec::new();
    let (mut fence, mut code) = (Fence::default(), false);
    for (at, line) in lines.iter().enumerate() {
        if !code && let Some(place) = closed(line, all, &open) {
            let mut ended = open.drain(place..);
            if let Some((begin, opening)) = ended.next() {
                found[begin] = Line::Open(opening, Some(at));
            }
            if ended.any(|(_, opening)| is_fence(&opening)) {
                return None;
            }
            found[at] = Line::Close;
            continue;
        }
        let opening = if code {
            None
        } else {
            openings::opening(line, all)
        };
        let opening = opening.filter(|opening| fenced || !is_fence(opening));
        match opening {
            Some(opening) if opening.until == Until::Dedent => {
                if is_followed(lines, at) {
                    found[at] = Line::Open(opening, None);
                }
            }
            Some(opening) => {
                // What nobody has closed for so long is no block.
                let lost = (open.len() >= DEEPEST).then(|| open.remove(0));
                if lost.is_some_and(|(_, opening)| is_fence(&opening)) {
                    return None;
                }
                open.push((at, opening));
            }
            None => {
                let takes = fence.takes(line);
                code = fence.is_open();
                found[at] = if takes { Line::Code } else { Line::Text };
            }
        }
    }
    let unclosed = open.iter().any(|(_, opening)| is_fence(opening));
    (!unclosed).then_some(found)
}

fn is_fence(opening: &Opening<'_>) -> bool {
    matches!(opening.until, Until::Fence(..))
}

/// The place among open blocks of the one that a line ends.
fn closed(line: &str, all: bool, open: &[(usize, Opening<'_>)]) -> Option<usize> {
    if open.is_empty() {
        return None;
    }
    let closing = openings::closing(line, all)?;
    let last = |is: &dyn Fn(Until<'_>) -> bool| open.iter().rposition(|(_, of)| is(of.until));
    match closing {
        Until::Colons(_) => {
            let any = || last(&|until| matches!(until, Until::Colons(_)));
            last(&|until| until == closing).or_else(any)
        }
        Until::Fence(sign, count) => last(
            &|until| matches!(until, Until::Fence(open, least) if open == sign && count >= least),
        ),
        _ => last(&|until| until == closing),
    }
}

/// Whether what follows a line is indented below it.
fn is_followed(lines: &[&str], at: usize) -> bool {
    let mut below = lines.iter().skip(at + 1);
    let next = below.find(|line| !line.trim().is_empty());
    next.is_some_and(|next| indent(next) >= indent(lines[at]) + 4)
}
