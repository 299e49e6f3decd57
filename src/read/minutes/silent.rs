//! Commands in lines that are not shown, and speech to a scribe in them: what they did to the rest of the meeting stays done, and
//! nothing of their words is kept.
//! A log and the lines that go from it in; for each that was a command what it does, and who typed it, out. Of a `#done` its words
//! stay for finding the action they mean.

use super::grammar::{self, Said};
use super::lines::{split_nicks, vocabulary_of};
use super::scribe::ends_nothing;
use crate::model::command::Effect;
use crate::model::log::{Log, Vocabulary, line_around};
use crate::model::meeting::{Deed, ItemKind, MASK};

/// Stand among the items that stand for one of a line that is not shown: any, a subtopic, a topic.
pub(super) const HIDDEN: usize = usize::MAX;
const HIDDEN_SUBTOPIC: usize = HIDDEN - 1;
const HIDDEN_TOPIC: usize = HIDDEN - 2;

/// Whether an index stands for an item of a line that is not shown.
pub(super) fn is_hidden(item: usize) -> bool {
    item >= HIDDEN_TOPIC
}

/// A command whose line is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silent {
    /// The index of its line.
    pub line: usize,
    /// Who typed it.
    pub(super) nick: String,
    pub(super) does: Does,
    /// What it did that reaches further than its meeting; nothing of what a TLP label takes out.
    pub(super) deed: Option<Deed>,
}

/// What it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Does {
    /// It begins a meeting.
    Start,
    /// It makes an item, which `#undo` may mean: the one that stands for it.
    Item(usize),
    Undo,
    End,
    /// It names chairs.
    Chair(Vec<String>),
    /// It is no command, but speech to a scribe: nothing goes on with what the same one said before.
    Speaks,
}

impl Does {
    /// Whether it begins a topic or a subtopic.
    pub(super) fn is_heading(&self) -> bool {
        matches!(self, Does::Item(item) if *item != HIDDEN)
    }

    /// Whether it begins a topic.
    pub(super) fn is_topic(&self) -> bool {
        matches!(self, Does::Item(HIDDEN_TOPIC))
    }

    fn of(text: &str, signs: Vocabulary) -> Option<Self> {
        let (effect, text) = match grammar::read(text, signs) {
            Said::Link => return Some(Does::Item(HIDDEN)),
            Said::Command { effect, text, .. } => (effect, text),
            _ => return None,
        };
        Some(match effect {
            Effect::Start => Does::Start,
            Effect::Item(ItemKind::Topic) => Does::Item(HIDDEN_TOPIC),
            Effect::Item(ItemKind::Subtopic) => Does::Item(HIDDEN_SUBTOPIC),
            Effect::Item(_) => Does::Item(HIDDEN),
            Effect::Undo => Does::Undo,
            Effect::End => Does::End,
            Effect::Chair => Does::Chair(split_nicks(text)),
            _ => return None,
        })
    }
}

/// The commands among some lines of a log that are to go, in their order.
pub fn silent(log: &Log, lines: &[usize]) -> Vec<Silent> {
    let said = |at: &usize| {
        let line = log.lines.get(*at)?;
        Some((*at, line.nick, log.text_of(line)))
    };
    commands(log, lines.iter().filter_map(said).collect(), true)
}

/// Those among the lines that a TLP label has taken out, whose text the log still has.
pub fn silent_closed(log: &Log) -> Vec<Silent> {
    let said = |(at, nick): &(usize, Option<u32>)| {
        let start = log.lines.get(*at)?.text.start as usize;
        let text = log.text.get(start..line_around(&log.text, start).end)?;
        Some((*at, *nick, text))
    };
    commands(
        log,
        log.closed_lines.iter().filter_map(said).collect(),
        false,
    )
}

/// What people, not bots, ask for in lines; `open` says whether it may tell on other meetings.
fn commands(log: &Log, said: Vec<(usize, Option<u32>, &str)>, open: bool) -> Vec<Silent> {
    if said.is_empty() {
        return Vec::new();
    }
    let signs = vocabulary_of(log);
    let speaks = |text: &str| {
        let speaks = signs.scribe && !ends_nothing(text);
        speaks.then_some(Does::Speaks)
    };
    let command = |(line, nick, text): (usize, Option<u32>, &str)| {
        let nick = log.nicks.get(nick? as usize).filter(|nick| !nick.bot)?;
        Some(Silent {
            line,
            nick: nick.name.clone(),
            does: Does::of(text, signs).or_else(|| speaks(text))?,
            deed: deed(text, signs, &nick.name).filter(|_| open),
        })
    };
    said.into_iter().filter_map(command).collect()
}

/// What a command did that reaches further than its meeting. A line that a sidecar lists was meant to leave the registers; with
/// people much leaves them that nobody listed.
fn deed(text: &str, signs: Vocabulary, nick: &str) -> Option<Deed> {
    let Said::Command {
        effect: Effect::Item(kind),
        text,
        ..
    } = grammar::read(text, signs)
    else {
        return None;
    };
    Deed::of(kind, text).filter(|deed| !deed.is_lost() || nick.contains(MASK))
}
