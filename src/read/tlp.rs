//! Labels of the Traffic Light Protocol in texts (TLP 2.0, FIRST): which lines they take out. Text in; what stays open, what is
//! closed, and a note about it out. Only CLEAR, and its former name WHITE, is public.

use std::borrow::Cow;

use crate::place::Place;
use crate::report::{Note, Severity};
use crate::seal::Sealed;

/// `TLP:CLEAR`, or its former name.
pub fn is_clear(text: &str) -> bool {
    let text = text.trim().to_uppercase();
    matches!(
        text.strip_prefix("TLP:").unwrap_or(&text).trim(),
        "CLEAR" | "WHITE"
    )
}

/// Whether a TLP label may stand anywhere in a text: the quick question before [`after`] of every line.
pub fn speaks_of(text: &str) -> bool {
    labels(text).next().is_some()
}

/// Where `TLP` stands in a text, whatever its case.
fn labels(text: &str) -> impl DoubleEndedIterator<Item = usize> {
    let bytes = text.as_bytes();
    let spelled = |end: usize| {
        let start = end.checked_sub(2)?;
        bytes[start..=end]
            .eq_ignore_ascii_case(b"TLP")
            .then_some(start)
    };
    // Of its letters the one that is met least.
    memchr::memchr2_iter(b'P', b'p', bytes).filter_map(spelled)
}

/// What holds after a line of chat: true if its last TLP label closes it, false if that opens it, nothing without one.
/// People write `TLP:RED`, `TLP: RED`, `TLP RED` and `TLP-RED`, and colons of full width.
pub fn after(line: &str) -> Option<bool> {
    labels(line).rev().find_map(|at| {
        let before = line[..at].chars().next_back();
        let rest = line[at + 3..].trim_start_matches([':', '：', '-', '_', ' ', '\t', '=']);
        let apart = rest.len() < line.len() - at - 3 && !before.is_some_and(char::is_alphanumeric);
        let word = rest
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .filter(|_| apart)?;
        match word.to_uppercase().as_str() {
            "RED" | "AMBER" | "GREEN" => Some(true),
            "CLEAR" | "WHITE" => Some(false),
            _ => None,
        }
    })
}

/// The label that holds, line by line.
#[derive(Debug, Default)]
pub struct Label {
    closed: bool,
}

impl Label {
    /// Whether the next line is taken out: from a label that is not public to one that is, both among them.
    pub fn takes(&mut self, line: &str) -> bool {
        let before = self.closed;
        self.closed = after(line).unwrap_or(before);
        before || self.closed
    }
}

/// The lines of a text that no TLP label takes out, and how many others there are: those from a label that is not public
/// to one that is, both among them.
pub fn open_lines(text: &str) -> (Cow<'_, str>, usize) {
    if !speaks_of(text) {
        return (Cow::Borrowed(text), 0);
    }
    let (mut open, mut label, mut count) = (String::new(), Label::default(), 0);
    for line in text.split_inclusive('\n') {
        match label.takes(line) {
            true => count += 1,
            false => open.push_str(line),
        }
    }
    (Cow::Owned(open), count)
}

/// Whether a TLP label takes out a text as a whole: it stands on the first line that is neither blank nor a heading.
pub fn closes_all(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('#'));
    first.and_then(after) == Some(true)
}

/// That lines of a record are left out.
pub fn cut_note(place: &Place, count: usize) -> Note {
    let message =
        format!("{count} lines are withheld by a TLP label, up to `TLP:CLEAR` or the end");
    Note::new(Severity::Warning, "tlp", place.clone(), message)
}

/// Seals what a TLP label takes out of a text; `lines` says whether its lines are lines of the file from the place on.
pub fn seal_closed(sealed: &mut Sealed, place: &Place, text: &str, lines: bool) {
    if !speaks_of(text) {
        return;
    }
    let mut label = Label::default();
    for (number, line) in (place.line.max(1)..).zip(text.lines()) {
        if label.takes(line) {
            let line_of = if lines { number } else { place.line };
            sealed.text(&Place::new(&place.file, line_of, 0), line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_at_the_head_takes_out_all() {
        let rows = [
            ("TLP:AMBER\n\ntext", true),
            ("\n# Title\n\n**TLP:RED** for now\n", true),
            ("tlp amber+strict", true),
            ("TLP:CLEAR\ntext", false),
            ("text\nTLP:RED\n", false),
            ("", false),
        ];
        for (text, expected) in rows {
            assert_eq!(closes_all(text), expected, "{text:?}");
        }
    }
}
