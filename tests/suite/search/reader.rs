//! The search index read from a built site, all of it at once: a folder comes in, every list with what belongs to it goes out.
//! Knows the format from the comments in `src/search/` only, so that a fault there does not hide itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use miniz_oxide::inflate::decompress_to_vec;
use serde_json::Value;

/// The entries of a word, what each is, and where the word stands in each.
pub(crate) struct List {
    pub(crate) entries: Vec<u32>,
    pub(crate) codes: Vec<u32>,
    pub(crate) positions: Vec<Vec<u32>>,
    /// Whether older entries were left out.
    pub(crate) cut: bool,
}

/// The whole index.
pub(crate) struct Reader {
    pub(crate) top: Value,
    pub(crate) lists: BTreeMap<String, List>,
    /// Documents as their files have them.
    documents: Vec<Value>,
    /// The first entry of each document past the titles.
    starts: Vec<u64>,
}

/// A word that is looked for, or the beginning of one.
pub(crate) type Wanted<'a> = (&'a str, bool);

/// A packed file as it was.
pub(crate) fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut deflated = Vec::new();
    let mut turned = 0;
    for byte in bytes {
        match byte {
            0x7f => turned = 0x80,
            other => {
                deflated.push(other ^ turned);
                turned = 0;
            }
        }
    }
    decompress_to_vec(&deflated).expect("a deflated file of the index")
}

/// The words of a file of lists, for whoever looks for words that must not be there.
pub(crate) fn words_of(bytes: &[u8]) -> Vec<String> {
    let bytes = unpacked(bytes);
    let mut lists = Numbers(&bytes, 0).stamped();
    let names = std::iter::from_fn(|| lists.word().map(|(name, ..)| name));
    names.collect()
}

struct Numbers<'b>(&'b [u8], usize);

/// Reads lists of one file.
struct Lists<'b> {
    numbers: Numbers<'b>,
    name: Vec<u8>,
}

impl<'b> Numbers<'b> {
    fn next(&mut self) -> u32 {
        let mut number = 0;
        for shift in (0..).step_by(7) {
            let byte = self.0[self.1];
            self.1 += 1;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        number
    }

    fn stamped(mut self) -> Lists<'b> {
        self.next();
        Lists {
            numbers: self,
            name: Vec::new(),
        }
    }
}

impl Lists<'_> {
    fn word(&mut self) -> Option<(String, Vec<u32>, bool)> {
        let numbers = &mut self.numbers;
        if numbers.1 >= numbers.0.len() {
            return None;
        }
        let (shared, length) = (numbers.next() as usize, numbers.next() as usize);
        self.name.truncate(shared);
        self.name.extend(&numbers.0[numbers.1..numbers.1 + length]);
        numbers.1 += length;
        let count = numbers.next();
        let mut next = 0;
        let entry = |_| {
            let entry = next + numbers.next();
            next = entry + 1;
            entry
        };
        let entries = (0..count >> 1).map(entry).collect();
        let name = String::from_utf8(self.name.clone()).expect("a word");
        Some((name, entries, count & 1 == 1))
    }
}

impl Reader {
    /// Reads the index of a site.
    pub(crate) fn open(site: &Path) -> Self {
        let folder = site.join("search/index");
        let file = |name: String| {
            let bytes = fs::read(folder.join(format!("{name}.bin"))).ok()?;
            Some(unpacked(&bytes))
        };
        let json = |name: String| Some(serde_json::from_slice(&file(name)?).expect("JSON"));
        let top: Value = json("top".to_owned()).expect("the top of the index");
        let mut lists = BTreeMap::new();
        for shard in 0.. {
            let files = ["a", "b", "c"].map(|letter| file(format!("{letter}{shard}")));
            let [Some(a), Some(b), Some(c)] = files else {
                break;
            };
            read_shard(&top, [&a, &b, &c], &mut lists);
        }
        let documents = (0..).map_while(|at| json(format!("d{at}")));
        let documents = documents
            .flat_map(|rows: Value| rows.as_array().cloned().expect("rows"))
            .collect();
        let entries = top["entries"].as_array().expect("entries");
        let mut next = entries.len() as u64;
        let start = |count: &Value| {
            next += count.as_u64().expect("a count");
            next - count.as_u64().expect("a count")
        };
        let starts = entries.iter().map(start).collect();
        Reader {
            top,
            lists,
            documents,
            starts,
        }
    }

    /// The entries that have every group: words that follow each other.
    pub(crate) fn search(&self, groups: &[Vec<Wanted<'_>>]) -> BTreeSet<u32> {
        let mut found: Option<BTreeSet<u32>> = None;
        for group in groups {
            let places = group.iter().enumerate().map(|(at, wanted)| {
                let places = self.places(*wanted).into_iter();
                let moved = places.filter_map(|(entry, place)| {
                    Some((entry, place.checked_sub(u32::try_from(at).expect("short"))?))
                });
                moved.collect::<BTreeSet<(u32, u32)>>()
            });
            let common = places.reduce(|a, b| &a & &b).expect("a word");
            let entries: BTreeSet<u32> = common.into_iter().map(|(entry, _)| entry).collect();
            found = Some(found.map_or(entries.clone(), |found| &found & &entries));
        }
        found.unwrap_or_default()
    }

    /// Where a word stands, or any word of a beginning.
    fn places(&self, (word, begins): Wanted<'_>) -> Vec<(u32, u32)> {
        let fits =
            |name: &str| name == word || begins && name.starts_with(word) && !name.ends_with('*');
        let lists = self.lists.iter().filter(|(name, _)| fits(name));
        let each = lists.flat_map(|(_, list)| list.entries.iter().zip(&list.positions));
        each.flat_map(|(entry, places)| places.iter().map(move |place| (*entry, *place)))
            .collect()
    }

    /// Address with anchor of an entry.
    pub(crate) fn address(&self, entry: u32) -> String {
        let entry = u64::from(entry);
        let titles = self.starts.len() as u64;
        if entry < titles {
            return format!("{}#", self.text(entry as usize, 1));
        }
        let at = self.starts.partition_point(|start| *start <= entry) - 1;
        let inside = entry - self.starts[at];
        let runs = self.documents[at][3].as_array().expect("runs");
        let run = runs
            .iter()
            .rfind(|run| run[0].as_u64().expect("a number") <= inside);
        let anchor = run.map_or(String::new(), |run| {
            let prefix = run[1].as_str().expect("a prefix");
            let first = run[0].as_u64().expect("a number");
            match run[2].as_u64() {
                Some(number) => format!("{prefix}{}", number + inside - first),
                None => prefix.to_owned(),
            }
        });
        format!("{}#{anchor}", self.text(at, 1))
    }

    /// The day of an entry past the titles, in words.
    pub(crate) fn day(&self, entry: u32) -> &str {
        let entry = u64::from(entry);
        let at = self.starts.partition_point(|start| *start <= entry) - 1;
        self.text(at, 2)
    }

    fn text(&self, document: usize, field: usize) -> &str {
        self.documents[document][field].as_str().expect("a text")
    }
}

fn read_shard(top: &Value, [a, b, c]: [&[u8]; 3], lists: &mut BTreeMap<String, List>) {
    let (mut positions, mut codes) = (Numbers(b, 0), Numbers(c, 0));
    for numbers in [&mut positions, &mut codes, &mut Numbers(a, 0)] {
        assert_eq!(
            Value::from(numbers.next()),
            top["stamp"],
            "files of one build"
        );
    }
    let mut words = Numbers(a, 0).stamped();
    while let Some((name, entries, cut)) = words.word() {
        let places = |_: &u32| {
            let (mut at, mut found) = (0, Vec::new());
            loop {
                let number = positions.next();
                at += number >> 1;
                found.push(at);
                if number & 1 == 0 {
                    return found;
                }
            }
        };
        let places = match name.ends_with('*') {
            true => Vec::new(),
            false => entries.iter().map(places).collect(),
        };
        let list = List {
            codes: entries.iter().map(|_| codes.next()).collect(),
            positions: places,
            entries,
            cut,
        };
        assert!(lists.insert(name, list).is_none(), "a word has one list");
    }
    assert_eq!(
        (positions.1, codes.1),
        (b.len(), c.len()),
        "nothing is left"
    );
}
