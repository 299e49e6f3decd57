//! A line in which corrections may stand, and what one of them does to another. The corrections of a line out; which lines they are
//! about is no business of this.

use crate::model::edit::{self, Typed};

/// A line, and where in it somebody's words begin.
#[derive(Debug, Clone, Copy)]
pub(in crate::read) struct Said<'t> {
    pub(in crate::read) text: &'t str,
    pub(in crate::read) from: usize,
}

impl<'t> Said<'t> {
    /// The corrections in it, by their places in the whole line.
    pub(in crate::read) fn typed(&self) -> impl Iterator<Item = Typed<'t>> {
        let from = self.from;
        let typed = edit::all_within(&self.text[from..]).into_iter();
        typed.map(move |typed| Typed {
            at: from + typed.at,
            ..typed
        })
    }
}

/// What a correction does to a line.
pub(in crate::read) struct Change<'c> {
    /// The line of the correction, and where in it that begins.
    pub(in crate::read) edit: usize,
    pub(in crate::read) start: usize,
    /// The line that it changes.
    pub(in crate::read) line: usize,
    /// What that says before and after.
    pub(in crate::read) before: &'c str,
    pub(in crate::read) after: &'c str,
    /// The words by which it finds the line, as they stand there.
    pub(in crate::read) old: &'c str,
    /// Where they differ, how many bytes are gone and how many came.
    pub(in crate::read) at: usize,
    pub(in crate::read) gone: usize,
    pub(in crate::read) came: usize,
}
