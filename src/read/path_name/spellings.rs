//! How days are spelled: in numbers, or with a word for the month. The head of a text in, the day and what follows it out. Where in a
//! name or a line days are looked for is the business of `named_day`.

use chrono::NaiveDate;

use super::named_time::digits;
use crate::model::month_names::{ORDINALS, month};
use crate::model::words::after_words;

/// How a day is spelled: the head of a text in, the day and what follows it out.
pub(super) type Spelling = fn(&str) -> Option<(NaiveDate, &str)>;

/// `2021-04-15`, `20210415`.
pub(super) fn date_at(text: &str) -> Option<(NaiveDate, &str)> {
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
pub(super) fn unpadded(text: &str) -> Option<(NaiveDate, &str)> {
    unpadded_by(text, &['-', '_', '.'])
}

/// `2023/1/5`: what goes on behind another slash is an address.
pub(super) fn between_slashes(text: &str) -> Option<(NaiveDate, &str)> {
    unpadded_by(text, &['/']).filter(|(_, rest)| !rest.starts_with('/'))
}

fn unpadded_by<'t>(text: &'t str, marks: &[char]) -> Option<(NaiveDate, &'t str)> {
    let (year, _, rest) = number(text).filter(|(_, length, _)| *length == 4)?;
    let mark = rest.chars().next().filter(|c| marks.contains(c))?;
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
pub(super) fn day_first(text: &str) -> Option<(NaiveDate, &str)> {
    let small = |text| number(text).filter(|(_, length, _)| *length <= 2);
    let (day, _, rest) = small(text)?;
    let (month, _, rest) = small(rest.strip_prefix('.')?)?;
    let (year, _, rest) = number(rest.strip_prefix('.')?).filter(|(_, length, _)| *length == 4)?;
    Some((day_of(year, month, day)?, rest))
}

/// `15-4-2021`, `4_15_2021`: only a number that is no month tells which of the two is the day, or that they are one.
pub(super) fn year_last(text: &str) -> Option<(NaiveDate, &str)> {
    year_last_by(text, &['-', '_'])
}

/// The same between slashes.
pub(super) fn slashed(text: &str) -> Option<(NaiveDate, &str)> {
    year_last_by(text, &['/'])
}

fn year_last_by<'t>(text: &'t str, marks: &[char]) -> Option<(NaiveDate, &'t str)> {
    let small = |text| number(text).filter(|(_, length, _)| *length <= 2);
    let (first, _, rest) = small(text)?;
    let mark = rest.chars().next().filter(|c| marks.contains(c))?;
    let (second, _, rest) = small(rest.strip_prefix(mark)?)?;
    let (year, _, rest) = number(rest.strip_prefix(mark)?).filter(|(_, length, _)| *length == 4)?;
    Some((only_day(year, first, second)?, rest))
}

/// The day of two numbers, if it can be one only.
pub(super) fn only_day(year: u32, first: u32, second: u32) -> Option<NaiveDate> {
    let (one, other) = (day_of(year, second, first), day_of(year, first, second));
    let day = one.or(other)?;
    let mut days = [one, other].into_iter().flatten();
    days.all(|found| found == day).then_some(day)
}

/// `2021年4月15日`, and the same in Korean.
pub(super) fn in_characters(text: &str) -> Option<(NaiveDate, &str)> {
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

/// `28-Jan-2019`, `14Oct2017`, `11 October 2017`, `Oct-13-2017`, `May 21st, 2026`, `2023-Jan-24`, `5 de mayo de 2026`: day and year
/// stand beside the month, for months are words and names as well.
pub(super) fn in_words(text: &str) -> Option<(NaiveDate, &str)> {
    let (first, rest) = part(text)?;
    let (second, rest) = part(between(rest))?;
    let (third, rest) = part(between(rest))?;
    let date = match (first, second, third) {
        (Part::Day(day), Part::Month(month), Part::Year(year))
        | (Part::Month(month), Part::Day(day), Part::Year(year))
        | (Part::Year(year), Part::Month(month), Part::Day(day)) => day_of(year, month, day),
        _ => None,
    };
    let written = &text[..text.len() - rest.len()];
    // In Croatian, which has a dot before it, this is the month before that of Poles.
    let either = written.to_lowercase().contains(". listopada");
    Some((date.filter(|_| !either)?, rest))
}

/// Words that join the parts of a date.
const JOINING: [&str; 3] = ["de", "del", "of"];

/// What follows the marks between two parts of a date, and a word that joins them.
pub(super) fn between(text: &str) -> &str {
    let marks = [' ', '-', '_', '.'];
    let text = text.strip_prefix(',').unwrap_or(text);
    let text = text.strip_prefix(marks).unwrap_or(text);
    let behind = |word: &&str| after_words(text, word)?.strip_prefix(marks);
    JOINING.iter().find_map(behind).unwrap_or(text)
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

/// What follows `st`, `nd`, `er` or the like, if one of them follows a number, or the dot of `11. Oktober`.
pub(super) fn without_ordinal(text: &str) -> &str {
    if let Some(rest) = text.strip_prefix('.').filter(|rest| rest.starts_with(' ')) {
        return rest;
    }
    let ends = ORDINALS.into_iter();
    let mut behind = ends.filter_map(|end| text.strip_prefix(end));
    let whole = |rest: &&str| !rest.starts_with(char::is_alphanumeric);
    behind.next().filter(whole).unwrap_or(text)
}
