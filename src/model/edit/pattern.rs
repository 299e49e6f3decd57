//! The old words of a correction as bots take them that know patterns. What stands between two marks in; where it fits a text out.
//! It fits more than the pattern does: letters count in any case, signs for repeated or optional letters for anything, and what
//! stands in square brackets for nothing.

use std::ops::Range;

/// What a text has to hold, piece by piece.
#[derive(Debug, PartialEq, Eq)]
pub struct Pattern {
    /// In small letters; none is empty.
    pieces: Vec<String>,
    /// Whether it fits all up to the end of the line.
    to_end: bool,
}

impl Pattern {
    /// Takes a pattern apart; none where it fits everything.
    pub fn of(old: &str) -> Option<Self> {
        let mut pieces = vec![String::new()];
        let mut rest = old.chars();
        let last_close = old.rfind(']').map_or(0, |at| at + 1);
        while let Some(sign) = rest.next() {
            let last = pieces.last_mut()?;
            match sign {
                '\\' => match rest.next() {
                    Some(class) if class.is_alphanumeric() => pieces.push(String::new()),
                    hidden => last.extend(hidden),
                },
                '*' | '?' => {
                    last.pop();
                    pieces.push(String::new());
                }
                '[' if old.len() - rest.as_str().len() < last_close => {
                    rest.by_ref().find(|c| *c == ']');
                    pieces.push(String::new());
                }
                '.' | '+' | '^' | '$' | '(' | ')' | '|' => pieces.push(String::new()),
                plain => last.push(plain.to_ascii_lowercase()),
            }
        }
        pieces.retain(|piece| !piece.is_empty());
        let end = old.trim_end_matches('$');
        let to_end = end.ends_with(".*") || end.ends_with(".+");
        (!pieces.is_empty()).then_some(Pattern { pieces, to_end })
    }

    /// The longest of its pieces, in small letters.
    pub fn longest(&self) -> &str {
        let longest = self.pieces.iter().max_by_key(|piece| piece.len());
        longest.map_or("", String::as_str)
    }

    /// Where it fits a text first.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        let folded = text.to_ascii_lowercase();
        let mut fit: Option<Range<usize>> = None;
        for piece in &self.pieces {
            let from = fit.as_ref().map_or(0, |fit| fit.end);
            let at = from + folded[from..].find(piece)?;
            let start = fit.map_or(at, |fit| fit.start);
            fit = Some(start..at + piece.len());
        }
        let fit = fit?;
        let line = || text[fit.end..].lines().next().map_or(0, str::len);
        let more = if self.to_end { line() } else { 0 };
        Some(fit.start..fit.end + more)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_patterns_fit() {
        let rows = [
            ("boat", "a boat here", Some("boat")),
            ("THE Boat", "the boat here", Some("the boat")),
            ("boat.*", "a boat here\nand there", Some("boat here")),
            ("bo.*re", "a boat here", Some("boat here")),
            ("^A boat$", "a boat", Some("a boat")),
            (r"a\/b", "x a/b y", Some("a/b")),
            (r"boats\? he", "a boat here", None),
            ("boats? he", "a boat here", Some("boat he")),
            (r"boat\s+here", "a boat here", Some("boat here")),
            ("b[oa]*t", "a boat", Some("boat")),
            ("b[oat", "a b[oat", Some("b[oat")),
            ("(boat|ship)", "a boat", None),
            ("ship", "a boat", None),
            ("here.*boat", "a boat here", None),
        ];
        for (old, text, expected) in rows {
            let fit = Pattern::of(old).and_then(|pattern| pattern.find(text));
            assert_eq!(fit.map(|fit| &text[fit]), expected, "{old}");
        }
        assert_eq!(Pattern::of(".*"), None);
    }
}
