//! Keys in tables of any name, as front matter in another language than YAML has them. A mapping and a question in, whether it holds
//! of any key in it out; what keys mean is said elsewhere.

use serde_yaml::{Mapping, Value};

/// Whether something holds of a key in a mapping, however deep; of `extra.private` its last word counts as well.
pub(super) fn anywhere(map: &Mapping, holds: &dyn Fn(&str, &Value) -> bool) -> bool {
    map.iter().any(|(key, value)| {
        let key = key.as_str().unwrap_or("");
        let last = key.rsplit('.').next().unwrap_or(key);
        last != key && holds(last, value) || inside(value, holds)
    })
}

/// The same of the keys that a value holds.
fn inside(value: &Value, holds: &dyn Fn(&str, &Value) -> bool) -> bool {
    match value {
        Value::Sequence(items) => items.iter().any(|item| inside(item, holds)),
        Value::Mapping(map) => {
            let mut keys = map.iter();
            let here = |(key, value): (&Value, &Value)| holds(key.as_str().unwrap_or(""), value);
            keys.any(here) || anywhere(map, holds)
        }
        _ => false,
    }
}
