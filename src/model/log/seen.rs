//! What is said in a line, as a note shows it. A log and the index of a line in; the line, and where in it something is said, out.

use super::{Log, line_around};
use crate::place::narrow;

/// What is said in a line, as a note shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen<'l> {
    /// The whole physical line.
    pub whole: &'l str,
    /// Where in it something is said, in characters, counted from 1.
    pub column: u32,
    /// How many characters that are.
    pub width: usize,
}

impl Log {
    /// Where a note about what is said in a line stands. Blanks before it are none of it.
    pub fn seen(&self, index: usize) -> Seen<'_> {
        let text = self.text_of(&self.lines[index]);
        let said = text.trim_start();
        let start = self.lines[index].text.start as usize;
        let whole = line_around(&self.text, start);
        let before = &self.text[whole.start..start + text.len() - said.len()];
        Seen {
            whole: &self.text[whole],
            column: narrow(before.chars().count() + 1),
            width: said.trim_end().chars().count(),
        }
    }
}
