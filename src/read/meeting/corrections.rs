//! What a sidecar corrects: items added, withdrawn and given to others, text taken out.
//! A record in; corrections with their places out. They are made by `correct` and `redact`.
//!
//! ```yaml
//! items: [{line: 12, kind: action, text: write the page, nick: ash}]
//! withdraw: [14, 20]
//! reassign: [{line: 16, to: [birch]}]
//! supersedes: [{line: 21, decision: 2026-01-08-weekly-7}]
//! redact: {lines: [3, 7-9], nicks: [lurker], patterns: ["token [0-9a-f]+"]}
//! ```

use std::ops::RangeInclusive;

use regex::{Regex, RegexBuilder};

use crate::model::meeting::ItemKind;
use crate::model::path;
use crate::place::At;
use crate::read::record::Record;
use crate::report::{Note, Severity};

/// Everything that a sidecar corrects.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corrections {
    /// Items that nobody typed a command for.
    pub items: Vec<At<AddedItem>>,
    /// Lines whose items do not count.
    pub withdraw: Vec<At<u32>>,
    /// Lines whose actions belong to others.
    pub reassign: Vec<At<(u32, Vec<At<String>>)>>,
    /// Lines whose decisions take the place of earlier ones, and the ids of those.
    pub supersedes: Vec<(At<u32>, At<String>)>,
    /// Lines that are not shown.
    pub lines: Vec<At<RangeInclusive<u32>>>,
    /// People who are not shown.
    pub nicks: Vec<At<String>>,
    /// Text that is not shown: regular expressions that were found good.
    pub patterns: Vec<At<String>>,
}

/// An item that a sidecar adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedItem {
    /// Line it belongs to, as its anchor numbers it.
    pub line: u32,
    /// What it is.
    pub kind: ItemKind,
    /// Its text.
    pub text: String,
    /// Who said it, if not whoever speaks in that line.
    pub nick: Option<String>,
}

impl Corrections {
    /// Whether any text is taken out.
    pub fn redacts(&self) -> bool {
        !(self.lines.is_empty() && self.nicks.is_empty() && self.patterns.is_empty())
    }

    /// Whether the minutes change.
    pub fn changes_minutes(&self) -> bool {
        !(self.items.is_empty()
            && self.withdraw.is_empty()
            && self.reassign.is_empty()
            && self.supersedes.is_empty())
    }

    /// What is told where a meeting has several logs and nothing says which of them lines are meant of: another one that is
    /// added may become the first, which this path is of now.
    pub(super) fn unsure(&self, first: &str) -> Vec<Note> {
        let name = path::name(first);
        let taken_out = "these lines go from each of the logs of this meeting".to_owned();
        let taken_out = self.lines.first().map(|at| (at.place.clone(), taken_out));
        let counted = format!(
            "several logs are of this meeting: this is a line of `{name}`, as long as that gives the minutes"
        );
        let corrected = self.lines_of_items().into_iter().map(|at| at.place).min();
        let corrected = corrected.map(|place| (place, counted));
        let told = taken_out.into_iter().chain(corrected);
        let hint = "name the one whose lines were meant when this was written: `log: NAME`";
        let note = |(place, message)| {
            Note::new(Severity::Warning, "several-logs", place, message).hint(hint)
        };
        told.map(note).collect()
    }

    /// The lines at which items are added or changed.
    pub(super) fn lines_of_items(&self) -> Vec<At<u32>> {
        let added = self.items.iter().map(|at| at.with(at.value.line));
        let withdrawn = self.withdraw.iter().cloned();
        let given = self.reassign.iter().map(|at| at.with(at.value.0));
        let later = self.supersedes.iter().map(|(at, _)| at.clone());
        added.chain(withdrawn).chain(given).chain(later).collect()
    }
}

/// Largest compiled pattern, in bytes.
const PATTERN_SIZE: usize = 1 << 20;

/// A pattern, compiled.
pub fn compile(pattern: &str) -> Option<Regex> {
    RegexBuilder::new(pattern)
        .size_limit(PATTERN_SIZE)
        .build()
        .ok()
}

/// Reads the keys of a sidecar that correct something.
pub fn read(record: &Record<'_>) -> Corrections {
    let each = |key| record.records(key);
    let mut found = Corrections {
        items: each("items").into_iter().filter_map(item).collect(),
        withdraw: numbers(record, "withdraw", line),
        reassign: each("reassign").into_iter().filter_map(reassign).collect(),
        supersedes: each("supersedes")
            .into_iter()
            .filter_map(supersedes)
            .collect(),
        ..Corrections::default()
    };
    if let Some(redact) = record.record("redact") {
        found.lines = numbers(&redact, "lines", lines);
        found.nicks = redact.names("nicks");
        found.patterns = redact
            .texts("patterns")
            .into_iter()
            .filter(|text| is_pattern(&redact, text))
            .collect();
        redact.finish();
    }
    found
}

/// The numbers of lines in a list.
fn numbers<T>(
    record: &Record<'_>,
    key: &'static str,
    read: fn(&Record<'_>, &At<String>) -> Option<T>,
) -> Vec<T> {
    let texts = record.names(key);
    texts.iter().filter_map(|text| read(record, text)).collect()
}

fn item(record: Record<'_>) -> Option<At<AddedItem>> {
    let kind = record
        .required("kind")
        .and_then(|_| record.choice_of("kind", ItemKind::ALL, ItemKind::as_str));
    let text = record.required("text");
    let line = own_line(&record);
    let nick = record.text("nick").map(|nick| nick.value);
    record.finish();
    let (line, kind, text) = (line?, kind?, text?.value);
    Some(line.with(AddedItem {
        line: line.value,
        kind,
        text,
        nick,
    }))
}

fn reassign(record: Record<'_>) -> Option<At<(u32, Vec<At<String>>)>> {
    let to = record.names("to");
    let line = own_line(&record);
    record.finish();
    line.map(|line| line.with((line.value, to)))
}

fn supersedes(record: Record<'_>) -> Option<(At<u32>, At<String>)> {
    let decision = record.required("decision");
    let line = own_line(&record);
    record.finish();
    line.zip(decision)
}

/// The line that an entry is about.
fn own_line(record: &Record<'_>) -> Option<At<u32>> {
    line(record, &record.required("line")?)
}

/// The number of a line.
fn line(record: &Record<'_>, text: &At<String>) -> Option<At<u32>> {
    let range = lines(record, text)?;
    Some(range.with(*range.value.start()))
}

/// `3`, or `7-9`.
fn lines(record: &Record<'_>, text: &At<String>) -> Option<At<RangeInclusive<u32>>> {
    let (first, last) = text
        .value
        .split_once('-')
        .unwrap_or((&text.value, &text.value));
    let number = |text: &str| text.trim().parse::<u32>().ok().filter(|number| *number > 0);
    match number(first)
        .zip(number(last))
        .filter(|(first, last)| first <= last)
    {
        Some((first, last)) => Some(text.with(first..=last)),
        None => {
            let message = format!("`{}` is no number of a line", text.value);
            record.complain_at(
                text,
                "line",
                message,
                "write it as 3, or as 7-9 for several",
            );
            None
        }
    }
}

fn is_pattern(record: &Record<'_>, text: &At<String>) -> bool {
    let good = compile(&text.value).is_some_and(|pattern| !pattern.is_match(""));
    if !good {
        let message = "this pattern is no regular expression, or fits everywhere";
        record.complain_at(
            text,
            "pattern",
            message,
            "a word stands for itself; put a backslash before . ( ) [ ] * + ?",
        );
    }
    good
}
