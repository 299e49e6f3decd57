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
    let at = begins(text)?;
    let number = narrow(above + at + 1);
    let place = Place::new(file, number, 1);
    let message = "a merge was not finished: both versions stand in this file";
    let note = Note::new(Severity::of_fault(ours), "merge", place, message);
    let hint = "keep what is right, and take away the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`";
    Some(note.hint(hint))
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
