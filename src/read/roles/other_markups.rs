//! Documents of others in markups of which no page is made: whoever feeds a documentation written in one would see an empty site and
//! no word. What was read in, one note for each markup out. In a tree of ours every such file is told.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::passed;
use crate::model::Library;
use crate::model::source::Source;
use crate::model::words::counted;
use crate::place::Place;
use crate::read::path_name;
use crate::read::tree::Entry;
use crate::read::tree::kinds::{self, HTML, ends};
use crate::report::{Note, Severity};

/// What programs leave in most trees, by its endings.
const OF_PROGRAMS: &[(&str, &[&str])] = &[("HTML", HTML), ("JSON", &["json", "ndjson"])];

const HINT: &str =
    "pages are made of Markdown: what is to be one has to be translated, as pandoc can";

/// One note for each markup; what programs leave everywhere is told where nothing was read at all.
pub(crate) fn notes(entries: &[Entry], library: &Library) -> Vec<Note> {
    if library.team.own_tree {
        return Vec::new();
    }
    let nothing = is_empty(library);
    let mut found: BTreeMap<&str, Vec<&Source>> = BTreeMap::new();
    for source in &library.sources {
        if let Some(markup) = markup(source, nothing) {
            found.entry(markup).or_default().push(source);
        }
    }
    let told = found.into_iter().filter_map(|(markup, sources)| {
        let first = sources.iter().map(|source| &source.path).min()?;
        let entry = entries.iter().find(|entry| entry.path == *first)?;
        Some(note(&entry.file, markup, sources.len(), nothing))
    });
    told.collect()
}

/// Whether nothing of a tree is shown.
fn is_empty(library: &Library) -> bool {
    library.meetings.is_empty()
        && library.pages.is_empty()
        && library.issues.is_empty()
        && library.projects.is_empty()
        && library.notes.is_empty()
}

/// The markup of a text that was passed over.
fn markup(source: &Source, nothing: bool) -> Option<&'static str> {
    let text = source.reason.is_some_and(passed::is_text);
    // What tells a day may be of a meeting, and is told as that.
    if source.role != "none" || !text || path_name::day(&source.path).is_some() {
        return None;
    }
    let of_programs = || {
        let mut all = OF_PROGRAMS.iter().filter(|_| nothing);
        all.find(|(_, endings)| ends(&source.path, endings))
    };
    kinds::markup(&source.path).or_else(|| of_programs().map(|(markup, _)| *markup))
}

fn note(file: &Arc<str>, markup: &str, count: usize, nothing: bool) -> Note {
    let files = counted(count, "file", "files");
    let first = if count > 1 { ", this one first" } else { "" };
    let message = format!("no page is made of {files} in {markup}{first}");
    let severity = match nothing {
        true => Severity::Warning,
        false => Severity::Info,
    };
    Note::new(severity, "passed-over", Place::file(file), message).hint(HINT)
}
