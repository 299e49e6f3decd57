//! The head of a text, where words count that withhold it. A text in, its first lines out; what they say is found by
//! `flags_at_head` and `sight`.

/// Lines at the head of a text in which flags count that no front matter holds.
pub(super) const HEAD: usize = 12;

/// Bytes of such a line that are looked at.
const LONGEST: usize = 400;

/// Lines at the head of a text, up to the first code.
pub(super) fn first_lines(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().take(HEAD).map(begun);
    lines.take_while(|line| !line.trim_start().starts_with("```") && !line.starts_with("    "))
}

/// A line as far as it is looked at: one that says that a text is not public is short.
pub(super) fn begun(line: &str) -> &str {
    let end = (LONGEST..line.len()).find(|at| line.is_char_boundary(*at));
    end.map_or(line, |end| &line[..end])
}
