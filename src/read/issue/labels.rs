//! Labels of an issue, however its tracker tells them. A JSON object in, names out.

use std::collections::BTreeSet;

use super::fields::{Object, list};

/// Labels of GitLab as texts, as objects, or as the links of an export, and tags of Pagure; sorted, each once.
pub fn labels(object: &Object) -> Vec<&str> {
    let list = |key: &str| list(object, key).into_iter();
    let plain = list("labels").chain(list("tags")).filter_map(|label| {
        let named = ["name", "title"].into_iter().find_map(|key| label.get(key));
        label.as_str().or_else(|| named?.as_str())
    });
    let linked = list("label_links").filter_map(|link| link.pointer("/label/title")?.as_str());
    let names: BTreeSet<&str> = plain.chain(linked).collect();
    names.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_form_of_a_list() {
        let rows = [
            json!({"labels": ["b", "a"]}),
            json!({"labels": [{"name": "a"}, {"title": "b"}]}),
            json!({"labels": {"nodes": [{"name": "a"}, {"title": "b"}]}}),
            json!({"labels": {"edges": [{"node": {"name": "a"}}, {"node": {"title": "b"}}]}}),
            json!({"label_links": [{"label": {"title": "a"}}, {"label": {"title": "b"}}]}),
            json!({"tags": ["a", "b"]}),
        ];
        for issue in rows {
            let object = issue.as_object().expect("an object");
            assert_eq!(labels(object), ["a", "b"], "{issue}");
        }
    }
}
