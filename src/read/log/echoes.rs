//! Where text that is taken out stands once more: quoted in a reply, repeated by a bot, pasted by somebody else.
//! A log and the lines that are taken out in; further lines that hold their text out.

use aho_corasick::AhoCorasick;

use crate::model::log::{LineKind, Log};

/// Fewest bytes of a text by which it is looked for.
const FEWEST: usize = 8;

/// Lines that hold the whole text of one of the lines that are gone.
pub fn of(log: &Log, gone: &[usize]) -> Vec<usize> {
    let mut texts: Vec<&str> = gone
        .iter()
        .map(|at| log.text_of(&log.lines[*at]).trim())
        .filter(|text| tells(text))
        .collect();
    // One text a thousand times over would make each hit of it a thousand.
    texts.sort_unstable();
    texts.dedup();
    if texts.is_empty() {
        return Vec::new();
    }
    let Ok(texts) = AhoCorasick::new(&texts) else {
        return Vec::new();
    };
    let shown = |at: &usize| {
        let line = &log.lines[*at];
        !matches!(line.kind, LineKind::Redacted | LineKind::Blank)
            && texts.is_match(log.text_of(line))
    };
    (0..log.lines.len()).filter(shown).collect()
}

/// Whether a text is more than what anybody says: three words or more, or one long one.
pub(in crate::read) fn tells(text: &str) -> bool {
    let words = text.split_whitespace().take(3).count();
    text.len() >= FEWEST && (words == 1 || words == 3)
}
