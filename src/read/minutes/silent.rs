//! Commands in lines that are not shown: what they did to the rest of the meeting stays done, and nothing of their words is kept.
//! A log and the lines that go from it in; for each that was a command what it does, and who typed it, out.

use super::grammar::{self, Said};
use super::lines::{split_nicks, vocabulary_of};
use crate::model::command::Effect;
use crate::model::log::Log;

/// Stands among the items that stand for one of a line that is not shown.
pub(super) const HIDDEN: usize = usize::MAX;

/// A command whose line is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silent {
    /// The index of its line.
    pub(super) line: usize,
    /// Who typed it.
    pub(super) nick: String,
    pub(super) does: Does,
}

/// What it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Does {
    /// It makes an item, which `#undo` may mean.
    Item,
    Undo,
    End,
    /// It names chairs.
    Chair(Vec<String>),
}

/// The commands among some lines of a log, in their order.
pub fn silent(log: &Log, lines: &[usize]) -> Vec<Silent> {
    let Some(_) = lines.first() else {
        return Vec::new();
    };
    let signs = vocabulary_of(log);
    let of_line = |at: &usize| {
        let line = log.lines.get(*at)?;
        let nick = log.nick_of(line).filter(|nick| !nick.bot)?;
        let does = match grammar::read(log.text_of(line), signs) {
            Said::Link => Does::Item,
            Said::Command { effect, text, .. } => match effect {
                Effect::Item(_) => Does::Item,
                Effect::Undo => Does::Undo,
                Effect::End => Does::End,
                Effect::Chair => Does::Chair(split_nicks(text)),
                _ => return None,
            },
            _ => return None,
        };
        Some(Silent {
            line: *at,
            nick: nick.name.clone(),
            does,
        })
    };
    lines.iter().filter_map(of_line).collect()
}
