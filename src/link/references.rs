//! Ids of the outside world that the team ever mentioned: CVE, GHSA, Red Hat's Bugzilla, Fedora updates, advisories of Debian and
//! RustSec. A library and the mentions of its meetings in; each id once, with every line and every record that names it, out.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::Said;
use crate::model::Library;
use crate::model::reference::{self, Reference};
use crate::model::unseen::without_comments;

/// An id and where it was mentioned.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReferenceUse {
    /// `cve`, `ghsa`, `rhbz`, `fedora`, `dsa` or `rustsec`.
    pub kind: &'static str,
    /// As its register writes it: `CVE-2025-1234`, `GHSA-...`, `FEDORA-...`, a number for RHBZ.
    pub id: String,
    /// Lines of meetings, newest meeting first.
    pub said: Vec<Said>,
    /// Records whose text names it.
    pub written: Vec<Written>,
    /// The last day on which it was mentioned, where that is known.
    pub last: Option<NaiveDate>,
}

/// A record that names an id: an index into the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// A note between meetings.
    Note(usize),
    /// An issue.
    Issue(usize),
    /// A project.
    Project(usize),
}

/// The kind and the canonical id of a reference to the outside world.
pub(super) fn outside(reference: &Reference<'_>) -> Option<(&'static str, String)> {
    Some(match reference {
        Reference::Cve(id) => ("cve", id.to_uppercase()),
        Reference::Ghsa(id) => ("ghsa", canonical_ghsa(id)),
        Reference::Rhbz(number) => ("rhbz", number.to_string()),
        Reference::Fedora(id) => ("fedora", canonical_fedora(id)),
        Reference::Dsa(id) => ("dsa", id.to_uppercase()),
        Reference::Rustsec(id) => ("rustsec", id.to_uppercase()),
        _ => return None,
    })
}

/// `GHSA-` and the rest in lower case, as GitHub writes it.
pub fn canonical_ghsa(id: &str) -> String {
    format!("GHSA-{}", id.get(5..).unwrap_or("").to_lowercase())
}

/// Words in capitals and hexadecimal digits in lower case, as Bodhi writes it.
pub fn canonical_fedora(id: &str) -> String {
    let (head, digits) = id.rsplit_once('-').unwrap_or((id, ""));
    format!("{}-{}", head.to_uppercase(), digits.to_lowercase())
}

/// The ids that a text names, also inside of web addresses.
pub(super) fn in_text(text: &str) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for hit in reference::scan(text) {
        match hit.reference {
            Reference::Url(address) => {
                found.extend(reference::in_address(address).iter().filter_map(outside));
            }
            other => found.extend(outside(&other)),
        }
    }
    found
}

type Found = BTreeMap<(&'static str, String), ReferenceUse>;

/// Gathers them; those mentioned last come first.
pub(super) fn references(library: &Library, links: &[Arc<super::Found>]) -> Vec<ReferenceUse> {
    let mut found = Found::new();
    for (meeting, of_meeting) in links.iter().enumerate() {
        let day = library.meetings[meeting].date;
        let outside = ["cve", "ghsa", "rhbz", "fedora", "dsa", "rustsec"];
        for mention in of_meeting
            .mentions
            .iter()
            .filter(|hit| outside.contains(&hit.kind))
        {
            let said = &mut entry(&mut found, (mention.kind, mention.id.clone()), day).said;
            let line = Said {
                meeting,
                line: mention.line,
                at: mention.at,
            };
            if said.last() != Some(&line) {
                said.push(line);
            }
        }
    }
    records(library, &mut found);
    let mut all: Vec<ReferenceUse> = found.into_values().collect();
    all.sort_by_key(|used| std::cmp::Reverse(used.last));
    all
}

fn entry<'f>(
    found: &'f mut Found,
    key: (&'static str, String),
    day: Option<NaiveDate>,
) -> &'f mut ReferenceUse {
    let (kind, id) = key.clone();
    let used = found.entry(key).or_insert_with(|| ReferenceUse {
        kind,
        id,
        ..ReferenceUse::default()
    });
    used.last = used.last.max(day);
    used
}

/// Ids in notes, issues and projects, where readers see them.
fn records(library: &Library, found: &mut Found) {
    let mut add = |text: &str, written: Written, day: Option<NaiveDate>| {
        for key in in_text(&without_comments(text)) {
            let used = entry(found, key, day);
            if used.written.last() != Some(&written) {
                used.written.push(written);
            }
        }
    };
    for (at, note) in library.notes.iter().enumerate() {
        let listed = note.references.iter().map(|named| named.value.as_str());
        for text in listed.chain([note.title.as_str(), &note.body]) {
            add(text, Written::Note(at), Some(note.date));
        }
    }
    for (at, issue) in library.issues.iter().enumerate() {
        let day = issue.updated.map(|at| at.date_naive()).or(issue.created);
        add(&issue.title, Written::Issue(at), day);
        add(&issue.body, Written::Issue(at), day);
        for comment in &issue.comments {
            add(&comment.body, Written::Issue(at), day);
        }
    }
    for (at, project) in library.projects.iter().enumerate() {
        add(&project.body, Written::Project(at), project.started);
        for update in &project.updates {
            add(&update.markdown, Written::Project(at), Some(update.date));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_in_text() {
        let found = in_text("cve-2026-90017, https://e.org/FEDORA-2026-0123ABCDEF and rhbz#12");
        let expected = [
            ("cve", "CVE-2026-90017"),
            ("fedora", "FEDORA-2026-0123abcdef"),
            ("rhbz", "12"),
        ];
        let expected = expected.map(|(kind, id)| (kind, id.to_owned()));
        assert_eq!(found, expected);
    }
}
