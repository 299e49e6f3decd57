//! Days in names of files and folders, with the time behind them: in numbers, or with a word for the month. A name in, the day and
//! what is left of the name out. Days that are misspelt are the business of `misread_day`, those spread over folders of `spread_day`.

use chrono::{Datelike as _, NaiveDate};

use super::named_time::{digits, time_behind, zone_behind};
use crate::model::log::Clock;
use crate::model::words::month;

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

/// How a day is spelled: the head of a text in, the day and what follows it out.
type Spelling = fn(&str) -> Option<(NaiveDate, &str)>;

/// The first date in a name, with a time behind it: `2021-04-15`, `2021_04_15`, `2021.04.15` or `20210415`, else `2021-4-15`,
/// else one with a word for the month, else `15.4.2021` and `2021年4月15日`.
pub(crate) fn find(name: &str) -> Option<Dated> {
    let spellings: [Spelling; 5] = [date_at, unpadded, in_words, day_first, in_characters];
    spellings.into_iter().find_map(|spelling| {
        (0..name.len())
            .filter(|at| name.is_char_boundary(*at))
            .find_map(|at| found_at(name, at, spelling))
    })
}

/// The first date in the name of a file or folder: one of these, else one with its year last that can be one day only. Texts that
/// hold several days may have others beside it that can be read either way.
pub(crate) fn find_in_name(name: &str) -> Option<Dated> {
    let year_last = || {
        let mut starts = (0..name.len()).filter(|at| name.is_char_boundary(*at));
        starts.find_map(|at| found_at(name, at, year_last))
    };
    find(name).or_else(year_last)
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
    let (time, rest) = time_behind(rest, date.year());
    let (offset, rest) = zone_behind(rest);
    Some(Dated {
        time,
        offset,
        ..Dated::of(date, before, rest)
    })
}

fn date_at(text: &str) -> Option<(NaiveDate, &str)> {
    let (year, rest) = digits(text, 4)?;
    let separator = rest.chars().next().filter(|c| matches!(c, '-' | '_' | '.'));
    let skip = |rest: &'_ str| {
        separator.map_or(Some(rest.len()), |mark| {
            rest.strip_prefix(mark).map(str::len)
        })
    };
    let rest = &rest[rest.len() - skip(rest)?..];
    let (month, rest) = digits(rest, 2)?;
    let rest = &rest[rest.len() - skip(rest)?..];
    let (day, rest) = digits(rest, 2)?;
    let more = rest
        .bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_digit());
    if more {
        None
    } else {
        Some((day_of(year, month, day)?, rest))
    }
}

/// A day of a year in which there were logs.
pub(super) fn day_of(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year)
        .ok()
        .filter(|year| (1985..2100).contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Takes all digits off the head of a text, and tells how many they are.
pub(super) fn number(text: &str) -> Option<(u32, usize, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(length);
    Some((digits.parse().ok()?, length, rest))
}

/// A text that is a number, and how many digits it has.
pub(super) fn whole(text: &str) -> Option<(u32, usize)> {
    let (number, length, rest) = number(text)?;
    rest.is_empty().then_some((number, length))
}

/// `2023-1-5`, `2023.1.23`: what goes on with further numbers between dots is a version.
fn unpadded(text: &str) -> Option<(NaiveDate, &str)> {
    let (year, _, rest) = number(text).filter(|(_, length, _)| *length == 4)?;
    let mark = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '_' | '.'))?;
    let next = |rest: &'_ str| rest.strip_prefix(mark).map(str::len);
    let (month, _, rest) = number(&rest[rest.len() - next(rest)?..])?;
    let (day, _, rest) = number(&rest[rest.len() - next(rest)?..])?;
    let more = rest
        .strip_prefix('.')
        .is_some_and(|rest| number(rest).is_some());
    let date = day_of(year, month, day)?;
    (!more).then_some((date, rest))
}

/// `15.4.2021`: between dots the day stands first, and nothing else is written so.
fn day_first(text: &str) -> Option<(NaiveDate, &str)> {
    let small = |text| number(text).filter(|(_, length, _)| *length <= 2);
    let (day, _, rest) = small(text)?;
    let (month, _, rest) = small(rest.strip_prefix('.')?)?;
    let (year, _, rest) = number(rest.strip_prefix('.')?).filter(|(_, length, _)| *length == 4)?;
    Some((day_of(year, month, day)?, rest))
}

/// `15-4-2021`, `4_15_2021`: only a number that is no month tells which of the two is the day, or that they are one.
fn year_last(text: &str) -> Option<(NaiveDate, &str)> {
    year_last_by(text, &['-', '_'])
}

/// The same between slashes.
fn slashed(text: &str) -> Option<(NaiveDate, &str)> {
    year_last_by(text, &['/'])
}

fn year_last_by<'t>(text: &'t str, marks: &[char]) -> Option<(NaiveDate, &'t str)> {
    let small = |text| number(text).filter(|(_, length, _)| *length <= 2);
    let (first, _, rest) = small(text)?;
    let mark = rest.chars().next().filter(|c| marks.contains(c))?;
    let (second, _, rest) = small(rest.strip_prefix(mark)?)?;
    let (year, _, rest) = number(rest.strip_prefix(mark)?).filter(|(_, length, _)| *length == 4)?;
    let (one, other) = (day_of(year, second, first), day_of(year, first, second));
    let day = one.or(other)?;
    [one, other]
        .into_iter()
        .flatten()
        .all(|found| found == day)
        .then_some((day, rest))
}

/// `2021年4月15日`, and the same in Korean.
fn in_characters(text: &str) -> Option<(NaiveDate, &str)> {
    let next = |text, marks: &[char]| {
        let (number, _, rest) = number(text)?;
        Some((number, rest.strip_prefix(marks)?.trim_start_matches(' ')))
    };
    let (year, rest) = next(text, &['年', '년'])?;
    let (month, rest) = next(rest, &['月', '월'])?;
    let (day, rest) = next(rest, &['日', '号', '일'])?;
    Some((day_of(year, month, day)?, rest))
}

/// A part of a date in which the month is a word.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Day(u32),
    Month(u32),
    Year(u32),
}

/// `28-Jan-2019`, `14Oct2017`, `11 October 2017`, `Oct-13-2017`, `May 21st, 2026`, `2023-Jan-24`: day and year stand beside the
/// month, for months are words and names as well.
fn in_words(text: &str) -> Option<(NaiveDate, &str)> {
    let (first, rest) = part(text)?;
    let (second, rest) = part(between(rest))?;
    let (third, rest) = part(between(rest))?;
    let date = match (first, second, third) {
        (Part::Day(day), Part::Month(month), Part::Year(year))
        | (Part::Month(month), Part::Day(day), Part::Year(year))
        | (Part::Year(year), Part::Month(month), Part::Day(day)) => day_of(year, month, day),
        _ => None,
    };
    Some((date?, rest))
}

/// What follows the marks between two parts of a date.
pub(super) fn between(text: &str) -> &str {
    let marks = [' ', '-', '_', '.'];
    let text = text.strip_prefix(',').unwrap_or(text);
    text.strip_prefix(marks).unwrap_or(text)
}

/// Takes a part of a date off the head of a text.
pub(super) fn part(text: &str) -> Option<(Part, &str)> {
    if let Some((number, length, rest)) = number(text) {
        return match length {
            1 | 2 => Some((Part::Day(number), without_ordinal(rest))),
            4 => Some((Part::Year(number), rest)),
            _ => None,
        };
    }
    let length = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    let (word, rest) = text.split_at(length);
    Some((Part::Month(month(word)?), rest))
}

/// What follows `st`, `nd`, `rd` or `th`, if one of them follows a number, or the dot of `11. Oktober`.
pub(super) fn without_ordinal(text: &str) -> &str {
    if let Some(rest) = text.strip_prefix('.').filter(|rest| rest.starts_with(' ')) {
        return rest;
    }
    let ends = ["st", "nd", "rd", "th"].into_iter();
    let mut behind = ends.filter_map(|end| text.strip_prefix(end));
    let whole = |rest: &&str| !rest.starts_with(char::is_alphanumeric);
    behind.next().filter(whole).unwrap_or(text)
}
