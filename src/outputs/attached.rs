//! Pictures and documents of the content folder that a published text names: they are published as well. A library in, paths out;
//! whether such a file is what its name says is not looked at here.

use std::collections::{BTreeSet, HashMap, HashSet};

use rayon::prelude::*;

use super::texts::{Text, texts};
use crate::model::address::decoded;
use crate::model::source::ATTACHED;
use crate::model::{Library, path};
use crate::view::linker::ways;
use crate::view::markdown::addresses;

/// Files that may be published so.
struct Lying<'l> {
    paths: HashSet<&'l str>,
    /// By their names; nothing where several are called so.
    names: HashMap<&'l str, Option<&'l str>>,
}

/// The paths of those files, in order.
pub fn named(library: &Library) -> BTreeSet<String> {
    let lying = Lying::of(library);
    if lying.paths.is_empty() {
        return BTreeSet::new();
    }
    let texts = texts(library);
    let texts = texts.par_iter().filter(|text| may_name(text.body));
    let found = texts.flat_map_iter(|text| lying.named_in(text));
    found.map(str::to_owned).collect()
}

impl<'l> Lying<'l> {
    /// Files of such an ending that lie anywhere but in hidden folders and those of drafts, and are not named like what is withheld.
    fn of(library: &'l Library) -> Self {
        let sources = library.sources.iter();
        let lying = sources.filter(|source| source.may_be_attached());
        let paths: HashSet<&str> = lying.map(|source| &*source.path).collect();
        let mut names = HashMap::new();
        for path in &paths {
            let name = path::name(path);
            let entry = names.entry(name);
            entry.and_modify(|one| *one = None).or_insert(Some(*path));
        }
        Lying { paths, names }
    }

    fn named_in(&self, text: &Text<'_>) -> Vec<&'l str> {
        let (addresses, names) = addresses::files(text.body);
        let mut found = Vec::new();
        for address in addresses {
            let plain = address.split(['#', '?']).next().unwrap_or(&address);
            let decoded = decoded(plain);
            let spelled = [plain, &decoded].map(|address| ways::paths(text.path, address));
            found.extend(self.first(spelled.into_iter().flatten()));
        }
        for name in names {
            let near = self.first(ways::of_wiki(text.path, &name).into_iter());
            found.extend(near.or_else(|| self.names.get(name.as_str()).copied().flatten()));
        }
        found
    }

    fn first(&self, mut paths: impl Iterator<Item = String>) -> Option<&'l str> {
        paths.find_map(|path| self.paths.get(path.as_str()).copied())
    }
}

/// Whether a text may name such a file: most do not, and need not be parsed for it.
fn may_name(text: &str) -> bool {
    let mut ends = text.match_indices('.').map(|(at, _)| &text[at + 1..]);
    ends.any(|rest| {
        let mut known = ATTACHED.iter();
        known.any(|(ending, _)| {
            let head = rest.get(..ending.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(ending))
        })
    })
}
