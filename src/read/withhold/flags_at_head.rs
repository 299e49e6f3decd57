//! What a text says at its head, where no front matter is read: flags, and words of classification that stand alone. A text in, the
//! line that withholds it out. One test for all texts, be there front matter above them or not.

use std::cell::LazyCell;

use chrono::NaiveDate;
use serde_yaml::Value;

use super::answers::told_below;
use super::begins_with_mark::{begins_with_mark, untagged};
use super::day_keys::is_embargo;
use super::degree::{is_degree, is_degree_key};
use super::first_block;
use super::first_lines::{HEAD, begun, first_lines, is_above, is_underlined};
use super::forms::{is_form, levels};
use super::no_flag::{is_code, is_no_flag};
use super::phrases::{is_loud, is_marked, is_none, is_phrase, says_closed, says_nothing_closed};
use super::subjects::{is_closed_title, is_ended, is_subject};
use super::titles::begins_closed;
use super::unparsed::{SIGNS, by_sight, setting};
use super::{plain, says_yes, withholds};
use crate::place::Place;
use crate::read::front::{self, Front};
use crate::read::path_name;
use crate::read::tlp;
use crate::report::Note;

/// Words of a degree or a flag with marks around it, at the most.
const FEW: usize = 3;

/// The line, counted from 0, below front matter that withholds a text: the head of a second one with a flag, or a flag of its own.
/// `public` says whether the front matter says that the text is public: then a sentence behind a key is no flag.
pub fn below_front(body: &str, public: bool, today: NaiveDate) -> Option<usize> {
    let text = body.trim_start();
    let blank = body[..body.len() - text.len()].matches('\n').count();
    if let Front::Some { front, .. } = front::find(text) {
        let front = &text[front];
        if front::holds_keys(front) && by_sight(front) {
            return Some(blank);
        }
    }
    let block = || first_block::below_front(body, today).filter(|_| !public);
    headed(body, public, today).or_else(block)
}

/// The line, counted from 0, at the head of a Markdown text that withholds it.
pub fn of_markdown(text: &str, today: NaiveDate) -> Option<usize> {
    headed(text, false, today).or_else(|| first_block::closed(text, today))
}

fn headed(text: &str, public: bool, today: NaiveDate) -> Option<usize> {
    let blank = |line: &&str| line.trim().is_empty();
    let above = text.lines().take_while(blank).count();
    let keys = text
        .lines()
        .skip(above)
        .take_while(|line| is_key(begun(line)));
    let keys = above + keys.count();
    let lines: Vec<&str> = first_lines(text).collect();
    let levels = LazyCell::new(|| levels(&lines));
    let flag = (0..lines.len()).find(|at| {
        let line = lines[*at];
        let flag =
            || is_flag(line, *at < keys, public, today) || is_marked_flag(line, public, today);
        let says = || !is_count(&lines, *at) && flag() || is_subject(line, public, today);
        let withholds = may_set(line) && says() && !is_form(line)
            || is_set(line, today)
            || told_below(&lines[*at..], today);
        withholds && !levels[*at]
    });
    flag.or_else(|| classified(text, public, today))
}

/// Whether a comment begins with words of classification that stand alone, in brackets or before a colon. What looks like a flag is
/// mostly what somebody pasted.
pub fn of_comment(text: &str, today: NaiveDate) -> bool {
    let first = first_lines(text).find(|line| !line.trim().is_empty());
    first.is_some_and(|line| begins_closed(line, today)) || classified(text, false, today).is_some()
}

/// The line, counted from 0, at the head of a text or log that is a flag and says nothing else: `Confidential: yes`,
/// `# confidential: true`, `:private: true`, `#+PRIVATE: t`, `**Status:** confidential`. What somebody says after a name is longer.
pub fn at_head(text: &str, today: NaiveDate) -> Option<usize> {
    let short = |line: &str| {
        marked(line).is_some_and(|(key, value)| {
            let one = !value.contains(char::is_whitespace);
            (one || tells_day(&key, &value)) && flags(&key, &value, today)
        })
    };
    let flag = first_lines(text).position(|line| {
        short(line) || is_set(line, today) || may_set(line) && is_subject(line, false, today)
    });
    flag.or_else(|| classified(text, false, today))
}

/// That a line of a text, counted from 0, withholds it.
pub fn head_note(place: Place, at: usize) -> Note {
    let why = match at < HEAD {
        true => "withheld by this line at the head of the text",
        false => "withheld by this line at the foot of the text",
    };
    let hint = "say it in front matter, between two lines `---`; if this is public, take the line out or say it otherwise";
    Note::closed(place, why, hint)
}

/// Whether a line has a sign that stands between a key and its value at all.
fn may_set(line: &str) -> bool {
    let bytes = line.as_bytes();
    memchr::memchr3(b':', b'=', b'|', bytes).is_some()
        || !line.is_ascii() && line.contains(SIGNS[2])
}

/// Whether a line sets a key, or is one of those around front matter.
fn is_key(line: &str) -> bool {
    line.trim() == "---" || line.contains(SIGNS) && front::holds_keys(line)
}

/// Whether a line looks like a flag of front matter. Among other text a TLP label takes out what follows, and not all; a sentence
/// is no flag where the text is said to be public, unless it says that something is not.
fn is_flag(line: &str, among_keys: bool, public: bool, today: NaiveDate) -> bool {
    let flag = setting(line).filter(|_| !is_code(line));
    flag.is_some_and(|(key, value)| {
        let label = key.starts_with("tlp");
        let fits = match label {
            true => among_keys,
            false => !public || is_plain_flag(&key, &value, today) || says_closed(&value),
        };
        fits && flags(&key, &value, today)
    })
}

/// Whether a line with marks around its key is a flag, and says little else.
fn is_marked_flag(line: &str, public: bool, today: NaiveDate) -> bool {
    let flag = marked(line).filter(|(key, _)| !key.starts_with("tlp"));
    flag.is_some_and(|(key, value)| {
        let says = match public {
            true => is_plain_flag(&key, &value, today),
            false => is_short(&key, &value, today),
        };
        says && flags(&key, &value, today)
    })
}

/// Whether a line sets an attribute that needs no value, as AsciiDoc has it: `:confidential:`.
fn is_set(line: &str, today: NaiveDate) -> bool {
    let name = line.trim_end().strip_prefix(':');
    let name = name.and_then(|line| line.strip_suffix(':'));
    let key = name.filter(|name| !name.contains([':', ' '])).map(plain);
    key.is_some_and(|key| key != "tlp" && withholds(&key, &Value::from(true), today))
}

/// Whether a key and its value are a flag and cannot be anything else, where the text is said to be public.
fn is_plain_flag(key: &str, value: &str, today: NaiveDate) -> bool {
    let day = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let until = || value.split_whitespace().any(day);
    let degree = || {
        matches!(key, "classification" | "visibility" | "status" | "state")
            && value.split_whitespace().count() <= FEW
    };
    let no = || key == "public";
    says_yes(&Value::from(value)) || until() || degree() || no() || is_phrase(value, today)
}

/// Whether a value says little but what a flag says.
fn is_short(key: &str, value: &str, today: NaiveDate) -> bool {
    let few = value.split_whitespace().count() <= FEW;
    few || tells_day(key, value) || is_phrase(value, today)
}

/// Whether a key and its value tell up to which day a text is not public.
fn tells_day(key: &str, value: &str) -> bool {
    is_embargo(key) && value.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a line tells how many there are of something, and the one above or below it how many of something else.
fn is_count(lines: &[&str], at: usize) -> bool {
    let number = |line: &&str| {
        let (key, value) = setting(line)?;
        let number: u8 = value.parse().ok()?;
        (!is_embargo(&key)).then_some(number)
    };
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    let mut beside = beside.filter_map(|at| lines.get(at).and_then(number));
    // One and none may be yes and no.
    lines
        .get(at)
        .and_then(number)
        .is_some_and(|count| count > 1)
        && beside.next().is_some()
}

/// A key and its value without marks of Markdown, HTML and others around them, as in a row of a table; none without a value.
pub(super) fn marked(line: &str) -> Option<(String, String)> {
    if is_code(line) {
        return None;
    }
    let row = line.trim_start().starts_with('|');
    let (_, typed) = line.split_once(SIGNS).unwrap_or(("", ""));
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (key, value) = match row {
        true => line.split_once('|'),
        false => line.split_once(SIGNS),
    }?;
    let value = value.trim_matches(|c: char| !c.is_alphanumeric());
    let key = key.trim_end_matches(|c: char| !c.is_alphanumeric());
    // The sign of a room, and those of code and links, are of the value.
    let value = match !row && is_no_flag(typed) {
        true => typed,
        false => value,
    };
    (!value.is_empty()).then(|| (plain(key), value.to_lowercase()))
}

/// Whether a key and its value at the head of a text say that it is not public. Lists of what a flaw harms have `Confidentiality:
/// High`, and who may enter what is told after `Access:`, too.
pub(super) fn flags(key: &str, value: &str, today: NaiveDate) -> bool {
    let public = key.starts_with("tlp") && tlp::after(&format!("TLP:{value}")) == Some(false);
    let text = Value::from(value);
    if is_no_flag(value) {
        return false;
    }
    match key {
        key if !key.starts_with("tlp") && says_nothing_closed(value) => false,
        key if key.starts_with("confidentiality") => is_phrase(value, today),
        key if is_degree_key(key) => {
            let own = matches!(key, "classification" | "visibility" | "information_type");
            let most = if own { FEW } else { 1 };
            let words = value.split_whitespace();
            let few = words
                .filter(|word| word.contains(char::is_alphanumeric))
                .count()
                <= most;
            few && is_degree(&text) || is_phrase(value, today) || tlp::after(value) == Some(true)
        }
        "status" | "state" => {
            let bare = value.split(" (").next().unwrap_or(value);
            withholds(key, &Value::from(bare), today) || is_phrase(value, today)
        }
        key => !public && withholds(key, &text, today),
    }
}

/// The first line at the head of a text, or a heading above it, if it says that the text is not public and nothing else. Keys may
/// stand above it, and a line that tells a day. Where front matter says that the text is public, a heading may be about that.
fn classified(text: &str, public: bool, today: NaiveDate) -> Option<usize> {
    let (mut comment, mut head) = (false, true);
    let lines: Vec<&str> = first_lines(text).map(str::trim).collect();
    let levels = LazyCell::new(|| levels(&lines));
    for ((at, line), typed) in lines.iter().enumerate().zip(text.lines()) {
        let above = is_above(typed, &mut head);
        // Text is underlined that is closed elsewhere; where the author says that all is public, it is a heading like others.
        let heading = line.starts_with('#') || public && is_underlined(&lines, at);
        let item = line.starts_with(['-', '*', '+']) && line[1..].starts_with(' ');
        let step = step_of(line);
        let mut below = lines[at + 1..].iter();
        let says = match (heading, item) {
            (true, _) => {
                let nothing = below.find(|line| !line.is_empty());
                let title = line.trim_start_matches(['#', ' ']);
                is_closed_title(title, public, today) && !nothing.is_some_and(|line| is_none(line))
            }
            _ if step.is_some() => step.is_some_and(|step| is_loud(step) && is_marked(step, today)),
            (_, true) => is_marked(line, today),
            _ => {
                let mut term = || below.next().is_some_and(|next| defines(line, next));
                let shown = is_code(line) && line.contains(SIGNS);
                let bare = untagged(line);
                let says = || is_phrase(&bare, today) || begins_with_mark(&bare, today);
                let mut phrase = || says() && !is_count(&lines, at) && !term() && !is_form(line);
                !shown && phrase() || is_ended(&lines, at)
            }
        };
        if says && (heading || !levels[at]) {
            return Some(at);
        }
        let nothing = tlp::says_nothing(line, &mut comment) || is_alert(line) || above;
        if !nothing && !heading && !is_key(line) && !path_name::is_of_day(line) {
            return None;
        }
    }
    None
}

/// What a step of a list tells somebody to do, behind a number or a box that is not ticked, unless it is about the text itself.
fn step_of(line: &str) -> Option<&str> {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = (digits.len() < line.len())
        .then(|| digits.strip_prefix(". "))
        .flatten();
    let boxed = || {
        line.strip_prefix(['-', '*', '+'])?
            .trim_start()
            .strip_prefix("[ ] ")
    };
    let own = |word: &str| word.eq_ignore_ascii_case("this") || word.eq_ignore_ascii_case("these");
    numbered
        .or_else(boxed)
        .filter(|step| step.split_whitespace().count() >= FEW && !step.split_whitespace().any(own))
}

/// Whether a line begins an alert of GitHub and GitLab, `> [!WARNING]`, and says nothing else.
fn is_alert(line: &str) -> bool {
    let inside = line.trim_start_matches(['>', ' ']).strip_prefix("[!");
    inside.is_some_and(|inside| inside.trim_end().ends_with(']') && !inside.contains(' '))
}

/// Whether a line is a term of a list of definitions: a sentence behind a colon is below it.
fn defines(line: &str, next: &str) -> bool {
    let sentence = next.strip_prefix(": ").unwrap_or("");
    !is_loud(line) && sentence.split_whitespace().count() > FEW
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default()
    }

    #[test]
    fn flags_at_the_head_of_logs_and_texts() {
        let rows = [
            ("Confidential: yes", true),
            ("Vertraulich: ja", true),
            ("Vertraulich: nein", false),
            ("# confidential: true", true),
            (":confidential: true", true),
            ("#+TITLE: x\n#+PRIVATE: t", true),
            ("- **Confidential:** yes", true),
            ("<!--\nprivate: true\n-->", true),
            ("Status: CONFIDENTIAL", true),
            ("# confidential", true),
            ("CONFIDENTIAL - do not publish\n15:00 < ash> a", true),
            ("# Embargo: 2027-05-01 14:00 UTC", true),
            ("= Weekly\n:confidential:\n\ntext", true),
            ("= Weekly\n:private:\n\ntext", true),
            ("= Weekly\n:toc:\n\ntext", false),
            ("Minutes of the weekly, CONFIDENTIAL\n\ntext", true),
            ("Confidential minutes of the weekly\n\ntext", true),
            ("Minutes of ws, 2026-06-20\n\nCONFIDENTIAL\n", true),
            ("15:00 < ash> the weekly, CONFIDENTIAL", false),
            ("private: #sec-private", false),
            ("Visibility: public", false),
            ("Confidential: no", false),
            ("private: hello all, who is here?", false),
            ("15:00 < ash> confidential: true", false),
            ("15:00 < ash> confidential", false),
            ("Private:", false),
            ("status: open", false),
        ];
        for (text, expected) in rows {
            assert_eq!(at_head(text, today()).is_some(), expected, "{text:?}");
        }
    }

    #[test]
    fn flags_at_the_head_of_markdown() {
        let rows = [
            ("**Confidential:** yes", Some(0)),
            ("# Flaw\n\nConfidential: yes", Some(2)),
            ("**Embargo:** 2027-05-01", Some(0)),
            ("* Embargo: 2027-05-01", Some(0)),
            ("- **Visibility**: private", Some(0)),
            ("_Visibility: private_", Some(0)),
            ("> Confidential: yes", Some(0)),
            ("<!-- confidential: true -->", Some(0)),
            ("**Classification:** Internal", Some(0)),
            ("Embargo date: 2027-05-01 14:00 UTC", Some(0)),
            ("**Embargo date:** 2027-05-01 14:00 UTC", Some(0)),
            ("Embargo lift: 2027-05-01", Some(0)),
            ("| | |\n|-|-|\n| Confidential | yes |", Some(2)),
            ("**Status**: embargoed until 2027-05-01", Some(0)),
            ("CRD: 2027-05-01 14:00 UTC", Some(0)),
            ("Disclosure date: 2027-05-01", Some(0)),
            ("**Planned disclosure:** 2027-03-01", Some(0)),
            ("**Planned disclosure:** 1 March 2027", Some(0)),
            ("**Planned disclosure:** 2026-03-01", None),
            ("Responsible disclosure: see https://e.org/2027\n", None),
            ("Disclosure: within 90 days\n", None),
            (
                "# CVE-2027-1\n\n**Embargoed until 1 March 2027**\n",
                Some(2),
            ),
            (
                "> [!CAUTION]\n> This advisory is under embargo until 2027-03-01.\n",
                Some(1),
            ),
            ("Access: team members only", Some(0)),
            ("# [CONFIDENTIAL] Plan\n\ntext", Some(0)),
            ("\nTitle: x\nTLP: AMBER\n\ntext", Some(2)),
            ("text\n\nTLP: AMBER\n", None),
            ("| TLP | AMBER |", None),
            ("# Flaw\n\n**CONFIDENTIAL**\n", Some(2)),
            (
                "Date: 2026-11-22\nPresent: ash\n\nNot for publication\n",
                Some(3),
            ),
            (
                "**CONFIDENTIAL \u{2014} ATTORNEY-CLIENT PRIVILEGED**",
                Some(0),
            ),
            ("# Page\n\n**CONFIDENTIAL - FINANCE**\n", Some(2)),
            ("CONFIDENTIAL \u{2014} Finance Department Only", Some(0)),
            ("**EMBARGOED \u{2014} do not share before Monday**", Some(0)),
            ("EMBARGOED \u{2014} CVE-2027-1", Some(0)),
            ("EMBARGOED \u{2014} CVE-2026-1 until 2026-05-01", None),
            ("CONFIDENTIAL - what the word means to you", None),
            ("Confidential - a word that we use", None),
            ("- CONFIDENTIAL - for few\n- PUBLIC - for all", None),
            ("**Data classification:** Confidential", Some(0)),
            ("**Data classification level:** Confidential", Some(0)),
            ("Marking: CONFIDENTIAL", Some(0)),
            ("**Protective marking:** Confidential", Some(0)),
            ("Marking: red paint", None),
            ("**Distribution:** Limited", Some(0)),
            ("Distribution: internal only", Some(0)),
            ("Distribution: Debian", None),
            ("Distribution: private repository", None),
            ("**Classification**\n\nConfidential\n", Some(0)),
            ("# Plan\n\n## Classification\n\nConfidential\n", Some(2)),
            ("# Plan\n\n**TLP**\n\nAMBER\n", Some(2)),
            ("## Disclosure date\n\n2027-03-01\n", Some(0)),
            ("## Disclosure date\n\n2026-03-01\n", None),
            ("**Classification**\n\nPublic\n", None),
            ("# Access\n\n## Internal\n\nFor few\n", None),
            (
                "## Classification\n\nConfidential reports go to two.\n",
                None,
            ),
            ("## Access\n\nPrivate network\n", None),
            ("## Is this private?\n\nYes, it is.\n", None),
            ("1. Keep the issue confidential until the release.", None),
            ("- [ ] Do not publish before the CRD.", None),
            ("Proposed CRD: 2027-03-01", Some(0)),
            ("Proposed CRD: 2026-03-01", None),
            ("Coordinated release date (CRD): 2027-03-01", Some(0)),
            ("Planned publication: 2027-03-01", Some(0)),
            ("Planned publication: next year", None),
            ("1. CONFIDENTIAL", Some(0)),
            ("1. This page is confidential.", Some(0)),
            ("1. Keep this page confidential.", Some(0)),
            ("**Status:** private (GHSA draft)", Some(0)),
            ("**Information type:** Private Security", Some(0)),
            ("Information type: Public Security", None),
            ("Public on: 2027-03-01", Some(0)),
            ("Public on: 2026-03-01", None),
            ("Public on: request", None),
            ("Unembargo date: 2027-03-01", Some(0)),
            ("Sperrfrist: 1. März 2027", Some(0)),
            ("| Subject | [EMBARGOED] CVE-2027-1 |", Some(0)),
            ("# Plan\n\n[CONFIDENTIAL] words\n", Some(2)),
            ("<b>CONFIDENTIAL</b>\n", Some(0)),
            ("```a``` is a name.\n\nConfidential: yes\n", Some(2)),
            ("```\na\n```\n\nConfidential: yes\n", None),
            ("**Embargoed until 2027-01-01**: the fix", Some(0)),
            ("This packet is confidential and proprietary.", Some(0)),
            ("This document contains confidential information.", Some(0)),
            (
                "Please treat the following information as confidential until further public disclosure.",
                Some(0),
            ),
            (
                "The information contained in this email is **under embargo** until 2027-05-01.",
                Some(0),
            ),
            (
                "The information contained in this email is **under embargo** until 2026-05-01.",
                None,
            ),
            ("Subject: [EMBARGOED] CVE-2027-1: overflow", Some(0)),
            ("From: kim\nSubject: EMBARGOED: CVE-2027-1\n", Some(1)),
            (
                "# Ops\n\n**Subject:** [EMBARGOED] CVE-2027-1 overflow\n",
                Some(2),
            ),
            ("Title: [CONFIDENTIAL] Plan\n", Some(0)),
            ("Subject: `[EMBARGOED] CVE-2027-1`\n", None),
            ("Subject: [EMBARGOED] <CVE>: <title>\n", None),
            ("Subject: [EMBARGOED] $CVE\n", None),
            ("Subject: Embargo policy\n", None),
            ("**Embargo:** 2026-05-01", None),
            ("Embargo: lifted 2026-01-01", None),
            ("Embargo: 2026-01-01 (over)", None),
            ("Disclosure date: 2026-05-01", None),
            ("# Flaw\n\nConfidentiality: High\nIntegrity: None", None),
            ("Access: private network only", None),
            ("Access: members of the crew have a key", None),
            ("Sensitivity: internal systems", None),
            (
                "- **Private:** only those whom somebody asked to come",
                None,
            ),
            ("# Private\n\n- public\n- private\n", None),
            ("> [!WARNING]\n> Confidential\n", Some(1)),
            ("# Minutes\n2026-06-22\n\n**Confidential**\n", Some(3)),
            (
                "<!-- CONFIDENTIAL: not for the public site -->\n# W\n",
                Some(0),
            ),
            (
                "Private: security@example.org\nPublic: list@example.org\n",
                None,
            ),
            ("Confidential: <security@example.org>\n", None),
            ("**Private:** https://lists.example.org/sec\n", None),
            ("**Private:** [list](https://lists.example.org/sec)\n", None),
            ("Private: #sec-private\n", None),
            ("- **Private**: #sec-private, #board\n", None),
            ("Embargo: 14 days\n", None),
            ("Embargo: at most 14 days\n", None),
            ("Embargo: 14 December\n", Some(0)),
            ("Embargo: 14 days from 2026-11-20\n", Some(0)),
            ("Confidential: see https://e.org/x\n", Some(0)),
            ("`private: true`\n\nmakes it so.\n", None),
            ("Private: `yes`\n", Some(0)),
            ("Private: `member_list`\n", None),
            ("- private\n- public\n", None),
            ("We keep confidential issues in the tracker.", None),
            ("text\n\nCONFIDENTIAL\n", None),
            (
                "```toml\n[advisory]\nid = \"B-1\"\nprivate = true\n```\n\n# Flaw\n",
                Some(3),
            ),
            (
                "            Advisory CVE-2027-1\n                version 1\n\n*** EMBARGOED UNTIL 2027-03-01 12:00 UTC ***\n",
                Some(3),
            ),
            (
                "            Advisory CVE-2027-1\n\nWords\n\nCONFIDENTIAL\n\na",
                None,
            ),
            ("    confidential: yes\n", None),
            (
                "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n*** EMBARGOED UNTIL 1 March 2027 ***\n",
                Some(3),
            ),
            ("# Hole\n\n**EMBARGOED UNTIL $DATE**\n", None),
            (
                "**Classification:** Public | Internal | Confidential\n",
                None,
            ),
            ("Embargo: YYYY-MM-DD\n", None),
            (
                "# Channels\n\n- **Private**: Slack\n- **Public**: the blog\n",
                None,
            ),
            (
                "# Data\n\n| Public | site |\n|-|-|\n| Confidential | reports |\n",
                None,
            ),
            ("Confidential: what the word means to us\n", None),
            ("Confidential: what this means to us\n", Some(0)),
            ("Confidential: meaning do not forward\n", Some(0)),
            ("CONFIDENTIAL: means board only\n", Some(0)),
            ("Confidential: a word meaning little\n", None),
            ("Embargoed: means confidential up to a day\n", None),
            ("Confidential: this stays inside the harbour\n", Some(0)),
            ("Confidential: nothing today\n", None),
            ("Embargo: none at the moment\n", None),
            ("Confidential: nothing leaves the room\n", Some(0)),
            ("Private: 3\nPublic: 4\n", None),
            ("Private: 1\nPublic: 4\n", Some(0)),
            ("Private: 3\n", Some(0)),
            ("Embargo: 90\nGrace: 7\n", Some(0)),
            ("# Weekly\n\n## Embargoed\n\nNone this week\n", None),
            ("# Weekly\n\n## Embargoed\n\nThe flaw\n", Some(2)),
            ("Internal\n: Systems of the team.\n", None),
            ("Confidential\n: yes\n", Some(0)),
            ("CONFIDENTIAL\n: plans of the whole crew\n", Some(0)),
        ];
        for (text, expected) in rows {
            assert_eq!(of_markdown(text, today()), expected, "{text:?}");
        }
        let second = "\n---\ntitle: x\nprivate: true\n---\n";
        assert_eq!(below_front(second, false, today()), Some(1));
    }

    #[test]
    fn flags_below_front_matter_that_says_public() {
        let rows = [
            ("Private: keys that only you hold.", None),
            ("Embargo: the time between report and release.", None),
            ("Private: kim and lea are absent", None),
            ("Private: kim", None),
            ("Access: members", None),
            ("# Embargoed security release: lessons learned", None),
            ("# Members only\n\nWhich rooms are.", None),
            ("# Do not publish\n\nHow we mark things.", None),
            ("Embargoed\n---------\n\nWhat that is.", None),
            ("Confidential\n====\n\nWhat that is.", None),
            ("CONFIDENTIAL\n====\n\nPlans.", Some(0)),
            ("Embargoed\n-\n\nPlans.", Some(0)),
            ("# Weekly - CONFIDENTIAL", Some(0)),
            ("# Plan [confidential]", Some(0)),
            ("Visibility: members", Some(0)),
            ("Confidential: yes", Some(0)),
            (
                "Confidential: please do not share this with others",
                Some(0),
            ),
            ("Embargo: 2027-05-01 14:00 UTC or so", Some(0)),
            ("CONFIDENTIAL", Some(0)),
            ("TLP: AMBER\n", Some(0)),
        ];
        for (text, expected) in rows {
            assert_eq!(below_front(text, true, today()), expected, "{text}");
            assert_eq!(below_front(text, false, today()), Some(0), "{text}");
        }
    }
}
