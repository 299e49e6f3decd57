//! A tracker's ticket that says by other means than the flag of its tracker that it is not public. Its JSON and its words in, a
//! verdict out.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::drafts::drafts;
use super::{answers, hides, of_markdown, plain, says_closed_in_title, says_yes, withholds};
use crate::read::tlp::{self, Mode};

/// Fields that are judged elsewhere: words, labels, and what is told of others.
const ELSEWHERE: &[&str] = &[
    "title",
    "description",
    "content",
    "labels",
    "tags",
    "label_links",
    "milestone",
];

/// Whether a ticket says that it is not public: by a flag of others in its JSON, by a label, in its title, or at the head of its
/// description. What is null there says nothing: the tracker's own flag is not judged here.
pub fn ticket(
    object: &Map<String, Value>,
    title: &str,
    labels: &[&str],
    description: &str,
    today: NaiveDate,
) -> bool {
    let flag = |(key, value): (&String, &Value)| {
        !ELSEWHERE.contains(&key.as_str()) && is_flag(key, value, today)
    };
    labels.iter().any(|label| hides(label))
        || says_closed_in_title(title, today)
        || milestone(object).is_some_and(|title| says_closed_in_title(title, today))
        || tlp::closes_page(description, Mode::Text).is_some()
        || of_markdown(description, false, today).is_some()
        || answers::close(description, today)
        || object.iter().any(flag)
}

/// What the milestone of a ticket is called.
fn milestone(object: &Map<String, Value>) -> Option<&str> {
    let milestone = object.get("milestone")?;
    milestone
        .as_str()
        .or_else(|| milestone.get("title")?.as_str())
}

/// What stands around a list of records says of all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Around {
    /// Nothing against it.
    Open,
    /// That their project is not for everybody; members may read them.
    Project,
    /// That they are not public, as a record says it of itself.
    Closed,
}

/// Keys by which a project tells who may read it.
const OF_PROJECTS: &[&str] = &[
    "visibility",
    "access",
    "permission",
    "permissions",
    "audience",
    "private",
    "internal",
    "public",
];

/// What an object says of all the records that it lists: by a flag as a record has it, or in its title. Nobody means a draft there,
/// and labels are those of the tracker.
pub fn around(object: &Map<String, Value>, today: NaiveDate) -> Around {
    let title = object.get("title").and_then(Value::as_str);
    let mut flags = object
        .iter()
        .filter(|(key, value)| !ELSEWHERE.contains(&key.as_str()) && is_closed(key, value, today));
    let project = |key: &String| OF_PROJECTS.contains(&plain(key).as_str());
    if title.is_some_and(|title| says_closed_in_title(title, today)) {
        return Around::Closed;
    }
    match flags.next().map(|(key, _)| project(key)) {
        None => Around::Open,
        Some(true) if flags.all(|(key, _)| project(key)) => Around::Project,
        Some(_) => Around::Closed,
    }
}

/// Whether a key and its value close what they stand in or around.
fn is_closed(key: &str, value: &Value, today: NaiveDate) -> bool {
    let told = !matches!(value, Value::Null | Value::Array(_));
    let yaml = serde_yaml::to_value(value);
    told && yaml.map_or(true, |value| withholds(key, &value, today)) || is_own_flag(key, value)
}

/// Names of the flags that trackers have themselves, with or without `is` before them.
const OWN: &[&str] = &["confidential", "private", "internal"];

/// Whether a key is one of those flags, and says anything but a plain false.
pub fn is_own_flag(key: &str, value: &Value) -> bool {
    let told = !matches!(value, Value::Null | Value::Bool(false));
    told && OWN.iter().any(|name| is_named(key, name))
}

fn is_named(key: &str, name: &str) -> bool {
    let at = key.len().checked_sub(name.len());
    let parts = at.and_then(|at| key.split_at_checked(at));
    parts.is_some_and(|(before, rest)| {
        let mut heads = ["", "is", "is_", "is-"].iter();
        rest.eq_ignore_ascii_case(name) && heads.any(|head| before.eq_ignore_ascii_case(head))
    })
}

fn is_flag(key: &str, value: &Value, today: NaiveDate) -> bool {
    let told = !matches!(value, Value::Null | Value::Array(_));
    let Ok(value) = serde_yaml::to_value(value) else {
        return true;
    };
    let draft = || key == "draft" && drafts(key, &value, today) && says_yes(&value);
    told && (withholds(key, &value, today) || draft())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn flags_of_others() {
        let rows = [
            (json!({"private": true}), true),
            (json!({"private": false, "confidential": false}), false),
            (json!({"visibility": "private"}), true),
            (json!({"tlp": "RED"}), true),
            (json!({"tlp": "CLEAR", "embargo": null}), false),
            (json!({"embargo_until": "2027-01-01"}), true),
            (json!({"embargo_until": "2026-01-01"}), false),
            (json!({"draft": true}), true),
            (
                json!({"draft": false, "state": "opened", "hidden": false}),
                false,
            ),
            (
                json!({"milestone": {"title": "private"}, "type": "ISSUE"}),
                false,
            ),
            (
                json!({"milestone": {"title": "Embargoed until 2027"}}),
                true,
            ),
            (json!({"milestone": "Embargoed until 2027"}), true),
            (json!({"milestone": {"title": "Release 2027"}}), false),
        ];
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        for (object, expected) in rows {
            let map = object.as_object().cloned().unwrap_or_default();
            assert_eq!(ticket(&map, "", &[], "", today), expected, "{object}");
        }
    }
}
