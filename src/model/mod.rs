//! What is known, once everything is read: plain data without serde, disk or clock.
//! `Library` is the whole of it; the other files hold one noun each.

pub mod action;
pub mod address;
pub mod alias;
pub mod calendar;
pub mod checklist;
pub mod clues;
pub mod command;
pub mod dated_note;
pub mod edit;
pub mod element;
pub mod emoji;
mod hashed;
pub mod home;
pub mod id;
pub mod issue;
pub mod log;
pub mod machine;
pub mod matrix;
pub mod meeting;
pub mod month_names;
mod packed;
pub mod page;
pub mod path;
pub mod person;
pub mod privacy;
pub mod project;
pub mod redirect;
pub mod reference;
pub mod schedule;
pub mod secret;
pub mod shelf;
pub mod source;
pub mod team;
pub mod unseen;
pub mod update;
pub mod utc_offsets;
pub mod wide;
pub mod words;

use std::sync::Arc;

use action::ActionRecord;
use calendar::Event;
use dated_note::DatedNote;
use issue::Issue;
use meeting::{Item, Meeting};
use page::Page;
use person::People;
use project::Project;
use source::{Asset, LogAccount, Source};
use team::Team;

use crate::place::Place;

/// Everything that was read and may be published.
///
/// Withheld records never get here; only their number does.
#[derive(Debug)]
pub struct Library {
    /// The team, from `site.yaml`.
    pub team: Team,
    /// Meetings, newest first.
    pub meetings: Vec<Arc<Meeting>>,
    /// Issues by tracker and number.
    pub issues: Vec<Issue>,
    /// Projects by file name.
    pub projects: Vec<Project>,
    /// Pages by path.
    pub pages: Vec<Page>,
    /// Notes between meetings, newest first.
    pub notes: Vec<DatedNote>,
    /// Everybody known by name or by having spoken.
    pub people: Arc<People>,
    /// Every file of the content tree with its role.
    pub sources: Vec<Source>,
    /// Every log with its lines by kind, by path.
    pub logs: Vec<LogAccount>,
    /// What `actions.yaml` says.
    pub action_records: Vec<ActionRecord>,
    /// Meetings of others, from their calendars.
    pub events: Vec<Event>,
    /// Files to be copied as they are.
    pub assets: Vec<Asset>,
    /// How many records were withheld.
    pub withheld: usize,
    /// Where those of them lie that say so themselves.
    pub withheld_at: Vec<Place>,
}

impl Library {
    /// The meeting and the item that a register tells by their places.
    pub fn item(&self, (meeting, item): (usize, usize)) -> (&Meeting, &Item) {
        let meeting = &self.meetings[meeting];
        (meeting, &meeting.minutes.items[item])
    }
}
