//! Where a site is written: beside the output folder. The path of that in; a folder with nothing in the way out, and what could not
//! be taken away from there. A mount point has nothing beside it that could take its place.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use super::removal::{self, Left};
use super::rights::Usual;
use super::spare::Spare;
use crate::error::{Error, LEFT_BEFORE};

/// Folders that are tried one after the other: an earlier one may hold what somebody else left there.
const MOST: usize = 9;

/// Room for a site.
pub(super) struct Room {
    pub(super) folder: PathBuf,
    pub(super) spare: Spare,
    pub(super) left: Vec<Left>,
}

impl Room {
    /// Makes room beside a site.
    pub(super) fn beside(target: &Path, usual: Option<Usual>) -> Result<Self, Error> {
        let mut left = Vec::new();
        for folder in folders(target) {
            match Spare::of(&folder, target, usual) {
                Ok(spare) => {
                    return Ok(Room {
                        folder,
                        spare,
                        left,
                    });
                }
                Err(error) => left.push(stuck(folder, error)?),
            }
        }
        let first = left.first().map(|left| left.folder.clone());
        let denied = std::io::ErrorKind::PermissionDenied.into();
        let folder = first.unwrap_or_default();
        Err(Error::io(LEFT_BEFORE, &folder)(denied))
    }
}

/// Takes away what builds left beside a site that were killed, but for what is a spare of it if such is wanted; what cannot be
/// taken away goes out.
pub(super) fn tidy(target: &Path, spares: bool, usual: Option<Usual>) -> Result<Vec<Left>, Error> {
    let mut left = Vec::new();
    let standing = |folder: &PathBuf| fs::symlink_metadata(folder).is_ok();
    for folder in folders(target).filter(standing) {
        let done = match spares {
            true => Spare::of(&folder, target, usual).map(drop),
            false => removal::clear(&folder, LEFT_BEFORE),
        };
        if let Err(error) = done {
            left.push(stuck(folder, error)?);
        }
    }
    Ok(left)
}

/// The folder in which a site is written, and others for when that one cannot be had.
fn folders(target: &Path) -> impl Iterator<Item = PathBuf> {
    let target = target.to_path_buf();
    (1..=MOST).map(move |number| match number {
        1 => beside(&target, "new"),
        number => beside(&target, &format!("new-{number}")),
    })
}

/// A path beside an output folder that is no content wherever it lies.
pub(super) fn beside(target: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or(OsStr::new("site")));
    name.push(format!(".minutebook-{end}"));
    target.with_file_name(name)
}

/// What somebody left who may do more than this account; all else is an error.
fn stuck(folder: PathBuf, error: Error) -> Result<Left, Error> {
    match &error {
        Error::Io { doing, source, .. } if *doing == LEFT_BEFORE => Ok(Left {
            why: source.to_string(),
            folder,
        }),
        _ => Err(error),
    }
}

/// That an output folder is no mount point: nothing can be put in the place of one.
pub(super) fn is_no_mount(target: &Path) -> Result<(), Error> {
    match is_mount(target) {
        true => Err(Error::Usage(format!(
            "the output folder `{}` is a mount point, in the place of which no new site can be put: name a folder in it, as in --output-dir {}",
            target.display(),
            target.join("site").display()
        ))),
        false => Ok(()),
    }
}

#[cfg(target_os = "linux")]
fn is_mount(target: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    let told = statx(CWD, target, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty());
    told.is_ok_and(|told| told.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

/// Where the system does not tell, the exchange does.
#[cfg(not(target_os = "linux"))]
fn is_mount(_: &Path) -> bool {
    false
}
