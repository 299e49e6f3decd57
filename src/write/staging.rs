//! Where a site is staged: in a folder beside the output folder. The path of that in; a folder with nothing in the way out, and
//! what could not be taken away from there. A mount point has nothing beside it that could take its place.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::removal::{self, Left};
use super::rights::FileMode;
use super::spare::Spare;
use crate::error::{Error, LEFT_BEFORE};

/// Folders that are tried one after the other: an earlier one may hold what somebody else left there.
const MOST: usize = 9;

/// A folder in which a site is written before it is put into place.
#[derive(Debug)]
pub(super) struct Staging {
    pub(super) folder: PathBuf,
    pub(super) spare: Spare,
    pub(super) left: Vec<Left>,
}

impl Staging {
    /// Makes such a folder beside a site. What is in the way and cannot be removed is told; if that is so everywhere, the first
    /// reason is the error.
    pub(super) fn beside(target: &Path, mode: Option<FileMode>) -> Result<Self, Error> {
        let mut left = Vec::new();
        let mut first = None;
        for folder in folders(target) {
            let error = match Spare::of(&folder, target, mode) {
                Ok(spare) => {
                    return Ok(Staging {
                        folder,
                        spare,
                        left,
                    });
                }
                Err(error) => error,
            };
            let Some(stuck) = stuck(&folder, &error) else {
                return Err(error);
            };
            left.push(stuck);
            first.get_or_insert(error);
        }
        let nowhere = || Error::io(LEFT_BEFORE, target)(ErrorKind::Other.into());
        Err(first.unwrap_or_else(nowhere))
    }
}

/// Takes away what builds left beside a site that were killed, but for what is a spare of it if such is wanted; what cannot be
/// taken away goes out.
pub(super) fn tidy(
    target: &Path,
    spares: bool,
    mode: Option<FileMode>,
) -> Result<Vec<Left>, Error> {
    let mut left = Vec::new();
    let there = |folder: &PathBuf| fs::symlink_metadata(folder).is_ok();
    for folder in folders(target).filter(there) {
        let done = match spares {
            true => Spare::of(&folder, target, mode).map(drop),
            false => removal::clear(&folder, LEFT_BEFORE),
        };
        if let Err(error) = done {
            left.push(stuck(&folder, &error).ok_or(error)?);
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

/// What an earlier build left and cannot be removed, if an error says that: another folder can be had.
fn stuck(folder: &Path, error: &Error) -> Option<Left> {
    match error {
        Error::Io { doing, source, .. } if *doing == LEFT_BEFORE => Some(Left::of(folder, source)),
        _ => None,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_the_way_is_told_and_the_first_reason_is_the_error() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("site");
        let folders: Vec<PathBuf> = folders(&target).collect();
        for path in &folders[..2] {
            fs::write(path, "no folder").expect("a file");
        }
        let staging = Staging::beside(&target, None).expect("the third");
        assert_eq!(staging.folder, folders[2]);
        let told = |left: &Left| (left.folder.clone(), left.denied);
        let told: Vec<(PathBuf, bool)> = staging.left.iter().map(told).collect();
        assert_eq!(
            told,
            [(folders[0].clone(), false), (folders[1].clone(), false)]
        );
        fs::remove_dir(&folders[2]).expect("a folder");
        for path in &folders[2..] {
            fs::write(path, "no folder").expect("a file");
        }
        let error = Staging::beside(&target, None).expect_err("nowhere");
        let reason = |error: &Error| match error {
            Error::Io { path, source, .. } => Some((path.clone(), source.kind())),
            _ => None,
        };
        let expected = (folders[0].clone(), ErrorKind::NotADirectory);
        assert_eq!(reason(&error), Some(expected));
    }
}
