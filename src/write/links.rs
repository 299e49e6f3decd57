//! Where an output folder really is: a link in its place leads there. A path in, a path that is no link out.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// Links that are followed one after the other, as the system does.
const MOST: usize = 40;

/// The folder that a path means, be it one that is still to be made.
pub(super) fn followed(target: &Path) -> Result<PathBuf, Error> {
    let target = std::path::absolute(target).map_err(Error::io("cannot find", target))?;
    // Its parts, without a slash at the end: that would follow a link unseen.
    let mut target: PathBuf = target.components().collect();
    for _ in 0..MOST {
        let Ok(to) = fs::read_link(&target) else {
            return named(target);
        };
        let next = target.parent().unwrap_or(Path::new("/")).join(to);
        let next: PathBuf = next.components().collect();
        // Only the last folder of a link that leads to nothing is made.
        let parent = next.parent().unwrap_or(Path::new("/"));
        let doing = "the output folder is a link, and the folder is not there:";
        parent.canonicalize().map_err(Error::io(doing, parent))?;
        target = next;
    }
    Err(Error::io("cannot follow the link", &target)(
        rustix::io::Errno::LOOP.into(),
    ))
}

/// The path by a name of the folder itself: files are put beside it.
fn named(target: PathBuf) -> Result<PathBuf, Error> {
    match target.file_name() {
        Some(_) => Ok(target),
        None => target
            .canonicalize()
            .map_err(Error::io("cannot find", &target)),
    }
}
