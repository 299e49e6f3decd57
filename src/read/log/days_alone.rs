//! Days that stand by themselves: lines and headings of a log that are one day and nothing else, and what is known of them while it is
//! read. Lines in, days out; whether a log goes on at that day is not asked here.

use std::ops::RangeInclusive;

use chrono::{NaiveDate, Weekday};

use super::dates::{day_number, long_date, month, numbers_date};
use crate::model::words::is_number;

/// Fewest and most bytes of a line that is a day, and of its figures.
const BYTES: RangeInclusive<usize> = 8..=40;
const FIGURES: RangeInclusive<usize> = 5..=8;

/// Lines below a day, or above a block, among which rules, fences and blank ones may stand.
pub(super) const BETWEEN: usize = 6;

/// What is known of such days in a log.
#[derive(Default)]
pub(super) struct ToldDays {
    /// Whether lines of it are days.
    pub(super) lines: bool,
    /// Whether the first heading that is a day is of the day at hand: then the others count.
    pub(super) headings: Option<bool>,
    /// How many days headings and bots began.
    pub(super) begun: usize,
    /// How far the clock of the lines is ahead of the bot's, where the first meeting it tells is of the day at hand.
    pub(super) ahead: Option<Option<i64>>,
}

/// Signs before a day that begins.
pub(super) const MARKS: [char; 7] = ['-', '=', '#', '*', '_', '~', ' '];

/// The day of a line that is one day and nothing else, be it between rules or behind the marks of a heading.
pub(super) fn alone(line: &str) -> Option<NaiveDate> {
    let line = line.trim();
    let figures = || line.bytes().filter(u8::is_ascii_digit).count();
    if !BYTES.contains(&line.len()) || !FIGURES.contains(&figures()) {
        return None;
    }
    let told = line.trim_matches(MARKS);
    if told.contains(char::is_alphabetic) {
        return in_words(told);
    }
    let parts: Vec<&str> = told.split(['-', '/', '.']).collect();
    let figures = |part: &&str| is_number(part);
    let year = parts.iter().filter(|part| part.len() == 4).count();
    let day = parts.len() == 3 && year == 1 && parts.iter().all(figures);
    day.then(|| numbers_date(told, false))?
}

/// `Monday, 2 March 2026`: a day of the month, a month and a year, and at most the name of the day.
fn in_words(told: &str) -> Option<NaiveDate> {
    let words = told.split(|c: char| c.is_whitespace() || c == ',');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let is_year = |word: &str| word.len() == 4 && is_number(word);
    let others = words.iter().filter(|word| {
        !is_year(word) && day_number(word).is_none() && month(word.trim_end_matches('.')).is_none()
    });
    let plain = others.clone().count() + 3 == words.len();
    let mut others = others.map(|word| word.trim_end_matches('.'));
    let named = others.all(|word| word.parse::<Weekday>().is_ok());
    (plain && words.len() <= 4 && named).then(|| long_date(told))?
}

/// The day of a heading right above a block, from whose lines one looks up.
pub(super) fn right_above<'t>(lines: impl Iterator<Item = &'t str>) -> Option<NaiveDate> {
    let opens = |line: &&str| line.is_empty() || line.starts_with(['`', '~', '<', '{']);
    let mut lines = lines.take(BETWEEN).skip_while(opens);
    // A rule below a line makes that a heading, too.
    let is_rule = |line: &&str| line.bytes().all(|byte| matches!(byte, b'-' | b'='));
    let heading = lines.next();
    let ruled = heading.filter(is_rule).and_then(|_| lines.next());
    alone(ruled.or(heading)?)
}

/// The day of the section a block stands in: of the nearest heading that is one, with none of its level or above between.
pub(super) fn of_section<'t>(lines: impl Iterator<Item = &'t str>) -> Option<NaiveDate> {
    let mut least = usize::MAX;
    for line in lines.filter(|line| line.starts_with('#')) {
        let level = line.len() - line.trim_start_matches('#').len();
        if level < least {
            let day = alone(line);
            if day.is_some() {
                return day;
            }
            least = level;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_stands_alone() {
        let rows = [
            ("2032-01-15", "2032-01-15"),
            ("--- 2032-01-15", "2032-01-15"),
            ("## 2032-01-15", "2032-01-15"),
            ("**2032-01-15**", "2032-01-15"),
            ("# 25/3/2032", "2032-03-25"),
            ("25.3.2032", "2032-03-25"),
            ("March 13, 2032", "2032-03-13"),
            ("# Saturday, 13 March 2032", "2032-03-13"),
            ("2032-01-15 boats", "none"),
            ("we meet 13 March 2032", "none"),
            ("boats 13 March 2032", "none"),
            ("192.168.2032", "none"),
            ("25.3.32", "none"),
            ("2032-01-15 15:00", "none"),
            ("March 2032", "none"),
            ("2032", "none"),
        ];
        for (line, expected) in rows {
            let found = alone(line).map_or("none".to_owned(), |day| day.to_string());
            assert_eq!(found, expected, "{line}");
        }
    }
}
