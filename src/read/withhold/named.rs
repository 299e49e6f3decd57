//! Names of folders and files that say that what bears them is not public. A path in, whether it is withheld out; what is told then.

use std::sync::Arc;

use super::NOT_PUBLIC;
use super::languages::mark_in_english;
use super::phrases::{MARKS, classifies, is_loud};
use crate::place::Place;
use crate::read::path_name::kind_words;
use crate::read::tlp;
use crate::read::tree::Entry;
use crate::report::{Note, Severity};

/// Words that mark at the end of a longer name what is called so, where others are mostly what a text is about. In a tree of ours
/// [`MARKS`] do so at the head of a name as well, and these at that of minutes, which are of a series, and not about something.
const AT_ENDS: &[&str] = &["private", "confidential", "embargoed"];

/// A folder that is marked by its name in a tree of ours, at the top or among records of one kind: elsewhere it is one of code.
const INTERNAL: &str = "internal";

/// Whether a folder on a path, or the name of the file, says that the file is not public: `private/`, `_confidential/`,
/// `plan-confidential.md`, `plan.private.md`, `CONFIDENTIAL-plan.md`, `TLP-AMBER/`. `private-api.md` is about something.
pub fn is_named(path: &str, ours: bool) -> bool {
    let (folders, stem) = parts(path);
    let first = match folders.first() {
        Some(&"meetings") if ours => AT_ENDS,
        _ if ours => MARKS,
        _ => &[],
    };
    let guessed = is_guessed(stem, is_about(&folders, ours), first);
    let about = guessed && is_policy(&folders, stem, ours);
    lies_in(&folders, ours) || is_stamped(stem) || guessed && !about
}

/// Folders of others in which texts are about something.
const POLICIES: &[&str] = &[
    "docs",
    "doc",
    "documentation",
    "policies",
    "policy",
    "rfcs",
    "handbook",
    "guide",
    "guides",
];

/// Whether a file of others lies among texts about something, and its name is the word for that: `policies/embargo.md`.
fn is_policy(folders: &[&str], stem: &str, ours: bool) -> bool {
    let about = folders.iter().any(|folder| is(folder, POLICIES));
    !ours
        && about
        && !is_loud(stem)
        && matches!(own_words(stem).as_slice(), [word] if is(word, &["embargo", "secret"]))
}

/// A word on a file of others that is published though its name is a word for what is not public.
pub fn policy_note(path: &str, file: &Arc<str>, ours: bool) -> Option<Note> {
    let (folders, stem) = parts(path);
    is_policy(&folders, stem, ours).then(|| {
        let message = "the name of this file is taken for what it is about: it is published";
        let note = Note::new(Severity::Info, "named", Place::file(file), message);
        note.hint("if it is not public, say `confidential: true` in its front matter")
    })
}

/// What front matter has to say where a path withholds a file, for the file to be public all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outweighed {
    /// By `confidential: false` and the like: a word in a name may be what the file is about.
    ByFlag,
    /// By `private: false` as well, as that is the word.
    ByOwnFlag,
    /// By a TLP label, as one is in the name.
    ByLabel,
    /// By nothing: it lies in such a folder, or a word in its name stands out.
    ByNothing,
}

/// The same for a path that withholds its file.
pub fn outweighed(path: &str, ours: bool) -> Outweighed {
    let (folders, stem) = parts(path);
    match () {
        () if lies_in(&folders, ours) => Outweighed::ByNothing,
        () if is_labelled(stem) => Outweighed::ByLabel,
        () if is_stamped(stem) => Outweighed::ByNothing,
        () if is_private(stem) => Outweighed::ByOwnFlag,
        () => Outweighed::ByFlag,
    }
}

/// Whether the name of a ticket or project in a tree of ours, which is withheld by nothing, would withhold a page: it may be
/// what that is about, or not.
pub fn is_doubtful(path: &str) -> bool {
    let (folders, stem) = parts(path);
    is_about(&folders, true) && is_guessed(stem, false, MARKS)
}

/// The folders on a path, and the name of the file without its ending.
fn parts(path: &str) -> (Vec<&str>, &str) {
    let mut parts: Vec<&str> = path.split('/').collect();
    let file = parts.pop().unwrap_or("");
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    (parts, stem)
}

/// Whether what lies in some folders is about something, and says itself that it is closed: projects and tickets.
fn is_about(folders: &[&str], ours: bool) -> bool {
    ours && matches!(folders.first(), Some(&("projects" | "issues")))
}

/// Whether one of some folders says that nothing in it is public.
fn lies_in(folders: &[&str], ours: bool) -> bool {
    let top = match folders {
        ["meetings" | "issues" | "notes", inside, ..] => inside,
        [top, ..] => top,
        [] => "",
    };
    let says = |folder: &&str| is_stamped(folder) || is_guessed(folder, false, &[]);
    ours && bare(top).eq_ignore_ascii_case(INTERNAL) || folders.iter().any(says)
}

/// A name without signs around it.
fn bare(name: &str) -> &str {
    name.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a name has a TLP label that is not public.
fn is_labelled(name: &str) -> bool {
    // In a name what stands behind a dot is no ending.
    tlp::after(&name.replace(['_', '.'], "-")) == Some(true)
}

/// Whether a word marks what is called so, as a folder or as a file alone.
fn marks(word: &str) -> bool {
    is(word, NOT_PUBLIC) && !is(word, &[INTERNAL])
}

fn is(word: &str, known: &[&str]) -> bool {
    known.contains(&mark_in_english(&word.to_lowercase()))
}

/// The words of a name that tell what it is about.
fn own_words(name: &str) -> Vec<&str> {
    let words = name.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| is_own(word)).collect()
}

/// Whether a name bears a mark that stands out: a TLP label, a word of its own between dots or in brackets, one in capitals among
/// others, or words that classify and nothing else, as in `not-for-publication`.
fn is_stamped(name: &str) -> bool {
    let mut apart = name.split(['.', '(', ')', '[', ']']);
    let whole = apart.next().filter(|part| *part != name);
    let mut apart = whole.into_iter().chain(apart);
    let words = own_words(name);
    let loud = |word: &&str| is_loud(word) && !is_loud(name) && marks(word);
    let loud = (0..words.len()).any(|at| loud(&words[at]) && !is_denied(&words, at));
    let spaced = name.replace(|c: char| !c.is_alphanumeric(), " ");
    // `non-public`.
    let denies = || {
        let lower = spaced.trim_start().to_lowercase();
        let denied = lower.strip_prefix("non").map(|rest| format!("not {rest}"));
        denied.is_some_and(|denied| classifies(&denied))
    };
    let apart = apart.any(|part| marks(bare(part)));
    is_labelled(name) || apart || loud || classifies(&spaced) || denies()
}

/// Whether a word of a name says that what bears it is not public, if that is not what it is about: in what is `about` something it
/// has to be all that the name says, else the last word, or one of some at its head.
fn is_guessed(name: &str, about: bool, at_head: &[&str]) -> bool {
    let words = own_words(name);
    let first = words.first().is_some_and(|first| is(first, at_head));
    let last = words.len().checked_sub(1);
    let last = last.is_some_and(|at| is(words[at], AT_ENDS) && !is_denied(&words, at));
    let alone = matches!(words.as_slice(), [word] if marks(word));
    alone || marks(bare(name)) || !about && (last || first)
}

/// Whether no other word of a name but `private` says so.
fn is_private(name: &str) -> bool {
    let words = own_words(name).into_iter();
    let mut says = words.filter(|word| marks(word)).peekable();
    says.peek().is_some() && says.all(|word| is(word, &["private"]))
}

/// Whether a word of a name is denied by the one before it.
fn is_denied(words: &[&str], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| words[before]);
    before.is_some_and(|before| is(before, &["not", "non", "no"]))
}

/// Whether a word is no number, and does not only say of what kind a file is, as in `Private Notes`.
fn is_own(word: &str) -> bool {
    let word = word.to_lowercase();
    let number = word.bytes().all(|byte| byte.is_ascii_digit());
    !number && !kind_words::is_kind(&word) && !kind_words::is_plain(&word)
}

/// A path without the words that say that what lies there is not public: what it would be called if it were.
pub fn without_marks(path: &str) -> String {
    let mut rest: Vec<String> = Vec::new();
    let (folders, _) = parts(path);
    for folder in &folders {
        let internal = bare(folder).eq_ignore_ascii_case(INTERNAL);
        let bare = match lies_in(&[folder], false) {
            true => name_without_marks(folder),
            false if internal => String::new(),
            false => (*folder).to_owned(),
        };
        rest.extend((!bare.is_empty()).then_some(bare));
    }
    let file = path.rsplit('/').next().unwrap_or(path);
    let of_minutes = folders.first() == Some(&"meetings");
    let begins = || {
        own_words(file)
            .first()
            .is_some_and(|word| is(word, AT_ENDS))
    };
    rest.push(match is_named(file, true) || of_minutes && begins() {
        true => name_without_marks(file),
        false => file.to_owned(),
    });
    rest.join("/")
}

/// A name without the words that say that what bears it is not public.
fn name_without_marks(name: &str) -> String {
    let mut rest = String::with_capacity(name.len());
    let mut label = false;
    for part in name.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = part.trim_end_matches(|c: char| !c.is_alphanumeric());
        // The word behind `TLP` is its colour.
        let (colour, begins) = (label, word.eq_ignore_ascii_case("tlp"));
        label = begins;
        if begins || colour || marks(word) {
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
pub fn named_note(entry: &Entry, outweighed: Outweighed) -> Note {
    let why =
        "the name of this file, or of a folder it lies in, says that it is not public: withheld";
    let hint = match outweighed {
        Outweighed::ByFlag | Outweighed::ByOwnFlag => {
            "to publish it, say `confidential: false` in its front matter, or name it otherwise"
        }
        Outweighed::ByLabel => {
            "to publish it, say `tlp: CLEAR` in its front matter, or name it otherwise"
        }
        Outweighed::ByNothing => "to publish it, name the file or the folder otherwise",
    };
    Note::closed(Place::file(&entry.file), why, hint)
}

/// What is told of a file whose front matter outweighs its name.
pub fn outweighed_note(file: &Arc<str>) -> Note {
    let message =
        "published: its front matter says that it is public, and its name says that it is not";
    Note::new(Severity::Info, "named", Place::file(file), message)
}

/// What is told of a ticket or project whose name may say that it is not public.
pub fn doubtful_note(file: &Arc<str>) -> Note {
    let message = "the name of this file may say that it is not public, and it is published";
    let note = Note::new(Severity::Warning, "named", Place::file(file), message);
    note.hint("say `confidential: true` or `confidential: false` in its front matter")
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
            (
                "meetings/private/2026-10-04-r.md",
                "meetings/2026-10-04-r.md",
            ),
            (
                "meetings/private-r-2026-10-04.md",
                "meetings/r-2026-10-04.md",
            ),
            (
                "meetings/TLP-AMBER/2026-10-09-r.md",
                "meetings/2026-10-09-r.md",
            ),
            (
                "meetings/internal/2026-10-09-r.md",
                "meetings/2026-10-09-r.md",
            ),
            (
                "private/meetings/r/2026-10-09.md",
                "meetings/r/2026-10-09.md",
            ),
            (
                "meetings/pier-private/2026-10-09.md",
                "meetings/pier/2026-10-09.md",
            ),
            (
                "meetings/private/2026-10-04-secret-santa.md",
                "meetings/2026-10-04-secret-santa.md",
            ),
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
            ("vertraulich/plan.md", true),
            ("plan-confidentiel.md", true),
            ("confidentialité.md", false),
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
            ("docs/embargo.md", false),
            ("docs/05-embargo.md", false),
            ("docs/options/secret.md", false),
            ("docs/SECRET.md", true),
            ("policies/embargo.md", false),
            ("rfcs/0001-embargo.md", false),
            ("embargo.md", true),
            ("docs/EMBARGO.md", true),
            ("docs/embargo/a.md", true),
            ("docs/2026-hole-embargoed.md", true),
            ("docs/private.md", true),
            ("policies/handling-confidential.md", true),
            ("not-confidential.md", false),
            ("README-SECRET-SHARING.md", false),
            ("issues/TLP-RED-hole.md", true),
            ("issues/private/12-hole.md", true),
            ("not-for-publication.md", true),
            ("members-only/x.md", true),
            ("non-public/x.md", true),
            ("Nonpublic/x.md", true),
            ("non-confidential/x.md", false),
            ("nonsense.md", false),
            ("non-publication.md", true),
            ("team_only/x.md", true),
            ("board-only/x.md", true),
            ("under-embargo.md", true),
            ("internal-team/x.md", false),
            ("read-only/x.md", false),
            ("internal.md", false),
            ("INTERNAL.md", false),
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
            ("meetings/private-weekly-2026-08-14.md", true),
            ("meetings/w/2026-08-14-private-weekly.md", true),
            ("meetings/2026-08-14-weekly-private-rooms.md", false),
            ("notes/2026-08-14-private-keys.md", false),
            ("embargoed-hole.md", true),
            ("docs/embargo.md", true),
        ] {
            assert_eq!(is_named(path, true), expected, "{path}");
            assert!(!is_named(path, false), "{path}");
        }
    }

    #[test]
    fn names_of_what_is_about_something() {
        use Outweighed::{ByFlag, ByLabel, ByNothing, ByOwnFlag};
        for (path, expected) in [
            ("issues/5-confidential.md", Some(ByFlag)),
            ("issues/10-EMBARGOED.md", Some(ByFlag)),
            ("issues/12-hole-CONFIDENTIAL.md", Some(ByNothing)),
            ("issues/12-hole.private.md", Some(ByNothing)),
            ("issues/12-TLP-RED-hole.md", Some(ByLabel)),
            ("issues/private/12-hole.md", Some(ByNothing)),
            ("projects/q/updates/2026-10-08-private.md", Some(ByOwnFlag)),
            ("issues/12-make-it-private.md", None),
            ("issues/12-not-confidential.md", None),
            ("projects/roadmap-private.md", None),
            ("confidential-computing.md", Some(ByFlag)),
            ("go-private.md", Some(ByOwnFlag)),
            ("secret-private.md", Some(ByFlag)),
            ("X-CONFIDENTIAL.md", Some(ByFlag)),
            ("secret.md", Some(ByFlag)),
            ("plan.private.md", Some(ByNothing)),
            ("tlp-red-explained.md", Some(ByLabel)),
            ("docs/secret/rotation.md", Some(ByNothing)),
        ] {
            let told = is_named(path, true).then(|| outweighed(path, true));
            assert_eq!(told, expected, "{path}");
        }
        for (path, expected) in [
            ("projects/roadmap-private.md", true),
            ("projects/confidential-roadmap.md", true),
            ("issues/12-make-it-private.md", true),
            ("issues/12-not-confidential.md", false),
            ("issues/12-private-api.md", false),
            ("roadmap-private.md", false),
        ] {
            assert_eq!(is_doubtful(path), expected, "{path}");
        }
    }
}
