//! Projects: the list by status, and one with its people, steps, issues and mentions.

use std::collections::HashSet;

use serde::Serialize;

use super::checklist::{self, ChecklistView};
use super::help::{self, CallRow};
use super::html::Html;
use super::markdown;
use super::page::{self, Crumb, PageMeta, area_crumb};
use super::project_row::{self, ProjectRow};
use super::rows::{self, IssueRow, PersonRow, SaidRow};
use super::standing::{self, LastWord};
use super::timeline::{self, TimelineView};
use super::updates::{self, Latest, UpdateView};
use super::{Sight, lists, url, words};
use crate::model::project::{Project, Status, TargetChange};
use crate::model::reference::{self, Reference};

/// Mentions shown on the page of a project.
const MENTIONS: usize = 20;

/// The list of projects, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectsView {
    /// Projects by status, in the order readers want.
    pub groups: Vec<ProjectGroup>,
}

/// Projects of a status.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectGroup {
    /// `active`, `done`...
    pub status: &'static str,
    /// By title.
    pub projects: Vec<ProjectRow>,
}

/// A project, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectView {
    /// The facts of a list.
    pub row: ProjectRow,
    /// Whether somebody is looked for where it has no shepherd.
    pub asks: bool,
    /// How long ago something was heard of it.
    pub standing: Option<LastWord>,
    /// Which summary is the latest.
    pub latest: Option<Latest>,
    /// That summary.
    pub tldr: Option<Html>,
    /// Which health is the latest.
    pub health: Option<Latest>,
    /// Its text without the updates.
    pub body: Html,
    /// Updates, newest first.
    pub updates: Vec<UpdateView>,
    /// Tables of states.
    pub checklists: Vec<ChecklistView>,
    /// What happened, and what is due.
    pub timeline: TimelineView,
    /// Its area.
    pub area: Option<Crumb>,
    /// Who speaks for it, and who works on it.
    pub people: Vec<PersonRow>,
    /// Day it began.
    pub started: Option<String>,
    /// Day it ended.
    pub ended: Option<String>,
    /// Former targets, in words.
    pub target_history: Vec<String>,
    /// Steps.
    pub milestones: Vec<StepView>,
    /// Calls for help.
    pub help_wanted: Vec<CallRow>,
    /// The list of all such calls, if there is one.
    pub all_help: Option<String>,
    /// Titled addresses, and what others track of it.
    pub links: Vec<Crumb>,
    /// Its issues.
    pub issues: Vec<IssueRow>,
    /// Where it was spoken of, newest first.
    pub said: Vec<SaidRow>,
    /// How many mentions are not shown.
    pub more_said: usize,
}

/// A step of a project.
#[derive(Debug, Clone, Serialize)]
pub struct StepView {
    /// Its name on the page.
    pub anchor: String,
    /// What is reached.
    pub title: String,
    /// When it is due.
    pub due: Option<String>,
    /// Whether that day is over.
    pub overdue: bool,
    /// Day it was reached.
    pub done: Option<String>,
    /// Free word on how it stands.
    pub status: Option<String>,
    /// Its issue.
    pub issue: Option<Crumb>,
}

/// Makes the list.
pub fn list(sight: &Sight<'_>) -> (PageMeta, ProjectsView) {
    let all = &sight.library.projects;
    let group = |status: &Status| {
        let mut indexes: Vec<usize> = (0..all.len())
            .filter(|index| all[*index].status == *status)
            .collect();
        indexes.sort_by(|a, b| all[*a].title.cmp(&all[*b].title));
        let projects = indexes
            .into_iter()
            .map(|index| project_row::row(sight, index, &all[index]))
            .collect();
        ProjectGroup {
            status: status.as_str(),
            projects,
        }
    };
    let groups: Vec<ProjectGroup> = Status::ALL
        .iter()
        .map(group)
        .filter(|group| !group.projects.is_empty())
        .collect();
    let count = words::counted(all.len(), "long-term project", "long-term projects");
    (
        PageMeta::new(
            sight,
            "projects",
            "Projects",
            &format!("{count} and how they stand"),
        ),
        ProjectsView { groups },
    )
}

/// Makes the page of a project.
pub fn view(sight: &Sight<'_>, index: usize) -> (PageMeta, ProjectView) {
    let project = &sight.library.projects[index];
    let description = project
        .summary
        .clone()
        .unwrap_or_else(|| markdown::summary(&project.body, page::DESCRIPTION));
    let meta = PageMeta::new(
        sight,
        &url::project_slug(&project.id),
        &project.title,
        &description,
    );
    let meta = meta.with_crumbs(sight, &[("Projects", "projects")]);
    let (latest, tldr) = updates::latest(sight, project, &meta.root).unzip();
    let said = &sight.graph.project_said[index];
    let issues = &sight.graph.project_issues[index];
    let view = ProjectView {
        row: project_row::row(sight, index, project),
        asks: sight.library.team.own_tree,
        standing: standing::sentence(sight, index),
        latest,
        tldr,
        health: health(sight, project),
        body: body(sight, project, &meta.root),
        updates: updates::views(sight, project, &meta.root),
        checklists: checklist::views(sight, &project.checklists),
        timeline: timeline::view(sight, index),
        area: project
            .area
            .as_ref()
            .and_then(|area| area_crumb(sight, &area.value)),
        people: people(sight, project),
        started: project.started.map(words::date),
        ended: project.ended.map(words::date),
        target_history: target_history(sight, project),
        milestones: (0..project.milestones.len())
            .map(|at| milestone(sight, project, at))
            .collect(),
        help_wanted: help::of_project(sight, index, &meta.root),
        all_help: all_help(sight),
        links: links(sight, project),
        issues: issues
            .iter()
            .map(|at| rows::issue(sight, &sight.library.issues[*at]))
            .collect(),
        said: said
            .iter()
            .take(MENTIONS)
            .filter_map(|said| rows::said(sight, said, &meta.root))
            .collect(),
        more_said: said.len().saturating_sub(MENTIONS),
    };
    (meta, view)
}

fn people(sight: &Sight<'_>, project: &Project) -> Vec<PersonRow> {
    let mut names: Vec<&str> = project
        .champions
        .iter()
        .chain(&project.contributors)
        .map(|name| name.value.as_str())
        .collect();
    let mut seen = HashSet::new();
    names.retain(|name| seen.insert(*name));
    names
        .into_iter()
        .map(|name| rows::person(sight, name))
        .collect()
}

/// The text of a project without its updates.
pub fn body(sight: &Sight<'_>, project: &Project, root: &str) -> Html {
    let (path, title) = (&project.path, &project.title);
    markdown::page(&project.body, &sight.linker, path, root, title)
}

/// The list of all calls for help.
fn all_help(sight: &Sight<'_>) -> Option<String> {
    let exists = lists::has(sight.library, sight.graph, "help-wanted");
    exists.then(|| sight.urls.page("help-wanted"))
}

/// Since when the health is known.
fn health(sight: &Sight<'_>, project: &Project) -> Option<Latest> {
    let (_, update) = updates::health(sight, project)?;
    Some(Latest {
        label: format!("since {}", words::day(update.date, sight.today)),
        anchor: Some(update.anchor.clone()),
    })
}

fn target_history(sight: &Sight<'_>, project: &Project) -> Vec<String> {
    let change = |change: &TargetChange| {
        let day = change.date.map(|day| format!("{}: ", words::date(day)));
        day.unwrap_or_default() + &timeline::moved(sight, change)
    };
    project.target_history.iter().map(change).collect()
}

fn milestone(sight: &Sight<'_>, project: &Project, at: usize) -> StepView {
    let step = &project.milestones[at];
    let written = step.issue.as_ref();
    let issue = written.and_then(|written| sight.linker.first_issue(&written.value));
    StepView {
        anchor: timeline::step_anchor(sight, project, at),
        title: sight.clean(&step.title),
        due: step
            .due
            .as_ref()
            .map(|text| sight.clean(&words::target(text))),
        overdue: step.day_due().is_some_and(|day| day < sight.today),
        done: step.done.map(words::date),
        status: sight.clean_option(step.status.as_ref()),
        issue: issue.map(|issue| Crumb {
            title: format!("#{}", issue.id),
            url: sight.urls.issue(issue),
        }),
    }
}

fn links(sight: &Sight<'_>, project: &Project) -> Vec<Crumb> {
    let link = |link: &crate::model::project::Link| {
        let url = sight.address(Some(&link.url))?;
        Some(Crumb {
            title: sight.clean(&link.title),
            url,
        })
    };
    let mut links: Vec<Crumb> = project.links.iter().filter_map(link).collect();
    for tracked in tracked_elsewhere(sight, project) {
        if !links.iter().any(|link| link.url == tracked.url) {
            links.push(tracked);
        }
    }
    links
}

/// What others track of a project, where that has an address.
fn tracked_elsewhere(sight: &Sight<'_>, project: &Project) -> Vec<Crumb> {
    let steps = project.milestones.iter();
    let steps = steps.filter_map(|step| step.issue.as_ref());
    let written = project.tracking.iter().chain(steps);
    let others = written.filter(|written| sight.linker.is_of_others(&written.value));
    let link = |text: &str, hit: &reference::Found<'_>| {
        let may = !matches!(hit.reference, Reference::Url(url) if !sight.linker.may_link(url));
        let target = sight.linker.target(hit.reference);
        let target = target.filter(|target| target.outside && may)?;
        Some(Crumb {
            title: sight.clean(&text[hit.range.clone()]),
            url: target.url,
        })
    };
    let links = others.flat_map(|written| {
        let hits = reference::scan(&written.value);
        let links = hits.iter().filter_map(|hit| link(&written.value, hit));
        links.collect::<Vec<Crumb>>()
    });
    links.collect()
}
