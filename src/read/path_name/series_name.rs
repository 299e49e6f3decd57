//! What series a meeting is of, by words of its name or by the folders it lies in. Slugs and folders in, the slug of a series out;
//! days are taken out of names elsewhere.

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::kind_words;
use super::named_day;
use crate::model::id::slug;
use crate::model::month_names::month;

/// Folders that hold meetings of any series, beside those with plain words.
const PLAIN_FOLDERS: &[&str] = &["archive", "archives", "txt", "raw", "matrix"];

/// The same at the top, where generators have them: further down they are groups of people.
const AT_TOP: &[&str] = &["content", "posts", "doc", "docs", "history", "text"];

/// Languages that sites are translated into.
const LANGUAGES: &[&str] = &[
    "de", "en", "es", "fr", "ja", "ko", "nl", "pl", "pt", "ru", "sv", "tr", "zh",
];

/// Words that belong to the one before or behind them: `release-notes`, `notes-on-boats`.
const JOINED: &[&str] = &[
    "release", "change", "about", "and", "for", "from", "of", "on", "to",
];

/// Words that join a day to the words before it: `Copy of`, `Protokoll vom`.
const BEFORE_DAYS: &[&str] = &["of", "from", "for", "du", "de", "del", "vom", "van"];

/// Whether a word joins a day to what was on it.
pub(crate) fn leads_to_day(word: &str) -> bool {
    BEFORE_DAYS.contains(&word) || word == "held"
}

/// Words before the number of a week.
const WEEKS: &[&str] = &["w", "kw", "week"];

/// Most digits of a number that counts meetings: more are a year.
const COUNT: usize = 3;

/// Whether the last word of a name belongs to what stands behind it.
pub(crate) fn joins(slug: &str) -> bool {
    slug.rsplit('-')
        .next()
        .is_some_and(|word| JOINED.contains(&word))
}

fn holds_words(slug: &str) -> bool {
    slug.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// Whether a name says nothing but what kind of file it is.
pub(crate) fn is_plain(slug: &str) -> bool {
    slug.split('-')
        .all(|word| word.is_empty() || kind_words::is_plain(word))
}

/// A series is a word, not a number: `#15996` names one meeting only. What kind of file it is tells no series apart.
pub(crate) fn of_name(slug: &str) -> Option<String> {
    if !holds_words(slug) || is_plain(slug) {
        return None;
    }
    told(without_kind(slug))
}

/// What is left of a name, if that names a series.
fn told(left: &str) -> Option<String> {
    (!kind_words::is_kind(left) && !is_plain(left)).then(|| left.to_owned())
}

/// `copy` of `copy-of`, before a day.
pub(crate) fn without_joint(before: &mut String) {
    let last = before.rsplit_once('-');
    if let Some((head, _)) = last.filter(|(_, last)| BEFORE_DAYS.contains(last)) {
        *before = head.to_owned();
    }
}

/// Whether a number behind a word counts the meetings of a series: `meeting-041`.
fn counts(word: &str, number: &str) -> bool {
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    digits && number.len() <= COUNT && kind_words::is_counted(word)
}

/// `harbour-call` of `harbour-call-agenda`, `harbour-call-12` and `minutes-harbour-call`.
fn without_kind(slug: &str) -> &str {
    let mut left = slug;
    while let Some((head, last)) = left.rsplit_once('-') {
        let before = head.rsplit('-').next().unwrap_or(head);
        let says_nothing = kind_words::is_kind(last) || counts(before, last);
        if !says_nothing || JOINED.contains(&before) || !holds_words(head) {
            break;
        }
        left = head;
    }
    while let Some((first, tail)) = left.split_once('-') {
        let behind = tail.split('-').next().unwrap_or(tail);
        if !kind_words::is_ahead(first) || JOINED.contains(&behind) || !holds_words(tail) {
            break;
        }
        left = tail;
    }
    left
}

/// The nearest folder that is neither a date nor a plain word.
pub(crate) fn of_folders(folders: &str) -> Option<String> {
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

/// What folders name, but for days and for plain words: `meetings/harbour-minutes/2026` is of `harbour`.
pub(crate) fn named_folders(folders: &str) -> Vec<String> {
    let all: Vec<&str> = folders.split('/').collect();
    let each = (0..all.len()).filter_map(|at| of_folder(all[at], &all[..at]));
    each.collect()
}

/// The first words of a series, without numbers and without what only says of what kind a record is: `harbour` of `harbour-chat-2`.
pub(crate) fn core(slug: &str) -> &str {
    let mut left = slug;
    while let Some((head, last)) = left.rsplit_once('-') {
        if !says_kind(last) || !holds_words(head) {
            break;
        }
        left = head;
    }
    left
}

/// Whether a word is a number, or of a kind of record.
fn says_kind(word: &str) -> bool {
    let plain = kind_words::is_kind(word) || kind_words::is_plain(word);
    plain || PLAIN_FOLDERS.contains(&word) || number(word).is_some()
}

/// The series that a folder names below others.
fn of_folder(folder: &str, above: &[&str]) -> Option<String> {
    let rest = named_day::find_in_name(folder).map_or_else(
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
    if generated && AT_TOP.contains(&whole.as_str()) || is_of_time(&whole) || is_language(folder) {
        return None;
    }
    told(without_kind(&whole))
}

/// Whether a folder holds what is written in a language: `en`, `zh_CN`, `pt-br`. Letters that are of groups of people as well, as
/// `it` and `ca`, are none.
fn is_language(folder: &str) -> bool {
    let (language, region) = folder.split_once(['-', '_']).unwrap_or((folder, "zz"));
    let country = region.len() == 2 && region.bytes().all(|byte| byte.is_ascii_alphabetic());
    country && LANGUAGES.contains(&language)
}

/// Whether a folder is of meetings of any series, be it of some time: `meeting-notes`, `10-october`, `q3`, `archive-2019`.
fn is_of_time(slug: &str) -> bool {
    let plain = |word: &str| PLAIN_FOLDERS.contains(&word) || kind_words::is_plain(word);
    let of_time = |word: &str| {
        let mut count = WEEKS
            .iter()
            .chain(&["q", "fy"])
            .filter_map(|period| word.strip_prefix(*period));
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

/// Slugs of what stands before and behind a day, without the weekday or the week beside it: `2026-01-08-thu-harbour`,
/// `2026-01-08-week-2`. The whole word may be of the name, as in `thursday-call`.
pub(crate) fn without_weekday(day: NaiveDate, before: &mut String, after: &mut String) {
    let is_day = |word: &str| word.parse() == Ok::<Weekday, _>(day.weekday());
    let counts = |word: &str, rest: &str| {
        is_day(word) && (!word.ends_with("day") || is_plain(rest)) || is_week(word, day)
    };
    for parts in 0..2 {
        let cut = before.rmatch_indices('-').nth(parts);
        let cut = cut.map_or((0, 0), |(at, _)| (at, at + 1));
        if counts(&before[cut.1..], &before[..cut.0]) {
            before.truncate(cut.0);
        }
        let end = after.match_indices('-').nth(parts);
        let (end, next) = end.map_or((after.len(), after.len()), |(at, _)| (at, at + 1));
        if counts(&after[..end], &after[next..]) {
            *after = after[next..].to_owned();
        }
    }
}

/// Whether words name the week in which a day lies; weeks begin on other days elsewhere.
fn is_week(words: &str, day: NaiveDate) -> bool {
    let mut numbers = WEEKS.iter().filter_map(|week| {
        let number = words.strip_prefix(week)?;
        self::number(number.strip_prefix('-').unwrap_or(number))
    });
    numbers.any(|number| number.abs_diff(day.iso_week().week()) <= 1)
}
