//! What the engine asks of a log: where a line stands in its file, which signs commands have, who spoke.

use std::collections::HashSet;
use std::ops::Range;

use super::{grammar, scribe};
use crate::model::log::{Line, LineKind, Log, Vocabulary};
use crate::model::meeting::Attendee;
use crate::place::narrow;
use crate::read::log::dialects::MAUBOT;

/// What bots say when a meeting begins.
pub(super) const STARTED: &str = "Meeting started";

/// Which commands people type in a log: those of the starts that a bot answers, which may be another one over the years, else of
/// its first start, else those of its dialect, else a scribe's.
pub(super) fn vocabulary_of(log: &Log) -> Vocabulary {
    let is_start = |line: &Line| {
        let message = line.kind == LineKind::Message;
        message && grammar::starts(log.text_of(line), Vocabulary::BOTH) && !log.is_bot(line)
    };
    let answers = |asked: usize, at: usize| {
        let answer = &log.lines[at];
        log.is_bot(answer) && log.text_of(answer).contains(STARTED) && is_start(&log.lines[asked])
    };
    let answered = |index: usize| log.answers(index, answers).next().is_some();
    let lines = log.lines.iter().enumerate();
    let starts: Vec<(usize, &Line)> = lines.filter(|(_, line)| is_start(line)).collect();
    let is_hash = |line: &Line| log.text_of(line).trim_start().starts_with(['#', '[']);
    let sure = starts.iter().filter(|(index, _)| answered(*index));
    let sure: Vec<bool> = sure.map(|(_, line)| is_hash(line)).collect();
    if sure.contains(&true) && sure.contains(&false) {
        return Vocabulary::BOTH;
    }
    let first = || starts.first().map(|(_, line)| is_hash(line));
    let started = sure.first().copied().or_else(first);
    let hash = started.unwrap_or_else(|| log.dialect != MAUBOT && !prefers_bang(log));
    let scribed = started.is_none() && scribe::is_spoken(log);
    Vocabulary {
        scribe: scribed || started.is_none() && scribe::has_words(log),
        scribed,
        ..if hash {
            Vocabulary::HASH
        } else {
            Vocabulary::BANG
        }
    }
}

/// Whether people of a Matrix room, whose log shows no start, type commands after `!` more often than after `#`.
fn prefers_bang(log: &Log) -> bool {
    if !matches!(log.dialect, "matrix-room" | "element-text" | "element-json") {
        return false;
    }
    let commands = |signs: Vocabulary| {
        let said = log
            .lines
            .iter()
            .filter(|line| line.kind == LineKind::Message);
        said.filter(|line| grammar::makes_item(log.text_of(line), signs))
            .count()
    };
    commands(Vocabulary::BANG) > commands(Vocabulary::HASH)
}

pub(super) fn split_nicks(text: &str) -> Vec<String> {
    text.split(|c: char| c == ',' || c.is_whitespace())
        .filter(|nick| !nick.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Everybody who spoke in a range of lines or was named, most lines first, then by name. A log may hold many meetings:
/// only those of the range are looked at.
pub(super) fn attendance(
    log: &Log,
    range: Range<usize>,
    named: &[String],
    bots: &HashSet<&str>,
) -> Vec<Attendee> {
    let talk = log.lines[range].iter().filter(|line| line.is_talk());
    let mut said: Vec<u32> = talk.filter_map(|line| line.nick).collect();
    said.sort_unstable();
    let spoke = said.chunk_by(|a, b| a == b).filter_map(|lines| {
        let nick = log.nicks.get(*lines.first()? as usize)?;
        Some(Attendee {
            matrix: nick.matrix.clone(),
            lines: narrow(lines.len()),
            bot: nick.bot,
            ..Attendee::named(nick.name.clone())
        })
    });
    let mut all: Vec<Attendee> = spoke.collect();
    let mut known: HashSet<String> = match named {
        [] => HashSet::new(),
        _ => all.iter().map(|there| there.nick.clone()).collect(),
    };
    for nick in named {
        if !known.insert(nick.clone()) {
            continue;
        }
        all.push(Attendee {
            bot: bots.contains(nick.as_str()),
            ..Attendee::named(nick.clone())
        });
    }
    all.sort_by(Attendee::order);
    all
}
