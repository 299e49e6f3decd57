//! Text taken out of a log at the word of its sidecar, before anything is made of it.
//! Text and corrections in; text without it, and lines marked as redacted, out. The file itself stays as it is.

use std::ops::Range;
use std::sync::Arc;

use regex::Regex;

use super::blank::{blank, place, whole_line};
use super::corrections::{Corrections, compile};
use super::first_names;
use super::lines_before_redaction::LinesBefore;
use super::masked_talk::{is_told_of, speaks_in, without_talk};
use super::several_logs::SeveralLogs;
use super::typed::{Phrases, rendered};
use crate::model::log::Log;
use crate::model::person::People;
use crate::place::At;
use crate::read::log::{continued, echoes};
use crate::read::minutes::{self, Silent};
use crate::read::people::names::Name;
use crate::read::people::nick_pairs;
use crate::report::{Note, Severity};
use crate::seal::Sealed;

pub(super) use crate::model::meeting::MASK;

/// Takes nicks and patterns out of texts, and remembers which were found.
pub(super) struct Redaction<'c> {
    corrections: &'c Corrections,
    people: &'c People,
    /// Names of those who are not shown, each with its place in the sidecar if that says so.
    names: Vec<(Option<usize>, Name)>,
    patterns: Vec<Option<Regex>>,
    /// What patterns fitted before secrets were taken out.
    phrases: Phrases,
    nick_hits: Vec<bool>,
    pattern_hits: Vec<bool>,
    line_hits: Vec<bool>,
    /// The lines in which patterns fitted, as they were.
    parts: LinesBefore,
    several: SeveralLogs,
    sealed: Sealed,
}

impl<'c> Redaction<'c> {
    /// Prepares the corrections; `people` tells under which other names a nick goes.
    pub(super) fn new(corrections: &'c Corrections, people: &'c People) -> Self {
        let mut redaction = Redaction {
            corrections,
            people,
            names: Vec::new(),
            patterns: corrections
                .patterns
                .iter()
                .map(|at| compile(&at.value))
                .collect(),
            phrases: Phrases::default(),
            nick_hits: vec![false; corrections.nicks.len()],
            pattern_hits: vec![false; corrections.patterns.len()],
            line_hits: vec![false; corrections.lines.len()],
            parts: LinesBefore::default(),
            several: SeveralLogs::default(),
            sealed: Sealed::default(),
        };
        for (told, nick) in corrections.nicks.iter().enumerate() {
            redaction.call(Some(told), &nick.value);
            let person = people.find(&nick.value);
            let names = person.iter().flat_map(|person| person.names());
            names.for_each(|name| redaction.call(Some(told), name));
        }
        let hidden = people.hidden.iter();
        hidden.for_each(|name| redaction.call(None, name));
        redaction.rank();
        redaction
    }

    /// Learns what the patterns fit in texts as they were typed, secrets and all.
    pub(super) fn know(&mut self, readings: &[String], allowed: &[String]) {
        self.phrases = Phrases::of(readings, &self.patterns, allowed);
    }

    fn call(&mut self, told: Option<usize>, name: &str) {
        self.names.extend(Name::new(name).map(|name| (told, name)));
    }

    /// Puts the longest names first.
    fn rank(&mut self) {
        self.names.sort_by_key(|(_, name)| name.rank());
    }

    /// Learns from a log under which other nicks and accounts the same people go; to be asked before its text is taken out.
    /// Back to what somebody was called before only where that is sure, and never to what somebody else is known by.
    pub(super) fn learn(&mut self, log: &Log) {
        let pairs = nick_pairs::renamings(log);
        let both = |pair: &nick_pairs::Renaming| {
            let back = pair.sure.then(|| (pair.new.clone(), pair.old.clone()));
            [Some((pair.old.clone(), pair.new.clone())), back]
        };
        let ways: Vec<(String, String)> = pairs.iter().flat_map(both).flatten().collect();
        loop {
            let known = self.names.len();
            for (one, other) in &ways {
                let told = self.named(one).filter(|_| self.named(other).is_none());
                if let Some(told) = told.filter(|_| self.people.find(other).is_none()) {
                    self.call(told, other);
                }
            }
            if self.names.len() == known {
                return self.rank();
            }
        }
    }

    /// Whose name a text is, by its place in the sidecar if that says so.
    fn named(&self, text: &str) -> Option<Option<usize>> {
        let mut names = self.names.iter();
        names.find(|(_, name)| name.is(text)).map(|(told, _)| *told)
    }

    /// Whether lines of a log are told by their numbers.
    pub(super) fn tells_lines(&self) -> bool {
        !self.corrections.lines.is_empty()
    }

    /// Takes one of several logs for the only one whose lines are meant.
    pub(super) fn mean(&mut self, log: &Log) {
        self.several.only = Some(Arc::clone(&log.path));
    }

    /// Learns what goes from one of several logs: of the others goes what says the same.
    pub(super) fn number(&mut self, log: &Log) {
        if self.tells_lines() {
            self.several.number(log, &self.corrections.lines);
        }
    }

    /// Whether a log has to be read twice, to learn from it.
    pub(super) fn is_named_in(&self, text: &str) -> bool {
        self.names
            .iter()
            .any(|(_, name)| name.spelled.is_match(text))
    }

    /// A text without the nicks and patterns.
    pub(super) fn text(&mut self, text: String) -> String {
        let mut text = self.phrases.taken_out(text, |phrase| {
            if let Some(at) = self.corrections.patterns.get(phrase.pattern) {
                self.pattern_hits[phrase.pattern] = true;
                self.sealed.title(&at.place, phrase.words());
                self.parts.keep(phrase.words());
            }
        });
        let told = self.corrections.patterns.iter().zip(&self.patterns);
        for ((at, pattern), hit) in told.zip(&mut self.pattern_hits) {
            if let Some(pattern) = pattern.as_ref().filter(|pattern| pattern.is_match(&text)) {
                *hit = true;
                self.parts.hear(&text, pattern);
                for found in pattern.find_iter(&text) {
                    self.sealed.title(&at.place, found.as_str());
                }
                text = pattern.replace_all(&text, MASK).into_owned();
            }
        }
        self.nameless(&text).unwrap_or(text)
    }

    /// A text without the nicks; none if it has none.
    fn nameless(&mut self, text: &str) -> Option<String> {
        let mut found: Option<String> = None;
        for (told, name) in &self.names {
            if let Some(masked) = name.without(found.as_deref().unwrap_or(text), MASK) {
                let hit = told.and_then(|told| self.nick_hits.get_mut(told));
                hit.into_iter().for_each(|hit| *hit = true);
                found = Some(masked);
            }
        }
        found
    }

    /// A Markdown text without the nicks and patterns; a note if markup splits what a pattern fits once it is rendered.
    pub(super) fn markdown(&mut self, text: String) -> (String, Vec<Note>) {
        let named = self
            .names
            .iter()
            .any(|(_, name)| name.without(&text, MASK).is_some());
        let first = first_names::of(&text, self.people);
        let text = first_names::without(self.text(text), &first);
        // Elsewhere it is the mask of a pattern, or one that somebody typed.
        let text = if named { without_talk(&text) } else { text };
        let plain = rendered(&text);
        let told = self.corrections.patterns.iter().zip(&self.patterns);
        let split = told.enumerate().filter(|(which, (_, pattern))| {
            let mut pattern = pattern.iter();
            pattern.any(|pattern| pattern.is_match(&plain)) || self.phrases.stand_in(&plain, *which)
        });
        let notes = split.map(|(_, (at, _))| {
            let message = "this pattern fits the text of notes once they are rendered: markup splits it, and it cannot be taken out";
            Note::at(Severity::Error, "redaction", at, message)
        });
        let notes = notes.collect();
        (text, notes)
    }

    /// Marks the lines that are not shown, and takes their text out of the log; gives back what they did as commands.
    pub(super) fn log(&mut self, log: &mut Log) -> Vec<Silent> {
        if !self.corrections.redacts() && self.names.is_empty() {
            return Vec::new();
        }
        let mut gone = self.gone(log);
        // What is nothing but a name that is gone, as in a change of nicks, stands in many lines of others.
        let says = |at: &usize| {
            let text = log.text_of(&log.lines[*at]).replace(MASK, "");
            text.contains(char::is_alphanumeric)
        };
        let telling: Vec<usize> = gone.iter().copied().filter(says).collect();
        let mut echoes = echoes::of(log, &telling);
        echoes.extend(echoes::of_parts(log, &self.parts.0));
        gone.extend(&echoes);
        log.echoes.extend(echoes);
        gone.sort_unstable();
        gone.dedup();
        let silent = minutes::silent(log, &gone);
        let ranges: Vec<Range<usize>> = gone.iter().map(|at| whole_line(log, *at)).collect();
        for (at, range) in gone.iter().zip(&ranges) {
            self.sealed.text(&place(log, *at), &log.text[range.clone()]);
        }
        blank(&mut log.text, &ranges);
        for at in gone {
            log.lines[at].redact();
        }
        let masked = log.nicks.iter_mut().filter(|nick| nick.name.contains(MASK));
        masked.for_each(|nick| {
            nick.name = MASK.to_owned();
            nick.matrix = None;
        });
        silent
    }

    /// Lines that are listed, and what people who are not shown said, be it quoted, answered by a bot or written down by
    /// a scribe.
    fn gone(&mut self, log: &Log) -> Vec<usize> {
        // A scribe writes down what others say; the vocabulary of the log is told here, before its minutes are made.
        let scribed = minutes::has_scribe(log);
        let meant = self.several.means(log);
        let mut gone = Vec::new();
        let mut goes_on: Option<Option<u32>> = None;
        for (at, line) in log.lines.iter().enumerate() {
            let number = log.number(at);
            let listed = self.corrections.lines.iter().filter(|_| meant);
            let listed: Option<usize> = listed
                .enumerate()
                .find_map(|(which, lines)| lines.value.contains(&number).then_some(which));
            listed
                .iter()
                .for_each(|which| self.line_hits[*which] = true);
            let text = log.text_of(line).trim_start();
            let own = log
                .nick_of(line)
                .is_some_and(|nick| nick.name.contains(MASK));
            let bot = log.is_bot(line);
            let quoted = text.starts_with('>') && text.contains(MASK);
            let of_them = (bot || scribed) && is_told_of(text);
            let more = text.starts_with("..") || text.starts_with('…') || text.starts_with('>');
            let after = goes_on == Some(line.nick) && more;
            goes_on = (quoted || of_them || after).then_some(line.nick);
            let pasted = speaks_in(text, log.nick_of(line).is_some());
            let repeated = self.several.repeats(log, line);
            if listed.is_some() || repeated || own || quoted || of_them || after || pasted {
                gone.push(at);
            }
        }
        if scribed {
            gone.extend(continued::of(log, &gone, true));
        }
        gone
    }

    /// The words that were taken out.
    pub(super) fn sealed(&mut self) -> Sealed {
        std::mem::take(&mut self.sealed)
    }

    /// Corrections that found nothing: what was to be hidden is spelled another way, and shown.
    pub(super) fn notes(&self) -> Vec<Note> {
        let told = self.corrections;
        let mut notes = missing(
            &told.nicks,
            &self.nick_hits,
            "no such nick here: nothing is redacted",
        );
        notes.extend(missing(
            &told.patterns,
            &self.pattern_hits,
            "this pattern fits nothing: nothing is redacted",
        ));
        notes.extend(missing(
            &told.lines,
            &self.line_hits,
            "there is no such line of a log: nothing is redacted",
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
