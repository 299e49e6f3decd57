//! What stands in an old site and was not written here: it is kept. The old folder in; files and empty folders in the fresh one
//! out, and which of them are in the way of the new site.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::spare::is_same;
use super::{link, with_folder};
use crate::error::Error;

/// Paths in the old site.
#[derive(Debug, Default)]
pub(super) struct Foreign {
    /// Files, links and whatever else is no folder.
    pub(super) files: Vec<PathBuf>,
    /// Folders that hold nothing: those of Git are missed.
    folders: Vec<PathBuf>,
}

impl Foreign {
    /// Everything in an old site that is not owned.
    pub(super) fn of(target: &Path, owned: &BTreeSet<String>) -> Result<Self, Error> {
        let mut found = Foreign::default();
        // A folder, and how deep it lies, until something in it is found.
        let mut empty: Option<(PathBuf, usize)> = None;
        for entry in walkdir::WalkDir::new(target).sort_by_file_name() {
            let entry = entry.map_err(|error| {
                Error::io("cannot read the output folder", target)(error.into())
            })?;
            let above = empty.take().filter(|(_, depth)| entry.depth() <= *depth);
            found.folders.extend(above.map(|(path, _)| path));
            let Ok(path) = entry.path().strip_prefix(target) else {
                continue;
            };
            if entry.file_type().is_dir() {
                empty = Some((path.to_path_buf(), entry.depth()));
            } else if path.to_str().is_none_or(|path| !owned.contains(path)) {
                found.files.push(path.to_path_buf());
            }
        }
        found.folders.extend(empty.map(|(path, _)| path));
        Ok(found)
    }

    /// Files at the path of one of the new site, or where one of them needs a folder; each with that one.
    pub(super) fn clashes<'s>(&'s self, written: &'s [String]) -> Vec<(&'s Path, &'s Path)> {
        if self.files.is_empty() {
            return Vec::new();
        }
        let written: BTreeSet<&Path> = written.iter().map(Path::new).collect();
        let in_the_way = |file: &'s PathBuf| {
            // Paths below a folder follow it in their order.
            let below = written.range(file.as_path()..).next().copied();
            let below = below.filter(|path| path.starts_with(file));
            let above = || file.ancestors().find_map(|path| written.get(path).copied());
            Some((file.as_path(), below.or_else(above)?))
        };
        self.files.iter().filter_map(in_the_way).collect()
    }

    /// Takes everything over into the fresh site.
    pub(super) fn keep(&self, target: &Path, fresh: &Path) -> Result<(), Error> {
        for path in &self.files {
            let (old, new) = (target.join(path), fresh.join(path));
            if is_same(target, fresh, path) {
                continue;
            }
            // To copy a file onto itself would empty it.
            let free = || fs::symlink_metadata(&new).is_err();
            let copy = |_| match fs::metadata(&old)?.is_file() && free() {
                true => with_folder(&new, || fs::copy(&old, &new).map(drop)),
                false => link(&old, &new),
            };
            link(&old, &new)
                .or_else(copy)
                .map_err(Error::io("cannot keep", &old))?;
        }
        for path in &self.folders {
            // Where the new site has a file of this name, nothing is lost.
            let _ = fs::create_dir_all(fresh.join(path));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_the_way_is_found() {
        let files = ["about", "a/b/c", "index.html", "theirs.txt", "a.txt"];
        let foreign = Foreign {
            files: files.map(PathBuf::from).to_vec(),
            folders: Vec::new(),
        };
        let written = ["a/b", "about/index.html", "index.html", "theirs/x"].map(str::to_owned);
        let found = foreign.clashes(&written);
        let expected = [
            ("about", "about/index.html"),
            ("a/b/c", "a/b"),
            ("index.html", "index.html"),
        ];
        let expected = expected.map(|(theirs, ours)| (Path::new(theirs), Path::new(ours)));
        assert_eq!(found, expected);
    }
}
