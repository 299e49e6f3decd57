//! The search index: what is seen in, small files that the script of `/search/` loads as it needs them out. No disk here.
//!
//! In reading order: `documents` lists every page that can be found, newest first, and numbers its entries (a line, a text)
//! through all of them; `shape` does so for the lines of a meeting; `texts` gives each entry as the text its page shows;
//! `words` takes texts apart; `chunk` turns some entries into postings (which word stands in which entries, and where);
//! `merge` makes one list a word of all chunks, and keeps the newest of long ones; `files` packs them.
//!
//! Numbers of entries: those below the number of documents are the titles of documents, in their order; all others follow in
//! the order of their documents. So a small number is new, and the order of a list is the order of a result.

mod bytes;
mod chunk;
pub mod documents;
mod files;
mod kinds;
mod lists;
mod merge;
mod own_pages;
mod people;
mod shape;
mod texts;
mod vocabulary;
pub mod words;

use rayon::prelude::*;

use crate::view::Sight;
use chunk::{Chunk, Gathered};
use documents::Documents;
pub use files::File;
use merge::Index;

/// Entries that one thread takes apart at a time: memory for them grows with this.
const CHUNK: u32 = 1 << 18;

/// Makes every file of the index.
pub fn index(sight: &Sight<'_>) -> Vec<File> {
    let documents = Documents::of(sight);
    let chunks: Vec<Chunk> = parts(&documents)
        .into_par_iter()
        .map_init(Gathered::default, |gathered, part| {
            Chunk::of(sight, &documents, part, gathered)
        })
        .collect();
    let index = Index::of(&documents, chunks);
    files::files(&documents, index)
}

/// A share of the work.
#[derive(Debug, Clone)]
enum Part {
    /// All titles.
    Titles,
    /// What stands in some documents, by their index.
    Texts(std::ops::Range<usize>),
}

/// Cuts the work into parts that follow each other by number of entry.
fn parts(documents: &Documents<'_>) -> Vec<Part> {
    let mut parts = vec![Part::Titles];
    let (mut from, mut held) = (0, 0);
    for (at, document) in documents.all.iter().enumerate() {
        held += document.entries;
        if held >= CHUNK {
            parts.push(Part::Texts(from..at + 1));
            (from, held) = (at + 1, 0);
        }
    }
    parts.push(Part::Texts(from..documents.all.len()));
    parts
}
