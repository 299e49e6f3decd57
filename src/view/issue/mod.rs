//! Issues: one with its comments and what was said, decided and promised about it in meetings; lists in files of their own.

pub mod comments;
pub mod discussed;
pub mod history;
pub mod list;
pub mod row;
pub mod shelves;

use serde::Serialize;

use super::decision::{self, DecisionRow};
use super::html::Html;
use super::markdown::{Parsed, Setting};
use super::note::{self, NoteRow};
use super::page::{self, Crumb, PageMeta, area_crumb};
use super::project_row::{self, ProjectRow};
use super::register::{self, ActionRow};
use super::rows::{self, IssueRow, PersonRow};
use super::{Sight, url, words};
use comments::CommentsView;
use discussed::DiscussedView;

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
    /// Public comments.
    pub comments: CommentsView,
    /// Where it was spoken of.
    pub discussed: DiscussedView,
    /// Actions that name it, the last opened first.
    pub actions: Vec<ActionRow>,
    /// Decisions that name it, newest first.
    pub decisions: Vec<DecisionRow>,
    /// Notes between meetings that mention it, newest first.
    pub notes: Vec<NoteRow>,
}

/// Makes the page of an issue.
pub fn view(sight: &Sight<'_>, index: usize) -> (PageMeta, IssueView) {
    let issue = &sight.library.issues[index];
    let slug = url::issue_slug(&issue.id);
    let parsed = Parsed::of(&issue.body);
    let description = parsed.summary(page::DESCRIPTION);
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
        tracker: issue.tracker,
        home: issue.home.as_ref(),
        ..Setting::of_page(&issue.path, &meta.root, &issue.title)
    };
    let projects = &sight.graph.issue_projects[index];
    let view = IssueView {
        row: row::whole(sight, issue),
        body: parsed.html(&sight.linker, setting),
        author: issue.author.as_ref().map(|name| rows::person(sight, name)),
        created: issue.created.map(words::date),
        updated: issue.updated.map(|at| words::date(at.date_naive())),
        closed: issue.closed.map(|day| {
            let how = row::closed_as(issue).unwrap_or_default();
            words::date(day) + how
        }),
        due: issue.due.map(words::date),
        milestone: sight.clean_option(issue.milestone.as_ref()),
        tasks: issue.tasks,
        web_url: sight.address(issue.web_url.as_ref()),
        area: issue.area.as_ref().and_then(|area| area_crumb(sight, area)),
        projects: projects
            .iter()
            .map(|at| project_row::row(sight, *at, &sight.library.projects[*at]))
            .collect(),
        comments: comments::view(sight, issue, &meta.root),
        discussed: discussed::view(sight, index, &meta.root),
        actions: register::of_issue(sight, index, &meta.root),
        decisions: decisions(sight, index, &meta.root),
        notes: note::of(sight, &sight.graph.issue_notes[index]),
    };
    (meta, view)
}

fn decisions(sight: &Sight<'_>, index: usize, root: &str) -> Vec<DecisionRow> {
    let named = sight.graph.registers.issue_decisions[index].iter();
    named
        .map(|at| decision::row(sight, &sight.graph.registers.decisions[*at], root))
        .collect()
}
