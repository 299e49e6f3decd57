//! Lines of a log to minutes: where meetings begin and end, and the items between.
//! A `Log` in; for each meeting its range of lines and its `Minutes` out, and notes about commands that did nothing.
//! The rules are the decision table of the grammar, the same for every dialect.

pub mod credit;
pub mod grammar;
mod vote;

use std::ops::Range;

use crate::model::log::{Line, LineKind, Log};
use crate::model::meeting::{Attendee, Item, ItemKind, Minutes};
use crate::place::Place;
use crate::report::{Note, Severity};
use grammar::{Effect, Said, Signs};
use vote::Vote;

/// A meeting found in a log.
#[derive(Debug)]
pub struct Held {
    /// The meeting proper, as indexes of lines: from its start to its end.
    pub proper: Range<usize>,
    /// Whether `#startmeeting` was seen.
    pub started: bool,
    /// What was decided and done.
    pub minutes: Minutes,
    /// Who was there.
    pub attendance: Vec<Attendee>,
}

/// Finds the meetings of a log; a log without a start is one meeting.
pub fn hold(log: &Log) -> (Vec<Held>, Vec<Note>) {
    hold_ranges(log, std::iter::once(0..log.lines.len()).collect())
}

/// The same for given ranges of lines, each a log of its own.
pub fn hold_ranges(log: &Log, ranges: Vec<Range<usize>>) -> (Vec<Held>, Vec<Note>) {
    let mut engine = Engine::new(log);
    for range in ranges {
        engine.run(range);
    }
    (engine.held, engine.notes)
}

/// Lines within which a bot answers a command.
const ANSWER: usize = 5;

struct Engine<'l> {
    log: &'l Log,
    signs: Signs,
    held: Vec<Held>,
    notes: Vec<Note>,
    open: Open,
}

/// The meeting that is going on.
#[derive(Default)]
struct Open {
    begin: usize,
    /// Who started it and whether chairs are known; none where no start was seen.
    owner: Option<String>,
    chairs: Vec<String>,
    named: Vec<String>,
    items: Vec<Item>,
    /// Indexes of items that stand, the last one last.
    standing: Vec<usize>,
    topic_title: Option<String>,
    start_title: Option<String>,
    name: Option<String>,
    vote: Option<Vote>,
    running: bool,
}

impl<'l> Engine<'l> {
    fn new(log: &'l Log) -> Self {
        Engine {
            log,
            signs: signs_of(log),
            held: Vec::new(),
            notes: Vec::new(),
            open: Open::default(),
        }
    }

    fn run(&mut self, range: Range<usize>) {
        let starts = self.log.lines[range.clone()]
            .iter()
            .any(|line| self.is_start(line));
        self.open = Open {
            begin: range.start,
            running: !starts,
            ..Open::default()
        };
        for index in range.clone() {
            let line = &self.log.lines[index];
            if line.kind == LineKind::Message
                && !self.log.nick_of(line).is_some_and(|nick| nick.bot)
            {
                self.message(index);
            }
        }
        if self.open.running {
            self.close(range.end);
        }
    }

    fn is_start(&self, line: &Line) -> bool {
        let bot = self.log.nick_of(line).is_none_or(|nick| nick.bot);
        let starts = || {
            let said = grammar::read(self.log.text_of(line), self.signs);
            matches!(
                said,
                Said::Command {
                    effect: Effect::Start,
                    ..
                }
            )
        };
        line.kind == LineKind::Message && !bot && starts()
    }

    fn message(&mut self, index: usize) {
        let text = self.log.text_of(&self.log.lines[index]);
        match grammar::read(text, self.signs) {
            Said::Command {
                effect: Effect::Start,
                text,
                ..
            } => self.start(index, text),
            _ if !self.open.running => {}
            Said::Command {
                effect: Effect::End,
                chair,
                word,
                ..
            } => {
                if self.may(index, chair) || self.bot_says(index, "Meeting ended") {
                    self.close(index + 1);
                } else {
                    self.note_not_chair(index, word);
                }
            }
            Said::Command {
                effect,
                chair,
                word,
                text,
                mark,
            } => {
                self.note_mark(index, word, mark);
                if self.may(index, chair) {
                    self.command(index, effect, text);
                } else {
                    self.note_not_chair(index, word);
                }
            }
            Said::Link => self.item(index, ItemKind::Link, text.trim()),
            Said::Unknown { word, near, glued } => self.note_unknown(index, word, near, glued),
            Said::Talk => {}
        }
    }

    /// A start inside a meeting is taken for a new meeting, unless a bot is in the room and does not take it.
    fn start(&mut self, index: usize, title: &str) {
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
            self.close(index);
        }
        let owner = self.nick(index);
        self.open = Open {
            begin: index,
            chairs: vec![owner.clone()],
            owner: Some(owner),
            start_title: (!title.is_empty()).then(|| title.to_owned()),
            name: self.name_from_bot(index),
            running: true,
            ..Open::default()
        };
    }

    fn command(&mut self, index: usize, effect: Effect, text: &str) {
        match effect {
            Effect::Item(kind) if kind == ItemKind::Topic && text.is_empty() && self.signs.bang => {
            }
            Effect::Item(kind) => self.item(index, kind, text),
            Effect::Undo => self.undo(),
            Effect::Chair => {
                let nicks: Vec<String> = split_nicks(text);
                self.open.named.extend(nicks.iter().cloned());
                self.open.chairs.extend(nicks);
            }
            Effect::Unchair => {
                let gone: Vec<String> = split_nicks(text);
                let owner = self.open.owner.clone();
                self.open
                    .chairs
                    .retain(|nick| owner.as_ref() == Some(nick) || !gone.contains(nick));
            }
            Effect::Nick => self.open.named.extend(split_nicks(text)),
            Effect::MeetingTopic => {
                let unset =
                    text.is_empty() || matches!(text.to_lowercase().as_str(), "none" | "unset");
                self.open.topic_title = (!unset).then(|| text.to_owned());
                self.open.start_title = self.open.start_title.take().filter(|_| !unset);
            }
            Effect::MeetingName => self.open.name = Some(text.to_owned()),
            Effect::StartVote => self.start_vote(index, text),
            Effect::Vote => self.cast_vote(index, text),
            Effect::EndVote => self.end_vote(index),
            Effect::Start | Effect::End | Effect::Nothing => {}
        }
    }

    fn item(&mut self, index: usize, kind: ItemKind, text: &str) {
        let line = &self.log.lines[index];
        let wanted = |at: &&usize| match kind {
            ItemKind::Subtopic => self.open.items[**at].kind == ItemKind::Topic,
            _ => self.open.items[**at].kind.is_heading(),
        };
        let topic = if kind == ItemKind::Topic {
            None
        } else {
            self.open.standing.iter().rev().find(wanted).copied()
        };
        let number = self.log.number(index);
        self.open.standing.push(self.open.items.len());
        self.open.items.push(Item {
            kind,
            text: text.to_owned(),
            nick: self.nick(index),
            time: line.time,
            line: number,
            anchor: Some(format!("l-{number}")),
            topic,
            withdrawn: false,
        });
    }

    fn undo(&mut self) {
        if let Some(last) = self.open.standing.pop() {
            self.open.items[last].withdrawn = true;
        }
    }

    fn start_vote(&mut self, index: usize, text: &str) {
        if let Some(vote) = &self.open.vote {
            let message = format!(
                "the vote on \"{}\" is still open: this one is passed over",
                vote.question()
            );
            return self.note(index, Severity::Warning, "vote", message, None);
        }
        self.open.vote = Vote::open(text);
        if self.open.vote.is_none() {
            let hint = "write `#startvote Question? option, option`".to_owned();
            self.note(
                index,
                Severity::Warning,
                "vote",
                "this vote asks no question".to_owned(),
                Some(hint),
            );
        }
    }

    fn cast_vote(&mut self, index: usize, text: &str) {
        let nick = self.nick(index);
        let Some(vote) = &mut self.open.vote else {
            return self.note(
                index,
                Severity::Warning,
                "vote",
                "no vote is open".to_owned(),
                None,
            );
        };
        if !vote.cast(&nick, text) {
            let hint = format!("options are {}", vote.options().join(", "));
            self.note(
                index,
                Severity::Warning,
                "vote",
                format!("`{text}` is no option of this vote"),
                Some(hint),
            );
        }
    }

    fn end_vote(&mut self, index: usize) {
        match self.open.vote.take() {
            Some(vote) => self.item(index, ItemKind::Vote, &vote.result()),
            None => self.note(
                index,
                Severity::Warning,
                "vote",
                "no vote is open".to_owned(),
                None,
            ),
        }
    }

    /// Ends the meeting before the line `end`.
    fn close(&mut self, end: usize) {
        let open = std::mem::take(&mut self.open);
        let attendance = attendance(self.log, open.begin..end, &open.named);
        let (actions_by_person, unassigned) = credit::actions_by_person(&open.items, &attendance);
        let mut chairs = open.chairs;
        chairs.sort();
        chairs.dedup();
        let title = open.topic_title.or(open.start_title).or(open.name);
        let minutes = Minutes {
            items: open.items,
            chairs,
            title,
            actions_by_person,
            unassigned,
        };
        self.held.push(Held {
            proper: open.begin..end,
            started: open.owner.is_some(),
            minutes,
            attendance,
        });
    }

    fn nick(&self, index: usize) -> String {
        self.log
            .nick_of(&self.log.lines[index])
            .map_or_else(String::new, |nick| nick.name.clone())
    }

    /// Where the log shows who began, chairs are known and the rest may not; with maubot everybody may.
    fn may(&self, index: usize, chair: bool) -> bool {
        let nick = self.nick(index);
        !chair || self.signs.bang || self.open.owner.is_none() || self.open.chairs.contains(&nick)
    }

    /// Whether a bot says something right after a line.
    fn bot_says(&self, index: usize, words: &str) -> bool {
        self.answers(index).any(|text| text.contains(words))
    }

    fn answers(&self, index: usize) -> impl Iterator<Item = &'l str> {
        let log = self.log;
        let after = log.lines.iter().skip(index + 1).take(ANSWER);
        after
            .filter(|line| log.nick_of(line).is_some_and(|nick| nick.bot))
            .map(|line| log.text_of(line))
    }

    /// The name a bot gives a meeting that was started without one.
    fn name_from_bot(&self, index: usize) -> Option<String> {
        let named = self.answers(index).find_map(|text| {
            let rest = [
                "The meeting name has been set to '",
                "The Meeting name is '",
            ];
            rest.iter().find_map(|words| text.strip_prefix(words))
        })?;
        Some(named.trim_end_matches('\'').replace('_', " "))
    }

    fn note_not_chair(&mut self, index: usize, word: &str) {
        let message = format!(
            "`{word}` by {}, who is no chair of this meeting: no item",
            self.nick(index)
        );
        self.note(index, Severity::Warning, "not-chair", message, None);
    }

    fn note_mark(&mut self, index: usize, word: &str, mark: Option<char>) {
        if let Some(mark) = mark {
            let message = format!("`{mark}` after `{word}` is taken for a blank");
            self.note(index, Severity::Warning, "command-mark", message, None);
        }
    }

    fn note_unknown(&mut self, index: usize, word: &str, near: Option<&str>, glued: bool) {
        let check = if glued {
            "glued-command"
        } else {
            "unknown-command"
        };
        let hint = near.map(|near| match glued {
            true => format!("a blank is missing after `{near}`"),
            false => format!("did you mean `{near}`?"),
        });
        self.note(
            index,
            Severity::Warning,
            check,
            format!("`{word}` is no command: no item"),
            hint,
        );
    }

    fn note(
        &mut self,
        index: usize,
        severity: Severity,
        check: &'static str,
        message: String,
        hint: Option<String>,
    ) {
        let line = &self.log.lines[index];
        let (number, column, whole) = physical(self.log, index, line);
        let place = Place::new(&self.log.file, number, column);
        let mut note = Note::new(severity, check, place, message);
        note = note.show(whole, self.log.text_of(line).trim().chars().count());
        note.hint = hint;
        self.notes.push(note);
    }
}

/// Line number in the file, column of what was said, and the whole physical line.
fn physical<'l>(log: &'l Log, index: usize, line: &Line) -> (u32, u32, &'l str) {
    let said = line.text.start as usize;
    let start = log.text[..said].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let end = log.text[said..]
        .find(['\n', '\r'])
        .map_or(log.text.len(), |at| said + at);
    let column = log.text[start..said].chars().count() + 1;
    let narrow = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    (narrow(index + 1), narrow(column), &log.text[start..end])
}

/// Which signs commands have in a log: those of its first start, else those of its dialect.
fn signs_of(log: &Log) -> Signs {
    const BOTH: Signs = Signs {
        hash: true,
        bang: true,
    };
    let mut messages = log
        .lines
        .iter()
        .filter(|line| line.kind == LineKind::Message);
    let started = messages.find_map(|line| {
        let text = log.text_of(line).trim_start();
        let starts = matches!(
            grammar::read(text, BOTH),
            Said::Command {
                effect: Effect::Start,
                ..
            }
        );
        let bot = log.nick_of(line).is_some_and(|nick| nick.bot);
        (starts && !bot).then(|| text.starts_with(['#', '[']))
    });
    let hash = started.unwrap_or(log.dialect != "maubot");
    Signs { hash, bang: !hash }
}

fn split_nicks(text: &str) -> Vec<String> {
    text.split([',', ' ', '\t'])
        .filter(|nick| !nick.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Everybody who spoke in a range of lines or was named, most lines first, then by name.
fn attendance(log: &Log, range: Range<usize>, named: &[String]) -> Vec<Attendee> {
    let mut said = vec![0u32; log.nicks.len()];
    for line in log.lines[range].iter().filter(|line| line.is_talk()) {
        if let Some(count) = line.nick.and_then(|nick| said.get_mut(nick as usize)) {
            *count += 1;
        }
    }
    let spoke = log.nicks.iter().zip(&said).filter(|(_, lines)| **lines > 0);
    let mut all: Vec<Attendee> = spoke
        .map(|(nick, lines)| Attendee {
            nick: nick.name.clone(),
            matrix: nick.matrix.clone(),
            lines: *lines,
            bot: nick.bot,
        })
        .collect();
    for nick in named {
        if !all.iter().any(|attendee| attendee.nick == *nick) {
            let bot = log
                .nicks
                .iter()
                .any(|known| known.name == *nick && known.bot);
            all.push(Attendee {
                nick: nick.clone(),
                matrix: None,
                lines: 0,
                bot,
            });
        }
    }
    all.sort_by(|a, b| b.lines.cmp(&a.lines).then_with(|| a.nick.cmp(&b.nick)));
    all
}
