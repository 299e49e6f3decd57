//! The foot of a text, where teams tell its version and its classification. A text in, the line that withholds it out. The rules are
//! those of the head; fewer keys count, for at the end of a text there may be lists of anything.

use chrono::NaiveDate;

use super::as_shown::{bare, columns};
use super::degree::is_degree_key;
use super::first_lines::{HEAD, begun};
use super::flags_at_head::{flags, marked};
use super::forms::{is_form, is_item};
use super::phrases::{
    DASHES, begins_marked, is_loud, is_marked, is_past, is_phrase, may_say, says_nothing_closed,
    words,
};
use super::titles::is_stamped;
use crate::read::markdown::fence::Fence;

/// Lines with words at the foot of a text that are looked at, and bytes in which these stand.
const FOOT: usize = 3;
const LONGEST: usize = 2000;

/// Bytes of such a line, at the most: a longer one is a paragraph of the text.
const LONGEST_LINE: usize = 400;

/// The line, counted from 0, at the foot of a text that says that it is not public; none at its head, of which others tell.
pub(super) fn closed(text: &str, public: bool, today: NaiveDate) -> Option<usize> {
    let start = text.ceil_char_boundary(text.len().saturating_sub(LONGEST));
    let short = |line: &str| line.len() <= LONGEST_LINE;
    let words = |line: &&str| line.contains(char::is_alphanumeric);
    let mut foot = text[start..].lines().rev().filter(words).take(FOOT);
    if !foot.any(|line| short(line) && may_say(line)) {
        return None;
    }
    let lines: Vec<&str> = text.lines().collect();
    let filled = |at: &usize| lines[*at].contains(char::is_alphanumeric);
    let footer = |at: usize| short(lines[at]) && is_footer(lines[at], public, today);
    let end = (0..lines.len()).rev().find(filled)?;
    // The last paragraph, if all of it says so, and there is text above it.
    let above = (0..=end)
        .rev()
        .take(FOOT + 1)
        .find(|at| lines[*at].trim().is_empty());
    let first = above.filter(|above| (0..*above).any(|at| is_text(lines[at])));
    let first = first.map(|above| above + 1);
    let first = first.filter(|first| (*first..=end).all(footer) && !is_code(&lines, *first));
    if first.is_some() {
        return first;
    }
    let mut last = (HEAD..lines.len()).rev().filter(filled).take(FOOT);
    last.find(|at| {
        let line = begun(lines[*at]);
        let row = || columns(&lines, *at).unwrap_or_default();
        let says = |line: &str| classifies(line, today);
        short(line) && (says(line) || row().iter().any(|fact| says(fact))) && !is_code(&lines, *at)
    })
}

/// The line, counted from 0, among the first ones of a text that is a paragraph of its own below the title and says of all of it that
/// it is not public, be it behind words of the text: `This page is confidential.`, `Embargoed until 1 March 2027`. One below a
/// further heading is about that part.
pub(super) fn said_alone(text: &str, today: NaiveDate) -> Option<usize> {
    let lines: Vec<&str> = text.lines().take(HEAD + 1).collect();
    let blank = |at: usize| lines.get(at).is_none_or(|line| line.trim().is_empty());
    let headings = |at: usize| {
        let above = lines[..at].iter();
        above.filter(|line| line.starts_with('#')).count()
    };
    (1..lines.len().min(HEAD)).find(|at| {
        let line = lines[*at].trim();
        let until = || {
            let words = words(line);
            let until = words.iter().any(|word| word == "until");
            let embargo = || {
                let mut first = words.iter().take(2);
                first.any(|word| word.starts_with("embargo"))
            };
            until && embargo() && is_marked(line, today)
        };
        blank(at - 1)
            && blank(at + 1)
            && may_say(line)
            && !line.starts_with('#')
            && !is_item(line)
            && (is_of_text(line, today) || until() || is_stamp(line, today))
            && !is_form(line)
            && headings(*at) <= 1
            && !is_code(&lines, *at)
    })
}

/// Whether a line is in capitals and bears a mark, and has no gap that is to be filled in.
fn is_stamp(line: &str, today: NaiveDate) -> bool {
    is_loud(line) && !line.contains(['`', '$', '<', '{']) && is_stamped(line, today)
}

/// Whether a line is of a text, and no heading above it.
fn is_text(line: &str) -> bool {
    line.contains(char::is_alphanumeric) && !line.starts_with('#')
}

/// Whether a line says so and nothing else, and is no item of a list.
fn is_footer(line: &str, public: bool, today: NaiveDate) -> bool {
    let text = line.trim();
    if is_item(text) || !may_say(text) {
        return false;
    }
    let text = &*bare(text);
    let says =
        || is_marked(text, today) || is_of_text(text, today) || is_marked_before_dash(text, today);
    (!public || is_loud(text)) && (says() || is_closed_by(text, today))
}

/// Whether a line says of the text itself that it is not public: `This report is confidential.`, whatever is said behind that.
fn is_of_text(line: &str, today: NaiveDate) -> bool {
    let own = |clause: &str| {
        let words = words(clause);
        words.get(1).is_some_and(|named| OWN.contains(&&**named))
    };
    let clause = [" and ", ", "]
        .iter()
        .filter_map(|sign| line.split_once(sign));
    let mut clause = clause
        .map(|(clause, _)| clause)
        .filter(|clause| own(clause));
    says_of_text(line, today) || clause.any(|clause| says_of_text(clause, today))
}

/// What a text calls itself.
const OWN: &[&str] = &[
    "is",
    "issue",
    "bug",
    "ticket",
    "vulnerability",
    "advisory",
    "document",
    "draft",
    "file",
    "memo",
    "message",
    "minutes",
    "notes",
    "page",
    "paper",
    "report",
    "text",
];

fn says_of_text(line: &str, today: NaiveDate) -> bool {
    let words = words(line);
    let points = words
        .iter()
        .take(2)
        .any(|word| word == "this" || word == "these");
    let marked = (0..words.len()).any(|at| begins_marked(&words[at..]));
    let marked = marked
        || words
            .windows(2)
            .any(|said| said[0] == "not" && (said[1] == "public" || said[1] == "yet"));
    points && marked && is_phrase(line, today)
}

/// Whether a line begins with such words, and goes on behind a dash: `Internal use only - Harbour`. One word has to stand out, for it may
/// be explained there.
fn is_marked_before_dash(line: &str, today: NaiveDate) -> bool {
    let out = |sign: char| line.starts_with(sign) && line.ends_with(sign);
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    let mut dashed = DASHES.iter().filter_map(|sign| bare.split_once(sign));
    dashed.any(|(before, rest)| {
        let one = words(before).len() == 1;
        let short = rest.split_whitespace().count() <= REST;
        let owned = || {
            rest.split_whitespace()
                .next()
                .is_some_and(|word| word.starts_with(char::is_uppercase))
        };
        let stands = !one || out('*') || out('_') || is_loud(before) || owned();
        let says = stands && short && is_marked(before, today);
        says && !says_nothing_closed(rest) && !is_past(&words(bare), today)
    })
}

/// Whether a line ends with such words behind what else stands at a foot: a version, a day, whose it is: `v1.0 - Confidential`, `(c) 2026
/// Harbour. Confidential.`
fn is_closed_by(line: &str, today: NaiveDate) -> bool {
    let line = line.trim_matches(|c: char| c.is_whitespace() || "*_.".contains(c));
    let owned = |text: &str| {
        let lower = text.get(..9).unwrap_or(text).to_ascii_lowercase();
        text.starts_with('\u{a9}') || lower.starts_with("(c)") || lower == "copyright"
    };
    let versioned = |text: &str| {
        let first = text
            .split_whitespace()
            .next()
            .unwrap_or("")
            .to_ascii_lowercase();
        let digits = first.trim_start_matches('v');
        first.starts_with("version") || digits.starts_with(|c: char| c.is_ascii_digit())
    };
    let signs: &[&str] = match (owned(line), versioned(line)) {
        (true, _) => &[". ", " - ", " \u{2013} ", " \u{2014} ", " | ", " \u{b7} "],
        (_, true) => &[" - ", " \u{2013} ", " \u{2014} ", " | ", " \u{b7} "],
        _ => return false,
    };
    let mut last = signs.iter().filter_map(|sign| line.rsplit_once(sign));
    last.any(|(_, last)| {
        last.starts_with(char::is_uppercase)
            && begins_marked(&words(last))
            && is_phrase(last, today)
    })
}

/// Words behind such a dash, at the most.
const REST: usize = 8;

/// Whether a part of a line tells a classification that is not public: `Version: 1.0 | Classification: Confidential`.
fn classifies(line: &str, today: NaiveDate) -> bool {
    let row = line.trim_start().starts_with('|');
    let whole = std::iter::once(line);
    let parts = line.split(['|', '\u{b7}', '\u{2022}']).filter(|_| !row);
    whole.chain(parts).filter_map(marked).any(|(key, value)| {
        let named = key.contains("classification") || key == "sensitivity";
        let degree = is_degree_key(&key) && named;
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
            ("*This report is confidential.*", true),
            ("This advisory is under embargo until 1 March 2027.", true),
            ("This report is internal.", false),
            ("This report is not confidential.", false),
            (
                "*This report is confidential and intended for internal use only.*",
                true,
            ),
            ("*Confidential - Harbour security team*", true),
            ("Confidential - a word that we use", false),
            ("Confidential - Harbour security team", true),
            ("*Version 1.0 - Confidential*", true),
            ("*v1.0 \u{b7} 2025-01-01 \u{b7} Confidential*", true),
            ("Version 1.0 - Public", false),
            ("Version 1.0 - Confidential mail is signed", false),
            ("\u{a9} 2026 Harbour. Confidential.", true),
            (
                "\u{a9} 2026 Harbour. All rights reserved. Confidential and proprietary.",
                true,
            ),
            ("\u{a9} 2026 Harbour. All rights reserved.", false),
            ("Reports are of two kinds. Confidential.", false),
            (
                "This document is confidential and intended solely for the board.",
                true,
            ),
            ("*This report is confidential and may not be shared.*", true),
            ("This data is confidential and is kept on board.", false),
            ("<p align=\"center\">CONFIDENTIAL</p>", true),
            ("<sub>Confidential</sub>", true),
            ("**Sensitivity:** Internal", true),
            (
                "| Version | Classification |\n|--|--|\n| 1.0 | Confidential |",
                true,
            ),
            (
                "| Version | Classification |\n|--|--|\n| 1.0 | Public |",
                false,
            ),
            (
                "| Kind | Classification |\n|--|--|\n| Site | Public |\n| Mail | Confidential |",
                false,
            ),
            ("*Confidential - what the word means to you*", false),
            ("Classification: Internal \u{2014} Audit Restricted", true),
            ("Classification: Internal names of boats", false),
            (
                "Internal use only - Harbour\nNot for public distribution",
                true,
            ),
            ("Not for public distribution\nwords", false),
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
        for (line, expected) in [
            ("This page is confidential.", Some(4)),
            ("*This advisory is embargoed.*", Some(4)),
            ("**Embargoed until 1 March 2027**", Some(4)),
            ("Under embargo until further notice", Some(4)),
            ("Embargoed until 2026-03-01", None),
            (
                "This issue is not yet public, please keep it to the list.",
                Some(4),
            ),
            ("This is embargoed, please keep it to the list.", Some(4)),
            ("This option is not public, see the list.", None),
            ("PRE-RELEASE ADVISORY - NOT YET PUBLIC", Some(4)),
            ("PUBLIC ADVISORY - READ BY ALL", None),
            ("SUBJECT: `[EMBARGOED] $CVE: $SUMMARY`", None),
            ("> EMBARGOED UNTIL @@DATE@@", None),
            ("This page is not confidential.", None),
            ("- This page is confidential.", None),
            ("Your report is confidential.", None),
            ("Confidential", None),
            ("We keep it under embargo until the fix is out.", None),
            ("This page is confidential.\nwords", None),
            ("## Boats\n\nThis page is confidential.", None),
        ] {
            let text = format!("# Page\n\nWords.\n\n{line}\n\nMore words.\n");
            assert_eq!(said_alone(&text, today), expected, "{line}");
        }
        // What stands at the head is told there.
        for (text, expected) in [
            ("# Page\n\nCONFIDENTIAL", None),
            ("# Page\n\nWords.\n\nConfidential", Some(4)),
            ("# Page\n\nWords.\n\nInternal use only.\n", Some(4)),
            ("# Page\n\nWords.\nConfidential\n", None),
            ("# Page\n\nWords.\n\n## Confidential\n", Some(4)),
            ("# Page\n\nWords.\n\n- Confidential\n", None),
            ("# Page\n\nWords.\n\nPrivate\n", None),
            ("# Page\n\nWords.\n\n```\n\nConfidential\n```\n", None),
            ("Confidential", None),
        ] {
            assert_eq!(closed(text, false, today), expected, "{text}");
        }
    }
}
