//! An issue of Pagure. A JSON object in, a verdict out.

use serde_json::{Value, json};

use super::fields::{is_false, put};
use super::{Cleaner, Home, Judged, Object, Record};
use crate::read::issue::fields::{moment, text};
use crate::read::issue::labels::labels;
use crate::read::tlp::Mode;
use crate::read::withhold;

impl Cleaner<'_> {
    /// Judges an issue of Pagure.
    pub fn pagure(&self, object: &Object, home: Home<'_>) -> Judged {
        let number = object.get("id").and_then(Value::as_u64);
        let (Some(id), Some(title)) = (number, text(object, "title")) else {
            return Judged::Other;
        };
        let tags = labels(object);
        let words = text(object, "content").unwrap_or("");
        let closed = || withhold::ticket(object, title, &tags, words, self.today);
        if !is_false(object, "private") || closed() {
            return Judged::Withheld((0, id));
        }
        let mut out = Object::new();
        put(&mut out, "id", Some(json!(id)));
        put(&mut out, "private", Some(Value::Bool(false)));
        put(&mut out, "tags", Some(self.all(tags)));
        let same = [
            "title",
            "status",
            "milestone",
            "date_created",
            "last_updated",
        ];
        self.copy(&mut out, object, &same);
        if !text(object, "status").is_some_and(|status| status.eq_ignore_ascii_case("open")) {
            self.copy(&mut out, object, &["closed_at"]);
        }
        let words = self.prose(object, "content", Mode::Text);
        put(&mut out, "content", words.or(Some("".into())));
        put(&mut out, "user", self.pagure_user(object.get("user")));
        let assignee = self.pagure_user(object.get("assignee"));
        put(&mut out, "assignee", assignee);
        let url = format!("{}/issue/{id}", home.url);
        put(&mut out, "full_url", Some(url.into()));
        if self.notes {
            let told = object.get("comments").and_then(Value::as_array);
            let told = told.map_or(&[][..], Vec::as_slice);
            put(&mut out, "comments", Some(self.comments(told)));
        }
        let record = Record {
            updated: moment(object, &["last_updated"]),
            counted: None,
            value: out,
        };
        Judged::Public((0, id), Box::new(record))
    }
}
