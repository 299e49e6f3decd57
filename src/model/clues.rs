//! Words of which one stands in everything that is looked for: the quick question, of many bytes at once, before a closer look. Words
//! in, whether a text has any and the lines that have, out. What those lines say is for others.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Input, MatchKind};
use memchr::{memchr, memrchr};

/// Words that are searched for at once, at the most: of more not many bytes are looked at together.
const MOST: usize = 64;

/// Words to be looked for.
pub struct Clues {
    /// None of words that cannot be searched for so: then any text may have them.
    finders: Vec<Option<AhoCorasick>>,
}

impl Clues {
    /// Words as they are spelled.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let words: Vec<&str> = words.into_iter().collect();
        Clues::in_turn(words.chunks(MOST))
    }

    /// Words in lots, each of which is searched for by itself.
    pub fn in_turn<'w, W: AsRef<[u8]> + 'w>(lots: impl Iterator<Item = &'w [W]>) -> Self {
        Clues {
            finders: lots.map(finder).collect(),
        }
    }

    /// Short words of ASCII, whatever the case of their letters.
    pub fn in_any_case(words: &[&str]) -> Self {
        let mut words: Vec<String> = words.iter().flat_map(|word| in_every_case(word)).collect();
        words.sort_unstable();
        words.dedup();
        Clues::in_turn(words.chunks(MOST))
    }

    /// Whether a text has any.
    pub fn are_in(&self, text: &str) -> bool {
        let is_in = |finder: &AhoCorasick| finder.is_match(text);
        self.finders
            .iter()
            .any(|finder| finder.as_ref().is_none_or(is_in))
    }

    /// Where the first of them begins.
    pub fn first(&self, text: &str) -> Option<usize> {
        let starts = self.finders.iter().flatten();
        let starts = starts.filter_map(|finder| Some(finder.find(text)?.start()));
        starts.min()
    }

    /// The lines that have any, of each lot in order; all of a text where a lot cannot be searched for.
    pub fn lines(&self, text: &str) -> Vec<Range<usize>> {
        let of_lot = |finder: &Option<AhoCorasick>| match finder {
            Some(finder) => lines_with(text, |from| {
                Some(finder.find(Input::new(text).range(from..))?.start())
            }),
            None => lines_with(text, |from| (from < text.len()).then_some(from)),
        };
        self.finders.iter().flat_map(of_lot).collect()
    }
}

/// Only a search for the leftmost looks at many bytes at once. The automaton behind it is hardly used, and made quickly.
fn finder<W: AsRef<[u8]>>(words: &[W]) -> Option<AhoCorasick> {
    let mut finder = AhoCorasick::builder();
    let finder = finder
        .match_kind(MatchKind::LeftmostFirst)
        .kind(Some(AhoCorasickKind::NoncontiguousNFA));
    finder.build(words).ok()
}

fn in_every_case(word: &str) -> impl Iterator<Item = String> {
    let cased = |(at, letter): (usize, char), capitals: u32| match capitals >> at & 1 {
        1 => letter.to_ascii_uppercase(),
        _ => letter,
    };
    let letters = word.char_indices();
    (0..1 << word.len())
        .map(move |capitals| letters.clone().map(|each| cased(each, capitals)).collect())
}

/// The lines in which something stands that is searched for from a place on, in order.
pub fn lines_with(text: &str, next: impl Fn(usize) -> Option<usize>) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut from = 0;
    while let Some(at) = next(from) {
        let line = line_around(text, at);
        from = line.end;
        lines.push(line);
    }
    lines
}

/// The line that a byte is of, without its end.
pub fn line_around(text: &str, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let start = memrchr(b'\n', &bytes[..at]).map_or(0, |end| end + 1);
    let end = memchr(b'\n', &bytes[at..]).map_or(text.len(), |end| at + end);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_have_any() {
        let rows: [(&str, &[&str]); 5] = [
            ("", &[]),
            ("boats\nnets\n", &[]),
            (
                "a tLp b\ntlp tlp\nboats\nTLP",
                &["a tLp b", "tlp tlp", "TLP"],
            ),
            ("tlp\n", &["tlp"]),
            ("off\n\noFF", &["off", "oFF"]),
        ];
        let clues = Clues::in_any_case(&["tlp", "off"]);
        for (text, expected) in rows {
            let lines = clues.lines(text).into_iter();
            let lines: Vec<&str> = lines.map(|line| &text[line]).collect();
            assert_eq!(lines, expected, "{text:?}");
            assert_eq!(clues.are_in(text), !expected.is_empty(), "{text:?}");
        }
    }
}
