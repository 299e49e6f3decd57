//! Whether a file lies among minutes or logs by the names of its folders, in the languages of some teams. A path in, a verdict
//! out; whether a day is told as well is for the caller to ask.

use std::borrow::Cow;

use super::{kind_words, log_words};
use crate::model::id::{composed, slug};
use crate::model::path::{folder, name};
use crate::read::tree::kinds;

/// Ends of words for minutes and meetings, where languages write two as one.
const ENDS: &[&str] = &[
    "protokoll",
    "protokolle",
    "sitzung",
    "sitzungen",
    "notulen",
    "m\u{f8}ter",
    "m\u{f6}ten",
];

/// A word of folders of minutes that names a series as well.
const PLENUM: &str = "plenum";

/// Names of networks, by which folders of logs are called.
const NETWORKS: &[&str] = &["matrix", "xmpp"];

fn has_word(name: &str, is: impl Fn(&str) -> bool) -> bool {
    let name = composed(name).to_lowercase();
    name.split(|c: char| !c.is_alphanumeric()).any(is)
}

fn is_minutes(word: &str) -> bool {
    let plain = match word.is_ascii() {
        true => Cow::Borrowed(word),
        false => Cow::Owned(slug(word)),
    };
    let known = kind_words::is_of_meeting(&plain) || word == PLENUM;
    known || ENDS.iter().any(|end| word.ends_with(end))
}

/// Whether a folder is of minutes.
pub(crate) fn of_meetings(path: &str) -> bool {
    has_word(folder(path), is_minutes)
}

/// Whether a folder is of minutes, or the name of a file says that it is.
pub(crate) fn of_minutes_by_name(path: &str) -> bool {
    has_word(crate::read::path_name::stem(path), is_minutes)
}

/// The same of a folder, or it is of notes, which may be of anything.
pub(crate) fn of_minutes(path: &str) -> bool {
    let is_notes = |folder: &str| folder.eq_ignore_ascii_case("notes");
    of_meetings(path) || folder(path).split('/').any(is_notes)
}

/// Whether a file is called minutes, or a meeting, by its own name.
pub(crate) fn is_called_minutes(path: &str) -> bool {
    let stem = crate::read::path_name::stem(path);
    has_word(name(stem), is_minutes)
}

/// Whether a file is called minutes by its own name, be it with other words.
pub(crate) fn has_minutes_in_name(path: &str) -> bool {
    own_slug(path).split('-').any(kind_words::is_of_minutes)
}

/// Whether its own name says that it is minutes, and nothing else: `ietf101/minutes.md`.
pub(crate) fn is_minutes_alone(path: &str) -> bool {
    has_minutes_in_name(path) && kind_words::are_of_part(&own_slug(path))
}

fn own_slug(path: &str) -> String {
    let stem = crate::read::path_name::stem(path);
    slug(name(stem))
}

/// Whether a file is dated by its own name, in the markup of other programs, and in a folder of minutes: it is read as in the folder
/// of meetings.
pub(crate) fn is_marked_up(path: &str) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let own_day = || {
        let year = folder.rsplit('/').next().unwrap_or(folder);
        crate::read::path_name::read(&format!("{year}/{name}"))
            .date
            .is_some()
            && crate::read::path_name::read(&format!("{folder}/x"))
                .date
                .is_none()
    };
    kinds::is_written(name) && of_meetings(path) && own_day()
}

/// Whether a folder or the name of a file says that people meet there again and again.
pub(crate) fn of_calls(path: &str) -> bool {
    has_word(crate::read::path_name::stem(path), kind_words::is_of_calls)
}

/// Whether people may talk in a file: it lies among minutes or logs, or is called so.
pub(crate) fn of_talk(path: &str) -> bool {
    let stem = crate::read::path_name::stem(path);
    let is_talk = |word: &str| log_words::is_of_talk(word) || is_minutes(word);
    let is_log = |word: &str| log_words::is_of_log(word) || NETWORKS.contains(&word);
    of_minutes(path) || has_word(folder(path), is_log) || has_word(stem, is_talk)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_by_their_own_name_alone() {
        let rows = [
            ("ietf101/minutes.md", true),
            ("pier/meeting-minutes.md", true),
            ("pier/Protokoll.md", true),
            ("pier/meeting.md", false),
            ("pier/notes.md", false),
            ("pier/how-to-take-minutes.md", false),
            ("minutes/crew.md", false),
        ];
        for (path, expected) in rows {
            assert_eq!(is_minutes_alone(path), expected, "{path}");
        }
    }

    #[test]
    fn minutes_in_the_markup_of_other_programs() {
        let rows = [
            ("actas/2023/acta-2023-04-23-pier.rst", true),
            ("actas/2024/24_12_14 Acta.adoc", true),
            ("minutes/2026-01-15.org", true),
            ("minutes/2026-01-15.txt", false),
            ("minutes/how-we-meet.rst", false),
            ("minutes/2026-01-15/boats.rst", false),
            ("docs/2026-01-15.rst", false),
            ("release-notes/2026-01-15.rst", false),
        ];
        for (path, expected) in rows {
            assert_eq!(is_marked_up(path), expected, "{path}");
        }
    }
}
