//! Other people's meetings, from calendars beside the records: when the team's own meetings had better not be.
//! Plain data; what a private event is about never gets here.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::place::Place;

/// An event of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name for programs.
    pub uid: String,
    /// What it is called; none if it is private or does not say.
    pub summary: Option<String>,
    /// Path inside the content folder.
    pub path: Arc<str>,
    /// Where it begins.
    pub place: Place,
    /// When it takes place in the year from the day of the build on, sorted.
    pub spans: Vec<Span>,
}

/// Some time, its end not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First moment.
    pub start: DateTime<Utc>,
    /// First moment after it.
    pub end: DateTime<Utc>,
}

impl Span {
    /// Whether two have a moment in common.
    pub fn overlaps(&self, other: &Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl Event {
    /// How to speak of it.
    pub fn name(&self) -> String {
        match &self.summary {
            Some(summary) => format!("`{summary}`"),
            None => "a private event".to_owned(),
        }
    }

    /// Whether it takes place at some time.
    pub fn meets(&self, span: &Span) -> bool {
        self.spans.iter().any(|own| own.overlaps(span))
    }
}
