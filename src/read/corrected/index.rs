//! Which lines hold the words that corrections look for. Words in, then line by line what each says; the lines that hold each word
//! out, some of which may do so no longer. What a correction does to them is no business of this.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;

use crate::read::finder::finder;

/// Bytes of all that corrections of a text look for: a limit against hostile texts.
pub(super) const MOST_WORDS: usize = 500_000;

/// Words looked for all at once.
pub(super) struct Index {
    search: AhoCorasick,
    /// The number of the word that each text of the search stands for.
    words: Vec<usize>,
    /// The lines that hold each word, or held it.
    pub(super) holders: Vec<BTreeSet<usize>>,
}

impl Index {
    /// Looks for words, each by its number, some of which there may be none; `folded` says that their case is nothing.
    pub(super) fn of<'w>(
        looked_for: impl Iterator<Item = Option<&'w str>>,
        folded: bool,
    ) -> Option<Self> {
        let (mut words, mut texts, mut count) = (Vec::new(), Vec::new(), 0);
        for (word, text) in looked_for.enumerate() {
            count += 1;
            if let Some(text) = text {
                words.push(word);
                texts.push(text);
            }
        }
        let search = finder(&texts, folded)?;
        Some(Index {
            search,
            words,
            holders: vec![BTreeSet::new(); count],
        })
    }

    /// Remembers which words a line holds from a byte on, and tells those that it was not known to hold.
    pub(super) fn remember(
        &mut self,
        line: usize,
        text: &str,
        from: usize,
        hits_left: &mut usize,
    ) -> Vec<usize> {
        let mut found = Vec::new();
        for hit in self.search.find_overlapping_iter(&text[from..]) {
            if *hits_left == 0 {
                break;
            }
            *hits_left -= 1;
            let word = self.words[hit.pattern().as_usize()];
            if self.holders[word].insert(line) {
                found.push(word);
            }
        }
        found
    }
}
