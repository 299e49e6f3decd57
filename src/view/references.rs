//! Ids of the outside world: every CVE, GHSA and RHBZ that was ever spoken of, and where. What is linked in, one page out.

use serde::Serialize;

use super::page::PageMeta;
use super::{Sight, url, words};
use crate::link::references::ReferenceUse;

/// Lines shown of one id.
const SHOWN: usize = 20;

/// The page, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct ReferencesView {
    /// Spoken of last, first.
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
    pub said: Vec<PlaceView>,
    /// How many places are not shown.
    pub more: usize,
}

/// A line of a meeting.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceView {
    /// `Weekly, 19 November 2026, line 12`.
    pub title: String,
    /// The line.
    pub url: String,
}

/// Makes the page.
pub fn view(sight: &Sight<'_>) -> (PageMeta, ReferencesView) {
    let description = "Every CVE, GHSA and Bugzilla entry that was ever spoken of, and where";
    let meta = PageMeta::new(sight, "references", "References", description);
    let references = sight
        .graph
        .references
        .iter()
        .map(|reference| row(sight, reference))
        .collect();
    (meta, ReferencesView { references })
}

fn row(sight: &Sight<'_>, reference: &ReferenceUse) -> ReferenceView {
    let (title, address) = match reference.kind {
        "cve" => (reference.id.clone(), url::cve(&reference.id)),
        "ghsa" => (reference.id.clone(), url::ghsa(&reference.id)),
        _ => (
            format!("RHBZ#{}", reference.id),
            url::rhbz(reference.id.parse().unwrap_or(0)),
        ),
    };
    let said = reference.said.iter().take(SHOWN).map(|(meeting, line)| {
        let meeting = &sight.library.meetings[*meeting];
        let name = sight.clean(words::without_date(&meeting.title, meeting.date));
        let day = meeting
            .date
            .map_or_else(|| "undated".to_owned(), words::date);
        PlaceView {
            title: format!("{name}, {day}, line {line}"),
            url: sight.urls.line(meeting, &format!("l-{line}")),
        }
    });
    ReferenceView {
        anchor: title.to_lowercase().replace('#', "-"),
        title,
        url: address,
        said: said.collect(),
        more: reference.said.len().saturating_sub(SHOWN),
    }
}
