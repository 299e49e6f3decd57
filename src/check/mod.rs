//! Named claims over what was read and linked, one file a noun. A library in, notes out.
//! Faults of a single file are found where it is read; here are those that take two records to see.

mod action;
mod calendar;
mod decision;
mod issue;
mod meeting;
mod note;
mod page;
mod project;
mod schedule;
mod team;

use chrono::NaiveDate;

use crate::link::{Graph, Targets};
use crate::model::Library;
use crate::model::team::Visibility;
use crate::place::{At, Place};
use crate::report::{Note, Severity};

/// Runs every check.
pub fn check(library: &Library, graph: &Graph, today: NaiveDate) -> Vec<Note> {
    let targets = Targets::new(library);
    let mut notes = Vec::new();
    notes.extend(team::check(library, today));
    notes.extend(schedule::check(library));
    notes.extend(calendar::check(library, today));
    notes.extend(meeting::check(library));
    notes.extend(action::check(library, graph));
    notes.extend(decision::check(library, graph));
    notes.extend(issue::check(library));
    notes.extend(note::check(library));
    notes.extend(project::check(library, graph, &targets, today));
    notes.extend(page::check(library));
    notes.extend(areas_of_people(library));
    notes.extend(withheld_in_public_tree(library));
    notes
}

/// Withheld records in a repository that is public are published already; in one of which nobody says who can read it they
/// are worth a word.
fn withheld_in_public_tree(library: &Library) -> Vec<Note> {
    let hint = "if the repository is not public, say `visibility: members` in site.yaml";
    let open = |place: &Place| {
        let message = "a withheld record lies in a repository that is public already";
        Note::new(Severity::Error, "withheld", place.clone(), message).hint(hint)
    };
    match (library.team.visibility, library.withheld) {
        (Some(Visibility::Public), _) => library.withheld_at.iter().map(open).collect(),
        (Some(Visibility::Members), _) | (None, 0) => Vec::new(),
        (None, count) => {
            let message = match count {
                1 => "1 record is withheld from the site and lies in the content tree".to_owned(),
                _ => format!(
                    "{count} records are withheld from the site and lie in the content tree"
                ),
            };
            let place = Place::file(&library.team.file);
            vec![Note::new(Severity::Warning, "withheld", place, message).hint(hint)]
        }
    }
}

/// Areas that `people.yaml` names and `site.yaml` does not.
fn areas_of_people(library: &Library) -> Vec<Note> {
    let people = library.people.sorted();
    let named = people.iter().flat_map(|person| &person.areas);
    named
        .filter_map(|area| unknown_area(library, Some(area)))
        .collect()
}

/// A note about an area that `site.yaml` does not declare.
fn unknown_area(library: &Library, area: Option<&At<String>>) -> Option<Note> {
    let area = area?;
    if library.team.area(&area.value).is_some() {
        return None;
    }
    let known: Vec<&str> = library
        .team
        .areas
        .iter()
        .map(|area| area.id.as_str())
        .collect();
    let note = Note::at(
        Severity::Error,
        "unknown-area",
        area,
        format!("there is no area `{}`", area.value),
    );
    let note = note.show(&area.line, area.value.chars().count());
    let hint = match known.is_empty() {
        true => "declare it under `areas` in site.yaml".to_owned(),
        false => format!("areas in site.yaml: {}", known.join(", ")),
    };
    Some(note.hint(hint))
}
