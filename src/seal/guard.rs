//! The search for sealed words in what is to be published. Sealed words in; of each file of the site, findings out. May be
//! asked by many threads at once, and changes nothing while it is asked.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::track::{Eye, RUN, Track};
use super::words::{Form, Words};
use super::{Run, Sealed, TITLE, marks, packed, published};
use crate::model::{Library, wide};
use crate::place::Place;

/// Words of a withheld record that stand in a file of the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Where they are withheld: of each file of the content the first such line.
    pub place: Place,
    /// The file of the site.
    pub path: String,
    /// Whether the very name of that file has them.
    pub named: bool,
}

/// Looks for sealed words.
#[derive(Debug)]
pub struct Guard {
    sealed: Sealed,
    /// The last three words of runs.
    endings: Filter,
    /// Whole runs.
    wholes: Filter,
    /// How long the runs are, longest first.
    lengths: Vec<usize>,
}

/// Some hashes of 64 bits, the upper ones of which tell them apart: says of a hash for sure that it is none of them.
#[derive(Debug)]
struct Filter {
    bits: Vec<u64>,
    /// By how many bits a hash is shifted to be a place here.
    shift: u32,
}

/// Bits of a filter for each hash: one in so many is set at most.
const SPARSE: usize = 16;

impl Filter {
    fn of(hashes: impl ExactSizeIterator<Item = u64>) -> Self {
        let bits = (hashes.len() * SPARSE).next_power_of_two();
        let bits = bits.clamp(1 << 16, 1 << 28);
        let mut filter = Filter {
            bits: vec![0; bits / 64],
            shift: 64 - bits.trailing_zeros(),
        };
        for hash in hashes {
            let (place, bit) = filter.place(hash);
            filter.bits[place] |= bit;
        }
        filter
    }

    /// The word of the filter and the bit in it.
    fn place(&self, hash: u64) -> (usize, u64) {
        let at = (hash >> self.shift) as usize;
        (at / 64, 1 << (at % 64))
    }

    fn may_have(&self, hash: u64) -> bool {
        let (place, bit) = self.place(hash);
        self.bits.get(place).is_some_and(|bits| bits & bit != 0)
    }
}

impl Guard {
    /// A guard over what is sealed; none if nothing is.
    pub fn over(mut sealed: Sealed) -> Option<Self> {
        sealed.runs.sort_unstable();
        sealed.runs.dedup_by_key(|run| run.fingerprint);
        if sealed.is_empty() {
            return None;
        }
        let has = |words: &usize| {
            let mut runs = sealed.runs.iter();
            runs.any(|run| usize::from(run.words) == *words)
        };
        Some(Guard {
            lengths: (TITLE..=RUN).rev().filter(has).collect(),
            endings: Filter::of(sealed.runs.iter().map(|run| u64::from(run.ending) << 32)),
            wholes: Filter::of(sealed.runs.iter().map(|run| run.fingerprint)),
            sealed,
        })
    }

    /// Lets go of the words that a published record says too, and of those in other `texts`. Gives back in how many files
    /// there are words that are withheld and published all the same.
    pub fn spare(&mut self, library: &Library, texts: &[&[u8]]) -> usize {
        let texts = texts.par_iter();
        let of_texts = texts.flat_map_iter(|text| self.runs_in(Form::Plain, text));
        let records = published::texts(library);
        let of_records = records.flat_map_iter(|text| self.runs_of_record(&text));
        let (in_texts, in_records): (BTreeSet<usize>, BTreeSet<usize>) =
            (of_texts.collect(), of_records.collect());
        let files = self.places(&in_records).len();
        let mut at = 0..;
        self.sealed.runs.retain(|_| {
            let spared = |at| in_records.contains(&at) || in_texts.contains(&at);
            !at.next().is_some_and(spared)
        });
        files
    }

    /// What of the sealed words stands in a file of the site, or in its name.
    pub fn scan(&self, path: &str, bytes: &[u8]) -> Vec<Finding> {
        let named = self.runs_in(Form::Plain, path.as_bytes());
        let mut inside = BTreeSet::new();
        let limits = (packed::DEPTH, packed::most(bytes.len()));
        self.scan_into(path, bytes, limits, &mut inside);
        let finding = |named: bool| {
            let path = path.to_owned();
            move |place| Finding {
                place,
                path: path.clone(),
                named,
            }
        };
        let named = self.places(&named).into_iter().map(finding(true));
        named
            .chain(self.places(&inside).into_iter().map(finding(false)))
            .collect()
    }

    /// Looks through bytes and what is packed in them: so deep, and so many bytes of it.
    fn scan_into(
        &self,
        path: &str,
        bytes: &[u8],
        (depth, most): (usize, u64),
        found: &mut BTreeSet<usize>,
    ) {
        let Some(deeper) = depth.checked_sub(1).map(|depth| (depth, most)) else {
            return;
        };
        if let Some((name, held)) = packed::unpacked(path, bytes, most) {
            return self.scan_into(name, &held, deeper, found);
        }
        let form = match path.rsplit_once('.').map(|(_, end)| end) {
            Some("json" | "ndjson" | "geojson" | "js" | "mjs" | "map" | "webmanifest") => {
                Form::Escaped
            }
            Some("ics" | "vcf") => Form::Calendar,
            _ => Form::Plain,
        };
        found.extend(self.runs_in(form, bytes));
        if let Some(text) = of_one_byte(bytes) {
            found.extend(self.runs_in(form, text.as_bytes()));
        }
        if let Some(text) = wide::text(bytes) {
            self.scan_into(path, text.as_bytes(), deeper, found);
        }
        for held in packed::in_base64(bytes) {
            self.scan_into("", &held, deeper, found);
        }
    }

    /// Indexes of the runs that stand in a text.
    fn runs_in(&self, form: Form, text: &[u8]) -> BTreeSet<usize> {
        let mut search = Search {
            guard: self,
            found: BTreeSet::new(),
        };
        let mut words = Words::new(form, &mut search);
        words.feed(text);
        words.end();
        search.found
    }

    /// The same of a published record, as it is written and as it is read: without the numbers of its lists, and what links lead to.
    fn runs_of_record(&self, text: &str) -> BTreeSet<usize> {
        let mut found = self.runs_in(Form::Record, text.as_bytes());
        let read = marks::without(text);
        let shown = marks::without_links(read.as_deref().unwrap_or(text));
        for text in read.iter().chain(&shown) {
            found.extend(self.runs_in(Form::Record, text.as_bytes()));
        }
        found
    }

    /// Where runs stand: of each file the first line.
    fn places(&self, runs: &BTreeSet<usize>) -> Vec<Place> {
        let mut first: BTreeMap<&str, Place> = BTreeMap::new();
        let found = runs.iter().filter_map(|at| self.sealed.runs.get(*at));
        for run in found {
            let Some(file) = self.sealed.files.get(run.file as usize) else {
                continue;
            };
            let place = Place::new(file, run.line, 0);
            let known = first.entry(file).or_insert_with(|| place.clone());
            if place < *known {
                *known = place;
            }
        }
        first.into_values().collect()
    }

    fn may_end(&self, ending: u32) -> bool {
        self.endings.may_have(u64::from(ending) << 32)
    }

    fn find(&self, fingerprint: u64) -> Option<usize> {
        // A search of all runs has to wait for memory at every step.
        if !self.wholes.may_have(fingerprint) {
            return None;
        }
        let key = |run: &Run| run.fingerprint;
        self.sealed
            .runs
            .binary_search_by_key(&fingerprint, key)
            .ok()
    }
}

/// The text of bytes that are one letter each, as old programs write them; none of UTF-8, and of what is no text.
fn of_one_byte(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let text = memchr::memchr(0, bytes).is_none() && std::str::from_utf8(bytes).is_err();
    text.then(|| {
        encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(bytes)
            .0
    })
}

/// Collects the runs that are found.
struct Search<'g> {
    guard: &'g Guard,
    found: BTreeSet<usize>,
}

impl Eye for Search<'_> {
    fn see(&mut self, track: &Track) {
        if !track
            .ending()
            .is_some_and(|ending| self.guard.may_end(ending))
        {
            return;
        }
        for words in &self.guard.lengths {
            let run = track.run(*words).and_then(|run| self.guard.find(run));
            self.found.extend(run);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    const SECRET: &str = "The quick brown fox jumps over the lazy dog";

    fn guard() -> Guard {
        let file: Arc<str> = Arc::from("content/issues/1.md");
        let mut sealed = Sealed::default();
        sealed.lines(&Place::new(&file, 4, 0), &format!("one line\n{SECRET}\n"));
        sealed.title(&Place::new(&file, 2, 0), "Blue *whale* song");
        sealed.title(&Place::new(&file, 2, 0), "Release 1 2 3");
        Guard::over(sealed).expect("something is sealed")
    }

    fn lines(path: &str, text: &str) -> Vec<u32> {
        let found = guard().scan(path, text.as_bytes());
        found.into_iter().map(|found| found.place.line).collect()
    }

    #[test]
    fn six_words_of_a_text_and_three_of_a_title() {
        let rows: &[(&str, &str, &[u32])] = &[
            ("a.html", "<b>fox</b> jumps over <i>the</i> lazy dog", &[5]),
            ("a.html", "fox jumps over the lazy cat", &[]),
            ("a.json", r#"["blue\nwhale\u0020song"]"#, &[2]),
            ("blue-whale-song/index.html", "", &[2]),
            (
                "a.txt",
                "Blue whale sang. Release 1 2 3 of a quick brown fox.",
                &[],
            ),
            (
                "a.txt",
                "data:;base64,Qmx1ZSB3aGFsZSBzb25nLCBhbmQgbW9yZQ==",
                &[2],
            ),
            ("a.svg", "<svg><desc>blue whale song</desc></svg>", &[2]),
            ("a.html", "<meta content='x, blue whale song'>", &[2]),
        ];
        for (path, text, expected) in rows {
            assert_eq!(lines(path, text), *expected, "{path}: {text}");
        }
    }

    #[test]
    fn letters_of_one_byte_are_read() {
        let file: Arc<str> = Arc::from("content/issues/1.md");
        let mut sealed = Sealed::default();
        let text = "Die Gr\u{f6}\u{df}e der L\u{fc}cke betr\u{e4}gt f\u{fc}nf B\u{fc}cher";
        sealed.text(&Place::head(&file), text);
        let guard = Guard::over(sealed).expect("something is sealed");
        let latin = encoding_rs::WINDOWS_1252.encode(text).0;
        for bytes in [latin.as_ref(), text.as_bytes()] {
            assert_eq!(guard.scan("a.csv", bytes).len(), 1, "{bytes:?}");
        }
    }

    #[test]
    fn nothing_sealed_needs_no_guard() {
        let mut sealed = Sealed::default();
        sealed.text(
            &Place::file(&Arc::from("a.md")),
            "five words are not enough",
        );
        assert!(Guard::over(sealed).is_none());
    }
}
