//! The foot of a text, where teams tell its version and its classification. A text in, the line that withholds it out. The rules are
//! those of the head; fewer keys count, for at the end of a text there may be lists of anything.

use chrono::NaiveDate;

use super::degree::is_degree_key;
use super::first_lines::{HEAD, begun};
use super::flags_at_head::{flags, marked};
use super::phrases::{is_loud, is_marked, may_say};
use crate::read::markdown::fence::Fence;

/// Lines with words at the foot of a text that are looked at, and bytes in which these stand.
const FOOT: usize = 3;
const LONGEST: usize = 2000;

/// Bytes of such a line, at the most: a longer one is a paragraph of the text.
const LONGEST_LINE: usize = 400;

/// The line, counted from 0, at the foot of a text that says that it is not public; none at its head, of which others tell.
pub(super) fn closed(text: &str, public: bool, today: NaiveDate) -> Option<usize> {
    let near = text.len().saturating_sub(LONGEST);
    let start = (near..text.len()).find(|at| text.is_char_boundary(*at))?;
    let short = |line: &str| line.len() <= LONGEST_LINE;
    let words = |line: &&str| line.contains(char::is_alphanumeric);
    let mut foot = text[start..].lines().rev().filter(words).take(FOOT);
    if !foot.any(|line| short(line) && may_say(line)) {
        return None;
    }
    let lines: Vec<&str> = text.lines().collect();
    let filled = |at: &usize| lines[*at].contains(char::is_alphanumeric);
    let mut last = (HEAD..lines.len()).rev().filter(filled).take(FOOT);
    let end = last.clone().next()?;
    let apart = lines[end - 1].trim().is_empty();
    last.find(|at| {
        let line = begun(lines[*at]);
        if !short(line) {
            return false;
        }
        let phrase = *at == end && apart && is_footer(line, public, today);
        (phrase || classifies(line, today)) && !is_code(&lines, *at)
    })
}

/// Whether a line says so and nothing else, and is no item of a list.
fn is_footer(line: &str, public: bool, today: NaiveDate) -> bool {
    let text = line.trim();
    let item = text.starts_with(['-', '+']) || text.starts_with("* ");
    !item && !text.starts_with('|') && (!public || is_loud(text)) && is_marked(text, today)
}

/// Whether a part of a line tells a classification that is not public: `Version: 1.0 | Classification: Confidential`.
fn classifies(line: &str, today: NaiveDate) -> bool {
    let row = line.trim_start().starts_with('|');
    let whole = std::iter::once(line);
    let parts = line.split(['|', '\u{b7}', '\u{2022}']).filter(|_| !row);
    whole.chain(parts).filter_map(marked).any(|(key, value)| {
        let degree = is_degree_key(&key) && key.contains("classification");
        (degree || key == "confidential") && flags(&key, &value, today)
    })
}

/// Whether a line stands in a fence.
fn is_code(lines: &[&str], at: usize) -> bool {
    let mut fence = Fence::default();
    let mut code = false;
    for line in &lines[..=at] {
        code = fence.takes(line);
    }
    code || lines[at].starts_with("    ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_at_the_foot() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        let rows = [
            ("**Classification:** Confidential", true),
            ("**Classification:** Internal\n\n---\n\n[1]: x\n", true),
            (
                "*Version: 1.0 | Updated: January 2026 | Classification: Confidential*",
                true,
            ),
            ("Data classification: restricted", true),
            ("Confidential: yes", true),
            ("CONFIDENTIAL", true),
            ("*Internal use only*", true),
            ("Not for publication", true),
            ("Classification: Public", false),
            ("Classification: Confidential\n\na\n\nb\n\nc\n", false),
            ("Confidential: no", false),
            ("words\nInternal use only", false),
            ("- Internal use only", false),
            ("Visibility: private", false),
            ("Access: members", false),
            ("Private", false),
            ("Under embargo until 2026-05-01", false),
            ("```\nClassification: Confidential\n```", false),
        ];
        for (foot, expected) in rows {
            let text = format!("# Page\n{}\n{foot}", "\nwords\n".repeat(20));
            let found = closed(&text, false, today);
            assert_eq!(found.is_some(), expected, "{foot}");
        }
        assert_eq!(closed("# Page\n\nCONFIDENTIAL", false, today), None);
    }
}
