//! Days of three numbers of two digits, one of which is the year of the folder: `2012/12-06-05 call`, `2021/01-21-21-boats`,
//! `2018/180912`. Folders and a name in; the day, or that it may be either of two, out. Years of four digits are the business of
//! `named_day`.

use chrono::{Datelike as _, NaiveDate};

use super::named_day::Dated;
use super::spellings::{day_of, number, whole};

/// Signs that part such numbers.
const MARKS: [char; 3] = ['-', '_', '.'];

/// What a name tells.
pub(super) enum Short<'n> {
    /// A day.
    Day(Dated),
    /// One of several days, as it is written.
    Either(&'n str),
}

/// Reads such a day; nothing where none of the three numbers is the year.
pub(super) fn find<'n>(folders: &str, name: &'n str) -> Option<Short<'n>> {
    // A digit, a digit and a sign, twice, and two more digits.
    if name.len() < 8 || !name.contains(MARKS) {
        return None;
    }
    let year = year(folders)?;
    let mut starts = name.char_indices().filter(|(at, c)| {
        let before = name[..*at].chars().next_back();
        c.is_ascii_digit() && !before.is_some_and(|c| c.is_alphanumeric() || MARKS.contains(&c))
    });
    starts.find_map(|(at, _)| marked(year, name, at))
}

/// The same without signs, at the head of a name: `180912`.
pub(super) fn joined(year: u32, name: &str) -> Option<Dated> {
    let (all, _, rest) = number(name).filter(|(_, length, _)| *length == 6)?;
    let numbers = [all / 10_000, all / 100 % 100, all % 100];
    let apart = !rest.starts_with(char::is_alphanumeric);
    let days = days(year, numbers, '-');
    let [day] = days.as_slice() else {
        return None;
    };
    apart.then(|| Dated::of(*day, "", rest))
}

/// The year of folders, if one of them is a year and no other is a number.
pub(super) fn year(folders: &str) -> Option<u32> {
    let mut numbers = folders.split('/').filter_map(whole);
    let (year, length) = numbers.next()?;
    (length == 4 && numbers.next().is_none()).then_some(year)
}

fn marked<'n>(year: u32, name: &'n str, at: usize) -> Option<Short<'n>> {
    let two = |text: &'n str| number(text).filter(|(_, length, _)| *length == 2);
    let (first, _, rest) = two(&name[at..])?;
    let mark = rest.chars().next().filter(|c| MARKS.contains(c))?;
    let (second, _, rest) = two(rest.strip_prefix(mark)?)?;
    let (third, _, rest) = two(rest.strip_prefix(mark)?)?;
    let goes_on = rest.strip_prefix(MARKS).unwrap_or(rest);
    let goes_on = rest.starts_with(char::is_alphabetic) || number(goes_on).is_some();
    let days = days(year, [first, second, third], mark);
    match days.as_slice() {
        _ if goes_on => None,
        [] => None,
        [day] => Some(Short::Day(Dated::of(*day, &name[..at], rest))),
        _ => Some(Short::Either(&name[at..name.len() - rest.len()])),
    }
}

/// The days of a year that three numbers may be. Between dots the day stands before the month.
fn days(year: u32, [first, second, third]: [u32; 3], mark: char) -> Vec<NaiveDate> {
    let short = year % 100;
    let readings = [
        (first, second, third),
        (third, second, first),
        (third, first, second),
    ];
    let readings = readings.into_iter().take(if mark == '.' { 2 } else { 3 });
    let of_year = readings.filter(|(of, ..)| *of == short);
    let mut days: Vec<NaiveDate> = of_year
        .filter_map(|(_, month, day)| day_of(year, month, day))
        .collect();
    days.sort_by_key(NaiveDate::ordinal);
    days.dedup();
    days
}
