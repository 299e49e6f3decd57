//! The lists of the site: which there are, what they are called, and whether the menu shows them at once.
//! A library and its graph in, rows of one table out; whoever plans, links to or lists pages asks here.

use crate::link::{Graph, help};
use crate::model::Library;

/// A list of the site.
pub struct List {
    /// Its address.
    pub slug: &'static str,
    /// What the menu calls it; empty if it stands in no menu.
    pub title: &'static str,
    /// Whether the menu shows it at once, not under "More".
    pub first: bool,
    /// Whether there is anything to list.
    exists: fn(&Library, &Graph) -> bool,
}

/// Every list, in the order of the menu.
const LISTS: &[List] = &[
    list("next", "Next meeting", true, |library, _| {
        library.team.own_tree
    }),
    list("meetings", "Meetings", true, |_, _| true),
    list("decisions", "Decisions", true, has_meetings),
    list("actions", "Actions", true, has_meetings),
    list("actions/closed", "", false, has_meetings),
    list("issues", "Issues", true, |library, _| {
        !library.issues.is_empty() || library.team.own_tree
    }),
    list("projects", "Projects", true, |library, _| {
        !library.projects.is_empty() || library.team.own_tree
    }),
    list("help-wanted", "Help wanted", true, |library, _| {
        library.team.own_tree || help::any(library)
    }),
    list("people", "People", true, |library, _| {
        !library.people.sorted().is_empty()
    }),
    list("areas", "Areas", false, |library, _| {
        !library.team.areas.is_empty()
    }),
    list("notes", "Notes", false, |library, _| {
        !library.notes.is_empty()
    }),
    list("attendance", "Attendance", false, has_meetings),
    list("references", "References", false, |_, graph| {
        !graph.references.is_empty()
    }),
    list("data", "Data", false, |_, _| true),
];

const fn list(
    slug: &'static str,
    title: &'static str,
    first: bool,
    exists: fn(&Library, &Graph) -> bool,
) -> List {
    List {
        slug,
        title,
        first,
        exists,
    }
}

fn has_meetings(library: &Library, _: &Graph) -> bool {
    !library.meetings.is_empty()
}

/// The lists that a site has.
pub fn all(library: &Library, graph: &Graph) -> Vec<&'static List> {
    LISTS
        .iter()
        .filter(|list| (list.exists)(library, graph))
        .collect()
}

/// Whether a site has a list at an address.
pub fn has(library: &Library, graph: &Graph, slug: &str) -> bool {
    LISTS
        .iter()
        .any(|list| list.slug == slug && (list.exists)(library, graph))
}
