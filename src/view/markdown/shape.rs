//! Whether a text may be given to the Markdown parser and the sanitiser at all: both take time that grows with the
//! square of the nesting. Text in, a verdict out; what is nested too deep is shown as it stands.

use memchr::{memchr, memchr_iter};

use crate::model::element;

/// Deepest nesting of quotes, lists and elements that people write.
const DEEPEST: usize = 64;

/// Elements that need no end tag or may go without one.
const OPEN_ENDED: &[&str] = &[
    "area", "br", "col", "dd", "dt", "hr", "img", "input", "li", "link", "meta", "p", "td", "th",
    "tr", "tbody", "thead", "source", "wbr", "option", "embed", "param", "track", "base",
];

/// Whether a text is nested too deep.
pub(super) fn is_too_deep(markdown: &str) -> bool {
    let bracketed = memchr(b'[', markdown.as_bytes()).is_some();
    let is_deep = |line| is_marked(line) || bracketed && brackets(line) > DEEPEST * 4;
    lines(markdown).any(is_deep) || elements(markdown) > DEEPEST * 4
}

/// The lines of a text; every page is looked through, and this takes half the time of those of the standard library.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let ends = memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    ends.scan(0, |start, end| {
        let line = &text[*start..end];
        *start = text.len().min(end + 1);
        Some(line)
    })
}

/// Whether a line begins with too many markers of quotes and lists; a rule across the page is none.
fn is_marked(line: &str) -> bool {
    let head = line
        .bytes()
        .take_while(|byte| matches!(byte, b'>' | b' ' | b'\t' | b'-' | b'*' | b'+'));
    let markers = head.filter(|byte| !matches!(byte, b' ' | b'\t')).count();
    let rule = || line.trim().bytes().all(|byte| matches!(byte, b'-' | b'*'));
    markers > DEEPEST && !rule()
}

/// Brackets that are open at the same time.
fn brackets(line: &str) -> usize {
    deepest(line.bytes().map(|byte| match byte {
        b'[' => 1,
        b']' => -1,
        _ => 0,
    }))
}

/// Elements that are open at the same time, as far as a glance tells.
fn elements(markdown: &str) -> usize {
    let tags = memchr_iter(b'<', markdown.as_bytes()).map(|at| &markdown[at + 1..]);
    deepest(tags.map(|tag| {
        let (step, name) = tag.strip_prefix('/').map_or((1, tag), |name| (-1, name));
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = name[..length].to_ascii_lowercase();
        if OPEN_ENDED.contains(&name.as_str()) || !element::is_known(&name) {
            0
        } else {
            step
        }
    }))
}

fn deepest(steps: impl Iterator<Item = isize>) -> usize {
    let mut open = 0usize;
    steps.fold(0, |deepest: usize, step| {
        open = open.saturating_add_signed(step);
        deepest.max(open)
    })
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
            "[a](b) [c](d)",
        ];
        for text in ordinary {
            assert!(!is_too_deep(text), "{text}");
        }
        for text in [
            ">".repeat(40_000),
            "<div>".repeat(40_000),
            "- ".repeat(5000),
            "[".repeat(5000),
        ] {
            assert!(is_too_deep(&text), "{}", &text[..20]);
        }
    }
}
