//! Claims about projects: ids are unique, areas, people and issues exist, an active one has a shepherd and moves.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::link::{Graph, Targets, issues_in, timeline};
use crate::model::Library;
use crate::model::project::{Freshness, Project, Status};
use crate::model::source::is_markdown;
use crate::model::words;
use crate::place::At;
use crate::report::{Note, Severity};

/// All checks of projects.
pub fn check(
    library: &Library,
    graph: &Graph,
    targets: &Targets<'_>,
    today: NaiveDate,
) -> Vec<Note> {
    let mut notes = clashes(&library.projects);
    for (index, project) in library.projects.iter().enumerate() {
        notes.extend(super::unknown_area(library, project.area.as_ref()));
        notes.extend(people(library, project));
        notes.extend(owners(library, project));
        notes.extend(issues(library, project, targets));
        notes.extend(shepherd(project).filter(|_| library.team.own_tree));
        let word = timeline::last_word(library, graph, index, today);
        let silent = word.map(|word| (today - word.date).num_days());
        notes.extend(silent.and_then(|days| stale(library, project, days)));
    }
    notes
}

fn clashes(projects: &[Project]) -> Vec<Note> {
    let mut seen: HashMap<&str, &Project> = HashMap::new();
    let mut notes = Vec::new();
    for project in projects {
        if let Some(first) = seen.insert(&project.id, project) {
            let (at, what) = (&project.place, format!("project id `{}`", project.id));
            let file = &first.place.place.file;
            let note = Note::clash(Severity::Error, at.place.clone(), &what, file);
            notes.push(note.show(&at.line, 1));
        }
    }
    notes
}

/// Where people are declared, a project may name no others.
fn people(library: &Library, project: &Project) -> Vec<Note> {
    let named = project
        .shepherd
        .iter()
        .chain(&project.champions)
        .chain(&project.contributors)
        .chain(
            project
                .updates
                .iter()
                .filter_map(|update| update.by.as_ref()),
        );
    named
        .filter_map(|name| super::unknown_person(library, Severity::Error, name))
        .collect()
}

/// Owners of rows. A row may name anybody, a team or a program as well: only what is nearly a name is told.
fn owners(library: &Library, project: &Project) -> Vec<Note> {
    let rows = project.checklists.iter().flat_map(|table| &table.rows);
    let named = rows.filter_map(|row| row.owner.as_ref());
    let unknown = named.filter_map(|name| {
        Some((
            name,
            super::unknown_person(library, Severity::Warning, name)?,
        ))
    });
    let meant = unknown.filter(|(name, _)| super::near_person(library, &name.value).is_some());
    meant.map(|(_, note)| note).collect()
}

/// Of tickets that a pipeline fetches, nothing here says so.
const UNFETCHED: &str =
    "a ticket that is fetched? Say `repository` or `trackers` in site.yaml: then this is a warning";

/// What a project says it is tracked by has to exist, or be withheld, or be of others. Where it may be withheld it is no fault: what
/// becomes of a ticket at its tracker must not keep the site from being made without it.
fn issues(library: &Library, project: &Project, targets: &Targets<'_>) -> Vec<Note> {
    if library.issues.is_empty() {
        return Vec::new();
    }
    let (severity, elsewhere) = match (library.withheld, is_fetched(library)) {
        (1.., _) => (
            Severity::Info,
            " on the site: it is withheld, or not on record",
        ),
        (0, true) => (
            Severity::Warning,
            " on the site: it is not public, or not on record",
        ),
        (0, false) => (Severity::Error, ""),
    };
    let steps = project
        .milestones
        .iter()
        .filter_map(|step| step.issue.as_ref());
    let written = project.tracking.iter().chain(steps);
    let written = written.filter(|written| !targets.is_of_others(&written.value));
    // A call and a row may name anything.
    let calls = project.help_wanted.iter();
    let calls = calls.filter_map(|call| call.issue.as_ref());
    let rows = project.checklists.iter().flat_map(|table| &table.rows);
    let others = calls.chain(rows.filter_map(|row| row.ticket.as_ref()));
    let written = written.chain(others.filter(|written| is_number(&written.value)));
    let unknown = written.filter(|written| issues_in(&written.value, targets).is_empty());
    let note = |written: &At<String>| {
        let message = format!("there is no issue `{}`{elsewhere}", written.value);
        let note = Note::about(severity, "unknown-issue", written, message);
        match severity {
            Severity::Error => note.hint(UNFETCHED),
            _ => note,
        }
    };
    unknown.map(note).collect()
}

/// Whether tickets come from a tracker, which may take back any of them: the settings name one, or it gave a file of them. What is
/// checked may be without that file, for it is fetched before a site is published.
fn is_fetched(library: &Library) -> bool {
    let mut issues = library
        .sources
        .iter()
        .filter(|source| source.role == "issues");
    let team = &library.team;
    team.tracked || team.repository.is_some() || issues.any(|source| !is_markdown(&source.path))
}

/// Whether a text is the number of an issue and nothing else.
fn is_number(text: &str) -> bool {
    words::is_number(text.trim().trim_start_matches('#'))
}

fn shepherd(project: &Project) -> Option<Note> {
    let missing = project.status == Status::Active && project.shepherd.is_none();
    let note = || {
        Note::at(
            Severity::Warning,
            "no-shepherd",
            &project.place,
            "an active project without a shepherd",
        )
    };
    missing.then(|| note().hint("add a line `shepherd: NICK`"))
}

fn stale(library: &Library, project: &Project, silent: i64) -> Option<Note> {
    let status = project.status;
    let freshness = Freshness::of(status, silent, library.team.project_days)?;
    let status = status.as_str();
    let message = format!("nothing was heard of this {status} project for {silent} days");
    let note = Note::at(Severity::Warning, "stale", &project.place, message);
    let hint = "add an update `## YYYY-MM-DD`, or change its status";
    (freshness == Freshness::Stale).then(|| note.hint(hint))
}
