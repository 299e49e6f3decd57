//! Where a meeting begins and where it ends: starts that are taken, those that a bot refuses, and logs that begin in the middle.
//! Lines of a log in; the meeting that is going on opened and closed.

use std::collections::HashSet;
use std::ops::Range;

use chrono::TimeDelta;

use super::engine::{Engine, Open};
use super::grammar::{self, Said};
use super::pace::Pace;
use super::silent::Does;
use crate::model::command::Effect;
use crate::model::log::{ANSWER, Line, LineKind};
use crate::read::text::holds;

/// How long a meeting takes, after which everybody may end it (MeetBot of OpenDev).
const LENGTH: TimeDelta = TimeDelta::minutes(60);

impl Engine<'_> {
    /// The line before which a meeting that was begun and is never ended breaks off, if it does so before a line of some that
    /// go on to `end`.
    pub(super) fn breaks_off(&mut self, index: usize, end: usize) -> Option<usize> {
        let line = &self.log.lines[index];
        let begun = self.open.running && self.open.owner.is_some();
        let now = line.instant().filter(|_| begun && line.is_talk())?;
        let (over, bot) = (self.open.pace.is_over(now), self.is_bot(index));
        if over && !bot && !self.open.pace.ends {
            self.open.pace.ends = self.has_end(index..end);
            self.open.pace.broke_off = !self.open.pace.ends;
        }
        let pace = &mut self.open.pace;
        if pace.broke_off {
            return Some(pace.last + 1);
        }
        if !over || pace.ends {
            pace.last = index;
            // Bots speak all night.
            pace.heard = pace.heard.max(Some(now).filter(|_| !bot));
        }
        None
    }

    /// Whether an end comes before the next start.
    fn has_end(&self, mut range: Range<usize>) -> bool {
        let found = range.find_map(|index| {
            let line = &self.log.lines[index];
            let does = self.does(index).map(|silent| &silent.does);
            let ends = does == Some(&Does::End) || self.is_end(line);
            let starts = does == Some(&Does::Start) || self.is_start(line);
            (ends || starts && !self.is_refused(index, Effect::Start)).then_some(ends)
        });
        found == Some(true)
    }

    /// Whether a meeting is going on when a log begins: it has no start, or an end before the first.
    pub(super) fn begins_running(&self, mut range: Range<usize>) -> bool {
        let first = range.find_map(|index| {
            let line = &self.log.lines[index];
            let starts = self.is_start(line)
                || self
                    .does(index)
                    .is_some_and(|silent| silent.does == Does::Start);
            let starts = starts && !self.is_refused(index, Effect::Start);
            let ends = || self.is_end(line) && !self.is_refused(index, Effect::End);
            (starts || ends()).then_some(starts)
        });
        first != Some(true)
    }

    fn is_end(&self, line: &Line) -> bool {
        let said = || grammar::read(self.log.text_of(line), self.log.vocabulary);
        let effect = Effect::End;
        line.kind == LineKind::Message
            && holds(self.log.text_of(line), "meeting")
            && matches!(said(), Said::Command { effect: found, .. } if found == effect)
            && self.log.nick_of(line).is_some_and(|nick| !nick.bot)
    }

    pub(super) fn is_start(&self, line: &Line) -> bool {
        line.kind == LineKind::Message
            && grammar::starts(self.log.text_of(line), self.log.vocabulary)
            && !self.log.nick_of(line).is_none_or(|nick| nick.bot)
    }

    /// Ends the meeting, if a bot does or whoever asks for it may, as far as the log tells; after a while everybody may, as bots
    /// have it, where there is none to say no.
    pub(super) fn end(&mut self, index: usize, chair: bool, word: &str) {
        let late = self.has_lasted(index) && self.is_alone();
        let may = || (late || self.may(index, chair)) && !self.is_refused(index, Effect::End);
        match self.is_done(index, Effect::End, "") || may() {
            true => self.close(index + 1, true),
            false => self.note_no_chair_ends(index, word),
        }
    }

    /// Whether so much time has passed when a line is said that everybody may end the meeting.
    fn has_lasted(&self, index: usize) -> bool {
        let (begun, now) = (&self.log.lines[self.open.begin], &self.log.lines[index]);
        let lasted = match begun.instant().zip(now.instant()) {
            Some((begun, now)) => Some(now - begun),
            None => begun.time.zip(now.time).map(|(begun, now)| {
                TimeDelta::seconds(i64::from(now.seconds) - i64::from(begun.seconds))
            }),
        };
        lasted.is_some_and(|lasted| lasted >= LENGTH)
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
        if self.is_refused(index, Effect::Start) {
            return;
        }
        if self.open.running {
            let first = self.is_done(self.open.begin, Effect::Start, "");
            let taken = self.is_done(index, Effect::Start, title);
            if first && !taken {
                return self.note_start_inside(index);
            }
            if first || !taken || !self.has_waited(index) {
                self.close(index, false);
            }
        }
        self.open = Open {
            begin: index,
            chairs: HashSet::from([owner.clone()]),
            owner: Some(owner),
            start_title: (!title.is_empty()).then(|| title.to_owned()),
            name: self.name_from_bot(index),
            running: true,
            pace: Pace::at(index, &self.log.lines[index]),
            ..Open::default()
        };
    }

    /// The name of the meeting changes. In rooms of Matrix a bot knows no other title.
    pub(super) fn rename(&mut self, name: &str) {
        self.open.name = (!name.is_empty()).then(|| name.to_owned());
        if self.log.vocabulary.bang && self.open.name.is_some() {
            self.open.start_title = None;
        }
    }

    /// Whether nothing came of the start of this meeting when another one follows soon: people asked again when the bot was there.
    fn has_waited(&self, index: usize) -> bool {
        let open = &self.open;
        let soon = index <= open.begin + ANSWER;
        soon && open.owner.is_some() && open.items.is_empty() && open.vote.is_none()
    }

    fn note_start_inside(&mut self, index: usize) {
        let message = "a meeting is going on: this start is passed over".to_owned();
        self.warn(index, "start-inside", message, None);
    }
}
