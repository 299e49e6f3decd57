//! Ids of the outside world: every CVE, GHSA, Bugzilla entry, Fedora update and advisory that was ever mentioned, and where.
//! What is linked in, one page out.

use serde::Serialize;

use super::occasion::Occasion;
use super::page::PageMeta;
use super::{Sight, outside, words};
use crate::link::references::{ReferenceUse, Written};
use crate::link::{Said, Words};

/// Places shown of one id.
const SHOWN: usize = 20;

/// The page, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct ReferencesView {
    /// Mentioned last, first.
    pub references: Vec<ReferenceView>,
}

/// An id.
#[derive(Debug, Clone, Serialize)]
pub struct ReferenceView {
    /// As readers know it.
    pub title: String,
    /// Anchor on the page.
    pub anchor: String,
    /// Its page in the register of the world.
    pub url: String,
    /// Where it was spoken of.
    pub said: Vec<Occasion>,
    /// How many places are not shown.
    pub more: usize,
}

/// What the page is said to hold.
pub const ABOUT: &str = "Every CVE, GHSA, Bugzilla entry, Fedora update and advisory that was ever mentioned, and where";

/// Makes the page.
pub fn view(sight: &Sight<'_>) -> (PageMeta, ReferencesView) {
    let meta = PageMeta::new(sight, "references", "References", ABOUT);
    let references = sight
        .graph
        .references
        .iter()
        .map(|reference| row(sight, reference))
        .collect();
    (meta, ReferencesView { references })
}

fn row(sight: &Sight<'_>, reference: &ReferenceUse) -> ReferenceView {
    let title = match reference.kind {
        "rhbz" => format!("RHBZ#{}", reference.id),
        _ => reference.id.clone(),
    };
    let written = reference.written.iter().map(|at| record(sight, *at));
    let said = reference.said.iter().map(|said| line(sight, said));
    let places = reference.said.len() + reference.written.len();
    ReferenceView {
        anchor: title.to_lowercase().replace('#', "-"),
        title,
        url: outside::reference(reference.kind, &reference.id),
        said: written.chain(said).take(SHOWN).collect(),
        more: places.saturating_sub(SHOWN),
    }
}

fn line(sight: &Sight<'_>, said: &Said) -> Occasion {
    let meeting = &sight.library.meetings[said.meeting];
    let place = match said.words(meeting) {
        Some(Words::Line(..)) => format!("line {}", said.line),
        Some(Words::Item(..)) => "minutes".to_owned(),
        Some(Words::Notes(_)) | None => "notes".to_owned(),
    };
    let url = sight.urls.line(meeting, &said.anchor(sight.library));
    Occasion::of_meeting(sight, meeting, url).with(&place)
}

fn record(sight: &Sight<'_>, written: Written) -> Occasion {
    let library = sight.library;
    let (title, url) = match written {
        Written::Note(at) => {
            let note = &library.notes[at];
            let title = format!("note: {}, {}", note.title, words::date(note.date));
            (title, sight.urls.note(note))
        }
        Written::Issue(at) => {
            let issue = &library.issues[at];
            let title = format!("#{} {}", issue.id, issue.title);
            (title, sight.urls.issue(issue))
        }
        Written::Project(at) => {
            let project = &library.projects[at];
            let title = format!("project: {}", project.title);
            (title, sight.urls.project(project))
        }
    };
    Occasion {
        title: sight.clean(&title),
        day: None,
        url,
    }
}
