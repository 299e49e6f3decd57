//! Days in names of files and folders, and in lines, with the time behind them. A name in, the day and what is left of the name out.
//! How days are spelled is the business of `spellings`, those that are misspelt of `misread_day`, those spread over folders of
//! `spread_day`.

use chrono::{Datelike as _, NaiveDate};

use super::kind_words;
use super::named_time::{time_behind, zone_behind};
use super::spellings::{
    Spelling, between_slashes, date_at, day_first, in_characters, in_words, number, only_day,
    slashed, unpadded, year_last,
};
use crate::model::id::slug;
use crate::model::log::Clock;

/// The day that a name tells, and what is left of the name.
pub(crate) struct Dated {
    /// The day, if there is one.
    pub(crate) date: Option<NaiveDate>,
    /// Time of day behind it.
    pub(crate) time: Option<Clock>,
    /// Seconds east of UTC of that time, where the name tells.
    pub(crate) offset: Option<i32>,
    /// What stands before and behind them.
    pub(crate) rest: (String, String),
}

impl Dated {
    /// A name without a day.
    pub(crate) fn never(name: &str) -> Self {
        Dated {
            date: None,
            time: None,
            offset: None,
            rest: (name.to_owned(), String::new()),
        }
    }

    /// A day with what stands before and behind it.
    pub(super) fn of(date: NaiveDate, before: &str, after: &str) -> Self {
        Dated {
            date: Some(date),
            time: None,
            offset: None,
            rest: (before.to_owned(), after.to_owned()),
        }
    }
}

/// The first date in a name, with a time behind it: `2021-04-15`, `2021_04_15`, `2021.04.15` or `20210415`, else `2021-4-15`,
/// else one with a word for the month, else `15.4.2021`, `2021年4月15日` and `2021/4/15`.
pub(crate) fn find(name: &str) -> Option<Dated> {
    if !may_hold_year(name) {
        return None;
    }
    let spellings: [Spelling; 6] = [
        date_at,
        unpadded,
        in_words,
        day_first,
        in_characters,
        between_slashes,
    ];
    spellings.into_iter().find_map(|spelling| {
        (0..name.len())
            .filter(|at| name.is_char_boundary(*at))
            .find_map(|at| found_at(name, at, spelling))
    })
}

/// Whether a text has digits that may be those of a year in which there were logs: the quick question before a closer look, for every
/// day has one.
fn may_hold_year(text: &str) -> bool {
    let is_year = |digits: &[u8]| {
        (digits.starts_with(b"19") || digits.starts_with(b"20"))
            && digits[2..].iter().all(u8::is_ascii_digit)
    };
    text.as_bytes().windows(4).any(is_year)
}

/// The first date in the name of a file or folder: one of these, else one with its year last that can be one day only. Texts that
/// hold several days may have others beside it that can be read either way.
pub(crate) fn find_in_name(name: &str) -> Option<Dated> {
    if !may_hold_year(name) {
        return None;
    }
    let year_last = || {
        let mut starts = (0..name.len()).filter(|at| name.is_char_boundary(*at));
        starts.find_map(|at| found_at(name, at, year_last))
    };
    let found = find(name).or_else(year_last);
    found.or_else(|| without_marks(name))
}

/// The first date in a line of a text: one of these, else one between slashes with its year last that can be one day only.
pub(crate) fn find_in_line(line: &str) -> Option<Dated> {
    find(line).or_else(|| {
        let mut starts = line.char_indices().filter(|(_, c)| c.is_ascii_digit());
        starts.find_map(|(at, _)| found_at(line, at, slashed))
    })
}

/// Words that join the same day to the name again: `held on`.
const JOINTS: &[&str] = &["on", "of", "from", "for", "held"];

/// A name without another day behind the first, as generators make of a title with a day: `2026-01-09-call-held-on-2026-01-09`. A
/// day is no word of a series.
pub(crate) fn once(mut found: Dated) -> Dated {
    let (before, behind) = &found.rest;
    let Some(day) = found.date.filter(|_| !behind.is_empty()) else {
        return found;
    };
    // A day takes as many signs.
    let numbers = behind.len() > 7 && behind.contains(|c: char| c.is_ascii_digit());
    let again = numbers.then(|| find_in_name(behind)).flatten();
    if let Some(again) = again {
        let same = again.date == Some(day);
        let words = without_joints(&again.rest.0);
        let behind = format!("{words} {}", again.rest.1);
        found = Dated {
            time: found.time.or(again.time.filter(|_| same)),
            offset: found.offset.or(again.offset.filter(|_| same)),
            rest: (before.clone(), behind),
            ..found
        };
    }
    found
}

fn without_joints(words: &str) -> &str {
    let marks = |c: char| !c.is_alphanumeric();
    let mut left = words.trim_end_matches(marks);
    while let Some(at) = left.rfind(marks) {
        let last = left[at..].trim_start_matches(marks);
        if !JOINTS.iter().any(|joint| last.eq_ignore_ascii_case(joint)) {
            break;
        }
        left = left[..at].trim_end_matches(marks);
    }
    left
}

/// A date at a place in a name, if no number or word begins before that.
pub(super) fn found_at(
    name: &str,
    at: usize,
    spelling: impl Fn(&str) -> Option<(NaiveDate, &str)>,
) -> Option<Dated> {
    let (before, text) = name.split_at(at);
    let last = before.chars().next_back();
    let first = text.chars().next()?;
    let both = |is: fn(char) -> bool| is(first) && last.is_some_and(is);
    if both(|c| c.is_ascii_digit()) || both(char::is_alphabetic) {
        return None;
    }
    let (date, rest) = spelling(text)?;
    let written = &text[..text.len() - rest.len()];
    // Of an address, or a version.
    if written.contains('/') && before.ends_with('/') || is_version(before, written) {
        return None;
    }
    let (time, rest) = time_behind(rest, date.year());
    let (offset, rest) = zone_behind(rest);
    Some(Dated {
        time,
        offset,
        ..Dated::of(date, before, rest)
    })
}

/// Whether numbers are of a version, and of no day: `v2.05.2024`.
fn is_version(before: &str, written: &str) -> bool {
    let sign = before.strip_suffix(['v', 'V']);
    let alone = sign.is_some_and(|before| !before.ends_with(char::is_alphanumeric));
    alone && number(written).is_some_and(|(_, length, _)| length < 4)
}

/// `05192018` at the head of a name, or behind words that say what kind of file it is: what stands elsewhere, or beside other numbers,
/// is of a ticket or anything.
fn without_marks(name: &str) -> Option<Dated> {
    let at = name.find(|c: char| c.is_ascii_digit())?;
    let found = found_at(name, at, |text| {
        let (all, _, rest) = number(text).filter(|(_, length, _)| *length == 8)?;
        let day = only_day(all % 10_000, all / 1_000_000, all / 10_000 % 100)?;
        Some((day, rest))
    })?;
    let (before, behind) = &found.rest;
    let plain = |words: &str| words.split('-').all(kind_words::is_plain);
    let words = slug(before);
    let goes_on = behind.starts_with(char::is_alphanumeric);
    let alone = !goes_on && !behind.contains(|c: char| c.is_ascii_digit());
    (alone && (words.is_empty() || plain(&words))).then_some(found)
}

/// Whether a line has few words, as one that tells a day has: longer ones speak of some day.
pub(crate) fn is_short(line: &str) -> bool {
    const WORDS: usize = 8;
    let mut words = line.split_whitespace();
    let joins = |word: &str| matches!(word, "de" | "del");
    words
        .by_ref()
        .filter(|word| !joins(word))
        .nth(WORDS)
        .is_none()
}
