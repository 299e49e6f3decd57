//! Logs that were packed when they grew old, as `logrotate` and bouncers do: `sec.log.gz`. A path and bytes in, the text as it was
//! before out. Archives of several files are not unpacked.

use std::io::Read as _;

use flate2::read::MultiGzDecoder;

use crate::model::path;
use crate::place::Place;
use crate::read::tree::Entry;
use crate::report::{Note, Severity};
use crate::seal;

/// Endings of files that somebody packed.
const PACKED: &[&str] = &["gz", "tgz", "bz2", "xz", "zst", "zip", "7z"];

/// The name that a packed log had before; none of a file that is none by its name.
pub(crate) fn of_log(path: &str) -> Option<&str> {
    let (inside, ending) = path.rsplit_once('.')?;
    let name = path::name(inside);
    let is_log = name.contains(".log") || name.ends_with(".txt");
    (is_log && ending.eq_ignore_ascii_case("gz")).then_some(inside)
}

/// Whether a file is packed by its name.
pub(crate) fn is_packed(path: &str) -> bool {
    let ending = path::ending(path);
    let mut known = PACKED.iter();
    known.any(|packed| packed.eq_ignore_ascii_case(ending))
}

/// The bytes of a file as they were before it was packed, if it is a packed log; what is broken of it is told, and what holds too
/// much is not read.
pub(crate) fn opened(entry: &Entry, bytes: Vec<u8>) -> Result<(Vec<u8>, Option<Note>), Note> {
    if of_log(&entry.path).is_none() || !bytes.starts_with(b"\x1f\x8b") {
        return Ok((bytes, None));
    }
    let note = |severity, check, message: &str| {
        Note::new(severity, check, Place::file(&entry.file), message)
    };
    if seal::is_too_tight(&entry.path, &bytes) {
        let message = "this packed file holds more than 100 times its size, or more than 64 MiB";
        return Err(note(Severity::Error, "cap", message).hint("unpack it, and part it into days"));
    }
    let mut text = Vec::new();
    // Its size is known to be harmless by now.
    let whole = MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut text);
    let broken = whole.err().map(|_| {
        let message = "this packed file is broken: it is read as far as it can be unpacked";
        note(Severity::Warning, "broken-packing", message)
    });
    Ok((text, broken))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_logs_are_told_by_their_names() {
        let rows = [
            (
                "meetings/2026-01-08.log.gz",
                Some("meetings/2026-01-08.log"),
            ),
            ("meetings/sec.log.1.gz", Some("meetings/sec.log.1")),
            (
                "meetings/2026-01-08.txt.GZ",
                Some("meetings/2026-01-08.txt"),
            ),
            ("meetings/a.json.gz", None),
            ("meetings.log/a.gz", None),
            ("meetings/a.log.xz", None),
            ("meetings/a.log", None),
        ];
        for (path, expected) in rows {
            assert_eq!(of_log(path), expected, "{path}");
        }
    }
}
