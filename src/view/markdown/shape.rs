//! Whether a text may be given to the Markdown parser and the sanitiser at all: both take time that grows with the
//! square of the nesting. Text in, a verdict out; what is nested too deep is shown as it stands.

use memchr::{memchr_iter, memchr2_iter};

use crate::model::element;

/// How much may be open at a time: markers of quotes and lists with which a line begins, brackets of a line, elements.
const MOST: usize = 256;

/// Elements that need no end tag or may go without one.
const OPEN_ENDED: &[&str] = &[
    "area", "br", "col", "dd", "dt", "hr", "img", "input", "li", "link", "meta", "p", "td", "th",
    "tr", "tbody", "thead", "source", "wbr", "option", "embed", "param", "track", "base",
];

/// The byte from which a text is nested too deep.
pub(super) fn too_deep(markdown: &str) -> Option<usize> {
    let mut lines = lines(markdown);
    let line = lines.find(|(_, line)| is_marked(line) || exceeded(brackets(line)).is_some());
    let line = line.map(|(start, _)| start);
    line.or_else(|| exceeded(elements(markdown)))
}

/// Whether a text is nested too deep.
pub(super) fn is_too_deep(markdown: &str) -> bool {
    too_deep(markdown).is_some()
}

/// The lines of a text that are long enough to be nested too deep, each with where it begins: every page is looked through, and most
/// have short ones.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let ends = memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    let all = ends.scan(0, |start, end| {
        let line = (*start, &text[*start..end]);
        *start = text.len().min(end + 1);
        Some(line)
    });
    all.filter(|(_, line)| line.len() > MOST)
}

/// Whether a line begins with too many markers of quotes and lists: one of a list has a blank behind it, and so a rule, a box or an
/// arrow across the page is none.
fn is_marked(line: &str) -> bool {
    let mut bytes = line.bytes().peekable();
    let mut markers = 0;
    while let Some(byte) = bytes.next() {
        match byte {
            b' ' | b'\t' => {}
            b'>' => markers += 1,
            b'-' | b'*' | b'+' if matches!(bytes.peek(), Some(b' ' | b'\t')) => markers += 1,
            _ => break,
        }
    }
    markers > MOST
}

/// Steps into brackets and out of them, each with its place.
fn brackets(line: &str) -> impl Iterator<Item = (usize, isize)> {
    let all = memchr2_iter(b'[', b']', line.as_bytes());
    all.map(|at| (at, if line.as_bytes()[at] == b'[' { 1 } else { -1 }))
}

/// Steps into elements and out of them, as far as a glance tells.
fn elements(markdown: &str) -> impl Iterator<Item = (usize, isize)> {
    memchr_iter(b'<', markdown.as_bytes()).map(|at| {
        let tag = &markdown[at + 1..];
        let (step, name) = tag.strip_prefix('/').map_or((1, tag), |name| (-1, name));
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = name[..length].to_ascii_lowercase();
        let counts = !OPEN_ENDED.contains(&name.as_str()) && element::is_known(&name);
        (at, if counts { step } else { 0 })
    })
}

/// The place of the step from which too much is open.
fn exceeded(mut steps: impl Iterator<Item = (usize, isize)>) -> Option<usize> {
    let mut open = 0usize;
    let step = steps.find(|(_, step)| {
        open = open.saturating_add_signed(*step);
        open > MOST
    });
    step.map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_nesting_is_told_from_ordinary_text() {
        let ordinary = [
            "> > > quoted",
            "- a\n  - b\n",
            "--------------------------------------------------------------------------------",
            "<p>".repeat(500).leak(),
            format!("+{0}+{0}+\n| a | b |", "-".repeat(300)).leak(),
            format!("> {}", "-".repeat(300)).leak(),
            format!("{}>", "-".repeat(300)).leak(),
            "+-".repeat(300).leak(),
            ">".repeat(100).leak(),
            "[a](b) [c](d)",
        ];
        for text in ordinary {
            assert!(!is_too_deep(text), "{text}");
        }
        for text in [
            ">".repeat(40_000),
            "<div>".repeat(40_000),
            "- ".repeat(5000),
            "> * +\t".repeat(5000),
            "[".repeat(5000),
        ] {
            let text = format!("a\n\n{text}");
            assert!(too_deep(&text).is_some_and(|at| at > 2), "{}", &text[..20]);
        }
    }
}
