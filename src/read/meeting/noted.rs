//! A meeting of which only notes are left: what these tell of it. The notes of a stem in, people and items of the meeting out.

use super::front_roll::Roll;
use super::stem::Stem;
use super::{marked, present};
use crate::model::meeting::Meeting;

impl Stem<'_> {
    /// Tells of a meeting what its notes tell where no log does, and their front matter.
    pub(super) fn fill(&self, meeting: &mut Meeting, roll: &Roll) {
        let in_full = self.team.real_names == Some(true);
        present::fill(meeting, roll, self.people, in_full);
        marked::fill(meeting);
    }
}
