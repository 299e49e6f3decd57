//! Links of pages that lead nowhere on the site, and pictures that are not there: both are shown as plain words. What is seen in,
//! a note for each out. Other hosts are not asked.

use std::collections::HashSet;

use rayon::prelude::*;

use super::Output;
use crate::model::Library;
use crate::model::page::Page;
use crate::place::Place;
use crate::report::{Note, Severity};
use crate::view::Sight;
use crate::view::markdown::addresses;
use crate::view::url;

/// A link that the linker does not know: its page, its line there if that is known, and its address.
pub(super) type Doubt<'l> = (&'l Page, u32, String);

/// Links of the pages of the team that lead to no page of it and no record; those of others link to what lies in their
/// repositories.
pub(super) fn doubts<'l>(sight: &Sight<'l>) -> Vec<Doubt<'l>> {
    if !sight.library.team.own_tree {
        return Vec::new();
    }
    let of_page = |page: &'l Page| {
        let found = addresses::local(&page.body).into_iter();
        let dead = found.filter(|(_, to)| sight.linker.written(&page.path, to).is_none());
        let (mut line, mut counted) = (page.text_at, 0);
        let told = dead.map(|(at, to)| {
            let above = page
                .body
                .get(counted..at)
                .unwrap_or("")
                .matches('\n')
                .count();
            line = line.map(|line| line + u32::try_from(above).unwrap_or(0));
            counted = at.max(counted);
            (page, line.unwrap_or(0), to)
        });
        told.collect::<Vec<_>>()
    };
    let pages = sight.library.pages.par_iter();
    pages.flat_map_iter(of_page).collect()
}

/// Notes about those of them that no other file of the site and no rule of `_redirects` answers.
/// Where anything is withheld, its name may stand in such an address: it is not repeated.
pub(super) fn notes(
    doubts: Vec<Doubt<'_>>,
    outputs: &[Output<'_>],
    rules: &str,
    library: &Library,
) -> Vec<Note> {
    if doubts.is_empty() {
        return Vec::new();
    }
    let root = url::absolute_root(library.team.base_url.as_deref());
    let root = root.trim_end_matches('/');
    let paths: HashSet<&str> = outputs.iter().flat_map(Output::paths).collect();
    let old = rules.lines().filter_map(|rule| rule.split(' ').next());
    let old = old.filter_map(|from| from.strip_prefix(root));
    let old: HashSet<&str> = old.map(|from| from.trim_matches('/')).collect();
    let is_there = |path: &str| {
        let page = format!("{path}/index.html");
        paths.contains(path) || paths.contains(page.as_str()) || old.contains(path)
    };
    let dead = doubts.into_iter().filter(|(page, _, to)| {
        let path = url::inside(&page.path, to);
        !path.is_some_and(|path| is_there(&path))
    });
    let told = |to: String| (library.withheld == 0).then_some(to);
    dead.map(|(page, line, to)| note(page, line, told(to)))
        .collect()
}

fn note(page: &Page, line: u32, address: Option<String>) -> Note {
    let place = Place::new(&page.place.file, line, 0);
    let address = address.map_or("a link".to_owned(), |address| format!("`{address}`"));
    let message = format!("{address} leads nowhere on the site: it is shown without a link");
    let note = Note::new(Severity::Warning, "dead-link", place, message);
    note.hint("addresses are those of files beside the page, or begin with / at the top of the content folder")
}
