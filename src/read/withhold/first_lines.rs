//! The head of a text, where words count that withhold it. A text in, its first lines out; what they say is found by
//! `flags_at_head` and `unparsed`.

use crate::read::markdown::fence::Fence;
use crate::read::markdown::heading::underline;

/// Lines at the head of a text in which flags count that no front matter holds.
pub(super) const HEAD: usize = 12;

/// Bytes of such a line that are looked at.
const LONGEST: usize = 400;

/// Blanks before a heading that stands in the middle of its line.
const CENTRED: &str = "        ";

/// Lines at the head of a text, up to the first code.
pub(super) fn first_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut head = true;
    let lines = text.lines().take(HEAD).map(begun);
    lines.take_while(move |line| {
        let code = line.starts_with("    ") && !is_above(line, &mut head);
        let fence = line.trim_start().starts_with("```") && Fence::default().takes(line);
        !code && !fence
    })
}

/// Whether a line stands above the first one of a text, and says nothing of it: the first lines of what is signed, and headings in the
/// middle of their lines, as advisories have them; `head` says whether all before it were such.
pub(super) fn is_above(line: &str, head: &mut bool) -> bool {
    let signed = line.starts_with("-----BEGIN PGP SIGNED") || line.starts_with("Hash: ");
    *head &= signed || line.trim().is_empty() || line.starts_with(CENTRED);
    *head
}

/// A line as far as it is looked at: one that says that a text is not public is short.
pub(super) fn begun(line: &str) -> &str {
    &line[..line.ceil_char_boundary(LONGEST)]
}

/// Whether a line is underlined, and so a heading.
pub(super) fn is_underlined(lines: &[&str], at: usize) -> bool {
    let under = lines.get(at + 1).copied().unwrap_or("");
    !lines[at].is_empty() && underline(under, 2).is_some()
}
