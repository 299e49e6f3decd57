//! What Git leaves in a file where a merge was not finished: both versions, between lines of marks. A text in, a note about the
//! first of these lines out; neither version is chosen.

use std::sync::Arc;

use memchr::memmem;

use crate::place::{Place, narrow};
use crate::read::markdown::fence::Fence;
use crate::report::{Note, Severity};

/// What begins the line above both versions, and the line below them.
const BEGIN: &str = "<<<<<<< ";
const END: &str = ">>>>>>> ";

/// The note about a text that stands below so many lines of its file, if there is one.
pub(crate) fn unfinished(file: &Arc<str>, text: &str, above: usize, ours: bool) -> Option<Note> {
    let place = Place::new(file, narrow(above + begins(text)? + 1), 1);
    let message = "a merge was not finished: both versions stand in this file";
    Some(note(place, message, ours))
}

/// The same of a log, as a warning, unless it was told with the text around that.
pub(crate) fn once(file: &Arc<str>, text: &str, notes: &mut Vec<Note>) {
    if notes.iter().all(|note| &*note.check != "merge") {
        notes.extend(unfinished(file, text, 0, false));
    }
}

/// The same of JSON, in place of the note that it cannot be read.
pub(crate) fn instead(file: &Arc<str>, text: &str, ours: bool, notes: &mut [Note]) {
    let broken = notes.iter_mut().find(|note| &*note.check == "json");
    if let Some((broken, merge)) = broken.zip(unfinished(file, text, 0, ours)) {
        *broken = merge;
    }
}

/// The same of settings that cannot be read, where a single mark is left over as well.
pub(crate) fn in_settings(file: &Arc<str>, text: &str, above: usize, ours: bool) -> Option<Note> {
    let left = || {
        let mark = |line: &str| line.starts_with(BEGIN) || line.starts_with(END);
        let at = text.lines().position(mark)?;
        let place = Place::new(file, narrow(above + at + 1), 1);
        let message = "a merge was not finished: one of its marks stands in this file";
        Some(note(place, message, ours))
    };
    unfinished(file, text, above, ours).or_else(left)
}

fn note(place: Place, message: &str, ours: bool) -> Note {
    let note = Note::new(Severity::of_fault(ours), "merge", place, message);
    note.hint("keep what is right, and take away the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`")
}

/// The line at which a merge begins that a later one ends. A block of code may show how that looks.
fn begins(text: &str) -> Option<usize> {
    memmem::find(text.as_bytes(), BEGIN.as_bytes())?;
    let (mut fence, mut begun) = (Fence::default(), None);
    for (at, line) in text.lines().enumerate() {
        match begun {
            Some(_) if line.starts_with(END) => return begun,
            Some(_) => {}
            None if !fence.takes(line) && line.starts_with(BEGIN) => begun = Some(at),
            None => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::begins;

    #[test]
    fn marks_are_told_from_talk_about_them() {
        let rows = [
            ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n", Some(1)),
            ("<<<<<<< HEAD\n```\n=======\nc\n>>>>>>> other\n", Some(0)),
            ("```\n<<<<<<< HEAD\n>>>>>>> other\n```\n", None),
            ("a <<<<<<< HEAD\n>>>>>>> other\n", None),
            ("<<<<<<< HEAD\nb\n", None),
            (">>>>>>> a\n<<<<<<< HEAD\n", None),
        ];
        for (text, expected) in rows {
            assert_eq!(begins(text), expected, "{text}");
        }
    }
}
