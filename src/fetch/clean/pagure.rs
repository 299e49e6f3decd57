//! An issue of Pagure. A JSON object in, a verdict out.

use serde_json::{Value, json};

use super::fields::{instant, is_false, put, text};
use super::{Cleaner, Home, Judged, Object, Record};
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
        for key in ["title", "status", "milestone"] {
            put(&mut out, key, self.field(object, key));
        }
        let open = text(object, "status").is_some_and(|status| status.eq_ignore_ascii_case("open"));
        let days: &[&str] = match open {
            true => &["date_created", "last_updated"],
            false => &["date_created", "last_updated", "closed_at"],
        };
        for key in days {
            put(&mut out, key, self.field(object, key));
        }
        put(
            &mut out,
            "content",
            Some(
                self.prose(object, "content", Mode::Text)
                    .unwrap_or("".into()),
            ),
        );
        put(&mut out, "user", self.pagure_user(object.get("user")));
        put(
            &mut out,
            "assignee",
            self.pagure_user(object.get("assignee")),
        );
        let url = format!("{}/issue/{id}", home.url);
        put(&mut out, "full_url", Some(url.into()));
        if self.notes {
            let told = object.get("comments").and_then(Value::as_array);
            let told = told.map_or(&[][..], Vec::as_slice);
            put(&mut out, "comments", Some(self.comments(told)));
        }
        Judged::Public(
            (0, id),
            Box::new(Record {
                updated: text(object, "last_updated").and_then(instant),
                counted: None,
                value: out,
            }),
        )
    }
}
