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

/// A link that the linker does not know.
pub(super) struct Doubt<'l> {
    page: &'l Page,
    /// The byte of the text of the page at which it begins.
    at: usize,
    /// The number of its line in the file, if that is known.
    line: Option<u32>,
    /// Where it leads.
    to: String,
}

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
            let between = page.body.get(counted..at).unwrap_or("");
            let above = u32::try_from(between.matches('\n').count()).unwrap_or(0);
            line = line.map(|line| line + above);
            counted = at.max(counted);
            Doubt { page, at, line, to }
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
    let dead = doubts.into_iter().filter(|doubt| {
        let path = url::inside(&doubt.page.path, &doubt.to);
        !path.is_some_and(|path| is_there(&path))
    });
    dead.map(|doubt| note(&doubt, library.withheld == 0))
        .collect()
}

fn note(doubt: &Doubt<'_>, named: bool) -> Note {
    let body = &doubt.page.body;
    let (above, below) = body.split_at_checked(doubt.at).unwrap_or((body, ""));
    let begin = above.rfind('\n').map_or(0, |at| at + 1);
    let end = below.find('\n').map_or(body.len(), |at| doubt.at + at);
    let before = above[begin..].chars().count();
    let column = u32::try_from(before + 1).unwrap_or(0);
    let (line, column) = doubt.line.map_or((0, 0), |line| (line, column));
    let place = Place::new(&doubt.page.place.file, line, column);
    let address = match named {
        true => format!("`{}`", doubt.to),
        false => "a link".to_owned(),
    };
    let message = format!("{address} leads nowhere on the site: it is shown without a link");
    let note = Note::new(Severity::Warning, "dead-link", place, message);
    let hint = "addresses are those of files beside the page, or begin with / at the top of the content folder";
    let note = match named && line > 0 {
        true => note.show(&body[begin..end], width(below)),
        false => note,
    };
    note.hint(hint)
}

/// Characters of a link: up to the end of its address.
fn width(link: &str) -> usize {
    let line = link.lines().next().unwrap_or(link);
    let end = line.find(')').map_or(line.len(), |at| at + 1);
    line[..end].chars().count()
}
