//! Ids of the outside world that the team ever spoke of: CVE, GHSA, RHBZ. Mentions of all meetings in; each id once, with
//! every line that names it, newest meeting first, out.

use std::collections::BTreeMap;

use super::Mention;

/// An id and where it was spoken of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceUse {
    /// `cve`, `ghsa` or `rhbz`.
    pub kind: &'static str,
    /// As its register writes it: `CVE-2025-1234`, `GHSA-...`, a number for RHBZ.
    pub id: String,
    /// Meetings and numbers of lines.
    pub said: Vec<(usize, u32)>,
}

/// Gathers them; those spoken of last come first.
pub(super) fn references(mentions: &[Vec<Mention>]) -> Vec<ReferenceUse> {
    let mut found: BTreeMap<(&'static str, &str), Vec<(usize, u32)>> = BTreeMap::new();
    for (meeting, mentions) in mentions.iter().enumerate() {
        let outside = mentions
            .iter()
            .filter(|mention| matches!(mention.kind, "cve" | "ghsa" | "rhbz"));
        for mention in outside {
            let said = found.entry((mention.kind, &mention.id)).or_default();
            if said.last() != Some(&(meeting, mention.line)) {
                said.push((meeting, mention.line));
            }
        }
    }
    let used = |((kind, id), said): ((&'static str, &str), Vec<(usize, u32)>)| ReferenceUse {
        kind,
        id: id.to_owned(),
        said,
    };
    let mut all: Vec<ReferenceUse> = found.into_iter().map(used).collect();
    all.sort_by_key(|reference| reference.said.first().map(|(meeting, _)| *meeting));
    all
}
