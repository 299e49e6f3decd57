//! Fields of trackers' objects, cleaned one by one. Objects and keys in, values out that may be written.

use serde_json::{Value, json};

use super::{Cleaner, Object};
use crate::model::secret;
use crate::read::issue::fields::text;
use crate::read::tlp::{self, Mode};

impl Cleaner<'_> {
    /// A line, masked.
    pub(super) fn mask(&self, text: &str) -> Value {
        let open = self.privacy.mask(text);
        let masked = secret::masked(&open, &secret::find(&open));
        masked.unwrap_or_else(|| open.into_owned()).into()
    }

    pub(super) fn field(&self, object: &Object, key: &str) -> Option<Value> {
        Some(self.mask(text(object, key)?))
    }

    /// Writes some fields as they are, but masked.
    pub(super) fn copy(&self, out: &mut Object, object: &Object, keys: &[&str]) {
        for key in keys {
            put(out, key, self.field(object, key));
        }
    }

    /// A text of many lines: masked, without what a TLP label takes out; none if nothing is left of it.
    pub(super) fn prose(&self, object: &Object, key: &str, mode: Mode) -> Option<Value> {
        let text = text(object, key)?.replace("\r\n", "\n");
        let open = tlp::open_lines(&text, mode).text;
        (!open.trim().is_empty()).then(|| self.mask(&open))
    }

    pub(super) fn all(&self, names: Vec<&str>) -> Value {
        names.into_iter().map(|name| self.mask(name)).collect()
    }

    /// The name by which somebody signs in; exports know only what people call themselves.
    pub(super) fn user(&self, user: Option<&Value>) -> Option<Value> {
        let user = user?.as_object()?;
        let name = |key: &'static str| Some(json!({ key: self.field(user, key)? }));
        name("username").or_else(|| name("name"))
    }

    pub(super) fn pagure_user(&self, user: Option<&Value>) -> Option<Value> {
        Some(json!({"name": self.field(user?.as_object()?, "name")?}))
    }
}

/// What is not known is not written.
pub(super) fn put(out: &mut Object, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        out.insert(key.to_owned(), value);
    }
}

/// A flag that is there and plainly false; everything else is no permission.
pub(super) fn is_false(object: &Object, key: &str) -> bool {
    object.get(key) == Some(&Value::Bool(false))
}
