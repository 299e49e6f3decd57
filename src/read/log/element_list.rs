//! Lists of Matrix events: `{"messages": [...]}`, `{"chunk": [...]}`, an array, or one event a line. Text in, events out, each with
//! where it begins. Of a list that breaks off, as while it was written, the events that are whole come out all the same.

use std::collections::HashMap;

use serde::de::IgnoredAny;
use serde_json::value::RawValue;
use serde_json::{Deserializer, Value};

use super::reader::offset;
use crate::place::narrow;

/// Bytes at the head of a file in which an export shows itself.
const HEAD: usize = 4000;

/// How deep JSON may be nested, at the least, before it is not read (`serde_json`).
const DEEP: usize = 100;

/// An event, the byte it begins at, and as it stands.
pub(super) type Event<'t> = (usize, Value, &'t str);

/// Whether a text is a list of Matrix events, be it broken.
pub fn is_export(text: &str) -> bool {
    let mut ends = (0..=HEAD.min(text.len())).rev();
    let head = &text[..ends.find(|at| text.is_char_boundary(*at)).unwrap_or(0)];
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

/// The events of all forms.
pub(super) fn events(text: &str) -> Vec<Event<'_>> {
    let parsed = raw(text).into_iter().filter_map(|raw| {
        let event: Value = serde_json::from_str(raw.get()).ok()?;
        Some((offset(text, raw.get()), event, raw.get()))
    });
    parsed.collect()
}

/// Line and column, counted from 1, of the first event that cannot be read, or from which on a list is no JSON any more; none if
/// all of it is read.
pub fn wrong(text: &str) -> Option<(u32, u32)> {
    let fault = |part| serde_json::from_str::<IgnoredAny>(part).err();
    let Some(whole) = fault(text) else {
        return unread(text);
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
    let mut raw = raw(text).into_iter().filter(doubtful);
    let lost = raw.find(|raw| serde_json::from_str::<Value>(raw.get()).is_err())?;
    let before = &text[..offset(text, lost.get())];
    Some((narrow(before.matches('\n').count() + 1), 0))
}

/// The events as they stand.
fn raw(text: &str) -> Vec<&RawValue> {
    if let Some(whole) = whole(text) {
        return whole;
    }
    if let Some(start) = list(text) {
        return elements(&text[start..]);
    }
    let lines = text.lines();
    let events = lines.filter_map(|line| serde_json::from_str(line).ok());
    events.collect()
}

/// The events of a list that is JSON from one end to the other.
fn whole(text: &str) -> Option<Vec<&RawValue>> {
    if text.trim_start().starts_with('[') {
        return serde_json::from_str(text).ok();
    }
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
        let mut values = Deserializer::from_str(text).into_iter();
        let Some(Ok(value)) = values.next() else {
            return found;
        };
        found.push(value);
        text = &text[values.byte_offset()..];
    }
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
}
