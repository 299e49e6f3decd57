//! Flags that somebody misspelt in front matter of others, where an unknown key is no fault. A record in, whether it is withheld
//! by such a key out; a warning that names the right one goes to its document. In our own records but pages every unknown key is an error.

use chrono::NaiveDate;

use super::drafts::drafts;
use super::{plain, says_yes};
use crate::read::record::Record;
use crate::report::nearest;

/// Keys that are looked for. Those of three letters are near to too many words.
const KEYS: &[&str] = &[
    "confidential",
    "confidentiality",
    "private",
    "embargo",
    "embargo_until",
    "embargoed_until",
    "internal",
    "restricted",
    "secret",
    "public",
    "visibility",
    "classification",
    "sensitivity",
    "labels",
    "draft",
    "published",
];

/// Whether an unknown key withholds a record that is not ours if it is read as the flag which it is near to.
pub(super) fn withholds(record: &Record<'_>, today: NaiveDate) -> bool {
    let mut any = false;
    for (key, value) in record.map.iter().filter(|_| record.has_others()) {
        let Some(key) = key.as_str() else { continue };
        let Some(near) = meant(&plain(key)) else {
            continue;
        };
        let draft = drafts(near, value, today) && (near != "draft" || says_yes(value));
        if super::withholds(near, value, today) || draft {
            record.note_misspelt(key, near);
            any = true;
        }
    }
    any
}

/// Letters of a key in which two may be wrong.
const LONG: usize = 8;

/// The flag that a key is near to, by one letter or, of long ones, two; none if it is one.
fn meant(key: &str) -> Option<&'static str> {
    // By one letter alone either the first or the last one is another.
    let ends = |word: &str| (word.bytes().next(), word.bytes().next_back());
    let is_like = |known: &&str| {
        let near = known.len().abs_diff(key.len()) <= 1;
        near && (ends(known).0 == ends(key).0 || ends(known).1 == ends(key).1)
    };
    if key.len() < LONG && !KEYS.iter().any(is_like) {
        return None;
    }
    let near = nearest(key, KEYS).filter(|near| *near != key)?;
    let most = if key.len() < LONG { 1 } else { 2 };
    (strsim::damerau_levenshtein(key, near) <= most).then_some(near)
}
