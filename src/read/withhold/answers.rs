//! Answers to the questions of issue forms: what stands below a heading, and boxes that are ticked. The description of a ticket in,
//! whether an answer says that it is not public out. What stands at its head is the business of `flags_at_head`.

use chrono::NaiveDate;
use serde_yaml::Value;

use super::day_keys::is_of_day;
use super::days::is_over;
use super::degree::{is_degree, is_degree_key};
use super::no_flag::is_no_flag;
use super::phrases::{LONGEST, is_marked, is_phrase, may_say, words};
use super::{plain, spelled_days, withholds};
use crate::read::markdown::entries::{Shape, entries};
use crate::read::markdown::fence::Fence;
use crate::read::markdown::heading::signed;
use crate::read::markdown::listed::{behind_sign, ticked};
use crate::read::tlp;

/// Words of an answer that is a degree, and of one that is a day with its hour, at the most.
const FEW: usize = 3;
const DAY: usize = 6;

/// Of which one stands in every text that asks something, or has a box that is ticked.
const ASKING: &[&str] = &["#", "**", "==", "--", "[x]", "[X]"];

/// Whether an answer says that a ticket is not public. What stands in code is none, unless nothing ends that code: it may be of an
/// entry of a list, which ends it.
pub(super) fn close(text: &str, today: NaiveDate) -> bool {
    let asks = ASKING.iter().any(|sign| text.contains(sign));
    let behind = || behind_fence(text).is_some_and(|text| any_closes(text, today));
    asks && (any_closes(text, today) || behind())
}

/// What stands behind a fence that nothing ends.
fn behind_fence(text: &str) -> Option<&str> {
    let (mut fence, mut begins, mut at) = (Fence::default(), None, 0);
    for line in text.split_inclusive('\n') {
        at += line.len();
        let before = fence.is_open();
        fence.takes(line);
        if !before && fence.is_open() {
            begins = Some(at);
        }
    }
    begins.filter(|_| fence.is_open()).map(|at| &text[at..])
}

/// Whether the first of some lines is a heading, or bold, and names a key whose value stands alone below it: `**Classification**`,
/// `Confidential`.
pub(super) fn told_below(lines: &[&str], today: NaiveDate) -> bool {
    let line = lines.first().map_or("", |line| line.trim());
    let Some(asked) = in_bold(line).or_else(|| Some(signed(line)?.1)) else {
        return false;
    };
    let mut below = lines[1..].iter().skip_while(|line| line.trim().is_empty());
    // One below the other there may be all that there are.
    let listed = |line: &&&str| line.starts_with(['#', '|']) || behind_sign(line).is_some();
    let answer = below.next().filter(|line| !listed(line));
    let answer = answer.map_or("", |line| line.trim_matches(|c: char| !c.is_alphanumeric()));
    let alone = below.next().is_none_or(|line| line.trim().is_empty());
    if !alone || answer.is_empty() || answer.len() > LONGEST {
        return false;
    }
    let key = plain(&question(asked));
    // Who may enter what is told below `Access` as well.
    let sure = matches!(&*key, "classification" | "visibility") || !is_degree_key(&key);
    (sure || !answer.contains(' ')) && tells(&key, answer, today)
}

fn any_closes(text: &str, today: NaiveDate) -> bool {
    let mut asked = String::new();
    entries(text, begins).iter().any(|entry| {
        let (ticked, said) = match entry.shape {
            Shape::Item(_, Some(done)) => (Some(done), &*entry.text),
            _ => boxed(&entry.text),
        };
        let heading = entry.shape.level().is_some() || said.starts_with('#');
        let bold = in_bold(said);
        let closes = !heading && ticked != Some(false) && {
            answers(&asked, bold.unwrap_or(said), today)
                || ticked == Some(true) && is_statement(said, today)
        };
        if heading || bold.is_some() {
            asked = question(bold.unwrap_or(said));
        } else if ticked.is_none() {
            asked.clear();
        }
        closes
    })
}

/// Whether a line goes on with none before it: it asks something, or has a box.
fn begins(line: &str) -> bool {
    in_bold(line).is_some() || line.starts_with('#') || boxed(line).0.is_some()
}

/// Whether what a line says is ticked, where it has a box, be it written without blanks.
fn boxed(line: &str) -> (Option<bool>, &str) {
    let inside = line.trim_start_matches(['-', '*', '+']).trim_start();
    ticked(inside).map_or((None, line), |(done, rest)| (Some(done), rest.trim()))
}

/// What stands in a line that is bold as a whole.
fn in_bold(line: &str) -> Option<&str> {
    line.strip_prefix("**")?.strip_suffix("**")
}

/// What a heading asks, without the signs around it and what is said behind the question.
fn question(heading: &str) -> String {
    let asked = heading.split('?').next().unwrap_or(heading);
    let sign = |word: &&str| word.len() > 2 && word.starts_with(':') && word.ends_with(':');
    let words: Vec<&str> = asked
        .split_whitespace()
        .filter(|word| !sign(word))
        .collect();
    let whole = words.join(" ");
    whole.trim_matches([' ', ':', '*', '#']).to_owned()
}

/// Whether an answer says yes to a question whether something is confidential, what degree it has, or up to which day.
fn answers(asked: &str, answer: &str, today: NaiveDate) -> bool {
    if asked.is_empty() {
        return false;
    }
    if tells(&plain(asked), answer, today) {
        return true;
    }
    if !may_say(asked) || !is_phrase(asked, NaiveDate::MIN) {
        return false;
    }
    let answer = words(answer);
    let day = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('-');
    let over = answer
        .iter()
        .any(|word| is_over(&Value::from(word.as_str()), today));
    let first = answer.first().map_or("", String::as_str);
    (matches!(first, "yes" | "y" | "true" | "until") || day(first)) && !over
}

/// Whether what stands below a heading is a degree, a label or a day, and says that something is not public: `AMBER` below `TLP`.
pub(super) fn tells(key: &str, answer: &str, today: NaiveDate) -> bool {
    let count = answer.split_whitespace().count();
    if is_degree_key(key) {
        return count <= FEW && is_degree(&Value::from(answer));
    }
    if matches!(key, "tlp" | "tlp_level" | "tlp_label" | "tlp_marking") {
        let label = format!("TLP:{answer}");
        return count <= FEW && tlp::after(&label) == Some(true);
    }
    if !is_of_day(key) || count > DAY || is_no_flag(answer) {
        return false;
    }
    let told = words(answer);
    let day = |at: usize| told[at].starts_with("20") || spelled_days::is_of_day(&told, at);
    (0..told.len()).any(day)
        && !spelled_days::are_over(&told, today)
        && withholds(key, &Value::from(answer), today)
}

/// Whether a ticked box says so itself: `This issue is confidential and should be seen by the team only`.
fn is_statement(item: &str, today: NaiveDate) -> bool {
    let end = item.find([',', '.', ';']).unwrap_or(item.len());
    let clause = &item[..end];
    let clause = clause
        .split_once(" and ")
        .map_or(clause, |(clause, _)| clause);
    let first = clause
        .split_whitespace()
        .next()
        .unwrap_or("")
        .to_lowercase();
    let sentence = matches!(first.as_str(), "this" | "the" | "it" | "please" | "keep");
    is_marked(clause, today) || sentence && is_phrase(clause, today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_forms() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap_or_default();
        for (text, expected) in [
            ("### Is this confidential?\n\n- [x] Yes", true),
            ("### Is this confidential?\n\n- [ ] Yes\n- [x] No", false),
            ("### Is this confidential?\n\n- [x] No", false),
            ("### Is this confidential?\n\nYes, it names customers", true),
            (
                "### Is this confidential?\n\nNo, it is public\n\nyes",
                false,
            ),
            (
                "### What happens?\n\nIt stops\n\n### Confidential\n\nyes\n",
                true,
            ),
            ("**Is this private?**\n\nyes", true),
            ("### Embargo\n\nyes until 2027-01-01", true),
            ("### Embargo\n\n2027-01-01", true),
            ("### Embargo\n\nyes until 2026-01-01", false),
            ("### Embargo\n\nnone", false),
            ("### Visibility\n\nPrivate", true),
            ("### Visibility\n\nPublic", false),
            (
                "### Visibility\n\nprivate fields are shown to subclasses",
                false,
            ),
            ("Steps\n\n- [x] This issue is confidential", true),
            (
                "- [X] This issue is confidential and should be seen by members only",
                true,
            ),
            ("- [ ] This issue is confidential", false),
            ("- [x] I removed all confidential data", false),
            ("- [x] No confidential data is in it", false),
            ("- [x] private", false),
            ("```\n### Is this confidential?\n- [x] Yes\n```", false),
            ("### Is the network private?\n\nyes", false),
            (
                "~~~\n```\n~~~\n\n### Is this confidential?\n\n- [x] Yes",
                true,
            ),
            (
                "````\n```\n````\n\n### Is this confidential?\n\n- [x] Yes",
                true,
            ),
            (
                "```inline``` at the head\n\n### Is this confidential?\n\n- [x] Yes",
                true,
            ),
            (
                "- a\n\n  ```\n  ~~~\n  ```\n\n### Is this confidential?\n\n- [x] Yes",
                true,
            ),
            ("- ```\n  a\n\n### Is this confidential?\n\n- [x] Yes", true),
            (
                "````\n```\n### Is this confidential?\n- [x] Yes\n````",
                false,
            ),
            ("~~~\n### Is this confidential?\n```\n- [x] Yes\n~~~", false),
            ("Is this confidential?\n=====\n\nyes", true),
            ("Is this confidential?\n---\n\nyes", true),
            ("Is this confidential?\n---\n\nno", false),
            ("### Is this confidential?\n\n**Yes**", true),
            ("### Is this confidential?\n\n**No**\n\nyes", false),
            ("### Is this confidential?\n\n1. [ ] No\n2. [x] Yes", true),
            ("### Is this confidential?\n\n1. [x] No\n2. [ ] Yes", false),
            ("### Is this confidential?\n\n-[x] Yes", true),
            ("### Is this confidential?\n\n-[ ] Yes", false),
            ("### Is this confidential?\n\n- [x]Yes", true),
            ("### Is this confidential? :lock:\n\nyes", true),
            ("### :lock: Confidential\n\nyes", true),
            ("### Is this confidential? (optional)\n\nyes", true),
            ("### Is this confidential?\n\n<!-- yes or no -->\nno", false),
            ("### Is this confidential?\n\n<!-- tell us -->\nyes", true),
            ("> ### Is this confidential?\n>\n> - [x] Yes", true),
            ("### TLP\n\nAMBER", true),
            ("### TLP\n\nTLP:RED", true),
            ("### TLP\n\nCLEAR", false),
            ("### TLP\n\n_No response_", false),
            ("### TLP\n\nRed boats and amber ones", false),
            ("### Disclosure date\n\n2027-03-01", true),
            ("### Planned disclosure\n\n1 March 2027", true),
            ("### Disclosure date\n\n2026-03-01", false),
            ("### Embargo date\n\n1 March 2027", true),
            ("### Embargo date\n\n1 March 2026", false),
            ("### Embargo date\n\n_No response_", false),
            ("### Embargo\n\n14 days", false),
            ("### Embargo\n\n14 days at most", false),
            ("### Embargo\n\n1 March", true),
        ] {
            assert_eq!(close(text, today), expected, "{text}");
        }
    }
}
