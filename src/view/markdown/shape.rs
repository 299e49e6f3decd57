//! Whether a text may be given to the Markdown parser and the sanitiser at all: both take time that grows with the
//! square of the nesting. Text in, a verdict out; what is nested too deep is shown as it stands.

use memchr::{memchr_iter, memchr2_iter};

use crate::model::element;

/// Most markers of quotes and lists with which people begin a line.
const MARKERS: usize = 64;

/// Most brackets that are open in a line.
const BRACKETS: usize = 256;

/// Most elements that are open at a time.
const ELEMENTS: usize = 256;

/// Elements that need no end tag or may go without one.
const OPEN_ENDED: &[&str] = &[
    "area", "br", "col", "dd", "dt", "hr", "img", "input", "li", "link", "meta", "p", "td", "th",
    "tr", "tbody", "thead", "source", "wbr", "option", "embed", "param", "track", "base",
];

/// Whether a text is nested too deep.
pub(super) fn is_too_deep(markdown: &str) -> bool {
    lines(markdown).any(|line| is_marked(line) || brackets(line) > BRACKETS)
        || elements(markdown) > ELEMENTS
}

/// The lines of a text that are long enough to be nested too deep: every page is looked through, and most have short ones.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let ends = memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    let all = ends.scan(0, |start, end| {
        let line = &text[*start..end];
        *start = text.len().min(end + 1);
        Some(line)
    });
    all.filter(|line| line.len() > MARKERS)
}

/// Whether a line begins with too many markers of quotes and lists; a rule across the page is none.
fn is_marked(line: &str) -> bool {
    let head = line
        .bytes()
        .take_while(|byte| matches!(byte, b'>' | b' ' | b'\t' | b'-' | b'*' | b'+'));
    let markers = head.filter(|byte| !matches!(byte, b' ' | b'\t')).count();
    let rule = || line.trim().bytes().all(|byte| matches!(byte, b'-' | b'*'));
    markers > MARKERS && !rule()
}

/// Brackets that are open at the same time.
fn brackets(line: &str) -> usize {
    let all = memchr2_iter(b'[', b']', line.as_bytes());
    deepest(all.map(|at| if line.as_bytes()[at] == b'[' { 1 } else { -1 }))
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
