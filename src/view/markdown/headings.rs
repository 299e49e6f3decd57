//! Headings of a text: their ids and levels. Events of Markdown in; the same without attributes that other programs read, ids and
//! levels out.

use hashbrown::{HashMap, HashSet};
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::words;
use crate::model::id::{heading_attributes, heading_name, short_hash};
use crate::view::privacy::Privacy;

/// Takes the attributes off the ends of headings, as in `## Keys {#keys}`; an id among them becomes that of the heading.
pub(super) fn named(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let mut out = Vec::with_capacity(events.len());
    let mut start = None;
    for event in events {
        match &event {
            Event::Start(Tag::Heading { .. }) => start = Some(out.len()),
            Event::End(TagEnd::Heading(_)) => {
                if let Some(start) = start.take() {
                    take_attributes(&mut out, start);
                }
            }
            _ => {}
        }
        out.push(event);
    }
    out
}

/// The same for the heading that begins at an event, and ends with the last one.
fn take_attributes(events: &mut Vec<Event<'_>>, start: usize) {
    let texts = events.iter().rev();
    let count = texts
        .take_while(|event| matches!(event, Event::Text(_)))
        .count();
    let first = events.len() - count;
    let text = words(&events[first..]);
    let Some((head, id)) = heading_attributes(&text) else {
        return;
    };
    events.truncate(first);
    events.push(Event::Text(head.to_owned().into()));
    if let Some(Event::Start(Tag::Heading { id: own, .. })) = events.get_mut(start) {
        *own = id.map(|id| id.to_owned().into());
    }
}

/// Ids of all headings, in order: GitLab's behind a prefix, of several alike all but the first with a number. What an author gave
/// goes before what the words of others make.
pub(super) fn ids(events: &[Event<'_>], prefix: &str, privacy: Privacy<'_>) -> Vec<String> {
    let given = |event: &Event<'_>| match event {
        Event::Start(Tag::Heading { id: Some(id), .. }) => Some(name(&privacy.clean(id))),
        _ => None,
    };
    let reserved: HashSet<String> = events.iter().filter_map(given).collect();
    let mut taken: HashSet<String> = HashSet::new();
    // The number that comes next for each heading, so that a thousand of one text are counted, not searched.
    let mut next: HashMap<String, usize> = HashMap::new();
    let mut ids = Vec::new();
    let mut start = None;
    for (index, event) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Heading { .. }) => start = Some((index, given(event))),
            Event::End(TagEnd::Heading(_)) => {
                let (start, own) = start.take().unwrap_or((index, None));
                let free = own.is_some();
                let text = || words(&events[start..index]);
                let plain = own.unwrap_or_else(|| name(&privacy.clean(&text())));
                let number = next.entry(plain.clone()).or_insert(0);
                let mut id = plain.clone();
                while !free && reserved.contains(&id) || !taken.insert(id.clone()) {
                    *number += 1;
                    id = format!("{plain}-{number}");
                }
                ids.push(format!("{prefix}{id}"));
            }
            _ => {}
        }
    }
    ids
}

/// The name of a heading; one without a letter gets a short fingerprint.
fn name(text: &str) -> String {
    match heading_name(text) {
        name if name.is_empty() => short_hash(text),
        name => name,
    }
}

/// Levels of all headings: the highest becomes `top`, none is skipped on the way down.
pub(super) fn levels(events: &[Event<'_>], top: usize) -> Vec<HeadingLevel> {
    let written: Vec<usize> = events
        .iter()
        .filter_map(|event| match event {
            Event::Start(Tag::Heading { level, .. }) => Some(*level as usize),
            _ => None,
        })
        .collect();
    let highest = written.iter().copied().min().unwrap_or(1);
    let mut above = top - 1;
    written
        .into_iter()
        .map(|level| {
            above = (level - highest + top).min(above + 1).min(6);
            HeadingLevel::try_from(above).unwrap_or(HeadingLevel::H6)
        })
        .collect()
}
