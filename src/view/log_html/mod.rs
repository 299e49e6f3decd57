//! The body of a log as HTML lists, one for each topic, made without a template: the hot path.
//! A part of a log in, `Html` out. Every physical line is in it once, but for blank ones; hosts of presence lines are not.
//!
//! Class names, for theme authors: `log` a list; `line` an entry with `msg`, `act`, `more` (continuation), `raw`
//! (verbatim), `note` (presence); `day` an entry that tells where another day begins, and no line; `bot` a bot; `cmd` a command;
//! `item` a line that made an item; inside it `at` time and permalink, `nick n0`..`nick n11` the speaker, `text` what was said,
//! `kind` the way back to the item; `fold` a folded run.
//! `data-from` of a list is the clock of the log at its first line, `data-shift` its UTC offset in minutes.

mod lines;
mod lists;
mod speakers;

use std::ops::Range;

use super::html::Html;
use super::linker::Linker;
use super::log_days;
use crate::model::id::fingerprint;
use crate::model::log::{Line, LineKind, Log};
use crate::model::meeting::{Item, LogPart, Meeting};
use lines::Writer;

/// Bytes of a line that are shown at once.
const LONG: usize = 4000;

/// What of a text is shown at once, and the rest, which begins with a blank: each half is masked alone, and no address may lie in
/// both.
pub(super) fn halves(text: &str) -> (&str, &str) {
    if text.len() <= LONG {
        return (text, "");
    }
    let near = text[..text.floor_char_boundary(LONG)].rfind(char::is_whitespace);
    let cut = near.or_else(|| text.find(char::is_whitespace));
    text.split_at(cut.unwrap_or(text.len()))
}

/// Number of colours that nicks are given.
const COLOURS: u64 = 12;

/// The log of a part: before, the meeting by topics, after.
pub struct LogHtml {
    /// Lines before the meeting, folded.
    pub before: Html,
    /// The meeting itself, cut where topics begin.
    pub talk: Vec<Talk>,
    /// Lines after it, folded.
    pub after: Html,
    /// UTC offsets of its clock in the meeting in minutes, where they are known; several where it is put forward or back.
    pub utc_offsets: Vec<i64>,
}

/// What was said under a topic.
pub struct Talk {
    /// The topic: an index into the items; none for what was said before the first.
    pub topic: Option<usize>,
    /// The lines.
    pub html: Html,
    /// How many messages of people there are.
    pub messages: usize,
}

/// Renders a part of a log.
pub fn render(
    meeting: &Meeting,
    part: &LogPart,
    linker: &Linker<'_>,
    people: &dyn Fn(&str, Option<&str>) -> String,
    root: &str,
) -> LogHtml {
    let log = part.log();
    let mut writer = Writer {
        log: &log,
        part,
        items: &item_lines(meeting, part),
        speakers: &speakers::of(&log, part, linker.privacy, people),
        linker,
        days: &log_days::changes(&log, part.range.clone()),
        root,
        told: None,
        out: String::new(),
    };
    let mut list = |range: Range<usize>| {
        writer.list(range);
        Html::made(std::mem::take(&mut writer.out))
    };
    let talk = |(topic, range): (Option<usize>, Range<usize>)| Talk {
        topic,
        messages: messages(&log, range.clone()),
        html: list(range),
    };
    LogHtml {
        talk: topics(meeting, part, &log).into_iter().map(talk).collect(),
        before: list(part.range.start..part.proper.start),
        after: list(part.proper.end..part.range.end),
        utc_offsets: part.utc_offsets.over(part.proper.clone()),
    }
}

/// The lines of the meeting, cut where topics and their parts begin.
fn topics(meeting: &Meeting, part: &LogPart, log: &Log) -> Vec<(Option<usize>, Range<usize>)> {
    let headings = meeting
        .standing()
        .filter(|(_, item)| part.prefix == "l-" && item.kind.is_heading());
    let mut cuts: Vec<(Option<usize>, usize)> = vec![(None, part.proper.start)];
    for (index, item) in headings {
        let line = log.index(item.place);
        let last = cuts.last().map_or(0, |(_, start)| *start);
        if let Some(line) = line.filter(|line| *line >= last && *line < part.proper.end) {
            cuts.push((Some(index), line));
        }
    }
    let ends = cuts.iter().skip(1).map(|(_, start)| *start);
    let ends: Vec<usize> = ends.chain([part.proper.end]).collect();
    cuts.into_iter()
        .zip(ends)
        .map(|((topic, start), end)| (topic, start..end))
        .filter(|(_, range)| !range.is_empty())
        .collect()
}

/// How many messages of people a range holds.
fn messages(log: &Log, range: Range<usize>) -> usize {
    let said = |line: &&Line| {
        let person = !log.is_bot(line);
        person && matches!(line.kind, LineKind::Message | LineKind::Action)
    };
    log.lines[range].iter().filter(said).count()
}

/// Numbers of lines that made items, in order, with the index and the kind of the first; none for an item that was taken back.
fn item_lines(meeting: &Meeting, part: &LogPart) -> Vec<(u32, Option<(usize, &'static str)>)> {
    if part.prefix != "l-" {
        return Vec::new();
    }
    let items = meeting.minutes.items.iter().enumerate();
    let standing =
        |index: usize, item: &Item| (!item.withdrawn).then(|| (index, item.kind.as_str()));
    let mut lines: Vec<_> = items
        .map(|(index, item)| (item.line, standing(index, item)))
        .collect();
    lines.sort_by_key(|(line, _)| *line);
    lines.dedup_by_key(|(line, _)| *line);
    lines
}

/// The colour of a person, the same on every page.
pub fn colour(person: &str) -> u64 {
    fingerprint(person.as_bytes()) % COLOURS
}
