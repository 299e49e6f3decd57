//! Links of pages that lead nowhere on the site, and pictures that are not there: both are shown as plain words. What is seen in,
//! a note for each out. Other hosts are not asked.

use rayon::prelude::*;

use crate::model::page::Page;
use crate::place::Place;
use crate::report::{Note, Severity};
use crate::view::Sight;
use crate::view::markdown::addresses;

/// Notes about the pages of the team; those of others link to what lies in their repositories.
pub(super) fn notes(sight: &Sight<'_>) -> Vec<Note> {
    if !sight.library.team.own_tree {
        return Vec::new();
    }
    let pages = sight.library.pages.par_iter();
    pages.flat_map_iter(|page| of_page(sight, page)).collect()
}

fn of_page(sight: &Sight<'_>, page: &Page) -> Vec<Note> {
    let found = addresses::local(&page.body).into_iter();
    let dead = found.filter(|(_, address)| sight.linker.written(&page.path, address).is_none());
    dead.map(|(at, address)| note(page, at, &address)).collect()
}

fn note(page: &Page, at: usize, address: &str) -> Note {
    let above = page.body[..at].matches('\n').count();
    let line = page
        .text_at
        .map_or(0, |first| first + u32::try_from(above).unwrap_or(0));
    let place = Place::new(&page.place.file, line, 0);
    let message = format!("`{address}` leads nowhere on the site: it is shown without a link");
    let note = Note::new(Severity::Warning, "dead-link", place, message);
    note.hint("addresses are those of files beside the page, or begin with / at the top of the content folder")
}
