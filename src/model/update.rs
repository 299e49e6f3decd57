//! An update: what was done since the last one, dated, with a summary and with what is needed now.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::place::At;

/// An update of a project, from a heading `## YYYY-MM-DD` of its text or from a file of its own.
#[derive(Debug, Clone, Default)]
pub struct Update {
    /// Day it was written.
    pub date: NaiveDate,
    /// Who wrote it.
    pub by: Option<At<String>>,
    /// How the project stands.
    pub health: Option<Health>,
    /// What it is called.
    pub title: Option<String>,
    /// The paragraph that begins with `TL;DR:`, without that word; Markdown.
    pub tldr: Option<String>,
    /// The paragraphs that begin with `Help wanted:`, without these words; Markdown.
    pub help_wanted: Vec<String>,
    /// The text, Markdown.
    pub markdown: String,
    /// Its name on the page of the project, as in `u-2026-11-19`.
    pub anchor: String,
    /// The file it stands in, inside the content folder.
    pub path: Arc<str>,
}

/// How a project stands, in the words that GitLab has for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Health {
    /// It goes as planned.
    OnTrack,
    /// It will be late unless somebody helps.
    NeedsAttention,
    /// It will fail unless something changes.
    AtRisk,
}

impl Health {
    /// Every health, best first.
    pub const ALL: &'static [Health] = &[Health::OnTrack, Health::NeedsAttention, Health::AtRisk];

    /// The word in front matter, JSON and class names.
    pub fn as_str(self) -> &'static str {
        match self {
            Health::OnTrack => "on_track",
            Health::NeedsAttention => "needs_attention",
            Health::AtRisk => "at_risk",
        }
    }
}
