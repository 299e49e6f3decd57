//! Blocks of code inside messages of Matrix rooms: what stands between two fences is part of the message, even if it looks
//! like lines of the log. Lines in, a mark for each out; a fence that is not closed soon is none.

use std::ops::Range;

use super::dialect::Dialect;
use crate::read::text::holds;

/// Most lines of a block.
const LONGEST: usize = 100;

/// Which lines are inside a block that a message opens and closes. Nothing if there is no fence at all.
///
/// Fences are counted message by message; after an odd number a line that looks like the head of another message is code,
/// if the fence is closed soon after by a line that is no head. A fence above all messages is no part of one.
pub(super) fn inside(text: &str, lines: &[Range<usize>], dialect: &Dialect) -> Vec<bool> {
    if !holds(text, "```") {
        return Vec::new();
    }
    let line = |at: usize| &text[lines[at].clone()];
    let mut marks = vec![false; lines.len()];
    let (mut fences, mut spoken) = (0, false);
    let mut at = 0;
    while at < lines.len() {
        if let Some(shape) = (dialect.read)(line(at)) {
            spoken |= shape.is_talk();
            let open = fences % 2 == 1;
            let closing =
                |at: &usize| line(*at).contains("```") && (dialect.read)(line(*at)).is_none();
            let end = open
                .then(|| (at..lines.len().min(at + LONGEST)).find(closing))
                .flatten();
            if let Some(end) = end {
                marks[at..=end].fill(true);
                at = end;
            } else {
                fences = 0;
            }
        }
        if spoken {
            fences += line(at).matches("```").count();
        }
        at += 1;
    }
    marks
}
