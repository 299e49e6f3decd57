//! How a project stands: the word of its front matter in, a status out, or why there is none. In trees of others words count that say the same.

use std::sync::Arc;

use super::updates;
use crate::model::project::Status;
use crate::place::Place;
use crate::read::record::Record;
use crate::report::{Note, Severity};

/// Words of others, without blanks and signs.
const OF_OTHERS: &[(&str, Status)] = &[
    ("inprogress", Status::Active),
    ("ongoing", Status::Active),
    ("underway", Status::Active),
    ("started", Status::Active),
    ("sandbox", Status::Active),
    ("incubating", Status::Active),
    ("graduated", Status::Active),
    ("stuck", Status::Blocked),
    ("onhold", Status::Paused),
    ("hold", Status::Paused),
    ("inactive", Status::Paused),
    ("planned", Status::Proposed),
    ("planning", Status::Proposed),
    ("notstarted", Status::Proposed),
    ("idea", Status::Proposed),
    ("todo", Status::Proposed),
    ("completed", Status::Done),
    ("complete", Status::Done),
    ("finished", Status::Done),
    ("closed", Status::Done),
    ("archived", Status::Dropped),
    ("abandoned", Status::Dropped),
    ("cancelled", Status::Dropped),
    ("canceled", Status::Dropped),
    ("rejected", Status::Dropped),
];

/// How a project stands, as a key tells; one of which that is said to be a draft is proposed.
pub(super) fn status(record: &Record<'_>, key: &'static str) -> Option<Status> {
    let told = record.required(key);
    let other = told.as_ref().filter(|_| !record.is_ours());
    let other = other.and_then(|word| meaning(OF_OTHERS, &word.value));
    let status =
        other.or_else(|| told.and_then(|_| record.choice_of(key, Status::ALL, Status::as_str)));
    status.or_else(|| record.is_used(key).then_some(Status::Proposed))
}

/// What a word means by a table, capitals, blanks and signs aside.
pub(crate) fn meaning<T: Copy>(known: &[(&str, T)], word: &str) -> Option<T> {
    let letters = word.chars().filter(|c| c.is_alphanumeric());
    let letters: String = letters.flat_map(char::to_lowercase).collect();
    let mut known = known.iter();
    known
        .find(|(known, _)| *known == letters)
        .map(|(_, means)| *means)
}

/// That what lies among projects of others and tells no such word is a page.
pub(super) fn unknown(file: &Arc<str>) -> Note {
    let message = "no project: it tells no `status` that is known, and is shown as a page";
    let note = Note::new(Severity::Warning, "no-record", Place::file(file), message);
    note.hint(
        "write `title`, and `status: active`, `blocked`, `paused`, `proposed`, `done` or `dropped`",
    )
}

/// That a file tells no project; one that has the name of an update may be one.
pub(super) fn needs_front(path: &str, file: &Arc<str>) -> Note {
    let note = Note::new(
        Severity::Error,
        "front-matter",
        Place::new(file, 1, 1),
        "a project needs front matter",
    );
    match updates::project_of(path) {
        Some(project) => note.hint(format!(
            "if this is an update of `{project}`, it belongs into projects/{project}/updates/"
        )),
        None => note.hint("begin the file with `---`, `title: ...`, `status: active`, `---`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_others_say_how_a_project_stands() {
        let rows = [
            ("In Progress", Some(Status::Active)),
            ("in-progress", Some(Status::Active)),
            ("On hold", Some(Status::Paused)),
            ("Planning", Some(Status::Proposed)),
            ("Completed.", Some(Status::Done)),
            ("archived", Some(Status::Dropped)),
            ("afloat", None),
            ("", None),
        ];
        for (word, expected) in rows {
            assert_eq!(meaning(OF_OTHERS, word), expected, "{word}");
        }
    }
}
