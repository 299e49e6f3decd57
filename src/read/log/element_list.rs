//! Lists of Matrix events: `{"messages": [...]}`, `{"chunk": [...]}`, an array, or one event a line. Text in, events out, each with
//! where it begins. Of a list that breaks off, as while it was written, the events that are whole come out all the same.

use std::collections::HashMap;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;
use serde_json::{Deserializer, Value};

use super::hcoop;
use super::hcoop::is_of_hcoop;
use super::reader::offset;
use crate::place::narrow;

/// Bytes at the head of a file in which an export shows itself.
const HEAD: usize = 4000;

/// How deep JSON may be nested, at the least, before it is not read (`serde_json`).
const DEEP: usize = 100;

/// An event, the byte it begins at, and as it stands.
pub(super) type Event<'t> = (usize, Value, &'t str);

/// Whether a text is a list of Matrix events, be it broken, or what is read as one.
pub fn is_export(text: &str) -> bool {
    is_of_events(text) || is_of_hcoop(text)
}

fn is_of_events(text: &str) -> bool {
    let head = &text[..text.floor_char_boundary(HEAD)];
    let opens = |sign: char, next: [char; 2]| {
        let inside = head.trim_start().strip_prefix(sign);
        inside.is_some_and(|rest| rest.trim_start().starts_with(next))
    };
    (opens('{', ['"', '}']) || opens('[', ['{', ']']))
        && ["\"origin_server_ts\"", "\"exported_by\"", "\"m.room."]
            .iter()
            .any(|word| head.contains(word))
        && text.contains("\"origin_server_ts\"")
}

/// The events of all forms, each list of them from the oldest to the newest.
pub(super) fn events(text: &str) -> Vec<Event<'_>> {
    let mut found = Vec::new();
    for list in lists(text) {
        let begin = found.len();
        found.extend(list.into_iter().filter_map(|raw| {
            let event: Value = serde_json::from_str(raw.get()).ok()?;
            Some((offset(text, raw.get()), event, raw.get()))
        }));
        if falls(&found[begin..]) {
            found[begin..].reverse();
        }
    }
    found
}

/// Events that tell beyond doubt that the newest stands first, as servers answer: clocks of two may differ.
const FALLING: usize = 3;

/// Whether no event of a list is newer than the one before it.
fn falls(list: &[Event<'_>]) -> bool {
    let times: Vec<i64> = list
        .iter()
        .filter_map(|(_, event, _)| sent(event))
        .collect();
    times.len() >= FALLING && times.first() > times.last() && times.is_sorted_by(|a, b| a >= b)
}

/// Line and column, counted from 1, of the first event that cannot be read, or from which on a list is no JSON any more; none if
/// all of it is read.
pub fn wrong(text: &str) -> Option<(u32, u32)> {
    let fault = |part| serde_json::from_str::<IgnoredAny>(part).err();
    let whole = match fault(text) {
        Some(fault) if arrays::<IgnoredAny>(text).is_none() => fault,
        _ => return unread(text),
    };
    if list(text).is_some() {
        return Some((narrow(whole.line()), narrow(whole.column())));
    }
    let mut lines = text.lines().zip(1..);
    lines.find_map(|(line, number)| {
        let fault = fault(line).filter(|_| !line.trim().is_empty())?;
        Some((number, narrow(fault.column())))
    })
}

/// Where the first event stands that is JSON and nothing that can be kept: half a character, or nested deeper than anybody nests.
fn unread(text: &str) -> Option<(u32, u32)> {
    // To read all events twice takes its time: others can be kept.
    let doubtful = |raw: &&RawValue| {
        let opens = memchr::memchr2_iter(b'{', b'[', raw.get().as_bytes());
        raw.get().contains("\\u") || opens.count() > DEEP
    };
    let mut raw = raw(text).filter(doubtful);
    let lost = raw.find(|raw| serde_json::from_str::<Value>(raw.get()).is_err())?;
    let before = &text[..offset(text, lost.get())];
    Some((narrow(before.matches('\n').count() + 1), 0))
}

/// The events as they stand.
fn raw(text: &str) -> impl Iterator<Item = &RawValue> {
    lists(text).into_iter().flatten()
}

/// The lists of events as they stand.
fn lists(text: &str) -> Vec<Vec<&RawValue>> {
    if let Some(arrays) = arrays(text) {
        return arrays;
    }
    if let Some(whole) = whole(text) {
        return vec![whole];
    }
    if let Some(start) = list(text) {
        return vec![elements(&text[start..])];
    }
    let lines = text.lines();
    let events = lines.filter_map(|line| serde_json::from_str(line).ok());
    vec![events.collect()]
}

/// The arrays of a text that is nothing else: programs write what was said before a moment and what was said after it one behind the other.
fn arrays<'t, T: Deserialize<'t>>(text: &'t str) -> Option<Vec<Vec<T>>> {
    let is_array = text.trim_start().starts_with('[');
    let read = || {
        Deserializer::from_str(text)
            .into_iter()
            .collect::<Result<Vec<Vec<T>>, _>>()
    };
    is_array.then(read)?.ok()
}

/// The events of an object that is JSON from one end to the other.
fn whole(text: &str) -> Option<Vec<&RawValue>> {
    let fields = serde_json::from_str::<HashMap<&str, &RawValue>>(text).ok()?;
    match fields.get("messages").or_else(|| fields.get("chunk")) {
        Some(list) => serde_json::from_str(list.get()).ok(),
        None => Some(vec![serde_json::from_str(text).ok()?]),
    }
}

/// The byte at which the first element of a list stands that is not whole; none where each event has a line of its own.
fn list(text: &str) -> Option<usize> {
    let trimmed = text.trim_start();
    let start = text.len() - trimmed.len();
    if trimmed.starts_with('[') {
        return Some(start + 1);
    }
    let first = trimmed.lines().next().unwrap_or_default();
    if serde_json::from_str::<IgnoredAny>(first).is_ok() {
        return None;
    }
    let keys = ["\"messages\"", "\"chunk\""].into_iter();
    let starts = keys.filter_map(|key| {
        let at = text.find(key)? + key.len();
        let list = text[at..].trim_start().strip_prefix(':')?.trim_start();
        list.strip_prefix('[')
            .map(|inside| text.len() - inside.len())
    });
    starts.min()
}

/// The elements of a list that are whole, up to the first that is not.
fn elements(mut text: &str) -> Vec<&RawValue> {
    let mut found = Vec::new();
    loop {
        text = text.trim_start_matches(|sign: char| sign.is_whitespace() || sign == ',');
        // Another array may follow.
        let next = text.strip_prefix(']').map(str::trim_start);
        if let Some(next) = next.and_then(|next| next.strip_prefix('[')) {
            text = next;
            continue;
        }
        let mut values = Deserializer::from_str(text).into_iter();
        let Some(Ok(value)) = values.next() else {
            return found;
        };
        found.push(value);
        text = &text[values.byte_offset()..];
    }
}

/// When an event was sent.
pub(super) fn sent(event: &Value) -> Option<i64> {
    let stamp = event["origin_server_ts"].as_i64();
    stamp.or_else(|| hcoop::sent(event))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lists, how many events each has, and where it is no JSON any more.
    #[test]
    fn what_is_whole_is_read() {
        let event =
            |number: u8| format!(r#"{{"origin_server_ts":{number},"type":"m.room.message"}}"#);
        let (one, two) = (event(1), event(2));
        let rows = [
            (format!("[{one},{two}]"), 2, None),
            (format!("[{one},{two},]"), 2, Some(1)),
            (format!("[{one},\n{two}"), 2, Some(2)),
            (format!("[{one},\n{{\"type\":"), 1, Some(2)),
            (format!("{{\"messages\": [{one},\n{two}]}}"), 2, None),
            (format!("{{\n\"chunk\":\n[{one},\n{{\"or"), 1, Some(4)),
            (format!("{one}\n{two}\n"), 2, None),
            (format!("{one}\n{{\"type\":\n{two}"), 2, Some(2)),
            (format!("{one}\n{two}\n{{\"type\": \"m.roo"), 2, Some(3)),
            (one.clone(), 1, None),
            (format!("[{one},{two}][]\n"), 2, None),
            (format!("[{one}]\n[{two}]"), 2, None),
            (format!("[{one}]\n[{two},\n{{\"type\":"), 2, Some(2)),
            (
                format!("[{one},\n{{\"origin_server_ts\":3,\"body\":\"\\ud800\"}}]"),
                1,
                Some(2),
            ),
            (
                format!(
                    "[{one},\n{{\"body\":{}1{}}}]",
                    "[".repeat(200),
                    "]".repeat(200)
                ),
                1,
                Some(2),
            ),
        ];
        for (text, count, line) in rows {
            assert!(is_export(&text), "{text}");
            assert_eq!(events(&text).len(), count, "{text}");
            assert_eq!(wrong(&text).map(|(line, _)| line), line, "{text}");
        }
        assert!(!is_export(
            "[15:00] <ash> \"m.room.message\" has \"origin_server_ts\""
        ));
    }

    /// Stamps, and those in the order in which they are read.
    #[test]
    fn the_newest_first_is_turned() {
        let rows = [
            ("[3,2,2,1]", "1,2,2,3"),
            ("[2,1]", "2,1"),
            ("[1,2,3]", "1,2,3"),
            ("[3,1,2]", "3,1,2"),
            ("[2,2,2]", "2,2,2"),
            ("[3,2,1][4,5]", "1,2,3,4,5"),
        ];
        for (stamps, expected) in rows {
            let mut text = String::new();
            for (at, stamp) in stamps.char_indices() {
                match stamp.is_ascii_digit() {
                    true => text += &format!(r#"{{"origin_server_ts":{stamp},"at":{at}}}"#),
                    false => text.push(stamp),
                }
            }
            let mut places: Vec<i64> = Vec::new();
            let events = events(&text);
            let read: Vec<String> = events
                .iter()
                .map(|(_, event, _)| {
                    places.extend(event["at"].as_i64());
                    event["origin_server_ts"].to_string()
                })
                .collect();
            assert_eq!(read.join(","), expected, "{stamps}");
            let turned = expected.starts_with("1,2,2");
            assert!(!turned || places.is_sorted_by(|a, b| a > b), "{places:?}");
        }
    }
}
