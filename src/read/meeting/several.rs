//! Several meetings in the notes of one file, a heading with its day above each. The notes of a stem that tells no day in, a meeting
//! for each of its days out; where such headings stand is the business of `day_sections`.

use std::sync::Arc;

use super::roll::front::Roll;
use super::stem::Stem;
use crate::model::meeting::{Meeting, MeetingSource, Notes};
use crate::read::day_sections::{Section, sections};
use crate::read::roles::of_meeting;

impl Stem<'_> {
    /// Makes the meetings; none if the notes are of one.
    pub(super) fn by_days(&self, notes: &[(Option<MeetingSource>, Notes)]) -> Vec<Arc<Meeting>> {
        let dated = self.facts.date.or(self.name.date).is_some();
        let [(Some(source), notes)] = notes else {
            return Vec::new();
        };
        let sections = sections(&notes.markdown).filter(|_| !dated);
        let sections = sections.unwrap_or_default().into_iter().enumerate();
        let made = sections.map(|(index, section)| {
            let mut meeting = self.of_day(section, source, notes);
            // An address leads to one of them.
            if index > 0 {
                meeting.aliases.clear();
            }
            Arc::new(meeting)
        });
        made.collect()
    }

    fn of_day(&self, section: Section, source: &MeetingSource, notes: &Notes) -> Meeting {
        let mut meeting = self.blank();
        let of_all = self.facts.title.clone();
        let of_all = of_all.filter(|title| {
            title.contains(char::is_alphabetic) && !of_meeting::says_only_what_it_is(title)
        });
        meeting.date = Some(section.day);
        meeting.start = self.told_start(meeting.date);
        meeting.title = match section.title.or(of_all) {
            Some(title) => title,
            None => self.named_title(meeting.date),
        };
        meeting.sources.push(MeetingSource {
            part: Some(section.day.to_string()),
            ..source.clone()
        });
        meeting.notes.push(Notes {
            path: Arc::clone(&notes.path),
            markdown: section.markdown,
        });
        self.fill(&mut meeting, &Roll::default());
        meeting
    }
}
