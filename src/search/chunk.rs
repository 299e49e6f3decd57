//! Some entries as postings: which word stands in which of them, and where. Texts in, one packed list a word out.

use super::bytes::number;
use super::bytes::put;
use super::documents::Documents;
use super::vocabulary::Vocabulary;
use super::words::Words;
use super::{Part, texts};
use crate::model::id::fingerprint;
use crate::view::Sight;

/// The words of some entries that follow each other.
#[derive(Debug, Default)]
pub struct Chunk {
    /// Every word, sorted.
    pub lists: Vec<List>,
    /// All words, one behind the other.
    text: String,
    /// For each word the numbers of its entries: the first, then what is between two.
    entries: Vec<u8>,
    /// For each entry the positions of the word in it: twice the number between two, and one if more follow.
    positions: Vec<u8>,
    /// What each entry is, from the first of the chunk on.
    pub codes: Vec<u32>,
    /// What all of it comes to.
    pub stamp: u64,
}

/// Where the postings of a word begin; they end where those of the next one begin.
#[derive(Debug, Clone, Copy)]
pub struct List {
    text: u32,
    entries: u32,
    positions: u32,
    /// How many entries the word stands in.
    pub count: u32,
}

/// A word in an entry at a position.
type Found = (u32, u32);

/// Postings as they are found. A thread gathers one chunk after the other in the same memory: for fresh memory the system
/// takes longer than a word does.
#[derive(Debug, Default)]
pub struct Gathered {
    vocabulary: Vocabulary,
    /// Word, entry, position.
    found: Vec<(u32, u32, u32)>,
    /// The same by word.
    sorted: Vec<Found>,
    words: Words,
}

impl Gathered {
    fn clear(&mut self) {
        self.vocabulary.clear();
        self.found.clear();
    }

    fn add(&mut self, entry: u32, text: &str) {
        let Gathered {
            vocabulary,
            found,
            words,
            ..
        } = self;
        words.each(text, &mut |word, at, _| {
            found.push((vocabulary.id(word), entry, at));
        });
    }
}

impl Chunk {
    /// Takes the entries of a part apart.
    pub(super) fn of(
        sight: &Sight<'_>,
        documents: &Documents<'_>,
        part: Part,
        gathered: &mut Gathered,
    ) -> Self {
        gathered.clear();
        let mut codes = Vec::new();
        match part {
            Part::Titles => {
                for (entry, document) in (0..).zip(&documents.all) {
                    codes.push(document.kind.code(0));
                    if document.is_titled() {
                        gathered.add(entry, &format!("{}\n{}", document.title, document.also));
                    }
                }
            }
            Part::Texts(range) => {
                let first = documents.starts.get(range.start).copied().unwrap_or(0);
                for index in range {
                    texts::each(sight, documents, index, &mut |entry, code, text| {
                        codes.resize((entry - first) as usize, 0);
                        codes.push(code);
                        gathered.add(entry, text);
                    });
                    let end = documents.starts[index] + documents.all[index].entries;
                    codes.resize((end - first) as usize, 0);
                }
            }
        }
        pack(gathered, codes)
    }

    /// A word by its index.
    pub fn word(&self, at: usize) -> &str {
        let end = self
            .lists
            .get(at + 1)
            .map_or(self.text.len(), |next| next.text as usize);
        &self.text[self.lists[at].text as usize..end]
    }

    /// The packed entries of a word.
    pub fn entries(&self, at: usize) -> &[u8] {
        let end = self
            .lists
            .get(at + 1)
            .map_or(self.entries.len(), |next| next.entries as usize);
        &self.entries[self.lists[at].entries as usize..end]
    }

    /// The packed positions of a word.
    pub fn positions(&self, at: usize) -> &[u8] {
        let end = self
            .lists
            .get(at + 1)
            .map_or(self.positions.len(), |next| next.positions as usize);
        &self.positions[self.lists[at].positions as usize..end]
    }
}

/// One fingerprint of two, in their order.
pub fn mixed(one: u64, other: u64) -> u64 {
    one.rotate_left(7) ^ other
}

/// Sorts what was found by word; entries and positions stay in their order.
fn pack(gathered: &mut Gathered, codes: Vec<u32>) -> Chunk {
    let Gathered {
        vocabulary,
        found,
        sorted,
        ..
    } = gathered;
    let mut ends = vec![0_usize; vocabulary.len() + 1];
    found
        .iter()
        .for_each(|(id, ..)| ends[*id as usize + 1] += 1);
    for at in 1..ends.len() {
        ends[at] += ends[at - 1];
    }
    let starts = ends.clone();
    sorted.resize(found.len(), (0, 0));
    for (id, entry, position) in found {
        let next = &mut ends[*id as usize];
        sorted[*next] = (*entry, *position);
        *next += 1;
    }
    let mut chunk = Chunk {
        codes,
        ..Chunk::default()
    };
    for (word, id) in vocabulary.sorted() {
        chunk.push(word, &sorted[starts[id]..starts[id + 1]]);
    }
    let held = [chunk.text.as_bytes(), &chunk.entries, &chunk.positions];
    let prints = held.map(fingerprint);
    chunk.stamp = prints.into_iter().fold(0, mixed);
    chunk
}

impl Chunk {
    fn push(&mut self, word: &str, found: &[Found]) {
        let mut list = List {
            text: number(self.text.len()),
            entries: number(self.entries.len()),
            positions: number(self.positions.len()),
            count: 0,
        };
        self.text.push_str(word);
        let mut next = 0;
        for same in found.chunk_by(|a, b| a.0 == b.0) {
            let Some((entry, _)) = same.first() else {
                continue;
            };
            put(&mut self.entries, entry - next);
            next = entry + 1;
            list.count += 1;
            let mut before = 0;
            for (at, (_, position)) in same.iter().enumerate() {
                let more = u32::from(at + 1 < same.len());
                put(&mut self.positions, ((position - before) << 1) | more);
                before = *position;
            }
        }
        self.lists.push(list);
    }
}
