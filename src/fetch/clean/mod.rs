//! What of an issue may be written, and nothing else: a tracker's object in, a record with a short list of fields out, or
//! the verdict that it is withheld. A field is named here or it is not written, so that what trackers add one day stays out.
//!
//! An issue is public only if it says so itself. Its comments are public by the rule of [`is_public`](crate::read::issue::comments::is_public), which
//! reading obeys as well. Mail addresses and host masks are masked, and what a TLP label takes out is left out.

mod fields;
mod gitlab;
mod notes;
mod pagure;

use chrono::{DateTime, NaiveDate, Utc};

use crate::model::privacy::Privacy;

pub use crate::read::issue::fields::Object;

/// By what an issue is known: the project's number (0 where there is but one project) and the issue's.
pub type Key = (u64, u64);

/// What is to be written.
#[derive(Debug, Clone, Copy)]
pub struct Cleaner<'a> {
    /// Which mail addresses may stay.
    pub privacy: Privacy<'a>,
    /// Whether comments are written.
    pub notes: bool,
    /// The day on which embargoes are looked at.
    pub today: NaiveDate,
}

/// Where issues that do not say so themselves belong.
#[derive(Debug, Clone, Copy)]
pub struct Home<'a> {
    /// Address of the project.
    pub url: &'a str,
    /// `group/project`.
    pub path: &'a str,
}

/// A public issue, ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The moment of the last change, if it is told.
    pub updated: Option<DateTime<Utc>>,
    /// How many comments the tracker counts, if it does; those are among them that are not public.
    pub counted: Option<u64>,
    /// What is written.
    pub value: Object,
}

/// What an object of a tracker's list came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Judged {
    /// It may be published.
    Public(Key, Box<Record>),
    /// It may not.
    Withheld(Key),
    /// It is no issue: it has no number or no title.
    Other,
}
