//! The page of the search: what its script needs, and where the lists are for those who look without it.

use serde::Serialize;

use super::page::{Crumb, PageMeta};
use super::{Sight, lists, url};

/// The page of the search, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct SearchView {
    /// Where the files of the index are.
    pub index: &'static str,
    /// Lists that lead everywhere.
    pub lists: Vec<Crumb>,
    /// Meetings of each year.
    pub years: Vec<Crumb>,
}

/// What the page is said to hold.
pub const ABOUT: &str = "Every line, item, ticket, project and page of this site, by its words.";

/// Makes the page.
pub fn view(sight: &Sight<'_>) -> (PageMeta, SearchView) {
    let years = sight.shelves.years().map(|(year, _)| Crumb {
        url: sight.urls.year(year),
        title: year.to_owned(),
    });
    let listed = lists::all(sight.library, sight.graph);
    let listed = listed.into_iter().filter(|list| !list.title.is_empty());
    let view = SearchView {
        index: url::SEARCH_INDEX,
        lists: listed
            .map(|list| Crumb {
                title: list.title.to_owned(),
                url: sight.urls.page(list.slug),
            })
            .collect(),
        years: years.collect(),
    };
    (PageMeta::new(sight, "search", "Search", ABOUT), view)
}
