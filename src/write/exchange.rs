//! Puts a finished site into the place of the old one, in one step where the file system can. Two folders in, exchanged. Whatever
//! ends the program meanwhile, one of them stands in the place, or is put back there by the next build.

use std::fs;
use std::path::{Path, PathBuf};

use super::removal::{self, Left};
use super::rights;
use crate::error::Error;

/// Puts a fresh site in the place of the old one. The old one stands where the fresh one was then; where the file system cannot
/// exchange them it is removed, and goes out if that cannot be done.
pub(super) fn exchange(fresh: &Path, target: &Path) -> Result<Option<Left>, Error> {
    if !target.exists() {
        return fs::rename(fresh, target)
            .map(|()| None)
            .map_err(Error::io("cannot put the site into place at", target));
    }
    rights::end(target, fresh);
    let flags = rustix::fs::RenameFlags::EXCHANGE;
    let here = rustix::fs::CWD;
    match rustix::fs::renameat_with(here, fresh, here, target, flags) {
        Ok(()) => Ok(None),
        Err(_) => in_two(fresh, target),
    }
}

/// For file systems that cannot exchange: two renames, the second taken back if it fails.
fn in_two(fresh: &Path, target: &Path) -> Result<Option<Left>, Error> {
    let old = aside(fresh);
    removal::clear(&old, "cannot remove")?;
    fs::rename(target, &old).map_err(Error::io("cannot move the old site at", target))?;
    if let Err(error) = fs::rename(fresh, target) {
        let _ = fs::rename(&old, target);
        return Err(Error::Io {
            doing: "cannot put the site into place at",
            path: target.to_path_buf(),
            source: error,
        });
    }
    Ok(removal::left(&old))
}

/// Where the old site stands for a moment on file systems that cannot exchange.
fn aside(fresh: &Path) -> PathBuf {
    fresh.with_extension("minutebook-old")
}

/// A build that was killed between its two renames left the old site aside: it is put back.
pub(super) fn recover(target: &Path, fresh: &Path) -> Result<(), Error> {
    let old = aside(fresh);
    let is_folder = |data: fs::Metadata| data.is_dir();
    if target.exists() || !fs::symlink_metadata(&old).is_ok_and(is_folder) {
        return Ok(());
    }
    fs::rename(&old, target).map_err(Error::io("cannot put the old site back at", target))
}
