//! Every text in Markdown of which a page is made, with the file it stands in. A library in, texts out; those of trackers, whose
//! addresses lead to where they lie, are not among them.

use std::sync::Arc;

use crate::model::Library;
use crate::model::meeting::Meeting;
use crate::model::project::Project;
use crate::model::source::is_markdown;
use crate::place::Place;

/// A text.
pub(super) struct Text<'l> {
    /// Path of its file inside the content folder.
    pub(super) path: &'l str,
    /// The same as the user would type it.
    pub(super) file: Arc<str>,
    pub(super) body: &'l str,
    /// The line of the file at which it begins, where that is known.
    pub(super) text_at: Option<u32>,
    /// Whether it is the team's own record: notes of meetings are as they come.
    pub(super) ours: bool,
}

/// The Markdown of pages, notes, projects and their updates, of issues that are not a tracker's, and of notes of meetings.
pub(super) fn texts(library: &Library) -> Vec<Text<'_>> {
    let ours = library.team.own_tree;
    let text = |path, place: &Place, body, text_at| Text {
        path,
        file: Arc::clone(&place.file),
        body,
        text_at,
        ours,
    };
    let pages = library.pages.iter();
    let pages = pages.map(|page| text(&*page.path, &page.place, &*page.body, page.text_at));
    let notes = library.notes.iter();
    let notes = notes.map(|note| text(&note.path, &note.place, &note.body, note.text_at));
    let issues = library.issues.iter();
    let issues = issues.filter(|issue| is_markdown(&issue.path));
    let issues = issues.map(|issue| text(&issue.path, &issue.place, &issue.body, issue.text_at));
    let projects = library.projects.iter();
    let projects = projects.flat_map(|project| of_project(project, ours));
    let content = library.team.file.strip_suffix("site.yaml").unwrap_or("");
    let meetings = library.meetings.iter();
    let meetings = meetings.flat_map(|meeting| of_meeting(meeting, content));
    let own = pages.chain(notes).chain(issues).chain(projects);
    own.chain(meetings).collect()
}

fn of_project(project: &Project, ours: bool) -> impl Iterator<Item = Text<'_>> {
    let file = &project.place.place.file;
    let folder = file.strip_suffix(&*project.path).unwrap_or("");
    let body = Text {
        path: &project.path,
        file: Arc::clone(file),
        body: &project.body,
        text_at: project.text_at,
        ours,
    };
    let updates = project.updates.iter().map(move |update| Text {
        path: &update.path,
        file: Arc::from(format!("{folder}{}", update.path)),
        body: &update.markdown,
        text_at: None,
        ours,
    });
    std::iter::once(body).chain(updates)
}

/// Notes of a meeting; `content` is the content folder as the user would type it.
fn of_meeting<'l>(meeting: &'l Meeting, content: &str) -> impl Iterator<Item = Text<'l>> {
    let notes = meeting.notes.iter();
    notes.map(move |notes| Text {
        path: &notes.path,
        file: Arc::from(format!("{content}{}", notes.path)),
        body: &notes.markdown,
        text_at: None,
        ours: false,
    })
}
