//! The issues of a project export of GitLab: `NAME.tar.gz`, or the folder that was unpacked from it. A path in, records out.
//!
//! Of all its files only `tree/project/issues.ndjson` is read, line by line: an export holds confidential issues, internal
//! comments and the mail addresses of members, and must never be committed itself. Sizes are capped, for an archive of a
//! few bytes may unpack to any number of them.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use tar::{Archive, EntryType};

use super::clean::{Cleaner, Home, Object};
use super::found::Found;
use crate::error::Error;

/// The one file that is read, from the root of the export.
const ISSUES: &str = "tree/project/issues.ndjson";

/// What to do about an export that is cut.
const AGAIN: &str = "download the export again";

/// How much is read.
#[derive(Debug, Clone, Copy)]
pub struct Caps {
    /// Most bytes of an issue, its comments among them.
    pub line: u64,
    /// Most bytes of all issues.
    pub issues: u64,
    /// Most bytes of the unpacked archive up to the end of the issues.
    pub archive: u64,
}

impl Default for Caps {
    fn default() -> Self {
        Caps {
            line: 64 << 20,
            issues: 2 << 30,
            archive: 64 << 30,
        }
    }
}

/// Reads the issues of an export; `home` is the project that it is of.
pub fn read(
    path: &Path,
    cleaner: &Cleaner<'_>,
    home: Option<Home<'_>>,
    caps: Caps,
) -> Result<Found, Error> {
    if path.is_dir() {
        let file = path.join(ISSUES);
        let open = File::open(&file).map_err(Error::io("cannot read", &file))?;
        let reading = Reading {
            file,
            cleaner,
            home,
            caps,
        };
        return reading.lines(BufReader::new(open), None);
    }
    let open = File::open(path).map_err(Error::io("cannot read", path))?;
    let unpacked = MultiGzDecoder::new(BufReader::new(open)).take(caps.archive);
    let mut archive = Archive::new(unpacked);
    let reading = Reading {
        file: path.to_path_buf(),
        cleaner,
        home,
        caps,
    };
    // Raw: names of any length are neither needed nor gathered.
    let entries = archive
        .entries()
        .map_err(|error| reading.broken(&error))?
        .raw(true);
    for entry in entries {
        let entry = entry.map_err(|error| reading.broken(&error))?;
        let name = entry.path_bytes();
        let name = name.strip_prefix(b"./").unwrap_or(&name);
        if name == ISSUES.as_bytes() && entry.header().entry_type() == EntryType::Regular {
            let size = entry.size();
            return reading.lines(BufReader::new(entry), Some(size));
        }
    }
    Err(reading.refuse(
        "it holds no `tree/project/issues.ndjson`",
        "is it a project export of GitLab, made by version 12.10 or later?",
    ))
}

/// Whether a file or a folder lies in another folder.
pub fn lies_in(path: &Path, folder: &Path) -> bool {
    let (path, folder) = (path.canonicalize(), folder.canonicalize());
    path.is_ok_and(|path| folder.is_ok_and(|folder| path.starts_with(folder)))
}

/// A file that is being read.
struct Reading<'a> {
    file: PathBuf,
    cleaner: &'a Cleaner<'a>,
    home: Option<Home<'a>>,
    caps: Caps,
}

impl Reading<'_> {
    /// One issue a line, `whole` bytes in all, if that is known. What a line holds is never told: it may be confidential.
    fn lines(&self, input: impl BufRead, whole: Option<u64>) -> Result<Found, Error> {
        let mut input = input.take(self.caps.issues.saturating_add(1));
        let (mut found, mut line, mut number, mut sum) = (Found::default(), Vec::new(), 0, 0);
        loop {
            line.clear();
            number += 1;
            let most = self.caps.line.saturating_add(1);
            let read = (&mut input).take(most).read_until(b'\n', &mut line);
            let size = read.map_err(|error| self.broken(&error))? as u64;
            sum += size;
            if size > self.caps.line || sum > self.caps.issues {
                let message = format!("line {number} of its issues is beyond what is read");
                let hint = "fetch the issues from the server in place of the export";
                return Err(self.refuse(&message, hint));
            }
            if size == 0 && whole.is_some_and(|whole| whole != sum) {
                return Err(self.refuse("its issues end too early", AGAIN));
            }
            if size == 0 {
                return Ok(found);
            }
            if line.trim_ascii().is_empty() {
                continue;
            }
            let object = serde_json::from_slice::<Object>(&line).map_err(|_| {
                let message = format!("line {number} of its issues is cut or damaged");
                self.refuse(&message, AGAIN)
            })?;
            found.add(self.cleaner.gitlab(&object, self.home));
        }
    }

    fn broken(&self, error: &io::Error) -> Error {
        let hint = match error.kind() {
            io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => {
                "is it the file NAME.tar.gz of an export?"
            }
            _ => AGAIN,
        };
        self.refuse(&format!("it cannot be unpacked ({error})"), hint)
    }

    fn refuse(&self, message: &str, hint: &str) -> Error {
        Error::Usage(format!(
            "cannot read the export `{}`: {message}\n      = {hint}",
            self.file.display()
        ))
    }
}
