//! Text taken out of a log at the word of its sidecar, before anything is made of it.
//! Text and corrections in; text without it, and lines marked as redacted, out. The file itself stays as it is.

use std::ops::Range;

use regex::Regex;

use super::corrections::{Corrections, compile};
use crate::model::log::{LineKind, Log};
use crate::place::At;
use crate::report::{Note, Severity};

/// What stands where something was.
const MASK: &str = "[redacted]";

/// Takes nicks and patterns out of texts, and remembers which were found.
pub(super) struct Redaction<'c> {
    corrections: &'c Corrections,
    nicks: Vec<(Option<Regex>, bool)>,
    patterns: Vec<(Option<Regex>, bool)>,
    lines: Vec<bool>,
}

impl<'c> Redaction<'c> {
    pub(super) fn new(corrections: &'c Corrections) -> Self {
        let nick = |at: &At<String>| {
            let name = regex::escape(
                at.value
                    .trim_start_matches('@')
                    .split(':')
                    .next()
                    .unwrap_or(""),
            );
            (
                compile(&format!(r"(?i){name}_*(?:\[m\]?)?")).filter(|_| !name.is_empty()),
                false,
            )
        };
        Redaction {
            corrections,
            nicks: corrections.nicks.iter().map(nick).collect(),
            patterns: corrections
                .patterns
                .iter()
                .map(|at| (compile(&at.value), false))
                .collect(),
            lines: vec![false; corrections.lines.len()],
        }
    }

    /// A text without the nicks and patterns.
    pub(super) fn text(&mut self, text: String) -> String {
        let mut text = text;
        for (pattern, hit) in &mut self.patterns {
            let Some(pattern) = pattern else { continue };
            if pattern.is_match(&text) {
                *hit = true;
                text = pattern.replace_all(&text, MASK).into_owned();
            }
        }
        for (nick, hit) in &mut self.nicks {
            let Some(nick) = nick else { continue };
            if let Some(masked) = without_nick(&text, nick) {
                *hit = true;
                text = masked;
            }
        }
        text
    }

    /// Marks the lines that are not shown, and takes their text out of the log.
    pub(super) fn log(&mut self, log: &mut Log) {
        if !self.corrections.redacts() {
            return;
        }
        let mut gone: Vec<usize> = Vec::new();
        for at in 0..log.lines.len() {
            let number = log.number(at);
            let listed = self
                .corrections
                .lines
                .iter()
                .position(|lines| lines.value.contains(&number));
            if let Some(which) = listed {
                self.lines[which] = true;
            }
            let line = &log.lines[at];
            let masked = log.nick_of(line).is_some_and(|nick| nick.name == MASK);
            if listed.is_some() || masked {
                gone.push(at);
            }
        }
        let ranges: Vec<Range<usize>> = gone.iter().map(|at| whole_line(log, *at)).collect();
        blank(&mut log.text, &ranges);
        for at in gone {
            let line = &mut log.lines[at];
            line.kind = LineKind::Redacted;
            line.nick = None;
            line.text = line.text.start..line.text.start;
        }
        log.nicks
            .iter_mut()
            .filter(|nick| nick.name == MASK)
            .for_each(|nick| nick.matrix = None);
    }

    /// Corrections that found nothing: what was to be hidden is spelled another way, and shown.
    pub(super) fn notes(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        let found = |told: &[(Option<Regex>, bool)]| {
            told.iter().map(|(_, hit)| *hit).collect::<Vec<bool>>()
        };
        notes.extend(missing(
            &self.corrections.nicks,
            &found(&self.nicks),
            "no such nick here: nothing is redacted",
        ));
        notes.extend(missing(
            &self.corrections.patterns,
            &found(&self.patterns),
            "this pattern fits nothing: nothing is redacted",
        ));
        notes.extend(missing(
            &self.corrections.lines,
            &self.lines,
            "the log has no such line: nothing is redacted",
        ));
        notes
    }
}

fn missing<T>(told: &[At<T>], found: &[bool], message: &'static str) -> Vec<Note> {
    let unused = told.iter().zip(found).filter(|(_, found)| !**found);
    unused
        .map(|(at, _)| Note::at(Severity::Error, "redaction", at, message))
        .collect()
}

/// The text without a nick, where it stands as a whole token; none if it stands nowhere.
fn without_nick(text: &str, nick: &Regex) -> Option<String> {
    let mut out = String::new();
    let mut done = 0;
    for found in nick.find_iter(text) {
        let before = text[..found.start()].chars().next_back();
        let after = text[found.end()..].chars().next();
        if before.is_some_and(is_nick_character) || after.is_some_and(is_nick_character) {
            continue;
        }
        out.push_str(&text[done..found.start()]);
        out.push_str(MASK);
        done = found.end();
    }
    (done > 0).then(|| out + &text[done..])
}

fn is_nick_character(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '-' | '_' | '^' | '`' | '|')
}

/// The physical line, or lines, that something said stands in.
fn whole_line(log: &Log, at: usize) -> Range<usize> {
    let span = &log.lines[at].text;
    let (start, end) = (span.start as usize, span.end as usize);
    let start = log.text[..start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let end = log.text[end..]
        .find(['\n', '\r'])
        .map_or(log.text.len(), |at| end + at);
    start..end
}

/// Blanks in place of everything in some ranges.
fn blank(text: &mut String, ranges: &[Range<usize>]) {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    let mut ranges: Vec<&Range<usize>> = ranges.iter().collect();
    ranges.sort_by_key(|range| range.start);
    for range in ranges.into_iter().filter(|range| range.end > range.start) {
        let start = range.start.max(done);
        out.push_str(&text[done..start]);
        out.extend(std::iter::repeat_n(' ', range.end.saturating_sub(start)));
        done = range.end.max(done);
    }
    out.push_str(&text[done..]);
    *text = out;
}
