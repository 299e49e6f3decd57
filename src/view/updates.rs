//! Updates of a project: newest first, the summary and the health of the latest at the top of its page.
//! A project in; views for the template out.

use serde::Serialize;

use super::html::{self, Html};
use super::markdown::{self, Setting};
use super::rows::{self, PersonRow};
use super::{Sight, words};
use crate::model::project::Project;
use crate::model::update::{Health, Update};

/// An update on the page of its project.
#[derive(Debug, Clone, Serialize)]
pub struct UpdateView {
    /// Its name on the page.
    pub anchor: String,
    /// `2026-11-19`.
    pub iso: String,
    /// `19 November 2026`.
    pub day: String,
    /// What it is called.
    pub title: Option<String>,
    /// Who wrote it.
    pub by: Option<PersonRow>,
    /// How the project stands.
    pub health: Option<HealthRow>,
    /// Its summary in plain words, shown while it is folded.
    pub summary: Option<String>,
    /// Its text.
    pub body: Html,
}

/// How a project stands.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct HealthRow {
    /// Name of the class.
    pub class: &'static str,
    /// One character.
    pub sign: &'static str,
    /// `on track`.
    pub word: &'static str,
}

/// What stands at the top of the page of a project.
#[derive(Debug, Clone, Serialize)]
pub struct Latest {
    /// `TL;DR of 19 November`, or `since 19 November`.
    pub label: String,
    /// The update it stands in; none for the text of the project.
    pub anchor: Option<String>,
}

/// The summary that counts, with the update it comes from.
pub fn tldr<'p>(sight: &Sight<'_>, project: &'p Project) -> Option<(&'p str, Option<&'p Update>)> {
    let mut updates = project.updates_until(sight.today);
    let latest = updates.find_map(|update| Some((update.tldr.as_deref()?, Some(update))));
    latest.or_else(|| Some((project.tldr.as_deref()?, None)))
}

/// The health that counts, with the update it comes from; what is over has none.
pub fn health<'p>(sight: &Sight<'_>, project: &'p Project) -> Option<(Health, &'p Update)> {
    let mut updates = project.updates_until(sight.today);
    let running = !project.status.is_over();
    let found = updates.find_map(|update| Some((update.health?, update)));
    found.filter(|_| running)
}

/// The latest summary and where it stands.
pub fn latest(sight: &Sight<'_>, project: &Project, root: &str) -> Option<(Latest, Html)> {
    let (text, update) = tldr(sight, project)?;
    let day = update.map(|update| format!(" of {}", words::day(update.date, sight.today)));
    let latest = Latest {
        label: format!("TL;DR{}", day.unwrap_or_default()),
        anchor: update.map(|update| update.anchor.clone()),
    };
    Some((latest, line(sight, text, root)))
}

/// Sign and word of a health.
pub fn health_row(health: Health) -> HealthRow {
    let (sign, word) = match health {
        Health::OnTrack => ("✓", "on track"),
        Health::NeedsAttention => ("!", "needs attention"),
        Health::AtRisk => ("✗", "at risk"),
    };
    HealthRow {
        class: health.as_str(),
        sign,
        word,
    }
}

/// Every update, newest first.
pub fn views(sight: &Sight<'_>, project: &Project, root: &str) -> Vec<UpdateView> {
    let view = |update: &Update| UpdateView {
        anchor: update.anchor.clone(),
        iso: update.date.to_string(),
        day: words::date(update.date),
        title: sight.clean_option(update.title.as_ref()),
        by: update
            .by
            .as_ref()
            .map(|name| rows::person(sight, &name.value)),
        health: update.health.map(health_row),
        summary: update.tldr.as_ref().map(|text| sight.clean(&plain(text))),
        body: body(sight, update, root),
    };
    project.updates.iter().map(view).collect()
}

/// The text of an update; its headings have names of their own on the page.
pub fn body(sight: &Sight<'_>, update: &Update, root: &str) -> Html {
    let setting = Setting {
        path: &update.path,
        root,
        level: 4,
        prefix: &format!("{}-h-", update.anchor),
        title: update.title.as_deref().unwrap_or(""),
        tracker: 0,
        home: None,
    };
    markdown::render(&update.markdown, &sight.linker, setting)
}

/// A paragraph of Markdown as one line, its references linked.
pub fn line(sight: &Sight<'_>, text: &str, root: &str) -> Html {
    html::line(&plain(text), &sight.linker, root)
}

/// The words of a paragraph of Markdown.
pub fn plain(text: &str) -> String {
    let words = markdown::summary(text, usize::MAX);
    if words.is_empty() {
        text.to_owned()
    } else {
        words
    }
}
