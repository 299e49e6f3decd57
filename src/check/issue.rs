//! Claims about issues: the areas that our own records name exist, and names that are nearly those of people are those.

use crate::model::Library;
use crate::report::{Note, Severity};

/// All checks of issues.
pub fn check(library: &Library) -> Vec<Note> {
    let areas = library.issues.iter().map(|issue| issue.area_at.as_ref());
    let areas = areas.filter_map(|area| super::unknown_area(library, area));
    areas.chain(misspelt(library)).collect()
}

/// Whoever is to do something need not be declared; a name that is nearly that of somebody is a slip.
fn misspelt(library: &Library) -> Vec<Note> {
    let names = library.issues.iter().flat_map(|issue| &issue.assigned_at);
    let unknown = names.filter_map(|name| super::unknown_person(library, Severity::Warning, name));
    let near = |note: &Note| {
        let hint = note.hint.as_deref();
        hint.is_some_and(|hint| hint.starts_with("did you mean"))
    };
    unknown.filter(near).collect()
}
