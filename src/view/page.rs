//! Pages of text, and what every page has: title, way back, breadcrumbs. Also the page for what is missing.

use serde::Serialize;

use super::html::Html;
use super::markdown::{self, Parsed, Setting};
use super::{Sight, repository, url, words};
use crate::model::page::{OWN_ADDRESSES, Page};

/// What every page has, under the name `page`.
#[derive(Debug, Clone, Serialize)]
pub struct PageMeta {
    /// What the page is called.
    pub title: String,
    /// One line for search engines.
    pub description: String,
    /// What leads to the root of the site.
    pub root: String,
    /// Address of this page from the root.
    pub url: String,
    /// First part of the address, to mark the menu.
    pub section: String,
    /// The way here from the home page.
    pub crumbs: Vec<Crumb>,
    /// Of a list, the page with which the team introduces the folder of that name.
    pub intro: Option<Crumb>,
    /// The file it is made from, where the site knows its repository.
    pub source: Option<SourceView>,
}

/// Where one sees and edits the file that a page is made from.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView {
    /// The file.
    pub file: String,
    /// Its history.
    pub history: String,
    /// The form to edit it.
    pub edit: String,
}

/// A step of the way here.
#[derive(Debug, Clone, Serialize)]
pub struct Crumb {
    /// What is shown.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

impl PageMeta {
    /// The common part of a page at a slug.
    pub fn new(sight: &Sight<'_>, slug: &str, title: &str, description: &str) -> Self {
        let section = slug.split('/').next().unwrap_or("").to_owned();
        PageMeta {
            title: sight.clean(title),
            description: shortened(&sight.clean(description)),
            root: url::root(slug),
            url: sight.urls.page(slug),
            section,
            crumbs: Vec::new(),
            intro: intro(sight, slug),
            source: None,
        }
    }

    /// Adds where the file lies that the page is made from: its path inside the content folder.
    pub fn with_source(mut self, sight: &Sight<'_>, path: &str) -> Self {
        let team = &sight.library.team;
        let web = |url: &&String| {
            let web = url.starts_with("https://") || url.starts_with("http://");
            web && repository::may_be_gitlab(url)
        };
        let known = team
            .repository
            .as_ref()
            .filter(web)
            .zip(team.folder.as_ref())
            // An address that is masked in texts stands in no link either.
            .filter(|_| sight.linker.privacy.path(path) == path);
        self.source = known.map(|(repository, folder)| {
            let [file, history, edit] =
                repository::file_at_repository(repository, &team.branch, folder, path);
            SourceView {
                file,
                history,
                edit,
            }
        });
        self
    }

    /// Adds steps of the way here: titles and slugs.
    pub fn with_crumbs(mut self, sight: &Sight<'_>, crumbs: &[(&str, &str)]) -> Self {
        let crumb = |(title, slug): &(&str, &str)| Crumb {
            title: sight.clean(title),
            url: sight.urls.page(slug),
        };
        self.crumbs = crumbs.iter().map(crumb).collect();
        self
    }
}

/// The page that introduces the folder which a list is called like.
fn intro(sight: &Sight<'_>, slug: &str) -> Option<Crumb> {
    let own = OWN_ADDRESSES.contains(&slug);
    let page = own.then(|| sight.linker.written("", slug)).flatten()?;
    let apart = page.url != sight.urls.page(slug);
    let title = apart.then(|| sight.linker.title_of("", slug)).flatten()?;
    Some(Crumb {
        title: sight.clean(title),
        url: page.url,
    })
}

/// Descriptions longer than this are cut by search engines.
pub(super) const DESCRIPTION: usize = 155;

fn shortened(text: &str) -> String {
    let text = words::one_line(text, DESCRIPTION);
    if text.chars().count() <= DESCRIPTION {
        return text;
    }
    let cut: String = text.chars().take(DESCRIPTION - 1).collect();
    format!(
        "{}…",
        cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head)
    )
}

/// A page of text, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct TextView {
    /// The text.
    pub body: Html,
    /// Its day, by whom it is and how far it has come, as the programs of others show them.
    pub about: Option<String>,
    /// Its area.
    pub area: Option<Crumb>,
    /// The page before it in its folder.
    pub previous: Option<Crumb>,
    /// The page after it.
    pub next: Option<Crumb>,
}

/// A page of text.
pub fn text(sight: &Sight<'_>, page: &Page) -> (PageMeta, TextView) {
    let parsed = Parsed::of(&page.body);
    let description = page.summary.clone();
    let description = description.unwrap_or_else(|| parsed.summary(DESCRIPTION));
    let meta =
        PageMeta::new(sight, &page.slug, &page.title, &description).with_source(sight, &page.path);
    let meta = meta.with_crumbs(sight, &above(sight, page));
    let beside = |later| {
        let page = sight.shelves.page_beside(page, later)?;
        Some(Crumb {
            title: sight.clean(&page.title),
            url: sight.urls.page(&page.slug),
        })
    };
    let view = TextView {
        body: parsed.html(&sight.linker, setting(page, &meta.root)),
        about: sight.clean_option(page.about.as_ref()),
        area: area(sight, page),
        previous: beside(false),
        next: beside(true),
    };
    (meta, view)
}

/// Pages of the folders that a page lies in: titles and slugs.
fn above<'l>(sight: &Sight<'l>, page: &'l Page) -> Vec<(&'l str, &'l str)> {
    let folders = page
        .slug
        .match_indices('/')
        .map(|(end, _)| &page.slug[..end]);
    let pages = folders.filter_map(|folder| own(sight, folder));
    pages
        .map(|page| (page.title.as_str(), page.slug.as_str()))
        .collect()
}

fn area(sight: &Sight<'_>, page: &Page) -> Option<Crumb> {
    let area = sight.library.team.area(&page.area.as_ref()?.value)?;
    Some(Crumb {
        title: sight.clean(&area.title),
        url: sight.urls.area(&area.id),
    })
}

/// The text of a page as HTML.
pub fn body(sight: &Sight<'_>, page: &Page, root: &str) -> Html {
    markdown::render(&page.body, &sight.linker, setting(page, root))
}

fn setting<'a>(page: &'a Page, root: &'a str) -> Setting<'a> {
    Setting::of_page(&page.path, root, &page.title)
}

/// The team's own page at a slug.
pub fn own<'l>(sight: &Sight<'l>, slug: &str) -> Option<&'l Page> {
    sight.shelves.page(slug)
}

/// The frame of a page of the tool's own: what it is called and said to hold, unless the team has a page at its slug that says so
/// itself, and the text of that page.
pub fn framed(sight: &Sight<'_>, slug: &str, title: &str, description: &str) -> (PageMeta, Html) {
    let Some(page) = own(sight, slug) else {
        let meta = PageMeta::new(sight, slug, title, description);
        return (meta.with_source(sight, "site.yaml"), Html::default());
    };
    let description = page.summary.as_deref().unwrap_or(description);
    let meta = PageMeta::new(sight, slug, &page.title, description);
    let meta = meta.with_source(sight, &page.path);
    let body = body(sight, page, &meta.root);
    (meta, body)
}

/// A link to an area.
pub fn area_crumb(sight: &Sight<'_>, id: &str) -> Option<Crumb> {
    let area = sight.library.team.area(id)?;
    Some(Crumb {
        title: format!("{}: {}", sight.clean(&area.id), sight.clean(&area.title)),
        url: sight.urls.area(&area.id),
    })
}

/// What that page says.
pub const NOWHERE: &str = "This address leads nowhere on this site.";

/// The page for addresses that lead nowhere; its root is absolute, for it is served at every depth.
pub fn missing(sight: &Sight<'_>) -> PageMeta {
    let mut meta = PageMeta::new(sight, "404", "Nothing here", NOWHERE);
    meta.root = url::absolute_root(sight.library.team.base_url.as_deref());
    meta
}
