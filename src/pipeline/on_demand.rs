//! A planned site of which each file is made when somebody asks for it. Paths in, bytes out; nothing is kept but the
//! search index, which is made whole at the first question for one of its files.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::Planned;
use crate::error::Error;
use crate::outputs::Output;
use crate::search;
use crate::view::url;

/// The site.
pub struct OnDemand<'p> {
    planned: &'p Planned<'p, 'p>,
    outputs: BTreeMap<&'p str, &'p Output<'p>>,
    index: OnceLock<BTreeMap<String, Vec<u8>>>,
}

impl<'p> OnDemand<'p> {
    /// Orders the files of a planned site by path.
    pub fn new(planned: &'p Planned<'p, 'p>) -> Self {
        let outputs = planned.outputs.iter();
        let paths = |output: &'p Output<'p>| output.paths().map(move |path| (path, output));
        OnDemand {
            planned,
            outputs: outputs.flat_map(paths).collect(),
            index: OnceLock::new(),
        }
    }

    /// The path under which the site stands on its host, with a slash at both ends.
    pub fn base(&self) -> String {
        url::absolute_root(self.planned.sight.library.team.base_url.as_deref())
    }

    /// Whether there is a file at a path.
    pub fn is_file(&self, path: &str) -> bool {
        self.outputs.contains_key(path) || self.indexed(path).is_some()
    }

    /// Whether there are files below a path, which has no slash at its end.
    pub fn is_folder(&self, path: &str) -> bool {
        let inside = format!("{path}/");
        let mut next = self.outputs.range(inside.as_str()..);
        next.next()
            .is_some_and(|(found, _)| found.starts_with(&inside))
    }

    /// The bytes of a file; none if there is none at that path.
    pub fn bytes(&self, path: &str) -> Option<Result<Vec<u8>, Error>> {
        match self.outputs.get(path) {
            Some(output) => Some(output.bytes(self.planned.sight, self.planned.theme)),
            None => self.indexed(path).map(|bytes| Ok(bytes.clone())),
        }
    }

    /// A file of the search index.
    fn indexed(&self, path: &str) -> Option<&Vec<u8>> {
        let sight = self.planned.sight;
        if !path.starts_with(url::SEARCH_INDEX) || !sight.library.team.search {
            return None;
        }
        let make = || {
            let files = search::index(sight).into_iter();
            files.map(|file| (file.path, file.bytes)).collect()
        };
        self.index.get_or_init(make).get(path)
    }
}
