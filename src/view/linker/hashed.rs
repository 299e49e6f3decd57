//! What decides where references lead, and what else decides it for addresses written in Markdown, for whoever wants to know
//! whether a text would be linked as before. A linker in, a hasher fed.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use super::Linker;

/// What lines of chat are linked by: trackers and their issues, and everybody.
pub struct References<'s, 'l>(pub &'s Linker<'l>);

/// What addresses in Markdown are linked by besides: pages and what else they are called, lines of logs of several meetings, records, copied files, updates of projects.
pub struct Addresses<'s, 'l>(pub &'s Linker<'l>);

impl Hash for References<'_, '_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let library = self.0.library;
        library.team.trackers.hash(state);
        for issue in &library.issues {
            (issue.tracker, issue.number, &issue.id).hash(state);
        }
        library.people.hash(state);
    }
}

impl Hash for Addresses<'_, '_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let linker = self.0;
        let pages: BTreeMap<&str, &str> = linker
            .pages
            .iter()
            .map(|(path, url)| (*path, url.as_str()))
            .collect();
        pages.hash(state);
        linker.parts.hash(state);
        linker.answered.hash(state);
        linker.passed_over().for_each(|path| path.hash(state));
        sorted(linker.slugs.iter().map(String::as_str)).hash(state);
        sorted(linker.assets.iter().copied()).hash(state);
        for page in &linker.library.pages {
            (&page.path, &page.elsewhere, &page.names).hash(state);
        }
        for project in &linker.library.projects {
            let anchors = project.updates.iter().map(|update| &update.anchor);
            (&project.path, anchors.collect::<Vec<&String>>()).hash(state);
        }
    }
}

fn sorted<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    let mut texts: Vec<&str> = texts.collect();
    texts.sort_unstable();
    texts
}
