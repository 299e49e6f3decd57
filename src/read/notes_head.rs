//! What notes tell of their meeting at their head: what it is called, its day, and when it begins. Markdown in, these out; what names
//! and front matter tell, and which of them counts, is the business of `meeting`.

use chrono::{
    Datelike as _, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike as _, Weekday,
};

use super::markdown::heading;
use super::path_name::named_day::{self, Dated};
use super::path_name::named_time::digits;
use super::path_name::series_name::leads_to_day;
use super::path_name::two_digits::Triple;
use super::path_name::{kind_words, meeting_day_keys};
use crate::model::id::slug;
use crate::model::log::Clock;
use crate::model::words::{after_words, in_one_line};

/// Lines at the head of a text in which its day may stand.
const HEAD: usize = 12;

/// The same for a heading that says that its day stands below it, and lines of the paragraph there.
const BELOW: usize = 30;
const PARAGRAPH: usize = 3;

/// Bytes of such a line, and of its key, at the most.
const LINE: usize = 200;
const KEY: usize = 40;

/// Words of the title of minutes that ends with a day, at the most.
const WORDS: usize = 16;

/// What notes tell.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct NotesHead {
    /// What the meeting is called.
    pub(crate) title: Option<String>,
    /// Its day.
    pub(crate) day: Option<NaiveDate>,
    /// When it begins, in UTC.
    pub(crate) moment: Option<NaiveDateTime>,
}

/// The head of notes of which `told` is the day, where something else tells one; where nothing does, the title in `front` matter may.
/// A heading that says only which part of the notes stands below, or only their day, is no title.
pub(crate) fn of(markdown: &str, front: Option<&str>, told: Option<NaiveDate>) -> NotesHead {
    let title = in_block(markdown).or_else(|| heading::title(markdown));
    let front = front.filter(|_| told.is_none());
    let in_field = of_field(markdown).map(|(_, day, moment)| (day, moment));
    let found = in_field
        .or_else(|| day_of_title(front?))
        .or_else(|| day_of_title(title.as_deref()?))
        .or_else(|| Some((below_title(markdown)?, None)))
        .or_else(|| Some((below_heading(markdown)?, None)));
    let day = found.map(|(day, _)| day);
    let known = told.or(day);
    let moment = found.and_then(|(_, moment)| moment.filter(|_| known == day));
    let names = |title: &String| !is_part(title) && !known.is_some_and(|day| is_only(title, day));
    let title = title.filter(names);
    NotesHead {
        title: title.map(|title| in_one_line(&title)),
        day,
        moment,
    }
}

/// The title in the block of labels that a text begins with, as Pelican has it: `Title: Boats` above `Date: 2026-10-08`.
fn in_block(markdown: &str) -> Option<String> {
    let mut lines = markdown.lines();
    let title = after_words(lines.next()?, "title:")?.trim();
    let (key, _) = lines.next()?.split_once(": ")?;
    let is_key = !key.is_empty() && key.chars().all(char::is_alphabetic);
    (is_key && !title.is_empty()).then(|| title.to_owned())
}

/// The day and the moment that a title tells. A long one may speak of some day, but for minutes that end with that of a meeting: be
/// it `meeting of 8 October 2026` or `réunion du jeudi 8 octobre 2026`, and not `w/c` or `approved on` that day.
pub(crate) fn day_of_title(title: &str) -> Option<(NaiveDate, Option<NaiveDateTime>)> {
    let found = named_day::find_in_line(title)?;
    let (before, behind) = &found.rest;
    let of_minutes = || {
        let ends = !behind.contains(char::is_alphanumeric);
        let few = title.split_whitespace().nth(WORDS).is_none();
        let words = slug(before);
        let of_meeting = words.split('-').any(kind_words::is_of_meeting);
        let mut last = words.rsplit('-');
        let leads = last
            .next()
            .is_some_and(|word| leads_to_day(word) || kind_words::is_of_meeting(word));
        ends && few && of_meeting && (leads || last.next().is_some_and(leads_to_day))
    };
    let tells = named_day::is_short(title) || of_minutes();
    Some((found.date.filter(|_| tells)?, moment(&found)))
}

/// The day that the line right below the title is, with a weekday at most.
fn below_title(markdown: &str) -> Option<NaiveDate> {
    let mut lines = markdown.lines().take(HEAD).map(str::trim);
    let mut lines = lines.by_ref().filter(|line| !line.is_empty());
    let title = lines.next()?;
    let mut next = lines.next()?;
    if heading::underline(next, 1).is_some() {
        next = lines.next()?;
    } else if !title.starts_with('#') {
        return None;
    }
    let next = next.strip_suffix("<br>").unwrap_or(next);
    if next.len() > LINE || !next.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let words = next.trim_start_matches(|c: char| !c.is_alphanumeric());
    let found = named_day::find_in_line(words)?;
    let before = &found.rest.0;
    if before.contains(':') || !only_weekday(before) {
        return None;
    }
    let behind = without_weekday(&found.rest.1);
    found
        .date
        .filter(|_| !behind.contains(char::is_alphanumeric))
}

/// The day in the paragraph below a heading that says that it stands there: `## Date, Time and Location`.
fn below_heading(markdown: &str) -> Option<NaiveDate> {
    let mut lines = markdown.lines().take(BELOW).map(str::trim);
    let is_of_day = |line: &str| {
        let words = line.trim_start_matches('#');
        words.len() < line.len() && words.len() <= KEY && meeting_day_keys::are_of_day(words)
    };
    lines.find(|line| is_of_day(line))?;
    let lines = lines.skip_while(|line| line.is_empty());
    let told = lines.take(PARAGRAPH).take_while(|line| !line.is_empty());
    let told = told.collect::<Vec<&str>>().join(" ");
    let short = told.len() <= PARAGRAPH * LINE && !told.starts_with('#');
    named_day::find_in_line(Some(told).filter(|_| short)?.as_str())?.date
}

/// Whether a text is nothing or a word without a number: a weekday may stand before a day, in whatever language.
fn only_weekday(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words
        .next()
        .is_none_or(|word| !word.contains(char::is_numeric));
    first && words.next().is_none()
}

/// Whether a heading says only what stands below it, as `Agenda`, `Minutes of 8 October 2026` and `What to speak of:` do.
pub(crate) fn is_part(title: &str) -> bool {
    let found = named_day::find_in_line(title);
    let words = found.map_or_else(
        || slug(title),
        |found| {
            slug(&format!(
                "{} {}",
                without_weekday(&found.rest.0),
                found.rest.1
            ))
        },
    );
    title.trim_end().ends_with(':') || kind_words::are_of_part(&words)
}

/// Whether a title tells a day and nothing else, be it without the year, or as people write it in America: `9/29/2026`.
pub(crate) fn is_only(title: &str, day: NaiveDate) -> bool {
    let says_nothing = |text: &str| !without_weekday(text).contains(char::is_alphanumeric);
    let of_year = || named_day::find(&format!("{title} {}", day.year()));
    if let Some(found) = named_day::find(title).or_else(of_year) {
        let (before, behind) = found.rest;
        return found.date == Some(day) && says_nothing(&before) && says_nothing(&behind);
    }
    let parts: Vec<&str> = title.trim().split(['/', '-', '.']).collect();
    let spelled = ["%-d %-m %Y", "%-m %-d %Y", "%d %m %Y", "%m %d %Y"];
    parts.len() == 3
        && spelled
            .iter()
            .any(|form| day.format(form).to_string() == parts.join(" "))
}

/// A text without the weekday in it.
fn without_weekday(text: &str) -> String {
    let is_day = |word: &&str| word.trim_matches([',', '.']).parse::<Weekday>().is_ok();
    let words = text.split_whitespace().filter(|word| !is_day(word));
    words.collect::<Vec<&str>>().join(" ")
}

/// The first line at the head of a text that tells its day behind a key, as `Date: 2026-10-08` does: the number of the line, the day
/// and the moment.
pub(crate) fn of_field(text: &str) -> Option<(usize, NaiveDate, Option<NaiveDateTime>)> {
    let lines = text.lines().take(HEAD).enumerate();
    let mut found = lines.filter_map(|(at, line)| {
        let (day, moment) = in_line(line)?;
        Some((at + 1, day, moment))
    });
    found.next()
}

fn in_line(line: &str) -> Option<(NaiveDate, Option<NaiveDateTime>)> {
    let (key, value) = fact(line)?;
    let Some(found) = named_day::find_in_line(value) else {
        let short = Triple::find(value).filter(|short| only_weekday(short.before))?;
        return Some((short.behind(key)?, None));
    };
    let day = found.date.filter(|_| only_weekday(&found.rest.0))?;
    Some((day, moment(&found)))
}

/// What stands at the head of a text in place of its day and may be one of several: `22/07/24`.
pub(crate) fn doubtful(text: &str) -> Option<&str> {
    let mut lines = text.lines().take(HEAD);
    lines.find_map(|line| {
        let short = Triple::find(fact(line)?.1)?;
        only_weekday(short.before).then_some(short.written)
    })
}

/// The key and the value of a line that may tell the day.
fn fact(line: &str) -> Option<(&str, &str)> {
    let has_number = line.len() <= LINE && line.contains(|c: char| c.is_ascii_digit());
    let bare = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (key, value) = bare
        .split_once([':', '|', '\u{ff1a}'])
        .filter(|_| has_number)?;
    if key.len() > KEY || !meeting_day_keys::are_of_day(key) {
        return None;
    }
    let value = value.trim_start_matches(|c: char| !c.is_alphanumeric());
    Some((key, value))
}

/// The moment that front matter tells behind a day. Generators write there when a text was published, to the second.
pub(crate) fn moment_of_front(text: &str) -> Option<NaiveDateTime> {
    const EVEN: u32 = 5;
    // Behind `2026-10-15T14:00`
    let seconds = text.get(16..19).filter(|seconds| seconds.starts_with(':'));
    let told = moment(&named_day::find(text)?)?;
    let even = told.second() == 0 && told.minute() % EVEN == 0;
    (even && seconds.is_none_or(|seconds| seconds == ":00")).then_some(told)
}

/// The moment behind a day, in UTC, where its zone is told as well. Midnight is none.
fn moment(found: &Dated) -> Option<NaiveDateTime> {
    let rest = found.rest.1.as_str();
    let (seconds, rest) = match found.time {
        Some(clock) => (clock.seconds, rest),
        None => clock(rest)?,
    };
    let offset = found.offset.or_else(|| zone(rest))?;
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).filter(|_| seconds > 0)?;
    let wall = found.date?.and_time(time);
    wall.checked_sub_signed(TimeDelta::seconds(offset.into()))
}

/// Seconds since midnight behind a day, as in `, 15:00` and `at 9:30`.
fn clock(text: &str) -> Option<(u32, &str)> {
    let text = text.trim_start_matches([' ', ',', '@', '(', '*', '_']);
    let text = text.strip_prefix("at ").unwrap_or(text).trim_start();
    let (hour, rest) = text.split_once(':').filter(|(hour, _)| hour.len() <= 2)?;
    let (minute, rest) = digits(rest, 2)?;
    let whole = !rest.starts_with(|c: char| c.is_ascii_digit() || c == ':');
    let clock = Clock::new(hour.parse().ok()?, minute, None).filter(|_| whole)?;
    Some((clock.seconds, rest))
}

/// Seconds east of UTC behind a time: `UTC`, `Z`, `+02:00`.
fn zone(text: &str) -> Option<i32> {
    let text = text.trim_start();
    let word = text.split(|c: char| !c.is_ascii_alphabetic()).next()?;
    if ["UTC", "GMT", "Z"].contains(&word) {
        return (!text[word.len()..].starts_with(['+', '-'])).then_some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let (hours, rest) = digits(text.strip_prefix(['+', '-'])?, 2)?;
    let (minutes, _) = digits(rest.strip_prefix(':').unwrap_or(rest), 2)?;
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    (hours <= 14 && minutes < 60).then_some(sign * seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_at_the_head_of_notes() {
        let rows = [
            ("# Call 12\nDate: 2026-10-08\n", "2026-10-08", ""),
            (
                "# Dev meeting, April 2, 2013 @ 21:00 UTC\n",
                "2013-04-02",
                "2013-04-02 21:00",
            ),
            ("# Dev meeting 2013-04-09\n", "2013-04-09", ""),
            (
                "# Call 13\n\n* **When**: October 15, 2026, 15:00 UTC\n",
                "2026-10-15",
                "2026-10-15 15:00",
            ),
            (
                "# Core Call #22\n### Meeting Date/Time: Friday 9 October 2026 at 14:00 UTC\n",
                "2026-10-09",
                "2026-10-09 14:00",
            ),
            (
                "* Date: 2026-10-08T14:00:00Z\n",
                "2026-10-08",
                "2026-10-08 14:00",
            ),
            (
                "| Date | 2026-10-08 23:00 -05:00 |\n",
                "2026-10-08",
                "2026-10-09 04:00",
            ),
            (
                "- When: 2026-10-08 at 19:00 UTC, until 20:27 UTC\n",
                "2026-10-08",
                "2026-10-08 19:00",
            ),
            ("Datum: Donnerstag, 8. Oktober 2026\n", "2026-10-08", ""),
            ("Date: 2026-10-08 14:00\n", "2026-10-08", ""),
            ("# Call 1\nDate: 23/09/2026\n", "2026-09-23", ""),
            ("**Date: 9/24/2026**<br>\n", "2026-09-24", ""),
            ("Date: 05/06/2026\n", "", ""),
            ("Date: 23/09/26\n", "", ""),
            ("Date: 9/23/26\n", "2026-09-23", ""),
            ("**Datum:** Mi., 23.09.26, 18 Uhr\n", "2026-09-23", ""),
            ("Datum: 05.09.26\n", "", ""),
            ("Datum: offen bis 23.09.26\n", "", ""),
            ("Date: 1/23/09/2026\n", "", ""),
            ("**\u{65e5}\u{6642}**: 2026-09-28 16:00\n", "2026-09-28", ""),
            ("\u{65e5}\u{6642}\u{ff1a}2026-09-28\n", "2026-09-28", ""),
            ("# Call\n\nMittwoch, 30. September 2026\n", "2026-09-30", ""),
            ("# Call\n_October 2, 2026_\n", "2026-10-02", ""),
            ("Call\n====\n2026-10-02, Fri\n", "2026-10-02", ""),
            (
                "# Call 4\n\n## Date, Time and Location\n\nThe meeting took place at 6:00pm\non Tuesday, October 6, 2026.\n",
                "2026-10-06",
                "",
            ),
            ("# Call 4\n\n## Date\n\n## October 6, 2026\n", "", ""),
            ("# Call 4\n\n## Dates to keep\n\nOctober 6, 2026\n", "", ""),
            ("# Call 4\n\n## Time and place\n\nOctober 6, 2026\n", "", ""),
            ("# Call\n\nWe met on October 2, 2026\n", "", ""),
            ("# Call\n\nReleased 2026-10-02, as said\n", "", ""),
            ("Words.\n\n2026-10-02\n", "", ""),
            ("# Call\n\nWords.\n\n2026-10-02\n", "", ""),
            ("# Call\n\nDate of the next call: 2026-10-15\n", "", ""),
            ("# Call\n\nDate: not before 2026-10-15\n", "", ""),
            ("# Call\n\nDue: 2026-10-15\n", "", ""),
            ("# Acta del 5 de mayo de 2026\n", "2026-05-05", ""),
            ("**Fecha:** 22 de julio de 2024\n", "2024-07-22", ""),
            ("**Data:** 22 de março de 2024\n", "2024-03-22", ""),
            ("# Boats\n\nNos vemos el 5 de mayo de 2026\n", "", ""),
            ("# Protokół\n\nData: 22 lipca 2024 r.\n", "2024-07-22", ""),
            ("Дата: 22 июля 2024\n", "2024-07-22", ""),
            ("# Meeting 2024/07/22\n", "2024-07-22", ""),
            ("# See https://e.org/2024/07/22/boats\n", "", ""),
            ("# Part 7/2024/07/22\n", "", ""),
            (
                "## \u{65e5}\u{6642}\n\n2024/07/22(\u{6708}) 20:00\n",
                "2024-07-22",
                "",
            ),
            ("Datum/Zeit: 22. Juli 2024, 18 Uhr\n", "2024-07-22", ""),
            (
                "**Datum, Zeit:** Montag, 22.07.2024, 09:00\n",
                "2024-07-22",
                "",
            ),
            ("Wann: 22.07.2024\n", "2024-07-22", ""),
            ("Date: 22.07.24\n", "", ""),
            (
                "# Minutes of the crew of the old harbour, meeting held on 22 July 2024\n",
                "2024-07-22",
                "",
            ),
            (
                "# Compte rendu de la réunion du 22 juillet 2024\n",
                "2024-07-22",
                "",
            ),
            (
                "# Minutes of the crew of the old harbour, meeting approved 22 July 2024\n",
                "",
                "",
            ),
            (
                "# Weekly minutes of the crew of the old harbour, w/c 22 July 2024\n",
                "",
                "",
            ),
            (
                "# Minutes of the meeting of 22 July 2024 were lost with the boats\n",
                "",
                "",
            ),
            (
                "# What we said of the boats in the harbour on 2026-11-12\n",
                "",
                "",
            ),
        ];
        for (text, day, moment) in rows {
            let found = of(text, None, None);
            let told = (
                found.day.map(|day| day.to_string()).unwrap_or_default(),
                found
                    .moment
                    .map(|at| at.format("%Y-%m-%d %H:%M").to_string())
                    .unwrap_or_default(),
            );
            assert_eq!(told, (day.to_owned(), moment.to_owned()), "{text}");
        }
        let front = [
            ("2026-10-08 14:00:00 UTC", true),
            ("2026-10-15T14:00:00+02:00", true),
            ("2026-10-15T14:02:37Z", false),
            ("2026-10-15T01:15:32+09:00", false),
            ("2026-10-15T00:00:00Z", false),
            ("2026-10-15 14:00", false),
            ("2026-10-15", false),
        ];
        for (text, expected) in front {
            assert_eq!(moment_of_front(text).is_some(), expected, "{text}");
        }
    }

    #[test]
    fn a_day_in_the_title_of_front_matter() {
        let rows = [
            ("# Board\n", "Board meeting 2026-03-05", "2026-03-05"),
            (
                "# Board, 6 March 2026\n",
                "Board meeting 2026-03-05",
                "2026-03-05",
            ),
            ("# Board, 6 March 2026\n", "Board", "2026-03-06"),
            (
                "Date: 2026-03-06\n",
                "Board meeting 2026-03-05",
                "2026-03-06",
            ),
            ("", "Board meeting 5/3/2026", ""),
        ];
        for (text, title, expected) in rows {
            let day = of(text, Some(title), None).day.map(|day| day.to_string());
            assert_eq!(day.unwrap_or_default(), expected, "{text} {title}");
            let told = NaiveDate::from_ymd_opt(2026, 10, 8);
            assert_ne!(of("", Some(title), told).day, told, "{title}");
        }
    }

    #[test]
    fn titles_of_meetings() {
        let rows = [
            ("# Harbour call\n", "Harbour call"),
            ("Title: Harbour call\nDate: x\n\n# Boats\n", "Harbour call"),
            ("title: Minutes\nTags: x\n", ""),
            ("Title: Harbour call\n\nDate: x\n", ""),
            (
                "# Harbour call, 8 October 2026\n",
                "Harbour call, 8 October 2026",
            ),
            (
                "# Participants\n\n- Ash\n\n# Agenda & notes\n\n- boats\n",
                "",
            ),
            ("Agenda\n======\n* boats\n\nMinutes\n=======\n* nets\n", ""),
            ("# Topics for the meeting:\n", ""),
            ("# Agenda\n", ""),
            ("# Roll call\n", ""),
            ("# Quick summary\n", ""),
            ("# Topics discussed\n", ""),
            ("# Call\n", "Call"),
            ("# Roll of honour\n", "Roll of honour"),
            ("# Minutes of the meeting, 8 October 2026\n", ""),
            ("# Notes on boats\n", "Notes on boats"),
            ("# Meeting 22\n", "Meeting 22"),
            ("# 2026-10-08\n", ""),
            ("# 10/8/2026\n", ""),
            ("# Thursday, October 8, 2026\n", ""),
            ("# 8th October\n", ""),
            ("# Thursday, October 8\n", ""),
            ("# 9th October\n", "9th October"),
            ("# Meeting 8\n", "Meeting 8"),
            ("# Meeting  of  the crew\n", "Meeting of the crew"),
            ("8.10.2026\n\nBoats\n=====\n\n* a\n\nRopes\n=====\n", ""),
            ("# 2026-10-15\n", "2026-10-15"),
            ("# 10/9/2026\n", "10/9/2026"),
        ];
        for (text, expected) in rows {
            let found = of(text, None, NaiveDate::from_ymd_opt(2026, 10, 8)).title;
            assert_eq!(found.unwrap_or_default(), expected, "{text}");
        }
    }
}
