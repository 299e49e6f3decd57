//! Sites that were built before and lie among the content: what is in them is no content, be it drafts. A folder in, a verdict
//! out.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// The file that a build leaves in each site, and how it begins (see `write`).
const MARKER: &str = ".minutebook";
const SIGNATURE: &[u8] = b"minutebook ";

/// Why nothing in such a folder is read.
pub(crate) const REASON: &str = "a site that minutebook made";

/// Whether a folder is a site that was built here.
pub(crate) fn is_site(folder: &Path) -> bool {
    let marker = folder.join(MARKER);
    let mut head = [0; SIGNATURE.len()];
    // Of what is no file nobody knows when it ends.
    marker.symlink_metadata().is_ok_and(|data| data.is_file())
        && File::open(&marker).is_ok_and(|mut file| file.read_exact(&mut head).is_ok())
        && head == SIGNATURE
}
