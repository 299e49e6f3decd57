//! Labels of an issue, however its tracker tells them. A JSON object in, names out.

use std::collections::BTreeSet;

use serde_json::Value;

use super::fields::Object;

/// Labels of GitLab as texts, as objects, or as the links of an export, and tags of Pagure; sorted, each once.
pub fn labels(object: &Object) -> Vec<&str> {
    let list = |key: &str| {
        let list = object.get(key).and_then(Value::as_array);
        list.into_iter().flatten()
    };
    let plain = list("labels").chain(list("tags")).filter_map(|label| {
        let named = ["name", "title"].into_iter().find_map(|key| label.get(key));
        label.as_str().or_else(|| named?.as_str())
    });
    let linked = list("label_links").filter_map(|link| link.pointer("/label/title")?.as_str());
    let names: BTreeSet<&str> = plain.chain(linked).collect();
    names.into_iter().collect()
}
