//! Text to `Log`: which dialect it is, and each physical line as what it is.
//! A file (or the log blocks of a Markdown file) in, lines with dates and speakers out. Nothing is lost:
//! what no dialect explains stays verbatim. Commands are not looked at here.

mod address;
pub(in crate::read) mod apart;
mod below;
mod bip;
mod blanks;
pub mod block;
mod bold;
pub(in crate::read) mod bots;
mod call_heads;
pub(in crate::read) mod calls;
mod clog;
pub(in crate::read) mod continued;
pub(in crate::read) mod copied;
pub mod dates;
mod days;
mod days_alone;
mod detect;
pub mod dialect;
pub mod dialects;
mod dircproxy;
pub mod echoes;
mod element;
mod element_json;
mod element_list;
pub mod element_room;
mod element_said;
mod events;
mod fences;
mod fit;
mod hcoop;
pub mod html;
mod irccloud;
mod irclogs;
mod irssi;
mod konversation;
mod labelled_facts;
mod limnoria;
pub(in crate::read) mod line_tags;
mod loose;
mod margin;
mod markup;
mod maubot;
mod mcabber;
mod meetbot;
mod mirc;
mod mixed_forms;
mod no_nicks;
mod noticed;
pub(in crate::read) mod off_record;
mod operator_signs;
mod pidgin;
mod private;
mod private_lines;
mod quassel;
mod reader;
mod recording;
mod relayed;
mod relays;
mod removed;
pub(in crate::read) mod repeated;
mod rrsagent;
mod scribe;
mod services;
pub mod shape;
mod signed;
pub(in crate::read) mod started;
pub(in crate::read) mod tagged;
mod taken_out;
mod tiarra;
mod timeless;
mod told_days;
mod topic;
pub(in crate::read) mod web_page;
mod webex;
mod weechat;
mod who_acts;
mod window;
mod xchat;
mod zone_names;
mod zoom;

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::text;
use crate::model::log::Log;
pub use blanks::with_blanks;
pub use detect::{Among, detect};
use dialect::Dialect;
pub use element_list::{is_export, wrong};
pub use element_said::UNDECRYPTED;
pub use fit::Fit;
pub use hcoop::is_of_hcoop;
pub use html::of_pidgin as text_of_html;
pub use irssi::unread_day;
use margin::Margin;
pub(super) use no_nicks::is_any_label;
use reader::Reader;

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
    /// Nicks that pass on what others say.
    pub relays: &'a [String],
    /// Whether it is said to be public, so that lines which only speak of TLP labels take out nothing.
    pub clear: bool,
}

impl<'a> Head<'a> {
    /// Nothing but the path.
    pub fn new(path: &'a Arc<str>) -> Self {
        Head {
            path,
            file: path,
            date: None,
            bots: &[],
            relays: &[],
            clear: false,
        }
    }
}

/// What the lines of a log are numbered by, where other text stands around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    /// By the lines of the log alone.
    OfBlocks,
    /// By those of the file.
    OfFile,
}

/// Lines that are in one dialect.
#[derive(Clone)]
pub struct Block {
    /// Indexes of lines.
    pub lines: Range<usize>,
    /// The dialect.
    pub dialect: &'static Dialect,
}

/// Reads a file that is all log, in the dialect that its lines tell; in `plain` if none explains half of them.
pub fn from_bytes(head: &Head<'_>, bytes: Vec<u8>) -> Log {
    let text = text::decode(bytes).text;
    let lines = text::lines(&text);
    let whole = 0..lines.len();
    let fit = detect(&text, &lines, Among::All).filter(Fit::is_half);
    let dialect = fit.map_or(dialects::PLAIN, |fit| fit.dialect);
    read(head, text, dialect, &[whole])
}

/// Reads a whole text as a log; `blocks` are the lines that are log, the others are prose.
/// Runs of lines inside a block that another dialect explains are read in that one.
pub fn read(
    head: &Head<'_>,
    text: String,
    dialect: &'static Dialect,
    blocks: &[Range<usize>],
) -> Log {
    let text = match dialect.name {
        "markdown" => bold::unescape(&text),
        name if name == dialects::EVENTS.name => return of_events(head, &text),
        _ => text,
    };
    let lines = text::lines(&text);
    let ranges = tagged::cut(&text, &lines, blocks, dialect.read);
    let mut parts: Vec<Block> = blocks
        .iter()
        .map(|lines| Block {
            lines: lines.clone(),
            dialect,
        })
        .collect();
    let mut reader = pass(head, &text, &ranges, &parts);
    for _ in 0..FORMS {
        let Some(finer) = mixed_forms::split(&text, &ranges, &reader.lines, &parts) else {
            break;
        };
        parts = finer;
        reader = pass(head, &text, &ranges, &parts);
    }
    let numbers = numbers(blocks, ranges.len());
    drop(ranges);
    drop(lines);
    let log = finish(head, reader, text, dialect);
    let numbered = match numbers.is_empty() {
        true => Vec::new(),
        false => blocks.iter().flat_map(Clone::clone).collect(),
    };
    Log {
        numbers,
        numbered,
        ..log
    }
}

/// Reads Matrix events.
fn of_events(head: &Head<'_>, text: &str) -> Log {
    let (reader, bodies, taken) = element_json::read(head, text);
    let mut log = finish(head, reader, bodies, dialects::EVENTS);
    let more = echoes::of_texts(&log, &taken);
    more.iter().for_each(|at| _ = log.lines[*at].redact());
    log.echoes.extend(more);
    log
}

/// What is done to all lines once they are read: relays, labels, bots.
fn finish(head: &Head<'_>, mut reader: Reader, text: String, dialect: &Dialect) -> Log {
    reader.settle(&text);
    match dialect.name {
        "quassel" => konversation::settle(&mut reader, &text),
        "markdown" => bold::settle(&mut reader, &text),
        "zoom" => recording::settle(&mut reader, &text),
        "nick-colon" => labelled_facts::settle(&mut reader, &text),
        _ => {}
    }
    private_lines::settle(&mut reader, &text, dialect);
    let events = dialect.name == dialects::EVENTS.name;
    // Of events a taken back one is not told.
    let private = match events {
        true => None,
        false => private_lines::count(&reader.lines),
    };
    relays::credit(&mut reader, &text, head.relays);
    let told = reader.dated + reader.yearless;
    let headed = reader.told.begun > 0;
    let dated = events || headed || told + reader.yearless > reader.undated;
    let nicks = bots::mark_bots(reader.nicks, &text, &reader.lines, head.bots);
    let mut log = Log {
        path: Arc::clone(head.path),
        file: Arc::clone(head.file),
        dialect: dialect.name,
        text,
        lines: reader.lines,
        nicks,
        dated,
        offsets: reader.offsets,
        private,
        ..Log::default()
    };
    taken_out::close(&mut log, head.clear);
    log
}

/// How often a log may change its form within its form.
const FORMS: usize = 4;

/// Reads every line once, each in the dialect of its block.
fn pass(head: &Head<'_>, text: &str, ranges: &[Range<usize>], blocks: &[Block]) -> Reader {
    let mut reader = Reader::new(head.date, ranges.len());
    let mut done = 0;
    reader.signs_behind = operator_signs::stand_behind(text, ranges);
    for block in blocks {
        let above = &ranges[done..block.lines.start];
        above.iter().for_each(|range| reader.prose(range.clone()));
        reader.headed(text, above);
        let inside = &ranges[block.lines.clone()];
        if block.dialect.name == copied::COPIED.name {
            copied::take(&mut reader, text, inside);
            done = block.lines.end;
            continue;
        }
        let margin = match block.dialect.said_below {
            true => Margin::of_heads(text, inside, block.dialect),
            false => Margin::of(text, inside),
        };
        let code = if block.dialect.multiline {
            fences::inside(text, inside, block.dialect)
        } else {
            Vec::new()
        };
        for (index, range) in inside.iter().enumerate() {
            match code.get(index) {
                Some(true) => reader.code(text, range.clone()),
                _ => reader.push(text, range.clone(), block.dialect, margin),
            }
        }
        done = block.lines.end;
    }
    for range in &ranges[done..] {
        reader.prose(range.clone());
    }
    reader
}

/// Numbers of lines in anchors, where a log has prose around it; 0 for the prose. Nothing for a whole file.
fn numbers(blocks: &[Range<usize>], lines: usize) -> Vec<u32> {
    if blocks.len() == 1 && blocks[0] == (0..lines) {
        return Vec::new();
    }
    let mut numbers = vec![0; lines];
    let inside = blocks.iter().flat_map(Clone::clone);
    for (number, index) in (1..).zip(inside) {
        numbers[index] = number;
    }
    numbers
}
