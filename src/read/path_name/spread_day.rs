//! Days that are spread over folders and the name of a file, as in `2016/10/30.log` and `2024/March 26.md`. Both in, the day and what
//! is left of the name out; days that stand in one name are the business of `named_day`.

use chrono::NaiveDate;

use super::named_day::{Dated, find_in_name, found_at};
use super::short_year::{self, Short};
use super::spellings::{Part, between, day_of, number, part, whole, without_ordinal};
use crate::model::month_names::month;

/// Signs that part the numbers of a date in names.
const MARKS: [char; 3] = ['-', '_', '.'];

/// The pieces of folders and name, each with its end in the name. A month that is told twice counts once: `03-March`,
/// `2014-09/sept-23`.
fn pieces<'p>(folders: &'p str, name: &'p str) -> Vec<(&'p str, usize)> {
    let around = folders.split(['/', ' ', '-', '_', '.']);
    let around = around.filter(|piece| !piece.is_empty());
    let mut pieces: Vec<(&str, usize)> = around.map(|piece| (piece, 0)).collect();
    let mut end = 0;
    for piece in name.split(MARKS) {
        end += piece.len();
        pieces.push((piece, end));
        end += 1;
    }
    pieces.dedup_by(|word, told| {
        let number = whole(told.0).map(|(number, _)| number);
        number.is_some() && month(word.0) == number
    });
    pieces
}

/// A date spread over folders and name: `2016/10/30`, `2018-05/29`, `2017/Oct/8`, `2020-01-07-group/irc`.
pub(crate) fn spread(folders: &str, name: &str) -> Option<Dated> {
    let of_folder = |folder: &str| find_in_name(folder)?.date;
    if let Some(date) = folders.rsplit('/').find_map(of_folder) {
        return Some(Dated::of(date, name, ""));
    }
    match short_year::find(folders, name) {
        Some(Short::Day(found)) => return Some(found),
        // Two of three numbers are no day.
        Some(Short::Either(_)) => return None,
        None => {}
    }
    let pieces = pieces(folders, name);
    pieces.windows(3).rev().find_map(|window| {
        let [(year, _), (month, _), (day, end)] = window else {
            return None;
        };
        let (used, rest) = name.split_at(*end);
        let date = of_pieces(year, month, day, rest)?;
        Some(match used.is_empty() {
            true => Dated::of(date, name, ""),
            false => Dated::of(date, "", rest),
        })
    })
}

/// A date of three pieces of a path. Numbers of one digit may be of anything else where more numbers follow.
fn of_pieces(year: &str, word: &str, day: &str, behind: &str) -> Option<NaiveDate> {
    let (year, _) = whole(year).filter(|(_, length)| *length == 4)?;
    let small = |text: &str| whole(text).filter(|(_, length)| *length <= 2);
    let (day, days, ordinal) = number(day).filter(|(_, length, _)| *length <= 2)?;
    let (month, months) = match small(word) {
        Some(found) => found,
        None => (month(word)?, 2),
    };
    let next = number(behind.trim_start_matches(MARKS));
    let goes_on = next.is_some();
    // Then these are the day and the month of a date of its own, in whatever order.
    if next.is_some_and(|(next, length, _)| length == 4 && next.abs_diff(year) <= 1) {
        return None;
    }
    let date = day_of(year, month, day)?;
    let ends = without_ordinal(ordinal).is_empty();
    (ends && (days + months == 4 || !goes_on)).then_some(date)
}

/// A day without its year below a folder that is one, and no other is: `2026/telcons/01-08-minutes`, `2024/March 26`.
pub(crate) fn of_year(folders: &str, name: &str) -> Option<Dated> {
    let year = short_year::year(folders)?;
    let found = || numbered(year, name).or_else(|| short_year::joined(year, name));
    found().or_else(|| {
        let mut starts = (0..name.len()).filter(|at| name.is_char_boundary(*at));
        starts.find_map(|at| found_at(name, at, |text| worded(year, text)))
    })
}

/// `01-08` in a name of a year, if no other number stands in it; `f2f` and `ipv6` are words.
fn numbered(year: u32, name: &str) -> Option<Dated> {
    let is_digit = |c: char| c.is_ascii_digit();
    let begins = |at: &usize| !name[..*at].ends_with(char::is_alphanumeric);
    let mut digits = name.match_indices(is_digit).map(|(at, _)| at);
    let (before, text) = name.split_at(digits.find(begins)?);
    let (month, months, rest) = number(text)?;
    let (day, days, after) = number(rest.strip_prefix(['-', '.'])?)?;
    let apart = !after.starts_with(char::is_alphanumeric);
    let mut others = after.split(|c: char| !c.is_alphanumeric());
    let alone = apart && !others.any(|piece| piece.starts_with(is_digit));
    let date = day_of(year, month, day).filter(|_| alone && months.max(days) <= 2)?;
    Some(Dated::of(date, before, after))
}

/// `March 26` and `2-Apr` in a year.
fn worded(year: u32, text: &str) -> Option<(NaiveDate, &str)> {
    let (first, rest) = part(text)?;
    let (second, rest) = part(between(rest))?;
    let date = match (first, second) {
        (Part::Day(day), Part::Month(month)) | (Part::Month(month), Part::Day(day)) => {
            day_of(year, month, day)
        }
        _ => None,
    };
    let apart = !rest.starts_with(char::is_alphanumeric);
    Some((date.filter(|_| apart)?, rest))
}

/// The day of a file that its name tells a part of, be it below a folder of its year or month.
pub(crate) fn with_folders(folders: &str, name: &str) -> Option<Dated> {
    let found = || spread(folders, name).or_else(|| of_year(folders, name));
    let found = find_in_name(name).or_else(found)?;
    let in_name = found.rest.0.len() + found.rest.1.len() < name.len();
    in_name.then_some(found)
}
