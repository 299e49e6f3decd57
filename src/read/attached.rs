//! Pictures and documents that a published text names. Their paths and the library of what was read in; they are files of the site
//! then, as those of `static/` are, and what is doubtful about them is told. Which are named is not known here.

use std::collections::{BTreeSet, HashSet};
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use super::tree;
use super::tree::lfs;
use crate::model::source::{ATTACHED, Asset};
use crate::model::{Library, path};
use crate::report::Note;
use crate::seal::Sealed;

/// Bytes that tell what a file is.
const HEAD: u64 = 64;

/// What came of them.
#[derive(Default)]
pub struct Attached {
    /// The files, as the user would type them, of which nobody has to be told that they are passed over: they are published, or only
    /// what is withheld names them.
    pub files: HashSet<Arc<str>>,
    /// What is wrong with the others.
    pub notes: Vec<Note>,
}

/// Publishes them at their own paths, but for what is not what its name says, and where something else stands already: paths that
/// are told apart by case alone, or those that are `taken`.
pub fn publish(
    library: &mut Library,
    content: &Path,
    named: &BTreeSet<String>,
    taken: impl Fn(&str) -> bool,
    sealed: &Sealed,
) -> Attached {
    let mut attached = Attached::default();
    let targets = library.assets.iter();
    let mut targets: HashSet<String> = targets.map(|asset| asset.target.to_lowercase()).collect();
    let sources = library.sources.iter_mut();
    for source in sources.filter(|source| named.contains(&*source.path)) {
        let shown = tree::shown(content, &source.path);
        let file = content.join(&*source.path);
        let Some(head) = head(&file) else {
            continue;
        };
        if lfs::is_pointer(&head) {
            attached.notes.push(lfs::note(&shown));
            continue;
        }
        if !is_of_its_kind(&source.path, &head) || taken(&source.path) {
            continue;
        }
        if targets.insert(source.path.to_lowercase()) {
            (source.role, source.reason) = ("static", None);
            attached.files.insert(Arc::clone(&shown));
            library.assets.push(Asset {
                file,
                shown,
                target: source.path.to_string(),
                path: Arc::clone(&source.path),
                expires: None,
            });
        }
    }
    // Their names would tell.
    library.sources.retain(|source| {
        let secret = source.may_be_attached() && sealed.names(&source.path);
        if secret {
            attached.files.insert(tree::shown(content, &source.path));
        }
        !secret
    });
    attached
}

/// How a file begins; nothing if it is none, or not here any more.
fn head(file: &Path) -> Option<Vec<u8>> {
    let plain = file.symlink_metadata().is_ok_and(|data| data.is_file());
    let mut head = Vec::new();
    let file = plain.then(|| File::open(file).ok()).flatten()?;
    file.take(HEAD).read_to_end(&mut head).ok()?;
    Some(head)
}

/// Whether a file begins as those of its ending do.
fn is_of_its_kind(path: &str, head: &[u8]) -> bool {
    let ending = path::ending(path);
    let mut known = ATTACHED.iter();
    known.any(|(known, (at, begin))| {
        let begins = head.get(*at..).is_some_and(|head| head.starts_with(begin));
        begins && known.eq_ignore_ascii_case(ending)
    })
}
