//! Names of folders and files that say that what bears them is not public. A path in, whether it is withheld out; what is told then.

use super::phrases::is_loud;
use crate::place::Place;
use crate::read::path_name::kind_words;
use crate::read::tlp;
use crate::read::tree::Entry;
use crate::report::Note;

/// Words that mark what is called so, as a folder or as a file alone.
const ALONE: &[&str] = &[
    "private",
    "confidential",
    "secret",
    "restricted",
    "embargo",
    "embargoed",
];

/// Words that do so at the end of a longer name as well, where others are mostly what a text is about.
const LAST: &[&str] = &["private", "confidential", "embargoed"];

/// Words that do so in a tree of ours at the head of a name as well.
const FIRST: &[&str] = &["confidential", "embargoed"];

/// A folder that does so in a tree of ours, at the top or among records of one kind: elsewhere it is one of code.
const INTERNAL: &str = "internal";

/// Whether a folder on a path, or the name of the file, says that the file is not public: `private/`, `_confidential/`,
/// `plan-confidential.md`, `plan.private.md`, `CONFIDENTIAL-plan.md`, `TLP-AMBER/`. `private-api.md` is about something.
pub fn is_named(path: &str, ours: bool) -> bool {
    let mut parts: Vec<&str> = path.split('/').collect();
    let file = parts.pop().unwrap_or("");
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let top = match parts.as_slice() {
        ["meetings" | "issues" | "notes", inside, ..] => inside,
        [top, ..] => top,
        [] => "",
    };
    // Projects and tickets are about something, and say themselves that they are closed.
    let about = ours && matches!(parts.first(), Some(&("projects" | "issues")));
    ours && bare(top).eq_ignore_ascii_case(INTERNAL)
        || parts.iter().any(|folder| says(folder))
        || says(stem) && (!about || is_labelled(stem))
        || ours && !about && begins_marked(stem)
}

/// A name without signs around it.
fn bare(name: &str) -> &str {
    name.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a name has a TLP label that is not public.
fn is_labelled(name: &str) -> bool {
    tlp::after(&name.replace('_', "-")) == Some(true)
}

fn is(word: &str, known: &[&str]) -> bool {
    known.contains(&word.to_lowercase().as_str())
}

/// Whether the first word of a name marks what bears it: in a tree of others it may as well be what that is about.
fn begins_marked(name: &str) -> bool {
    let mut words = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| is_own(word));
    words.next().is_some_and(|first| is(first, FIRST))
}

fn says(name: &str) -> bool {
    let mut dots = name.split(['.', '(', ')', '[', ']']);
    if is_labelled(name) || dots.any(|part| is(bare(part), ALONE)) {
        return true;
    }
    let words = name.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| is_own(word)).collect();
    let denied = |at: usize| {
        let before = at.checked_sub(1).map(|before| words[before]);
        before.is_some_and(|before| is(before, &["not", "non", "no"]))
    };
    let marks = |(at, word): (usize, &&str)| {
        let last = at + 1 == words.len() && is(word, LAST);
        let loud = is_loud(word) && !is_loud(name) && is(word, ALONE);
        let alone = words.len() == 1 && is(word, ALONE);
        (last || loud || alone) && !denied(at)
    };
    words.iter().enumerate().any(marks)
}

/// Whether a word is no number, and does not only say of what kind a file is, as in `Private Notes`.
fn is_own(word: &str) -> bool {
    let word = word.to_lowercase();
    let number = word.bytes().all(|byte| byte.is_ascii_digit());
    !number && !kind_words::is_kind(&word) && !kind_words::is_plain(&word)
}

/// The name of a file without the words that say that it is not public.
pub fn without_marks(name: &str) -> String {
    let mut rest = String::with_capacity(name.len());
    let mut label = false;
    for part in name.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = part.trim_end_matches(|c: char| !c.is_alphanumeric());
        // The word behind `TLP` is its colour.
        let (colour, begins) = (label, word.eq_ignore_ascii_case("tlp"));
        label = begins;
        if begins || colour || is(word, ALONE) {
            let sign = &part[word.len()..];
            rest.truncate(rest.trim_end_matches(|c: char| !c.is_alphanumeric()).len());
            rest.push_str(if rest.is_empty() { "" } else { sign });
            continue;
        }
        rest.push_str(part);
    }
    rest
}

/// What is told of a file that is called so.
pub fn named_note(entry: &Entry) -> Note {
    let why =
        "the name of this file, or of a folder it lies in, says that it is not public: withheld";
    let hint = "to publish it, name the file or the folder otherwise";
    Note::closed(Place::file(&entry.file), why, hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_without_what_withholds() {
        for (name, expected) in [
            ("2026-10-02-r.private.md", "2026-10-02-r.md"),
            ("2026-10-03-r-confidential.md", "2026-10-03-r.md"),
            ("2026-10-06-r-TLP-RED.md", "2026-10-06-r.md"),
            ("CONFIDENTIAL-2026-10-06.md", "2026-10-06.md"),
            ("r.2026-10-08-15.00.md", "r.2026-10-08-15.00.md"),
        ] {
            assert_eq!(without_marks(name), expected);
        }
    }

    #[test]
    fn names_that_withhold() {
        let rows = [
            ("private/notes.md", true),
            ("_private/plan.md", true),
            ("Confidential/plan.md", true),
            ("meetings/secret/weekly.2026-11-01.log", true),
            ("embargoed/a/b.md", true),
            ("TLP-AMBER/plan.md", true),
            ("TLP_RED-plan.md", true),
            ("tlp-red.md", true),
            ("TLP-CLEAR/plan.md", false),
            ("plan-confidential.md", true),
            ("plan.private.md", true),
            ("plan (private).md", true),
            ("Private Notes/board.md", true),
            ("board-private-2026-11-09-draft.md", true),
            ("CONFIDENTIAL-plan.md", true),
            ("2026-11-01-embargoed.md", true),
            ("security-private/a.md", true),
            ("secret.md", true),
            ("2026-11-01-secret.md", true),
            ("CONFIDENTIAL-2026-11-01.md", true),
            ("secrets.md", false),
            ("private-api.md", false),
            ("confidential-computing.md", false),
            ("embargoed-hardware-issues.rst", false),
            ("how-to-keep-a-secret.md", false),
            ("embargo-policy.md", false),
            ("not-confidential.md", false),
            ("README-SECRET-SHARING.md", false),
            ("issues/TLP-RED-hole.md", true),
            ("issues/private/12-hole.md", true),
        ];
        for (path, expected) in rows {
            assert_eq!(is_named(path, false), expected, "{path}");
        }
        for (path, expected) in [
            ("internal/plan.md", true),
            ("meetings/internal/2026-11-01.md", true),
            ("docs/internal/a.md", false),
            ("projects/internal/updates/2026-11-01.md", false),
            ("internal.md", false),
            ("confidential-plan.md", true),
            ("meetings/2026-11-01-confidential-plan.md", true),
            ("embargoed-hole.md", true),
        ] {
            assert_eq!(is_named(path, true), expected, "{path}");
            assert!(!is_named(path, false), "{path}");
        }
        assert!(!is_named("issues/12-make-it-private.md", true));
    }
}
