//! Keys in a block of code at the very head of a text, as lists of advisories have them in place of front matter. A text in, the line
//! that withholds it out. What a key means is the business of `withhold`.

use chrono::NaiveDate;
use serde_yaml::Value;

use super::first_lines::{HEAD, begun};
use super::unparsed::setting;
use super::withholds;
use crate::read::front;
use crate::read::markdown::fence::Fence;

/// Lines of such a block that are looked at.
const LONGEST: usize = 200;

/// Languages of keys; without a word they may be of any.
const LANGUAGES: &[&str] = &["", "toml", "yaml", "yml", "json"];

/// The line, counted from 0, of a flag in a first block of keys; that of its head, where it is a long one.
pub(super) fn closed(text: &str, today: NaiveDate) -> Option<usize> {
    of_keys(text, today).map(|(at, _)| at)
}

/// The same below front matter, where a block of a single key explains that key.
pub(super) fn below_front(text: &str, today: NaiveDate) -> Option<usize> {
    let (at, _) = of_keys(text, today).filter(|(_, keys)| *keys > 1)?;
    Some(at)
}

/// The same, and how many lines with words the block has.
fn of_keys(text: &str, today: NaiveDate) -> Option<(usize, usize)> {
    let first = text.lines().position(|line| !line.trim().is_empty())?;
    let mut lines = text.lines().skip(first);
    let mut fence = Fence::default();
    let opening = lines.next().filter(|line| fence.takes(line))?;
    let language = opening.trim_matches(|c: char| c.is_whitespace() || matches!(c, '`' | '~'));
    if !LANGUAGES
        .iter()
        .any(|known| language.eq_ignore_ascii_case(known))
    {
        return None;
    }
    let keys: Vec<&str> = lines
        .take(LONGEST)
        .take_while(|line| fence.takes(line) && fence.is_open())
        .collect();
    let at = flagged(&keys, today)?;
    let at = first + 1 + at;
    let count = keys
        .iter()
        .filter(|line| line.contains(char::is_alphanumeric));
    Some((if at < HEAD { at } else { first }, count.count()))
}

/// The first of some lines, counted from 0, that is a flag, where what they begin with is a key or the head of a table.
pub(super) fn flagged(lines: &[&str], today: NaiveDate) -> Option<usize> {
    let says = |line: &&&str| !line.trim().is_empty() && !line.starts_with('#');
    let first = lines.iter().find(says)?;
    let table = first.starts_with('[') && first.trim_end().ends_with(']');
    if !table && *first != "{" && !front::holds_keys(first) {
        return None;
    }
    let flag = |line: &&str| {
        let line = begun(line);
        let near = line.split_once(" #").map_or(line, |(line, _)| line);
        let flag = setting(near).filter(|(key, _)| !key.starts_with('#'));
        flag.is_some_and(|(key, value)| {
            !value.is_empty() && withholds(&key, &Value::from(value), today)
        })
    };
    lines.iter().position(flag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_in_a_first_block() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        let rows = [
            (
                "```toml\n[advisory]\nembargo_until = \"2027-03-01\"\n```\n\n# Flaw",
                Some(2),
            ),
            (
                "```toml\n[advisory]\nembargo_until = \"2026-03-01\"\n```\n\n# Flaw",
                None,
            ),
            (
                "```toml\n[advisory]\nprivate = true # for now\n```\n",
                Some(2),
            ),
            ("```\nid: B-1\ntlp: amber\n```\n", Some(2)),
            ("\n~~~yaml\ntlp: clear\nprivate: true\n~~~\n", Some(3)),
            (
                "```toml\n[advisory]\ndate = 2026-01-01\n```\n\nprivate = true",
                None,
            ),
            ("```rust\nid: B-1\nprivate: true\n```\n", None),
            ("```\n$ cargo run\nprivate: true\n```\n", None),
            ("# Keys\n\n```toml\nprivate = true\n```\n", None),
            ("private = true\n", None),
        ];
        for (text, expected) in rows {
            assert_eq!(closed(text, today), expected, "{text}");
        }
        let rows = [
            (
                "```yaml\nconfidential: true\n```\n\nThis key hides a page.",
                None,
            ),
            ("```yaml\nid: B-1\n\nconfidential: true\n```\n", Some(3)),
            ("```toml\n[advisory]\nprivate = true\n```\n", Some(2)),
        ];
        for (text, expected) in rows {
            assert_eq!(below_front(text, today), expected, "{text}");
        }
    }
}
