//! The last step before a site is put into place: none of its files says what is withheld. Sealed words and the bytes of each
//! file in, notes out: an error for each withheld record of which words were found, with the files that have them. What is
//! found is never told, nor is the name of a file that has it in its name.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rayon::prelude::*;

use super::Planned;
use crate::model::words::counted;
use crate::outputs::composed;
use crate::place::Place;
use crate::report::{Note, Severity};
use crate::seal::{Finding, Guard};
use crate::theme::Theme;

/// Files that a note names.
const NAMED: usize = 3;

/// The guard over the words that are withheld and neither stand in a published record nor are put together by the program, if
/// there are any; and a note about those that do.
pub(super) fn guard(planned: &Planned<'_, '_>) -> (Option<Guard>, Option<Note>) {
    let Some(mut guard) = Guard::over(planned.sealed.clone()) else {
        return (None, None);
    };
    let composed = composed::texts(planned.sight, planned.outputs);
    let mut texts = Theme::own_texts();
    texts.extend(planned.theme.templates());
    texts.extend(composed.iter().map(String::as_bytes));
    let spared = guard.spare(planned.sight.library, &texts);
    let note = (spared > 0).then(|| spared_note(planned, spared));
    (Some(guard), note)
}

/// What of the withheld words stands in files that lay in the output folder before.
pub(super) fn in_foreign(guard: &Guard, site: &crate::write::Site) -> Vec<Finding> {
    let scan = |path: &PathBuf| {
        let bytes = site.foreign_bytes(path).unwrap_or_default();
        guard.scan(&path.to_string_lossy(), &bytes)
    };
    site.foreign().par_iter().flat_map_iter(scan).collect()
}

/// A note for each withheld record whose words were found.
pub(super) fn notes(findings: Vec<Finding>) -> Vec<Note> {
    let mut by_file: BTreeMap<Place, Vec<Finding>> = BTreeMap::new();
    let mut firsts: BTreeMap<std::sync::Arc<str>, Place> = BTreeMap::new();
    for finding in &findings {
        let first = firsts.entry(finding.place.file.clone());
        let first = first.or_insert_with(|| finding.place.clone());
        *first = finding.place.clone().min(first.clone());
    }
    for finding in findings {
        if let Some(first) = firsts.get(&finding.place.file) {
            by_file.entry(first.clone()).or_default().push(finding);
        }
    }
    by_file
        .into_iter()
        .map(|(place, found)| note(place, found))
        .collect()
}

fn note(place: Place, mut found: Vec<Finding>) -> Note {
    found.sort();
    let tells = |path: &str| found.iter().any(|other| other.named && other.path == path);
    let mut names: Vec<String> = found
        .iter()
        .map(|finding| match tells(&finding.path) {
            true => "a file that has them in its name".to_owned(),
            false => format!("`{}`", finding.path),
        })
        .collect();
    names.sort();
    names.dedup();
    let more = match names.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    names.truncate(NAMED);
    let message = format!(
        "words that are withheld here stand in the site, which is not published: {}{more}",
        names.join(", ")
    );
    let hint = "take the words out of the file they came from, such as one of static/; publish the record if they are no secret";
    Note::new(Severity::Error, "withheld-words", place, message).hint(hint)
}

/// Only how many there are is told: the name of a withheld file may say too much.
fn spared_note(planned: &Planned<'_, '_>, count: usize) -> Note {
    let records = counted(count, "withheld record", "withheld records");
    let message = format!("words of {records} also stand in published ones, and on the site");
    let place = Place::file(&planned.sight.library.team.file);
    Note::new(Severity::Info, "withheld-words", place, message)
}
