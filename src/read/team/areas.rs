//! Areas of work by the spelling in which `site.yaml` declares them: records may write `b` for `B`. A library in, the same with
//! these names out; what nobody declares stays as it is written.

use crate::model::Library;
use crate::model::team::Team;

/// Spells the areas of all records.
pub(crate) fn spelled(mut library: Library) -> Library {
    let team = &library.team;
    let issues = library.issues.iter_mut();
    let issues = issues.filter_map(|issue| issue.area.as_mut());
    let projects = library.projects.iter_mut();
    let projects = projects.filter_map(|project| project.area.as_mut());
    let notes = library.notes.iter_mut();
    let notes = notes.filter_map(|note| note.area.as_mut());
    let pages = library.pages.iter_mut();
    let pages = pages.filter_map(|page| page.area.as_mut());
    let told = projects.chain(notes).chain(pages);
    let told = told.map(|area| &mut area.value);
    told.chain(issues).for_each(|id| as_declared(team, id));
    library
}

fn as_declared(team: &Team, id: &mut String) {
    if let Some(area) = team.area(id).filter(|area| area.id != *id) {
        id.clone_from(&area.id);
    }
}
