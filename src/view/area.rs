//! Areas of work: the list, and one with its people, projects and issues.

use serde::Serialize;

use super::page::PageMeta;
use super::rows::{self, IssueRow, PersonRow, ProjectRow};
use super::{Sight, url, words};
use crate::model::team::Area;

/// An area in the list and on its page.
#[derive(Debug, Clone, Serialize)]
pub struct AreaView {
    /// Short name.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// One line.
    pub summary: Option<String>,
    /// Its page.
    pub url: String,
    /// Its projects.
    pub projects: Vec<ProjectRow>,
    /// Its open issues.
    pub open: Vec<IssueRow>,
    /// Its closed issues.
    pub closed: Vec<IssueRow>,
    /// Who works in it.
    pub people: Vec<PersonRow>,
}

/// The list of areas, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct AreasView {
    /// In the order of `site.yaml`.
    pub areas: Vec<AreaView>,
}

/// Makes the list.
pub fn list(sight: &Sight<'_>) -> (PageMeta, AreasView) {
    let areas: Vec<AreaView> = sight
        .library
        .team
        .areas
        .iter()
        .map(|area| area_view(sight, area))
        .collect();
    let description = words::counted(areas.len(), "area of work", "areas of work");
    (
        PageMeta::new(sight, "areas", "Areas of work", &description),
        AreasView { areas },
    )
}

/// Makes the page of an area.
pub fn view(sight: &Sight<'_>, area: &Area) -> (PageMeta, AreaView) {
    let title = format!("{}: {}", area.id, area.title);
    let description = area.summary.clone().unwrap_or_else(|| title.clone());
    let meta = PageMeta::new(sight, &url::area_slug(&area.id), &title, &description);
    (
        meta.with_crumbs(sight, &[("Areas", "areas")]),
        area_view(sight, area),
    )
}

fn area_view(sight: &Sight<'_>, area: &Area) -> AreaView {
    let library = sight.library;
    let same = |id: &str| id.eq_ignore_ascii_case(&area.id);
    let projects = library.projects.iter().enumerate();
    let projects =
        projects.filter(|(_, project)| project.area.as_ref().is_some_and(|id| same(&id.value)));
    let issues = library
        .issues
        .iter()
        .filter(|issue| issue.area.as_ref().is_some_and(|id| same(id)));
    let (open, closed): (Vec<_>, Vec<_>) = issues
        .map(|issue| rows::issue(sight, issue))
        .partition(|row| row.open);
    let people = library
        .people
        .sorted()
        .into_iter()
        .filter(|person| person.areas.iter().any(|id| same(&id.value)));
    AreaView {
        id: sight.clean(&area.id),
        title: sight.clean(&area.title),
        summary: sight.clean_option(area.summary.as_ref()),
        url: sight.urls.area(&area.id),
        projects: projects
            .map(|(index, project)| rows::project(sight, index, project))
            .collect(),
        open,
        closed,
        people: people
            .map(|person| rows::person(sight, &person.nick))
            .collect(),
    }
}
