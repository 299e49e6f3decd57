//! What may be linked by its address: the page of each content file, and the address of each page and record. A library in,
//! addresses out. People, lists and what only the planned site tells are known elsewhere.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::model::Library;
use crate::model::address::encoded_path;
use crate::model::source::is_markdown;
use crate::view::issue::shelves::Shelves;
use crate::view::url::{self, Urls};

/// The address of each content file that has one, by its path inside the content folder.
pub(super) fn pages(library: &Library, urls: Urls) -> HashMap<&str, String> {
    let pages = library
        .pages
        .iter()
        .map(|page| (&*page.path, urls.page(&page.slug)));
    let projects = library
        .projects
        .iter()
        .map(|project| (&*project.path, urls.project(project)));
    let updates = library.projects.iter().flat_map(|project| {
        let page = urls.project(project);
        let own = project.updates.iter();
        let own = own.filter(|update| update.path != project.path);
        own.map(move |update| (&*update.path, format!("{page}#{}", update.anchor)))
    });
    let notes = library
        .notes
        .iter()
        .map(|note| (&*note.path, urls.note(note)));
    let issues = library
        .issues
        .iter()
        .filter(|issue| is_markdown(&issue.path));
    let issues = issues.map(|issue| (&*issue.path, urls.issue(issue)));
    let meetings = library.meetings.iter().rev();
    let meetings = meetings.flat_map(|meeting| {
        meeting
            .sources
            .iter()
            .map(move |source| (&*source.path, urls.meeting(meeting)))
    });
    // Of several meetings in one log the first counts, which stands where the log begins.
    let logs = library.meetings.iter().flat_map(|meeting| {
        let parts = meeting.parts.iter();
        parts.map(move |part| (&**part.kept.path(), urls.meeting(meeting)))
    });
    let assets = library
        .assets
        .iter()
        .map(|asset| (&*asset.path, encoded_path(&asset.target)));
    let records = meetings
        .chain(logs)
        .chain(issues)
        .chain(notes)
        .chain(projects);
    records.chain(updates).chain(pages).chain(assets).collect()
}

/// Meetings of one log: the first and the last line of each, as its page numbers them, and its address.
pub(super) type InLog = Vec<(u32, u32, String)>;

/// Those of each log that holds several.
pub(super) fn parts(library: &Library, urls: Urls) -> BTreeMap<&str, InLog> {
    let mut found: BTreeMap<&str, InLog> = BTreeMap::new();
    for meeting in &library.meetings {
        for part in meeting.parts.iter().filter(|part| part.prefix == "l-") {
            let mut numbers = part.range.clone().map(|at| part.kept.number(at));
            let (first, last) = (numbers.find(is_line), numbers.rfind(is_line));
            if let Some(first) = first {
                let own = (first, last.unwrap_or(first), urls.meeting(meeting));
                found.entry(part.kept.path()).or_default().push(own);
            }
        }
    }
    found.retain(|_, parts| parts.len() > 1);
    found
}

/// Whether a number is that of a line of a log, and none of the text around it.
fn is_line(number: &u32) -> bool {
    *number > 0
}

/// Addresses of every page and record but people, without the root.
pub(super) fn slugs(library: &Library, shelves: &Shelves) -> HashSet<String> {
    let pages = library.pages.iter().map(|page| page.slug.clone());
    let meetings = library.meetings.iter();
    let meetings = meetings.map(|meeting| format!("meetings/{}", meeting.id));
    let notes = library
        .notes
        .iter()
        .map(|note| format!("notes/{}", note.id));
    let issues = library.issues.iter();
    let issues = issues.map(|issue| format!("issues/{}", issue.id));
    let projects = library.projects.iter();
    let projects = projects.map(|project| format!("projects/{}", project.id));
    let areas = library.team.areas.iter();
    let areas = areas.map(|area| url::area_slug(&area.id));
    let shelves = shelves.every().iter().map(|shelf| shelf.slug.clone());
    let records = meetings.chain(notes).chain(issues).chain(projects);
    pages.chain(records).chain(areas).chain(shelves).collect()
}
