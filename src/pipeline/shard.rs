//! A share of a site: one of several builds that each write a part of the files, on machines of their own, and the one site that
//! their folders make together. Folders of parts in, a site out; parts that do not belong together are refused. Every part
//! reads the whole content, for any page may speak of any record.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::kept::Basis;
use super::{Options, Written, left_over};
use crate::digest::Digest;
use crate::error::Error;
use crate::report::Report;
use crate::write::manifest::Filed;
use crate::write::{self, Claim, Site};

/// Which part of how many, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    number: usize,
    of: usize,
}

/// Most parts that a site is made of.
const MOST: usize = 200;

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text.split_once('/');
        let numbers = parts.and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match numbers {
            Some((number, of)) if (1..=of).contains(&number) && of <= MOST => {
                Ok(Shard { number, of })
            }
            _ => Err(format!(
                "name a part and how many there are, as in 1/4; there are {MOST} at most"
            )),
        }
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.number, self.of)
    }
}

impl Shard {
    /// Whether an output belongs to it, by its place among all: pages of a kind follow each other, so every part has some of each.
    pub(super) fn has(self, output: usize) -> bool {
        output % self.of == self.number - 1
    }

    /// Whether it makes the search index.
    pub(super) fn has_index(self) -> bool {
        self.number == self.of
    }
}

/// File that says of what a folder is a part.
pub(super) const MARK: &str = ".minutebook-part";

#[derive(Serialize, Deserialize)]
struct Mark {
    #[serde(flatten)]
    part: Part,
    /// Its files.
    files: Digest,
}

/// A part, and of what.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) struct Part {
    shard: Shard,
    /// The whole of which it is a part: content, theme, and what was asked for.
    whole: Digest,
}

impl Part {
    /// The text of the file that says so.
    pub(super) fn mark(self, files: &[Filed]) -> Result<Vec<u8>, Error> {
        let files = files
            .iter()
            .filter_map(|file| Some((&*file.path, file.digest?)));
        let mark = Mark {
            part: self,
            files: all(files),
        };
        serde_json::to_vec(&mark).map_err(|error| Error::Bug {
            doing: "while the mark of a part was made".to_owned(),
            message: error.to_string(),
        })
    }
}

/// One number for files, whatever their order.
fn all<'f>(files: impl Iterator<Item = (&'f str, Digest)>) -> Digest {
    let mut lines: Vec<String> = files
        .map(|(path, digest)| format!("{digest} {path}"))
        .collect();
    lines.sort();
    Digest::of_all(lines.iter().map(String::as_bytes))
}

/// What part is built, if one is.
pub(super) fn part(options: &Options, basis: Option<&Basis>) -> Result<Option<Part>, Error> {
    let Some(shard) = options.shard else {
        return Ok(None);
    };
    let basis = basis.ok_or_else(|| {
        Error::Usage("the content has changed while it was read: build this part again".to_owned())
    })?;
    let asked = (
        (&options.base_url, &options.theme, options.today),
        (
            options.drafts,
            options.index_links,
            options.compress,
            options.noindex,
        ),
    );
    let version = env!("CARGO_PKG_VERSION");
    let whole = Digest::of(format!("{version} {asked:?} {}", basis.digest()).as_bytes());
    Ok(Some(Part { shard, whole }))
}

/// What came of putting parts together.
#[derive(Debug)]
pub struct Merged {
    /// Numbers for the last line.
    pub written: Written,
    /// What could not be taken away beside the site.
    pub report: Report,
}

/// Makes one site of all its parts.
pub fn merge(parts: &[PathBuf], output: &Path) -> Result<Merged, Error> {
    let marks = complete(parts)?;
    let place = output.canonicalize().ok();
    let mut same = parts
        .iter()
        .filter(|part| part.canonicalize().ok() == place);
    if let Some(part) = same.next().filter(|_| place.is_some()) {
        return Err(of_part(
            part,
            "cannot be the whole as well: name another --output-dir",
        ));
    }
    let claim = Claim::take(output)?;
    let site = Site::begin(&claim)?;
    let mut written = Written {
        pages: 0,
        files: 0,
        bytes: 0,
        anew: true,
    };
    let mut paths = Vec::new();
    for (part, mark) in parts.iter().zip(&marks) {
        paths.extend(copied(part, mark, &site, &mut written)?);
    }
    refuse_others(&site, &paths, output)?;
    let mut report = Report::default();
    report.extend(left_over::notes(&site.finish(paths, usize::MAX)?));
    Ok(Merged { written, report })
}

/// Writes the files of a part, of which none is another than when it was built: what was searched for withheld words is what is
/// published.
fn copied(
    part: &Path,
    mark: &Mark,
    site: &Site,
    written: &mut Written,
) -> Result<Vec<String>, Error> {
    let mut files = Vec::new();
    for path in write::files(part)? {
        if path == MARK {
            continue;
        }
        let file = part.join(&path);
        if !file.is_file() {
            return Err(of_part(
                part,
                &format!("is not whole, for `{path}` is missing: {AGAIN}"),
            ));
        }
        let bytes = write::read(&file)?;
        site.write(&path, &bytes)?;
        written.pages += usize::from(path.ends_with(".html"));
        written.files += 1;
        written.bytes += bytes.len();
        files.push((path, Digest::of(&bytes)));
    }
    let digest = all(files.iter().map(|(path, digest)| (&**path, *digest)));
    match digest == mark.files {
        true => Ok(files.into_iter().map(|(path, _)| path).collect()),
        false => Err(of_part(
            part,
            &format!(
                "was changed since, and only a build searches it for what is withheld: {AGAIN}"
            ),
        )),
    }
}

/// What to do with a part that is not as it was.
const AGAIN: &str = "build this part again";

fn of_part(part: &Path, what: &str) -> Error {
    Error::Usage(format!("`{}` {what}", part.display()))
}

/// That nothing of others lies where the site goes.
fn refuse_others(site: &Site, paths: &[String], output: &Path) -> Result<(), Error> {
    if let Some((theirs, ours)) = site.clashes(paths).first() {
        return Err(Error::Usage(format!(
            "`{}` was not written by minutebook and is in the way of `{}` of the site: move it away",
            output.join(theirs).display(),
            ours.display()
        )));
    }
    match site.foreign().first() {
        Some(theirs) => Err(Error::Usage(format!(
            "`{}` was not written by minutebook, and only a build can tell whether it may be published: move it away",
            output.join(theirs).display(),
        ))),
        None => Ok(()),
    }
}

/// That folders are all parts of one whole; their marks.
fn complete(parts: &[PathBuf]) -> Result<Vec<Mark>, Error> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut missing: Vec<bool> = Vec::new();
    for part in parts {
        let mark = mark_of(part)?;
        let Part { shard, whole } = mark.part;
        let first = marks.first().unwrap_or(&mark).part;
        if first.whole != whole || first.shard.of != shard.of {
            return Err(of_part(
                part,
                "is a part of another site than the first: build all parts of one commit, on one day, with the same options",
            ));
        }
        missing.resize(shard.of, true);
        if !std::mem::take(&mut missing[shard.number - 1]) {
            return Err(of_part(part, &format!("is part {shard} once more")));
        }
        marks.push(mark);
    }
    match missing.iter().position(|missing| *missing) {
        Some(at) => Err(Error::Usage(format!(
            "part {}/{} is missing: name the folders of all parts",
            at + 1,
            missing.len()
        ))),
        None => Ok(marks),
    }
}

/// The mark of a part.
fn mark_of(part: &Path) -> Result<Mark, Error> {
    let file = part.join(MARK);
    let bytes = match part.is_dir() && !file.exists() {
        true => Vec::new(),
        false => write::read(&file)?,
    };
    let mark: Option<Mark> = serde_json::from_slice(&bytes).ok();
    let known = |mark: &Mark| (1..=mark.part.shard.of).contains(&mark.part.shard.number);
    mark.filter(|mark| known(mark) && mark.part.shard.of <= MOST)
        .ok_or_else(|| of_part(part, "is no part of a site: build it with --shard"))
}
