//! Which files are of one meeting by their paths: those of one stem, those whose names say besides only that they are its agenda,
//! minutes or log, as `2026-10-08-agenda.md` does, be it by a folder, as in `logs/2026-10-08.txt`, and those in a folder of a day whose
//! names say only what they are, as in `2026-10-08/agenda.md` and `2026-10-08/irc.log`, be it with the series. A path in, what such files
//! share out.

use std::borrow::Cow;
use std::collections::HashSet;

use super::passed;
use crate::model::id::slug;
use crate::model::path;
use crate::read::path_name;
use crate::read::path_name::kind_words;
use crate::read::path_name::series_name;
use crate::read::path_name::spread_day;

/// What the files of one meeting share: their stem, or what of it tells the meeting, or the folder of their day.
pub(crate) fn shared(path: &str) -> Cow<'_, str> {
    without_kind_folders(by_name(path))
}

/// The same without a look at folders that tell what lies in them: a document among minutes is no copy of the log.
pub(super) fn by_name(path: &str) -> Cow<'_, str> {
    let stem = path_name::stem(path);
    match stem.rsplit_once('/') {
        Some((folder, name)) if is_of_folder(folder, name) => folder.into(),
        _ => without_kind_ahead(without_kind(stem)),
    }
}

/// What of some stems is there more than once.
pub(crate) fn twice(stems: impl Iterator<Item = String>) -> HashSet<String> {
    let (mut seen, mut twice) = (HashSet::new(), HashSet::new());
    for stem in stems {
        if let Some(stem) = seen.replace(stem) {
            twice.insert(stem);
        }
    }
    twice
}

/// Whether the name of a file in the folder of a day says only what it is, or that and the series that the folders tell:
/// `harbour/2026-10-08/harbour-log.txt`.
fn is_of_folder(folder: &str, name: &str) -> bool {
    if !is_bare(name) || !folder.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let slug = slug(name);
    let series = series_name::of_name(&slug);
    let of_folders = || path_name::read(&format!("{folder}/x")).series;
    let says = kind_words::in_day_folder(&slug).is_some() || series.is_none();
    !slug.is_empty() && is_of_day(folder) && (says || series == of_folders())
}

/// `2026-10-08-harbour` of `2026-10-08-harbour-agenda`, `2026-10-08` of `2026-10-08LOG`.
fn without_kind(stem: &str) -> &str {
    let (folders, name) = path::parted(stem);
    let bare = name.trim_end_matches(char::is_alphabetic);
    let last = &name[bare.len()..];
    let head = bare.strip_suffix(SIGNS).unwrap_or(bare);
    let parted = head.len() < bare.len() || head.ends_with(|c: char| c.is_ascii_digit());
    let word = slug(last);
    let says_kind = || match kind_words::is_of_file(&word) {
        true => !series_name::joins(&slug(head)),
        false => kind_words::is_of_day(&word) && is_same_meeting(stem, folders, head),
    };
    match parted && says_kind() && is_dated(folders, head) {
        true => &stem[..stem.len() - name.len() + head.len()],
        false => stem,
    }
}

/// `2026-10-08` of `minutes-2026-10-08` and `log-2026-10-08`: before anything but the day a word of logs may name a series.
fn without_kind_ahead(stem: &str) -> Cow<'_, str> {
    let (folders, name) = path::parted(stem);
    let Some((first, rest)) = name.split_once(SIGNS) else {
        return stem.into();
    };
    let word = slug(first);
    let of_day = || rest.starts_with(|c: char| c.is_ascii_digit()) && kind_words::is_of_day(&word);
    let says_kind = || kind_words::is_ahead(&word) || of_day();
    let whole = first.chars().all(char::is_alphabetic) && says_kind();
    match whole && is_same_meeting(stem, folders, rest) {
        true => format!("{}{rest}", &stem[..stem.len() - name.len()]).into(),
        false => stem.into(),
    }
}

/// `pier/2026-10-08` of `pier/logs/2026-10-08` and `pier/minutes/2026-10-08`. Notes at the top may be of anything.
fn without_kind_folders(stem: Cow<'_, str>) -> Cow<'_, str> {
    let (folders, name) = path::parted(&stem);
    if folders == "notes" || !folders.split('/').any(is_of_kind) {
        return stem;
    }
    if !is_dated(folders, name) {
        return stem;
    }
    let left = folders.split('/').filter(|folder| !is_of_kind(folder));
    left.chain([name]).collect::<Vec<&str>>().join("/").into()
}

/// Whether a folder says what kind of files lie there, and nothing else: `logs`, `meeting-minutes`.
fn is_of_kind(folder: &str) -> bool {
    let words = || folder.split(|c: char| !c.is_alphanumeric());
    let is = |word: &str, tells: fn(&str) -> bool| tells(&word.to_lowercase());
    words().any(|word| is(word, kind_words::is_of_day))
        && words().all(|word| is(word, kind_words::is_plain))
}

/// Whether the rest of a name tells the day and the series that the whole name tells.
fn is_same_meeting(stem: &str, folders: &str, rest: &str) -> bool {
    let other = format!("{folders}/{rest}.md");
    let (whole, rest) = (
        path_name::read(&format!("{stem}.md")),
        path_name::read(&other),
    );
    whole.date.is_some() && (whole.date, whole.series) == (rest.date, rest.series)
}

/// What stands between the words of a name.
const SIGNS: [char; 4] = [' ', '-', '_', '.'];

fn is_dated(folders: &str, name: &str) -> bool {
    spread_day::with_folders(folders, name).is_some_and(|found| found.date.is_some())
}

/// Whether a file lies further down in the folder of a meeting and says neither a day nor a kind: it was attached to that. Folders
/// that hold files of meetings in.
pub(crate) fn is_attached(path: &str, is_known: impl Fn(&str) -> bool) -> bool {
    let (folder, name) = path_name::stem(path).rsplit_once('/').unwrap_or(("", ""));
    let mut above = folder.match_indices('/').map(|(end, _)| &folder[..end]);
    above.any(|folder| is_known(&without_kind_folders(folder.into())) && is_of_day(folder))
        && !says_only_what_it_is(name)
        && kind_words::in_day_folder(&slug(name)).is_none()
        && !passed::has_own_day(path)
}

/// `minutes`, `irc`, `README`, and not what has a number or a word of its own.
pub(crate) fn says_only_what_it_is(name: &str) -> bool {
    let slug = || slug(name);
    is_bare(name) && series_name::of_name(&slug()).is_none() && !slug().is_empty()
}

/// Whether a name is of words alone.
fn is_bare(name: &str) -> bool {
    let numbered = || name.contains(|c: char| c.is_ascii_digit());
    name.starts_with(char::is_alphabetic) && !numbered()
}

/// Whether the day of a folder stands in its own name or ends with it, and not further up.
fn is_of_day(folder: &str) -> bool {
    let day = |folder: &str| path_name::day(&format!("{folder}/x"));
    let above = path::folder(folder);
    day(folder).is_some() && day(above).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_day_in_its_folder_are_of_one_meeting() {
        let rows = [
            ("board/2026-10-08/agenda.md", "board/2026-10-08"),
            ("board/2026-10-08/irc.log", "board/2026-10-08"),
            ("board/2026-10-08/README.md", "board/2026-10-08"),
            ("board/2026-10-08/minutes-draft.md", "board/2026-10-08"),
            ("board/2026-10-08.md", "board/2026-10-08"),
            ("ca/2026-10-08/pv.md", "ca/2026-10-08"),
            ("ca/2026-10-08/ordre-du-jour.md", "ca/2026-10-08"),
            ("ca/2026-10-08/Beschl\u{fc}sse.md", "ca/2026-10-08"),
            ("board/2026-10-08/actions.md", "board/2026-10-08"),
            ("board/2026-10-08/action-items.md", "board/2026-10-08"),
            ("board/2026-10-08/slides.md", "board/2026-10-08"),
            (
                "board/2026-10-08/slides-of-ash.md",
                "board/2026-10-08/slides-of-ash",
            ),
            (
                "board/2026-10-08/action-plan.md",
                "board/2026-10-08/action-plan",
            ),
            ("board/actions.md", "board/actions"),
            ("board/2026-10-08-actions.md", "board/2026-10-08-actions"),
            ("2026/10/08/irc.log", "2026/10/08"),
            ("2026-10-08-pier/irc.log", "2026-10-08-pier"),
            ("2026/10/08.log", "2026/10/08"),
            ("board/2026-10-08/boats.md", "board/2026-10-08/boats"),
            (
                "board/2026-10-08/meeting-2.md",
                "board/2026-10-08/meeting-2",
            ),
            ("board/2026-10-08/1.md", "board/2026-10-08/1"),
            ("board/2026-10-08/pier/irc.log", "board/2026-10-08/pier/irc"),
            (
                "board/2026-10-08/2026-10-08-irc.log",
                "board/2026-10-08/2026-10-08",
            ),
            ("minutes/pier/agenda.md", "minutes/pier/agenda"),
            ("agenda.md", "agenda"),
            ("board/2026-10-08-agenda.md", "board/2026-10-08"),
            ("board/2026-10-08 Protokoll.md", "board/2026-10-08"),
            ("board/2026-10-08-pier-minutes.md", "board/2026-10-08-pier"),
            (
                "board/2026-10-08-release-notes.md",
                "board/2026-10-08-release-notes",
            ),
            ("board/2026-10-08-irc.log", "board/2026-10-08"),
            ("board/2026-10-08-pier-log.txt", "board/2026-10-08-pier"),
            (
                "board/2026-10-08-pier-chat.txt",
                "board/2026-10-08-pier-chat",
            ),
            ("2026/pier/10-08-boats-minutes.md", "2026/pier/10-08-boats"),
            ("2026/pier/10-08-irc.txt", "2026/pier/10-08"),
            ("2026/10/08-minutes.md", "2026/10/08"),
            ("2026/pier/boats-minutes.md", "2026/pier/boats-minutes"),
            ("pier/2026-10-08/pier-log.txt", "pier/2026-10-08"),
            ("pier/2026-10-08/boats-log.txt", "pier/2026-10-08/boats-log"),
            ("2026-10-08/boats-minutes.md", "2026-10-08/boats-minutes"),
            ("board/agenda-2026-10-08.md", "board/2026-10-08"),
            ("log-2026-10-08.txt", "2026-10-08"),
            ("irc/irclog_2026-10-08.txt", "2026-10-08"),
            ("Minutes 8 October 2026.md", "8 October 2026"),
            ("minutes-pier-2026-10-08.md", "pier-2026-10-08"),
            ("log-pier-2026-10-08.txt", "log-pier-2026-10-08"),
            ("minutes/pier-2026-10-08.txt", "pier-2026-10-08"),
            ("notes-on-boats-2026-10-08.md", "notes-on-boats-2026-10-08"),
            ("2026/2026-10-08LOG.txt", "2026/2026-10-08"),
            ("2026/2026-10-08Notes.rst", "2026/2026-10-08"),
            ("2026/2026-10-08b.txt", "2026/2026-10-08b"),
            ("2026/catalog.txt", "2026/catalog"),
            ("log-2026-10-08-minutes.md", "2026-10-08"),
            ("minutes/pier-agenda.md", "minutes/pier-agenda"),
            ("meetings/logs/2026-10-08.log", "meetings/2026-10-08"),
            (
                "meetings/minutes/2026-10-08/agenda.md",
                "meetings/2026-10-08",
            ),
            ("meetings/Minutes/2026-10-08.md", "meetings/2026-10-08"),
            ("irc-logs/2026/10/08-pier.log", "2026/10/08-pier"),
            ("logs/pier/2026-10-08.log", "pier/2026-10-08"),
            ("logs/boats.log", "logs/boats"),
            ("notes/2026-10-08.md", "notes/2026-10-08"),
            ("release-notes/2026-10-08.md", "release-notes/2026-10-08"),
            ("2026-10-08-chat.txt", "2026-10-08"),
            ("chat-2026-10-08.txt", "2026-10-08"),
            ("chat-pier-2026-10-08.txt", "chat-pier-2026-10-08"),
        ];
        for (path, expected) in rows {
            assert_eq!(shared(path), expected, "{path}");
        }
    }

    #[test]
    fn what_lies_further_down_is_attached() {
        let known = |folder: &str| ["2026-10-08", "boats"].contains(&folder);
        let rows = [
            ("minutes/2026-10-08/attachments/budget.md", true),
            ("minutes/2026-10-08/a/b/budget.md", true),
            ("minutes/2026-10-08/budget.md", false),
            ("minutes/2026-10-08/pier/minutes.md", false),
            ("minutes/2026-10-08/pier/2026-10-08-boats.md", false),
            ("minutes/2026-10-15/attachments/budget.md", false),
            ("boats/2026-10-15/attachments/budget.md", false),
        ];
        for (path, expected) in rows {
            assert_eq!(is_attached(path, known), expected, "{path}");
        }
    }
}
