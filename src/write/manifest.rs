//! The manifest of a finished site: its files in, what tells each from another one out; and whether just these stand in a folder
//! still.

use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use super::rights::FileMode;
use super::{MARKER, plain};
use crate::digest::Digest;

/// A file that was written, by its path in the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    /// The path.
    pub path: String,
    /// What is in it, if that is known.
    pub digest: Option<Digest>,
    /// What it was made of, if that is known.
    pub key: Option<Digest>,
    /// What told it from another one when it was written, if it was written now.
    #[serde(skip)]
    pub stamp: Option<Stamp>,
}

/// What tells a file from another one: inode, size in bytes, and the times of its last change in nanoseconds, of its text and
/// of anything about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp(u64, u64, [i64; 4]);

/// A file of a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What was written.
    pub file: Filed,
    stamp: Stamp,
}

impl Stamp {
    /// Of a file.
    pub(super) fn of(data: &Metadata) -> Self {
        let times = [
            data.mtime(),
            data.mtime_nsec(),
            data.ctime(),
            data.ctime_nsec(),
        ];
        Stamp(data.ino(), data.len(), times)
    }
}

impl Entry {
    /// Its size in bytes.
    pub fn size(&self) -> u64 {
        self.stamp.1
    }

    /// Whether it stands in a folder and was not touched.
    pub fn is_untouched(&self, target: &Path) -> bool {
        self.data(target)
            .is_some_and(|data| self.stamp == Stamp::of(&data))
    }

    /// Whether it stands in a folder with the same text in it.
    pub fn is_intact(&self, target: &Path) -> bool {
        self.is_verified(target, None)
    }

    /// The same, and whether it has a mode, if one is known.
    fn is_verified(&self, target: &Path, mode: Option<FileMode>) -> bool {
        let Some(data) = self.data(target) else {
            return false;
        };
        let same = |digest| {
            let bytes = plain::read(&target.join(&self.file.path));
            bytes.is_ok_and(|bytes| Digest::of(&bytes) == digest)
        };
        let fits = mode.is_none_or(|mode| mode.has(&data));
        fits && (self.stamp == Stamp::of(&data) || self.file.digest.is_some_and(same))
    }

    fn data(&self, target: &Path) -> Option<Metadata> {
        fs::symlink_metadata(target.join(&self.file.path)).ok()
    }
}

/// What tells a file from another one of its name, wherever it was unpacked: size in bytes, and the time of its last change.
pub fn identity(path: &Path) -> Option<(u64, i64)> {
    let data = fs::metadata(path).ok()?;
    Some((data.len(), data.mtime()))
}

/// The files of a site that was just put into place, with the marker; none if one that was not written now is not there.
/// They are in the order of their paths.
pub fn of(target: &Path, files: Vec<Filed>) -> Option<Vec<Entry>> {
    let marker = Filed {
        path: MARKER.to_owned(),
        digest: None,
        key: None,
        stamp: None,
    };
    let mut files: Vec<Filed> = files.into_iter().chain([marker]).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.dedup_by(|a, b| a.path == b.path);
    let each = files.into_par_iter().map(|mut file| {
        // To ask for a file by its path takes longer than all else here.
        let stamp = file.stamp.take().or_else(|| {
            let data = fs::symlink_metadata(target.join(&file.path)).ok()?;
            Some(Stamp::of(&data))
        });
        stamp.map(|stamp| Entry { file, stamp })
    });
    each.collect()
}

/// Whether these files, and no others, stand in a folder as they were, with the mode that files get now, if that is known.
pub fn verify(target: &Path, files: &[Entry], mode: Option<FileMode>) -> bool {
    let mut found = Vec::with_capacity(files.len());
    for entry in WalkDir::new(target) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) if entry.file_type().is_file() && found.len() < files.len() => {
                found.push(entry.into_path());
            }
            _ => return false,
        }
    }
    let verified = |file: &Entry| file.is_verified(target, mode);
    found.len() == files.len() && files.par_iter().all(verified)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_stands_until_somebody_changes_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let put = |path: &str, text: &str| fs::write(folder.path().join(path), text);
        put("a.html", "one").expect("a file");
        put(MARKER, "files").expect("a file");
        let file = Filed {
            path: "a.html".to_owned(),
            digest: Some(Digest::of(b"one")),
            key: None,
            stamp: None,
        };
        let site = of(folder.path(), vec![file.clone()]).expect("a site");
        assert!(verify(folder.path(), &site, None));
        fs::remove_file(folder.path().join("a.html")).expect("a file");
        assert!(!verify(folder.path(), &site, None), "one is gone");
        put("a.html", "two").expect("a file");
        assert!(!verify(folder.path(), &site, None), "one is another");
        put("a.html", "one").expect("a file");
        assert!(verify(folder.path(), &site, None), "it is as it was again");
        put("theirs.txt", "x").expect("a file");
        assert!(!verify(folder.path(), &site, None), "one came");
        assert_eq!(of(&folder.path().join("none"), vec![file]), None);
    }
}
