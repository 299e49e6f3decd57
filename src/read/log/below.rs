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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::log::Clock;
    use crate::read::log::dialects;
    use crate::read::log::margin::Margin;
    use crate::read::log::shape::Shape;

    /// Lines of a call, and what each becomes.
    #[test]
    fn words_below_a_name_are_said_there() {
        let rows = [
            (
                "15:00:01 From Ash to Everyone:\n\thi\n\tthere\n",
                "Prose Message:hi Continuation:there",
            ),
            ("15:00:01 From Ash to Everyone:\nhi\n", "Prose Message:hi"),
            (
                "15:00:01 From Ash to Everyone: hi\n\tthere\n",
                "Message:hi Continuation:there",
            ),
            (
                "15:00:01 From Ash to Kim(Direct Message):\n\thi\n",
                "Redacted Redacted",
            ),
        ];
        for (text, expected) in rows {
            let mut reader = Reader::new(None, 0);
            for range in crate::read::text::lines(text) {
                let dialect = dialects::by_name("zoom").unwrap_or(dialects::PLAIN);
                reader.push(text, range, dialect, Margin::None);
            }
            let told = reader.lines.iter().map(|line| {
                let said = &text[line.text.start as usize..line.text.end as usize];
                match line.kind {
                    LineKind::Message | LineKind::Continuation => format!("{:?}:{said}", line.kind),
                    kind => format!("{kind:?}"),
                }
            });
            assert_eq!(told.collect::<Vec<_>>().join(" "), expected, "{text}");
        }
    }

    #[test]
    fn words_with_a_stamp_go_on_with_the_same_moment() {
        let text = "hi there";
        let rows = [
            ((15, 15), LineKind::Continuation),
            ((15, 16), LineKind::Unexplained),
        ];
        for ((said, more), expected) in rows {
            let at = |hour| Clock::new(hour, 0, Some(0)).map_or_else(Stamp::default, Stamp::at);
            let mut reader = Reader::new(None, 0);
            let shape = Shape::Message(at(said), "ash", &text[..2]);
            reader.shape(text, 0..2, shape);
            reader.bare(text, 3..8, at(more), &text[3..]);
            assert_eq!(reader.lines.last().map(|line| line.kind), Some(expected));
        }
    }
}
