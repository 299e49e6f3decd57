//! Data that are copied as they are, and say in a field that they are not public: advisories, dumps of a tracker, records, calendars,
//! tables. The path and the text of a file in, the line that says so out. Settings of programs have other fields.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::{days, withholds};
use crate::read::tlp;
use crate::read::tree::kinds::ends;

/// The line, counted from 0, by which a file of data says that it is not public.
pub(super) fn in_data(path: &str, text: &str, today: NaiveDate) -> Option<usize> {
    match () {
        () if ends(path, &["json"]) => in_json(text, today),
        () if ends(path, &["yaml", "yml"]) => in_yaml(text, today),
        () if ends(path, &["csv", "tsv"]) => in_table(text),
        () if ends(path, &["ics"]) => text.lines().position(|line| {
            let class = line.trim_end();
            class.eq_ignore_ascii_case("CLASS:CONFIDENTIAL")
                || class.eq_ignore_ascii_case("CLASS:PRIVATE")
        }),
        () => None,
    }
}

/// Whether a label, be it without its first word, is not public.
fn is_closed_label(label: &str) -> bool {
    tlp::after(label) == Some(true) || tlp::after(&format!("TLP:{label}")) == Some(true)
}

/// Whether a field is one of ours, and says so. `private` stands in settings of programs.
fn is_flag(key: &str, value: &serde_yaml::Value, today: NaiveDate) -> bool {
    match key {
        "confidential" => value.as_bool() == Some(true),
        "embargo_until" => value.is_string() && withholds(key, value, today),
        "tlp" => value.as_str().is_some_and(is_closed_label),
        _ => false,
    }
}

/// A flag among the first keys of YAML, not below another one.
fn in_yaml(text: &str, today: NaiveDate) -> Option<usize> {
    text.lines().position(|line| {
        let field = line.split_once(':').filter(|(key, _)| !key.contains(' '));
        field.is_some_and(|(key, value)| {
            let value = value.split(" #").next().unwrap_or(value);
            let value = serde_yaml::from_str(value).unwrap_or_default();
            is_flag(key, &value, today)
        })
    })
}

/// A label in a table, in a column that is called so.
fn in_table(text: &str) -> Option<usize> {
    let cells = |line: &'_ str| {
        let cells = line.split([',', ';', '\t']);
        let cells = cells.map(|cell| cell.trim_matches(['"', ' ', '\r']).to_owned());
        cells.collect::<Vec<String>>()
    };
    let head = cells(text.lines().next()?);
    let column = head
        .iter()
        .position(|name| name.eq_ignore_ascii_case("tlp"))?;
    let rows = text.lines().skip(1);
    let closed = |row: &str| {
        let cells = cells(row);
        cells.get(column).is_some_and(|cell| is_closed_label(cell))
            || cells
                .iter()
                .any(|cell| cell.to_uppercase().starts_with("TLP:") && is_closed_label(cell))
    };
    Some(1 + rows.into_iter().position(closed)?)
}

/// What stands in JSON that may say so.
const CLUES: &[&str] = &[
    "\"tlp\"",
    "\"tracking\"",
    "\"datePublic\"",
    "\"confidential\"",
    "\"embargo_until\"",
    "\"published\"",
];

/// The same of JSON: by a flag of its own or of an object that it lists, or as an advisory does.
fn in_json(text: &str, today: NaiveDate) -> Option<usize> {
    let clue = |clue: &&str| memchr::memmem::find(text.as_bytes(), clue.as_bytes());
    CLUES.iter().find_map(clue)?;
    let whole: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    let told = in_advisory(&whole, today).or_else(|| in_objects(&whole, today))?;
    let at = memchr::memmem::find(text.as_bytes(), format!("\"{told}\"").as_bytes())?;
    Some(text[..at].matches('\n').count())
}

/// The key of such a flag in an object, or in one of those that it lists.
fn in_objects(whole: &Value, today: NaiveDate) -> Option<&'static str> {
    let listed = |value: &Value| {
        let mut items = value.as_array().into_iter().flatten();
        items.find_map(|item| flagged(item.as_object()?, today))
    };
    let below = || whole.as_object()?.values().find_map(listed);
    let own = || flagged(whole.as_object()?, today);
    own().or_else(|| listed(whole)).or_else(below)
}

fn flagged(object: &Map<String, Value>, today: NaiveDate) -> Option<&'static str> {
    let says = |key: &&&str| {
        let value = object.get(**key).map(serde_yaml::to_value);
        value.is_some_and(|value| value.is_ok_and(|value| is_flag(key, &value, today)))
    };
    // OSV has the day on which it is published.
    let osv = object.contains_key("affected") && object.contains_key("id");
    let later = osv && is_ahead(object.get("published"), today);
    let flag = ["confidential", "embargo_until", "tlp"];
    let found = flag.iter().find(says).copied();
    found.or(later.then_some("published"))
}

fn is_ahead(day: Option<&Value>, today: NaiveDate) -> bool {
    let day = day.and_then(Value::as_str);
    day.is_some_and(|day| days::is_ahead(&serde_yaml::Value::from(day), today))
}

/// The field by which an advisory in CSAF says so (2.0, 3.2.1.5.2 and 3.2.1.12), which bears a label of the Traffic Light Protocol and a
/// status in fields of their own, or a record of CVE, by the day on which it is to be public.
fn in_advisory(whole: &Value, today: NaiveDate) -> Option<&'static str> {
    let field = |path: &str| whole.pointer(path);
    let label = field("/document/distribution/tlp/label");
    let clear = label.is_some_and(|label| label.as_str().is_some_and(tlp::is_clear));
    let draft = field("/document/tracking/status").and_then(Value::as_str) == Some("draft");
    let ahead = |path: &str| is_ahead(field(path), today);
    match () {
        () if label.is_some() && !clear => Some("tlp"),
        () if draft && !clear || ahead("/document/tracking/initial_release_date") => {
            Some("tracking")
        }
        () if ahead("/containers/cna/datePublic") => Some("datePublic"),
        () => None,
    }
}
