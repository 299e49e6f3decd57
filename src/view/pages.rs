//! The list of pages that no menu leads to, by the folders they lie in. What is seen in, rows out.

use std::cmp::Reverse;
use std::collections::HashMap;

use serde::Serialize;

use super::page::PageMeta;
use super::{Sight, anchors};
use crate::model::page::Page;
use crate::model::path::folder;

/// The list of pages that no menu leads to, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct PagesView {
    /// By folder, and in each as they follow each other; behind them those that have a day in their names, newest first.
    pub pages: Vec<PageRow>,
}

/// A page in the list.
#[derive(Debug, Clone, Serialize)]
pub struct PageRow {
    /// What it is called.
    pub title: String,
    /// The folder of the content that it is the first one of, unless that is the top.
    pub folder: Option<FolderView>,
    /// Its address, where another page has its title.
    pub apart: Option<String>,
    /// Where it is.
    pub url: String,
    /// One line.
    pub summary: Option<String>,
}

/// A folder of pages in the list.
#[derive(Debug, Clone, Serialize)]
pub struct FolderView {
    /// Its name on the page.
    pub id: String,
    /// Its path.
    pub title: String,
}

/// Pages that no menu leads to.
pub fn unlisted<'l>(sight: &Sight<'l>) -> Vec<&'l Page> {
    let own_tree = sight.library.team.own_tree;
    let unlisted = |page: &&Page| page.is_unlisted(own_tree);
    let mut pages: Vec<&Page> = sight.library.pages.iter().filter(unlisted).collect();
    // What introduces a folder stands above the others in it, posts below, the newest first.
    pages.sort_by_cached_key(|page| {
        let folder = folder(&page.path);
        let beside = page.slug.matches('/').count() == page.path.matches('/').count();
        let post = (page.day.is_some(), Reverse(page.day));
        (folder.to_owned(), beside, post, page.in_folder())
    });
    pages
}

/// Pages as rows.
pub fn rows(sight: &Sight<'_>, pages: &[&Page]) -> Vec<PageRow> {
    let mut titles: HashMap<&str, usize> = HashMap::new();
    for page in pages {
        *titles.entry(&page.title).or_default() += 1;
    }
    let told = |page: &&Page| row(sight, page, titles[page.title.as_str()] > 1);
    pages.iter().map(told).collect()
}

fn row(sight: &Sight<'_>, page: &Page, shared: bool) -> PageRow {
    PageRow {
        title: sight.clean(&page.title),
        folder: None,
        apart: shared.then(|| sight.clean(&page.slug)),
        url: sight.urls.page(&page.slug),
        summary: sight.clean_option(page.summary.as_ref()),
    }
}

/// What the page is said to hold.
pub const ABOUT: &str = "What the team has written down";

/// Makes that list.
pub fn list(sight: &Sight<'_>) -> (PageMeta, PagesView) {
    let pages = unlisted(sight);
    let mut view = PagesView {
        pages: rows(sight, &pages),
    };
    let mut last = "";
    for (page, row) in pages.iter().zip(&mut view.pages) {
        let folder = folder(&page.path);
        row.folder = (folder != last).then(|| FolderView {
            id: anchors::folder(folder),
            title: sight.linker.privacy.path(folder).into_owned(),
        });
        last = folder;
    }
    (PageMeta::new(sight, "pages", "Pages", ABOUT), view)
}
