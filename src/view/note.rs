//! Notes between meetings: the list by year, and one with what it mentions.

use serde::Serialize;

use super::html::Html;
use super::issue::row::LinkRow;
use super::markdown;
use super::page::{self, Crumb, PageMeta, area_crumb};
use super::project_row::{self, ProjectRow};
use super::rows::{self, IssueRow, PersonRow};
use super::{Sight, url, words};
use crate::model::dated_note::DatedNote;
use crate::model::reference;

/// A note between meetings in a list.
#[derive(Debug, Clone, Serialize)]
pub struct NoteRow {
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// `2026-11-19`.
    pub iso: String,
    /// `19 November 2026`.
    pub date: String,
    /// Id of its area.
    pub area: Option<String>,
    /// One line.
    pub summary: Option<String>,
}

/// The list of notes, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct NotesView {
    /// By year, newest first.
    pub years: Vec<NoteYear>,
}

/// Notes of a year.
#[derive(Debug, Clone, Serialize)]
pub struct NoteYear {
    /// `2026`.
    pub year: String,
    /// Newest first.
    pub notes: Vec<NoteRow>,
}

/// A note, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct NoteView {
    /// The facts of a list.
    pub row: NoteRow,
    /// Its text.
    pub body: Html,
    /// Its area.
    pub area: Option<Crumb>,
    /// Whom it is about.
    pub people: Vec<PersonRow>,
    /// Issues it mentions.
    pub issues: Vec<IssueRow>,
    /// Projects it mentions.
    pub projects: Vec<ProjectRow>,
    /// What else it lists: addresses, and ids of the outside world.
    pub references: Vec<LinkRow>,
    /// The note before it.
    pub previous: Option<Crumb>,
    /// The note after it.
    pub next: Option<Crumb>,
}

/// What the list is called.
pub const TITLE: &str = "Notes between meetings";
/// What the page is said to hold.
pub const ABOUT: &str = "What came up between meetings, written down when it came up";

/// Makes the list.
pub fn list(sight: &Sight<'_>) -> (PageMeta, NotesView) {
    let notes = sight.library.notes.iter();
    let rows = notes.map(|note| (words::year(Some(note.date)), row(sight, note)));
    let years = rows::grouped(rows).into_iter();
    let years = years.map(|(year, notes)| NoteYear { year, notes });
    let years = years.collect();
    let meta = PageMeta::new(sight, "notes", TITLE, ABOUT);
    (meta, NotesView { years })
}

/// Makes the page of a note.
pub fn view(sight: &Sight<'_>, index: usize) -> (PageMeta, NoteView) {
    let library = sight.library;
    let note = &library.notes[index];
    let summary = note.summary.clone();
    let description = summary.unwrap_or_else(|| markdown::summary(&note.body, page::DESCRIPTION));
    let meta = PageMeta::new(sight, &url::note_slug(&note.id), &note.title, &description)
        .with_crumbs(sight, &[("Notes", "notes")])
        .with_source(sight, &note.path);
    let links = &sight.graph.notes[index];
    let issues = links.issues.iter().filter_map(|at| library.issues.get(*at));
    let projects = links.projects.iter();
    let view = NoteView {
        row: row(sight, note),
        body: body(sight, note, &meta.root),
        area: note
            .area
            .as_ref()
            .and_then(|area| area_crumb(sight, &area.value)),
        people: note
            .people
            .iter()
            .map(|name| rows::person(sight, &name.value))
            .collect(),
        issues: issues.map(|issue| rows::issue(sight, issue)).collect(),
        projects: projects
            .map(|at| project_row::row(sight, *at, &library.projects[*at]))
            .collect(),
        references: references(sight, note),
        previous: library.notes.get(index + 1).map(|note| crumb(sight, note)),
        next: index
            .checked_sub(1)
            .map(|at| crumb(sight, &library.notes[at])),
    };
    (meta, view)
}

/// What a note lists and what leads away from the site; issues and projects stand on its page as such.
fn references(sight: &Sight<'_>, note: &DatedNote) -> Vec<LinkRow> {
    let mut rows: Vec<LinkRow> = Vec::new();
    for named in &note.references {
        for hit in reference::scan(&named.value) {
            let target = sight.linker.target(hit.reference);
            let outside = target.filter(|target| target.outside);
            let row = outside.filter(|target| sight.linker.may_link(&target.url));
            rows.extend(row.map(|target| LinkRow {
                title: sight.clean(&named.value[hit.range]),
                url: target.url,
            }));
        }
    }
    rows
}

/// The text of a note as HTML.
pub fn body(sight: &Sight<'_>, note: &DatedNote, root: &str) -> Html {
    markdown::page(&note.body, &sight.linker, &note.path, root, &note.title)
}

fn crumb(sight: &Sight<'_>, note: &DatedNote) -> Crumb {
    Crumb {
        title: format!("{}, {}", sight.clean(&note.title), words::date(note.date)),
        url: sight.urls.note(note),
    }
}

/// Notes as rows, by their indexes.
pub fn of(sight: &Sight<'_>, notes: &[usize]) -> Vec<NoteRow> {
    let found = notes.iter().filter_map(|at| sight.library.notes.get(*at));
    found.map(|note| row(sight, note)).collect()
}

/// A note between meetings as a row.
pub fn row(sight: &Sight<'_>, note: &DatedNote) -> NoteRow {
    let summary = note.summary.clone();
    let summary = summary.unwrap_or_else(|| markdown::summary(&note.body, page::DESCRIPTION));
    NoteRow {
        title: sight.clean(&note.title),
        url: sight.urls.note(note),
        iso: note.date.to_string(),
        date: words::date(note.date),
        area: note.area.as_ref().map(|area| sight.clean(&area.value)),
        summary: (!summary.is_empty()).then(|| sight.clean(&summary)),
    }
}
