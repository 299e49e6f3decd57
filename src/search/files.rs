//! The files of the index, as `assets/search-index.js` reads them. Documents and shards in, paths and bytes out.
//!
//! All are packed as `packing.rs` does. `top` is JSON: `stamp` leads every shard; `words` are the first words of the shards; `entries`, `series`
//! and `year` tell of each document how many entries it has, and its place in `all_series` (empty where it has none) and
//! `years`; `kinds` are the names of kinds, from `items` on of items; `most` are the entries that a list holds at most, and
//! one of a beginning; `documents` and `speakers` go into a file. `aN`, `bN`, `cN` are shard N, see `merge.rs`. `dN` is JSON: of
//! some documents title, address, day in words, and runs of anchors (first entry, prefix, number or null). `pN` is JSON: of
//! some speakers, of whom the first has number 1, what is shown, and by id the names of all who are found by it.

use serde::Serialize;

use super::bytes::number;
use super::documents::{Document, Documents};
use super::kinds::{Kind, RECORDS};
use super::lists::{MOST, MOST_BEGUN};
use super::merge::Index;
use crate::packing;
use crate::view::{url, words};

/// Documents and speakers a file.
const DOCUMENTS: usize = 32;
const SPEAKERS: usize = 256;

/// A file of the index.
#[derive(Debug)]
pub struct File {
    /// Path inside the site.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

#[derive(Serialize)]
struct Top<'a> {
    stamp: u32,
    words: Vec<&'a str>,
    entries: Vec<u32>,
    series: Vec<u32>,
    all_series: Vec<&'a str>,
    year: Vec<u32>,
    years: Vec<String>,
    kinds: Vec<&'static str>,
    items: usize,
    most: [usize; 2],
    documents: usize,
    speakers: usize,
}

/// Makes all files.
pub fn files(documents: &Documents<'_>, index: Index) -> Vec<File> {
    let file = |name: String, bytes| File {
        path: url::search_file(&name),
        bytes,
    };
    let mut files = vec![file("top".to_owned(), json(&top(documents, &index)))];
    for (at, shard) in index.shards.into_iter().enumerate() {
        for (letter, bytes) in ["a", "b", "c"].iter().zip(shard.files) {
            files.push(file(format!("{letter}{at}"), bytes));
        }
    }
    for (at, some) in documents.all.chunks(DOCUMENTS).enumerate() {
        let rows: Vec<Row<'_>> = some.iter().map(row).collect();
        files.push(file(format!("d{at}"), json(&rows)));
    }
    for (at, some) in documents.speakers.all.chunks(SPEAKERS).enumerate() {
        files.push(file(format!("p{at}"), json(&some)));
    }
    files
}

fn top<'a>(documents: &'a Documents<'_>, index: &'a Index) -> Top<'a> {
    let all = &documents.all;
    let each_series: Vec<&str> = all.iter().map(|of| of.series().unwrap_or("")).collect();
    let each_year: Vec<String> = all.iter().map(|of| words::year(of.date)).collect();
    let (all_series, series) = places(each_series);
    let (years, year) = places(each_year);
    let words = index.shards.iter();
    Top {
        stamp: index.stamp,
        words: words.map(|shard| shard.first.as_str()).collect(),
        entries: all.iter().map(|document| document.entries).collect(),
        series,
        all_series,
        year,
        years,
        kinds: Kind::names(),
        items: RECORDS,
        most: [MOST, MOST_BEGUN],
        documents: DOCUMENTS,
        speakers: SPEAKERS,
    }
}

/// Every name once, sorted, and the place of each.
fn places<T: Ord + Clone>(each: Vec<T>) -> (Vec<T>, Vec<u32>) {
    let mut names = each.clone();
    names.sort_unstable();
    names.dedup();
    let place = |name| number(names.binary_search(&name).unwrap_or(0));
    let places = each.into_iter().map(place).collect();
    (names, places)
}

/// Title, address, day, anchors.
type Row<'a> = (&'a str, &'a str, String, Vec<(u32, String, Option<u32>)>);

fn row<'a>(document: &'a Document<'_>) -> Row<'a> {
    let runs = document.runs().into_iter();
    let runs = runs.map(|run| (run.first, run.prefix, run.number));
    let day = document.date.map_or_else(String::new, words::date);
    (&document.title, &document.url, day, runs.collect())
}

/// JSON that is no markup wherever it ends up.
fn json<T: Serialize>(value: &T) -> Vec<u8> {
    let text = serde_json::to_string(value).unwrap_or_default();
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", character as u32));
            }
            other => out.push(other),
        }
    }
    packing::text(out.as_bytes())
}
