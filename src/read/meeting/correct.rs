//! Minutes corrected at the word of a sidecar: items added, withdrawn, given to others.
//! Parts of a log and corrections in; corrected minutes and notes about lines that do not exist out.

use super::corrections::Corrections;
use super::cut::Part;
use crate::model::log::Log;
use crate::model::meeting::{Item, ItemKind, Minutes};
use crate::place::At;
use crate::read::minutes::credit;
use crate::report::{Note, Severity};

/// Makes all corrections of the minutes of a log.
pub(super) fn correct(log: &Log, parts: &mut [Part], corrections: &Corrections) -> Vec<Note> {
    if !corrections.changes_minutes() {
        return Vec::new();
    }
    let mut notes = Vec::new();
    for at in &corrections.items {
        let added = &at.value;
        let Some((part, index)) = place(log, parts, added.line) else {
            notes.push(no_line(at, added.line));
            continue;
        };
        let line = &log.lines[index];
        let speaker = log.nick_of(line).map(|nick| nick.name.clone());
        let item = Item {
            kind: added.kind,
            text: added.text.clone(),
            nick: added.nick.clone().or(speaker).unwrap_or_default(),
            time: line.time,
            line: added.line,
            anchor: Some(format!("l-{}", added.line)),
            topic: None,
            withdrawn: false,
            assigned: Vec::new(),
            owners: Vec::new(),
            supersedes: Vec::new(),
        };
        insert(&mut part.held.minutes, item);
    }
    notes.extend(corrections.withdraw.iter().filter_map(|at| {
        let found = items_at(parts, at.value)
            .map(|item| item.withdrawn = true)
            .count();
        (found == 0).then(|| no_item(at, at.value))
    }));
    notes.extend(corrections.reassign.iter().filter_map(|at| {
        let (line, to) = &at.value;
        let actions = items_at(parts, *line).filter(|item| item.kind == ItemKind::Action);
        let found = actions.map(|item| item.assigned.clone_from(to)).count();
        (found == 0).then(|| no_item(at, *line))
    }));
    for (at, decision) in &corrections.supersedes {
        let taken = items_at(parts, at.value).filter(|item| item.kind.is_decision());
        let found = taken.map(|item| item.supersedes.push(decision.clone()));
        notes.extend((found.count() == 0).then(|| no_item(at, at.value)));
    }
    parts.iter_mut().for_each(settle);
    notes
}

/// The part that a numbered line belongs to, and its index.
fn place<'p>(log: &Log, parts: &'p mut [Part], number: u32) -> Option<(&'p mut Part, usize)> {
    let index = log.index(number)?;
    let part = parts.iter_mut().find(|part| part.range.contains(&index))?;
    Some((part, index))
}

fn items_at(parts: &mut [Part], line: u32) -> impl Iterator<Item = &mut Item> {
    let items = parts
        .iter_mut()
        .flat_map(|part| &mut part.held.minutes.items);
    items.filter(move |item| item.line == line)
}

/// Puts an item behind those of the lines before it.
fn insert(minutes: &mut Minutes, item: Item) {
    let at = minutes
        .items
        .partition_point(|known| known.line <= item.line);
    minutes.items.insert(at, item);
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
    let (by_person, unassigned) = credit::actions_by_person(&minutes.items, &part.held.attendance);
    minutes.actions_by_person = by_person;
    minutes.unassigned = unassigned;
}

fn no_line<T>(at: &At<T>, line: u32) -> Note {
    let message = format!("the log has no line {line} in a meeting");
    Note::at(Severity::Error, "unknown-line", at, message)
        .hint("lines are numbered as on the page of the meeting")
}

fn no_item<T>(at: &At<T>, line: u32) -> Note {
    let message = format!("line {line} made no item that this can change");
    Note::at(Severity::Error, "unknown-item", at, message)
        .hint("lines are numbered as on the page of the meeting")
}
