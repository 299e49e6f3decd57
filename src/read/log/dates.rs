//! Dates and times as clients of many languages write them.
//! The head of a line in, a stamp and the rest out; what is no date is no error, only no stamp.

use chrono::{DateTime, NaiveDate, Timelike, Weekday};

use super::shape::{Stamp, clock, iso_date, zone_offset};
use super::zone_names::named;
use crate::model::log::Clock;
pub use crate::model::month_names::shortened as month;
use crate::model::words::{after_words, is_number};

/// Words for the halves of the day, in lower case, with their shift in hours.
const HALVES: &[(&str, bool)] = &[
    ("a.m.", false),
    ("p.m.", true),
    ("a. m.", false),
    ("p. m.", true),
    ("am", false),
    ("pm", true),
];

/// Takes `9:05`, `09:05:12`, `9:05 pm`, `21.05.12` off the head of a text.
pub fn time_of_day(text: &str) -> Option<(Clock, &str)> {
    let (hour, rest) = number(text, 2)?;
    let mark = rest
        .chars()
        .next()
        .filter(|mark| matches!(mark, ':' | '.'))?;
    let (minute, rest) = two(rest.strip_prefix(mark)?)?;
    let second = rest.strip_prefix(mark).and_then(two);
    let (second, rest) = second.map_or((None, rest), |(second, rest)| (Some(second), rest));
    Some(half_day(Clock::new(hour, minute, second)?, rest))
}

fn two(text: &str) -> Option<(u32, &str)> {
    text.as_bytes().get(1)?;
    number(text, 2).filter(|(_, rest)| text.len() - rest.len() == 2)
}

/// Takes a number of at most so many digits off the head of a text.
fn number(text: &str, most: usize) -> Option<(u32, &str)> {
    let length = text
        .bytes()
        .take(most)
        .take_while(u8::is_ascii_digit)
        .count();
    Some((text[..length].parse().ok()?, &text[length..]))
}

/// A time of the 12-hour clock made one of the 24-hour clock, if a word for a half of the day follows.
pub fn half_day(time: Clock, text: &str) -> (Clock, &str) {
    let rest = text.trim_start_matches([' ', '\u{202f}', '\u{a0}']);
    let first = rest.bytes().next().map(|byte| byte.to_ascii_lowercase());
    let said = |word: &str| {
        // Every time of every line is asked for each word.
        if word.bytes().next() != first {
            return None;
        }
        let after = after_words(rest, word)?;
        (!after.starts_with(char::is_alphanumeric)).then_some(word.len())
    };
    let half = HALVES
        .iter()
        .find_map(|(word, late)| Some((said(word)?, *late)));
    let Some((length, late)) = half else {
        return (time, text);
    };
    let shift = match (late, time.seconds / 3600) {
        (false, 12) => -12,
        (true, 1..=11) => 12,
        _ => 0,
    };
    let seconds = time.seconds.saturating_add_signed(shift * 3600);
    (Clock { seconds, ..time }, &rest[length..])
}

/// Takes a time alone off the head of a text, on either clock; a weekday may stand before it, a fraction of a second and a zone behind.
pub fn time_alone(text: &str) -> Option<(Stamp, &str)> {
    let weekday = || {
        let named = text.starts_with(|c: char| c.is_ascii_alphabetic());
        let (word, rest) = text.split_once(' ').filter(|_| named)?;
        let word = word.trim_end_matches(['.', ',']);
        word.parse::<Weekday>().ok().map(|_| rest)
    };
    time_of_day(weekday().unwrap_or(text)).map(zoned)
}

/// Takes `HH:MM:SS` or `HH:MM` off the head of a text, on either clock.
pub fn either_clock(text: &str) -> Option<(Clock, &str)> {
    clock(text).map(|(time, rest)| half_day(time, rest))
}

/// The same with a zone behind it.
pub(super) fn clock_and_zone(text: &str) -> Option<(Stamp, &str)> {
    either_clock(text).map(zoned)
}

/// A time, and what follows it without its zone.
fn zoned((time, rest): (Clock, &str)) -> (Stamp, &str) {
    let (offset, rest) = zone_offset(rest);
    (Stamp::at(time).in_zone(offset), rest)
}

/// The first word of a text that is a time.
pub(super) fn clock_among(text: &str) -> Option<Clock> {
    let mut told = text.split(' ').filter_map(clock);
    told.find_map(|(time, rest)| rest.is_empty().then_some(time))
}

/// Takes a time on either clock and its zone off the head of what follows a day.
pub fn timed(date: NaiveDate, text: &str) -> Option<(Stamp, &str)> {
    let (stamp, rest) = clock_and_zone(text)?;
    let date = Some(date);
    Some((Stamp { date, ..stamp }, rest))
}

/// Takes `2031-01-02T15:00:00.123456+01:00` off the head of a text (ISO 8601); a blank may stand for the `T`.
pub fn iso_stamp(text: &str) -> Option<(Stamp, &str)> {
    let (date, rest) = iso_date(text)?;
    timed(date, rest.strip_prefix(['T', ' '])?)
}

/// Takes `[HH:MM:SS] ` or `(HH:MM:SS) ` off the head of a text, on either clock; a day may stand inside, or in brackets
/// before it, and the name of a zone behind the time. A tab may stand for the blank.
pub fn bracketed(text: &str) -> Option<(Stamp, &str)> {
    let (inside, close) = match text.as_bytes().first()? {
        b'[' => (&text[1..], ']'),
        b'(' => (&text[1..], ')'),
        _ => return None,
    };
    // `03.01.2030` begins as a time does.
    let alone = time_alone(inside).filter(|(_, rest)| named(rest).1.starts_with(close));
    let known = alone.or_else(|| dated_inside(inside));
    let (mut stamp, rest) = known.or_else(|| in_words(inside, close))?;
    let (offset, rest) = named(rest);
    stamp.offset = stamp.offset.or(offset);
    let rest = rest.strip_prefix(close)?;
    Some((stamp, rest.strip_prefix([' ', '\t']).unwrap_or(rest)))
}

/// `2019-01-01T12:34:56+0000`, `2019/01/01 12:34:56`, `2019-01-01] [12:34:56`, or a day in words and `] [12:34:56`.
fn dated_inside(inside: &str) -> Option<(Stamp, &str)> {
    if let Some((date, rest)) = iso_date(inside).or_else(|| other_date(inside)) {
        let rest = rest
            .strip_prefix(['T', ' '])
            .or_else(|| rest.strip_prefix("] ["))?;
        return timed(date, rest);
    }
    let (day, rest) = inside
        .split_once("] [")
        .filter(|(day, _)| day.len() <= 80)?;
    let date = long_date(day).or_else(|| numbers_date(day, false))?;
    let (time, rest) = time_of_day(rest)?;
    Some((Stamp::of(date, time), rest))
}

/// `3/8/24, 3:01:22 PM` and `Wed Sep 26 17:00:14 2012`, up to the bracket.
fn in_words(inside: &str, close: char) -> Option<(Stamp, &str)> {
    let (told, _) = inside
        .split_once(close)
        .filter(|(told, _)| told.len() <= 40)?;
    let rest = &inside[told.len()..];
    if let Some(stamp) = loose_stamp(told).filter(|stamp| stamp.date.is_some()) {
        return Some((stamp, rest));
    }
    let date = long_date(told)?;
    Some((Stamp::of(date, clock_among(told)?), rest))
}

/// Takes seconds since 1970 off the head of a text: ten digits, as of all days from 2001 to 2286.
pub fn epoch(text: &str) -> Option<(Stamp, &str)> {
    let (digits, rest) = text
        .split_at_checked(10)
        .filter(|(_, rest)| rest.starts_with(' '))?;
    let digits = Some(digits).filter(|digits| is_number(digits))?;
    let moment = DateTime::from_timestamp(digits.parse().ok()?, 0)?.naive_utc();
    let (hour, minute, second) = (moment.hour(), moment.minute(), moment.second());
    let stamp = Stamp::of(moment.date(), Clock::new(hour, minute, Some(second))?).in_zone(Some(0));
    Some((stamp, rest))
}

/// Takes `20240115` off the head of a text.
pub(super) fn compact_date(text: &str) -> Option<(NaiveDate, &str)> {
    let (digits, rest) = text.split_at_checked(8)?;
    let digits = Some(digits).filter(|digits| is_number(digits))?;
    let (year, month, day) = (&digits[..4], &digits[4..6], &digits[6..]);
    let date = day_of(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    Some((date, rest))
}

/// Takes `15-Jan-2024`, `15-Jan-24`, `2024/01/15`, `15/01/2024` or `15.01.2024` off the head of a text. Of two numbers that may be either, the
/// day is the first.
pub fn other_date(text: &str) -> Option<(NaiveDate, &str)> {
    let (head, rest) = text.split_at_checked(text.find([' ', 'T'])?)?;
    let mut parts = head.split(['-', '/', '.']);
    let (one, two, three) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, month, day) = match (one.len(), three.len()) {
        (4, 2) => (one.parse().ok()?, two.parse().ok()?, three),
        (1..=2, 2 | 4) => match month(two) {
            Some(month) => (full_year(three.parse().ok()?), month, one),
            None if three.len() == 2 => return None,
            None => return Some((numbers_date(head, false)?, rest)),
        },
        _ => return None,
    };
    let date = NaiveDate::from_ymd_opt(year, month, day.parse().ok()?)?;
    Some((date, rest))
}

/// The stamp in texts such as `Mon, Jul 22, 2024, 23:01:14`, `22.7.2024, 23:01:14`, `7/22/2024, 11:01:14 PM`; the
/// whole text has to be a date and a time. Where only numbers stand, the order of day and month is told by their
/// size, by dots or dashes (day first), and by `AM` or `PM` in capitals after slashes (month first).
pub fn loose_stamp(text: &str) -> Option<Stamp> {
    if text.len() > 80 || !text.contains([':', '.']) {
        return None;
    }
    let mut starts = text.char_indices().filter(|(at, c)| {
        c.is_ascii_digit() && !text[..*at].ends_with(|before: char| before.is_ascii_digit())
    });
    let (at, time, rest) = starts.find_map(|(at, _)| {
        let (time, rest) = time_of_day(&text[at..]).filter(|(_, rest)| ends(rest))?;
        Some((at, time, rest))
    })?;
    if at == 0 && rest.trim().is_empty() {
        return Some(Stamp::at(time));
    }
    let month_first = text.ends_with('M');
    let day = &text[..at];
    let date = long_date(day).or_else(|| numbers_date(day, month_first));
    let date = date.or_else(|| other_date(day).map(|(date, _)| date))?;
    Some(Stamp::of(date, time))
}

/// After the time nothing may stand but a closing mark.
fn ends(rest: &str) -> bool {
    rest.trim_matches([' ', ')', ',', '.']).is_empty()
}

/// A date of three numbers.
pub(super) fn numbers_date(text: &str, month_first: bool) -> Option<NaiveDate> {
    let numbers: Vec<u32> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
        .collect();
    let [a, b, c] = numbers.as_slice() else {
        return None;
    };
    if *a > 31 {
        return day_of(i32::try_from(*a).ok()?, *b, *c);
    }
    let year = full_year(i32::try_from(*c).ok()?);
    let month_first = *b > 12 || month_first && text.contains('/') && *a <= 12;
    let (month, day) = if month_first { (*a, *b) } else { (*b, *a) };
    day_of(year, month, day)
}

/// A year of which the century may be left out.
fn full_year(year: i32) -> i32 {
    if year < 100 { year + 2000 } else { year }
}

/// A day of a year that calendars write: at the end of all years, an hour more would be none.
fn day_of(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    (1..=9999)
        .contains(&year)
        .then(|| NaiveDate::from_ymd_opt(year, month, day))?
}

/// The day in texts such as `Fri Jan 10 2020`, `22. Juli 2024` and `Wed May 22 02:01:22 2002`. Of several words that
/// can be a month the last is one: French `mar.` is a Tuesday too.
pub fn long_date(text: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_ascii_whitespace() || c == ',')
        .filter(|word| !word.is_empty() && *word != "de")
        .take(24)
        .collect();
    let day_at = |at: usize| words.get(at).and_then(|word| day_number(word));
    let (at, month) = words.iter().enumerate().rev().find_map(|(at, word)| {
        let near = day_at(at + 1).or_else(|| at.checked_sub(1).and_then(day_at));
        near.and_then(|_| Some((at, month(word.trim_end_matches('.'))?)))
    })?;
    let day = day_at(at + 1).or_else(|| at.checked_sub(1).and_then(day_at))?;
    let year = |word: &&str| {
        let year = word.trim_end_matches('.').parse().ok();
        year.filter(|_| word.len() >= 4)
    };
    // In Hungarian the year comes first.
    let after = words[at + 1..].iter().find_map(year);
    let before = || words[..at].iter().find_map(year);
    day_of(after.or_else(before)?, month, day)
}

/// Year and day of the month in a text whose month nobody can read; 0 for what is not told.
pub(super) fn year_and_day(text: &str) -> (i32, u32) {
    let words = || text.split_ascii_whitespace();
    let year = words().find_map(|word| word.parse().ok().filter(|_| word.len() == 4));
    let day = words().find_map(day_number);
    (year.unwrap_or(0), day.unwrap_or(0))
}

/// `3`, `03`, `3.`, `3rd`.
pub(super) fn day_number(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(['.', 's', 't', 'n', 'd', 'r', 'h']);
    digits
        .parse()
        .ok()
        .filter(|day| (1..=31).contains(day) && digits.len() <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_many_languages() {
        let rows = [
            ("Mon, Jul 22, 2024, 23:01:14", "2024-07-22 23:01:14"),
            ("Mon, Jul 22, 2024, 9:01:14 PM", "2024-07-22 21:01:14"),
            ("Mon, 22 Jul 2024, 9:01:14 pm", "2024-07-22 21:01:14"),
            ("Mo., 22. Juli 2024, 21:01:14", "2024-07-22 21:01:14"),
            ("lun. 22 juil. 2024, 21:01:14", "2024-07-22 21:01:14"),
            ("mar. 3 déc. 2024, 7:05:09", "2024-12-03 07:05:09"),
            (
                "seg., 22 de jul. de 2024, 9:01:14 PM",
                "2024-07-22 21:01:14",
            ),
            ("man. 22. jul. 2024, 21.01.14", "2024-07-22 21:01:14"),
            ("2024-07-22 21:01:14", "2024-07-22 21:01:14"),
            ("7/22/2024, 11:01:14 PM", "2024-07-22 23:01:14"),
            ("4/10/2022, 11:41:41 AM", "2022-04-10 11:41:41"),
            ("4/10/2022, 11:41:41 am", "2022-10-04 11:41:41"),
            ("22.7.2024, 21:01:14", "2024-07-22 21:01:14"),
            ("2024年7月22日(月) 21:01:14", "2024-07-22 21:01:14"),
            ("21:01:14", "21:01:14"),
            (
                "понедельник, 22 июля 2024 г., 21:01:14",
                "2024-07-22 21:01:14",
            ),
            ("pon, 22 lip 2024, 21:01:14", "2024-07-22 21:01:14"),
            ("2024. júl. 22., 21:01:14", "2024-07-22 21:01:14"),
            ("月  7月 22 2024 21:01:14", "2024-07-22 21:01:14"),
            ("12:05 AM", "00:05"),
            ("03-May-26 03:01 PM", "2026-05-03 15:01"),
            ("Tue Dec 31 262142 23:59:14", "none"),
            ("262142/12/31, 23:59:14", "none"),
            ("we met at 21:01", "none"),
            ("version 2.10", "none"),
        ];
        for (text, expected) in rows {
            let found = loose_stamp(text).map_or("none".to_owned(), |stamp| {
                let day = stamp.date.map_or(String::new(), |date| format!("{date} "));
                day + &stamp.time.map_or(String::new(), Clock::text)
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
