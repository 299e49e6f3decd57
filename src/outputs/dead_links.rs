//! Links of pages that lead nowhere on the site, and pictures that are not there: both are shown as plain words. What is seen in,
//! a note for each out. Other hosts are not asked.

use std::collections::HashSet;

use rayon::prelude::*;

use super::Output;
use crate::model::page::Page;
use crate::place::Place;
use crate::report::{Note, Severity};
use crate::view::Sight;
use crate::view::markdown::addresses;
use crate::view::url;

/// A link that the linker does not know: its page, where it stands in the text of that, and its address.
pub(super) type Doubt<'l> = (&'l Page, usize, String);

/// Links of the pages of the team that lead to no page of it and no record; those of others link to what lies in their
/// repositories.
pub(super) fn doubts<'l>(sight: &Sight<'l>) -> Vec<Doubt<'l>> {
    if !sight.library.team.own_tree {
        return Vec::new();
    }
    let of_page = |page: &'l Page| {
        let found = addresses::local(&page.body).into_iter();
        let dead = found.filter(|(_, to)| sight.linker.written(&page.path, to).is_none());
        dead.map(|(at, to)| (page, at, to)).collect::<Vec<_>>()
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
    withheld: bool,
) -> Vec<Note> {
    if doubts.is_empty() {
        return Vec::new();
    }
    let paths: HashSet<&str> = outputs.iter().flat_map(Output::paths).collect();
    let old = rules.lines().filter_map(|rule| rule.split(' ').next());
    let old: Vec<&str> = old.map(|from| from.trim_end_matches('/')).collect();
    let is_there = |path: &str| {
        let page = format!("{path}/index.html");
        paths.contains(path)
            || paths.contains(page.as_str())
            || old.iter().any(|from| from.ends_with(&format!("/{path}")))
    };
    let dead = doubts.into_iter().filter(|(page, _, to)| {
        let path = url::inside(&page.path, to);
        !path.is_some_and(|path| is_there(&path))
    });
    let told = |to: String| (!withheld).then_some(to);
    dead.map(|(page, at, to)| note(page, at, told(to)))
        .collect()
}

fn note(page: &Page, at: usize, address: Option<String>) -> Note {
    let above = page.body[..at].matches('\n').count();
    let first = page.text_at;
    let line = first.map_or(0, |first| first + u32::try_from(above).unwrap_or(0));
    let place = Place::new(&page.place.file, line, 0);
    let address = address.map_or("a link".to_owned(), |address| format!("`{address}`"));
    let message = format!("{address} leads nowhere on the site: it is shown without a link");
    let note = Note::new(Severity::Warning, "dead-link", place, message);
    note.hint("addresses are those of files beside the page, or begin with / at the top of the content folder")
}
