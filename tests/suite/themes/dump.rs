//! What a template prints of a value: maps and lists in brackets, texts in quotes, nothing for none. Text in, JSON out.

use serde_json::{Map, Value};

/// The value that a text shows.
pub(super) fn value(text: &str) -> Value {
    let mut rest = text.trim_end();
    let value = next(&mut rest);
    assert!(rest.is_empty(), "what is left: {rest}");
    value
}

fn next(rest: &mut &str) -> Value {
    match rest.chars().next() {
        Some('{') => {
            let mut map = Map::new();
            while opened(rest, '}') {
                let key = quoted(rest);
                *rest = rest.strip_prefix(": ").expect("a value after its key");
                map.insert(key, next(rest));
            }
            Value::Object(map)
        }
        Some('[') => {
            let mut list = Vec::new();
            while opened(rest, ']') {
                list.push(next(rest));
            }
            Value::Array(list)
        }
        Some('"') => Value::String(quoted(rest)),
        _ => plain(rest),
    }
}

/// Steps over what opens or parts a collection; false, and over it, at its end.
fn opened(rest: &mut &str, close: char) -> bool {
    *rest = rest
        .strip_prefix(", ")
        .or_else(|| rest.strip_prefix(['{', '[']))
        .unwrap_or(rest);
    match rest.strip_prefix(close) {
        Some(after) => {
            *rest = after;
            false
        }
        None => true,
    }
}

/// A text in quotes, its escapes undone as far as the tests look.
fn quoted(rest: &mut &str) -> String {
    let mut text = String::new();
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            '"' if !escaped => {
                *rest = &rest[at + 1..];
                return text;
            }
            '\\' if !escaped => {
                escaped = true;
                continue;
            }
            'n' if escaped => text.push('\n'),
            other => text.push(other),
        }
        escaped = false;
    }
    text
}

/// A number, yes or no, or nothing.
fn plain(rest: &mut &str) -> Value {
    let end = rest.find([',', '}', ']']).unwrap_or(rest.len());
    let (word, after) = rest.split_at(end);
    *rest = after;
    serde_json::from_str(word).unwrap_or(Value::Null)
}
