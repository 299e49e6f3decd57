//! The raw log of hcoop's bot, which is JSON: `{"founder": …, "messages": [{"sender": "ash", "payload": "hello", "action": false,
//! "timestamp": "2032-08-10T15:00:00+00:00"}, …], "events": […]}`. A text or a message of it in; whether it is one, what is said in it and
//! when out, by which clock too. Lists of messages are read as those of Matrix rooms are.

use chrono::{DateTime, FixedOffset};
use serde_json::Value;

use crate::model::log::LineKind;

/// Keys that such a log has, of which the first stands at its head.
const FOUNDER: &str = "\"founder\"";
const KEYS: [&str; 3] = ["\"messages\"", "\"payload\"", "\"timestamp\""];

/// Bytes at the head of a file in which it shows itself.
const HEAD: usize = 1000;

/// Whether a text is such a log.
pub fn is_of_hcoop(text: &str) -> bool {
    let bytes = text.as_bytes();
    let holds = |bytes: &[u8], key: &str| memchr::memmem::find(bytes, key.as_bytes()).is_some();
    text.trim_start().starts_with('{')
        && holds(&bytes[..bytes.len().min(HEAD)], FOUNDER)
        && KEYS.iter().all(|key| holds(bytes, key))
}

/// What is said in one of its messages.
pub(super) fn said(message: &Value) -> Option<(LineKind, String)> {
    let words = message["payload"].as_str()?.to_owned();
    let acts = message["action"].as_bool() == Some(true);
    Some((
        if acts {
            LineKind::Action
        } else {
            LineKind::Message
        },
        words,
    ))
}

/// Milliseconds since 1970 at which it was sent.
pub(super) fn sent(message: &Value) -> Option<i64> {
    Some(stamp(message)?.timestamp_millis())
}

/// Seconds by which the clock of its time is ahead of UTC.
pub(super) fn offset(message: &Value) -> Option<i32> {
    Some(stamp(message)?.offset().local_minus_utc())
}

fn stamp(message: &Value) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(message["timestamp"].as_str()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_logs_are_told_from_other_json() {
        let rows = [
            (
                r#"{"founder": "ash", "messages": [{"payload": "a", "timestamp": "x"}]}"#,
                true,
            ),
            (r#"{"founder": "ash", "messages": []}"#, false),
            (
                r#"[{"founder": "ash", "messages": [{"payload": "a", "timestamp": "x"}]}]"#,
                false,
            ),
            (
                r#"{"messages": [{"payload": "a", "timestamp": "x"}]}"#,
                false,
            ),
        ];
        for (text, expected) in rows {
            assert_eq!(is_of_hcoop(text), expected, "{text}");
        }
    }
}
