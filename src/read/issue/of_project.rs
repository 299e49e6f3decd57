//! Whether a project shows its issues to everybody, as exports of GitLab tell it in numbers and its API in words. What stands
//! around or beside a list of issues in, a verdict out: where nobody but members reads a project, no issue is called confidential.

use chrono::NaiveDate;
use serde_json::Value;

use super::Visibility;
use super::fields::Object;
use crate::read::withhold;

/// What stands for everybody in exports: of a project, and of its issues.
const EVERYBODY: u64 = 20;

/// Keys by which a project tells who may read it, and its issues.
const TELLING: &[&str] = &[
    "visibility_level",
    "visibility",
    "issues_access_level",
    "project_feature",
];

/// Under which a list tells of the project that it is of.
const PROJECTS: &[&str] = &["project", "repository"];

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

/// What stands around a list of issues says of all of them: that they are not public, or that their project is not for everybody, or
/// it speaks of that and does not say that it is.
pub(super) fn visibility(around: &Object, today: NaiveDate) -> Visibility {
    let projects = PROJECTS.iter().filter_map(|key| around.get(*key));
    let projects = projects.filter_map(Value::as_object);
    let told = std::iter::once(around).chain(projects);
    let told = told.map(|object| withhold::around(object, today));
    let closed = TELLING.iter().any(|key| around.contains_key(*key)) && !is_open(around, None);
    let project = match closed {
        true => Visibility::Enclosed,
        false => Visibility::Public,
    };
    told.fold(project, |all, told| all.max(told.into()))
}

impl From<withhold::Around> for Visibility {
    fn from(around: withhold::Around) -> Self {
        match around {
            withhold::Around::Open => Visibility::Public,
            withhold::Around::Project => Visibility::Enclosed,
            withhold::Around::Closed => Visibility::Withheld,
        }
    }
}

/// The same of a list that cannot be read to its end, from what stands before and behind it: in doubt it is not for everybody.
pub(super) fn visibility_of_cut(before: &str, behind: &str, today: NaiveDate) -> Visibility {
    let around = serde_json::from_str::<Object>(&format!("{before}]}}"));
    let told = around.map_or(Visibility::Enclosed, |around| visibility(&around, today));
    let has = |key: &&str| behind.contains(&format!("\"{key}\""));
    match TELLING.iter().any(has) || withhold::by_sight(behind) {
        true => told.enclosed(),
        false => told,
    }
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

    /// Rows of what stands around a list.
    fn rows() -> Vec<(Value, Visibility)> {
        use Visibility::{Enclosed, Public, Withheld};
        vec![
            (json!({"total": 1}), Public),
            (json!({"private": false}), Public),
            (json!({"private": null}), Public),
            (json!({"private": true}), Enclosed),
            (json!({"private": "false"}), Enclosed),
            (json!({"is_private": true}), Enclosed),
            (json!({"isPrivate": 1}), Enclosed),
            (json!({"internal": true}), Enclosed),
            (json!({"public": false}), Enclosed),
            (json!({"public": true, "is_private": false}), Public),
            (json!({"visibility_level": 0}), Enclosed),
            (json!({"visibility_level": 20}), Enclosed),
            (json!({"visibility": "private"}), Enclosed),
            (json!({"access": "team"}), Enclosed),
            (json!({"project": {"private": true}}), Enclosed),
            (
                json!({"repository": {"private": false, "name": "a"}}),
                Public,
            ),
            (json!({"confidential": 1}), Withheld),
            (json!({"isConfidential": true}), Withheld),
            (json!({"isConfidential": false}), Public),
            (json!({"tlp": "RED"}), Withheld),
            (json!({"tlp": "CLEAR"}), Public),
            (json!({"embargo_until": "2027-01-01"}), Withheld),
            (json!({"embargo_until": "2026-01-01"}), Public),
            (json!({"classification": "confidential"}), Withheld),
            (json!({"meta": {"tlp": "RED"}}), Withheld),
            (json!({"title": "[EMBARGOED] Flaws"}), Withheld),
            (
                json!({"title": "Flaws", "status": "open", "hidden": false}),
                Public,
            ),
            (
                json!({"draft": true, "labels": [{"name": "embargo"}]}),
                Public,
            ),
            (
                json!({"args": {"status": "all", "tags": []}, "total_issues": 1}),
                Public,
            ),
        ]
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default()
    }

    #[test]
    fn what_stands_around_a_list() {
        for (around, expected) in rows() {
            let object = around.as_object().expect("an object");
            assert_eq!(visibility(object, today()), expected, "{around}");
        }
    }

    #[test]
    fn what_stands_around_a_list_that_is_cut() {
        for (around, expected) in rows() {
            let text = around.to_string();
            let inside = &text[1..text.len() - 1];
            let before = format!("{{{inside}, \"issues\": [");
            assert_eq!(
                visibility_of_cut(&before, "", today()),
                expected,
                "{before}"
            );
            // Behind it nothing is known but what is to be seen.
            let behind =
                visibility_of_cut("{\"issues\": [", &format!("], {inside}, \"a\""), today());
            let words = around.get("title").is_some() || around["private"] == "false";
            let closed = expected > Visibility::Public && !words;
            assert!(!closed || behind > Visibility::Public, "{around}");
        }
        let lost = visibility_of_cut("{\"a\": {\"issues\": [", "", today());
        assert_eq!(lost, Visibility::Enclosed);
    }
}
