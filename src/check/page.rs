//! Claims about pages: no two have one address, none takes an address of the tool's own, areas exist.

use std::collections::HashMap;

use crate::model::Library;
use crate::model::page::{OWN_ADDRESSES, Page};
use crate::report::{Note, Severity};

/// All checks of pages.
pub fn check(library: &Library) -> Vec<Note> {
    let mut seen: HashMap<&str, &Page> = HashMap::new();
    let mut notes = Vec::new();
    for page in &library.pages {
        if let Some(first) = seen.insert(&page.slug, page) {
            let (place, what) = (page.place.clone(), format!("address `{}/`", page.slug));
            notes.push(Note::clash(
                severity(library),
                place,
                &what,
                &first.place.file,
            ));
        }
        if OWN_ADDRESSES.contains(&page.slug.as_str()) {
            let message = format!(
                "the address `{}/` belongs to the list of {}",
                page.slug, page.slug
            );
            notes.push(
                Note::new(severity(library), "clash", page.place.clone(), message)
                    .hint("rename the file"),
            );
        }
        notes.extend(super::unknown_area(library, page.area.as_ref()));
    }
    notes
}

/// In a tree that is not ours, nothing that others wrote is an error.
fn severity(library: &Library) -> Severity {
    Severity::of_fault(library.team.own_tree)
}
