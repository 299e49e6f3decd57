//! What must stay inside: the words of everything that is withheld, as fingerprints, and the search for them in every file of
//! the site. Texts come in while the content is read, and files of the site while they are written; findings go out.
//!
//! Looked for are runs of six words of a withheld text, and whole titles (and other short texts) of three words and more. Words that
//! also stand in a published record, or in the theme that the program brings, are not: nobody can tell there what was
//! withheld. Nothing is kept but numbers of 64 bits and places, and nothing of it is written to the disk.
//!
//! In reading order: `track` is the last words of a text, `words` takes texts apart, `heads`, `marks`, `characters`, `escapes` and
//! `packed` help it, and `files` finds names of pictures; [`Sealed`] is what reading
//! fills; [`Guard`] looks for it; `published` lists what may be said.

mod characters;
mod escapes;
mod files;
mod guard;
mod heads;
mod marks;
mod packed;
mod published;
mod track;
mod words;

use std::collections::HashSet;
use std::sync::Arc;

use characters::is_word;
pub use guard::{Finding, Guard};
pub use packed::{is_too_tight, opened};
use track::{Eye, RUN, Track};
use words::{Form, Words};

use crate::model::path;
use crate::place::{Place, narrow};

/// Fewest words of a title that is looked for, and fewest words with letters of any run: numbers in a row stand everywhere.
const TITLE: usize = 3;

/// A run of words, and where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Run {
    fingerprint: u64,
    /// A short fingerprint of its last three words.
    ending: u32,
    words: u8,
    /// An index into the files.
    file: u32,
    line: u32,
}

/// The words of what is withheld. Made while reading; costs nothing where nothing is.
#[derive(Debug, Clone, Default)]
pub struct Sealed {
    files: Vec<Arc<str>>,
    runs: Vec<Run>,
    /// Names of pictures and documents that stand in it.
    named: HashSet<String>,
}

impl Sealed {
    /// Whether nothing is withheld.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Takes in what was sealed elsewhere.
    pub fn absorb(&mut self, mut other: Sealed) {
        let moved = narrow(self.files.len());
        other.runs.iter_mut().for_each(|run| run.file += moved);
        self.files.append(&mut other.files);
        self.runs.append(&mut other.runs);
        self.named.extend(other.named);
    }

    /// Whether a picture or a document of such a path is named in what is withheld.
    pub fn names(&self, path: &str) -> bool {
        !self.named.is_empty() && self.named.contains(&files::name(path))
    }

    /// Seals a text whose lines are lines of its file from a place on: every run of six words of it.
    pub fn lines(&mut self, place: &Place, text: &str) {
        self.runs_of(place, text, None, 1);
    }

    /// Seals a text of which only the place is known, as inside of JSON: every run of six words of it.
    pub fn text(&mut self, place: &Place, text: &str) {
        self.runs_of(place, text, None, 0);
    }

    /// Seals every run of six words, or of as many as a `title` has; each line of the text is `step` lines of its file.
    fn runs_of(&mut self, place: &Place, text: &str, title: Option<usize>, step: u32) {
        self.named.extend(files::names(text));
        let file = self.file(&place.file);
        let mut collector = Collector {
            runs: &mut self.runs,
            words: title.unwrap_or(RUN),
            file,
            line: place.line.max(1),
            step,
        };
        let mut reader = Words::new(Form::Source, &mut collector);
        for line in text.split_inclusive('\n') {
            let pieces = if title.is_some() {
                [line, ""]
            } else {
                heads::without(line)
            };
            for piece in pieces {
                reader.feed(piece.as_bytes());
                reader.end();
            }
            reader.next_line();
        }
    }

    /// Seals a short text whole: a title, a label, a name. One of fewer than three words says too little to be looked for.
    pub fn title(&mut self, place: &Place, title: &str) {
        let words = Count::of(title).min(RUN);
        // Three signs that are a word each are often one word.
        let least = if title.chars().any(is_word) {
            RUN
        } else {
            TITLE
        };
        if words >= least {
            self.runs_of(place, title, Some(words), 0);
        }
    }

    /// Seals a whole Markdown or YAML file: its text, its name, and each title, heading and short value in it.
    pub fn record(&mut self, file: &Arc<str>, text: &str) {
        self.lines(&Place::head(file), text);
        let name = path::name(file);
        let stem = path::without_ending(name);
        self.title(&Place::head(file), stem);
        let marked = text.starts_with("---") || text.starts_with("+++");
        let mut front = true;
        for (at, line) in text.lines().enumerate() {
            let end = marked && at > 0 && matches!(line.trim_end(), "---" | "+++");
            front = front && !end && (marked || file.ends_with(".yaml") || at < HEAD);
            let place = Place::line(file, at);
            short_texts(line, front).for_each(|text| self.title(&place, text));
        }
    }

    fn file(&mut self, file: &Arc<str>) -> u32 {
        if self.files.last() != Some(file) {
            self.files.push(Arc::clone(file));
        }
        narrow(self.files.len() - 1)
    }
}

/// Whether a text is so long that all of it is looked for.
pub fn is_run(text: &str) -> bool {
    Count::of(text) >= RUN
}

/// Keys whose values say what a record is about, wherever in its YAML they stand.
const TELLING: &[&str] = &[
    "title",
    "summary",
    "milestone",
    "label",
    "labels",
    "aliases",
    "task",
    "name",
    "author",
    "assignees",
    "shepherd",
];

/// Lines at the head of a file in which front matter may be meant, though it is not marked as such.
const HEAD: usize = 12;

/// What a line calls something: a heading; in front matter the values of a key that tells, and items of lists, which may
/// stand under such a key. Of a list on one line each item counts.
fn short_texts(line: &str, front: bool) -> impl Iterator<Item = &str> {
    let bare = line.trim().trim_start_matches("- ").trim_start_matches('{');
    let telling = |(key, _): &(&str, &str)| {
        let key = key.trim_matches(['"', '\'', ' ']).to_lowercase();
        front && TELLING.contains(&key.as_str())
    };
    let value = bare
        .split_once([':', '='])
        .filter(telling)
        .map(|(_, value)| value);
    let heading = line.starts_with('#').then(|| line.trim_matches(['#', ' ']));
    let item = line.trim_start().strip_prefix("- ").filter(|_| front);
    let parts = value.into_iter().flat_map(|value| value.split(','));
    heading.or(value).or(item).into_iter().chain(parts)
}

/// Puts down the runs of a text.
struct Collector<'s> {
    runs: &'s mut Vec<Run>,
    words: usize,
    file: u32,
    line: u32,
    step: u32,
}

impl Eye for Collector<'_> {
    fn see(&mut self, track: &Track) {
        let words = u8::try_from(self.words).unwrap_or(u8::MAX);
        let run = |(fingerprint, ending)| Run {
            fingerprint,
            ending,
            words,
            file: self.file,
            line: self.line,
        };
        let told = track.telling(self.words) >= TITLE;
        let found = track.run(self.words).zip(track.ending()).filter(|_| told);
        self.runs.extend(found.map(run));
    }

    fn next_line(&mut self) {
        self.line = self.line.saturating_add(self.step);
    }
}

/// Counts words.
#[derive(Default)]
struct Count(usize);

impl Count {
    fn of(text: &str) -> usize {
        let mut count = Count::default();
        // Without the marks of Markdown, each of which may be read in two ways.
        let plain = text.replace(['*', '_', '`', '~'], " ");
        let mut words = Words::new(Form::Source, &mut count);
        words.feed(plain.as_bytes());
        words.end();
        count.0
    }
}

impl Eye for Count {
    fn see(&mut self, _: &Track) {
        self.0 += 1;
    }
}
