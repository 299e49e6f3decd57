//! Lines at the head of a text that are its title or the subject of a mail, and bear a mark. A line in, whether it says that its text
//! is not public out. What a title says is the business of `titles`.

use chrono::NaiveDate;

use super::phrases::{is_loud, may_say, says_closed};
use super::titles::{is_marked_record, is_stamped, is_titled};

/// Words of a line that is the title of a text without marks, at the most.
const TITLE: usize = 8;

/// Keys of front matter and of such lines whose value is a title.
pub(super) const TITLES: &[&str] = &["title", "subject"];

/// Whether a line is the subject of a mail, or the title of a text, be it a row of a table, and bears a mark as any other title does;
/// one with gaps to be filled in is of a template.
pub(super) fn is_subject(line: &str, public: bool, today: NaiveDate) -> bool {
    let bare = line.trim_matches(|c: char| c.is_whitespace() || "*_>".contains(c));
    let row = bare.strip_prefix('|');
    let row = row.map(|row| row.strip_suffix('|').unwrap_or(row));
    let told = match row {
        Some(row) => row.split_once('|'),
        None => bare.split_once(':'),
    };
    let Some((key, value)) = told else {
        return false;
    };
    let key = key.trim_matches(['*', '_', ' ', ':']);
    let named = TITLES.iter().any(|name| key.eq_ignore_ascii_case(name));
    let value = value.trim_matches(['*', '_', ' ', '"', '\'']);
    named && !value.contains(['`', '$', '<', '{']) && is_closed_title(value, public, today)
}

/// Whether a title says that its text is not public; where front matter says that the text is, it may be about that.
pub(super) fn is_closed_title(title: &str, public: bool, today: NaiveDate) -> bool {
    match public {
        true => is_stamped(title, today),
        false => is_titled(title, today),
    }
}

/// Whether the first line of a text, as the title of one without marks, ends with a mark in capitals, or begins with
/// one of a record: `Minutes, CONFIDENTIAL`, `Confidential minutes of the board`.
pub(super) fn is_ended(lines: &[&str], at: usize) -> bool {
    let line = lines[at];
    let first = lines[..at].iter().all(|line| line.is_empty());
    if !first || !may_say(line) {
        return false;
    }
    let alone = lines.get(at + 1).is_none_or(|line| line.is_empty());
    let titled = line.starts_with(char::is_alphabetic) && line.split_whitespace().count() <= TITLE;
    let last = line.rsplit([',', '-', '|', '\u{2013}', '\u{2014}']).next();
    let last = last.filter(|last| last.len() < line.len()).unwrap_or("");
    let says = is_loud(last) && says_closed(last) || is_marked_record(line);
    alone && titled && says
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        let rows = [
            ("Subject: [EMBARGOED] CVE-2027-1", true),
            ("| Subject | [EMBARGOED] CVE-2027-1 |", true),
            ("| **Subject:** | Flaw (embargoed until 2027-03-01)", true),
            ("| Title | [CONFIDENTIAL] Plan |", true),
            ("| Subject | Flaw (embargoed until 2026-03-01) |", false),
            ("| Subject | Embargo policy |", false),
            ("| Subject | `[EMBARGOED] x` |", false),
            ("| Matter | [EMBARGOED] CVE-2027-1 |", false),
            ("| Subject |", false),
        ];
        for (line, expected) in rows {
            assert_eq!(is_subject(line, false, today), expected, "{line}");
        }
    }
}
