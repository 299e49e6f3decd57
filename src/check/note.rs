//! Claims about notes between meetings: the areas they name exist.

use crate::model::Library;
use crate::report::Note;

/// All checks of notes.
pub fn check(library: &Library) -> Vec<Note> {
    let named = library.notes.iter().map(|note| note.area.as_ref());
    named
        .filter(|_| library.team.own_tree)
        .filter_map(|area| super::unknown_area(library, area))
        .collect()
}
