//! Notes of a meeting that are no Markdown: reStructuredText, AsciiDoc, Org, and plain text. A path and a text in; its title, its
//! day, and whether it is written text and no log of a dialect that nobody knows, out. They are shown as they stand.

use std::collections::HashMap;
use std::ops::Range;

use chrono::NaiveDate;

use crate::read::notes_head;
use crate::read::tree::kinds;

/// Signs that a title may be underlined with.
const SIGNS: &str = "=-~^*#+\"'`.";

/// Lines in which a title is looked for.
const FIRST: usize = 12;

fn ending(path: &str) -> String {
    kinds::ending_of(path).to_ascii_lowercase()
}

/// The title of a text, where it says more than what kind of text it is.
pub(super) fn title(path: &str, text: &str) -> Option<String> {
    let names = |title: &&str| !title.is_empty() && !notes_head::is_part(title);
    heading(path, text).filter(names).map(str::to_owned)
}

/// The day that a text tells at its head: that of its title, else one behind `Date:`.
pub(super) fn day(path: &str, text: &str) -> Option<NaiveDate> {
    let in_title = heading(path, text).and_then(notes_head::day_of_title);
    let in_title = in_title.map(|(day, _)| day);
    let in_field = || notes_head::of_field(text).filter(|_| kinds::is_written(path));
    in_title.or_else(|| in_field().map(|(_, day, _)| day))
}

/// `= Title`, `#+TITLE: Title`, or the first line of a text if that is underlined.
fn heading<'t>(path: &str, text: &'t str) -> Option<&'t str> {
    let mut lines = text.lines().map(str::trim_end).take(FIRST);
    let title = match &*ending(path) {
        "org" => lines.find_map(|line| {
            let (key, title) = line.strip_prefix("#+")?.split_once(':')?;
            key.eq_ignore_ascii_case("title").then_some(title)
        }),
        "adoc" | "asciidoc" => lines.find_map(|line| line.strip_prefix("= ")),
        "rst" | "rest" | "txt" => underlined(lines),
        _ => None,
    };
    title.map(str::trim)
}

/// The first line, if another below it is of one sign and no shorter; one above it may be the same.
fn underlined<'t>(lines: impl Iterator<Item = &'t str>) -> Option<&'t str> {
    let mut lines = lines.skip_while(|line| line.is_empty());
    let first = lines.next()?;
    let over = rule(first).is_some();
    let title = if over { lines.next()? } else { first };
    let under = lines
        .next()
        .filter(|line| !over || rule(line) == rule(first))?;
    let words = title.trim();
    let long = under.chars().count() + 1 >= words.chars().count();
    let named = words.contains(char::is_alphabetic);
    (named && long && rule(under).is_some()).then_some(words)
}

/// The sign that a line repeats.
fn rule(line: &str) -> Option<char> {
    let sign = line.chars().next().filter(|sign| SIGNS.contains(*sign))?;
    let same = line.chars().all(|other| other == sign);
    (same && line.len() >= 3).then_some(sign)
}

/// Whether a text is written, and not said: by its ending or its title, else because hardly any of its lines begins with a time or
/// with somebody who speaks more than twice.
pub(super) fn is_written(path: &str, text: &str) -> bool {
    let ending = ending(path);
    if kinds::is_written(path) || title(path, text).is_some() {
        return true;
    }
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut speakers: HashMap<&str, usize> = HashMap::new();
    let (mut said, mut count, mut timed) = (0, 0, 0);
    for line in lines() {
        count += 1;
        timed += usize::from(holds_clock(line));
        match speaker(line) {
            Some("") => said += 1,
            Some(name) => *speakers.entry(name).or_default() += 1,
            None => {}
        }
    }
    said += speakers.values().filter(|times| **times > 2).sum::<usize>();
    ending == "txt" && count > 0 && said * 8 <= count && timed * 3 < count
}

/// Whether a line tells a time of day, wherever it does, as stamps do and prose does not: to the second, or with a sign behind it.
fn holds_clock(line: &str) -> bool {
    let bytes = line.as_bytes();
    let digits = |range: Range<usize>| {
        let found = bytes.get(range);
        found.is_some_and(|found| found.iter().all(u8::is_ascii_digit))
    };
    memchr::memchr_iter(b':', bytes).any(|at| {
        let before = at.checked_sub(1).is_some_and(|from| digits(from..at));
        let sign = bytes
            .get(at + 3)
            .is_some_and(|byte| b":])|>".contains(byte));
        before && sign && digits(at + 1..at + 3)
    })
}

/// Who speaks in a line; nobody is named where it begins with a time or a sign that only logs have.
fn speaker(line: &str) -> Option<&str> {
    let bare = line.trim_start_matches(['[', '(']);
    let digits = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let timed = digits.len() < bare.len()
        && digits.starts_with([':', '-', '/', '.'])
        && digits[1..].starts_with(|c: char| c.is_ascii_digit());
    if timed || line.starts_with(['<', '[']) {
        return Some("");
    }
    let first = line.split_whitespace().next()?;
    let name = first.strip_suffix([':', '>', '|']);
    name.filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_in_other_markup() {
        let rows = [
            (
                "a.adoc",
                "= Weekly doc call\n\n== Attendees",
                Some("Weekly doc call"),
            ),
            ("a.adoc", "// note\n:toc:\n\n= Weekly", Some("Weekly")),
            (
                "a.org",
                "#+AUTHOR: ash\n#+title: Weekly doc call\n* One",
                Some("Weekly doc call"),
            ),
            (
                "a.rst",
                "Weekly doc call\n===============\n\ntext",
                Some("Weekly doc call"),
            ),
            ("a.rst", "\n======\nWeekly\n======\n", Some("Weekly")),
            ("a.rst", "Weekly\n==\n", None),
            ("a.txt", "Roll call\n=========\n", None),
            ("a.txt", "Quick summary:\n==============\n", None),
            ("a.rst", "* **Present:**\n    ann\n", None),
            (
                "a.txt",
                "Weekly doc call\n---------------\n",
                Some("Weekly doc call"),
            ),
            ("a.txt", "= Weekly\n", None),
            ("a.log", "Weekly doc call\n===============\n", None),
        ];
        for (path, text, expected) in rows {
            assert_eq!(title(path, text).as_deref(), expected, "{path} {text}");
        }
    }

    #[test]
    fn days_in_other_markup() {
        let rows = [
            (
                "a.rst",
                "Boats, August 17, 2004\n======================\n",
                "2004-08-17",
            ),
            (
                "a.rst",
                "=======================\nMinutes of 2004-08-17\n=======================\n",
                "2004-08-17",
            ),
            ("a.adoc", "= Boats\n\nDate: 17 August 2004\n", "2004-08-17"),
            ("a.txt", "Boats\n=====\n\nDate: 17 August 2004\n", ""),
            (
                "a.rst",
                "Boats\n=====\n\nThey came on 17 August 2004.\n",
                "",
            ),
        ];
        for (path, text, expected) in rows {
            let day = day(path, text).map(|day| day.to_string());
            assert_eq!(day.unwrap_or_default(), expected, "{text}");
        }
    }

    #[test]
    fn texts_that_are_written() {
        let rows = [
            ("a.rst", "text", true),
            ("a.org", "* Present\nash", true),
            (
                "a.txt",
                "Present: ash, kim\n\nWe spoke of boats.\n- paint\n",
                true,
            ),
            ("a.txt", "15:00 x ash y hello\n15:01 x kim y hi\n", false),
            (
                "a.txt",
                "ash: a\nkim: b\nash: c\nkim: d\nash: e\nkim: f\n",
                false,
            ),
            ("a.txt", "[15:00] ash\nhello\n[15:01] kim\nhi\n", false),
            ("a.log", "We spoke of boats.\n", false),
            (
                "a.txt",
                "ash 15:00: hello\nkim 15:01: hi\nash 15:02: so\n",
                false,
            ),
            (
                "a.txt",
                "We met at 15:00 and spoke of boats.\nAt 15:30 ash left.\nRatio 1:2 and 3:456.\n",
                true,
            ),
            ("a", "We spoke of boats.\n", false),
        ];
        for (path, text, expected) in rows {
            assert_eq!(is_written(path, text), expected, "{path} {text}");
        }
    }
}
