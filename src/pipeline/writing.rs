//! The last step of a build: every planned file is rendered, searched for what is withheld, and written, by all threads. A
//! planned site in; files below a fresh folder, their paths and what was found in them out. Nothing is put into place here.

use rayon::prelude::*;

use super::before::Before;
use super::progress::{Progress, Stage};
use super::shard::Shard;
use super::{Planned, Written, bug, sealed};
use crate::compress::{self, Packing};
use crate::digest::Digest;
use crate::error::Error;
use crate::outputs::Output;
use crate::pieces::PIECE;
use crate::seal::{Finding, Guard};
use crate::search;
use crate::view::Sight;
use crate::write::Site;
use crate::write::manifest::Filed;

/// Files that were written, their bytes in all, and what of the withheld words stands in them.
#[derive(Default)]
pub(super) struct Done {
    pub(super) files: Vec<Filed>,
    pub(super) bytes: usize,
    pub(super) findings: Vec<Finding>,
}

impl Done {
    pub(super) fn and(mut self, other: Done) -> Done {
        self.files.extend(other.files);
        self.bytes += other.bytes;
        self.findings.extend(other.findings);
        self
    }

    /// Numbers for the last line.
    pub(super) fn written(&self) -> Written {
        let pages = self.files.iter();
        Written {
            pages: pages.filter(|file| file.path.ends_with(".html")).count(),
            files: self.files.len(),
            bytes: self.bytes,
            anew: true,
        }
    }
}

/// Writes files, and looks for what must not stand in them.
pub(super) struct Writer<'w> {
    pub(super) site: &'w Site,
    /// What must not stand in any file, if anything is withheld.
    pub(super) guard: Option<&'w Guard>,
    pub(super) compress: bool,
    /// Whether it is told what is in each file.
    pub(super) digests: bool,
    /// The site that stands.
    pub(super) before: &'w Before,
    /// The part that is written, where it is not all.
    pub(super) shard: Option<Shard>,
}

impl Writer<'_> {
    /// One flat list of outputs, rendered and written by all threads; the search index is made meanwhile.
    pub(super) fn all(
        &self,
        planned: &Planned<'_, '_>,
        progress: &dyn Progress,
    ) -> Result<Done, Error> {
        let outputs = planned.outputs;
        let wanted = |at: usize| self.shard.is_none_or(|shard| shard.has(at));
        let outputs = (0..).zip(outputs).filter(|(at, _)| wanted(*at));
        let outputs = outputs.map(|(_, output)| output);
        let made = |buffer: &mut Vec<u8>, output: &&Output<'_>| {
            let doing = || format!("while `{}` was made", output.path);
            bug::caught(doing, || {
                let key = output.meeting().and_then(|index| self.before.key(index));
                let done = match self.spared(&output.path, key) {
                    Some(done) => vec![done],
                    None => {
                        output.make(planned.sight, planned.theme, buffer)?;
                        let each = output.paths();
                        let each = each.map(|path| self.one(path, buffer, self.compress, key));
                        each.collect::<Result<Vec<Done>, Error>>()?
                    }
                };
                progress.step();
                Ok(done)
            })
        };
        let render = |outputs: &[&Output<'_>], piece: usize| {
            let outputs = outputs.par_iter().with_max_len(piece);
            let done = outputs.map_init(Vec::new, made);
            done.collect::<Result<Vec<Vec<Done>>, Error>>()
        };
        // What is large comes first, one by one: whoever began with it last would end alone.
        let (large, small): (Vec<_>, Vec<_>) = outputs.partition(|output| output.is_large());
        progress.begin(Stage::Write, large.len() + small.len());
        let render = || rayon::join(|| render(&large, 1), || render(&small, PIECE));
        let ((large, small), indexed) = rayon::join(render, || self.index(planned.sight));
        let foreign = self.guard.map(|guard| sealed::in_foreign(guard, self.site));
        let foreign = Done {
            findings: foreign.unwrap_or_default(),
            ..Done::default()
        };
        let all = indexed?.into_iter().chain(large?.into_iter().flatten());
        let all = all.chain(small?.into_iter().flatten());
        Ok(all.fold(foreign, Done::and))
    }

    /// A file that would come out as it stands, and what is packed beside it, taken over unmade.
    fn spared(&self, path: &str, key: Option<Digest>) -> Option<Done> {
        let (plain, packed) = self.before.made_of(path, key?, self.site.target())?;
        let findings = match self.guard {
            Some(guard) => guard.scan(path, &self.site.old_bytes(path)?),
            None => Vec::new(),
        };
        let files = packed.into_iter().chain([plain]);
        let files: Vec<Filed> = files.map(|standing| standing.file.clone()).collect();
        let paths = files.iter().map(|file| file.path.as_str());
        self.site.keep_all(paths).then(|| Done {
            bytes: usize::try_from(plain.size()).unwrap_or(usize::MAX),
            files,
            findings,
        })
    }

    /// Writes a file, and packed beside it what a server may send in its place.
    pub(super) fn one(
        &self,
        path: &str,
        bytes: &[u8],
        compress: bool,
        key: Option<Digest>,
    ) -> Result<Done, Error> {
        let digest = |bytes: &[u8]| self.digests.then(|| Digest::of(bytes));
        let held = digest(bytes);
        let known = held.is_some_and(|held| self.before.holds(path, held, self.site.target()));
        let stamp = match known && self.site.keep(path) {
            true => None,
            false => self.site.write(path, bytes)?,
        };
        let unchanged = stamp.is_none();
        let mut files = vec![Filed {
            path: path.to_owned(),
            digest: held,
            key,
            stamp,
        }];
        if compress && compress::is_worth(path, bytes) {
            for packing in Packing::ALL {
                let packed = format!("{path}{}", packing.suffix());
                let packed_of = |held| self.before.packed(path, held, &packed, self.site.target());
                let kept = held.filter(|_| unchanged).and_then(packed_of);
                let mut held = kept.filter(|_| self.site.keep(&packed));
                let mut stamp = None;
                if held.is_none() {
                    let bytes = packing.pack(bytes);
                    stamp = self.site.write(&packed, &bytes)?;
                    held = digest(&bytes);
                }
                files.push(Filed {
                    path: packed,
                    digest: held,
                    key: None,
                    stamp,
                });
            }
        }
        let findings = self.guard.map(|guard| guard.scan(path, bytes));
        Ok(Done {
            files,
            bytes: bytes.len(),
            findings: findings.unwrap_or_default(),
        })
    }

    /// The files of the search index, where the team wants a search.
    fn index(&self, sight: &Sight<'_>) -> Result<Vec<Done>, Error> {
        let elsewhere = self.shard.is_some_and(|shard| !shard.has_index());
        if !sight.library.team.search || elsewhere {
            return Ok(Vec::new());
        }
        let files = search::index(sight);
        let done = files
            .par_iter()
            .map(|file| self.one(&file.path, &file.bytes, false, None));
        done.collect()
    }
}
