//! Settings under a name that nobody reads. A path in, what it is meant to be and a note about that out.

use super::tree::Entry;
use crate::place::Place;
use crate::report::{Note, Severity};

/// The settings that a file is meant to be whose name is off by a letter, an ending or a folder of its own.
pub(super) fn meant(path: &str) -> Option<&'static str> {
    let (stem, _) = path.rsplit_once('.')?;
    let stem = stem.to_lowercase();
    let names = [
        ("people", "people.yaml"),
        ("actions", "actions.yaml"),
        ("site", "site.yaml"),
    ];
    let near = |(word, _): &(&str, &str)| {
        let inside = stem
            .strip_prefix(word)
            .is_some_and(|rest| rest == format!("/{word}"));
        // Of a short word a letter is much: another word is near it.
        let off = usize::from(word.len() > 4);
        inside || strsim::damerau_levenshtein(&stem, word) <= off
    };
    names.into_iter().find(near).map(|(_, name)| name)
}

/// That settings lie under a name that is not theirs: who asks in them not to be named would be named.
pub(super) fn note(entry: &Entry, name: &str) -> Note {
    let message = format!("this looks like `{name}`, and is not read under this name");
    let note = Note::new(
        Severity::Error,
        "misnamed",
        Place::file(&entry.file),
        message,
    );
    note.hint(match name {
        "site.yaml" => {
            "what it says belongs into `site.yaml` at the top: take this file away".to_owned()
        }
        _ => format!("rename it to `{name}`, beside `site.yaml`"),
    })
}
