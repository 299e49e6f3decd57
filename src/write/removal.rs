//! Takes a folder away with everything in it, by all threads: file systems take long to forget ten thousand folders. A path in;
//! nothing is followed that leads out of the folder. What could not be taken away goes out.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::rights;
use crate::error::Error;

/// A folder that could not be removed, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The folder.
    pub folder: PathBuf,
    /// What the system said.
    pub why: String,
    /// Whether this account may not remove it, and another may.
    pub denied: bool,
}

impl Left {
    /// Of a folder and what the system said when it was to be removed.
    pub(super) fn of(folder: &Path, error: &io::Error) -> Self {
        Left {
            folder: folder.to_path_buf(),
            why: error.to_string(),
            denied: error.kind() == ErrorKind::PermissionDenied,
        }
    }
}

/// Removes what was there before the exchange; it goes out if that cannot be done, for the new site stands.
pub(super) fn left(folder: &Path) -> Option<Left> {
    let removed = gone(folder);
    removed.err().map(|error| Left::of(folder, &error))
}

/// Removes a folder, if there is one.
pub(super) fn clear(folder: &Path, doing: &'static str) -> Result<(), Error> {
    gone(folder).map_err(Error::io(doing, folder))
}

/// Sees to it that there is no such folder.
fn gone(folder: &Path) -> io::Result<()> {
    match remove(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

/// Removes a folder; one that is not there is an error, as with the standard library.
fn remove(folder: &Path) -> io::Result<()> {
    rights::open(folder);
    // Most folders of a site lie in a few: two steps down there are enough of them for all threads.
    let inner = walkdir::WalkDir::new(folder).follow_root_links(false);
    let inner = inner.min_depth(2).max_depth(2);
    let inner = inner.into_iter().filter_map(Result::ok);
    let inner = inner.filter(|entry| entry.file_type().is_dir());
    let inner: Vec<PathBuf> = inner.map(walkdir::DirEntry::into_path).collect();
    // What cannot be removed is found once more by the last step, which tells why.
    inner
        .par_iter()
        .for_each(|folder| drop(fs::remove_dir_all(folder)));
    fs::remove_dir_all(folder)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn what_a_link_leads_to_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let [theirs, link, site] = ["theirs", "link", "site"].map(|name| folder.path().join(name));
        fs::create_dir_all(theirs.join("a/b/c")).expect("a folder");
        fs::write(theirs.join("a/b/c/thesis.txt"), "mine").expect("a file");
        symlink(&theirs, &link).expect("a link");
        let _ = remove(&link);
        fs::create_dir_all(site.join("a/b")).expect("a folder");
        symlink(&theirs, site.join("link")).expect("a link");
        symlink(theirs.join("a"), site.join("a/link")).expect("a link");
        symlink(theirs.join("a/b"), site.join("a/b/link")).expect("a link");
        remove(&site).expect("the folder is removed");
        assert!(!site.exists());
        let thesis = fs::read_to_string(theirs.join("a/b/c/thesis.txt"));
        assert_eq!(thesis.ok().as_deref(), Some("mine"));
    }
}
