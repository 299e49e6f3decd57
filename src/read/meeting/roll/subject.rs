//! What the part of notes is about in which people are told: this meeting, or something else that others come to. Headings in, whether
//! a label of people below them is of another thing out.

use super::part::Part;
use crate::model::id::slug;
use crate::read::path_name::kind_words;

/// Where a text stands.
#[derive(Debug, Default)]
pub(super) struct Subject {
    /// The level of the last heading that is of no day and no people.
    level: usize,
    /// The level of that below which it was first told who was there.
    told: Option<usize>,
    /// The level of a heading below that, under which the text stands.
    other: Option<usize>,
}

impl Subject {
    /// A heading of a level comes.
    pub(super) fn ends(&mut self, level: usize) {
        self.other.take_if(|above| level <= *above);
    }

    /// A heading of no day and no people. What stands beside the part that tells who was there, or is a meeting by its words, is another
    /// meeting.
    pub(super) fn begins(&mut self, level: usize, text: &str) {
        let below = self.told.is_some_and(|told| level > told);
        if below && !slug(text).split('-').any(kind_words::is_counted) {
            self.other.get_or_insert(level);
        }
        self.level = level;
    }

    /// Somebody is told to be there.
    pub(super) fn tells(&mut self) {
        self.told.get_or_insert(self.level);
    }

    /// Whether people who come, or do not, are those of something else.
    pub(super) fn is_other(&self, part: Part) -> bool {
        self.other.is_some() && matches!(part, Part::Present | Part::Absent)
    }
}
