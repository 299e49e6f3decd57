//! Pages of text, and what every page has: title, way back, breadcrumbs. Also report, contact and the page for what is missing.

use serde::Serialize;

use super::html::Html;
use super::markdown::{self, Setting};
use super::rows::{self, PersonRow};
use super::{Sight, url, words};
use crate::model::page::Page;

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
        }
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

/// Descriptions longer than this are cut by search engines.
const DESCRIPTION: usize = 155;

fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<&str>>().join(" ");
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
    /// `19 November 2026`, for notes.
    pub date: Option<String>,
    /// Its area.
    pub area: Option<Crumb>,
}

/// A page of text.
pub fn text(sight: &Sight<'_>, page: &Page) -> (PageMeta, TextView) {
    let description = page
        .summary
        .clone()
        .unwrap_or_else(|| markdown::summary(&page.body, DESCRIPTION));
    let meta = PageMeta::new(sight, &page.slug, &page.title, &description);
    let view = TextView {
        body: body(sight, page, &meta.root),
        date: page.date.map(words::date),
        area: area(sight, page),
    };
    (meta, view)
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
    let setting = Setting {
        path: &page.path,
        root,
        level: 2,
        prefix: "h-",
        title: &page.title,
    };
    markdown::render(&page.body, &sight.linker, setting)
}

/// The list of pages that no menu leads to, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct PagesView {
    /// Newest notes first, then by title.
    pub pages: Vec<PageRow>,
}

/// A page in the list.
#[derive(Debug, Clone, Serialize)]
pub struct PageRow {
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// `19 November 2026`, for notes.
    pub date: Option<String>,
    /// One line.
    pub summary: Option<String>,
}

/// Pages that no menu leads to.
pub fn unlisted<'l>(sight: &Sight<'l>) -> Vec<&'l Page> {
    let own = ["", "report", "contact"];
    let unlisted = |page: &&Page| page.menu.is_none() && !own.contains(&page.slug.as_str());
    let mut pages: Vec<&Page> = sight.library.pages.iter().filter(unlisted).collect();
    pages.sort_by(|a, b| {
        b.date
            .cmp(&a.date)
            .then_with(|| (&a.title, &a.slug).cmp(&(&b.title, &b.slug)))
    });
    pages
}

/// Makes that list.
pub fn list(sight: &Sight<'_>) -> (PageMeta, PagesView) {
    let row = |page: &Page| PageRow {
        title: sight.clean(&page.title),
        url: sight.urls.page(&page.slug),
        date: page.date.map(words::date),
        summary: sight.clean_option(page.summary.as_ref()),
    };
    let view = PagesView {
        pages: unlisted(sight).into_iter().map(row).collect(),
    };
    (
        PageMeta::new(
            sight,
            "pages",
            "Pages and notes",
            "What the team has written down",
        ),
        view,
    )
}

/// The team's own page at a slug.
pub fn own<'l>(sight: &Sight<'l>, slug: &str) -> Option<&'l Page> {
    sight.library.pages.iter().find(|page| page.slug == slug)
}

/// How to reach the team: for `report.html` and `contact.html`, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct ContactView {
    /// What the team wrote itself.
    pub body: Html,
    /// Whether anything tells how to report.
    pub known: bool,
    /// What to do if it burns.
    pub urgent: Option<String>,
    /// Mail address for reports.
    pub email: Option<String>,
    /// A prefilled form for a confidential ticket.
    pub confidential_ticket: Option<String>,
    /// Fingerprints or addresses of keys.
    pub keys: Vec<String>,
    /// What is promised about disclosure.
    pub policy: Option<String>,
    /// Languages that are understood.
    pub languages: Vec<String>,
    /// Day the facts were checked.
    pub reviewed: Option<String>,
    /// Where to ask.
    pub question: Option<String>,
    /// Rooms.
    pub rooms: Vec<RoomView>,
    /// Mailing list.
    pub list: Option<RoomView>,
    /// The tracker.
    pub tracker: Option<String>,
    /// Who the team is.
    pub people: Vec<MemberView>,
}

/// A room or a list.
#[derive(Debug, Clone, Serialize)]
pub struct RoomView {
    /// What it is called.
    pub name: String,
    /// As in `#room:server`.
    pub address: Option<String>,
    /// Where a click leads.
    pub url: Option<String>,
    /// What it is for.
    pub purpose: Option<String>,
}

/// A member of the team.
#[derive(Debug, Clone, Serialize)]
pub struct MemberView {
    /// The nick and the page.
    pub person: PersonRow,
    /// A fuller name.
    pub name: Option<String>,
    /// What they do.
    pub role: Option<String>,
    /// Areas of work.
    pub areas: Vec<Crumb>,
}

/// The page `report` or `contact`: the team's own words with the facts of `site.yaml` around them.
pub fn contact(
    sight: &Sight<'_>,
    slug: &str,
    title: &str,
    description: &str,
) -> (PageMeta, ContactView) {
    let page = own(sight, slug);
    let title = page.map_or(title, |page| &page.title);
    let description = page
        .and_then(|page| page.summary.as_deref())
        .unwrap_or(description);
    let meta = PageMeta::new(sight, slug, title, description);
    let contact = &sight.library.team.contact;
    let repository = sight.library.team.repository.as_deref();
    let view = ContactView {
        body: page
            .map(|page| body(sight, page, &meta.root))
            .unwrap_or_default(),
        known: page.is_some() || contact.email.is_some() || repository.is_some(),
        urgent: sight.clean_option(contact.urgent.as_ref()),
        email: contact.email.clone(),
        confidential_ticket: repository
            .filter(|url| url.starts_with("https://"))
            .map(url::confidential_ticket),
        keys: contact.keys.iter().map(|key| sight.clean(key)).collect(),
        policy: sight.clean_option(contact.policy.as_ref()),
        languages: contact.languages.clone(),
        reviewed: contact.reviewed.map(words::date),
        question: sight.clean_option(contact.question.as_ref()),
        rooms: sight
            .library
            .team
            .rooms
            .iter()
            .map(|room| room_view(sight, room))
            .collect(),
        list: contact.list.as_ref().map(|(name, url)| RoomView {
            name: sight.clean(name),
            address: None,
            url: url.clone(),
            purpose: None,
        }),
        tracker: contact.tracker.clone(),
        people: members(sight),
    };
    (meta, view)
}

fn room_view(sight: &Sight<'_>, room: &crate::model::team::Room) -> RoomView {
    RoomView {
        name: sight.clean(&room.name),
        address: sight.clean_option(room.address.as_ref()),
        url: room.url.clone(),
        purpose: sight.clean_option(room.purpose.as_ref()),
    }
}

/// Everybody the team declares.
fn members(sight: &Sight<'_>) -> Vec<MemberView> {
    let declared = sight
        .library
        .people
        .sorted()
        .into_iter()
        .filter(|person| person.declared);
    let member = |person: &crate::model::person::Person| MemberView {
        person: rows::person(sight, &person.nick),
        name: sight.clean_option(person.name.as_ref()),
        role: sight.clean_option(person.role.as_ref()),
        areas: person
            .areas
            .iter()
            .filter_map(|area| area_crumb(sight, &area.value))
            .collect(),
    };
    declared.map(member).collect()
}

/// A link to an area.
pub fn area_crumb(sight: &Sight<'_>, id: &str) -> Option<Crumb> {
    let area = sight.library.team.area(id)?;
    Some(Crumb {
        title: format!("{}: {}", sight.clean(&area.id), sight.clean(&area.title)),
        url: sight.urls.area(&area.id),
    })
}

/// The page for addresses that lead nowhere; its root is absolute, for it is served at every depth.
pub fn missing(sight: &Sight<'_>) -> PageMeta {
    let mut meta = PageMeta::new(
        sight,
        "404",
        "Nothing here",
        "This address leads nowhere on this site.",
    );
    meta.root = url::absolute_root(sight.library.team.base_url.as_deref());
    meta
}
