//! Rights of a site. Those of the output folder are its owner's business: a new site has what the old one had. Those of files are
//! what files get that are made now. Paths and what the disk says of them in, folders of such rights and verdicts out.

use std::fs::{self, Metadata, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::Path;

use rustix::buffer::spare_capacity;
use rustix::fs::{XattrFlags, getxattr, removexattr, setxattr};
use rustix::io::Errno;

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

/// The mode that a file gets that is made now: what the umask and the folder leave of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileMode(u32);

impl FileMode {
    /// Of a file that was just made.
    pub(super) fn of(made: &Metadata) -> Self {
        FileMode(made.mode() & OF_ALL)
    }

    /// Whether a file has it.
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
        let _ = match getxattr(old, list, spare_capacity(&mut value)) {
            Ok(_) => setxattr(fresh, list, &value, XattrFlags::empty()),
            // The folder above may have one that everything made in it gets.
            Err(Errno::NODATA) => removexattr(fresh, list),
            Err(_) => Ok(()),
        };
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A list by which one more account may read and enter: version, then tag, rights and number of each entry.
    fn list() -> Vec<u8> {
        let any = u32::MAX;
        let entries: [(u16, u16, u32); 5] = [
            (0x01, 7, any),
            (0x02, 5, 4711),
            (0x04, 5, any),
            (0x10, 5, any),
            (0x20, 0, any),
        ];
        let entry = |(tag, rights, number): (u16, u16, u32)| {
            let ends = [tag.to_le_bytes(), rights.to_le_bytes()].concat();
            [ends, number.to_le_bytes().to_vec()].concat()
        };
        let entries = entries.map(entry).concat();
        [2u32.to_le_bytes().to_vec(), entries].concat()
    }

    fn lists(folder: &Path) -> [bool; 2] {
        LISTS.map(|list| {
            let mut value = Vec::with_capacity(LONGEST);
            getxattr(folder, list, spare_capacity(&mut value)).is_ok()
        })
    }

    #[test]
    fn a_new_site_has_the_access_lists_of_the_old_one_and_no_others() {
        let folder = tempfile::tempdir().expect("a folder");
        let [old, listed, new] = ["old", "listed", "new"].map(|name| folder.path().join(name));
        fs::create_dir(&old).expect("a folder");
        let given = setxattr(folder.path(), LISTS[1], &list(), XattrFlags::empty());
        if given.is_err() {
            // Not every file system knows access lists.
            return;
        }
        for folder in [&listed, &new] {
            fs::create_dir(folder).expect("a folder");
        }
        assert_eq!(
            [&old, &new].map(|folder| lists(folder)),
            [[false; 2], [true; 2]]
        );
        for (site, expected) in [(&old, [false; 2]), (&listed, [true; 2])] {
            begin(site, &new);
            assert_eq!(lists(&new), expected);
            let mode = |folder: &Path| fs::metadata(folder).expect("a folder").mode();
            assert_eq!(mode(&new), mode(site));
        }
    }
}
