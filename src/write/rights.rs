//! Rights of a site. Those of the output folder are its owner's business: a new site has what the old one had. Those of files are
//! what files get that are made now. Paths and what the disk says of them in, folders of such rights and verdicts out.

use std::fs::{self, Metadata, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::Path;

use rustix::buffer::spare_capacity;
use rustix::fs::{XattrFlags, getxattr, setxattr};

/// Who may read, write and run something.
const OF_ALL: u32 = 0o777;
/// Who may read and write something.
const NO_RUNNING: u32 = 0o666;
/// All that `chmod` sets.
const WHOLE: u32 = 0o7777;
/// What the writer of a site needs meanwhile.
const OWN: u32 = 0o700;

/// Access lists of Linux, that of a folder and that of what is made in it.
const LISTS: [&str; 2] = ["system.posix_acl_access", "system.posix_acl_default"];
/// Bytes that such a list has at most.
const LONGEST: usize = 64 * 1024;

/// Rights of a file that is made now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usual(u32);

impl Usual {
    /// Of a file that was just made.
    pub(super) fn of(made: &Metadata) -> Self {
        Usual(made.mode() & OF_ALL)
    }

    /// Whether a file has them.
    pub(super) fn has(self, file: &Metadata) -> bool {
        file.mode() & OF_ALL == self.0
    }

    /// Whether a folder lets the same people read and write.
    pub(super) fn has_folder(self, folder: &Metadata) -> bool {
        folder.mode() & NO_RUNNING == self.0 & NO_RUNNING
    }
}

/// Has a fresh folder belong to the group of an old one, with its access lists and rights, as far as this account may; what is
/// written into it may be given on so.
pub(super) fn begin(old: &Path, fresh: &Path) {
    let (Ok(was), Ok(is)) = (fs::symlink_metadata(old), fs::symlink_metadata(fresh)) else {
        return;
    };
    if !was.is_dir() {
        return;
    }
    if was.gid() != is.gid() {
        let _ = chown(fresh, None, Some(was.gid()));
    }
    for list in LISTS {
        let mut value = Vec::with_capacity(LONGEST);
        if getxattr(old, list, spare_capacity(&mut value)).is_ok() {
            let _ = setxattr(fresh, list, &value, XattrFlags::empty());
        }
    }
    set(fresh, was.mode() | OWN);
}

/// Gives a folder, of which nothing is to be written any more, just the rights of an old one.
pub(super) fn end(old: &Path, fresh: &Path) {
    if let Ok(was) = fs::symlink_metadata(old)
        && was.is_dir()
    {
        set(fresh, was.mode());
    }
}

/// Has the writer of a folder be able to take away what is in it.
pub(super) fn open(folder: &Path) {
    if let Ok(is) = fs::symlink_metadata(folder)
        && is.is_dir()
        && is.mode() & OWN != OWN
    {
        set(folder, is.mode() | OWN);
    }
}

fn set(folder: &Path, mode: u32) {
    let _ = fs::set_permissions(folder, Permissions::from_mode(mode & WHOLE));
}
