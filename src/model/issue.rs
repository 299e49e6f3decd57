//! An issue of a tracker, as far as it is public. Withheld issues and comments are never made into this.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use super::home::Home;
use crate::place::{At, Place};

/// A public comment on a public issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Who wrote it, as the tracker names them.
    pub author: Option<String>,
    /// When it was written.
    pub at: Option<DateTime<Utc>>,
    /// The text, Markdown.
    pub body: String,
}

/// A public issue.
#[derive(Debug, Clone)]
pub struct Issue {
    /// `12` in the main tracker, `name-12` in others: its name in addresses.
    pub id: String,
    /// The tracker it belongs to: an index into the team's trackers.
    pub tracker: usize,
    /// The number people write after `#`.
    pub number: u64,
    /// One line.
    pub title: String,
    /// Open or closed.
    pub open: bool,
    /// Labels, sorted.
    pub labels: Vec<String>,
    /// Id of the area of work it belongs to.
    pub area: Option<String>,
    /// Where one of our own records names the area.
    pub area_at: Option<At<String>>,
    /// Who reported it.
    pub author: Option<String>,
    /// Who works on it.
    pub assignees: Vec<String>,
    /// Whether it is assigned to somebody who is not named.
    pub taken: bool,
    /// Those who work on it, where they stand in a file of the team's own.
    pub assigned_at: Vec<At<String>>,
    /// Title of its milestone.
    pub milestone: Option<String>,
    /// Day it was opened.
    pub created: Option<NaiveDate>,
    /// Moment of the last change.
    pub updated: Option<DateTime<Utc>>,
    /// Day it was closed.
    pub closed: Option<NaiveDate>,
    /// The moment of that, where it is known.
    pub closed_at: Option<DateTime<Utc>>,
    /// Whether it was closed without being done, where its tracker tells so.
    pub unplanned: bool,
    /// Day it is due.
    pub due: Option<NaiveDate>,
    /// Its page at the tracker.
    pub web_url: Option<String>,
    /// Where addresses in its texts count from that name no host; none where they count from its file.
    pub home: Option<Home>,
    /// Check boxes ticked and in all, where the tracker counts them.
    pub tasks: Option<(u64, u64)>,
    /// The description, Markdown.
    pub body: String,
    /// The line of its file at which the text begins, counted from 1; none where lines are left out.
    pub text_at: Option<u32>,
    /// What was written under it for everybody to read, oldest first.
    pub comments: Vec<Comment>,
    /// Path inside the content folder.
    pub path: Arc<str>,
    /// Where the record begins.
    pub place: Place,
}

impl Issue {
    /// The moment of the last change, else the start of the last day that is known.
    pub fn changed(&self) -> Option<DateTime<Utc>> {
        let day = self.closed.max(self.created);
        self.updated
            .or_else(|| Some(day?.and_time(NaiveTime::MIN).and_utc()))
    }
}
