//! Dated files of others that are passed over where meetings are: whoever wrote them may miss them. What was read in, one note a
//! folder out. Files of which a word was said one by one are not told again.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::tree::Entry;
use super::{among_minutes, passed, path_name};
use crate::model::Library;
use crate::model::source::Source;
use crate::model::words::counted;
use crate::place::Place;
use crate::report::{Note, Severity};

/// Endings of documents that may be minutes, and are no texts.
const DOCUMENTS: &[&str] = &["pdf", "doc", "docx", "odt", "rtf"];

/// What meetings were made of.
struct Known<'l> {
    files: HashSet<&'l str>,
    folders: HashSet<&'l str>,
    stems: HashSet<&'l str>,
}

/// One note for each folder of minutes, and each in which dated meetings lie. In a tree of ours every file is told.
pub(super) fn notes(entries: &[Entry], library: &Library) -> Vec<Note> {
    if library.team.own_tree {
        return Vec::new();
    }
    let dated = library
        .meetings
        .iter()
        .filter(|meeting| meeting.date.is_some());
    let paths: Vec<&str> = dated
        .flat_map(|meeting| &meeting.sources)
        .map(|source| &*source.path)
        .collect();
    let known = Known {
        folders: paths.iter().map(|path| folder(path)).collect(),
        stems: paths.iter().map(|path| path_name::stem(path)).collect(),
        files: paths.into_iter().collect(),
    };
    let mut left: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for source in library.sources.iter().filter(|source| known.misses(source)) {
        left.entry(folder(&source.path))
            .or_default()
            .push(&source.path);
    }
    if left.is_empty() {
        return Vec::new();
    }
    let files = entries.iter().map(|entry| (&*entry.path, &entry.file));
    let files: HashMap<&str, &Arc<str>> = files.collect();
    let told = left.values().filter_map(|paths| {
        let file = files.get(paths.first()?)?;
        Some(note(file, paths.len() - 1))
    });
    told.collect()
}

impl Known<'_> {
    /// Whether a file may be of a meeting of its own, though nothing was read from it.
    fn misses(&self, source: &Source) -> bool {
        let path: &str = &source.path;
        let Some(reason) = source.reason.filter(|_| source.role == "none") else {
            return false;
        };
        let among = self.folders.contains(folder(path)) || among_minutes::of_minutes(path);
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let ending = ending.to_ascii_lowercase();
        let document = DOCUMENTS.contains(&ending.as_str());
        if !among || !document && !passed::is_text(reason) || ending.ends_with("json") {
            return false;
        }
        // Pages and documents are mostly made of the text of that name, and signatures are of it.
        let made = document || reason == "html";
        let bare = path.rsplit_once('.').map_or(path, |(bare, _)| bare);
        let copy = made && self.stems.contains(path_name::stem(bare)) || self.files.contains(bare);
        let told = || passed::note(path, &Arc::from(path), reason, false).is_some();
        !copy && has_day(path) && !told()
    }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Whether a file has a day in its name, or one of its folder and no other name.
fn has_day(path: &str) -> bool {
    let named = path_name::read(path);
    let of_folder = || path_name::read(&format!("{}/x", folder(path))).date;
    named.date.is_some() && (named.rest.is_none() || of_folder() != named.date)
}

fn note(file: &Arc<str>, others: usize) -> Note {
    let message = match others {
        0 => "this dated file is passed over, though it may be minutes".to_owned(),
        _ => format!(
            "this dated file and {} beside it are passed over, though they may be minutes",
            counted(others, "other", "others")
        ),
    };
    Note::new(Severity::Warning, "passed-over", Place::file(file), message)
        .hint(passed::IN_MEETINGS)
}
