//! Named claims over what was read and linked, one file a noun. A library in, notes out.
//! Faults of a single file are found where it is read; here are those that take two records to see.

mod action;
mod calendar;
mod decision;
mod done;
mod issue;
mod lone_series;
mod lost;
mod meeting;
mod note;
mod page;
mod project;
mod reporting;
mod same_day;
mod schedule;
mod stranger;
mod team;
mod unseen;

use chrono::NaiveDate;

use crate::link::{Graph, Targets};
use crate::model::Library;
use crate::model::person::{Person, is_nobody};
use crate::model::team::Visibility;
use crate::model::words::counted;
use crate::place::{At, Place};
use crate::report::{Note, Report, Severity, listed, nearest};

/// Runs every check.
pub fn check(library: &Library, graph: &Graph, today: NaiveDate) -> Vec<Note> {
    let targets = Targets::new(library);
    let mut notes = Vec::new();
    notes.extend(team::check(library, today));
    notes.extend(schedule::check(library, today));
    notes.extend(calendar::check(library, today));
    notes.extend(meeting::check(library, today));
    notes.extend(done::notes(library, graph));
    notes.extend(unseen::check(library));
    notes.extend(of_settings(action::check(library, graph, today), library));
    notes.extend(decision::check(library, graph));
    notes.extend(of_settings(issue::check(library), library));
    notes.extend(note::check(library));
    let of_projects = project::check(library, graph, &targets, today);
    notes.extend(of_settings(of_projects, library));
    notes.extend(page::check(library));
    notes.extend(reporting::check(library));
    notes.extend(of_settings(areas_of_people(library), library));
    notes.extend(withheld_in_public_tree(library));
    notes
}

/// Notes about settings that may be of another program, where the tree is not ours.
fn of_settings(mut notes: Vec<Note>, library: &Library) -> Vec<Note> {
    for note in notes.iter_mut().filter(|_| !library.team.own_tree) {
        note.severity = note.severity.max(Severity::Warning);
    }
    notes
}

/// Claims that rest on a file of facts about the team, and which.
const RESTS_ON: &[(&str, &str)] = &[
    ("no-base-url", "site.yaml"),
    ("unknown-area", "site.yaml"),
    ("unknown-room", "site.yaml"),
    ("unknown-person", "people.yaml"),
];

/// Notes without those that may only follow from a fault of such a file, which is told already.
pub fn causes(notes: Vec<Note>, told: &Report, library: &Library) -> Vec<Note> {
    let faulty = |name: &str| {
        let file = library.team.file_of(name);
        let fault = |note: &&Note| note.severity == Severity::Error;
        let mut faults = told.all().iter().filter(fault);
        faults.any(|note| note.place.file == file)
    };
    let names = ["site.yaml", "people.yaml"];
    let faulty: Vec<&str> = names.into_iter().filter(|name| faulty(name)).collect();
    let follows = |note: &Note| {
        let mut rows = RESTS_ON.iter();
        rows.any(|(check, name)| note.check == *check && faulty.contains(name))
    };
    notes.into_iter().filter(|note| !follows(note)).collect()
}

/// What to do where something that must not be published lies in a repository that everybody can read.
const OUT_OF_HISTORY: &str = "take it out of the repository and out of its history, and count it as known: whoever has a copy has it";

/// Adds to what was told of lines that are withheld what to do where everybody can read them all the same.
pub fn advise(report: &mut Report, library: &Library) {
    if library.team.visibility == Some(Visibility::Public) {
        let hint = format!("this repository is public already: {OUT_OF_HISTORY}");
        report.advise("tlp", &hint);
        report.advise("closed-part", &hint);
    }
}

/// Withheld records in a repository that is public are published already; in one of which nobody says who can read it they
/// are worth a word.
fn withheld_in_public_tree(library: &Library) -> Vec<Note> {
    let hint = "if the repository is not public, say `visibility: members` in site.yaml";
    let hint = &*match library.team.visibility {
        Some(Visibility::Public) => format!("{hint}; if it is, {OUT_OF_HISTORY}"),
        _ => hint.to_owned(),
    };
    let open = |place: &Place| {
        let message = "a withheld record lies in a repository that is public already";
        Note::new(Severity::Error, "withheld", place.clone(), message).hint(hint)
    };
    match (library.team.visibility, library.withheld) {
        (Some(Visibility::Public), _) => library.withheld_at.iter().map(open).collect(),
        (Some(Visibility::Members), _) | (None, 0) => Vec::new(),
        (None, count) => {
            let message = counted(
                count,
                "record is withheld from the site and lies in the content tree",
                "records are withheld from the site and lie in the content tree",
            );
            let place = Place::file(&library.team.file);
            vec![Note::new(Severity::Warning, "withheld", place, message).hint(hint)]
        }
    }
}

/// What a record says was done on a day that has not come; it may have come where the record was written.
fn ahead(day: &At<NaiveDate>, today: NaiveDate, what: &str) -> Option<Note> {
    let tomorrow = today.succ_opt().unwrap_or(today);
    let note = || {
        let message = format!("{} is in the future: {what} yet", day.value);
        let note = Note::at(Severity::Error, "future", day, message);
        note.show(&day.line, "YYYY-MM-DD".len())
    };
    (day.value > tomorrow).then(note)
}

/// Somebody whom a record of ours names and nobody knows, if anybody is declared. Where anything is withheld, they may have been met
/// there: no fault then.
fn unknown_person(library: &Library, severity: Severity, name: &At<String>) -> Option<Note> {
    let bare = name.value.trim_start_matches('@');
    let mut declared = library.people.declared().peekable();
    // Who asked not to be named is declared, too.
    if declared.peek().is_none() || is_nobody(bare) || is_known(library, name) {
        return None;
    }
    let message = format!("there is no person `{}`", name.value);
    let hidden = library.withheld > 0 || library.logs.iter().any(|log| log.lines.redacted > 0);
    let severity = if hidden {
        severity.max(Severity::Warning)
    } else {
        severity
    };
    let note = Note::about(severity, "unknown-person", name, message);
    Some(match near_person(library, &name.value) {
        _ if are_several(library, &name.value) => note.hint(
            "these are several people: commas part them in a list, and of shepherds there is one; others stand under `contributors`",
        ),
        Some(near) => note.hint(format!("did you mean `{near}`?")),
        None => note.hint("declare them in people.yaml"),
    })
}

/// Whether a text names people who are all known, and not as a list does.
fn are_several(library: &Library, text: &str) -> bool {
    let names = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '&' | '/'));
    let mut names = names.filter(|name| !name.is_empty());
    let known = |name: &str| library.people.find(name.trim_start_matches('@')).is_some();
    text.contains(|c: char| c.is_whitespace() || c.is_ascii_punctuation()) && names.all(known)
}

/// The name of somebody who is declared that a name is near to.
fn near_person<'l>(library: &'l Library, name: &str) -> Option<&'l str> {
    let declared = library.people.declared();
    let names: Vec<&str> = declared.flat_map(Person::names).collect();
    nearest(name.trim_start_matches('@'), &names)
}

/// Whether somebody is declared or met under a name, with or without its sign.
fn is_known(library: &Library, name: &At<String>) -> bool {
    let bare = name.value.trim_start_matches('@');
    let people = &library.people;
    people
        .find(bare)
        .or_else(|| people.find(&name.value))
        .is_some()
}

/// Areas that `people.yaml` names and `site.yaml` does not.
fn areas_of_people(library: &Library) -> Vec<Note> {
    let people = library.people.sorted();
    let named = people.iter().flat_map(|person| &person.areas);
    named
        .filter_map(|area| unknown_area(library, Some(area)))
        .collect()
}

/// A note about an area that `site.yaml` does not declare. Where there is none, `area` is a key of others that is not used.
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
    let severity = match library.team.own_tree {
        true => Severity::Error,
        false => Severity::Info,
    };
    let message = format!("there is no area `{}`", area.value);
    let note = Note::about(severity, "unknown-area", area, message);
    let hint = match known.is_empty() {
        true => "declare it under `areas` in site.yaml".to_owned(),
        false => format!("areas in site.yaml: {}", listed(&known)),
    };
    Some(note.hint(hint))
}
