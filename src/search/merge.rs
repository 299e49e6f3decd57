//! The lists of all chunks as packed shards: each holds some words that follow each other, in three files, so that a query
//! loads no more than it needs. Chunks in, bytes out.
//!
//! `a`: for each word what it shares with the one before (bytes), the rest (length, bytes), twice the number of its entries
//! (one more if older ones were left out), and its entries: the first, then what is between two. `b`: for each entry of each
//! word that is no beginning, its positions. `c`: for each entry of each word its code, see [`super::kinds::Kind::code`].

use rayon::prelude::*;

use super::bytes::{Numbers, put, put_text};
use super::chunk::{Chunk, mixed};
use super::documents::Documents;
use super::lists::{Lists, MOST, MOST_BEGUN, Source, Word};
use crate::packing;

/// Smallest size of a shard, and the number of shards that a large index is cut into, so that its files stay few.
const SMALLEST: usize = 16_000;
const SHARDS: usize = 2_000;

/// Some words that follow each other.
#[derive(Debug)]
pub struct Shard {
    /// The first of them.
    pub first: String,
    /// Entries, positions, codes.
    pub files: [Vec<u8>; 3],
}

/// Everything that is found.
#[derive(Debug)]
pub struct Index {
    /// Shards by word.
    pub shards: Vec<Shard>,
    /// What the content of all of them comes to: a number that leads every file, so that files of two builds never mix.
    pub stamp: u32,
}

impl Index {
    /// Merges chunks, which follow each other by number of entry.
    pub fn of(documents: &Documents<'_>, mut chunks: Vec<Chunk>) -> Self {
        let codes: Vec<u32> = chunks
            .iter_mut()
            .flat_map(|chunk| std::mem::take(&mut chunk.codes))
            .collect();
        let stamp = chunks.iter().map(|chunk| chunk.stamp).fold(0, mixed);
        let lists = Lists::of(&chunks);
        let merger = Merger {
            chunks: &chunks,
            lists: &lists,
            codes,
            titles: documents.titles(),
            stamp: ((stamp >> 32) ^ stamp) as u32 | 1,
        };
        let groups = groups(&lists.words);
        let shards: Vec<Shard> = groups
            .into_par_iter()
            .map(|words| merger.shard(words))
            .collect();
        let stamp = merger.stamp;
        Index { shards, stamp }
    }
}

/// Cuts words into shards: a long list stands alone.
fn groups<'w, 'c>(words: &'w [Word<'c>]) -> Vec<&'w [Word<'c>]> {
    let total: usize = words.iter().map(|word| word.size + word.text.len()).sum();
    let target = SMALLEST.max(total / SHARDS);
    let (mut from, mut held) = (0, 0);
    let mut groups = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let size = word.size + word.text.len();
        if at > from && held + size > target {
            groups.push(&words[from..at]);
            (from, held) = (at, 0);
        }
        held += size;
    }
    groups.extend((from < words.len()).then(|| &words[from..]));
    groups
}

struct Merger<'m, 'c> {
    chunks: &'m [Chunk],
    lists: &'m Lists<'c>,
    /// What each entry is.
    codes: Vec<u32>,
    /// The first entry that is no title.
    titles: u32,
    /// Leads every file.
    stamp: u32,
}

/// The entries of a word, and whether older ones were left out.
struct Merged {
    entries: Vec<u32>,
    cut: bool,
}

impl Merger<'_, '_> {
    fn shard(&self, words: &[Word<'_>]) -> Shard {
        let mut files = [Vec::new(), Vec::new(), Vec::new()];
        files.iter_mut().for_each(|file| put(file, self.stamp));
        let mut before = "";
        for word in words {
            let [a, b, c] = &mut files;
            let merged = match &word.source {
                Source::Found(range) => self.found(&self.lists.parts[range.clone()], b),
                Source::Begun(range) => self.begun(&self.lists.parts[range.clone()]),
            };
            put_word(a, before, &word.text);
            before = &word.text;
            let count = u32::try_from(merged.entries.len()).unwrap_or(u32::MAX);
            put(a, (count << 1) | u32::from(merged.cut));
            let mut next = 0;
            for entry in merged.entries {
                put(a, entry - next);
                next = entry + 1;
                put(c, self.codes.get(entry as usize).copied().unwrap_or(0));
            }
        }
        Shard {
            first: words
                .first()
                .map_or_else(String::new, |word| word.text.to_string()),
            files: files.map(|bytes| packing::numbers(&bytes)),
        }
    }

    /// The newest entries of a word; their positions are appended to `positions`.
    fn found(&self, parts: &[(u32, u32)], positions: &mut Vec<u8>) -> Merged {
        let mut merged = Merged {
            entries: Vec::new(),
            cut: false,
        };
        let mut room = MOST;
        for (chunk, at) in parts {
            let (chunk, at) = (&self.chunks[*chunk as usize], *at as usize);
            let count = chunk.lists[at].count as usize;
            let kept = each(chunk, at).take_while(|entry| {
                let fits = *entry < self.titles || room > 0;
                room -= usize::from(fits && *entry >= self.titles);
                fits
            });
            let before = merged.entries.len();
            merged.entries.extend(kept);
            let kept = merged.entries.len() - before;
            let packed = chunk.positions(at);
            positions.extend_from_slice(
                &packed[..if kept == count {
                    packed.len()
                } else {
                    skip(packed, kept)
                }],
            );
            if kept < count {
                merged.cut = true;
                break;
            }
        }
        merged
    }

    /// The newest entries that any of some words stand in: chunk by chunk, as long as there is room.
    fn begun(&self, parts: &[(u32, u32)]) -> Merged {
        let mut parts = parts.to_vec();
        parts.sort_by_key(|(chunk, _)| *chunk);
        let mut merged = Merged {
            entries: Vec::new(),
            cut: false,
        };
        let mut room = MOST_BEGUN;
        for some in parts.chunk_by(|a, b| a.0 == b.0) {
            let words = some.iter();
            let entries =
                words.flat_map(|(chunk, at)| each(&self.chunks[*chunk as usize], *at as usize));
            let mut entries: Vec<u32> = entries.collect();
            entries.sort_unstable();
            entries.dedup();
            let past = entries.partition_point(|entry| *entry < self.titles);
            merged.cut = entries.len() - past > room;
            entries.truncate(past + room);
            room -= entries.len() - past;
            merged.entries.extend(entries);
            if merged.cut {
                break;
            }
        }
        merged
    }
}

/// The entries of a word in a chunk.
fn each(chunk: &Chunk, at: usize) -> impl Iterator<Item = u32> {
    let mut numbers = Numbers::new(chunk.entries(at));
    let mut next = 0;
    (0..chunk.lists[at].count).map(move |_| {
        let entry = next + numbers.next();
        next = entry + 1;
        entry
    })
}

/// Where the positions of so many entries end.
fn skip(positions: &[u8], entries: usize) -> usize {
    let mut numbers = Numbers::new(positions);
    for _ in 0..entries {
        while numbers.next() & 1 == 1 {}
    }
    numbers.at
}

fn put_word(out: &mut Vec<u8>, before: &str, word: &str) {
    let same = before
        .bytes()
        .zip(word.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    put(out, u32::try_from(same).unwrap_or(0));
    put_text(out, &word.as_bytes()[same..]);
}
