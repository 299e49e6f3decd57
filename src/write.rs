//! Bytes to the output folder: a new site is written beside the old one and exchanged with it in one step.
//! Outputs in, a folder out. Unchanged files are hard links to the old ones. Files that are not ours are kept.
//! A folder that was not made here is never emptied. Whatever ends a build, the old site stands. Nothing is forced to the
//! disk: a site that is lost with a machine is built again from its sources.

mod exchange;
mod foreign;
mod links;
mod lock;
pub mod manifest;
mod marker;
mod plain;
pub mod removal;
mod replace;
pub mod rights;
mod spare;
mod staging;

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Component, Path, PathBuf};

use crate::error::Error;
use foreign::Foreign;
use lock::Lock;
use manifest::Stamp;
pub use marker::MARKER;
use marker::owned;
use removal::Left;
pub use replace::replace;
use rights::FileMode;
use spare::Spare;
use staging::{Staging, beside};

/// The files of a finished site that were written here, by their paths in it.
pub fn files(site: &Path) -> Result<Vec<String>, Error> {
    let mut files = owned(site)?;
    files.remove(MARKER);
    match files.iter().find(|path| !is_inside(path)) {
        None => Ok(files.into_iter().collect()),
        Some(path) => Err(Error::Usage(format!(
            "`{}` names a file that is not in it, `{path}`: it is no site that was built here",
            site.display()
        ))),
    }
}

/// Whether a path leads to something in a site, and not out of it.
fn is_inside(path: &str) -> bool {
    let plain = |part: Component<'_>| matches!(part, Component::Normal(_));
    Path::new(path).components().all(plain)
}

/// Takes away what a build that was killed left beside a site. Where a site `leaves` something to the next build, what it holds as
/// well may stay there. What cannot be taken away goes out.
pub fn tidy(claim: &Claim, leaves: bool) -> Result<Vec<Left>, Error> {
    staging::tidy(&claim.target, leaves, claim.mode())
}

/// The bytes of a file of a site.
pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(Error::io("cannot read", path))
}

/// An output folder that no other build writes to meanwhile.
#[derive(Debug)]
pub struct Claim {
    target: PathBuf,
    lock: Lock,
}

impl Claim {
    /// Takes an output folder, or the one that a link leads to; one that another build has is an error.
    pub fn take(target: &Path) -> Result<Self, Error> {
        let target = links::followed(target)?;
        staging::is_no_mount(&target)?;
        let parent = target.parent().unwrap_or(Path::new("/"));
        fs::create_dir_all(parent).map_err(Error::io("cannot make the folder", parent))?;
        let lock = Lock::take(beside(&target, "lock"), &target)?;
        Ok(Claim { target, lock })
    }

    /// The output folder.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// When it was taken, in seconds since 1970 on the clock of its disk.
    pub fn taken(&self) -> i64 {
        self.lock.taken()
    }

    /// The mode of a file that is made now, if that is known.
    pub fn mode(&self) -> Option<FileMode> {
        self.lock.mode()
    }

    /// What was remembered beside the output folder, if anything was.
    pub fn memory(&self) -> Option<Vec<u8>> {
        plain::read(&beside(&self.target, MEMORY)).ok()
    }

    /// Remembers something for the next build, as far as that can be written.
    pub fn remember(&self, memory: &[&[u8]]) {
        // Nothing that stands there is written to: it may be a link to what is not ours.
        self.forget();
        // Not brought to the disk: half of it is as good as nothing.
        let made = fs::File::create_new(beside(&self.target, MEMORY));
        let written = |mut file: fs::File| memory.iter().try_for_each(|part| file.write_all(part));
        if made.is_ok_and(|file| written(file).is_err()) {
            self.forget();
        }
    }

    /// Forgets what was remembered.
    pub fn forget(&self) {
        let _ = fs::remove_file(beside(&self.target, MEMORY));
    }
}

/// End of the name of the file that one build leaves to the next.
const MEMORY: &str = "cache";

/// A site being written beside the old one. Dropped before it is finished, it is gone, and the old site stands as it was.
#[derive(Debug)]
pub struct Site {
    /// Where it will stand.
    target: PathBuf,
    /// Where it is written.
    fresh: PathBuf,
    /// Files that were written here last time, if there is an old site.
    owned: BTreeSet<String>,
    /// What stands in the old site and was not.
    foreign: Foreign,
    /// What stands where it is written.
    spare: Spare,
    /// Whether that is left there when all is done.
    leaves: bool,
    /// The mode of a file that is made now, if that is known.
    mode: Option<FileMode>,
    /// What could not be taken away beside it.
    left: Vec<Left>,
}

impl Site {
    /// Begins a new site beside the old one; refuses a folder that is in use for something else.
    pub fn begin(claim: &Claim) -> Result<Self, Error> {
        let target = claim.target.clone();
        let mode = claim.mode();
        exchange::recover(&target, &beside(&target, "new"))?;
        let owned = owned(&target)?;
        let foreign = || match owned.is_empty() {
            true => Ok(Foreign::default()),
            false => Foreign::of(&target, &owned),
        };
        let (foreign, staging) = rayon::join(foreign, || Staging::beside(&target, mode));
        let staging = staging?;
        let mut site = Site {
            target,
            fresh: staging.folder,
            owned,
            foreign: Foreign::default(),
            spare: staging.spare,
            leaves: false,
            mode,
            left: staging.left,
        };
        // If that failed, the fresh folder goes with the site.
        site.foreign = foreign?;
        Ok(site)
    }

    /// Writes one file of the new site: its stamp goes out. A file that did not change becomes a link to the old one, and has none.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<Option<Stamp>, Error> {
        let stood = self.owned.contains(path);
        if stood && is_same(&self.target.join(path), bytes) && self.keep(path) {
            return Ok(None);
        }
        let file = self.fresh.join(path);
        // Nearly every page has a folder of its own, which is new: to try without it first would be in vain.
        if let Some(folder) = file.parent().filter(|_| path.ends_with("/index.html")) {
            let _ = fs::create_dir(folder);
        }
        let put = || with_folder(&file, || self.put(path, bytes));
        let written = put().or_else(|error| match spare::is_in_the_way(&error) {
            true => {
                self.spare.make_way(&self.fresh, path);
                put()
            }
            false => Err(error),
        });
        written.map(Some).map_err(Error::io("cannot write", &file))
    }

    /// Writes a file that is new: what stands there may be that of the old site as well.
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<Stamp> {
        let file = self.fresh.join(path);
        if self.spare.has(path) {
            fs::remove_file(&file)?;
        }
        let mut file = fs::File::create_new(&file)?;
        file.write_all(bytes)?;
        file.metadata().map(|data| Stamp::of(&data))
    }

    /// Files in the old site that were not written here.
    pub fn foreign(&self) -> &[PathBuf] {
        &self.foreign.files
    }

    /// The bytes of a foreign file, which is published as well; none of one that cannot be read, or is no file.
    pub fn foreign_bytes(&self, path: &Path) -> Option<Vec<u8>> {
        plain::read_through_links(&self.target.join(path)).ok()
    }

    /// Foreign files that are in the way of files of the new site, each with that one.
    pub fn clashes<'s>(&'s self, written: &'s [String]) -> Vec<(&'s Path, &'s Path)> {
        self.foreign.clashes(written)
    }

    /// Where it will stand, and the old one does.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// The bytes of a file of the old site.
    pub fn old_bytes(&self, path: &str) -> Option<Vec<u8>> {
        plain::read(&self.target.join(path)).ok()
    }

    /// Takes over files that were written last time: all of them, or none where one cannot be.
    pub fn keep_all<'p>(&self, paths: impl Iterator<Item = &'p str> + Clone) -> bool {
        let kept = paths.clone().all(|path| self.keep(path));
        if !kept {
            // What was here before stays: it makes way for what is written.
            let new = paths.filter(|path| !self.spare.has(path));
            new.for_each(|path| drop(fs::remove_file(self.fresh.join(path))));
        }
        kept
    }

    /// Takes over a file that was written last time, whatever is in it; tells whether there is one, of the mode of today.
    pub fn keep(&self, path: &str) -> bool {
        let old = self.target.join(path);
        let fits = |mode: FileMode| fs::symlink_metadata(&old).is_ok_and(|data| mode.has(&data));
        self.mode.is_none_or(fits)
            && (self.spare.has(path)
                || self.owned.contains(path) && link(&old, &self.fresh.join(path)).is_ok())
    }

    /// Puts the new site, in whose way nothing is, in the place of the old one. If it has more files than `left_above`, what is
    /// the same in the old one is left to the next build. What could not be taken away beside the site goes out.
    pub fn finish(
        mut self,
        mut written: Vec<String>,
        left_above: usize,
    ) -> Result<Vec<Left>, Error> {
        written.sort();
        written.dedup();
        self.spare.leave(&self.fresh, &written)?;
        self.foreign.keep(&self.target, &self.fresh)?;
        let text = marker::text(&written);
        let made = self.put(MARKER, text.as_bytes());
        made.map_err(Error::io("cannot write", &self.fresh.join(MARKER)))?;
        let aside = exchange::exchange(&self.fresh, &self.target)?;
        self.left.extend(aside);
        self.leaves = written.len() > left_above && self.prune();
        if !self.leaves {
            self.left.extend(removal::left(&self.fresh));
        }
        Ok(std::mem::take(&mut self.left))
    }

    /// Removes from the old site what the new one does not have; whether what stays is worth to be left.
    fn prune(&self) -> bool {
        let foreign = self.foreign.files.iter().cloned();
        let owned = self.owned.iter().filter(|path| is_inside(path));
        let paths: Vec<PathBuf> = owned.map(PathBuf::from).chain(foreign).collect();
        spare::prune(&self.fresh, &self.target, &paths)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if !self.leaves {
            // What cannot be removed now is removed by the next build.
            let _ = removal::left(&self.fresh);
        }
    }
}

/// Same size, then same bytes.
fn is_same(old: &Path, bytes: &[u8]) -> bool {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    fs::symlink_metadata(old).is_ok_and(|data| data.is_file() && data.len() == size)
        && fs::read(old).is_ok_and(|old| old == bytes)
}

fn link(old: &Path, new: &Path) -> io::Result<()> {
    with_folder(new, || fs::hard_link(old, new))
}

/// Does something with a file; makes its folder only if that was missing.
fn with_folder<T>(file: &Path, action: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match action() {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            if let Some(folder) = file.parent() {
                fs::create_dir_all(folder)?;
            }
            action()
        }
        result => result,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(target: &Path, files: &[(&str, &str)]) -> Result<Vec<Left>, Error> {
        let claim = Claim::take(target)?;
        let site = Site::begin(&claim)?;
        for (path, text) in files {
            site.write(path, text.as_bytes())?;
        }
        let written = files.iter().map(|(path, _)| (*path).to_owned());
        site.finish(written.collect(), usize::MAX)
    }

    #[test]
    fn a_site_is_exchanged_whole_and_foreign_files_are_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("public");
        build(&target, &[("a/index.html", "1"), ("b.txt", "old")]).expect("a first build");
        fs::write(target.join("theirs.txt"), "kept").expect("a foreign file");
        build(&target, &[("a/index.html", "1"), ("c.txt", "new")]).expect("a second build");
        let read = |path: &str| fs::read_to_string(target.join(path)).ok();
        assert_eq!(read("a/index.html").as_deref(), Some("1"));
        assert_eq!(
            (read("b.txt"), read("c.txt").as_deref()),
            (None, Some("new"))
        );
        assert_eq!(read("theirs.txt").as_deref(), Some("kept"));
        assert_eq!(
            fs::read_dir(folder.path()).expect("the folder").count(),
            1,
            "nothing is left beside the site"
        );
    }

    #[test]
    fn nothing_stays_beside_a_site_that_cannot_be_begun() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("public");
        build(&target, &[("a.txt", "1")]).expect("a first build");
        // Folders so deep that no path leads to the last of them: the longest one has 4096 bytes.
        let [inner, outer] = ["inner", "outer"].map(|name| folder.path().join(name));
        fs::create_dir(&inner).expect("a folder");
        for _ in 0..25 {
            fs::create_dir(&outer).expect("a folder");
            fs::rename(&inner, outer.join("x".repeat(200))).expect("a folder above it");
            fs::rename(&outer, &inner).expect("another name");
        }
        fs::rename(&inner, target.join("theirs")).expect("a foreign folder");
        let refused = build(&target, &[("a.txt", "2")]);
        assert!(matches!(refused, Err(Error::Io { doing, .. }) if doing.contains("read")));
        assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1);
    }

    #[test]
    fn a_folder_of_others_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("thesis.txt"), "mine").expect("a file");
        let refused = build(folder.path(), &[("index.html", "1")]);
        assert!(matches!(refused, Err(Error::Usage(message)) if message.contains("did not write")));
        assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1);
    }

    #[test]
    fn an_old_site_left_aside_is_put_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("public");
        build(&target, &[("a.txt", "old")]).expect("a build");
        fs::write(target.join("theirs.txt"), "kept").expect("a foreign file");
        fs::rename(&target, folder.path().join(".public.minutebook-old"))
            .expect("a build that is cut short");
        build(&target, &[("a.txt", "new")]).expect("the next build");
        assert_eq!(
            fs::read_to_string(target.join("theirs.txt"))
                .ok()
                .as_deref(),
            Some("kept")
        );
        assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1);
    }
}
