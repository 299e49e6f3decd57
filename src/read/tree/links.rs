//! Symbolic links, which are never followed: where they lead. Paths in, reasons out; entries in, notes out. One that leads out of the
//! tree is a fault in content, and in a tree of others a doubt.

use std::path::Path;

use super::kinds;
use crate::place::Place;
use crate::read::roles::no_content::NoContent;
use crate::read::tree::Entry;
use crate::report::{Note, Severity};

/// Why links are not read that lead to no file of the tree.
const LINK_OUT: &str = "link out of the content folder";
const LINK_TO_NOTHING: &str = "link to nothing";

/// Why a link is not read: where it leads.
pub(crate) fn reason(root: &Path, link: &Path) -> &'static str {
    match link.canonicalize() {
        Ok(target) if target.starts_with(root) => "link",
        Ok(_) => LINK_OUT,
        Err(_) => LINK_TO_NOTHING,
    }
}

/// What is told of links that lead nowhere in the tree. What is hidden is not read anyway: editors mark files so that are open
/// (`.#log.txt` leads to a name of a machine); nor is what programs fill.
pub(crate) fn notes(entries: &[Entry]) -> Vec<Note> {
    let is_told = |entry: &&Entry| {
        matches!(entry.refused, Some(LINK_OUT | LINK_TO_NOTHING)) && !kinds::is_hidden(&entry.path)
    };
    let mut told = entries.iter().filter(is_told).peekable();
    if told.peek().is_none() {
        return Vec::new();
    }
    let ours = entries.iter().any(|entry| &*entry.path == "site.yaml");
    let no_content = NoContent::of(entries.iter().map(|entry| &*entry.path));
    let told = told.filter(|entry| ours || no_content.reason(&entry.path).is_none());
    told.map(|entry| of_link(entry, ours)).collect()
}

fn of_link(entry: &Entry, ours: bool) -> Note {
    let (check, message) = match entry.refused {
        Some(LINK_OUT) => (
            "link-outside",
            "this link leads out of the content folder: it is not followed",
        ),
        _ => ("link", "this link leads to nothing"),
    };
    let place = Place::file(&entry.file);
    Note::new(Severity::of_fault(ours), check, place, message)
}
