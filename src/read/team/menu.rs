//! Which pages stand in the menu. All pages in, the same out, and a note about each that the menu has no room for: every page
//! shows the menu, so that it is no place for hundreds.

use crate::model::page::Page;
use crate::report::{Note, Severity};

/// Most pages in the menu.
const MOST: usize = 40;

/// Keeps the lightest pages in the menu.
pub(crate) fn hold(pages: &mut [Page]) -> Vec<Note> {
    let mut named: Vec<&mut Page> = pages
        .iter_mut()
        .filter(|page| page.menu.is_some())
        .collect();
    named.sort_by(|a, b| a.in_menu().cmp(&b.in_menu()));
    let over = named.into_iter().skip(MOST);
    over.map(|page| {
        page.menu = None;
        let message = format!("the menu has room for {MOST} pages: this one is left out");
        let hint = "give it less `weight` than others, or take `menu` out";
        Note::new(Severity::Warning, "long-menu", page.place.clone(), message).hint(hint)
    })
    .collect()
}
