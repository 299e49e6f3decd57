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
    // What the sidecar itself adds to a line takes the place of what it withdraws there.
    let mut notes = withdraw(log, parts, corrections);
    notes.extend(add(log, parts, corrections));
    notes.extend(reassign(log, parts, corrections));
    notes.extend(supersede(log, parts, corrections));
    parts.iter_mut().for_each(settle);
    notes
}

/// Takes back the items of lines, and what lines did that are not shown.
fn withdraw(log: &Log, parts: &mut [Part], corrections: &Corrections) -> Vec<Note> {
    let by_line = by_line(parts);
    let unseen = parts.iter().flat_map(|part| &part.held.minutes.unseen);
    let unseen: HashSet<u32> = unseen.map(|told| told.line).collect();
    let mut notes = Vec::new();
    for at in &corrections.withdraw {
        let found = change(parts, &by_line, at.value, &|item| {
            item.withdrawn = true;
            true
        });
        notes.extend((!found && !unseen.contains(&at.value)).then(|| no_item(log, at, at.value)));
    }
    let lines: HashSet<u32> = corrections.withdraw.iter().map(|at| at.value).collect();
    forget(parts, |told| lines.contains(&told.line));
    notes
}

/// Forgets some of what lines did that are not shown.
fn forget(parts: &mut [Part], which: impl Fn(&Unseen) -> bool) {
    for part in parts {
        let unseen = &mut part.held.minutes.unseen;
        unseen.retain(|told| !which(told));
    }
}

/// Gives actions to others.
fn reassign(log: &Log, parts: &mut [Part], corrections: &Corrections) -> Vec<Note> {
    let by_line = by_line(parts);
    let mut notes = Vec::new();
    for at in &corrections.reassign {
        let (line, to) = &at.value;
        let found = change(parts, &by_line, *line, &|item| {
            let action = item.kind == ItemKind::Action;
            if action {
                item.assigned.clone_from(to);
            }
            action
        });
        notes.extend((!found).then(|| no_item(log, at, *line)));
    }
    notes
}

/// Lets decisions take the place of earlier ones.
fn supersede(log: &Log, parts: &mut [Part], corrections: &Corrections) -> Vec<Note> {
    let by_line = by_line(parts);
    let mut notes = Vec::new();
    for (at, decision) in &corrections.supersedes {
        let found = change(parts, &by_line, at.value, &|item| {
            let decides = item.kind.is_decision();
            if decides {
                item.supersedes.push(decision.clone());
            }
            decides
        });
        notes.extend((!found).then(|| no_item(log, at, at.value)));
    }
    notes
}

/// What is told where there is no log at all: corrections that would silently not be made.
pub(super) fn without_log(corrections: &Corrections) -> Vec<Note> {
    let added = corrections.items.iter();
    let added = added.map(|at| no_log(at, at.value.line));
    let withdrawn = corrections.withdraw.iter();
    let withdrawn = withdrawn.map(|at| no_log(at, at.value));
    let given = corrections.reassign.iter();
    let given = given.map(|at| no_log(at, at.value.0));
    let later = corrections.supersedes.iter();
    let later = later.map(|(at, _)| no_log(at, at.value));
    added.chain(withdrawn).chain(given).chain(later).collect()
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
            None => notes.push(no_line(log, at, at.value.line)),
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

/// Where the items of each line are: the part, and the index in it.
type ByLine = HashMap<u32, Vec<(usize, usize)>>;

/// Changes the items of a line; whether there is any that this changes.
fn change(
    parts: &mut [Part],
    by_line: &ByLine,
    line: u32,
    change: &dyn Fn(&mut Item) -> bool,
) -> bool {
    let places = by_line.get(&line).into_iter().flatten();
    let changed = places.filter(|(part, index)| {
        let items = parts
            .get_mut(*part)
            .map(|part| &mut part.held.minutes.items);
        let item = items.and_then(|items| items.get_mut(*index));
        item.is_some_and(change)
    });
    changed.count() > 0
}

fn by_line(parts: &[Part]) -> ByLine {
    let mut found = ByLine::new();
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

fn no_log<T>(at: &At<T>, line: u32) -> Note {
    let message = format!("this meeting has no log, and so no line {line}");
    Note::at(Severity::Error, "unknown-line", at, message)
        .hint("what is not of a line of a log belongs into the notes")
}

fn no_line<T>(log: &Log, at: &At<T>, line: u32) -> Note {
    let message = format!("the log has no line {line} in a meeting");
    withheld(log, at, line).unwrap_or_else(|| {
        Note::at(Severity::Error, "unknown-line", at, message)
            .hint("lines are numbered as on the page of the meeting")
    })
}

fn no_item<T>(log: &Log, at: &At<T>, line: u32) -> Note {
    let message = format!("line {line} made no item that this can change");
    withheld(log, at, line).unwrap_or_else(|| {
        Note::at(Severity::Error, "unknown-item", at, message)
            .hint("lines are numbered as on the page of the meeting")
    })
}

/// What is said of a line that is taken out is no fault: it would keep the site from being made without it.
fn withheld<T>(log: &Log, at: &At<T>, line: u32) -> Option<Note> {
    let found = log.index(line).and_then(|index| log.lines.get(index));
    let redacted = found.is_some_and(|line| line.kind == LineKind::Redacted);
    let message = format!("line {line} is withheld: this changes nothing");
    redacted.then(|| Note::at(Severity::Warning, "unknown-item", at, message))
}
