//! The site that stands, as the last build remembers it: what was made of the same as now is not made again. What is kept and
//! a planned site in; files that can be taken over out. What else is in the old site is nobody's business here.

use std::path::Path;

use super::kept::{self, Kept};
use super::{Options, Planned};
use crate::compress::Packing;
use crate::digest::Digest;
use crate::outputs::keys;
use crate::write::manifest::Entry;

/// Files that stand, and what the new ones are made of.
pub(super) struct Before {
    /// In the order of their paths.
    site: Vec<Entry>,
    /// What the files of each meeting are made of; nothing where nobody remembers.
    keys: Vec<Digest>,
}

impl Before {
    pub(super) fn of(
        options: &Options,
        theme: Option<Digest>,
        planned: &Planned<'_, '_>,
        kept: Option<Kept>,
    ) -> Self {
        let theme = theme.filter(|_| options.program.is_some());
        let keys = theme.map(|theme| keys::of_meetings(planned.sight, kept::shown(options, theme)));
        Before {
            site: kept.map_or_else(Vec::new, Kept::site),
            keys: keys.unwrap_or_default(),
        }
    }

    /// What the files of a meeting are made of.
    pub(super) fn key(&self, meeting: usize) -> Option<Digest> {
        self.keys.get(meeting).copied()
    }

    /// Whether a file stands that holds something.
    pub(super) fn holds(&self, path: &str, digest: Digest, target: &Path) -> bool {
        let file = self.file(path);
        let same = file.filter(|entry| entry.file.digest == Some(digest));
        same.is_some_and(|entry| entry.is_untouched(target))
    }

    /// What is in the packed form of a file, if it stands as it was written and was made of the same.
    pub(super) fn packed(
        &self,
        path: &str,
        held: Digest,
        packed: &str,
        target: &Path,
    ) -> Option<Digest> {
        let plain = self.file(path)?.file.digest;
        let packed = self.file(packed).filter(|_| plain == Some(held))?;
        packed.file.digest.filter(|_| packed.is_intact(target))
    }

    /// A file that stands and was made of something, and those that are packed beside it.
    pub(super) fn made_of(
        &self,
        path: &str,
        key: Digest,
        target: &Path,
    ) -> Option<(&Entry, Vec<&Entry>)> {
        let plain = self.file(path)?;
        let packed = Packing::ALL.iter();
        let packed = packed.filter_map(|packing| self.file(&format!("{path}{}", packing.suffix())));
        let packed: Vec<&Entry> = packed.collect();
        let all = packed.iter().copied().chain([plain]);
        let stand = plain.file.key == Some(key) && all.clone().all(|file| file.is_intact(target));
        stand.then_some((plain, packed))
    }

    fn file(&self, path: &str) -> Option<&Entry> {
        let at = self
            .site
            .binary_search_by(|entry| entry.file.path.as_str().cmp(path));
        self.site.get(at.ok()?)
    }
}
