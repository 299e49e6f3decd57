//! A line at its first colon and by its first word. A said line in, its parts out; what they mean is the business of `grammar` and
//! `speaker`.

use crate::model::words::after_words;

/// The word before a colon, be it full-width, and what follows.
pub(super) fn before_colon(line: &str) -> Option<(&str, &str)> {
    let (word, text) = colon(line)?;
    Some((word.trim_end(), text.trim()))
}

/// Bytes within which a colon has to stand to be looked for.
const NEAR: usize = 48;

/// A line at its first colon, if that is near.
pub(super) fn colon(line: &str) -> Option<(&str, &str)> {
    let wide = "：".as_bytes();
    let bytes = line.as_bytes();
    let at = (0..bytes.len().min(NEAR))
        .find(|at| bytes[*at] == b':' || bytes[*at..].starts_with(wide))?;
    let width = if bytes[at] == b':' { 1 } else { wide.len() };
    Some((&line[..at], &line[at + width..]))
}

/// Whether a line begins with a word, whatever the case of its letters.
pub(super) fn begins(line: &str, word: &str) -> bool {
    after_words(line, word).is_some()
}
