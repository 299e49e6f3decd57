//! The content folder as a list of files, in a fixed order, and the bytes of each.
//! A folder in, entries out. Links are not followed; what is told of them is the business of `links`.

pub(crate) mod earlier;
pub mod folder;
pub(crate) mod kinds;
pub(crate) mod lfs;
pub(crate) mod links;
pub(crate) mod odd_names;
pub mod seen;
pub(crate) mod unpack;

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use crate::error::Error;
use crate::model::address::read_as;
use crate::place::Place;
use crate::report::{Note, Severity};

/// Largest file that is read, in bytes.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// How much of a tree is read: as many files as GitLab Pages publishes at most, and folders deeper than people make them.
#[derive(Debug, Clone, Copy)]
struct Limits {
    files: usize,
    depth: usize,
}

const LIMITS: Limits = Limits {
    files: 200_000,
    depth: 32,
};

/// What tells a file from the one that stood at its path before: device, inode, size in bytes, and the times of its last
/// change in nanoseconds, of its text and of anything about it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp(u64, u64, u64, [i64; 4]);

impl Stamp {
    /// Whether nothing about the file changed at a time or later, in seconds since 1970.
    pub fn is_before(&self, time: i64) -> bool {
        let [text, _, anything, _] = self.3;
        text < time && anything < time
    }
}

/// A file of the content tree.
#[derive(Debug, Clone)]
pub struct Entry {
    /// On disk.
    pub disk: PathBuf,
    /// Inside the content folder, with `/`.
    pub path: Arc<str>,
    /// As the user would type it.
    pub file: Arc<str>,
    /// Size in bytes.
    pub size: u64,
    /// Whether it is still the same.
    pub stamp: Stamp,
    /// Why it is not read at all, where that is so.
    pub refused: Option<&'static str>,
}

/// Lists a content folder; `skip` is left out (the output folder may lie inside).
pub fn list(content: &Path, skip: &Path) -> Result<(Vec<Entry>, Vec<Note>), Error> {
    list_within(content, skip, LIMITS)
}

fn list_within(
    content: &Path,
    skip: &Path,
    limits: Limits,
) -> Result<(Vec<Entry>, Vec<Note>), Error> {
    let root = content
        .canonicalize()
        .map_err(Error::io("cannot read the content folder", content))?;
    let skip = skip.canonicalize().ok();
    let mut files = Vec::new();
    let mut notes = Vec::new();
    let skipped = |entry: &walkdir::DirEntry| {
        let may = entry.file_type().is_dir() || entry.path_is_symlink();
        may && skip.is_some() && entry.depth() > 0 && entry.path().canonicalize().ok() == skip
    };
    let wanted = |entry: &walkdir::DirEntry| {
        let hidden = entry.depth() > 0 && is_apart(entry.file_name());
        !hidden && !skipped(entry)
    };
    let walk = WalkDir::new(content).max_depth(limits.depth);
    let mut walk = walk.sort_by_file_name().into_iter().filter_entry(wanted);
    while let Some(found) = walk.next() {
        match found {
            Ok(found) if is_earlier_site(&found) => {
                walk.skip_current_dir();
                files.push(found);
            }
            Ok(found) if found.file_type().is_dir() => {
                notes.extend((found.depth() == limits.depth).then(|| too_deep(&found, limits)));
            }
            Ok(_) if files.len() == limits.files => {
                notes.push(too_many(content, limits));
                break;
            }
            Ok(found) => files.push(found),
            Err(error) => notes.push(unreadable(content, &error)),
        }
    }
    // To ask the disk about each file takes longer than to list them.
    let files = files.par_iter();
    let listed: Vec<(Option<Entry>, Vec<Note>)> =
        files.map(|found| entry(content, &root, found)).collect();
    let (entries, told): (Vec<Option<Entry>>, Vec<Vec<Note>>) = listed.into_iter().unzip();
    notes.extend(told.into_iter().flatten());
    Ok((entries.into_iter().flatten().collect(), notes))
}

/// Whether a folder of the tree is a site that was built before. It is listed as if it were a file that is not read.
fn is_earlier_site(found: &walkdir::DirEntry) -> bool {
    found.depth() > 0 && found.file_type().is_dir() && earlier::is_site(found.path())
}

fn too_deep(found: &walkdir::DirEntry, limits: Limits) -> Note {
    let file = Arc::from(found.path().to_string_lossy().as_ref());
    let message = format!("folders are read {} deep: this one is not", limits.depth);
    Note::new(Severity::Error, "cap", Place::file(&file), message)
        .hint("move what is in it further up")
}

fn too_many(content: &Path, limits: Limits) -> Note {
    let file = Arc::from(content.to_string_lossy().as_ref());
    let message = format!(
        "there are more than the {} files that are read",
        limits.files
    );
    Note::new(Severity::Error, "cap", Place::file(&file), message)
        .hint("keep what is no content elsewhere, or make two portals of it")
}

/// Whether a file or folder is no content wherever it lies: the history of the repository, and what a build or a fetch
/// that was killed left beside what it wrote (`.site.minutebook-new`).
fn is_apart(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name == ".git" || name.starts_with('.') && name.contains(".minutebook-")
}

fn entry(content: &Path, root: &Path, found: &walkdir::DirEntry) -> (Option<Entry>, Vec<Note>) {
    let mut notes = Vec::new();
    let Ok(relative) = found.path().strip_prefix(content) else {
        return (None, notes);
    };
    let parts: Vec<String> = relative
        .iter()
        .map(|part| read_as(part.as_bytes()).into_owned())
        .collect();
    let path: Arc<str> = Arc::from(parts.join("/"));
    let file = shown(content, &path);
    let mut refused = None;
    if found.path_is_symlink() {
        refused = Some(links::reason(root, found.path()));
    }
    if refused.is_none() && !found.file_type().is_file() {
        let site = found.file_type().is_dir();
        refused = Some(if site { earlier::REASON } else { "not a file" });
    }
    let data = found.metadata().ok();
    let size = data.as_ref().map_or(0, fs::Metadata::len);
    if refused.is_none() && size > LARGEST {
        let message = format!("{size} bytes are more than the {LARGEST} that are read of one file");
        notes.push(Note::new(
            Severity::Error,
            "cap",
            Place::file(&file),
            message,
        ));
        refused = Some("too large");
    }
    let entry = Entry {
        disk: found.path().to_path_buf(),
        path,
        file,
        size,
        stamp: data.as_ref().map_or_else(Stamp::default, stamp),
        refused,
    };
    (Some(entry), notes)
}

/// A list brought up to date where some of its files were edited, whose paths are as in the entries; nothing if files may
/// have come or gone, or be no plain files any more.
pub fn list_again(
    content: &Path,
    mut entries: Vec<Entry>,
    edited: &[String],
) -> Option<Vec<Entry>> {
    let edited: HashSet<&str> = edited.iter().map(String::as_str).collect();
    let mut known: HashSet<Arc<str>> = HashSet::new();
    for entry in entries.iter_mut() {
        let folders = entry.path.match_indices('/');
        let mut folders = folders.map(|(end, _)| &entry.path[..end]);
        if folders.any(|folder| edited.contains(folder)) {
            return None;
        }
        if edited.contains(&*entry.path) {
            let data = entry.disk.symlink_metadata().ok()?;
            if entry.refused.is_some() || !data.is_file() || data.len() > LARGEST {
                return None;
            }
            entry.size = data.len();
            entry.stamp = stamp(&data);
            known.insert(Arc::clone(&entry.path));
        }
    }
    // Editors write files that are gone again at once.
    let gone = |path: &&str| content.join(path).symlink_metadata().is_err();
    let mut others = edited.iter().filter(|path| !known.contains(**path));
    others.all(gone).then_some(entries)
}

/// What tells the file of an entry from others now; none if there is no such file.
pub fn stamp_of(entry: &Entry) -> Option<Stamp> {
    let data = entry.disk.symlink_metadata().ok()?;
    data.is_file().then(|| stamp(&data))
}

fn stamp(data: &fs::Metadata) -> Stamp {
    let times = [
        data.mtime(),
        data.mtime_nsec(),
        data.ctime(),
        data.ctime_nsec(),
    ];
    Stamp(data.dev(), data.ino(), data.len(), times)
}

/// A path of the content folder as the user would type it.
pub fn shown(content: &Path, path: &str) -> Arc<str> {
    Arc::from(content.join(path).to_string_lossy().as_ref())
}

/// Reads a file; one that cannot be read is a fault in content, for the rest of the tree can.
pub fn bytes(entry: &Entry) -> Result<Vec<u8>, Note> {
    fs::read(&entry.disk).map_err(|error| refused(entry, &error))
}

/// Whether a file that is copied later can be read now.
pub fn readable(entry: &Entry) -> Result<(), Note> {
    fs::File::open(&entry.disk)
        .map(drop)
        .map_err(|error| refused(entry, &error))
}

fn refused(entry: &Entry, error: &std::io::Error) -> Note {
    let message = format!("cannot be read: {}", plain(error));
    Note::new(
        Severity::Error,
        "unreadable",
        Place::file(&entry.file),
        message,
    )
}

fn unreadable(content: &Path, error: &walkdir::Error) -> Note {
    let path = error.path().unwrap_or(content).to_string_lossy();
    let message = error.io_error().map_or_else(
        || "cannot be read".to_owned(),
        |error| format!("cannot be read: {}", plain(error)),
    );
    Note::new(
        Severity::Error,
        "unreadable",
        Place::file(&Arc::from(path.as_ref())),
        message,
    )
}

/// The system's words without its error number.
fn plain(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error")
        .next()
        .unwrap_or(&text)
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_output_folder_is_no_content_even_behind_a_link() {
        let folder = tempfile::tempdir().expect("a folder");
        let [content, site] = ["content", "site"].map(|name| folder.path().join(name));
        for made in [&content, &site] {
            fs::create_dir(made).expect("a folder");
        }
        fs::write(content.join("a.md"), "text").expect("a file");
        std::os::unix::fs::symlink(&site, content.join("out")).expect("a link");
        let (entries, notes) = list(&content, &content.join("out")).expect("a list");
        assert_eq!((entries.len(), notes.len()), (1, 0));
    }

    #[test]
    fn more_and_deeper_than_is_read_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        for path in ["a.md", "b/c.md", "b/d/e/f.md", "g.md"] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, "text").expect("a file");
        }
        let told = |files, depth| {
            let limits = Limits { files, depth };
            let listed = list_within(folder.path(), Path::new("none"), limits);
            let (entries, notes) = listed.expect("a list");
            let notes: Vec<String> = notes.into_iter().map(|note| note.message).collect();
            (entries.len(), notes.join("; "))
        };
        assert_eq!(told(4, 4), (4, String::new()));
        let many = "there are more than the 3 files that are read";
        assert_eq!(told(3, 4), (3, many.to_owned()));
        let deep = "folders are read 3 deep: this one is not";
        assert_eq!(told(9, 3), (3, deep.to_owned()));
    }
}
