//! A tracker's ticket that says by other means than the flag of its tracker that it is not public. Its JSON and its words in, a
//! verdict out.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::drafts::drafts;
use super::{answers, hides, is_titled, of_markdown, says_yes, withholds};
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
        || is_titled(title, today)
        || tlp::closes_page(description, Mode::Text).is_some()
        || of_markdown(description, today).is_some()
        || answers::close(description, today)
        || object.iter().any(flag)
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
        ];
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        for (object, expected) in rows {
            let map = object.as_object().cloned().unwrap_or_default();
            assert_eq!(ticket(&map, "", &[], "", today), expected, "{object}");
        }
    }
}
