//! One build at a time: a file beside the output folder that a build holds while it writes. The path of the file in; a lock
//! out, and the mode of a file that is made now. The lock is free again when it is dropped, or when its process ends in whatever
//! way. The system keeps it, not the file: a file that a killed build left is in nobody's way.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

use super::rights::FileMode;
use crate::error::{BESIDE, Error};

/// Keeps other builds away from an output folder.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// Closing it frees the lock.
    file: File,
    /// The mode of a file that is made now, if this one was.
    mode: Option<FileMode>,
}

impl Lock {
    /// Takes the lock at a path for what is written to `target`; somebody else's is an error that names their process.
    pub(super) fn take(path: PathBuf, target: &Path) -> Result<Self, Error> {
        loop {
            let opened = opened(&path).map_err(Error::io(BESIDE, &path))?;
            if let Some(lock) = Lock::of(opened, &path, target)? {
                return Ok(lock);
            }
        }
    }

    /// Locks a file that was opened, and whether it was made then; none where it is not to be kept, so that another has to be
    /// opened.
    fn of(
        (mut file, made): (File, bool),
        path: &Path,
        target: &Path,
    ) -> Result<Option<Self>, Error> {
        match file.try_lock() {
            Ok(()) => {}
            // Where the file system knows no locks, builds are as before: on their own.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(Error::io("cannot lock", path)(error)),
            Err(TryLockError::WouldBlock) => return Err(busy(&mut file, target)),
        }
        // One that the dead left tells nothing of modes: it makes way for one of today.
        if !made && remove(&file, path) {
            return Ok(None);
        }
        // Who held it before may have removed it after it was opened here: what is at its path now is the lock of another build.
        if !is_at(&file, path) {
            return Ok(None);
        }
        let data = file.metadata().ok().filter(|_| made);
        // Where it cannot be signed, it is removed as any lock.
        let mut lock = Lock {
            path: path.to_path_buf(),
            file,
            mode: data.map(|data| FileMode::of(&data)),
        };
        sign(&mut lock.file).map_err(Error::io("cannot write", path))?;
        Ok(Some(lock))
    }

    /// When it was taken, in seconds since 1970 on the clock of its disk; a time that nothing is before if nobody knows.
    pub(super) fn taken(&self) -> i64 {
        self.file.metadata().map_or(i64::MIN, |data| data.mtime())
    }

    /// The mode of a file that is made now, if that is known.
    pub(super) fn mode(&self) -> Option<FileMode> {
        self.mode
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A file that stays is taken over by the next build.
        remove(&self.file, &self.path);
    }
}

/// Makes the file, or opens it, and which it was; a link in its place is not followed.
fn opened(path: &Path) -> io::Result<(File, bool)> {
    let mut options = OpenOptions::new();
    let options = options.read(true).write(true);
    match options.clone().create_new(true).open(path) {
        Ok(file) => return Ok((file, true)),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error),
    }
    let options = options.create(true).truncate(false);
    let options = options.custom_flags(OFlags::NOFOLLOW.bits().cast_signed());
    options.open(path).map(|file| (file, false))
}

/// Removes a file that is locked here, and nothing else: only who holds it may take it from its path, so that it cannot be
/// exchanged for another meanwhile.
fn remove(file: &File, path: &Path) -> bool {
    is_at(file, path) && fs::remove_file(path).is_ok()
}

fn is_at(file: &File, path: &Path) -> bool {
    let same = |here: fs::Metadata, there: fs::Metadata| {
        (here.dev(), here.ino()) == (there.dev(), there.ino())
    };
    let (here, there) = (file.metadata(), fs::symlink_metadata(path));
    here.is_ok_and(|here| there.is_ok_and(|there| same(here, there)))
}

/// Puts the number of this process into the file, for those who find it locked.
fn sign(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    file.write_all(std::process::id().to_string().as_bytes())
}

fn busy(file: &mut File, target: &Path) -> Error {
    let mut number = String::new();
    // The number is a help, no more: without it the message is still right.
    let _ = file.take(20).read_to_string(&mut number);
    let known = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let process = if known {
        format!(" (process {number})")
    } else {
        String::new()
    };
    Error::Usage(format!(
        "another minutebook{process} is writing to `{}`: build again when it is done, or to another --output-dir",
        target.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_held_once_and_left_by_the_dead() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(".site.minutebook-lock");
        let take = || Lock::take(path.clone(), Path::new("site"));
        fs::write(&path, "999999").expect("the file of a process that was killed");
        let held = take().expect("a lock that nobody holds");
        let told = take().expect_err("it is held").to_string();
        let number = std::process::id();
        assert!(
            told.contains(&format!("(process {number}) is writing to `site`")),
            "{told}"
        );
        drop(held);
        assert!(!path.exists());
        drop(take().expect("it is free again"));
    }

    #[test]
    fn the_lock_of_another_build_is_not_removed() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, site) = (folder.path().join("lock"), Path::new("site"));
        // One file that somebody left and one that somebody makes, each opened here before it makes way for another.
        for (left, made) in [(true, false), (false, true)] {
            if left {
                fs::write(&path, "999999").expect("the file of a process that was killed");
            }
            let late = opened(&path).expect("a file");
            assert_eq!(late.1, made);
            let held = Lock::take(path.clone(), site).expect("a lock that nobody holds");
            let second = Lock::of(late, &path, site).expect("a file that can be locked");
            assert!(second.is_none(), "two builds hold the lock");
            assert!(is_at(&held.file, &path), "the lock of the first is gone");
            assert!(Lock::take(path.clone(), site).is_err());
        }
        let first = Lock::take(path.clone(), site).expect("a lock");
        fs::remove_file(&path).expect("a file that somebody removes by hand");
        let second = Lock::take(path.clone(), site).expect("another lock");
        drop(first);
        assert!(is_at(&second.file, &path));
    }

    #[test]
    fn a_link_in_its_place_is_not_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let (theirs, path) = (folder.path().join("thesis"), folder.path().join("lock"));
        fs::write(&theirs, "mine").expect("a file");
        std::os::unix::fs::symlink(&theirs, &path).expect("a link");
        assert!(Lock::take(path, Path::new("site")).is_err());
        assert_eq!(fs::read_to_string(&theirs).ok().as_deref(), Some("mine"));
    }
}
