//! Minutes corrected at the word of a sidecar: items added, withdrawn, given to others.
//! Parts of a log and corrections in; corrected minutes and notes about lines that do not exist out.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::corrections::{AddedItem, Corrections};
use super::cut::Part;
use crate::model::log::{Line, LineKind, Log};
use crate::model::meeting::{Item, ItemKind, Minutes, Unseen};
use crate::place::At;
use crate::read::minutes::credit;
use crate::report::{Note, Severity};

/// Makes all corrections of the minutes of a log, each found by its line at once: there may be thousands of both.
pub(super) fn correct(log: &Log, parts: &mut [Part], corrections: &Corrections) -> Vec<Note> {
    if !corrections.changes_minutes() {
        return Vec::new();
    }
    let no_item = |at: At<u32>| {
        let message = format!("line {} made no item that this can change", at.value);
        unknown(log, &at, "unknown-item", message)
    };
    // What the sidecar itself adds to a line takes the place of what it withdraws there.
    let withdrawn = withdraw(parts, corrections);
    let mut notes: Vec<Note> = withdrawn.into_iter().map(no_item).collect();
    notes.extend(add(log, parts, corrections));
    let given = corrections.reassign.iter();
    let given = given.map(|at| (at.with(at.value.0), &at.value.1));
    let given = change(parts, given, |item, to| {
        let action = item.kind == ItemKind::Action;
        if action {
            item.assigned.clone_from(to);
        }
        action
    });
    let later = corrections.supersedes.iter();
    let later = later.map(|(at, decision)| (at.clone(), decision));
    let later = change(parts, later, |item, decision| {
        let decides = item.kind.is_decision();
        if decides {
            item.supersedes.push((*decision).clone());
        }
        decides
    });
    notes.extend(given.into_iter().chain(later).map(no_item));
    parts.iter_mut().for_each(settle);
    notes
}

/// Takes back the items of lines, and what lines did that are not shown; the lines that did nothing.
fn withdraw(parts: &mut [Part], corrections: &Corrections) -> Vec<At<u32>> {
    let unseen = parts.iter().flat_map(|part| &part.held.minutes.unseen);
    let unseen: HashSet<u32> = unseen.map(|told| told.line).collect();
    let lines = corrections.withdraw.iter().map(|at| (at.clone(), ()));
    let mut idle = change(parts, lines, |item, ()| {
        item.withdrawn = true;
        true
    });
    idle.retain(|at| !unseen.contains(&at.value));
    let lines: HashSet<u32> = corrections.withdraw.iter().map(|at| at.value).collect();
    forget(parts, |told| lines.contains(&told.line));
    idle
}

/// Forgets some of what lines did that are not shown.
fn forget(parts: &mut [Part], which: impl Fn(&Unseen) -> bool) {
    for part in parts {
        let unseen = &mut part.held.minutes.unseen;
        unseen.retain(|told| !which(told));
    }
}

/// What is told where there is no log at all: corrections that would silently not be made.
pub(super) fn without_log(corrections: &Corrections) -> Vec<Note> {
    let no_log = |at: At<u32>| {
        let message = format!("this meeting has no log, and so no line {}", at.value);
        Note::at(Severity::Error, "unknown-line", &at, message)
            .hint("what is not of a line of a log belongs into the notes")
    };
    let lines = corrections.lines_of_items();
    lines.into_iter().map(no_log).collect()
}

/// Puts every added item behind those of the lines before it.
fn add(log: &Log, parts: &mut [Part], corrections: &Corrections) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut added: BTreeMap<usize, Vec<Item>> = BTreeMap::new();
    for at in &corrections.items {
        match place(log, parts, at.value.line) {
            Some((part, index)) => {
                let item = item(log, &log.lines[index], &at.value);
                added.entry(part).or_default().push(item);
            }
            None => {
                let at = at.with(at.value.line);
                let message = format!("the log has no line {} in a meeting", at.value);
                notes.push(unknown(log, &at, "unknown-line", message));
            }
        }
    }
    // What is told again is in the registers.
    let again: HashSet<u32> = corrections.items.iter().map(|at| at.value.line).collect();
    forget(parts, |told| {
        told.deed.is_lost() && again.contains(&told.line)
    });
    for (part, mut fresh) in added {
        fresh.sort_by_key(|item| item.line);
        let minutes = &mut parts[part].held.minutes;
        let (items, moved) = merged(std::mem::take(&mut minutes.items), fresh);
        minutes.items = items;
        for speech in &mut minutes.speech {
            speech.topic = speech.topic.and_then(|topic| moved.get(topic).copied());
        }
    }
    notes
}

fn item(log: &Log, line: &Line, added: &AddedItem) -> Item {
    let speaker = log.nick_of(line);
    let own =
        speaker.filter(|speaker| added.nick.as_ref().is_none_or(|nick| *nick == speaker.name));
    let nick = added.nick.as_ref().or(speaker.map(|speaker| &speaker.name));
    Item {
        nick: nick.cloned().unwrap_or_default(),
        matrix: own.and_then(|speaker| speaker.matrix.clone()),
        time: line.time,
        line: added.line,
        place: added.line,
        ..Item::of(added.kind, added.text.clone())
    }
}

/// Items of the log with those that were added among them, by their lines, and where each of the log's is now. What a scribe put
/// in before what was said earlier stands where that does.
fn merged(items: Vec<Item>, added: Vec<Item>) -> (Vec<Item>, Vec<usize>) {
    let mut least = u32::MAX;
    let lines = items.iter().rev().map(|item| {
        least = least.min(item.place);
        least
    });
    let mut lines: Vec<u32> = lines.collect();
    lines.reverse();
    let mut out = Vec::with_capacity(items.len() + added.len());
    let mut moved = Vec::with_capacity(items.len());
    let mut added = added.into_iter().peekable();
    for (item, line) in items.into_iter().zip(lines) {
        while let Some(before) = added.next_if(|added| added.line < line) {
            out.push(before);
        }
        moved.push(out.len());
        out.push(item);
    }
    out.extend(added);
    (out, moved)
}

/// Changes the items of lines by what is told of each; the lines that made none which this changes.
fn change<T>(
    parts: &mut [Part],
    told: impl Iterator<Item = (At<u32>, T)>,
    change: impl Fn(&mut Item, &T) -> bool,
) -> Vec<At<u32>> {
    let by_line = by_line(parts);
    let mut idle = Vec::new();
    for (at, told) in told {
        let places = by_line.get(&at.value).into_iter().flatten();
        let changed = places.filter(|(part, index)| {
            let item = &mut parts[*part].held.minutes.items[*index];
            change(item, &told)
        });
        if changed.count() == 0 {
            idle.push(at);
        }
    }
    idle
}

/// Where the items of each line are: the part, and the index in it.
fn by_line(parts: &[Part]) -> HashMap<u32, Vec<(usize, usize)>> {
    let mut found: HashMap<u32, Vec<(usize, usize)>> = HashMap::new();
    for (part, held) in parts.iter().enumerate() {
        for (index, item) in held.held.minutes.items.iter().enumerate() {
            found.entry(item.line).or_default().push((part, index));
        }
    }
    found
}

/// The part that a numbered line belongs to, and the index of the line.
fn place(log: &Log, parts: &[Part], number: u32) -> Option<(usize, usize)> {
    let index = log.index(number)?;
    let at = parts.partition_point(|part| part.range.end <= index);
    let inside = parts.get(at)?.range.contains(&index);
    inside.then_some((at, index))
}

/// Finds every item its topic again, and every action its people.
fn settle(part: &mut Part) {
    let minutes = &mut part.held.minutes;
    let (mut topic, mut heading) = (None, None);
    for index in 0..minutes.items.len() {
        let item = &mut minutes.items[index];
        item.topic = match item.kind {
            ItemKind::Topic => None,
            ItemKind::Subtopic => topic,
            _ => heading,
        };
        if item.kind.is_heading() && !item.withdrawn {
            heading = Some(index);
            topic = if item.kind == ItemKind::Topic {
                heading
            } else {
                topic
            };
        }
    }
    follow(minutes);
    credit::fill(minutes, &part.held.attendance);
}

/// Finds what a scribe wrote its topic again: one that was added since, else its own, else what was called before that.
fn follow(minutes: &mut Minutes) {
    let items = minutes.items.iter().enumerate();
    let headings = items.filter(|(_, item)| item.kind.is_heading() && !item.withdrawn);
    let headings: Vec<(u32, usize)> = headings.map(|(index, item)| (item.place, index)).collect();
    for speech in &mut minutes.speech {
        let up_to = |own| headings.partition_point(|(_, index)| *index <= own);
        let (before, later) = headings.split_at(speech.topic.map_or(0, up_to));
        let added = later.iter().rev().find(|(line, _)| *line <= speech.place);
        let heading = added.or(before.last());
        speech.topic = heading.map(|(_, index)| *index);
    }
}

/// What is told of a line that does not do what is said of it. If it is taken out that is no fault: it would keep the site from being
/// made without it.
fn unknown(log: &Log, at: &At<u32>, check: &'static str, message: String) -> Note {
    let found = log.index(at.value).and_then(|index| log.lines.get(index));
    if found.is_some_and(|line| line.kind == LineKind::Redacted) {
        let message = format!("line {} is withheld: this changes nothing", at.value);
        return Note::at(Severity::Warning, "unknown-item", at, message);
    }
    Note::at(Severity::Error, check, at, message)
        .hint("lines are numbered as on the page of the meeting")
}
