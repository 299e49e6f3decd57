//! Takes a folder away with everything in it, by all threads: file systems take long to forget ten thousand folders. A path in;
//! nothing is followed that leads out of the folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

/// Removes a folder; one that is not there is an error, as with the standard library.
pub(super) fn remove(folder: &Path) -> io::Result<()> {
    // Most folders of a site lie in a few: two steps down there are enough of them for all threads.
    let inner = walkdir::WalkDir::new(folder).min_depth(2).max_depth(2);
    let inner = inner.into_iter().filter_map(Result::ok);
    let inner = inner.filter(|entry| entry.file_type().is_dir());
    let inner: Vec<PathBuf> = inner.map(walkdir::DirEntry::into_path).collect();
    // What cannot be removed is found once more by the last step, which tells why.
    inner
        .par_iter()
        .for_each(|folder| drop(fs::remove_dir_all(folder)));
    fs::remove_dir_all(folder)
}
