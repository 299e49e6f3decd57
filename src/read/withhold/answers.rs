//! Answers to the questions of issue forms: what stands below a heading, and boxes that are ticked. The description of a ticket in,
//! whether an answer says that it is not public out. What stands at its head is the business of `flags_at_head`.

use chrono::NaiveDate;
use serde_yaml::Value;

use super::days::is_over;
use super::degree::{is_degree, is_degree_key};
use super::phrases::{is_marked, is_phrase, may_say, words};
use super::plain;

/// Words of an answer that is a degree, at the most.
const FEW: usize = 3;

/// Whether an answer says that a ticket is not public. What stands in code is none.
pub(super) fn close(text: &str, today: NaiveDate) -> bool {
    if !may_say(text) {
        return false;
    }
    let (mut asked, mut code) = ("", false);
    text.lines().map(str::trim).any(|line| {
        code ^= line.starts_with("```") || line.starts_with("~~~");
        if code || line.is_empty() {
            return false;
        }
        if let Some(title) = heading(line) {
            asked = title;
            return false;
        }
        let (ticked, answer) = match line.strip_prefix(['-', '*', '+']).map(str::trim_start) {
            Some(item) if item.starts_with("[ ]") => return false,
            Some(item) => match item.strip_prefix("[x]").or(item.strip_prefix("[X]")) {
                Some(ticked) => (true, ticked.trim()),
                None => (false, line),
            },
            None => (false, line),
        };
        let closes = answers(asked, answer, today) || ticked && is_statement(answer, today);
        if !ticked {
            asked = "";
        }
        closes
    })
}

/// What a line asks that is a heading, or bold as a whole.
fn heading(line: &str) -> Option<&str> {
    let bold = || line.strip_prefix("**")?.strip_suffix("**");
    let title = match line.trim_start_matches('#') {
        title if title.len() < line.len() => title,
        _ => bold()?,
    };
    Some(title.trim_matches([' ', '?', ':', '*', '#']))
}

/// Whether an answer says yes to a question whether something is confidential, or what degree it has.
fn answers(asked: &str, answer: &str, today: NaiveDate) -> bool {
    if is_degree_key(&plain(asked)) {
        let few = answer.split_whitespace().count() <= FEW;
        return few && is_degree(&Value::from(answer));
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
        ] {
            assert_eq!(close(text, today), expected, "{text}");
        }
    }
}
