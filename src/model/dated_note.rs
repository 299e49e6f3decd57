//! A note between meetings: what came up, written down on the day it came up.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::place::{At, Place};

/// A note from `notes/YYYY-MM-DD-*.md`.
#[derive(Debug, Clone)]
pub struct DatedNote {
    /// File name without extension, as a slug: its name in addresses.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Day it was written.
    pub date: NaiveDate,
    /// Day from which on it is public: the same, or the end of its embargo.
    pub public_since: NaiveDate,
    /// Id of the area of work it belongs to.
    pub area: Option<At<String>>,
    /// Whom it is about, or who wrote it; names as written.
    pub people: Vec<At<String>>,
    /// What it is about, as written: `#12`, `CVE-2026-1234`, the id of a project.
    pub references: Vec<At<String>>,
    /// One line for lists.
    pub summary: Option<String>,
    /// Old addresses that lead here.
    pub aliases: Vec<At<String>>,
    /// The text, Markdown.
    pub body: String,
    /// The line of its file at which the text begins, counted from 1; none where lines are left out.
    pub text_at: Option<u32>,
    /// Path inside the content folder.
    pub path: Arc<str>,
    /// Where the record begins.
    pub place: Place,
}
