//! The state machine of a meeting: who may do what, what each command does to the minutes.
//! Lines of a log in, meetings held and notes out.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::grammar::{self, Said};
use super::lines::{attendance, split_nicks};
use super::pace::Pace;
use super::scribe::Call;
use super::silent::{Silent, is_hidden};
use super::vote::{Polls, Vote};
use super::{Held, credit};
use crate::model::command::Effect;
use crate::model::log::{Clock, Log};
use crate::model::meeting::{Item, ItemKind, Minutes, Unseen};
use crate::model::person::is_masked;
use crate::read::log::dialects::{self, MAUBOT};
use crate::report::Note;

/// Goes through the lines of a log.
pub(super) struct Engine<'l> {
    pub(super) log: &'l Log,
    pub(super) held: Vec<Held>,
    pub(super) notes: Vec<Note>,
    pub(super) open: Open,
    /// Whether the message that goes on is inside a block of code.
    pub(super) fenced: bool,
    /// Whether messages of this log go on in unmarked lines: else such a line is the rest of one that a copy broke.
    pub(super) goes_on_unmarked: bool,
    /// The last of such lines, and the number of the line that it is the rest of.
    pub(super) wraps: Option<(usize, u32)>,
    /// Commands of lines that are not shown.
    pub(super) silent: &'l [Silent],
    /// Nicks of bots in this log.
    pub(super) bots: HashSet<&'l str>,
    /// Those that keep minutes, once somebody asks.
    pub(super) keepers: Option<HashSet<u32>>,
}

/// The meeting that is going on.
#[derive(Default)]
pub(super) struct Open {
    pub(super) begin: usize,
    /// Who started it and whether chairs are known; none where no start was seen.
    pub(super) owner: Option<String>,
    pub(super) chairs: HashSet<String>,
    /// Chairs that lines tell which are not shown: they may lead, and are not told.
    pub(super) unsaid: HashSet<String>,
    /// Nicks that chairs have taken in the meeting.
    pub(super) taken: HashSet<String>,
    pub(super) named: Vec<String>,
    /// Other names that people have told, by nick.
    pub(super) aliases: HashMap<String, String>,
    pub(super) items: Vec<Item>,
    /// Items by kind and nick, for edits: indexes, the last one last.
    pub(super) said: HashMap<(ItemKind, String), Vec<usize>>,
    /// The item that the last line of each nick made, if it made one, for the same.
    pub(super) latest: HashMap<u32, Option<usize>>,
    /// Who is in the middle of an edit, and when, for the same.
    pub(super) editing: Option<(Option<u32>, Option<Clock>)>,
    /// Indexes of items that stand, the last one last.
    pub(super) standing: Vec<usize>,
    /// What lines did that are not shown, each with how many items stood once it was done.
    pub(super) unseen: Vec<(usize, Unseen)>,
    /// Topics and subtopics among them, and topics alone.
    pub(super) headings: Vec<usize>,
    pub(super) topics: Vec<usize>,
    pub(super) topic_title: Option<String>,
    pub(super) start_title: Option<String>,
    pub(super) name: Option<String>,
    pub(super) vote: Option<Vote>,
    /// The line that asked for it.
    pub(super) asked: usize,
    /// How votes are held.
    pub(super) polls: Polls,
    /// The line that closes the record to others, if one does.
    pub(super) restricted: Option<usize>,
    pub(super) call: Call,
    pub(super) running: bool,
    pub(super) pace: Pace,
}

impl<'l> Engine<'l> {
    pub(super) fn new(log: &'l Log, silent: &'l [Silent]) -> Self {
        let bots = log.nicks.iter().filter(|nick| nick.bot);
        Engine {
            log,
            held: Vec::new(),
            notes: Vec::new(),
            open: Open::default(),
            fenced: false,
            goes_on_unmarked: dialects::goes_on_unmarked(log.dialect),
            wraps: None,
            silent,
            bots: bots.map(|nick| nick.name.as_str()).collect(),
            keepers: None,
        }
    }

    pub(super) fn run(&mut self, range: Range<usize>) {
        self.open = Open {
            begin: range.start,
            running: self.begins_running(range.clone()),
            ..Open::default()
        };
        if self.log.vocabulary.scribe {
            self.run_call(range.clone());
        } else {
            self.run_lines(range.clone());
        }
        if self.open.running {
            self.close(range.end, false);
        }
    }

    pub(super) fn is_bot(&self, index: usize) -> bool {
        self.log.is_bot(&self.log.lines[index])
    }

    /// Does what a line asks for; true if it is a command or an address. Doubts are noted where commands are the rule.
    pub(super) fn message(&mut self, index: usize, text: &str, doubts: bool) -> bool {
        let typed = text;
        match grammar::read(text, self.log.vocabulary) {
            Said::Command {
                effect: Effect::Start,
                text,
                ..
            } => self.start(index, text),
            Said::Talk => {
                if self.open.vote.is_some() {
                    self.raise_hand(index, text);
                }
                if self.log.dialect == MAUBOT && self.open.running {
                    self.note_tag(index, text);
                }
                return false;
            }
            said if !self.open.running => self.note_outside(index, &said),
            Said::Command {
                effect: Effect::End,
                chair,
                word,
                ..
            } => self.end(index, chair, word),
            Said::Command {
                effect,
                chair,
                word,
                text,
                mark,
            } => {
                self.note_mark(index, word, mark);
                self.note_blank(index, word, typed);
                match self.may(index, chair) || self.is_done(index, effect, text) {
                    true => self.command(index, effect, text),
                    false => self.note_not_chair(index, word),
                }
            }
            Said::Link => self.item(index, ItemKind::Link, text.trim()),
            Said::Unknown {
                near: Some("endmeeting"),
                word,
                glued: true,
            } if grammar::ends_all(text) && self.is_done(index, Effect::End, "") => {
                self.end(index, true, word);
            }
            Said::Unknown { .. } if !doubts => return false,
            Said::Unknown { word, near, glued } => self.note_unknown(index, word, near, glued),
        }
        true
    }

    fn command(&mut self, index: usize, effect: Effect, text: &str) {
        match effect {
            Effect::Item(kind)
                if kind == ItemKind::Topic && text.is_empty() && self.log.vocabulary.bang => {}
            Effect::Item(kind @ (ItemKind::Accepted | ItemKind::Rejected)) => {
                self.outcome(index, kind, text);
            }
            Effect::Item(kind) => self.item(index, kind, text),
            Effect::Undo => self.undo(),
            Effect::Chair => {
                let nicks: Vec<String> = split_nicks(text);
                self.open.named.extend(nicks.iter().cloned());
                self.open.unsaid.retain(|nick| !nicks.contains(nick));
                self.open.chairs.extend(nicks);
            }
            Effect::Unchair => self.unchair(index, text),
            Effect::Nick => self.open.named.extend(split_nicks(text)),
            Effect::MeetingTopic => {
                let unset =
                    text.is_empty() || matches!(text.to_lowercase().as_str(), "none" | "unset");
                self.open.topic_title = (!unset).then(|| text.to_owned());
                self.open.start_title = self.open.start_title.take().filter(|_| !unset);
            }
            Effect::MeetingName => self.rename(text),
            Effect::StartVote => self.start_vote(index, text),
            Effect::Vote => self.cast_vote(index, text),
            Effect::EndVote => self.end_vote(index),
            Effect::Voters => self.hear_voters(text),
            Effect::Restrict => self.open.restricted = Some(index),
            Effect::Required => self.open.polls.required = text.parse().ok(),
            Effect::Here if text.is_empty() => {}
            Effect::Here => {
                self.open.aliases.insert(self.nick(index), text.to_owned());
            }
            Effect::Motion(motion) => self.motion(index, motion, text),
            Effect::Start | Effect::End | Effect::Nothing => {}
        }
    }

    pub(super) fn item(&mut self, index: usize, kind: ItemKind, text: &str) {
        let line = &self.log.lines[index];
        let topic = match kind {
            ItemKind::Topic => None,
            ItemKind::Subtopic => self.open.topics.last().copied(),
            _ => self.open.headings.last().copied(),
        };
        // A topic that is not shown ends the one before it all the same.
        let topic = topic.filter(|topic| !is_hidden(*topic));
        let number = self.log.number(index);
        self.open.standing.push(self.open.items.len());
        if kind.is_heading() {
            self.open.headings.push(self.open.items.len());
        }
        if kind == ItemKind::Topic {
            self.open.topics.push(self.open.items.len());
        }
        if self.log.dialect == MAUBOT {
            self.remember(index, kind);
        }
        self.open.items.push(Item {
            nick: self.nick(index),
            matrix: self.log.nick_of(line).and_then(|nick| nick.matrix.clone()),
            time: line.time,
            line: number,
            place: number,
            topic,
            ..Item::of(kind, text.to_owned())
        });
    }

    pub(super) fn undo(&mut self) {
        // What a line made that is not shown is taken back as well, and nothing else.
        if let Some(last) = self.open.standing.pop() {
            if let Some(item) = self.open.items.get_mut(last) {
                item.withdrawn = true;
            }
            self.open.headings.pop_if(|heading| *heading == last);
            self.open.topics.pop_if(|topic| *topic == last);
            let left = self.open.standing.len();
            self.open.unseen.pop_if(|(depth, _)| *depth > left);
        }
    }

    /// Ends the meeting before the line `end`.
    pub(super) fn close(&mut self, end: usize, ended: bool) {
        if !ended && self.open.owner.is_some() {
            self.note_no_end(self.open.begin, self.open.pace.broke_off.then_some(end));
        }
        self.leave_vote(end.saturating_sub(1), ended);
        if let Some(line) = self.open.restricted {
            self.note_restricted(line);
        }
        let mut open = std::mem::take(&mut self.open);
        let mut attendance = attendance(self.log, open.begin..end, &open.named, &self.bots);
        for there in &mut attendance {
            let alias = open.aliases.remove(&there.nick);
            there.alias = alias.filter(|alias| !is_masked(alias));
        }
        let (call, date) = open.call.close();
        let told = open.chairs.difference(&open.unsaid).cloned();
        let mut chairs: Vec<String> = told.collect();
        chairs.extend(call.chairs);
        chairs.sort();
        chairs.dedup();
        let title = open.topic_title.or(open.start_title).or(open.name);
        let mut minutes = Minutes {
            items: open.items,
            chairs,
            title: title.or(call.title),
            unseen: open.unseen.into_iter().map(|(_, told)| told).collect(),
            ..call
        };
        credit::fill(&mut minutes, &attendance);
        self.held.push(Held {
            proper: open.begin..end,
            started: open.owner.is_some(),
            ended,
            date,
            minutes,
            attendance,
        });
    }

    pub(super) fn nick(&self, index: usize) -> String {
        self.log
            .nick_of(&self.log.lines[index])
            .map_or_else(String::new, |nick| nick.name.clone())
    }
}
