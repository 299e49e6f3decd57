//! Days among the words of a sentence: `2027-03-01 14:00 UTC`, `Tuesday, 1 March 2027`, `March 1st, 2027`, `Q1 2027`. Words in small
//! letters in; which of them are of a day, and whether all days are over, out. What the sentence says is the business of `phrases`.

use chrono::{Datelike as _, Months, NaiveDate, Weekday};

use crate::model::month_names::month;

/// Days that something holds beyond its own where an hour is told: a build knows no hours. In a zone that is not known it may be later
/// still.
const HOURS: (i64, i64) = (1, 2);

/// Whether the word at a place is of a day that is told in words: a month beside a number, a day of the week before either, a part of
/// a year.
pub(super) fn is_of_day(words: &[String], at: usize) -> bool {
    let behind = words.get(at + 1);
    is_month(words, at)
        || part_of_year(words, at).is_some()
        || words[at].parse::<Weekday>().is_ok()
            && behind.is_some_and(|word| is_number(word) || is_month(words, at + 1))
}

/// Whether words tell days, and all of them are over on one.
pub(super) fn are_over(words: &[String], today: NaiveDate) -> bool {
    let small = |word: &&String| word.len() <= 2 && is_number(word);
    let numbers = words.iter().filter(small).count();
    let mut spelled = 0;
    let mut days = (0..words.len()).filter_map(|at| {
        let day = day_at(words, at)?;
        spelled += usize::from(day.counted);
        Some(day.last)
    });
    let Some(first) = days.next() else {
        return false;
    };
    let last = days.fold(first, |last, day| Some(last?.max(day?)));
    let hours = match numbers > spelled {
        false => 0,
        true if words.iter().any(|word| word == "utc" || word == "gmt") => HOURS.0,
        true => HOURS.1,
    };
    last.is_some_and(|last| today.signed_duration_since(last).num_days() >= hours)
}

/// Whether words tell a year before that of a day, and none that is not.
pub(super) fn is_of_years_before(words: &[String], today: NaiveDate) -> bool {
    let mut years = words.iter().filter_map(|word| year(word)).peekable();
    years.peek().is_some() && years.all(|year| year < today.year())
}

/// A day that words tell.
struct Day {
    /// The last that it can be; none where that is not known.
    last: Option<NaiveDate>,
    /// Whether a number of two digits is of it.
    counted: bool,
}

/// The day that a word is the first one of, or that its month is of.
fn day_at(words: &[String], at: usize) -> Option<Day> {
    let whole = |last: Option<NaiveDate>| Day {
        last,
        counted: false,
    };
    let day = words[at].get(..10);
    if let Some(day) = day.and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()) {
        // Behind it a word goes on with an hour, or anything.
        return Some(whole((words[at].len() == 10).then_some(day)));
    }
    if let Some((year, month)) = part_of_year(words, at) {
        return Some(whole(last_of(year, month)));
    }
    let month = is_month(words, at).then(|| month(&words[at]))??;
    let of = at
        .checked_sub(1)
        .is_some_and(|before| words[before] == "of");
    let mut beside = [at.checked_sub(1 + usize::from(of)), Some(at + 1)]
        .into_iter()
        .flatten();
    let number = |at: usize| {
        words
            .get(at)
            .and_then(|word| Some((day_of(word)?, word.len())))
    };
    let day = beside.find_map(number);
    let mut near = [Some(at + 1), Some(at + 2), at.checked_sub(1)]
        .into_iter()
        .flatten();
    let year = near.find_map(|at| words.get(at).and_then(|word| year(word)));
    let last = year.and_then(|year| match day {
        Some((day, _)) => NaiveDate::from_ymd_opt(year, month, day),
        None => last_of(year, month),
    });
    Some(Day {
        last,
        counted: day.is_some_and(|(_, length)| length <= 2),
    })
}

/// Whether a word is the name of a month and stands beside a number: `may` alone is another word.
fn is_month(words: &[String], at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| words[at].as_str());
    let of = before == Some("of") && at > 1 && is_number(&words[at - 2]);
    let beside =
        before.is_some_and(is_number) || words.get(at + 1).is_some_and(|word| is_number(word));
    (of || beside) && words.get(at).is_some_and(|word| month(word).is_some())
}

/// The year, and the last month of a quarter or a half of it: `q1 2027`.
fn part_of_year(words: &[String], at: usize) -> Option<(i32, u32)> {
    let (sign, number) = words[at].split_at_checked(1)?;
    let number: u32 = number.parse().ok()?;
    let month = match (sign, number) {
        ("q", 1..=4) => 3 * number,
        ("h", 1..=2) => 6 * number,
        _ => return None,
    };
    let before = at.checked_sub(1);
    let mut near = [Some(at + 1), before].into_iter().flatten();
    let year = near.find_map(|at| words.get(at).and_then(|word| year(word)))?;
    Some((year, month))
}

/// The last day of a month.
fn last_of(year: i32, month: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first.checked_add_months(Months::new(1))?.pred_opt()
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn year(word: &str) -> Option<i32> {
    let year = word.parse().ok().filter(|year| (1900..3000).contains(year));
    year.filter(|_| word.len() == 4)
}

/// The number of a day: `1`, `01`, `1st`.
fn day_of(word: &str) -> Option<u32> {
    let mut ends = ["st", "nd", "rd", "th"].iter();
    let number = ends.find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    number.parse().ok().filter(|day| (1..=31).contains(day))
}

#[cfg(test)]
mod tests {
    use super::super::phrases::words;
    use super::*;

    #[test]
    fn days_that_are_over() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        let rows = [
            ("1 March 2026", true),
            ("1 March 2027", false),
            ("March 1st, 2026", true),
            ("March 1, 2027", false),
            ("Tuesday, 1st of March 2026", true),
            ("Mon, 1 Mar 2026 14:00 UTC", true),
            ("22 November 2026", true),
            ("22 November 2026 14:00 UTC", false),
            ("21 November 2026 14:00 UTC", true),
            ("21 November 2026 14:00", false),
            ("23 November 2026", false),
            ("November 2026", false),
            ("October 2026", true),
            ("1. M\u{e4}rz 2026", true),
            ("1 March", false),
            ("30 February 2026", false),
            ("2026 March 1", true),
            ("Q3 2026", true),
            ("Q4 2026", false),
            ("H1 2026", true),
            ("Q1", false),
            ("2026-11-22", true),
            ("2026-11-23", false),
            ("2026-11-22 14:00 UTC", false),
            ("2026-01-01 to 2027-03-01", false),
            ("2026-01-01 to 1 March 2027", false),
            ("it may be over", false),
            ("2025", false),
        ];
        for (text, expected) in rows {
            assert_eq!(are_over(&words(text), today), expected, "{text}");
        }
    }
}
