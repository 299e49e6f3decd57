//! Every word once, numbered as they come. A word in, its number out; at the end all words, sorted, with their numbers.

use std::hash::BuildHasher as _;
use std::ops::Range;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::bytes::number;

/// A word of at most 16 bytes, filled up with zeros, which no word has.
type Short = [u8; 16];

/// Words and their numbers. The words lie behind each other: what is said often comes early and stays near.
#[derive(Debug, Default)]
pub struct Vocabulary {
    text: String,
    /// Where each word begins; the next one begins where it ends.
    starts: Vec<u32>,
    /// Almost all words are short: they lie in the table itself, so that one look into memory finds them.
    short: HashTable<(Short, u32)>,
    long: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Vocabulary {
    /// The number of a word, which is a new one for a new word.
    pub fn id(&mut self, word: &str) -> u32 {
        match short(word) {
            Some(key) => self.of_short(key, word),
            None => self.of_long(word),
        }
    }

    fn of_short(&mut self, key: Short, word: &str) -> u32 {
        let hash = |key: &Short| self.hasher.hash_one(u128::from_le_bytes(*key));
        let hashed = hash(&key);
        if let Some((_, id)) = self.short.find(hashed, |(known, _)| *known == key) {
            return *id;
        }
        let id = number(self.starts.len());
        self.short
            .insert_unique(hashed, (key, id), |(known, _)| hash(known));
        self.add(word);
        id
    }

    fn of_long(&mut self, word: &str) -> u32 {
        let hash = self.hasher.hash_one(word);
        let known = |id: &u32| &self.text[range(&self.text, &self.starts, *id)];
        if let Some(id) = self.long.find(hash, |id| known(id) == word) {
            return *id;
        }
        let id = number(self.starts.len());
        self.long
            .insert_unique(hash, id, |id| self.hasher.hash_one(known(id)));
        self.add(word);
        id
    }

    /// Forgets all words, and keeps the room they took.
    pub fn clear(&mut self) {
        self.text.clear();
        self.starts.clear();
        self.short.clear();
        self.long.clear();
    }

    fn add(&mut self, word: &str) {
        self.starts.push(number(self.text.len()));
        self.text.push_str(word);
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

fn short(word: &str) -> Option<Short> {
    let mut key = [0; 16];
    key.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    Some(key)
}

fn range(text: &str, starts: &[u32], id: u32) -> Range<usize> {
    let at = id as usize;
    let end = starts.get(at + 1).map_or(text.len(), |end| *end as usize);
    starts[at] as usize..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_one_number_however_long_it_is() {
        let words = [
            "",
            "a",
            "fifteen-letters",
            "sixteen--letters",
            "seventeen-letters",
            "ä",
        ];
        let mut vocabulary = Vocabulary::default();
        for _ in 0..2 {
            vocabulary.clear();
            for id in (0..).zip(words).chain((0..).zip(words)) {
                assert_eq!(vocabulary.id(id.1), id.0, "{}", id.1);
            }
            let mut sorted: Vec<(&str, usize)> = words.into_iter().zip(0..).collect();
            sorted.sort_unstable();
            assert_eq!(vocabulary.sorted(), sorted);
        }
    }
}
