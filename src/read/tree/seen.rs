//! The files of the content folder as a reading found them: to be held against the folder later. Entries and what was read of
//! them in, a verdict out. What is in a file counts, not when it was written; that only saves reading it.

use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::read::tree::{self, Entry, Stamp};

/// A file of the folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Of its path inside the content folder: the name of a withheld record is nobody's business.
    pub name: Digest,
    /// What told it from another one when the folder was listed.
    pub stamp: Stamp,
    /// What was in it.
    pub digest: Digest,
}

/// A file of the list, and what was in it if it was read as content.
pub type Listed = (Entry, Option<Digest>);

/// All files of a list; none at all if one of them is not what was listed any more, or cannot be read.
pub fn all(files: &[Listed]) -> Option<Vec<Seen>> {
    let each = files.par_iter().map(|(entry, read)| seen(entry, *read));
    each.collect()
}

/// A file as it was read; one that was not is read now.
fn seen(entry: &Entry, read: Option<Digest>) -> Option<Seen> {
    let digest = match (entry.refused, read) {
        (Some(why), _) => Digest::of(why.as_bytes()),
        (None, Some(digest)) => digest,
        (None, None) => Digest::of(&tree::bytes(entry).ok()?),
    };
    // Some files are read more than once: a change in between must not be taken for what was read first.
    let same = entry.refused.is_some() || tree::stamp_of(entry)? == entry.stamp;
    same.then(|| Seen {
        name: Digest::of(entry.path.as_bytes()),
        stamp: entry.stamp,
        digest,
    })
}

/// Whether a content folder holds these files and no others, with the same text in each. Stamps of files that were changed
/// before `settled` (seconds since 1970, on the clock of the disk) are trusted; of others the text is read.
pub fn stands(content: &Path, skip: &Path, files: &[Seen], settled: i64) -> bool {
    let Ok((entries, notes)) = tree::list(content, skip) else {
        return false;
    };
    let same = |(entry, seen): (&Entry, &Seen)| {
        let inside = || match entry.refused {
            Some(why) => Some(Digest::of(why.as_bytes())),
            None if entry.stamp == seen.stamp && entry.stamp.is_before(settled) => {
                Some(seen.digest)
            }
            None => tree::bytes(entry).ok().map(|bytes| Digest::of(&bytes)),
        };
        Digest::of(entry.path.as_bytes()) == seen.name && inside() == Some(seen.digest)
    };
    notes.is_empty() && entries.len() == files.len() && entries.par_iter().zip(files).all(same)
}
