//! A long-term project with its people, milestones and calls for help.

use std::sync::Arc;

use chrono::NaiveDate;

use super::checklist::Checklist;
use super::team::ProjectDays;
use super::update::Update;
use crate::place::At;

/// A project from `projects/*.md`.
#[derive(Debug, Clone)]
pub struct Project {
    /// File name without extension: its name in addresses.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// One line.
    pub summary: Option<String>,
    /// Id of the area of work it belongs to.
    pub area: Option<At<String>>,
    /// How it stands.
    pub status: Status,
    /// Who keeps it going.
    pub shepherd: Option<At<String>>,
    /// Who speaks for it.
    pub champions: Vec<At<String>>,
    /// Who works on it.
    pub contributors: Vec<At<String>>,
    /// Day it began.
    pub started: Option<NaiveDate>,
    /// A date, a quarter or a release.
    pub target: Option<String>,
    /// Former targets.
    pub target_history: Vec<TargetChange>,
    /// Day it ended.
    pub ended: Option<NaiveDate>,
    /// Issues that track it, as written (`#12`).
    pub tracking: Vec<At<String>>,
    /// Issues with this label belong to it.
    pub label: Option<String>,
    /// Issues of this milestone belong to it.
    pub milestone: Option<String>,
    /// Other names by which it is spoken of.
    pub aliases: Vec<String>,
    /// Links worth having.
    pub links: Vec<Link>,
    /// Steps.
    pub milestones: Vec<Milestone>,
    /// Calls for help.
    pub help_wanted: Vec<HelpWanted>,
    /// Paragraphs of the text that begin with `Help wanted:`, without these words; Markdown.
    pub help_lines: Vec<String>,
    /// The paragraph of the text that begins with `TL;DR:`, without that word; Markdown.
    pub tldr: Option<String>,
    /// Tables of states.
    pub checklists: Vec<Checklist>,
    /// Updates, newest first.
    pub updates: Vec<Update>,
    /// The text without the updates, Markdown.
    pub body: String,
    /// The line of its file at which the text begins, counted from 1; none where lines are left out.
    pub text_at: Option<u32>,
    /// Path inside the content folder.
    pub path: Arc<str>,
    /// Where the record begins.
    pub place: At<()>,
}

/// How a project stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Somebody works on it.
    Active,
    /// Something stands in its way.
    Blocked,
    /// It rests.
    Paused,
    /// Not yet begun.
    Proposed,
    /// Reached its goal.
    Done,
    /// Given up.
    Dropped,
}

impl Status {
    /// Every status, in the order in which readers want to see projects.
    pub const ALL: &'static [Status] = &[
        Status::Active,
        Status::Blocked,
        Status::Paused,
        Status::Proposed,
        Status::Done,
        Status::Dropped,
    ];

    /// The word in front matter, JSON and class names.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Active => "active",
            Status::Blocked => "blocked",
            Status::Paused => "paused",
            Status::Proposed => "proposed",
            Status::Done => "done",
            Status::Dropped => "dropped",
        }
    }

    /// Whether the project is over.
    pub fn is_over(self) -> bool {
        matches!(self, Status::Done | Status::Dropped)
    }
}

/// A target that was moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetChange {
    /// Day of the change.
    pub date: Option<NaiveDate>,
    /// Old target.
    pub from: Option<String>,
    /// New target.
    pub to: Option<String>,
    /// Reason.
    pub why: Option<String>,
}

/// A titled address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What is shown.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

/// A step of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// What is reached.
    pub title: String,
    /// A date, a quarter or a release.
    pub due: Option<String>,
    /// Day it was reached.
    pub done: Option<NaiveDate>,
    /// The issue that tracks it, as written.
    pub issue: Option<At<String>>,
    /// Free word on how it stands.
    pub status: Option<String>,
}

impl Milestone {
    /// The day on which it is due; quarters and releases have none.
    pub fn day_due(&self) -> Option<NaiveDate> {
        NaiveDate::parse_from_str(self.due.as_ref()?, "%Y-%m-%d").ok()
    }
}

/// A call for help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpWanted {
    /// What is to be done.
    pub task: String,
    /// What one has to know.
    pub skill: Option<String>,
    /// How long it takes.
    pub time: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// The issue, as written.
    pub issue: Option<At<String>>,
}

impl Project {
    /// Milestones reached and in all.
    pub fn progress(&self) -> (usize, usize) {
        (
            self.milestones
                .iter()
                .filter(|step| step.done.is_some())
                .count(),
            self.milestones.len(),
        )
    }

    /// Updates up to a day, newest first.
    pub fn updates_until(&self, day: NaiveDate) -> impl Iterator<Item = &Update> {
        self.updates.iter().filter(move |update| update.date <= day)
    }
}

/// How long ago something was heard of a project that should move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Freshness {
    /// Not long ago.
    Fresh,
    /// Long enough ago to ask.
    Quiet,
    /// Too long ago.
    Stale,
}

impl Freshness {
    /// The freshness after some days of silence; projects that need not move have none.
    pub fn of(status: Status, silent: i64, days: ProjectDays) -> Option<Self> {
        let moves = matches!(status, Status::Active | Status::Blocked);
        moves.then_some(match silent {
            silent if silent > days.stale => Freshness::Stale,
            silent if silent > days.quiet => Freshness::Quiet,
            _ => Freshness::Fresh,
        })
    }

    /// The word in JSON and class names.
    pub fn as_str(self) -> &'static str {
        match self {
            Freshness::Fresh => "fresh",
            Freshness::Quiet => "quiet",
            Freshness::Stale => "stale",
        }
    }
}
