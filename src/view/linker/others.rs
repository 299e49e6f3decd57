//! By what addresses and names the programs of others know pages: where a generator has them, and what double brackets call them. Pages
//! in; the address on the site of what is asked for out, if one page alone is known so.

use std::collections::HashMap;

use crate::model::alias;
use crate::model::page::Page;
use crate::view::url::Urls;

/// Pages by what others have for them.
#[derive(Debug, Default)]
pub(super) struct Others {
    addresses: HashMap<String, Option<usize>>,
    names: HashMap<String, Option<usize>>,
    urls: Vec<(String, String)>,
}

impl Others {
    /// Sorts pages.
    pub(super) fn new(pages: &[Page], urls: Urls) -> Self {
        let mut others = Others::default();
        for page in pages {
            let index = others.urls.len();
            if page.elsewhere.is_empty() && page.names.is_empty() {
                continue;
            }
            others
                .urls
                .push((page.path.to_string(), urls.page(&page.slug)));
            let lists = [
                (&page.elsewhere, &mut others.addresses),
                (&page.names, &mut others.names),
            ];
            for (keys, known) in lists {
                for key in keys.iter().map(|key| key.to_lowercase()) {
                    let one = known.entry(key).or_insert(Some(index));
                    one.take_if(|first| *first != index);
                }
            }
        }
        others
    }

    /// The page at an address of a generator: its address.
    pub(super) fn at(&self, path: &str) -> Option<String> {
        let key = alias::bare(path).to_lowercase();
        let index = (*self.addresses.get(&key)?)?;
        Some(self.urls.get(index)?.1.clone())
    }

    /// The page that is called so: its path and its address.
    pub(super) fn called(&self, name: &str) -> Option<(String, String)> {
        let index = (*self.names.get(&name.to_lowercase())?)?;
        self.urls.get(index).cloned()
    }
}
