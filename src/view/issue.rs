//! Issues: the list, and one with what was said of it in meetings.

use serde::Serialize;

use super::html::Html;
use super::markdown::{self, Setting};
use super::page::{Crumb, PageMeta, area_crumb};
use super::rows::{self, IssueRow, PersonRow, ProjectRow, SaidRow};
use super::{Sight, url, words};
use crate::model::issue::Issue;

/// The list of issues, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct IssuesView {
    /// Open ones, latest change first.
    pub open: Vec<IssueRow>,
    /// Closed ones, latest change first.
    pub closed: Vec<IssueRow>,
}

/// An issue, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct IssueView {
    /// The facts of a list.
    pub row: IssueRow,
    /// Its text.
    pub body: Html,
    /// Who reported it.
    pub author: Option<PersonRow>,
    /// `19 November 2026`.
    pub created: Option<String>,
    /// Last change.
    pub updated: Option<String>,
    /// Day it was closed.
    pub closed: Option<String>,
    /// Day it is due.
    pub due: Option<String>,
    /// Title of its milestone.
    pub milestone: Option<String>,
    /// Boxes ticked and in all.
    pub tasks: Option<(u64, u64)>,
    /// Its page at the tracker.
    pub web_url: Option<String>,
    /// Its area.
    pub area: Option<Crumb>,
    /// Projects it belongs to.
    pub projects: Vec<ProjectRow>,
    /// Where it was spoken of, newest first.
    pub said: Vec<SaidRow>,
    /// How many mentions are not shown.
    pub more_said: usize,
}

/// Mentions shown on the page of an issue.
const MENTIONS: usize = 50;

/// Makes the list.
pub fn list(sight: &Sight<'_>) -> (PageMeta, IssuesView) {
    let mut issues: Vec<&Issue> = sight.library.issues.iter().collect();
    issues.sort_by(|a, b| {
        b.updated
            .cmp(&a.updated)
            .then_with(|| b.number.cmp(&a.number))
            .then_with(|| a.id.cmp(&b.id))
    });
    let row = |issue: &&Issue| rows::issue(sight, issue);
    let view = IssuesView {
        open: issues.iter().filter(|issue| issue.open).map(row).collect(),
        closed: issues.iter().filter(|issue| !issue.open).map(row).collect(),
    };
    let open = words::counted(view.open.len(), "open issue", "open issues");
    (
        PageMeta::new(
            sight,
            "issues",
            "Issues",
            &format!("{open}, {} closed", view.closed.len()),
        ),
        view,
    )
}

/// Makes the page of an issue.
pub fn view(sight: &Sight<'_>, index: usize) -> (PageMeta, IssueView) {
    let issue = &sight.library.issues[index];
    let slug = url::issue_slug(&issue.id);
    let description = markdown::summary(&issue.body, 155);
    let description = if description.is_empty() {
        issue.title.clone()
    } else {
        description
    };
    let meta = PageMeta::new(
        sight,
        &slug,
        &format!("{} (#{})", issue.title, issue.id),
        &description,
    );
    let meta = meta.with_crumbs(sight, &[("Issues", "issues")]);
    let setting = Setting {
        path: &issue.path,
        root: &meta.root,
        level: 2,
        prefix: "h-",
        title: &issue.title,
    };
    let said = &sight.graph.issue_said[index];
    let projects = &sight.graph.issue_projects[index];
    let view = IssueView {
        row: rows::issue(sight, issue),
        body: markdown::render(&issue.body, &sight.linker, setting),
        author: issue.author.as_ref().map(|name| rows::person(sight, name)),
        created: issue.created.map(words::date),
        updated: issue.updated.map(|at| words::date(at.date_naive())),
        closed: issue.closed.map(words::date),
        due: issue.due.map(words::date),
        milestone: sight.clean_option(issue.milestone.as_ref()),
        tasks: issue.tasks,
        web_url: sight.address(issue.web_url.as_ref()),
        area: issue.area.as_ref().and_then(|area| area_crumb(sight, area)),
        projects: projects
            .iter()
            .map(|at| rows::project(sight, *at, &sight.library.projects[*at]))
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
