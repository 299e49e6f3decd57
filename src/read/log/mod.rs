//! Text to `Log`: which dialect it is, and each physical line as what it is.
//! A file (or the log blocks of a Markdown file) in, lines with dates and speakers out. Nothing is lost:
//! what no dialect explains stays verbatim. Commands are not looked at here.

pub mod block;
mod bots;
mod irssi;
mod maubot;
mod meetbot;
mod reader;
pub mod shape;
mod weechat;

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::text;
use crate::model::log::Log;
use shape::Shape;

/// A form of log.
pub struct Dialect {
    /// Its name in the contract.
    pub name: &'static str,
    /// Takes one line apart.
    pub read: for<'a> fn(&'a str) -> Option<Shape<'a>>,
}

/// Every dialect with times, the first of two equals winning.
pub const DIALECTS: &[Dialect] = &[
    Dialect {
        name: "meetbot",
        read: meetbot::read,
    },
    Dialect {
        name: "maubot",
        read: maubot::read,
    },
    Dialect {
        name: "weechat",
        read: weechat::read,
    },
    Dialect {
        name: "irssi",
        read: irssi::read,
    },
];

/// The fallback: text kept verbatim, nobody credited.
pub const PLAIN: Dialect = Dialect {
    name: "plain",
    read: |_| None,
};

/// How well a dialect explains some lines.
#[derive(Clone, Copy)]
pub struct Fit {
    /// The dialect.
    pub dialect: &'static Dialect,
    /// Lines it explains.
    pub explained: usize,
    /// Messages and actions among them.
    pub talk: usize,
    /// Lines that are not blank.
    pub filled: usize,
}

impl Fit {
    /// Whether the dialect explains at least half of the lines.
    pub fn is_half(&self) -> bool {
        self.explained * 2 >= self.filled && self.talk > 0
    }
}

/// Lines looked at to tell the dialect.
const SAMPLE: usize = 2000;

/// The dialect that explains most of some lines; none if none explains any.
pub fn detect(text: &str, lines: &[Range<usize>]) -> Option<Fit> {
    let sample: Vec<&str> = lines
        .iter()
        .map(|range| &text[range.clone()])
        .filter(|line| !line.trim().is_empty())
        .take(SAMPLE)
        .collect();
    let mut best: Option<Fit> = None;
    for dialect in DIALECTS {
        let mut fit = Fit {
            dialect,
            explained: 0,
            talk: 0,
            filled: sample.len(),
        };
        for shape in sample.iter().filter_map(|line| (dialect.read)(line)) {
            fit.explained += 1;
            fit.talk += usize::from(shape.is_talk());
        }
        if fit.explained > best.map_or(0, |best| best.explained) {
            best = Some(fit);
        }
    }
    best
}

/// A dialect by its name in the contract.
pub fn by_name(name: &str) -> Option<&'static Dialect> {
    const FALLBACK: &Dialect = &PLAIN;
    DIALECTS
        .iter()
        .chain([FALLBACK])
        .find(|dialect| dialect.name == name)
}

/// What is known of a log before its lines are read.
pub struct Head<'a> {
    /// Path inside the content folder.
    pub path: &'a Arc<str>,
    /// The file as the user would type it.
    pub file: &'a Arc<str>,
    /// Day of the first line, where the path or front matter tells.
    pub date: Option<NaiveDate>,
    /// Nicks that are bots.
    pub bots: &'a [String],
}

/// Reads a whole text as a log; `blocks` are the lines that are log, the others are prose.
pub fn read(head: &Head<'_>, text: String, dialect: &Dialect, blocks: &[Range<usize>]) -> Log {
    let ranges = text::lines(&text);
    let whole = blocks.len() == 1 && blocks[0] == (0..ranges.len());
    let mut reader = reader::Reader::new(head.date);
    let mut numbers = Vec::new();
    let mut block_line = 0;
    for (index, range) in ranges.iter().enumerate() {
        let inside = whole || blocks.iter().any(|block| block.contains(&index));
        block_line += u32::from(inside);
        if !whole {
            numbers.push(if inside { block_line } else { 0 });
        }
        reader.push(&text, range.clone(), inside, dialect);
    }
    let nicks = bots::mark_bots(reader.nicks, &text, &reader.lines, head.bots);
    let (path, file) = (Arc::clone(head.path), Arc::clone(head.file));
    Log {
        path,
        file,
        dialect: dialect.name,
        text,
        lines: reader.lines,
        numbers,
        nicks,
    }
}
