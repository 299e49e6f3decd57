//! Whether a project shows its issues to everybody, as exports of GitLab tell it in numbers and its API in words. What stands
//! around or beside a list of issues in, a verdict out: where nobody but members reads a project, no issue is called confidential.

use serde_json::{Map, Value};

type Object = Map<String, Value>;

/// What stands for everybody in exports: of a project, and of its issues.
const EVERYBODY: u64 = 20;

/// Keys by which a project tells who may read it, and its issues.
const TELLING: &[&str] = &[
    "visibility_level",
    "visibility",
    "issues_access_level",
    "project_feature",
];

/// Flags of others around a list.
const FLAGS: &[&str] = &["confidential", "private"];

/// Whether everybody may read a project and its issues; what is not told is no permission. The second half may stand apart.
pub fn is_open(project: &Object, feature: Option<&Object>) -> bool {
    let inside = project.get("project_feature").and_then(Value::as_object);
    let issues = [feature, inside, Some(project)];
    let mut issues = issues.into_iter().flatten();
    let level = issues.find_map(|object| object.get("issues_access_level"));
    let read = is(project.get("visibility_level"), None)
        || !project.contains_key("visibility_level")
            && is(project.get("visibility"), Some("public"));
    read && is(level, Some("enabled"))
}

fn is(value: Option<&Value>, word: Option<&str>) -> bool {
    let value = value.filter(|value| !value.is_null());
    value.is_some_and(|value| {
        value.as_u64() == Some(EVERYBODY) || word.is_some() && value.as_str() == word
    })
}

/// Whether what stands around a list of issues says that they are not for everybody, or speaks of that and does not say that they
/// are.
pub(super) fn encloses(around: &Object) -> bool {
    let told = TELLING.iter().any(|key| around.contains_key(*key));
    let closed = |value: &Value| !value.is_null() && *value != Value::Bool(false);
    let flag = |key: &&str| around.get(*key).is_some_and(closed);
    FLAGS.iter().any(flag) || told && !is_open(around, None)
}

/// The same of text before a list that cannot be read to its end: in doubt it does.
pub(super) fn may_enclose(text: &str) -> bool {
    let has = |key: &&str| text.contains(&format!("\"{key}\""));
    TELLING.iter().chain(FLAGS).any(has)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_everybody_may_read_is_open() {
        let rows = [
            (
                json!({"visibility_level": 20}),
                json!({"issues_access_level": 20}),
                true,
            ),
            (
                json!({"visibility_level": 20}),
                json!({"issues_access_level": 10}),
                false,
            ),
            (
                json!({"visibility_level": 20}),
                json!({"issues_access_level": 0}),
                false,
            ),
            (json!({"visibility_level": 20}), json!({}), false),
            (
                json!({"visibility_level": 10}),
                json!({"issues_access_level": 20}),
                false,
            ),
            (
                json!({"visibility_level": 0, "visibility": "public"}),
                json!({"issues_access_level": 20}),
                false,
            ),
            (
                json!({"visibility_level": null}),
                json!({"issues_access_level": 20}),
                false,
            ),
            (json!({}), json!({"issues_access_level": 20}), false),
            (
                json!({"visibility_level": 20, "project_feature": {"issues_access_level": 20}}),
                Value::Null,
                true,
            ),
            (
                json!({"visibility": "public", "issues_access_level": "enabled"}),
                Value::Null,
                true,
            ),
            (
                json!({"visibility": "public", "issues_access_level": "private"}),
                Value::Null,
                false,
            ),
            (
                json!({"visibility": "internal", "issues_access_level": "enabled"}),
                Value::Null,
                false,
            ),
        ];
        for (project, feature, expected) in rows {
            let object = project.as_object().expect("an object");
            assert_eq!(
                is_open(object, feature.as_object()),
                expected,
                "{project} {feature}"
            );
        }
    }

    #[test]
    fn what_stands_around_a_list() {
        let rows = [
            (json!({"total": 1}), false),
            (json!({"private": false}), false),
            (json!({"private": null}), false),
            (json!({"private": true}), true),
            (json!({"confidential": 1}), true),
            (json!({"visibility_level": 0}), true),
            (json!({"visibility_level": 20}), true),
            (json!({"visibility": "private"}), true),
        ];
        for (around, expected) in rows {
            assert_eq!(
                encloses(around.as_object().expect("an object")),
                expected,
                "{around}"
            );
        }
    }
}
