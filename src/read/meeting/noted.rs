//! A meeting of which only notes are left, or a log in which nobody typed a command among or beside notes: what these tell of it. The
//! notes of a stem in, people and items of the meeting out.

use std::collections::HashSet;
use std::sync::Arc;

use super::joined::told;
use super::marked;
use super::roll::front::Roll;
use super::roll::present;
use super::stem::Stem;
use crate::model::meeting::{Meeting, MeetingSource, Notes};
use crate::model::person::People;
use crate::model::team::Team;
use crate::model::words::counted;
use crate::place::Place;
use crate::report::{Note, Severity};

impl Stem<'_> {
    /// Tells of a meeting what its notes tell where no log does, and their front matter.
    pub(super) fn fill(&self, meeting: &mut Meeting, roll: &Roll) {
        present::fill(meeting, roll, self.people, self.in_full());
        marked::fill(meeting);
    }

    /// Whether the team shows real names, so that whoever is told by a full name alone is one of the people.
    pub(super) fn in_full(&self) -> bool {
        self.team.real_names == Some(true)
    }

    /// Notes go to the first meeting of the logs, or are one themselves.
    pub(super) fn give_notes(&mut self, first: usize, notes: Vec<(Option<MeetingSource>, Notes)>) {
        let alone = self.out.meetings.len() == first + 1;
        let in_full = self.in_full();
        match self.out.meetings.get_mut(first) {
            Some(meeting) => {
                let meeting = Arc::make_mut(meeting);
                for (source, notes) in notes {
                    meeting.sources.extend(source);
                    meeting.notes.push(notes);
                }
                if alone && !meeting.notes.is_empty() {
                    fill_around(meeting, &self.facts.roll, self.people, in_full);
                }
                if !meeting.parts.is_empty() && !meeting.notes.is_empty() {
                    let passed_over = passed_over(meeting, self.team);
                    self.out.notes.extend(passed_over);
                }
            }
            None if !notes.is_empty() => self.notes_alone(notes),
            None => {}
        }
    }
}

/// What is told of decisions and actions that notes mark and the log does not have, which gives the minutes.
fn passed_over(meeting: &Meeting, team: &Team) -> Vec<Note> {
    let known: HashSet<(bool, String)> = meeting.minutes.items.iter().filter_map(told).collect();
    let note = |notes: &Notes| {
        let items = marked::in_notes(notes);
        let items = items.iter().filter(|item| !item.withdrawn);
        let lost = items.filter_map(told).filter(|told| !known.contains(told));
        let lost = lost.count();
        let message = format!(
            "the log gives the minutes of this meeting: {} counted",
            counted(
                lost,
                "decision or action of these notes is not",
                "decisions and actions of these notes are not"
            ),
        );
        let place = Place::file(&team.file_of(&notes.path));
        let note = Note::new(Severity::Info, "not-counted", place, message);
        let hint = "tell in the sidecar under `items` what is to count, with the line of the log that it belongs to";
        (lost > 0).then(|| note.hint(hint))
    };
    meeting.notes.iter().filter_map(note).collect()
}

/// Tells of a meeting what the notes around or beside its log tell, where that has no minutes of its own.
fn fill_around(meeting: &mut Meeting, roll: &Roll, people: &People, in_full: bool) {
    let told = &meeting.minutes;
    let silent = told.items.is_empty() && told.unseen.is_empty() && told.speech.is_empty();
    if !silent || !told.present.is_empty() || meeting.parts.is_empty() {
        return;
    }
    present::fill(meeting, roll, people, in_full);
    marked::fill(meeting);
    // They stand at no line of the log.
    meeting
        .minutes
        .items
        .iter_mut()
        .for_each(|item| item.place = 0);
}
