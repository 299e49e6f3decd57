//! Which lists the index holds: one a word, and one for each beginning of words that would be too much to load word by word.
//! Chunks in; words in their order, each with where its postings come from and about how long they are, out.

use std::borrow::Cow;
use std::ops::Range;

use rayon::prelude::*;

use super::chunk::Chunk;
use super::words::order;

/// Entries past the titles that a list holds at most: the newest.
pub const MOST: usize = 20_000;

/// The same for lists of a beginning.
pub const MOST_BEGUN: usize = 5_000;

/// Bytes of lists that a beginning may need before it gets a list of its own.
const BEGUN: usize = 32_000;

/// Ends the name of such a list; no word has it.
pub const ANY: char = '*';

/// A list.
#[derive(Debug)]
pub struct Word<'c> {
    /// The word, or a beginning and [`ANY`].
    pub text: Cow<'c, str>,
    /// Where its postings are.
    pub source: Source,
    /// About how many bytes its entries will take.
    pub size: usize,
}

/// Where the postings of a list are.
#[derive(Debug, Clone)]
pub enum Source {
    /// In chunks, in the order of their entries: indexes into [`Lists::parts`].
    Found(Range<usize>),
    /// All words of a beginning: the same.
    Begun(Range<usize>),
}

/// All lists.
#[derive(Debug)]
pub struct Lists<'c> {
    /// Chunk and index of the word in it, by word and chunk.
    pub parts: Vec<(u32, u32)>,
    /// Every list, sorted by name.
    pub words: Vec<Word<'c>>,
}

impl<'c> Lists<'c> {
    /// Brings the words of all chunks together.
    pub fn of(chunks: &'c [Chunk]) -> Self {
        let each = |(at, chunk): (u32, &Chunk)| {
            (0..)
                .take(chunk.lists.len())
                .map(move |word| (at, word))
                .collect::<Vec<(u32, u32)>>()
        };
        let mut parts: Vec<(u32, u32)> = (0..).zip(chunks).flat_map(each).collect();
        let word = |(chunk, word): &(u32, u32)| chunks[*chunk as usize].word(*word as usize);
        parts.par_sort_unstable_by(|a, b| order(word(a), word(b)).then_with(|| a.0.cmp(&b.0)));
        let mut words = Vec::new();
        let mut from = 0;
        for same in parts.chunk_by(|a, b| word(a) == word(b)) {
            let to = from + same.len();
            words.push(found(chunks, &parts, from..to));
            from = to;
        }
        let mut begun = Vec::new();
        beginnings(&words, 0, &mut begun);
        words.extend(begun);
        words.sort_by(|a, b| order(&a.text, &b.text));
        Lists { parts, words }
    }
}

fn found<'c>(chunks: &'c [Chunk], parts: &[(u32, u32)], range: Range<usize>) -> Word<'c> {
    let (first, word) = parts[range.start];
    let (mut size, mut count) = (0, 0);
    for (chunk, at) in &parts[range.clone()] {
        let chunk = &chunks[*chunk as usize];
        size += chunk.entries(*at as usize).len();
        count += chunk.lists[*at as usize].count as usize;
    }
    let text = chunks[first as usize].word(word as usize);
    // A long list is cut.
    let size = if count > MOST {
        size * MOST / count
    } else {
        size
    };
    Word {
        text: Cow::Borrowed(text),
        source: Source::Found(range),
        size,
    }
}

/// Adds a list for each beginning of more than `known` bytes that needs one; deeper ones only under those.
fn beginnings<'c>(words: &[Word<'c>], known: usize, out: &mut Vec<Word<'c>>) {
    let head = |word: &Word<'c>| {
        word.text[known..]
            .chars()
            .next()
            .map_or(known, |c| known + c.len_utf8())
    };
    let longer = words
        .iter()
        .position(|word| word.text.len() > known)
        .unwrap_or(words.len());
    let words = &words[longer..];
    for group in words.chunk_by(|a, b| a.text[..head(a)] == b.text[..head(b)]) {
        let Some((first, last)) = group.first().zip(group.last()) else {
            continue;
        };
        let end = head(first);
        // Whoever looks for a beginning loads the word that is just that anyway.
        let others = group.iter().filter(|word| word.text.len() > end);
        let size: usize = others.map(|word| word.size).sum();
        if size <= BEGUN {
            continue;
        }
        if let (Source::Found(from), Source::Found(to)) = (&first.source, &last.source) {
            out.push(Word {
                text: Cow::Owned(format!("{}{ANY}", &first.text[..end])),
                source: Source::Begun(from.start..to.end),
                size: MOST_BEGUN,
            });
        }
        beginnings(group, end, out);
    }
}
