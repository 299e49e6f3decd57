//! Every word once, numbered as they come. A word in, its number out; at the end all words, sorted, with their numbers.

use std::hash::BuildHasher as _;
use std::ops::Range;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::shape::number;

/// Words and their numbers. The words lie behind each other: what is said often comes early and stays near.
#[derive(Debug, Default)]
pub struct Vocabulary {
    text: String,
    /// Where each word begins; the next one begins where it ends.
    starts: Vec<u32>,
    numbers: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Vocabulary {
    /// The number of a word, which is a new one for a new word.
    pub fn id(&mut self, word: &str) -> u32 {
        let Vocabulary {
            text,
            starts,
            numbers,
            hasher,
        } = self;
        let hash = hasher.hash_one(word);
        if let Some(id) = numbers.find(hash, |id| text[range(text, starts, *id)] == *word) {
            return *id;
        }
        let id = number(starts.len());
        starts.push(number(text.len()));
        text.push_str(word);
        numbers.insert_unique(hash, id, |id| {
            hasher.hash_one(&text[range(text, starts, *id)])
        });
        id
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Every word with its number, sorted by word.
    pub fn sorted(&self) -> Vec<(&str, usize)> {
        let word = |id: usize| &self.text[range(&self.text, &self.starts, number(id))];
        let mut all: Vec<(&str, usize)> = (0..self.len()).map(|id| (word(id), id)).collect();
        all.sort_unstable();
        all
    }
}

fn range(text: &str, starts: &[u32], id: u32) -> Range<usize> {
    let at = id as usize;
    let end = starts.get(at + 1).map_or(text.len(), |end| *end as usize);
    starts[at] as usize..end
}
