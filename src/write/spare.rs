//! What a large site leaves to the next: the folders of the old one, and in them links to the files that did not change. It saves
//! time: file systems take longer for ten thousand folders than a build takes for all else. The folder in which a site is written
//! in; which files stand in it already out. Nothing stays there that the site beside it does not hold as well.

use std::collections::HashSet;
use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::removal::clear;
use super::rights::{self, FileMode};
use crate::error::{Error, LEFT_BEFORE};

/// Files where the new site is written, by their paths, each the same file as that of the old site at this path.
#[derive(Debug, Default)]
pub(super) struct Spare {
    files: HashSet<String>,
}

impl Spare {
    /// Makes room for a site. Of what an earlier build left only files of the old site stay. It does not matter whether that build
    /// ended or was killed.
    pub(super) fn of(fresh: &Path, old: &Path, mode: Option<FileMode>) -> Result<Self, Error> {
        let swept = swept(fresh, old, mode);
        let Some(files) = swept else {
            clear(fresh, LEFT_BEFORE)?;
            fs::create_dir(fresh).map_err(Error::io("cannot make the folder", fresh))?;
            rights::begin(old, fresh);
            return Ok(Spare::default());
        };
        rights::begin(old, fresh);
        Ok(Spare { files })
    }

    /// Whether a file of the old site stands here already.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains(path)
    }

    /// Removes files that the new site does not have.
    pub(super) fn leave(&self, fresh: &Path, written: &[String]) -> Result<(), Error> {
        let written: HashSet<&str> = written.iter().map(String::as_str).collect();
        let gone = self.files.iter().map(Path::new);
        let mut gone = gone.filter(|path| path.to_str().is_none_or(|path| !written.contains(path)));
        gone.try_for_each(|path| {
            forget(fresh, path).map_err(Error::io("cannot remove", &fresh.join(path)))
        })
    }

    /// Removes what stands in the way of a file that is not there: a file where it needs a folder, or a folder in its place.
    pub(super) fn make_way(&self, fresh: &Path, path: &str) {
        let above = Path::new(path).ancestors().skip(1);
        let above = above.filter(|path| path.to_str().is_some_and(|path| self.has(path)));
        above.for_each(|path| drop(fs::remove_file(fresh.join(path))));
        // A link in its place is no folder: this fails then.
        let _ = fs::remove_dir_all(fresh.join(path));
    }
}

/// Of a site that was published before, leaves what the new one has as well; whether it is worth to be left.
pub(super) fn prune(old: &Path, new: &Path, paths: &[PathBuf]) -> bool {
    let others = paths.par_iter();
    let others: Vec<&PathBuf> = others.filter(|path| !is_same(old, new, path)).collect();
    let worth = others.len() * 2 < paths.len();
    worth && others.par_iter().all(|path| forget(old, path).is_ok())
}

/// The files below a folder that are those of another at the same paths, all else removed; none where that cannot be done.
fn swept(fresh: &Path, old: &Path, mode: Option<FileMode>) -> Option<HashSet<String>> {
    if !fs::symlink_metadata(fresh).ok()?.is_dir() {
        return None;
    }
    let entries: Vec<_> = WalkDir::new(fresh)
        .min_depth(1)
        .contents_first(true)
        .into_iter()
        .collect::<Result<_, _>>()
        .ok()?;
    let (folders, files): (Vec<_>, Vec<_>) = entries
        .into_iter()
        .partition(|entry| entry.file_type().is_dir());
    let fits = |folder: &walkdir::DirEntry| {
        mode.is_none_or(|mode| folder.metadata().is_ok_and(|data| mode.has_folder(&data)))
    };
    if !folders.par_iter().all(fits) {
        return None;
    }
    let sweep = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(fresh).ok()?;
        let kept = path.to_str().filter(|_| is_same(fresh, old, path));
        match kept {
            Some(path) => Some(Some(path.to_owned())),
            None => fs::remove_file(entry.path()).ok().map(|()| None),
        }
    };
    let files: Option<Vec<Option<String>>> = files.into_par_iter().map(sweep).collect();
    let files: HashSet<String> = files?.into_iter().flatten().collect();
    let paths = files.iter().flat_map(|path| Path::new(path).ancestors());
    let used: HashSet<&Path> = paths.collect();
    let unused = |folder: &walkdir::DirEntry| {
        let path = folder.path().strip_prefix(fresh);
        path.is_ok_and(|path| !used.contains(path))
    };
    let mut unused = folders.iter().filter(|folder| unused(folder));
    unused
        .all(|folder| fs::remove_dir(folder.path()).is_ok())
        .then_some(files)
}

/// Whether a file could not be made because something else stands where it, or a folder of it, belongs.
pub(super) fn is_in_the_way(error: &io::Error) -> bool {
    use ErrorKind::{AlreadyExists, IsADirectory, NotADirectory};
    matches!(error.kind(), AlreadyExists | NotADirectory | IsADirectory)
}

/// Whether there is no file. A folder of the new site may have taken its place; or a file, the place of a folder above.
fn is_gone(error: &io::Error) -> bool {
    use ErrorKind::{IsADirectory, NotADirectory, NotFound};
    matches!(error.kind(), NotFound | NotADirectory | IsADirectory)
}

/// Removes a file, if it is there, and the folders that hold nothing any more.
fn forget(site: &Path, path: &Path) -> io::Result<()> {
    match fs::remove_file(site.join(path)) {
        Err(error) if !is_gone(&error) => return Err(error),
        _ => {}
    }
    let above = path.ancestors().skip(1);
    let inside = above.filter(|folder| *folder != Path::new(""));
    let mut emptied = inside.map(|folder| fs::remove_dir(site.join(folder)));
    while emptied.next().is_some_and(|removed| removed.is_ok()) {}
    Ok(())
}

/// Whether one file stands at a path of two folders.
pub(super) fn is_same(one: &Path, other: &Path, path: &Path) -> bool {
    let file = |folder: &Path| -> io::Result<Metadata> { fs::symlink_metadata(folder.join(path)) };
    let number = |data: Metadata| data.is_file().then(|| (data.dev(), data.ino()));
    let (one, other) = (
        file(one).ok().and_then(number),
        file(other).ok().and_then(number),
    );
    one.is_some() && one == other
}

#[cfg(test)]
mod tests {
    use super::super::{Claim, MARKER, Site};
    use super::*;

    /// Builds a site that leaves what it can.
    fn build(target: &Path, files: &[(&str, &str)]) {
        let claim = Claim::take(target).expect("a folder");
        let site = Site::begin(&claim).expect("room");
        for (path, text) in files {
            site.write(path, text.as_bytes()).expect("a file");
        }
        let written = files.iter().map(|(path, _)| (*path).to_owned());
        site.finish(written.collect(), 0).expect("a site");
    }

    /// Paths and texts below a folder, and a slash behind the names of folders.
    fn all(folder: &Path) -> Vec<(String, String)> {
        let entries = WalkDir::new(folder).min_depth(1).sort_by_file_name();
        let entry = |entry: walkdir::DirEntry| {
            let path = entry.path().strip_prefix(folder).expect("a path inside");
            let path = path.to_string_lossy().into_owned();
            match entry.file_type().is_dir() {
                true => (path + "/", String::new()),
                false => (path, fs::read_to_string(entry.path()).unwrap_or_default()),
            }
        };
        let entries = entries
            .into_iter()
            .map(|found| entry(found.expect("an entry")));
        entries.filter(|(path, _)| path != MARKER).collect()
    }

    fn rows(rows: &[(&str, &str)]) -> Vec<(String, String)> {
        let rows = rows.iter();
        rows.map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
            .collect()
    }

    #[test]
    fn nothing_is_left_that_the_site_does_not_hold_and_nothing_is_published_that_was_left() {
        let folder = tempfile::tempdir().expect("a folder");
        let (target, left) = (
            folder.path().join("site"),
            folder.path().join(".site.minutebook-new"),
        );
        let same = [
            ("a/index.html", "1"),
            ("b/index.html", "1"),
            ("c.txt", "1"),
            ("d.txt", "1"),
        ];
        build(
            &target,
            &[
                &same[..],
                &[("gone/index.html", "secret"), ("e.txt", "old")],
            ]
            .concat(),
        );
        assert!(!left.exists(), "there was no old site");
        build(&target, &[&same[..], &[("e.txt", "new")]].concat());
        let expected = [("a/", ""), same[0], ("b/", ""), same[1], same[2], same[3]];
        assert_eq!(all(&left), rows(&expected));
        // As a build leaves it that was killed.
        fs::remove_file(left.join("c.txt")).expect("a file");
        for (path, text) in [
            ("c.txt", "half"),
            ("odd/half.html", "half"),
            ("b/odd.txt", "odd"),
        ] {
            fs::create_dir_all(left.join("odd")).expect("a folder");
            fs::write(left.join(path), text).expect("a file");
        }
        std::os::unix::fs::symlink("/", left.join("link")).expect("a link");
        let old = fs::File::open(target.join("d.txt")).expect("a file");
        build(&target, &[same[0], same[1], same[2], ("d.txt", "other")]);
        let expected = [
            ("a/", ""),
            same[0],
            ("b/", ""),
            same[1],
            same[2],
            ("d.txt", "other"),
        ];
        assert_eq!(all(&target), rows(&expected));
        let text = io::read_to_string(old).expect("a text");
        assert_eq!(text, "1", "what is open of the old site is not written to");
        build(&target, &[("z.txt", "1")]);
        assert!(!left.exists(), "of another site nothing is left");
    }

    #[test]
    fn files_make_way_for_folders_and_nothing_is_missing_that_could_not_be_taken_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("site");
        let same = [
            ("a/index.html", "1"),
            ("b/index.html", "1"),
            ("c", "1"),
            ("d/e", "1"),
        ];
        build(&target, &same);
        build(&target, &[&same[..], &[("f", "1")]].concat());
        build(&target, &[same[0], same[1], ("c/x", "1"), ("d", "1")]);
        let expected = [
            ("a/", ""),
            same[0],
            ("b/", ""),
            same[1],
            ("c/", ""),
            ("c/x", "1"),
            ("d", "1"),
        ];
        assert_eq!(all(&target), rows(&expected));
        let claim = Claim::take(&target).expect("a folder");
        let site = Site::begin(&claim).expect("room");
        fs::remove_file(target.join("d")).expect("a file");
        assert!(!site.keep_all(["a/index.html", "d"].into_iter()));
        for path in ["a/index.html", "d"] {
            site.write(path, b"1").expect("a file");
        }
        site.finish(["a/index.html", "d"].map(str::to_owned).to_vec(), 0)
            .expect("a site");
        assert_eq!(all(&target), rows(&[("a/", ""), same[0], ("d", "1")]));
    }

    #[test]
    fn what_a_marker_names_outside_is_not_touched() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("site");
        let victim = folder.path().join("victim.txt");
        fs::write(&victim, "mine").expect("a file");
        let same = [("a", "1"), ("b", "1"), ("c", "1"), ("gone/x/y", "1")];
        build(&target, &same);
        let marker = fs::read_to_string(target.join(MARKER)).expect("a marker");
        fs::write(target.join(MARKER), marker + "gone/x/../../../victim.txt\n").expect("a marker");
        build(&target, &same[..3]);
        assert!(victim.exists());
    }
}
