//! Mails that hold minutes of a bot or a log: the day that their heads tell, and that there are several in one file. The text of a
//! file in; a day or a note out. What stands in the mails is the business of others.

use std::sync::Arc;

use chrono::{NaiveDate, TimeDelta};

use crate::model::words::counted;
use crate::model::words::is_number;
use crate::place::Place;
use crate::read::notes_head;
use crate::read::path_name::named_day;
use crate::report::{Note, Severity};

/// Lines of the head of a mail that are looked at.
const HEAD: usize = 40;

/// Bytes of such a line, at the most.
const LINE: usize = 200;

/// What stands before the address of the log in minutes of a bot.
const LOG_AT: &str = "full logs are available at";

/// Days between a meeting and the mail about it, at the most.
const UNTIL_SENT: TimeDelta = TimeDelta::days(31);

/// The day of the meeting of a bot's minutes: as the bot calls the log, else as the subject of the mail tells, else that of the mail.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    log_day(text).or_else(|| {
        let sent = notes_head::of_field(text).map(|(_, day, _)| day);
        let early = |day: &NaiveDate| {
            sent.is_none_or(|sent| *day <= sent && sent.signed_duration_since(*day) <= UNTIL_SENT)
        };
        subject_day(text).filter(early).or(sent)
    })
}

fn log_day(text: &str) -> Option<NaiveDate> {
    let behind = &text[text.find(LOG_AT)? + LOG_AT.len()..];
    let address = behind.split_whitespace().next()?;
    let known = address.starts_with("http://") || address.starts_with("https://");
    let name = address.rsplit('/').next()?;
    named_day::find_in_name(name)
        .filter(|_| known && name.len() <= LINE)?
        .date
}

fn subject_day(text: &str) -> Option<NaiveDate> {
    let mut lines = text.lines().take(HEAD);
    let subject = lines.find_map(|line| line.strip_prefix("Subject:"))?;
    named_day::find(subject)
        .filter(|_| subject.len() <= LINE)?
        .date
}

/// That further mails stand in a file, of which only the first tells a day and minutes; programs put a line before each.
pub(super) fn further(file: &Arc<str>, text: &str) -> Option<Note> {
    if !text.starts_with("From ") {
        return None;
    }
    let mut blank = true;
    let mut begins = text.lines().enumerate().filter(|(_, line)| {
        let begin = std::mem::replace(&mut blank, line.trim().is_empty());
        begin && is_begin(line)
    });
    begins.next()?;
    let (at, _) = begins.next()?;
    let more = begins.count() + 1;
    let message = format!(
        "{} in this file: only the day and the minutes of the first are read",
        counted(more, "more mail stands", "more mails stand")
    );
    let note = Note::new(
        Severity::Warning,
        "left-out",
        Place::line(file, at),
        message,
    );
    Some(note.hint("put each mail into a file of its own, named by the day of its meeting"))
}

/// Whether a line begins a mail: `From ash at example.org  Thu Jan  8 17:30:12 2026`.
fn is_begin(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("From ").filter(|_| line.len() <= LINE) else {
        return false;
    };
    let year = rest.trim_end().rsplit(' ').next().unwrap_or_default();
    let numbers = year.len() == 4 && is_number(year);
    numbers && rest.contains(':') && (rest.contains('@') || rest.contains(" at "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FROM: &str = "From ash at example.org  Thu Jan  8 17:30:12 2026\n";

    #[test]
    fn the_day_of_minutes_in_a_mail() {
        let log = "The full logs are available at\nhttp://e.org/sec.2026-01-07-16.00.log.html\n.\n";
        let rows = [
            (
                "Date: Fri, 09 Jan 2026 17:30:12 +0000\nSubject: Minutes\n\nwords\n",
                "2026-01-09",
            ),
            (
                "Date: Fri, 09 Jan 2026 17:30:12 +0000\nSubject: Minutes of 2026-01-08\n\nwords\n",
                "2026-01-08",
            ),
            (
                "Date: Fri, 09 Jan 2026 17:30:12 +0000\nSubject: Before the call on 2026-01-15\n",
                "2026-01-09",
            ),
            ("Subject: Minutes of 2026-01-08\n", "2026-01-08"),
            ("words\n", ""),
        ];
        for (text, expected) in rows {
            let told = |text: &str| day(text).map_or_else(String::new, |day| day.to_string());
            assert_eq!(told(text), expected, "{text}");
            assert_eq!(told(&format!("{text}{log}")), "2026-01-07", "{text}");
        }
    }

    #[test]
    fn several_mails_in_a_file() {
        let rows = [
            (format!("{FROM}\na\n\n{FROM}\nb\n"), 5),
            (format!("{FROM}\na\n{FROM}\nb\n"), 0),
            (format!("{FROM}\na\n\nFrom here on we row: 2026\n"), 0),
            (format!("a\n\n{FROM}\na\n\n{FROM}\nb\n"), 0),
            (FROM.to_owned(), 0),
        ];
        for (text, expected) in rows {
            let told = further(&Arc::from("a.txt"), &text);
            assert_eq!(told.map_or(0, |note| note.place.line), expected, "{text}");
        }
    }
}
