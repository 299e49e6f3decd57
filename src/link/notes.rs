//! What notes between meetings mention: issues, projects, people. A library in; for each note its targets, and for each
//! target its notes, out.

use std::collections::BTreeSet;

use super::Graph;
use super::projects::ProjectNames;
use super::targets::{Targets, issues_in};
use crate::model::Library;
use crate::model::dated_note::DatedNote;
use crate::model::reference::{self, Reference};

/// What a note mentions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoteLinks {
    /// Issues: indexes into the library, sorted.
    pub issues: Vec<usize>,
    /// Projects: indexes into the library, sorted.
    pub projects: Vec<usize>,
    /// Ids of people who are known, sorted.
    pub people: Vec<String>,
}

/// Links every note both ways.
pub(super) fn link(
    library: &Library,
    targets: &Targets<'_>,
    names: &ProjectNames,
    graph: &mut Graph,
) {
    graph.issue_notes = vec![Vec::new(); library.issues.len()];
    graph.project_notes = vec![Vec::new(); library.projects.len()];
    for (at, note) in library.notes.iter().enumerate() {
        let links = of_note(library, note, targets, names);
        for issue in &links.issues {
            graph.issue_notes[*issue].push(at);
        }
        for project in &links.projects {
            graph.project_notes[*project].push(at);
        }
        graph.notes.push(links);
    }
}

fn of_note(
    library: &Library,
    note: &DatedNote,
    targets: &Targets<'_>,
    names: &ProjectNames,
) -> NoteLinks {
    let listed = note.references.iter().map(|named| named.value.as_str());
    let texts: Vec<&str> = listed.chain([note.title.as_str(), &note.body]).collect();
    let issues: BTreeSet<usize> = texts
        .iter()
        .flat_map(|text| issues_in(text, targets))
        .collect();
    let mut projects: BTreeSet<usize> = texts.iter().flat_map(|text| names.find(text)).collect();
    // An id shorter than what is looked for in running text counts where it is listed.
    let by_id = |name: &str| library.projects.iter().position(|known| known.id == name);
    projects.extend(
        note.references
            .iter()
            .filter_map(|named| by_id(&named.value)),
    );
    NoteLinks {
        issues: issues.into_iter().collect(),
        projects: projects.into_iter().collect(),
        people: people(library, note),
    }
}

/// What notes list as what they are about, and what leads neither to anything on the site nor to a place outside: indexes of
/// the note and of its reference.
pub fn unknown(library: &Library) -> Vec<(usize, usize)> {
    if library.notes.iter().all(|note| note.references.is_empty()) {
        return Vec::new();
    }
    let targets = Targets::new(library);
    let names = ProjectNames::new(&library.projects);
    let known = |hit: &reference::Found<'_>| match hit.reference {
        // Without issues nobody knows which there are.
        Reference::Issue(..) => library.issues.is_empty(),
        Reference::Person(name) => library.people.find(name).is_some(),
        Reference::MergeRequest(..) | Reference::Ticket(..) => false,
        _ => true,
    };
    let leads = |text: &str| {
        !issues_in(text, &targets).is_empty()
            || !names.find(text).is_empty()
            || library.projects.iter().any(|known| known.id == text)
            || reference::scan(text).iter().any(known)
    };
    let notes = library.notes.iter().enumerate();
    let of_note = |(at, note): (usize, &DatedNote)| {
        let listed = note.references.iter().enumerate();
        let lost = listed.filter(|(_, named)| !leads(&named.value));
        lost.map(|(index, _)| (at, index)).collect::<Vec<_>>()
    };
    notes.flat_map(of_note).collect()
}

fn people(library: &Library, note: &DatedNote) -> Vec<String> {
    let listed = note.people.iter().map(|name| name.value.as_str());
    let named = reference::scan(&note.body)
        .into_iter()
        .filter_map(|hit| match hit.reference {
            Reference::Person(name) => Some(name),
            _ => None,
        });
    let known = |name: &str| library.people.find(name.trim_start_matches('@'));
    let ids: BTreeSet<String> = listed
        .chain(named)
        .filter_map(|name| known(name).map(|person| person.id.clone()))
        .collect();
    ids.into_iter().collect()
}
