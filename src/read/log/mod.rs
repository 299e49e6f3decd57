//! Text to `Log`: which dialect it is, and each physical line as what it is.
//! A file (or the log blocks of a Markdown file) in, lines with dates and speakers out. Nothing is lost:
//! what no dialect explains stays verbatim. Commands are not looked at here.

mod bip;
pub mod block;
mod bold;
mod bots;
pub mod dialects;
mod dircproxy;
mod element;
mod irccloud;
mod irclogs;
mod irssi;
mod limnoria;
mod maubot;
mod meetbot;
mod mirc;
mod pidgin;
mod quassel;
mod reader;
mod rrsagent;
mod scribe;
pub mod shape;
mod timeless;
mod weechat;
mod xchat;

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::text;
use crate::model::log::{Line, LineKind, Log};
use crate::read::withhold;
use dialects::{DIALECTS, Dialect, Timing, by_name};

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
    /// Whether the first line that is not blank is explained.
    pub opens: bool,
}

impl Fit {
    /// Whether the dialect explains at least half of the lines; where messages go on in unmarked lines,
    /// whether it explains the first line and one in eight.
    pub fn is_half(&self) -> bool {
        let goes_on = self.dialect.multiline && self.opens && self.explained * 8 >= self.filled;
        self.talk > 0 && (self.explained * 2 >= self.filled || goes_on)
    }
}

/// Which dialects come into question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// All of them.
    All,
    /// Those with times: in running text, `name: words` is seldom talk.
    Timed,
}

/// Lines looked at to tell the dialect.
const SAMPLE: usize = 1000;

/// The dialect that explains most of some lines; none if none explains any.
pub fn detect(text: &str, lines: &[Range<usize>], among: Among) -> Option<Fit> {
    let filled = lines
        .iter()
        .map(|range| &text[range.clone()])
        .filter(|line| !line.trim().is_empty());
    let sample: Vec<&str> = filled.take(SAMPLE).collect();
    let mut best: Option<Fit> = None;
    let asked = |dialect: &&Dialect| among == Among::All || dialect.timing != Timing::None;
    for dialect in DIALECTS.iter().filter(asked) {
        let fit = fit(dialect, &sample);
        if fit.explained > best.map_or(0, |best| best.explained) {
            best = Some(fit);
        }
    }
    best.map(|best| told_by_bot(best, &sample))
}

fn fit(dialect: &'static Dialect, sample: &[&str]) -> Fit {
    let shapes = sample.iter().filter_map(|line| (dialect.read)(line));
    let (explained, talk) = shapes.fold((0, 0), |(explained, talk), shape| {
        (explained + 1, talk + usize::from(shape.is_talk()))
    });
    let opens = sample
        .first()
        .is_some_and(|line| (dialect.read)(line).is_some());
    Fit {
        dialect,
        explained,
        talk,
        filled: sample.len(),
        opens,
    }
}

/// MeetBot and RRSAgent write alike; the bot that speaks decides.
fn told_by_bot(best: Fit, sample: &[&str]) -> Fit {
    let rrsagent =
        best.dialect.name == "meetbot" && sample.iter().any(|line| line.contains("<RRSAgent>"));
    match by_name("rrsagent").filter(|_| rrsagent) {
        Some(dialect) => fit(dialect, sample),
        None => best,
    }
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
    redact(&text, &mut reader.lines);
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

/// From a line with a TLP label that is not public to a line with `TLP:CLEAR`, nothing is shown (TLP 2.0, FIRST).
fn redact(text: &str, lines: &mut [Line]) {
    let mut closed = false;
    for line in lines.iter_mut().filter(|line| line.kind != LineKind::Prose) {
        let said = &text[line.text.start as usize..line.text.end as usize];
        let before = closed;
        closed = withhold::tlp_after(said).unwrap_or(closed);
        if before || closed {
            line.kind = LineKind::Redacted;
            line.nick = None;
            line.text = line.text.start..line.text.start;
        }
    }
}
