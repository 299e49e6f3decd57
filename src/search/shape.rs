//! The entries of a meeting: its notes, items that no line shows, and every line of its logs. A meeting in; how many entries
//! there are, which anchor each has and what each line is out.

use std::collections::HashMap;
use std::ops::Range;

use super::bytes::number;
use crate::model::log::{LineKind, Log};
use crate::model::meeting::{Item, ItemKind, LogPart, Meeting};

/// Anchors of entries that follow each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The first entry, counted from the first of the document.
    pub first: u32,
    /// How the anchors begin.
    pub prefix: String,
    /// The number behind it, one more for each entry; none if all have the same anchor.
    pub number: Option<u32>,
}

impl Run {
    /// A run from an entry on.
    pub fn new(first: u32, prefix: &str, number: Option<u32>) -> Self {
        Run {
            first,
            prefix: prefix.to_owned(),
            number,
        }
    }
}

/// What a meeting consists of.
#[derive(Debug, Default)]
pub struct Shape {
    /// Items that need an entry of their own: indexes into the items.
    pub items: Vec<usize>,
    /// What a line of the first log made, by its number: kind and index of the item.
    pub kinds: HashMap<u32, (ItemKind, usize)>,
}

impl Shape {
    /// Finds which items their lines show, and which they do not.
    pub fn of(meeting: &Meeting) -> Self {
        let mut shape = Shape::default();
        let first = meeting.parts.iter().find(|part| part.prefix == "l-");
        let log = first.map(|part| (part, part.log()));
        for (index, item) in meeting.standing() {
            let shown = log.as_ref();
            if shown.is_some_and(|(part, log)| shows(part, log, item)) {
                shape.kinds.entry(item.line).or_insert((item.kind, index));
            } else if !item.text.is_empty() {
                shape.items.push(index);
            }
        }
        shape
    }

    /// How many entries there are.
    pub fn entries(&self, meeting: &Meeting) -> u32 {
        let lines: usize = meeting.parts.iter().map(|part| part.range.len()).sum();
        number(meeting.notes.len() + self.items.len() + lines)
    }

    /// The anchors of the entries.
    pub fn runs(&self, meeting: &Meeting) -> Vec<Run> {
        let mut runs = Vec::new();
        if !meeting.notes.is_empty() {
            runs.push(Run::new(0, "notes", None));
        }
        let mut next = meeting.notes.len();
        for index in &self.items {
            runs.push(Run::new(number(next), "i-", Some(number(*index))));
            next += 1;
        }
        for part in &meeting.parts {
            lines(&mut runs, part, next);
            next += part.range.len();
        }
        runs
    }
}

/// Whether the line of an item has its words.
fn shows(part: &LogPart, log: &Log, item: &Item) -> bool {
    let at = log.index(item.line).filter(|at| part.range.contains(at));
    let line = at.map(|at| &log.lines[at]);
    line.is_some_and(|line| {
        line.kind != LineKind::Redacted && log.text_of(line).contains(&item.text)
    })
}

/// The anchors of the lines of a part; numbers follow each other but for text around blocks of a log.
fn lines(runs: &mut Vec<Run>, part: &LogPart, first: usize) {
    let mut expected = None;
    let log = part.log();
    for (entry, at) in (first..).zip(inside(&log, &part.range)) {
        let line = log.number(at);
        if line != 0 && expected != Some(line) {
            runs.push(Run::new(number(entry), &part.prefix, Some(line)));
        }
        expected = Some(line + 1).filter(|_| line != 0);
    }
}

/// Of a whole file only the first line: the others follow it.
fn inside(log: &Log, range: &Range<usize>) -> Range<usize> {
    match log.numbers.is_empty() {
        true => range.start..range.end.min(range.start + 1),
        false => range.clone(),
    }
}
