//! What every page shows: the team, the menu, the way to report. Built once, shared by all pages.

use serde::Serialize;

use super::{Sight, lists, pages, report, url};
use crate::model::address::encoded_path;

/// The site as templates see it, under the name `site`.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    /// Name of the team.
    pub title: String,
    /// One sentence.
    pub tagline: Option<String>,
    /// Path of the picture beside the name, from the root of the site.
    pub logo: Option<String>,
    /// BCP 47.
    pub language: String,
    /// Absolute address without the closing slash.
    pub base_url: Option<String>,
    /// GitLab project.
    pub repository: Option<String>,
    /// Home page.
    pub home: String,
    /// The feed of the site, if it knows its address.
    pub feed: Option<&'static str>,
    /// The calendar, if there is anything in it.
    pub calendar: Option<&'static str>,
    /// Where every CVE and the like was spoken of, if any was.
    pub references: Option<String>,
    /// Where one searches, unless the team wants no search.
    pub search: Option<String>,
    /// Whether the folder is the team's own, and neither a meeting nor an issue is on record yet: then lists say how to begin.
    pub is_new: bool,
    /// Whether search engines may list the pages.
    pub listed: bool,
    /// What to do with a vulnerability.
    pub report: String,
    /// Whether that page says where to send one.
    pub reports: bool,
    /// Who the team is.
    pub contact: String,
    /// What is shown at once, then the rest; of both first lists, then pages.
    pub menu: Vec<MenuView>,
    /// Whether some of them stand under "More".
    pub has_more: bool,
    /// Version of the tool.
    pub version: &'static str,
}

/// A word in the menu.
#[derive(Debug, Clone, Serialize)]
pub struct MenuView {
    /// What is shown.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// First part of the address, to mark the place one is at.
    pub section: String,
    /// Whether it is shown at once, not under "More".
    pub first: bool,
}

/// Makes the view.
pub fn view(sight: &Sight<'_>) -> SiteView {
    let library = sight.library;
    let team = &library.team;
    let menu = menu(sight);
    SiteView {
        title: sight.clean(&team.title),
        tagline: sight.clean_option(team.tagline.as_ref()),
        logo: logo(sight),
        language: team.language.clone(),
        base_url: team.base_url.clone(),
        repository: team.repository.clone(),
        home: sight.urls.page(""),
        feed: team.base_url.is_some().then_some("feed.xml"),
        calendar: has_calendar(sight).then_some(url::CALENDAR),
        references: (!sight.graph.references.is_empty()).then(|| sight.urls.page("references")),
        search: team.search.then(|| sight.urls.page("search")),
        is_new: team.own_tree && library.meetings.is_empty() && library.issues.is_empty(),
        listed: team.listed,
        report: sight.urls.page("report"),
        reports: report::is_told(sight),
        contact: sight.urls.page("contact"),
        has_more: menu.iter().any(|entry| !entry.first),
        menu,
        version: env!("CARGO_PKG_VERSION"),
    }
}

fn logo(sight: &Sight<'_>) -> Option<String> {
    let path = &sight.library.team.logo.as_ref()?.value;
    let mut assets = sight.library.assets.iter();
    let asset = assets.find(|asset| *asset.path == **path)?;
    Some(encoded_path(&asset.target))
}

/// Whether there is a meeting to put into a calendar, past or to come.
pub fn has_calendar(sight: &Sight<'_>) -> bool {
    let library = sight.library;
    let dated = library
        .meetings
        .iter()
        .any(|meeting| meeting.date.is_some());
    dated || super::next::occurrence(sight).is_some()
}

fn menu(sight: &Sight<'_>) -> Vec<MenuView> {
    let library = sight.library;
    let lists = lists::all(library, sight.graph).into_iter();
    let mut menu: Vec<MenuView> = lists
        .filter(|list| !list.title.is_empty())
        .map(|list| {
            let first = list.is_first(library, sight.graph);
            entry(sight, list.title, list.slug, first)
        })
        .collect();
    let mut pages: Vec<_> = library
        .pages
        .iter()
        .filter(|page| page.menu.is_some() && page.slug != "report")
        .collect();
    pages.sort_by(|a, b| a.in_menu().cmp(&b.in_menu()));
    let named = pages
        .into_iter()
        .filter_map(|page| Some((page.menu.as_ref()?, &page.slug)));
    menu.extend(named.map(|(title, slug)| entry(sight, title, slug, true)));
    let named =
        |menu: &[MenuView], slug: &str| menu.iter().any(|entry| entry.url == sight.urls.page(slug));
    if library.team.own_tree && !named(&menu, "join") {
        menu.push(entry(sight, "Join", "join", true));
    }
    if !named(&menu, "contact") {
        menu.push(entry(sight, "Contact", "contact", true));
    }
    if !pages::unlisted(sight).is_empty() {
        menu.push(entry(sight, "Pages", "pages", library.meetings.is_empty()));
    }
    menu.sort_by_key(|entry| !entry.first);
    menu
}

fn entry(sight: &Sight<'_>, title: &str, slug: &str, first: bool) -> MenuView {
    let section = slug.split('/').next().unwrap_or(slug).to_owned();
    MenuView {
        title: sight.clean(title),
        url: sight.urls.page(slug),
        section,
        first,
    }
}
