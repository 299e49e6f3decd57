//! Where a meeting begins and where it ends: starts that are taken, those that a bot refuses, and logs that begin in the middle.
//! Lines of a log in; the meeting that is going on opened and closed.

use std::collections::HashSet;
use std::ops::Range;

use super::engine::{Engine, Open};
use super::grammar::{self, Said};
use super::silent::Does;
use crate::model::command::Effect;
use crate::model::log::{Line, LineKind};
use crate::report::Severity;

/// What bots say of a start that they do not take.
const REFUSALS: &[&str] = &["A meeting name is required", "must be called by itself"];

impl Engine<'_> {
    /// Whether a meeting is going on when a log begins: it has no start, or an end before the first.
    pub(super) fn begins_running(&self, mut range: Range<usize>) -> bool {
        let first = range.find_map(|index| {
            let line = &self.log.lines[index];
            let starts = self.is_start(line)
                || self
                    .does(index)
                    .is_some_and(|silent| silent.does == Does::Start);
            let starts = starts && !self.is_refused(index);
            (starts || self.is_end(line)).then_some(starts)
        });
        first != Some(true)
    }

    /// Whether a bot says that a start begins nothing.
    fn is_refused(&self, index: usize) -> bool {
        REFUSALS.iter().any(|words| self.bot_says(index, words))
    }

    fn is_end(&self, line: &Line) -> bool {
        let said = || grammar::read(self.log.text_of(line), self.log.vocabulary);
        let effect = Effect::End;
        line.kind == LineKind::Message
            && memchr::memmem::find(self.log.text_of(line).as_bytes(), b"meeting").is_some()
            && matches!(said(), Said::Command { effect: found, .. } if found == effect)
            && self.log.nick_of(line).is_some_and(|nick| !nick.bot)
    }

    pub(super) fn is_start(&self, line: &Line) -> bool {
        line.kind == LineKind::Message
            && grammar::starts(self.log.text_of(line), self.log.vocabulary)
            && !self.log.nick_of(line).is_none_or(|nick| nick.bot)
    }

    pub(super) fn end(&mut self, index: usize, chair: bool, word: &str) {
        match self.may(index, chair) || self.bot_says(index, "Meeting ended") {
            true => self.close(index + 1, true),
            false => self.note_not_chair(index, word),
        }
    }

    /// A start inside a meeting is taken for a new meeting, unless a bot is in the room and does not take it.
    pub(super) fn start(&mut self, index: usize, title: &str) {
        self.start_of(index, title, self.nick(index));
    }

    /// The same of a line that is not shown: who began it leads, and is not told, nor is the name that a bot made of its words.
    pub(super) fn start_silently(&mut self, index: usize, nick: &str) {
        self.start_of(index, "", nick.to_owned());
        if self.open.begin == index {
            self.open.unsaid.insert(nick.to_owned());
            self.open.name = None;
        }
    }

    fn start_of(&mut self, index: usize, title: &str, owner: String) {
        if self.is_refused(index) {
            return;
        }
        if self.open.running {
            let first_answered = self.bot_says(self.open.begin, "Meeting started");
            if first_answered && !self.bot_says(index, "Meeting started") {
                let message = "a meeting is going on: this start is passed over";
                return self.note(
                    index,
                    Severity::Warning,
                    "start-inside",
                    message.to_owned(),
                    None,
                );
            }
            self.close(index, false);
        }
        self.open = Open {
            begin: index,
            chairs: HashSet::from([owner.clone()]),
            owner: Some(owner),
            start_title: (!title.is_empty()).then(|| title.to_owned()),
            name: self.name_from_bot(index),
            running: true,
            ..Open::default()
        };
    }
}
