//! Keys that nobody knows in front matter of others, with a value that says that something is not public. A record in, whether
//! it is withheld by one out; a note that says so goes to its document. In our own records but pages every unknown key is an error.

use super::{NOT_PUBLIC, is_one_of, plain};
use crate::read::record::Record;

/// Keys that name something: it may be called as it likes.
const NAMES: &[&str] = &[
    "title",
    "name",
    "slug",
    "id",
    "series",
    "description",
    "summary",
    "subtitle",
    "author",
    "tag",
    "tags",
    "category",
    "categories",
    "keywords",
    "topic",
    "topics",
    "room",
    "channel",
    "aliases",
];

/// Whether a key that names nothing has a value such as `confidential` or `private`, and nothing else.
pub(super) fn withholds(record: &Record<'_>) -> bool {
    let mut closed = false;
    for (key, value) in record.map.iter().filter(|_| record.has_others()) {
        let Some(key) = key.as_str().filter(|key| !NAMES.contains(&&*plain(key))) else {
            continue;
        };
        if is_one_of(value, NOT_PUBLIC) {
            record.note_closing(key);
            closed = true;
        }
    }
    closed
}
