//! Dates, spans and counts as readers say them. Values in, English text out; the clock is an argument.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use crate::model::month_names::{ORDINALS, month};
pub use crate::model::words::{MONTHS, count, counted};

/// `Thursday 19 November 2026`.
pub fn long_date(date: NaiveDate) -> String {
    date.format("%A %-d %B %Y").to_string()
}

/// `19 November 2026`.
pub fn date(date: NaiveDate) -> String {
    let month = MONTHS[date.month0() as usize];
    format!("{} {month} {}", date.day(), date.year())
}

/// What is aimed at: a day as readers say it, a quarter or a release as it is written.
pub fn target(text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), date)
}

/// `19 November`, with the year where it is not that of today.
pub fn day(day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() {
        day.format("%-d %B").to_string()
    } else {
        date(day)
    }
}

/// A title without its day, which is shown beside it anyway.
pub fn without_date(title: &str, day: Option<NaiveDate>) -> &str {
    let bare = day.and_then(|day| beside_date(title, day));
    bare.filter(|bare| !bare.is_empty()).unwrap_or(title)
}

/// What a title says beside a day at its end or at its head, maybe nothing; none if it tells no such day there.
pub fn beside_date(title: &str, day: NaiveDate) -> Option<&str> {
    before_date(title, day).or_else(|| after_date(title, day))
}

/// Days in digits, as titles have them.
const DIGITS: &[&str] = &["%Y-%m-%d", "%Y%m%d", "%Y/%m/%d", "%Y.%m.%d", "%d.%m.%Y"];

/// What stays of a title without a day in digits, by what takes a text off it. Of the eight bytes at its end or head, six are
/// digits in every form: most titles have none, and to write a day takes its time.
fn without_digits<'t>(
    eight: Option<&[u8; 8]>,
    day: NaiveDate,
    without: impl Fn(&str) -> Option<&'t str>,
) -> Option<&'t str> {
    let digits = eight?.iter().filter(|byte| byte.is_ascii_digit()).count();
    let mut forms = DIGITS.iter().filter(|_| digits >= 6);
    forms.find_map(|form| without(&day.format(form).to_string()))
}

/// What parts a day from the rest of a title.
const PARTING: &[char] = &[
    ' ', ',', ':', ';', '-', '(', '[', '\u{2013}', '\u{2014}', '|', '/', '\u{b7}', '_',
];

/// Words that lead to a day, as in `Minutes of 5 April 2026` and `Protokoll vom 5. April`.
const LEADING: &[&str] = &[
    "of", "for", "from", "on", "held", "dated", "vom", "am", "du", "del", "da",
];

fn before_date(title: &str, day: NaiveDate) -> Option<&str> {
    let told = title.trim_end_matches([' ', ')', ']']);
    if !told.ends_with(|last: char| last.is_ascii_digit()) {
        return None;
    }
    let last = told.as_bytes().last_chunk();
    let bare = without_digits(last, day, |digits| told.strip_suffix(digits));
    let bare = bare.or_else(|| before_words(told, day));
    let bare = bare.or_else(|| before_numbers(told, day))?;
    let mut bare = bare.trim_end_matches(PARTING);
    loop {
        let (before, word) = last_word(bare);
        if !LEADING.contains(&word.to_lowercase().as_str()) && !is_weekday(word, day) {
            return Some(bare);
        }
        bare = before.trim_end_matches(PARTING);
    }
}

fn after_date(title: &str, day: NaiveDate) -> Option<&str> {
    let told = title.trim_start_matches([' ', '(', '[']);
    let (word, rest) = first_word(told);
    let told = match is_weekday(word, day) {
        true => rest.trim_start_matches(PARTING),
        false => told,
    };
    let first = told.as_bytes().first_chunk();
    let rest = without_digits(first, day, |digits| told.strip_prefix(digits));
    let rest = rest.or_else(|| after_words(told, day));
    let rest = rest.or_else(|| after_numbers(told, day))?;
    let parts = |sign: char| PARTING.contains(&sign) || matches!(sign, ')' | ']' | '.');
    rest.starts_with(parts)
        .then(|| rest.trim_start_matches(parts))
}

/// Whether a word is the weekday of a day: `Sunday`, `(Sun`, `Sun.`.
fn is_weekday(word: &str, day: NaiveDate) -> bool {
    word.trim_matches(['(', '[', '.']).parse() == Ok(day.weekday())
}

/// The same of a day with its month in words: `5 April 2026`, `April 5th, 2026`.
fn before_words(title: &str, day: NaiveDate) -> Option<&str> {
    let rest = title.strip_suffix(day.year().to_string().as_str())?;
    let (rest, last) = last_word(rest);
    let (rest, first) = last_word(rest);
    is_day_and_month(first, last, day).then_some(rest)
}

fn after_words(title: &str, day: NaiveDate) -> Option<&str> {
    let (first, rest) = first_word(title);
    let (last, rest) = first_word(rest);
    let (year, rest) = first_word(rest);
    let same = year.parse() == Ok(day.year());
    (same && is_day_and_month(first, last, day)).then_some(rest)
}

/// The same of a day as numbers without zeros: `4/5/2026`, `4-5-26`, `4/5`.
fn before_numbers(title: &str, day: NaiveDate) -> Option<&str> {
    let bare = title.trim_end_matches(is_numeral);
    let (own, numbers) =
        title[bare.len()..].split_at(usize::from(title[bare.len()..].starts_with('-')));
    let parted = bare.is_empty() || bare.ends_with(PARTING) || !own.is_empty();
    (parted && are_numbers_of(numbers, day)).then_some(bare)
}

fn after_numbers(title: &str, day: NaiveDate) -> Option<&str> {
    let rest = title.trim_start_matches(is_numeral);
    let numbers = title[..title.len() - rest.len()].trim_end_matches('-');
    are_numbers_of(numbers, day).then_some(&title[numbers.len()..])
}

fn is_numeral(sign: char) -> bool {
    sign.is_ascii_digit() || matches!(sign, '/' | '-' | '.')
}

/// Whether numbers are those of a day, the month first or last; without the year only with a slash.
fn are_numbers_of(numbers: &str, day: NaiveDate) -> bool {
    if !(3..=10).contains(&numbers.len()) {
        return false;
    }
    let Some(sign) = numbers.chars().find(|sign| !sign.is_ascii_digit()) else {
        return false;
    };
    let parts: Option<Vec<u32>> = numbers.split(sign).map(|part| part.parse().ok()).collect();
    let two = |one: u32, other: u32| {
        (one, other) == (day.month(), day.day()) || (other, one) == (day.month(), day.day())
    };
    let is_year = |year: u32| {
        [day.year(), day.year() % 100]
            .iter()
            .any(|own| i64::from(*own) == i64::from(year))
    };
    match parts.unwrap_or_default()[..] {
        [one, other] => sign == '/' && two(one, other),
        [year, month, date] if year > 31 => {
            is_year(year) && (month, date) == (day.month(), day.day())
        }
        [one, other, year] => is_year(year) && two(one, other),
        _ => false,
    }
}

/// Whether two words are the day and the month of a date, in either order.
fn is_day_and_month(first: &str, last: &str, day: NaiveDate) -> bool {
    let first = first.trim_start_matches(['(', '[']);
    let is_month = |word: &str| month(word.trim_end_matches('.')) == Some(day.month());
    let is_day = |word: &str| {
        let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        let end = &word[digits.len()..];
        let ordinal = matches!(end, "" | ".") || ORDINALS.contains(&end);
        ordinal && digits.parse() == Ok(day.day())
    };
    is_day(first) && is_month(last) || is_month(first) && is_day(last)
}

/// The last word of a text, and what stands before it.
fn last_word(text: &str) -> (&str, &str) {
    let text = text.trim_end_matches([' ', ',', '-']);
    let start = text.rfind([' ', ',', '-']).map_or(0, |at| at + 1);
    text.split_at(start)
}

/// The first word of a text, and what stands behind it.
fn first_word(text: &str) -> (&str, &str) {
    let text = text.trim_start_matches([' ', ',', '-']);
    text.split_at(
        text.find([' ', ',', '-', ':', ')', ']', '|'])
            .unwrap_or(text.len()),
    )
}

/// `2026-11-19T15:00:00Z`, RFC 3339 in UTC.
pub fn instant(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// `15:00 to 15:52 UTC`, as far as it is known; where UTC has another day than the one that is told before, with that.
pub fn span(
    told: Option<NaiveDate>,
    start: Option<NaiveDateTime>,
    end: Option<NaiveDateTime>,
) -> Option<String> {
    let start = start?;
    let other = told.is_some_and(|told| told != start.date());
    let day = other.then(|| long_date(start.date()) + ", ");
    let from = day.unwrap_or_default() + &start.format("%H:%M").to_string();
    let minute = |at: NaiveDateTime| at.format("%H:%M").to_string();
    let later = end.filter(|end| *end > start && minute(*end) != minute(start));
    Some(match later {
        Some(end) => format!("{from} to {} UTC", end.format("%H:%M")),
        None => format!("{from} UTC"),
    })
}

/// `Thursday 5 March 2026, 15:00 to 15:52 UTC`: the day of a meeting and its hours, as far as they are known. Where these are of
/// another day in UTC, they stand in brackets, for the two are one moment.
pub fn when(
    told: Option<NaiveDate>,
    start: Option<NaiveDateTime>,
    end: Option<NaiveDateTime>,
) -> Option<String> {
    let span = span(told, start, end);
    let Some(day) = told else { return span };
    let other = start.is_some_and(|start| start.date() != day);
    let day = long_date(day);
    Some(match span {
        Some(span) if other => format!("{day} ({span})"),
        Some(span) => format!("{day}, {span}"),
        None => day,
    })
}

/// `UTC`, `UTC+01:00`: a clock by its UTC offset in minutes.
pub fn clock(offset: i64) -> String {
    let (sign, minutes) = (if offset < 0 { '-' } else { '+' }, offset.abs());
    match minutes {
        0 => "UTC".to_owned(),
        _ => format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60),
    }
}

/// `UTC+02:00, then UTC+01:00`: a clock that is put forward or back; none where nothing tells it.
pub fn clocks(offsets: &[i64]) -> Option<String> {
    let clocks: Vec<String> = offsets.iter().map(|offset| clock(*offset)).collect();
    (!clocks.is_empty()).then(|| clocks.join(", then "))
}

/// `today`, `tomorrow`, `in 4 days`, `3 weeks ago`.
pub fn from_today(date: NaiveDate, today: NaiveDate) -> String {
    match (date - today).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        days if days > 0 => format!("in {}", long(days)),
        days => format!("{} ago", long(-days)),
    }
}

/// A number of days in the unit in which people think of it.
fn long(days: i64) -> String {
    match days {
        0..=13 => count(days, "day", "days"),
        14..=60 => count(days / 7, "week", "weeks"),
        61..=729 => count(days / 30, "month", "months"),
        _ => count(days / 365, "year", "years"),
    }
}

/// The year of a date, or `undated`.
pub fn year(date: Option<NaiveDate>) -> String {
    date.map_or_else(|| "undated".to_owned(), |date| date.year().to_string())
}

/// Words with one blank between two: all of them, or as many as it takes to be longer than so many characters.
pub fn one_line(text: &str, longest: usize) -> String {
    let (mut line, mut length) = (String::new(), 0);
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
            length += 1;
        }
        line.push_str(word);
        length += word.chars().count();
        if length > longest {
            break;
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_not_said_twice() {
        let day = NaiveDate::from_ymd_opt(2026, 6, 11);
        let rows = [
            ("Weekly, 11 June 2026", "Weekly"),
            ("Weekly 2026-06-11", "Weekly"),
            ("Weekly", "Weekly"),
            ("2026-06-11", "2026-06-11"),
            ("Weekly 2026-06-12", "Weekly 2026-06-12"),
        ];
        for (title, expected) in rows {
            assert_eq!(without_date(title, day), expected);
        }
    }

    #[test]
    fn a_line_has_as_many_words_as_it_takes() {
        let rows = [
            ("", 5, ""),
            (" a\n\tb  c ", 5, "a b c"),
            ("a b c d", 5, "a b c d"),
            ("a b c d e f", 5, "a b c d"),
            ("ääääää b", 5, "ääääää"),
        ];
        for (text, longest, expected) in rows {
            assert_eq!(one_line(text, longest), expected, "{text}");
        }
    }

    #[test]
    fn a_day_in_a_title_is_told_once() {
        let day = NaiveDate::from_ymd_opt(2026, 4, 5).expect("a date");
        for (title, expected) in [
            ("Board meeting, April 5, 2026", Some("Board meeting")),
            ("Board meeting, April 5th, 2026", Some("Board meeting")),
            ("Board meeting 5th April 2026", Some("Board meeting")),
            ("Board meeting: Apr 5, 2026", Some("Board meeting")),
            ("Board, Sunday, April 5, 2026", Some("Board")),
            ("Board Sun 05 apr. 2026", Some("Board")),
            ("Board - Sun 2026/04/05", Some("Board")),
            ("Board, Sunday 4/5/2026", Some("Board")),
            ("Board (Sunday, 5 April 2026)", Some("Board")),
            ("Board [SUN 2026-04-05]", Some("Board")),
            ("Board \u{2013} Sun., 5 April 2026", Some("Board")),
            ("Minutes of Sunday 2026-04-05", Some("Minutes")),
            ("Sun 2026-04-05", Some("")),
            ("Sun. 5 April 2026: Board", Some("Board")),
            ("(Sunday 2026-04-05) Board", Some("Board")),
            ("Board - Sat 2026/04/05", Some("Board - Sat")),
            (
                "Board of the Sunset 2026-04-05",
                Some("Board of the Sunset"),
            ),
            ("Saturday 2026-04-05 Board", None),
            ("Sunday Board", None),
            ("Council (2026-04-05)", Some("Council")),
            ("Council 20260405", Some("Council")),
            ("2026-04-05", Some("")),
            ("5 April 2026", Some("")),
            ("On 5 April 2026", Some("")),
            ("Board \u{2013} 2026-04-05", Some("Board")),
            ("Board | 2026/04/05", Some("Board")),
            ("Minutes of April 5, 2026", Some("Minutes")),
            ("Meeting held on 5 April 2026", Some("Meeting")),
            ("Protokoll vom 05.04.2026", Some("Protokoll")),
            ("Protokoll vom 5. April 2026", Some("Protokoll")),
            ("Board (April 5, 2026)", Some("Board")),
            ("2026-04-05 Board", Some("Board")),
            ("2026-04-05: Board of ropes", Some("Board of ropes")),
            ("(2026-04-05) Board", Some("Board")),
            ("Sunday, 5 April 2026: Board", Some("Board")),
            ("April 5, 2026 \u{2014} Board", Some("Board")),
            ("Board 4/5/2026", Some("Board")),
            ("Board 04/05/26", Some("Board")),
            ("Board 5.4.2026", Some("Board")),
            ("Board 4-5-26", Some("Board")),
            ("Board - 4-5-26", Some("Board")),
            ("Board-4-5-26", Some("Board")),
            ("Board (4/5)", Some("Board")),
            ("Board of 4/5", Some("Board")),
            ("Board 2026-4-5", Some("Board")),
            ("4/5/2026: Board", Some("Board")),
            ("4/5/2026", Some("")),
            ("Board 14/5/2026", None),
            ("Board 4/5/2025", None),
            ("Board 4/6", None),
            ("Board 4-5", None),
            ("Board 4.5", None),
            ("Board v4/5", None),
            ("Board 1.4/5", None),
            ("Board 4/5/", None),
            ("Board 4/5/6/2026", None),
            ("4.5 Board", None),
            ("2026-04-051 boats", None),
            ("5 April 2026th boat", None),
            ("Board, April 15, 2026", None),
            ("Board, May 5, 2026", None),
            ("Board, April 5, 2025", None),
            ("Board (5)", None),
            ("Board 2026", None),
        ] {
            assert_eq!(beside_date(title, day), expected, "{title}");
        }
        assert_eq!(without_date("2026-04-05", Some(day)), "2026-04-05");
    }

    #[test]
    fn a_target_that_is_a_day_reads_like_any_other() {
        for (text, expected) in [
            ("2027-02-25", "25 February 2027"),
            ("2027-Q2", "2027-Q2"),
            ("2027-02-30", "2027-02-30"),
            ("Fedora 46", "Fedora 46"),
        ] {
            assert_eq!(target(text), expected);
        }
    }

    #[test]
    fn spans_in_words() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date");
        let rows = [
            (0, "today"),
            (4, "in 4 days"),
            (-1, "yesterday"),
            (-20, "2 weeks ago"),
            (-100, "3 months ago"),
            (-800, "2 years ago"),
        ];
        for (days, expected) in rows {
            assert_eq!(
                from_today(today + chrono::Duration::days(days), today),
                expected
            );
        }
    }

    #[test]
    fn a_moment_is_told_once() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 5);
        let at = |hour| day.and_then(|day| day.and_hms_opt(hour, 0, 0));
        let rows = [
            (
                day,
                at(15),
                at(16),
                "Thursday 5 March 2026, 15:00 to 16:00 UTC",
            ),
            (day, None, None, "Thursday 5 March 2026"),
            (None, at(15), None, "15:00 UTC"),
            (
                day.and_then(|day| day.pred_opt()),
                at(1),
                at(2),
                "Wednesday 4 March 2026 (Thursday 5 March 2026, 01:00 to 02:00 UTC)",
            ),
        ];
        for (told, start, end, expected) in rows {
            assert_eq!(when(told, start, end).as_deref(), Some(expected));
        }
    }

    #[test]
    fn hours_of_another_day_say_which() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 5);
        let at = |days: i64, hour| {
            let day = day.expect("a date") + chrono::Duration::days(days);
            day.and_hms_opt(hour, 0, 0)
        };
        let rows = [
            (at(0, 15), at(0, 16), "15:00 to 16:00 UTC"),
            (at(0, 15), None, "15:00 UTC"),
            (at(0, 23), at(1, 0), "23:00 to 00:00 UTC"),
            (
                at(1, 1),
                at(1, 2),
                "Friday 6 March 2026, 01:00 to 02:00 UTC",
            ),
        ];
        for (start, end, expected) in rows {
            assert_eq!(span(day, start, end).as_deref(), Some(expected));
        }
    }
}
