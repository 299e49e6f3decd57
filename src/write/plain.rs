//! Reads files of which nobody knows what they are: a pipe that somebody put in the place of a file has no end. A path in,
//! bytes out.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Read as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use rustix::fs::OFlags;

/// The bytes of a file; what is none, or a link, is an error.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    opened(path, OFlags::NOFOLLOW)
}

/// The bytes of a file or of the file that a link leads to.
pub(super) fn read_through_links(path: &Path) -> io::Result<Vec<u8>> {
    opened(path, OFlags::empty())
}

fn opened(path: &Path, more: OFlags) -> io::Result<Vec<u8>> {
    // Else a pipe would be waited for while it is opened.
    let flags = OFlags::NONBLOCK | more;
    let mut file = OpenOptions::new()
        .read(true)
        .custom_flags(flags.bits().cast_signed())
        .open(path)?;
    if !file.metadata()?.is_file() {
        return Err(ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}
