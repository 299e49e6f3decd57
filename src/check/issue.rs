//! Claims about issues: the areas that our own records name exist.

use crate::model::Library;
use crate::report::Note;

/// All checks of issues.
pub fn check(library: &Library) -> Vec<Note> {
    let named = library.issues.iter().map(|issue| issue.area_at.as_ref());
    named
        .filter_map(|area| super::unknown_area(library, area))
        .collect()
}
