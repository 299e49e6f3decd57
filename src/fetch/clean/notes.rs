//! The comments of an issue. What a tracker lists in, the public ones out, oldest first.

use std::collections::BTreeSet;

use serde_json::Value;

use super::fields::put;
use super::{Cleaner, Object};
use crate::read::issue::comments::{self, thread};
use crate::read::issue::fields::text;
use crate::read::tlp::Mode;

impl Cleaner<'_> {
    /// The public ones among GitLab's notes, oldest first.
    pub fn notes(&self, notes: &[Value]) -> Value {
        self.list(notes, "created_at", |note| {
            let body = ["body", "note"]
                .into_iter()
                .find_map(|key| self.prose(note, key, Mode::Talk))?;
            let mut out = Object::new();
            put(&mut out, "body", Some(body));
            put(&mut out, "author", self.user(note.get("author")));
            Some(out)
        })
    }

    pub(super) fn comments(&self, comments: &[Value]) -> Value {
        self.list(comments, "date_created", |comment| {
            let mut out = Object::new();
            put(
                &mut out,
                "comment",
                Some(self.prose(comment, "comment", Mode::Talk)?),
            );
            put(&mut out, "user", self.pagure_user(comment.get("user")));
            Some(out)
        })
    }

    /// Comments by their time, each once. One that is told twice, or that stands in a thread with one that is not public,
    /// is written only if all of them are public.
    fn list(&self, told: &[Value], time: &str, clean: impl Fn(&Object) -> Option<Object>) -> Value {
        let told = told.iter().filter_map(Value::as_object);
        let public = |note: &&Object| comments::is_public(note, self.today);
        let (open, closed): (Vec<_>, Vec<_>) = told.partition(public);
        let ids: BTreeSet<_> = closed.iter().filter_map(|note| id(note)).collect();
        let threads: BTreeSet<_> = closed.iter().filter_map(|note| thread(note)).collect();
        let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
        for note in open {
            let hidden = id(note).is_some_and(|id| ids.contains(&id))
                || thread(note).is_some_and(|thread| threads.contains(thread));
            let again = id(note).is_some_and(|id| !seen.insert(id));
            if let Some(mut out) = clean(note).filter(|_| !hidden && !again) {
                put(&mut out, "id", id(note).map(Value::from));
                put(&mut out, time, self.field(note, time));
                let at = text(note, time).unwrap_or("").to_owned();
                found.push(((at, id(note)), Value::Object(out)));
            }
        }
        found.sort_by(|a, b| a.0.cmp(&b.0));
        found.into_iter().map(|(_, note)| note).collect()
    }
}

fn id(note: &Object) -> Option<u64> {
    note.get("id").and_then(Value::as_u64)
}
