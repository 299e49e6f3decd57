//! The records of a tracker's JSON, whatever holds them: a list, pages of lists one behind the other, an object that lists them,
//! one object a line. Text in; each record with where it begins, and where and why the reading had to stop, out. What a record
//! is is not asked here.

use chrono::NaiveDate;
use serde_json::{Deserializer, Value};

use super::fields::Object;
use super::{Visibility, of_project, pagure};

/// One object of a file and where it begins.
pub(super) struct Element {
    pub(super) offset: usize,
    pub(super) value: Value,
    /// Project named around the list, as Pagure does in `pagination`.
    pub(super) around: Option<String>,
    /// What stands around the list says of all that is in it.
    pub(super) visibility: Visibility,
}

/// Where a text had to be left, and why.
type Stop = (usize, String);
/// The same, where anything had to be left.
pub(super) type Cut = Option<Stop>;

/// Every top-level object, and where and why the reading had to stop; embargoes around lists are over or not on a day.
pub(super) fn elements(text: &str, today: NaiveDate) -> (Vec<Element>, Cut) {
    let start = text.len() - text.trim_start().len();
    if text[start..].starts_with('[') {
        return arrays(text, start);
    }
    if is_ndjson(&text[start..]) {
        return by_line(text, today);
    }
    let mut stream = Deserializer::from_str(&text[start..]).into_iter::<Value>();
    let mut out = Vec::new();
    loop {
        let offset = start + stream.byte_offset();
        match stream.next() {
            Some(Ok(value)) => expand(next(text, offset), value, today, &mut out),
            Some(Err(error)) => {
                let (out, stopped) = (
                    salvage(text, out, today),
                    error_offset(text, offset, &error),
                );
                return (out, Some((stopped, reason(&error))));
            }
            None => return (out, None),
        }
    }
}

/// Lists one behind the other, as pages of an API are when they are put into one file, and lists of lists.
fn arrays(text: &str, mut at: usize) -> (Vec<Element>, Cut) {
    let mut out = Vec::new();
    loop {
        let (values, end) = array(text, at + 1);
        for (offset, value) in values {
            match value {
                Value::Array(inner) => {
                    out.extend(inner.into_iter().map(|value| element(offset, value)))
                }
                value => out.push(element(offset, value)),
            }
        }
        let end = match end {
            Ok(end) => end,
            Err(cut) => return (out, Some(cut)),
        };
        at = next(text, end);
        match text[at..].chars().next() {
            None => return (out, None),
            Some('[') => {}
            Some(_) => return (out, Some((at, "there is more behind the list".to_owned()))),
        }
    }
}

fn element(offset: usize, value: Value) -> Element {
    Element {
        offset,
        value,
        around: None,
        visibility: Visibility::Public,
    }
}

/// Whether the first line is an object of its own and others follow.
fn is_ndjson(text: &str) -> bool {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    !rest.trim().is_empty() && serde_json::from_str::<Object>(first).is_ok()
}

/// One object a line; a line that is broken costs itself only, the first of them is told.
fn by_line(text: &str, today: NaiveDate) -> (Vec<Element>, Cut) {
    let (mut out, mut cut, mut offset) = (Vec::new(), None, 0);
    for line in text.split_inclusive('\n') {
        match serde_json::from_str(line) {
            Ok(value) => expand(next(text, offset), value, today, &mut out),
            Err(_) if line.trim().is_empty() => {}
            Err(error) => cut = cut.or(Some((error_offset(text, offset, &error), reason(&error)))),
        }
        offset += line.len();
    }
    (out, cut)
}

/// The issues of `{"issues": [...]}`, or of other names for such lists, else the object itself.
fn expand(offset: usize, mut value: Value, today: NaiveDate, out: &mut Vec<Element>) {
    let around = value
        .pointer("/pagination/first")
        .and_then(Value::as_str)
        .and_then(pagure::project_of_api)
        .map(str::to_owned);
    let around_list = |object: &mut Object| {
        let issues = listed(object)?;
        Some((issues, of_project::visibility(object, today)))
    };
    match value.as_object_mut().map(around_list) {
        Some(Some((issues, visibility))) => {
            out.extend(issues.into_iter().map(|value| Element {
                offset,
                value,
                around: around.clone(),
                visibility,
            }));
        }
        _ => out.push(element(offset, value)),
    }
}

/// What an object lists that is no record itself: `issues`, else whatever looks like records of issues, one by one or in lists.
fn listed(object: &mut Object) -> Option<Vec<Value>> {
    if let Some(Value::Array(issues)) = object.get_mut("issues") {
        return Some(std::mem::take(issues));
    }
    if object.contains_key("title") || is_issue(object) {
        return None;
    }
    let others = object
        .iter_mut()
        .filter(|(key, _)| !OTHERS.contains(&key.as_str()));
    let lists = others.map(|(_, value)| match value {
        Value::Array(list)
            if list
                .first()
                .and_then(Value::as_object)
                .is_some_and(is_issue) =>
        {
            std::mem::take(list)
        }
        Value::Object(record) if is_issue(record) => vec![value.take()],
        _ => Vec::new(),
    });
    let issues: Vec<Value> = lists.flatten().collect();
    Some(issues).filter(|issues| !issues.is_empty())
}

/// Lists of what is numbered like issues.
const OTHERS: &[&str] = &[
    "milestones",
    "merge_requests",
    "epics",
    "milestone",
    "epic",
    "merge_request",
];

/// Whether an object looks like an issue of GitLab or of Pagure.
fn is_issue(object: &Object) -> bool {
    let has = |key: &str| object.contains_key(key);
    has("iid") && has("title") || has("id") && has("status") && has("date_created")
}

/// A cut object may still hold whole issues in its list.
fn salvage(text: &str, mut out: Vec<Element>, today: NaiveDate) -> Vec<Element> {
    let list = text
        .find("\"issues\"")
        .and_then(|at| Some(at + text[at..].find('[')? + 1));
    if let Some(start) = list.filter(|_| out.is_empty()) {
        let (values, end) = array(text, start);
        let values = values.into_iter();
        let behind = end.map_or("", |end| &text[end..]);
        let visibility = of_project::visibility_of_cut(&text[..start], behind, today);
        out.extend(values.map(|(offset, value)| Element {
            visibility,
            ..element(offset, value)
        }));
    }
    out
}

/// The elements of an array whose bracket stands right before `start`, and where it ends or has to stop.
fn array(text: &str, start: usize) -> (Vec<(usize, Value)>, Result<usize, Stop>) {
    let mut out = Vec::new();
    let mut at = start;
    loop {
        at = next(text, at);
        if text[at..].starts_with(']') {
            return (out, Ok(at + 1));
        }
        let mut stream = Deserializer::from_str(&text[at..]).into_iter::<Value>();
        match stream.next() {
            Some(Ok(value)) => {
                out.push((at, value));
                at += stream.byte_offset();
            }
            Some(Err(error)) => {
                return (out, Err((error_offset(text, at, &error), reason(&error))));
            }
            None => return (out, Err((text.len(), "it ends too early".to_owned()))),
        }
    }
}

/// Where something stands again behind blanks and commas.
fn next(text: &str, at: usize) -> usize {
    let rest = text[at..].trim_start_matches([' ', '\n', '\r', '\t', ',']);
    text.len() - rest.len()
}

fn error_offset(text: &str, base: usize, error: &serde_json::Error) -> usize {
    let lines = text[base..]
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1));
    (base + lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1)).min(text.len())
}

fn reason(error: &serde_json::Error) -> String {
    if error.is_eof() {
        return "it ends too early".to_owned();
    }
    let message = error.to_string();
    message
        .split(" at line ")
        .next()
        .unwrap_or(&message)
        .to_owned()
}
