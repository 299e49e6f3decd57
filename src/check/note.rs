//! Claims about notes between meetings: the areas they name exist, what they list as what they are about leads somewhere.

use crate::link::notes;
use crate::model::Library;
use crate::place::At;
use crate::report::{Note, Severity};

/// All checks of notes.
pub fn check(library: &Library) -> Vec<Note> {
    if !library.team.own_tree {
        return Vec::new();
    }
    let named = library.notes.iter().map(|note| note.area.as_ref());
    let areas = named.filter_map(|area| super::unknown_area(library, area));
    areas.chain(references(library)).collect()
}

/// What leads nowhere does not exist, or is withheld; the two look the same.
fn references(library: &Library) -> Vec<Note> {
    if library.withheld > 0 {
        return Vec::new();
    }
    let note = |named: &At<String>| {
        let message = format!("`{}` leads nowhere: it is not shown", named.value);
        let note = Note::about(Severity::Warning, "unknown-reference", named, message);
        note.hint(
            "`references` are as in `#12`, `CVE-2026-1234`, the id of a project, a web address",
        )
    };
    let lost = notes::unknown(library).into_iter();
    let lost = lost.filter_map(|(at, index)| library.notes.get(at)?.references.get(index));
    lost.map(note).collect()
}
