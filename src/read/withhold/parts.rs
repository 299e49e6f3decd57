//! Parts of Markdown whose headings say in words that they are not public. Lines of a text in; which of them are such a part, a note
//! about it and its words under seal out. Labels are the business of `tlp`, the head of a text that of `flags_at_head`.

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::item_label::without_label;
use super::languages::is_closed_part;
use super::parts_without_heading;
use super::phrases::{
    MARKS, begins_marked, is_loud, is_none, is_phrase, may_say, says_nothing_closed, words,
};
use super::titles::{is_bracketed, is_stamped, is_titled};
use crate::model::words::counted;
use crate::place::Place;
use crate::read::log::off_record;
use crate::read::markdown::parts::{Heading, headings};
use crate::report::{Note, Severity};
use crate::seal::Sealed;

/// What a text is in which headings say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weighed {
    /// Notes of a meeting: each of their parts is of something that was said.
    Notes,
    /// The same with front matter that says that they are public.
    PublicNotes,
    /// A page, which may be about such words: only a mark counts that is no subject.
    Page,
}

/// The lines of a part, its heading among them, counted from 0.
pub type Part = Range<usize>;

/// The parts of a text that are not public, in order: each from a heading that says so up to the next one of its level or above; in
/// notes boxes and what else says so before its words, too.
pub fn closed(lines: &[&str], weighed: Weighed, today: NaiveDate) -> Vec<Part> {
    let mut parts = below_headings(lines, weighed, today);
    let said = |line: &&str| may_be_said(line) || off_record::may_mark(line);
    if weighed == Weighed::Page || !lines.iter().any(said) {
        return parts;
    }
    let mark = |text: &str| {
        let loud = weighed == Weighed::Notes && is_phrase(text, today);
        is_closed(text, weighed, today) || loud && text.trim() != "internal"
    };
    let own = parts_without_heading::Says {
        title: &|text: &str| may_be_said(text) && is_closed(text, weighed, today),
        part: &|text: &str| weighed == Weighed::Notes && is_closed_part(text),
        mark: &mark,
        led: &|led: &str, rest: &str| {
            let marks = is_loud(led) || weighed == Weighed::Notes && begins_marked(&words(led));
            marks && mark(led) && !says_nothing_closed(rest)
        },
    };
    parts.extend(parts_without_heading::closed(lines, &own));
    parts.sort_by_key(|part| part.start);
    parts.dedup_by(|next, part| {
        let joined = next.start < part.end;
        if joined {
            part.end = part.end.max(next.end);
        }
        joined
    });
    parts
}

/// Whether the heading of a part of notes says so, whenever that was.
pub(crate) fn is_closed_topic(topic: &str) -> bool {
    may_be_said(topic) && is_closed(topic, Weighed::Notes, NaiveDate::MIN)
}

/// Whether what stands for a title says so.
fn is_closed(text: &str, weighed: Weighed, today: NaiveDate) -> bool {
    match weighed {
        Weighed::Notes => {
            let text = without_label(text).trim_matches(['*', '_']);
            is_titled(text, today)
                || begins_marked(&words(text)) && is_phrase(text, today)
                || is_of_closed(&words(text))
                || is_closed_part(text)
        }
        Weighed::PublicNotes => is_stamped(text, today),
        Weighed::Page => is_bracketed(&without_code(text), today),
    }
}

fn below_headings(lines: &[&str], weighed: Weighed, today: NaiveDate) -> Vec<Part> {
    if !may_close(lines) {
        return Vec::new();
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut open: Option<(usize, bool)> = None;
    for heading in headings(lines) {
        let says = heading.begins && says(&heading, lines, weighed, today);
        if let (Some((level, underlined)), Some(part)) = (&mut open, parts.last_mut()) {
            if heading.level > *level || !heading.ends(*underlined) {
                *level = if says {
                    heading.level.min(*level)
                } else {
                    *level
                };
                continue;
            }
            part.end = heading.line;
            open = None;
        }
        if says {
            open = Some((heading.level, heading.underlined()));
            parts.push(heading.first..lines.len());
        }
    }
    parts
}

/// Whether any line may be such a heading: the quick question before that of every line.
fn may_close(lines: &[&str]) -> bool {
    let mut above = "";
    lines.iter().any(|line| {
        let first = line.bytes().find(|byte| *byte != b' ');
        let says = match first {
            Some(b'#') => may_be_said(line),
            Some(b'=' | b'-') => may_be_said(above),
            _ => false,
        };
        above = line;
        says
    })
}

fn may_be_said(heading: &str) -> bool {
    may_say(heading) || is_closed_part(heading)
}

fn says(heading: &Heading<'_>, lines: &[&str], weighed: Weighed, today: NaiveDate) -> bool {
    let text = heading.text;
    if !may_be_said(text) {
        return false;
    }
    is_closed(text, weighed, today) && !holds_nothing(&lines[heading.behind..])
}

/// What is spoken of in a part of a meeting that is not public, or such a part itself.
const THINGS: &[&str] = &[
    "advisories",
    "bugs",
    "business",
    "cves",
    "disclosures",
    "discussion",
    "discussions",
    "fixes",
    "flaws",
    "issues",
    "items",
    "matters",
    "meeting",
    "part",
    "patches",
    "releases",
    "reports",
    "session",
    "tickets",
    "topics",
    "updates",
    "vulnerabilities",
];

/// Of those the parts of a meeting: what is only internal or closed may be any of the others.
const OF_MEETINGS: &[&str] = &["discussion", "meeting", "part", "session"];

/// Words for what is not public, beside marks, of which a heading may be all.
const HIDING: &[&str] = &[
    "embargo",
    "embargoes",
    "private",
    "restricted",
    "secret",
    "sensitive",
    "undisclosed",
    "unpublished",
];

/// Words before those that say which of them are meant.
const WHICH: &[&str] = &[
    "all", "current", "new", "ongoing", "open", "other", "our", "security", "still", "the",
];

/// Whether a heading names things that are not public, and says nothing else of them: `Embargoed issues`, `New embargoed
/// advisories`, `Security issues under embargo`, `Non-public part`.
fn is_of_closed(words: &[String]) -> bool {
    let said: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| !WHICH.contains(word) && !word.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    match said.as_slice() {
        [mark] => HIDING.contains(mark),
        ["internal" | "closed", part] => OF_MEETINGS.contains(part),
        ["session" | "part", "private"] => true,
        [mark, thing] => {
            let marks = MARKS.contains(mark) || HIDING.contains(mark);
            marks && THINGS.contains(thing)
        }
        ["non" | "not", "public", thing] | [thing, "under", "embargo" | "nda"] => {
            THINGS.contains(thing)
        }
        _ => false,
    }
}

/// A heading without its spans of code, which tell how something is written.
fn without_code(text: &str) -> String {
    text.split('`').step_by(2).collect()
}

/// Whether what stands below a heading says that there is nothing, or that it was taken out: `None this week`, `(redacted)`.
fn holds_nothing(below: &[&str]) -> bool {
    let below = below.iter().filter(|line| !line.trim().is_empty());
    let mut own = below.take_while(|line| !line.starts_with('#')).peekable();
    let taken_out = |line: &str| words(line) == ["redacted"];
    own.peek().is_some() && own.all(|line| is_none(line) || taken_out(line))
}

/// That a part of a text is left out: the line of its heading, and how many lines there are.
pub fn part_note(place: Place, count: usize) -> Note {
    let lines = counted(count, "line is", "lines are");
    let message = format!("{lines} withheld: this line says that what follows is not public");
    let note = Note::new(Severity::Warning, "closed-part", place, message);
    note.hint("if it is public, say it otherwise")
}

/// Seals the words of a part; so many lines of its file stand above the first line.
pub fn seal_part(sealed: &mut Sealed, file: &Arc<str>, above: usize, lines: &[&str], part: &Part) {
    let place = |at: usize| Place::line(file, above + at);
    let mut text = String::new();
    for at in part.clone() {
        let line = lines[at].trim_end_matches('\n');
        text.extend([line, "\n"]);
        if line.starts_with('#') || at == part.start {
            sealed.title(&place(at), line.trim_matches(['#', ' ']));
        }
    }
    sealed.lines(&place(part.start), &text);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default()
    }

    #[test]
    fn headings_that_close_what_is_below() {
        // Of each heading, whether it does in notes, in notes that say that they are public, and on a page.
        let rows = [
            ("## Embargoed issue (confidential)", "xxx"),
            ("## [CONFIDENTIAL] Budget", "xxx"),
            ("### Flaw (embargoed until 2027-05-01)", "xxx"),
            ("## Flaw (embargoed until 2026-05-01)", "---"),
            ("## Vendor (not for publication)", "xxx"),
            ("## Vendor (under NDA)", "xxx"),
            ("## Vendor (strictly confidential) ##", "xxx"),
            ("## Vendor (internal use only)", "xxx"),
            ("## Vendor (PRIVATE)", "xxx"),
            ("### Vendor call [private]", "xx-"),
            ("## Vendor (secret)", "xx-"),
            ("## Vendor (restricted)", "xx-"),
            ("## Rooms (members only)", "xx-"),
            ("## Names (internal)", "---"),
            ("## Budget - CONFIDENTIAL", "xx-"),
            ("## Budget: confidential", "x--"),
            ("## Confidential: budget", "x--"),
            ("## Confidential", "x--"),
            ("## 3. Confidential", "x--"),
            ("## 3 Confidential", "x--"),
            ("### 2.1 Confidential", "x--"),
            ("## 3. **Confidential**", "x--"),
            ("## 3. Vertraulich", "x--"),
            ("## 3. Confidential: vendor", "x--"),
            ("## V. Confidential", "x--"),
            ("## Confidential business", "x--"),
            ("## TOP 3: Nicht\u{f6}ffentlicher Teil", "x--"),
            ("## II. Nicht\u{f6}ffentlicher Teil", "x--"),
            ("## Punkt 4: Nicht\u{f6}ffentlicher Teil", "x--"),
            ("## Closed session [board members]", "x--"),
            ("## 7:30 PM Executive session", "x--"),
            ("## 3. Confidential computing", "---"),
            ("## CONFIDENTIAL", "xx-"),
            ("## Confidential discussion", "x--"),
            ("## Embargoed issues", "x--"),
            ("## Embargoed vulnerabilities (2)", "x--"),
            ("### New embargoed advisories", "x--"),
            ("## Security issues under embargo", "x--"),
            ("## Confidential topics", "x--"),
            ("## Nicht\u{f6}ffentlicher Teil", "x--"),
            ("## Nicht \u{f6}ffentlicher Teil", "x--"),
            ("## Vertrauliche Sitzung", "x--"),
            ("## Non-public session", "x--"),
            ("## Executive session", "x--"),
            ("## 4. In camera", "x--"),
            ("## Public release of embargoed issues", "---"),
            ("## Progress on embargoed items", "---"),
            ("## No embargoed issues", "---"),
            ("## Embargoed issues: how we keep them", "---"),
            ("## Confidential containers", "---"),
            ("## Public part", "---"),
            ("## Closed issues", "---"),
            ("## Executive summary", "---"),
            ("## Embargoed until 2027-05-01", "x--"),
            ("## 2026-10-08 (confidential)", "xxx"),
            ("## Private", "x--"),
            ("## Private part", "x--"),
            ("## Private reports", "x--"),
            ("## Private repositories", "---"),
            ("## Private issue tracker", "---"),
            ("## Closed meeting", "x--"),
            ("## Closed-door session", "x--"),
            ("## Behind closed doors", "x--"),
            ("## Restricted session", "x--"),
            ("## Secret", "x--"),
            ("## Secret management", "---"),
            ("## Sensitive topics", "x--"),
            ("## Undisclosed vulnerabilities", "x--"),
            ("## Not for the minutes", "x--"),
            ("## Unpublished", "x--"),
            ("## Internal discussion", "x--"),
            ("## Internal updates", "---"),
            ("## Current embargoes", "x--"),
            ("## Embargo", "x--"),
            ("## Interner Teil", "x--"),
            ("## Sesi\u{f3}n privada", "x--"),
            ("## Off the record", "x--"),
            ("## Off-the-record discussion", "x--"),
            ("## Confidential computing", "---"),
            ("## Embargo policy", "---"),
            ("## Plan (not confidential)", "---"),
            ("## Is this confidential?", "---"),
            ("## Mark it `[confidential]`", "xx-"),
            ("## Use of [private] in Java", "---"),
            ("## [confidential](a.md)", "---"),
            ("#confidential", "---"),
        ];
        for (heading, expected) in rows {
            let text = format!("# Notes\n\nwords\n\n{heading}\n\nwords");
            let lines: Vec<&str> = text.lines().collect();
            let told = [Weighed::Notes, Weighed::PublicNotes, Weighed::Page];
            let told = told.map(
                |weighed| match closed(&lines, weighed, today()).as_slice() {
                    [] => '-',
                    [part] if *part == (4..7) => 'x',
                    _ => '?',
                },
            );
            assert_eq!(told.iter().collect::<String>(), expected, "{heading}");
        }
    }

    #[test]
    fn parts_without_headings() {
        // Lines that are left out are named `x`.
        let rows = [
            "z\n\n> [!CAUTION]\n> CONFIDENTIAL\n>\n> x\n\nz",
            "> [!warning] Confidential\n> x\nz",
            "!!! danger \"Confidential\"\n    x\n\n    x\n\nz",
            "::: danger Confidential\nx\n:::\nz",
            ":::danger\nCONFIDENTIAL\n\nx\n:::\nz",
            "<details>\n<summary>Confidential</summary>\n\nx\n\n</details>\n\nz",
            "<details><summary><b>Vendor (confidential)</b></summary>\nx\n</details>\nz",
            "**Vendor call (confidential)**\n\nx\n\nx\n\n**Boats**\n\nz",
            "**Vendor call (confidential)**\n\nx\n## Boats\nz",
            "<h2>Vendor call (confidential)</h2>\n\nx\n\n<h3>A</h3>\nx\n\n<h2>B</h2>\nz",
            "[confidential] x\nx\n\nz",
            "## z\n\n[confidential]\n\nx\n\nx\n\n## D\n\nz",
            "(confidential)\n\nx\n\n**z**\n\nz",
            "*Confidential*\n\nx\n\n## z",
            "_(not for publication)_\n\nx\n\n## z",
            "CONFIDENTIAL\n\nx\n\n## z",
            "Not for publication\n\nx\n\n## z",
            "> CONFIDENTIAL\n\nx\n\n## z",
            "[off the record]\n\nx\n\n[on the record]\n\nz",
            "[private]\n\nx\n\n[/private]\n\nz",
            "The plan is not confidential\n\nz",
            "\\[confidential\\] x\n\nz",
            "- \\[confidential\\] x\n- z",
            "**Executive session**\n\nx\n\n**B**\n\nz",
            "**2. Executive session**\n\nx\n\n**3. B**\n\nz",
            "1. z\n2. Executive session\n   - x\n3. z",
            "1. z\n2. **In camera**\n   - x\n3. z",
            "- We were in camera: z",
            "z\n\n- (confidential) x\n  - x\n- z",
            "- [private] x\n- z",
            "- z [boats](confidential)\n- z (confidential computing)\n- z (boats)",
            "1. [ ] z\n2. [confidential] x\n3. z",
            "[off the record] x\n\nz",
            "**Off the record:** x\n\nz",
            "*Confidential:* x\n\nz",
            "> [off] x\n> x\n\nz",
            "| ash | [off] x |\n| kim | z |",
            "#off\n\nx\n\n## x\n\n#on\n\nz",
            "#offer\n\nz",
            "#off\n\nx",
            "NOT FOR MINUTES: x\n\nz",
            "- OFF: x\n- z",
            "- off: z",
            "> We spoke of what is confidential.\n> z",
            "> **Note:** boats\n> z\n>\n> Confidential",
            "**What is confidential computing?**\n\nz",
            "z\n**Not confidential**\n\nz",
            "- [confidential](a.md) z\n- (confidential computing) z",
            "```\n> CONFIDENTIAL\n> z\n```\nz",
            "<details>\n<summary>Names of boats</summary>\n\nz (confidential)\n</details>",
            "[ ] z\n- [x] z\n- (internal) z",
        ];
        for text in rows {
            let lines: Vec<&str> = text.lines().collect();
            let parts = closed(&lines, Weighed::Notes, today());
            for (at, line) in lines.iter().enumerate() {
                let taken = parts.iter().any(|part| part.contains(&at));
                let mut words = line.split(|c: char| !c.is_alphanumeric());
                let x = words.clone().any(|word| word == "x") && !line.contains("[x]");
                let z = words.any(|word| word == "z");
                assert!(!x || taken, "{text}: line {at}");
                assert!(!(z && taken), "{text}: line {at}");
            }
        }
    }

    #[test]
    fn how_far_a_part_reaches() {
        // Lines that are left out are named `x`.
        let rows = [
            "# A\nz\n## B (confidential)\nx\n### C\nx\n## D\nz\n## E (confidential)\nx\n# F\nz",
            "## B (confidential)\nx\n```\n## x\n```\nx\n~~~\n# x\n~~~\n## D\nz",
            "## B (confidential)\nx\n<!--\n## x\n-->\nx\n<pre>\n# x\n\n# x\n</pre>\nx\n## D\nz",
            "## B (confidential)\n<details>\n# x\n\nx\n# D\nz",
            "```\n## B (confidential)\n```\nz",
            "<!--\n## B (confidential)\n-->\nz",
            "```\nz\n## B (confidential)\nx",
            "B (confidential)\n---\nx\n\nD\n---\nz",
            "B (confidential)\n===\nx\n\nx\n---\nx\n\nD\n=\nz",
            "## B (confidential)\n\nx\n---\nx\n\nx\nD\n----\nz",
            "## B (confidential)\nx\n## C (confidential)\nx\n## D\nz",
            "### B (confidential)\nx\n<b>\n# x (confidential)\n</b>\n\n### x\n# D\nz",
            "## Confidential\n\nNone this week\n\n## D\nz",
            "## Confidential\n\nNone this week\n\nx\n## D\nz",
            "## Embargoed issues\n\n- none\n\n## D\nz",
            "## Embargoed issues\n\n- (redacted)\n- [redacted]\n\n## D\nz",
            "## Embargoed issues\nx (redacted)\n## D\nz",
            "## Embargoed issues\n- none\nx\n## D\nz",
            "## Embargoed issues\n\n## D\nz",
            "Executive session\n---\nx\n\nD\n---\nz",
            "z\n- z (confidential)\n---\nz",
            "## B (confidential)\r\nx\r\n## D\r\nz\r\n",
        ];
        for text in rows {
            let lines: Vec<&str> = text.lines().collect();
            let parts = closed(&lines, Weighed::Notes, today());
            for (at, line) in lines.iter().enumerate() {
                let taken = parts.iter().any(|part| part.contains(&at));
                let words = line.trim_start_matches(['#', ' ', '-']);
                assert!(!words.starts_with('x') || taken, "{text}: line {at}");
                assert!(!(words.starts_with('z') && taken), "{text}: line {at}");
            }
        }
    }
}
