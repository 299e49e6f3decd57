//! Projects: the list by status, and one with its people, steps, issues and mentions.

use serde::Serialize;

use super::html::Html;
use super::markdown::{self, Setting};
use super::page::{Crumb, PageMeta, area_crumb};
use super::rows::{self, IssueRow, PersonRow, ProjectRow, SaidRow};
use super::{Sight, url, words};
use crate::model::project::{Milestone, Project, Status};

/// Mentions shown on the page of a project.
const MENTIONS: usize = 20;

/// The list of projects, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectsView {
    /// Projects by status, in the order readers want.
    pub groups: Vec<Group>,
}

/// Projects of a status.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
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
    /// Its text.
    pub body: Html,
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
    pub help_wanted: Vec<HelpView>,
    /// Titled addresses.
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
    /// What is reached.
    pub title: String,
    /// When it is due.
    pub due: Option<String>,
    /// Day it was reached.
    pub done: Option<String>,
    /// Free word on how it stands.
    pub status: Option<String>,
    /// Its issue.
    pub issue: Option<Crumb>,
}

/// A call for help.
#[derive(Debug, Clone, Serialize)]
pub struct HelpView {
    /// What is to be done.
    pub task: String,
    /// What one has to know.
    pub skill: Option<String>,
    /// How long it takes.
    pub time: Option<String>,
    /// Whom to ask.
    pub contact: Option<PersonRow>,
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
            .map(|index| rows::project(sight, index, &all[index]))
            .collect();
        Group {
            status: status.as_str(),
            projects,
        }
    };
    let groups: Vec<Group> = Status::ALL
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
        .unwrap_or_else(|| markdown::summary(&project.body, 155));
    let meta = PageMeta::new(
        sight,
        &url::project_slug(&project.id),
        &project.title,
        &description,
    );
    let meta = meta.with_crumbs(sight, &[("Projects", "projects")]);
    let setting = Setting {
        path: &project.path,
        root: &meta.root,
        level: 2,
        prefix: "h-",
        title: &project.title,
    };
    let said = &sight.graph.project_said[index];
    let issues = &sight.graph.project_issues[index];
    let view = ProjectView {
        row: rows::project(sight, index, project),
        body: markdown::render(&project.body, &sight.linker, setting),
        area: project
            .area
            .as_ref()
            .and_then(|area| area_crumb(sight, &area.value)),
        people: people(sight, project),
        started: project.started.map(words::date),
        ended: project.ended.map(words::date),
        target_history: target_history(sight, project),
        milestones: project
            .milestones
            .iter()
            .map(|step| milestone(sight, step))
            .collect(),
        help_wanted: help_wanted(sight, project),
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
    names.dedup();
    names
        .into_iter()
        .map(|name| rows::person(sight, name))
        .collect()
}

fn target_history(sight: &Sight<'_>, project: &Project) -> Vec<String> {
    let word = |text: &Option<String>| {
        text.as_ref()
            .map_or_else(|| "open".to_owned(), |text| sight.clean(text))
    };
    let change = |change: &crate::model::project::TargetChange| {
        let day = change
            .date
            .map_or(String::new(), |day| format!("{}: ", words::date(day)));
        let why = change
            .why
            .as_ref()
            .map_or(String::new(), |why| format!(" ({})", sight.clean(why)));
        format!(
            "{day}moved from {} to {}{why}",
            word(&change.from),
            word(&change.to)
        )
    };
    project.target_history.iter().map(change).collect()
}

fn milestone(sight: &Sight<'_>, step: &Milestone) -> StepView {
    let written = step.issue.as_ref();
    let issue = written.and_then(|written| sight.linker.first_issue(&written.value));
    StepView {
        title: sight.clean(&step.title),
        due: sight.clean_option(step.due.as_ref()),
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
    project.links.iter().filter_map(link).collect()
}

fn help_wanted(sight: &Sight<'_>, project: &Project) -> Vec<HelpView> {
    let call = |help: &crate::model::project::HelpWanted| HelpView {
        task: sight.clean(&help.task),
        skill: sight.clean_option(help.skill.as_ref()),
        time: sight.clean_option(help.time.as_ref()),
        contact: help.contact.as_ref().map(|name| rows::person(sight, name)),
    };
    project.help_wanted.iter().map(call).collect()
}
