//! What stands in an output folder: the files of a finished site in, what tells each from another one out; and whether they
//! stand there still, and nothing else.

use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use super::MARKER;
use crate::digest::Digest;

/// A file of a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    path: String,
    /// Inode, size in bytes, and the times of its last change in nanoseconds, of its text and of anything about it.
    stamp: (u64, u64, [i64; 4]),
    /// What is in it, if that is known.
    digest: Option<Digest>,
}

/// What tells a file from another one of its name, wherever it was unpacked: size in bytes, and the time of its last change.
pub fn identity(path: &Path) -> Option<(u64, i64)> {
    let data = fs::metadata(path).ok()?;
    Some((data.len(), data.mtime()))
}

/// The files of a site that was just put into place, with the marker; none if one of them is not there.
pub fn of(target: &Path, files: Vec<(String, Option<Digest>)>) -> Option<Vec<Standing>> {
    let marker = (MARKER.to_owned(), None);
    let mut files: Vec<_> = files.into_iter().chain([marker]).collect();
    files.sort_by(|a, b| a.0.cmp(&b.0));
    files.dedup_by(|a, b| a.0 == b.0);
    let each = files.into_par_iter().map(|(path, digest)| {
        let data = fs::symlink_metadata(target.join(&path)).ok()?;
        Some(Standing {
            stamp: stamp(&data),
            path,
            digest,
        })
    });
    each.collect()
}

/// Whether these files, and no others, stand in a folder as they were.
pub fn stand(target: &Path, files: &[Standing]) -> bool {
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
    let stands = |file: &Standing| {
        let path = target.join(&file.path);
        let known = fs::symlink_metadata(&path).is_ok_and(|data| stamp(&data) == file.stamp);
        known
            || file.digest.is_some_and(|digest| {
                fs::read(&path).is_ok_and(|bytes| Digest::of(&bytes) == digest)
            })
    };
    found.len() == files.len() && files.par_iter().all(stands)
}

fn stamp(data: &Metadata) -> (u64, u64, [i64; 4]) {
    let times = [
        data.mtime(),
        data.mtime_nsec(),
        data.ctime(),
        data.ctime_nsec(),
    ];
    (data.ino(), data.len(), times)
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
        let files = || vec![("a.html".to_owned(), Some(Digest::of(b"one")))];
        let site = of(folder.path(), files()).expect("a site");
        assert!(stand(folder.path(), &site));
        fs::remove_file(folder.path().join("a.html")).expect("a file");
        assert!(!stand(folder.path(), &site), "one is gone");
        put("a.html", "two").expect("a file");
        assert!(!stand(folder.path(), &site), "one is another");
        put("a.html", "one").expect("a file");
        assert!(stand(folder.path(), &site), "it is as it was again");
        put("theirs.txt", "x").expect("a file");
        assert!(!stand(folder.path(), &site), "one came");
        assert_eq!(of(&folder.path().join("none"), files()), None);
    }
}
