//! The issues of a project export of GitLab: `NAME.tar.gz`, or the folder that was unpacked from it. A path in, records out.
//!
//! Of all its files only `tree/project/issues.ndjson` is read, line by line, and who may read the project: an export holds confidential issues, internal
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
use crate::read::issue::of_project::is_open;

/// The one file that is read, from the root of the export.
const ISSUES: &str = "tree/project/issues.ndjson";

/// What says who may read the project, and its issues.
const PROJECT: &str = "tree/project.json";
const FEATURE: &str = "tree/project/project_feature.ndjson";

/// Most bytes of each of these.
const SMALL: u64 = 16 << 20;

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

/// Reads the issues of an export; `home` is the project that it is of. One that does not say that everybody may read it and its
/// issues is refused unless `allow_private` says that this is no matter: in such a project nothing is called confidential.
pub fn read(
    path: &Path,
    cleaner: &Cleaner<'_>,
    home: Option<Home<'_>>,
    caps: Caps,
    allow_private: bool,
) -> Result<Found, Error> {
    let file = match path.is_dir() {
        true => path.join(ISSUES),
        false => path.to_path_buf(),
    };
    let open = File::open(&file).map_err(Error::io("cannot read", &file))?;
    let reading = Reading {
        file,
        cleaner,
        home,
        caps,
    };
    let parts = match path.is_dir() {
        true => Parts {
            found: Some(reading.lines(BufReader::new(open), None)?),
            project: small(File::open(path.join(PROJECT))),
            feature: small(File::open(path.join(FEATURE))),
        },
        false => reading.unpacked(open, allow_private)?,
    };
    reading.judged(parts, allow_private)
}

/// What is read of an export.
#[derive(Default)]
struct Parts {
    found: Option<Found>,
    project: Option<Object>,
    feature: Option<Object>,
}

impl Parts {
    /// Whether nothing more is to be looked for.
    fn are_known(&self, allow_private: bool) -> bool {
        let told = self.project.is_some() && self.feature.is_some();
        self.found.is_some() && (told || allow_private)
    }
}

/// A small file of an export, if it can be read.
fn small(file: io::Result<impl Read>) -> Option<Object> {
    let mut bytes = Vec::new();
    file.ok()?.take(SMALL).read_to_end(&mut bytes).ok()?;
    serde_json::from_slice(&bytes).ok()
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

    /// What an archive holds, read as far as anything of it is wanted.
    fn unpacked(&self, open: File, allow_private: bool) -> Result<Parts, Error> {
        let mut parts = Parts::default();
        let unpacked = MultiGzDecoder::new(BufReader::new(open)).take(self.caps.archive);
        let mut archive = Archive::new(unpacked);
        // Raw: names of any length are neither needed nor gathered.
        let entries = archive
            .entries()
            .map_err(|error| self.broken(&error))?
            .raw(true);
        for entry in entries {
            let entry = entry.map_err(|error| self.broken(&error))?;
            if entry.header().entry_type() != EntryType::Regular {
                continue;
            }
            let name = entry.path_bytes();
            let name = name.strip_prefix(b"./").unwrap_or(&name);
            match std::str::from_utf8(name) {
                Ok(PROJECT) => parts.project = small(Ok(entry)),
                Ok(FEATURE) => parts.feature = small(Ok(entry)),
                Ok(ISSUES) => {
                    let size = entry.size();
                    parts.found = Some(self.lines(BufReader::new(entry), Some(size))?);
                }
                _ => continue,
            }
            if parts.are_known(allow_private) {
                break;
            }
        }
        Ok(parts)
    }

    /// What was found, unless members alone may read it.
    fn judged(&self, parts: Parts, allow_private: bool) -> Result<Found, Error> {
        let (feature, project) = (parts.feature.as_ref(), parts.project.as_ref());
        let open = project.is_some_and(|project| is_open(project, feature));
        let Some(found) = parts.found else {
            return Err(self.refuse(
                "it holds no `tree/project/issues.ndjson`",
                "is it a project export of GitLab, made by version 12.10 or later?",
            ));
        };
        if open || allow_private {
            return Ok(found);
        }
        let message = "it does not say that everybody may read its project and the issues of that";
        let hint = "for a site that its members alone can read, or if you know better, say --allow-private";
        Err(self.refuse(message, hint))
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
