//! A project in a list: how far it is, how it stands, how long ago something was heard of it. A project in, a row out.

use serde::Serialize;

use super::checklist::{self, BarRow};
use super::rows::{self, PersonRow};
use super::standing::{self, StandingRow};
use super::updates::{self, HealthRow};
use super::{Sight, words};
use crate::link::help;
use crate::model::project::{Freshness, Project};

/// A project in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectRow {
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// One line.
    pub summary: Option<String>,
    /// `active`, `done`...
    pub status: &'static str,
    /// Id of its area.
    pub area: Option<String>,
    /// Who keeps it going.
    pub shepherd: Option<PersonRow>,
    /// Steps reached.
    pub done: usize,
    /// Steps in all.
    pub total: usize,
    /// How far its checklists are.
    pub bars: Vec<BarRow>,
    /// How it stands, by its latest update that says so.
    pub health: Option<HealthRow>,
    /// How fresh the last word on it is, if it should move.
    pub standing: Option<StandingRow>,
    /// Where it wants to be when.
    pub target: Option<String>,
    /// `last heard of 3 weeks ago`.
    pub activity: Option<String>,
    /// Silent for too long.
    pub stale: bool,
    /// Calls for help.
    pub help: usize,
}

/// A project as a row.
pub fn row(sight: &Sight<'_>, index: usize, project: &Project) -> ProjectRow {
    let (done, total) = project.progress();
    let activity = standing::last_day(sight, index);
    let freshness = standing::freshness(sight, index);
    let health = updates::health(sight, project);
    ProjectRow {
        title: sight.clean(&project.title),
        url: sight.urls.project(project),
        summary: sight.clean_option(project.summary.as_ref()),
        status: project.status.as_str(),
        area: project.area.as_ref().map(|area| sight.clean(&area.value)),
        shepherd: project
            .shepherd
            .as_ref()
            .map(|name| rows::person(sight, &name.value)),
        done,
        total,
        target: project
            .target
            .as_ref()
            .map(|text| sight.clean(&words::target(text))),
        activity: activity
            .map(|day| format!("last heard of {}", words::from_today(day, sight.today))),
        bars: project
            .checklists
            .iter()
            .map(|table| checklist::bar(sight, table))
            .collect(),
        health: health.map(|(health, _)| updates::health_row(health)),
        standing: freshness.map(standing::row),
        stale: freshness == Some(Freshness::Stale),
        help: help::of_project(sight.library, index, sight.today).len(),
    }
}
