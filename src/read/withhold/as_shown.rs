//! The head of a text as a reader sees it: without tags and boxes around its lines, facts that share a line or a table one below the
//! other. A text in, such lines out, each with the line it is from; what they say is found by `flags_at_head`.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::first_lines::{HEAD, begun};
use super::phrases::is_marked;
use super::unparsed::SIGNS;

/// Lines, each with the number, counted from 0, of that of the text which it is from.
pub(super) struct Shown {
    pub(super) text: String,
    pub(super) from: Vec<usize>,
}

/// The head of a text as it is shown; none where that is how it stands.
pub(super) fn head(text: &str, today: NaiveDate) -> Option<Shown> {
    let lines: Vec<&str> = text.lines().take(HEAD).map(begun).collect();
    let signs = |line: &&str| {
        let bytes = line.as_bytes();
        let first = memchr::memchr3(b'<', b'|', b':', bytes);
        let first = first.or_else(|| memchr::memchr3(b'!', b'?', b'{', bytes));
        first.is_some() || !line.is_ascii()
    };
    if !lines.iter().any(signs) {
        return None;
    }
    let mut shown = Shown {
        text: String::with_capacity(text.len().min(HEAD * 80)),
        from: Vec::new(),
    };
    let mut boxed = false;
    let mut changed = false;
    for (at, line) in lines.iter().enumerate() {
        let inside = line.strip_prefix("    ").filter(|_| boxed);
        boxed &= inside.is_some() || line.trim().is_empty();
        let line = inside.unwrap_or(line);
        let bare = match titled_box(line) {
            Some(title) => {
                boxed = true;
                Cow::Borrowed(if is_marked(title, today) { title } else { "" })
            }
            None => bare(line),
        };
        let facts = columns(&lines, at).or_else(|| facts(&bare));
        changed |= facts.is_some() || bare != lines[at];
        let facts = facts.unwrap_or_else(|| vec![bare.into_owned()]);
        for fact in facts {
            shown.text.push_str(&fact);
            shown.text.push('\n');
            shown.from.push(at);
        }
    }
    changed.then_some(shown)
}

/// The title, if there is one, of a box that a line begins: `:::danger[Title]`, `!!! danger "Title"`, `{: .alert }`.
fn titled_box(line: &str) -> Option<&str> {
    let line = line.trim();
    let sign = [":::", "!!!", "???"]
        .iter()
        .find(|sign| line.starts_with(**sign));
    if sign.is_none() {
        let attributes = line.starts_with("{:") || line.starts_with("{.");
        return (attributes && line.ends_with('}')).then_some("");
    }
    let kind = line.trim_start_matches([':', '!', '?', '+', ' ']);
    let title = kind.trim_start_matches(|c: char| c.is_alphanumeric() || c == '-');
    Some(title.trim_matches(|c: char| c.is_whitespace() || "[]\"{}".contains(c)))
}

/// Tags around words that say nothing of their own; those of headings are told apart.
const AROUND: &[&str] = &[
    "b", "big", "center", "div", "em", "font", "i", "mark", "p", "small", "span", "strong", "sub",
    "sup", "u",
];

/// A line without tags around its words and names of pictures before them: `<b>:lock: Words</b>`. What has code in it stays.
pub(super) fn bare(line: &str) -> Cow<'_, str> {
    let tagged = memchr::memchr2(b'<', b':', line.as_bytes()).is_some() && !line.contains('`');
    if !tagged {
        return Cow::Borrowed(line);
    }
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, inside)) = rest.split_once('<') {
        out.push_str(before);
        let tag = inside
            .split_once('>')
            .and_then(|(tag, behind)| Some((instead_of(tag)?, behind)));
        match tag {
            Some((instead, behind)) => {
                out.push_str(instead);
                rest = behind;
            }
            None => {
                out.push('<');
                rest = inside;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(without_pictures(&out).to_owned())
}

/// What is shown in the place of a tag; none if it is another one.
fn instead_of(tag: &str) -> Option<&'static str> {
    let closes = tag.starts_with('/');
    let name = tag.trim_start_matches('/');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric());
    let name = &name[..end.unwrap_or(name.len())];
    let is = |known: &&str| known.eq_ignore_ascii_case(name);
    match name.as_bytes() {
        [b'h' | b'H', b'1'..=b'6'] => Some(if closes { "" } else { "## " }),
        [b'b' | b'B', b'r' | b'R'] => Some(" | "),
        _ => AROUND.iter().any(is).then_some(""),
    }
}

/// A line without names of pictures before its words: `:lock: Words`.
fn without_pictures(line: &str) -> &str {
    let mut rest = line.trim_start_matches(['>', ' ', '*']);
    let first = rest;
    while let Some((name, behind)) = rest
        .strip_prefix(':')
        .and_then(|rest| rest.split_once(": "))
    {
        let named = |byte: u8| byte.is_ascii_alphanumeric() || b"_+-".contains(&byte);
        if name.is_empty() || !name.bytes().all(named) {
            break;
        }
        rest = behind.trim_start();
    }
    if rest.len() < first.len() { rest } else { line }
}

/// Signs between facts that share a line.
const BETWEEN: [char; 3] = ['|', '\u{b7}', '\u{2022}'];

/// The facts that share a line, if it holds nothing else: `**Severity:** high | **Embargo:** none`.
fn facts(line: &str) -> Option<Vec<String>> {
    if line.trim_start().starts_with('|') || !line.contains(BETWEEN) {
        return None;
    }
    let named = |part: &&str| part.contains(SIGNS);
    let said = |part: &&str| part.contains(char::is_alphanumeric);
    let parts: Vec<&str> = line.split(BETWEEN).map(str::trim).filter(said).collect();
    let all = parts.len() > 1 && parts.iter().all(named);
    all.then(|| parts.into_iter().map(str::to_owned).collect())
}

/// The facts of a row of a table, which is its only one: of each column what it is called, and what stands below. A table of several
/// rows is about more than its text.
pub(super) fn columns(lines: &[&str], at: usize) -> Option<Vec<String>> {
    let is_row = |at: usize| {
        lines
            .get(at)
            .is_some_and(|line| line.trim_start().starts_with('|'))
    };
    let rule = |at: usize| lines[at].bytes().all(|byte| b"|-: ".contains(&byte));
    let top = at.checked_sub(2)?;
    let only = is_row(top) && is_row(at - 1) && is_row(at) && rule(at - 1) && !is_row(at + 1);
    if !only || top > 0 && is_row(top - 1) {
        return None;
    }
    let cells = |at: usize| lines[at].trim().trim_matches('|').split('|').map(str::trim);
    let facts = cells(top)
        .zip(cells(at))
        .filter(|(key, value)| !key.is_empty() && !value.is_empty());
    let facts: Vec<String> = facts
        .map(|(key, value)| format!("{}: {value}", key.trim_matches('*')))
        .collect();
    (facts.len() > 1).then_some(facts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_as_they_are_shown() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        let rows = [
            (
                "# A\n\n<div class=\"x\">EMBARGOED</div>",
                Some("# A\n\nEMBARGOED\n"),
                2,
            ),
            (
                "<h3>A</h3>\n<p align=\"center\"><b>B</b></p>",
                Some("## A\nB\n"),
                1,
            ),
            (":lock: A :x: b", Some("A :x: b\n"), 0),
            ("> :lock: **A**", Some("**A**\n"), 0),
            (":::warning\nA\n:::", Some("\nA\n\n"), 2),
            (":::danger[EMBARGOED]", Some("EMBARGOED\n"), 0),
            (":::note[Private]", Some("\n"), 0),
            (
                "!!! danger \"Embargoed\"\n    A\n\n    B\nC\n    D",
                Some("Embargoed\nA\n\nB\nC\n    D\n"),
                5,
            ),
            ("{: .alert }\nA", Some("\nA\n"), 1),
            (
                "**A:** b | **C:** d<br>E: f",
                Some("**A:** b\n**C:** d\nE: f\n"),
                0,
            ),
            ("A: b | c | d", None, 0),
            (
                "| A | B |\n|--|--|\n| c | d |\n",
                Some("| A | B |\n|--|--|\nA: c\nB: d\n"),
                2,
            ),
            ("| A | B |\n|--|--|\n| c | d |\n| e | f |\n", None, 0),
            ("Use `<b>` here", None, 0),
            ("Embargo: <date> <a@h.test> <https://h.test>", None, 0),
            ("<!-- CONFIDENTIAL -->", None, 0),
            ("words\n\nwords", None, 0),
        ];
        for (text, expected, last) in rows {
            let shown = head(text, today);
            let found = shown.as_ref().map(|shown| &*shown.text);
            assert_eq!(found, expected, "{text}");
            let from = shown.map_or(0, |shown| shown.from.last().copied().unwrap_or(0));
            assert_eq!(from, last, "{text}");
        }
    }
}
