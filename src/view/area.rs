//! Areas of work: the list with its counts, and one with everything that belongs to it: people, projects, issues, notes,
//! pages, decisions, actions, calls for help and the latest mentions. A library and its graph in, views out.

use serde::Serialize;

use super::decision::{self, DecisionRow};
use super::help::{self, CallRow};
use super::note::{self, NoteRow};
use super::page::PageMeta;
use super::pages::{self, PageRow};
use super::project_row::{self, ProjectRow};
use super::register::{self, ActionRow};
use super::rows::{self, IssueRow, PersonRow, SaidRow};
use super::{Sight, url, words};
use crate::link::areas::{self, AreaLinks};
use crate::model::page::Page;
use crate::model::person::Person;
use crate::model::team::Area;

/// What is shown of long lists.
const DECISIONS: usize = 20;
const ACTIONS: usize = 40;
const MENTIONS: usize = 10;

/// An area in the list.
#[derive(Debug, Clone, Serialize)]
pub struct AreaRow {
    /// Short name.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// One line.
    pub summary: Option<String>,
    /// Its page.
    pub url: String,
    /// `2 projects`, `3 open issues`...: what there is of everything.
    pub counts: Vec<String>,
}

/// The list of areas, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct AreasView {
    /// In the order of `site.yaml`.
    pub areas: Vec<AreaRow>,
}

/// An area, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct AreaView {
    /// The facts of a list.
    pub row: AreaRow,
    /// Who works in it.
    pub people: Vec<PersonRow>,
    /// Its projects.
    pub projects: Vec<ProjectRow>,
    /// Its open issues.
    pub open: Vec<IssueRow>,
    /// Its closed issues.
    pub closed: Vec<IssueRow>,
    /// Calls for help.
    pub help: Vec<CallRow>,
    /// The latest open actions about its issues and projects.
    pub actions: Vec<ActionRow>,
    /// How many more there are, and where.
    pub more_actions: usize,
    /// The latest decisions about them.
    pub decisions: Vec<DecisionRow>,
    /// How many more there are, and where.
    pub more_decisions: usize,
    /// Notes, newest first.
    pub notes: Vec<NoteRow>,
    /// Pages by title.
    pub pages: Vec<PageRow>,
    /// Where its issues and projects were spoken of last.
    pub said: Vec<SaidRow>,
    /// The lists of all actions and all decisions.
    pub registers: (String, String),
}

/// What the list is called.
pub const TITLE: &str = "Areas of work";

/// Makes the list.
pub fn list(sight: &Sight<'_>) -> (PageMeta, AreasView) {
    let areas = sight.library.team.areas.iter();
    let areas: Vec<AreaRow> = areas
        .map(|area| row(sight, area, &links(sight, area)))
        .collect();
    let description = words::counted(areas.len(), "area of work", "areas of work");
    (
        PageMeta::new(sight, "areas", TITLE, &description),
        AreasView { areas },
    )
}

/// Makes the page of an area.
pub fn view(sight: &Sight<'_>, area: &Area) -> (PageMeta, AreaView) {
    let title = format!("{}: {}", area.id, area.title);
    let description = area.summary.clone().unwrap_or_else(|| title.clone());
    let meta = PageMeta::new(sight, &url::area_slug(&area.id), &title, &description)
        .with_crumbs(sight, &[("Areas", "areas")]);
    let view = area_view(sight, area, &meta.root);
    (meta, view)
}

fn links(sight: &Sight<'_>, area: &Area) -> AreaLinks {
    areas::of_area(sight.library, sight.graph, area)
}

fn area_view(sight: &Sight<'_>, area: &Area, root: &str) -> AreaView {
    let library = sight.library;
    let links = links(sight, area);
    let issues = links.issues.iter().map(|at| &library.issues[*at]);
    let (open, closed): (Vec<_>, Vec<_>) = issues
        .map(|issue| rows::issue(sight, issue))
        .partition(|row| row.open);
    let decisions = links.decisions.iter().take(DECISIONS);
    let projects = links.projects.iter();
    let said = links.said.iter().take(MENTIONS);
    AreaView {
        row: row(sight, area, &links),
        people: people(sight, area)
            .map(|person| rows::person(sight, &person.nick))
            .collect(),
        projects: projects
            .map(|at| project_row::row(sight, *at, &library.projects[*at]))
            .collect(),
        open,
        closed,
        help: help::of_area(sight, Some(&area.id), root),
        actions: register::rows(sight, links.actions.iter().take(ACTIONS), root),
        more_actions: links.actions.len().saturating_sub(ACTIONS),
        decisions: decisions
            .map(|at| decision::row(sight, &sight.graph.registers.decisions[*at], root))
            .collect(),
        more_decisions: links.decisions.len().saturating_sub(DECISIONS),
        notes: note::of(sight, &notes(sight, area)),
        pages: pages::rows(sight, &pages(sight, area)),
        said: said
            .filter_map(|said| rows::said(sight, said, root))
            .collect(),
        registers: (sight.urls.page("actions"), sight.urls.page("decisions")),
    }
}

fn row(sight: &Sight<'_>, area: &Area, links: &AreaLinks) -> AreaRow {
    let issues = links.issues.iter().map(|at| &sight.library.issues[*at]);
    let open = issues.clone().filter(|issue| issue.open).count();
    let calls = sight.calls.iter();
    let calls = calls.filter(|call| call.area.as_ref() == Some(&area.id));
    let counts = [
        (people(sight, area).count(), "person", "people"),
        (links.projects.len(), "project", "projects"),
        (open, "open issue", "open issues"),
        (issues.len() - open, "closed issue", "closed issues"),
        (links.actions.len(), "open action", "open actions"),
        (links.decisions.len(), "decision", "decisions"),
        (calls.count(), "call for help", "calls for help"),
        (notes(sight, area).len(), "note", "notes"),
        (pages(sight, area).len(), "page", "pages"),
    ];
    let told = counts.into_iter().filter(|(count, ..)| *count > 0);
    AreaRow {
        id: sight.clean(&area.id),
        title: sight.clean(&area.title),
        summary: sight.clean_option(area.summary.as_ref()),
        url: sight.urls.area(&area.id),
        counts: told
            .map(|(count, one, many)| words::counted(count, one, many))
            .collect(),
    }
}

fn people<'l>(sight: &Sight<'l>, area: &Area) -> impl Iterator<Item = &'l Person> {
    let sorted = sight.library.people.by_name().into_iter();
    let of = |person: &&Person| {
        let mut areas = person.areas.iter();
        areas.any(|id| id.value.eq_ignore_ascii_case(&area.id))
    };
    sorted.filter(of)
}

/// Notes between meetings that belong to an area, newest first: indexes.
fn notes(sight: &Sight<'_>, area: &Area) -> Vec<usize> {
    let notes = sight.library.notes.iter().enumerate();
    let own =
        notes.filter(|(_, note)| belongs(note.area.as_ref().map(|id| id.value.as_str()), area));
    own.map(|(index, _)| index).collect()
}

/// Pages that belong to an area, by title.
fn pages<'l>(sight: &Sight<'l>, area: &Area) -> Vec<&'l Page> {
    let pages = sight.library.pages.iter();
    let mut own: Vec<&Page> = pages
        .filter(|page| belongs(page.area.as_ref().map(|id| id.value.as_str()), area))
        .collect();
    own.sort_by(|a, b| (&a.title, &a.slug).cmp(&(&b.title, &b.slug)));
    own
}

fn belongs(id: Option<&str>, area: &Area) -> bool {
    id.is_some_and(|id| id.eq_ignore_ascii_case(&area.id))
}
