//! The time of day behind a day in the name of a file, and its distance from UTC. What follows the day in; the time and the rest
//! out.

use super::kind_words;
use crate::model::log::Clock;

/// Words behind a time that may look like a year: zones, and what meetings are called.
const TIMED: &[&str] = &[
    "utc", "gmt", "z", "cet", "cest", "eet", "eest", "bst", "ist", "jst", "est", "edt", "cst",
    "cdt", "mst", "mdt", "pst", "pdt", "h", "hrs", "weekly", "biweekly", "monthly", "daily",
    "sync", "call", "standup",
];

/// Whether four digits are a year that a name speaks of, as in `2022-11-10-2023-budget`: it is near that of the day, and words
/// follow that stand behind no time.
fn is_year(number: u32, year: i32, behind: &str) -> bool {
    let near = i32::try_from(number).is_ok_and(|number| number.abs_diff(year) <= 10);
    let of_time = |word: &str| {
        let word = word.trim_matches(|c: char| c.is_ascii_digit());
        let known = |known: &&str| word.eq_ignore_ascii_case(known);
        word.is_empty() || TIMED.iter().any(known) || kind_words::is_plain(&word.to_lowercase())
    };
    let mut words = behind.split(|c: char| !c.is_alphanumeric());
    near && !behind.starts_with(|c: char| c.is_ascii_digit()) && !words.all(of_time)
}

/// `-15.00`, `.1500`, `T15:00`, `_15-00-00` behind a date of a year.
pub(crate) fn time_behind(text: &str, year: i32) -> (Option<Clock>, &str) {
    let found = || {
        let rest = text.strip_prefix(['-', '_', '.', 'T', ' '])?;
        let (hour, rest) = digits(rest, 2)?;
        let marked = rest.strip_prefix(['.', ':', '-', '_', 'h']);
        let (minute, rest) = digits(marked.unwrap_or(rest), 2)?;
        if marked.is_none() && is_year(hour * 100 + minute, year, rest) {
            return None;
        }
        let seconds = rest
            .strip_prefix(['.', ':', '-', '_'])
            .and_then(|rest| digits(rest, 2))
            .or_else(|| digits(rest, 2).filter(|(_, rest)| rest.starts_with(['+', '-', 'Z', 'z'])));
        let rest = seconds.map_or(rest, |(_, rest)| rest);
        let ends =
            behind_z(rest).is_some() || !rest.starts_with(|c: char| c.is_ascii_alphanumeric());
        ends.then_some((Clock::new(hour, minute, None)?, rest))
    };
    found().map_or((None, text), |(clock, rest)| (Some(clock), rest))
}

/// What follows the `Z` of a time in UTC.
fn behind_z(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(['Z', 'z'])?;
    (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

/// `+0200CEST` behind a time, as Pidgin has it, or `Z`.
pub(crate) fn zone_behind(text: &str) -> (Option<i32>, &str) {
    if let Some(rest) = behind_z(text) {
        return (Some(0), rest);
    }
    let found = || {
        let sign = if text.starts_with('-') { -1 } else { 1 };
        let (hours, rest) = digits(text.strip_prefix(['+', '-'])?, 2)?;
        let (minutes, rest) = digits(rest, 2)?;
        let name = rest.trim_start_matches(|c: char| c.is_ascii_uppercase());
        let zone = name.is_empty() && rest.len() >= 3;
        let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
        zone.then_some((Some(sign * seconds), name))
    };
    found().unwrap_or((None, text))
}

/// Takes so many digits off the head of a text.
pub(crate) fn digits(text: &str, count: usize) -> Option<(u32, &str)> {
    let head = text.get(..count)?;
    let number = head
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| head.parse().ok())??;
    Some((number, &text[count..]))
}
