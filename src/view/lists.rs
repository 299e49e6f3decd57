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
    /// Whether the menu shows it at once, not under "More", while there is something in it.
    first: bool,
    /// Whether it is there even if there is nothing in it.
    kept: fn(&Library) -> bool,
}

/// Every list, in the order of the menu.
const LISTS: &[List] = &[
    list("next", "Next meeting", true, never),
    list("meetings", "Meetings", true, |_| true),
    list("decisions", "Decisions", true, has_meetings),
    list("actions", "Actions", true, has_meetings),
    list("actions/closed", "", false, has_meetings),
    list("issues", "Issues", true, is_own),
    list("projects", "Projects", true, is_own),
    list("help-wanted", "Help wanted", true, is_own),
    list("people", "People", true, never),
    list("areas", "Areas", false, never),
    list("notes", "Notes", false, never),
    list("attendance", "Attendance", false, never),
    list("references", "References", false, never),
    list("data", "Data", false, |_| true),
];

const fn list(
    slug: &'static str,
    title: &'static str,
    first: bool,
    kept: fn(&Library) -> bool,
) -> List {
    List {
        slug,
        title,
        first,
        kept,
    }
}

fn never(_: &Library) -> bool {
    false
}

fn is_own(library: &Library) -> bool {
    library.team.own_tree
}

fn has_meetings(library: &Library) -> bool {
    !library.meetings.is_empty()
}

impl List {
    /// Whether the menu shows it at once.
    pub fn is_first(&self, library: &Library, graph: &Graph) -> bool {
        self.first && self.is_filled(library, graph)
    }

    fn exists(&self, library: &Library, graph: &Graph) -> bool {
        (self.kept)(library) || self.is_filled(library, graph)
    }

    fn is_filled(&self, library: &Library, graph: &Graph) -> bool {
        match self.slug {
            "next" => is_own(library),
            "meetings" | "attendance" => has_meetings(library),
            "decisions" => !graph.registers.decisions.is_empty(),
            "actions" => !graph.registers.actions.is_empty(),
            "issues" => !library.issues.is_empty(),
            "projects" => !library.projects.is_empty(),
            "help-wanted" => help::any(library),
            "people" => !library.people.sorted().is_empty(),
            "areas" => !library.team.areas.is_empty(),
            "notes" => !library.notes.is_empty(),
            "references" => !graph.references.is_empty(),
            _ => false,
        }
    }
}

/// The lists that a site has.
pub fn all(library: &Library, graph: &Graph) -> Vec<&'static List> {
    let exists = |list: &&List| list.exists(library, graph);
    LISTS.iter().filter(exists).collect()
}

/// Whether a site has a list at an address.
pub fn has(library: &Library, graph: &Graph, slug: &str) -> bool {
    let mut lists = LISTS.iter();
    lists.any(|list| list.slug == slug && list.exists(library, graph))
}
