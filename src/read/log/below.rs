//! Words before which nobody stands: they go on with what is above, or are said by whoever is named there. A line and a reader in, the
//! line in its place out.

use std::ops::Range;

use super::reader::{Reader, narrow, offset};
use super::shape::Stamp;
use crate::model::log::{Line, LineKind};

impl Reader {
    /// Takes words before which nobody stands. With a stamp they go on with a message of the same moment, without one with whatever
    /// is above.
    pub(super) fn bare(&mut self, text: &str, range: Range<usize>, stamp: Stamp, said: &str) {
        if self.private {
            return self.secret(range);
        }
        let at = offset(text, said);
        let inside = at..at + said.len();
        if stamp.time.is_none() {
            if !self.below(inside.clone()) {
                self.verbatim(LineKind::Continuation, inside);
            }
            return;
        }
        self.tick(stamp, LineKind::Continuation);
        let above = self.lines.last().filter(|_| self.open);
        let same = above.is_some_and(|line| line.time == stamp.time && line.date == self.date);
        match same && !said.trim().is_empty() {
            true => self.verbatim(LineKind::Continuation, inside),
            false if said.trim().is_empty() => self.verbatim(LineKind::Blank, range),
            false => self.verbatim(LineKind::Unexplained, range),
        }
    }

    /// Takes a line as what is said by whoever is named on the line above and says nothing there; tells whether it is.
    pub(super) fn below(&mut self, said: Range<usize>) -> bool {
        let empty = |line: &&mut Line| line.kind == LineKind::Message && line.text.is_empty();
        let Some(above) = self
            .lines
            .last_mut()
            .filter(empty)
            .filter(|_| !said.is_empty())
        else {
            return false;
        };
        let line = Line {
            text: narrow(said),
            ..above.clone()
        };
        (above.kind, above.time, above.nick) = (LineKind::Prose, None, None);
        self.lines.push(line);
        true
    }

    /// Takes a line that is not to be shown.
    pub(super) fn secret(&mut self, range: Range<usize>) {
        self.verbatim(LineKind::Redacted, range.end..range.end);
    }
}
