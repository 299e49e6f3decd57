//! Blocks that are open while a text is read, and how their first line is written. Bodies and lines in, what is written out; which
//! lines begin and end one is known elsewhere.

use super::listed::indent;
use super::marks;
use super::openings::Body;

/// How far each line is indented; one that is blank as the next that is not.
pub(super) fn indents(lines: &[&str]) -> Vec<usize> {
    let mut next = 0;
    let mut found: Vec<usize> = lines
        .iter()
        .rev()
        .map(|line| {
            next = if line.trim().is_empty() {
                next
            } else {
                indent(line)
            };
            next
        })
        .collect();
    found.reverse();
    found
}

/// A block that is open.
pub(super) struct Open {
    /// Columns that its lines are indented by.
    pub(super) strip: usize,
    /// Blanks and sign before each of them.
    pub(super) prefix: String,
    /// The line that ends it, if it is not one that is less indented.
    pub(super) end: Option<usize>,
    /// What becomes of its text.
    pub(super) kept: Kept,
}

/// What becomes of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    Text,
    Verbatim,
    Code,
    Files,
    Gone,
}

impl Kept {
    pub(super) fn is_as_is(self) -> bool {
        matches!(self, Kept::Verbatim | Kept::Code)
    }
}

/// What becomes of the text of a block, and how its first line is written.
pub(super) fn head<'b>(body: &'b Body<'_>) -> (Kept, &'static str, &'b str) {
    match body {
        Body::Box(title) if title.is_empty() => (Kept::Text, "", ""),
        Body::Box(title) => (Kept::Text, "> ", title),
        Body::Plain => (Kept::Text, "", ""),
        Body::Verbatim => (Kept::Verbatim, "", ""),
        Body::Code(language) => (Kept::Code, "```", language),
        Body::Files => (Kept::Files, "", ""),
        Body::Gone => (Kept::Gone, "", ""),
    }
}

/// Whether a line goes on with the paragraph above it.
pub(super) fn joins(line: &str) -> bool {
    let line = line.trim();
    let Some(first) = line.chars().next() else {
        return false;
    };
    let repeated = line.chars().take_while(|c| *c == first).count();
    match first {
        '-' | '*' | '+' | '#' | '=' => {
            repeated < line.len() && !line[repeated..].starts_with([' ', '\t'])
        }
        '`' | '~' | '!' | '?' | ':' => repeated < 3,
        '>' | '|' | '<' => false,
        _ => marks::item(line) == 0,
    }
}

/// An entry of a list of files: `guide/keys`, `Keys <guide/keys>`.
pub(super) fn file(entry: &str) -> String {
    let labelled = entry
        .strip_suffix('>')
        .and_then(|entry| entry.rsplit_once('<'));
    let (words, address) = labelled.unwrap_or(("", entry));
    match address {
        "" => String::new(),
        address => format!("- [{}](<{address}>)", words.trim()),
    }
}
