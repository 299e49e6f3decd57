//! What series a meeting is of, by words of its name or by the folders it lies in. Slugs and folders in, the slug of a series out;
//! days are taken out of names elsewhere.

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::named_day;
use super::named_time::PLAIN_NAMES;
use crate::model::id::slug;
use crate::model::words::month;

/// Folders that hold meetings of any series.
const PLAIN_FOLDERS: &[&str] = &[
    "meetings",
    "logs",
    "irclog",
    "irclogs",
    "agendas",
    "archive",
    "archives",
    "chats",
    "chatlogs",
    "transcripts",
    "txt",
    "raw",
    "matrix",
];

/// The same at the top, where generators have them: further down they are groups of people.
const AT_TOP: &[&str] = &["content", "posts", "doc", "docs", "history", "text"];

/// Words that say what kind of file it is, at the end of the name of a series.
const KINDS: &[&str] = &[
    "agenda",
    "agendas",
    "minutes",
    "notes",
    "log",
    "logs",
    "irc",
    "transcript",
    "transcripts",
    "summary",
];

/// Words that say how far a file has come, at the same place.
const STATES: &[&str] = &["draft", "final", "approved", "copy"];

/// Kinds at the head of a name, where fewer words say nothing else.
const KINDS_AHEAD: &[&str] = &["agenda", "minutes", "notes"];

/// Words that belong to the one before or behind them: `release-notes`, `notes-on-boats`.
const JOINED: &[&str] = &[
    "release", "change", "about", "and", "for", "from", "of", "on", "to",
];

fn holds_words(slug: &str) -> bool {
    slug.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// Whether a name says nothing but what kind of file it is.
pub(super) fn is_plain(slug: &str) -> bool {
    slug.split('-')
        .all(|word| word.is_empty() || PLAIN_NAMES.contains(&word))
}

/// A series is a word, not a number: `#15996` names one meeting only. What kind of file it is tells no series apart.
pub(super) fn of_name(slug: &str) -> Option<String> {
    if !holds_words(slug) || is_plain(slug) {
        return None;
    }
    let series = without_kind(slug);
    (!is_kind(series)).then(|| series.to_owned())
}

/// Whether a word says what kind of file it is, or how far it has come: `minutes`, `final`, `v2`.
fn is_kind(word: &str) -> bool {
    let version = word.strip_prefix('v').and_then(number);
    KINDS.contains(&word) || STATES.contains(&word) || version.is_some()
}

/// `harbour-call` of `harbour-call-agenda` and `minutes-harbour-call`.
fn without_kind(slug: &str) -> &str {
    let mut left = slug;
    while let Some((head, last)) = left.rsplit_once('-') {
        let before = head.rsplit('-').next().unwrap_or(head);
        if !is_kind(last) || JOINED.contains(&before) || !holds_words(head) {
            break;
        }
        left = head;
    }
    while let Some((first, tail)) = left.split_once('-') {
        let behind = tail.split('-').next().unwrap_or(tail);
        if !KINDS_AHEAD.contains(&first) || JOINED.contains(&behind) || !holds_words(tail) {
            break;
        }
        left = tail;
    }
    left
}

/// The nearest folder that is neither a date nor a plain word.
pub(super) fn of_folders(folders: &str) -> Option<String> {
    let all: Vec<&str> = folders.split('/').collect();
    let mut around = all.as_slice();
    while let Some((folder, above)) = around.split_last() {
        let found = of_folder(folder, above);
        if found.is_some() {
            return found;
        }
        around = above;
    }
    None
}

/// The series that a folder names below others.
fn of_folder(folder: &str, above: &[&str]) -> Option<String> {
    let rest = named_day::find(folder).map_or_else(
        || folder.to_owned(),
        |found| format!("{} {}", found.rest.0, found.rest.1),
    );
    let whole = slug(&rest);
    let is_year = |above: &&str| above.bytes().all(|byte| byte.is_ascii_digit());
    let in_year = above.last().is_some_and(is_year);
    if !holds_words(&whole) || in_year && month(folder).is_some() {
        return None;
    }
    let generated = folder.starts_with('_') || above.iter().all(|above| AT_TOP.contains(above));
    if generated && AT_TOP.contains(&whole.as_str()) || is_of_time(&whole) {
        return None;
    }
    let series = without_kind(&whole);
    (!is_kind(series)).then(|| series.to_owned())
}

/// Whether a folder is of meetings of any series, be it of some time: `meeting-notes`, `10-october`, `q3`, `archive-2019`.
fn is_of_time(slug: &str) -> bool {
    let plain = |word: &str| PLAIN_FOLDERS.contains(&word) || PLAIN_NAMES.contains(&word);
    let of_time = |word: &str| {
        let period = ["q", "w", "kw", "week", "fy"].into_iter();
        let mut count = period.filter_map(|period| word.strip_prefix(period));
        let counted = |count: &str| count.is_empty() || number(count).is_some();
        number(word).is_some() || month(word).is_some() || count.any(counted)
    };
    // Without a number a month may be somebody, and a week a series.
    let numbered = slug.bytes().any(|byte| byte.is_ascii_digit());
    slug.split('-')
        .all(|word| plain(word) || numbered && of_time(word))
}

fn number(word: &str) -> Option<u32> {
    word.parse().ok()
}

/// Slugs of what stands before and behind a day, without the weekday beside it: `2026-01-08-thu-harbour`. The whole word may be of
/// the name, as in `thursday-call`.
pub(super) fn without_weekday(day: NaiveDate, before: &mut String, after: &mut String) {
    let is_day = |word: &str| word.parse() == Ok::<Weekday, _>(day.weekday());
    let counts =
        |word: &str, rest: &str| is_day(word) && (!word.ends_with("day") || is_plain(rest));
    let (rest, last) = before.rsplit_once('-').unwrap_or(("", before));
    if counts(last, rest) {
        *before = rest.to_owned();
    }
    let (first, rest) = after.split_once('-').unwrap_or((after, ""));
    if counts(first, rest) {
        *after = rest.to_owned();
    }
}
