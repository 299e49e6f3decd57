//! What leaves the registers with people who are not shown. A library in; one note about it, with numbers and meetings and
//! without names, out.

use crate::model::Library;
use crate::model::meeting::{Deed, Meeting};
use crate::model::words::counted;
use crate::place::Place;
use crate::report::{Note, Severity, listed};

/// Decisions and actions of the team that somebody told who is hidden or redacted: they go with their words.
pub fn check(library: &Library) -> Option<Note> {
    let meetings = library.meetings.iter();
    let lacking: Vec<&Meeting> = meetings
        .map(|held| &**held)
        .filter(|held| held.minutes.unseen.iter().any(|told| told.deed.is_lost()))
        .collect();
    let first = lacking.first()?;
    let count = |deed: &Deed| {
        let told = lacking.iter().flat_map(|held| &held.minutes.unseen);
        told.filter(|told| told.deed == *deed).count()
    };
    let decisions = counted(count(&Deed::Decided), "decision", "decisions");
    let actions = counted(count(&Deed::Given), "action", "actions");
    let ids: Vec<&str> = lacking.iter().map(|held| held.id.as_str()).collect();
    let message = format!(
        "{decisions} and {actions} of people who are hidden or redacted are in no register: of {}",
        listed(&ids)
    );
    // Whoever is hidden is so in `people.yaml`; else a sidecar of one of these meetings says so.
    let file = match (library.people.hidden.is_empty(), first.sources.first()) {
        (true, Some(source)) => library.team.file_of(&source.path),
        _ => library.team.file_of("people.yaml"),
    };
    let note = Note::new(Severity::Info, "unseen-items", Place::file(&file), message);
    Some(note.hint("what the team wants to keep of these it can tell again in the sidecar of the meeting, in words of its own: `items: [{line: N, kind: agreed, text: WHAT}]`"))
}
