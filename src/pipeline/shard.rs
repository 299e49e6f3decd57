//! A share of a site: one of several builds that each write a part of the files, on machines of their own, and the one site that
//! their folders make together. Folders of parts in, a site out; parts that do not belong together are refused. Every part
//! reads the whole content, for any page may speak of any record.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::kept::Basis;
use super::{Options, Written};
use crate::digest::Digest;
use crate::error::Error;
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
    shard: Shard,
    /// The whole of which it is a part: content, theme, and what was asked for.
    whole: Digest,
}

/// The mark of a part, if a part is what is built.
pub(super) fn mark(options: &Options, basis: Option<&Basis>) -> Result<Option<Vec<u8>>, Error> {
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
    Ok(serde_json::to_vec(&Mark { shard, whole }).ok())
}

/// Makes one site of all its parts.
pub fn merge(parts: &[PathBuf], output: &Path) -> Result<Written, Error> {
    complete(parts)?;
    let claim = Claim::take(output)?;
    let site = Site::begin(&claim)?;
    let mut written = Written {
        pages: 0,
        files: 0,
        bytes: 0,
        anew: true,
    };
    let mut paths = Vec::new();
    for part in parts {
        for path in write::files(part)? {
            if path == MARK {
                continue;
            }
            let bytes = write::read(&part.join(&path))?;
            site.write(&path, &bytes)?;
            written.pages += usize::from(path.ends_with(".html"));
            written.files += 1;
            written.bytes += bytes.len();
            paths.push(path);
        }
    }
    if let Some((theirs, ours)) = site.clashes(&paths).first() {
        return Err(Error::Usage(format!(
            "`{}` was not written by minutebook and is in the way of `{}` of the site: move it away",
            output.join(theirs).display(),
            ours.display()
        )));
    }
    if let Some(theirs) = site.foreign().first() {
        return Err(Error::Usage(format!(
            "`{}` was not written by minutebook, and only a build can tell whether it may be published: move it away",
            output.join(theirs).display(),
        )));
    }
    site.finish(paths, usize::MAX)?;
    Ok(written)
}

/// That folders are all parts of one whole.
fn complete(parts: &[PathBuf]) -> Result<(), Error> {
    let mut seen: Option<Mark> = None;
    let mut missing: Vec<bool> = Vec::new();
    for part in parts {
        let mark = write::read(&part.join(MARK))?;
        let mark: Option<Mark> = serde_json::from_slice(&mark).ok();
        let wrong = |what: &str| Error::Usage(format!("`{}` {what}", part.display()));
        let Some(mark) = mark.filter(|mark| (1..=mark.shard.of).contains(&mark.shard.number))
        else {
            return Err(wrong("is no part of a site: build it with --shard"));
        };
        let first = seen.get_or_insert(Mark { ..mark });
        if first.whole != mark.whole || first.shard.of != mark.shard.of {
            return Err(wrong(
                "is a part of another site than the first: build all parts of one commit, on one day, with the same options",
            ));
        }
        missing.resize(mark.shard.of, true);
        if !std::mem::take(&mut missing[mark.shard.number - 1]) {
            return Err(wrong(&format!("is part {} once more", mark.shard)));
        }
    }
    match missing.iter().position(|missing| *missing) {
        Some(at) => Err(Error::Usage(format!(
            "part {}/{} is missing: name the folders of all parts",
            at + 1,
            missing.len()
        ))),
        None => Ok(()),
    }
}
