//! One build at a time: a file beside the output folder that a build holds while it writes. The path of the file in, a
//! lock, and what rights a file gets that is made now, out: a lock that is free again when it is dropped, or when the process that holds it ends in whatever way: the system
//! keeps it, not the file, so a file that a killed build left is in nobody's way.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

use super::rights::Usual;
use crate::error::{BESIDE, Error};

/// Keeps other builds away from an output folder.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// Closing it frees the lock.
    file: File,
    /// Rights of a file that is made now, if this one was.
    usual: Option<Usual>,
}

impl Lock {
    /// Takes the lock at a path for what is written to `target`; somebody else's is an error that names their process.
    pub(super) fn take(path: PathBuf, target: &Path) -> Result<Self, Error> {
        loop {
            let opened = opened(&path).map_err(Error::io(BESIDE, &path))?;
            let (mut file, made) = opened;
            match file.try_lock() {
                Ok(()) => {}
                // Where the file system knows no locks, builds are as before: on their own.
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => {
                    return Err(Error::io("cannot lock", &path)(error));
                }
                Err(TryLockError::WouldBlock) => return Err(busy(&mut file, target)),
            }
            // One that the dead left tells nothing of rights: it makes way for one of today.
            if !made && fs::remove_file(&path).is_ok() {
                continue;
            }
            // Who held it before may have removed the file after it was opened here.
            if is_at(&file, &path) {
                let usual = file.metadata().ok().filter(|_| made);
                let usual = usual.map(|data| Usual::of(&data));
                let mut lock = Lock { path, file, usual };
                sign(&mut lock.file).map_err(Error::io("cannot write", &lock.path))?;
                return Ok(lock);
            }
        }
    }
}

impl Lock {
    /// When it was taken, in seconds since 1970 on the clock of its disk; a time that nothing is before if nobody knows.
    pub(super) fn taken(&self) -> i64 {
        self.file.metadata().map_or(i64::MIN, |data| data.mtime())
    }

    /// Rights of a file that is made now, if that is known.
    pub(super) fn usual(&self) -> Option<Usual> {
        self.usual
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A file that stays is taken over by the next build.
        let _ = fs::remove_file(&self.path);
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
    fn a_link_in_its_place_is_not_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let (theirs, path) = (folder.path().join("thesis"), folder.path().join("lock"));
        fs::write(&theirs, "mine").expect("a file");
        std::os::unix::fs::symlink(&theirs, &path).expect("a link");
        assert!(Lock::take(path, Path::new("site")).is_err());
        assert_eq!(fs::read_to_string(&theirs).ok().as_deref(), Some("mine"));
    }
}
