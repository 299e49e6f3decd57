//! References to addresses: which have a target on this site or for sure outside, and which stay text.
//! A `Reference` in, a `Target` out. Nothing is fetched.

mod found;
pub mod hashed;
mod introduced;
mod known;
mod others;
mod tracked;
pub mod ways;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use percent_encoding::percent_decode_str;

use super::anchors;
use super::issue::shelves::Shelves;
use super::lists;
use super::outside;
use super::privacy::Privacy;
use super::url::Urls;
use crate::link::{Graph, Targets, issues_in};
use crate::model::Library;
use crate::model::address::{decoded, encoded_path};
use crate::model::issue::Issue;
use crate::model::reference::Reference;
use crate::model::words::begins_with;
use others::Others;
use ways::Loose;

/// Beginnings of addresses that lead neither to the web nor to a page: they open another program.
const OTHER_SCHEMES: &[&str] = &[
    "mailto:",
    "irc://",
    "ircs://",
    "matrix:",
    "xmpp:",
    "webcal://",
    "tel:",
    "ftp://",
];

/// Where a reference leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Address, relative to the site's root unless outside.
    pub url: String,
    /// Whether it leads away from the site.
    pub outside: bool,
}

impl Target {
    /// The address as written on a page.
    pub fn href(&self, root: &str) -> String {
        if self.outside {
            self.url.clone()
        } else {
            format!("{root}{}", self.url)
        }
    }

    fn inside(url: String) -> Self {
        Target {
            url,
            outside: false,
        }
    }

    fn outside(address: &str) -> Self {
        Target {
            url: outside::spelled(address),
            outside: true,
        }
    }
}

/// Resolves references for one build.
pub struct Linker<'l> {
    library: &'l Library,
    graph: &'l Graph,
    targets: Targets<'l>,
    /// Pages by their path inside the content folder.
    pages: HashMap<&'l str, String>,
    /// The same by what may be left out of their paths; made when it is asked for.
    loose: OnceLock<Loose>,
    /// Pages by what the programs of others have for them; made when it is asked for.
    others: OnceLock<Others>,
    /// Titles of pages and meetings by their addresses; made when it is asked for.
    titles: OnceLock<HashMap<String, String>>,
    /// Addresses of pages and records, without the root.
    slugs: HashSet<String>,
    /// Addresses of copied files.
    assets: HashSet<&'l str>,
    /// Meetings of logs that hold several.
    parts: BTreeMap<&'l str, known::InLog>,
    /// Projects by their path inside the content folder: indexes.
    projects: HashMap<&'l str, usize>,
    /// Where addresses in texts lead that only the files of the planned site tell: feeds, the calendar, old addresses.
    pub answered: Answered,
    /// How addresses are spelled.
    pub urls: Urls,
    /// Which mail addresses may be shown.
    pub privacy: Privacy<'l>,
    /// The lists of issues.
    pub shelves: Shelves,
}

/// Addresses on the site by paths from the top of the content folder.
pub type Answered = BTreeMap<String, String>;

impl<'l> Linker<'l> {
    /// A linker for a library.
    pub fn new(library: &'l Library, graph: &'l Graph, urls: Urls) -> Self {
        let privacy = Privacy {
            allowed: &library.team.mail_allowed,
            real_names: library.team.real_names == Some(true),
        };
        let (pages, shelves) = rayon::join(
            || known::pages(library, urls),
            || Shelves::new(library, privacy),
        );
        // Of two the first counts.
        let paths = library.projects.iter().enumerate().rev();
        Linker {
            library,
            graph,
            targets: Targets::new(library),
            pages,
            parts: known::parts(library, urls),
            loose: OnceLock::new(),
            others: OnceLock::new(),
            titles: OnceLock::new(),
            slugs: known::slugs(library, &shelves),
            assets: library.assets.iter().map(|asset| &*asset.target).collect(),
            projects: paths
                .map(|(index, project)| (&*project.path, index))
                .collect(),
            answered: Answered::new(),
            urls,
            privacy,
            shelves,
        }
    }

    /// Where a reference leads, if its target is published.
    pub fn target(&self, reference: Reference<'_>) -> Option<Target> {
        self.target_from(0, reference)
    }

    /// The same in a text of some tracker, where a bare number means an issue of its own.
    pub fn target_from(&self, home: usize, reference: Reference<'_>) -> Option<Target> {
        if let Some(issue) = self.issue_from(home, reference) {
            return Some(Target::inside(self.urls.issue(issue)));
        }
        match reference {
            Reference::Url(address) => Some(Target::outside(address)),
            Reference::Issue(project, number) => self.pull_request(home, project?, number),
            Reference::Ticket(..) => None,
            Reference::Person(name) => self.person(name).map(Target::inside),
            Reference::Cve(id) => Some(Target::outside(&outside::cve(id))),
            Reference::Ghsa(id) => Some(Target::outside(&outside::ghsa(id))),
            Reference::Rhbz(number) => Some(Target::outside(&outside::rhbz(number))),
            Reference::Fedora(id) => Some(Target::outside(&outside::fedora(id))),
            Reference::Dsa(id) => Some(Target::outside(&outside::dsa(id))),
            Reference::Rustsec(id) => Some(Target::outside(&outside::rustsec(id))),
            Reference::MergeRequest(project, number) => self.merge_request(home, project, number),
        }
    }

    /// The first published issue that a text names.
    pub fn first_issue(&self, text: &str) -> Option<&'l Issue> {
        let index = issues_in(text, &self.targets).first().copied()?;
        self.library.issues.get(index)
    }

    /// Whether a text names what others track, and nothing of the team's own.
    pub fn is_of_others(&self, text: &str) -> bool {
        self.targets.is_of_others(text)
    }

    /// The page of somebody who has one.
    pub fn person(&self, name: &str) -> Option<String> {
        let people = &self.library.people;
        let person = people
            .find(name)
            .or_else(|| people.find(&format!("@{name}")))?;
        Some(self.urls.person(&person.id))
    }

    /// Where an address written in Markdown leads: `report.md`, `../notes/`, `/join/`, `https://...`.
    /// `path` is the content file it stands in; addresses that lead nowhere give nothing.
    pub fn written(&self, path: &str, address: &str) -> Option<Target> {
        let address = address.trim();
        let lower = address.to_ascii_lowercase();
        if begins_with(&lower, &["https://", "http://"]) {
            return self
                .target(Reference::Url(address))
                .filter(|_| self.may_link(address));
        }
        if begins_with(&lower, OTHER_SCHEMES) {
            return self.may_link(address).then(|| Target::outside(address));
        }
        if lower.starts_with("//")
            || lower
                .split(['/', '?', '#'])
                .next()
                .is_some_and(|head| head.contains(':'))
        {
            return None;
        }
        self.local(path, address)
    }

    /// Whether an address holds neither a mail address that is not allowed, nor a password, nor odd characters.
    pub fn may_link(&self, address: &str) -> bool {
        let decoded = address.replace("%40", "@");
        let host = decoded.split_once("://").map_or("", |(_, rest)| {
            rest.split(['/', '?', '#']).next().unwrap_or("")
        });
        let odd = address.chars().any(|c| c.is_control() || c.is_whitespace());
        !host.contains('@') && !odd && self.privacy.clean(&decoded) == decoded
    }

    fn local(&self, path: &str, address: &str) -> Option<Target> {
        let (address, fragment) = address
            .split_once('#')
            .map_or((address, None), |(head, tail)| (head, Some(tail)));
        // Files and pages of the site ask no questions.
        let plain = address.split('?').next().unwrap_or(address);
        let decoded = decoded(plain);
        let mut spellings = [plain, &decoded].into_iter();
        let (joined, url) = spellings.find_map(|address| self.found(path, address))?;
        Some(Target::inside(
            self.at_part(&joined, url, fragment, address),
        ))
    }

    /// The address of a part of a page, or of all of it.
    fn at_part(&self, path: &str, url: String, fragment: Option<&str>, address: &str) -> String {
        let fragment = fragment.filter(|fragment| !fragment.is_empty());
        let Some(fragment) = fragment else {
            return self.asked(url, address);
        };
        let page = url.split('#').next().unwrap_or(&url);
        let page = self.of_line(path, fragment).unwrap_or(page);
        let name = self.part(path, page, fragment);
        let name = name.map(|name| format!("{page}#{name}"));
        name.unwrap_or_else(|| page.to_owned())
    }

    /// The address of a page; that of the search with what is searched for.
    fn asked(&self, url: String, address: &str) -> String {
        match address.split_once('?') {
            Some((_, asked)) if url == self.urls.page("search") && self.may_link(address) => {
                format!("{url}?{asked}")
            }
            _ => url,
        }
    }

    /// The part of a page that a fragment means: an update of a project, what the tool itself names, or a heading.
    fn part(&self, path: &str, page: &str, fragment: &str) -> Option<String> {
        let heading = || {
            let heading = anchors::heading(fragment);
            let heading = heading.strip_prefix("h-").unwrap_or(&heading);
            (!heading.is_empty()).then(|| format!("h-{heading}"))
        };
        let update = self.update(path, &anchors::decoded(fragment));
        let own = || part_of(page, fragment);
        update.or_else(own).or_else(heading)
    }

    /// The part of its own page that a fragment in a content file means.
    pub fn own_part(&self, path: &str, fragment: &str) -> Option<String> {
        let url = self.pages.get(path)?;
        part_of(url.split('#').next()?, fragment)
    }

    /// The name of the update that a heading of a project's file begins.
    fn update(&self, path: &str, day: &str) -> Option<String> {
        let project = self.library.projects.get(*self.projects.get(path)?)?;
        let name = format!("u-{}", day.trim_start_matches("u-"));
        let mut updates = project.updates.iter();
        updates.any(|update| update.anchor == name).then_some(name)
    }

    /// A page by its address on the site.
    fn slug(&self, slug: &str) -> Option<String> {
        let own = ["", "meetings/latest", "report", "contact"];
        let joins = slug == "join" && self.library.team.own_tree;
        let own = joins || own.contains(&slug) || lists::has(self.library, self.graph, slug);
        if self.assets.contains(slug) {
            return Some(encoded_path(slug));
        }
        (own || self.slugs.contains(slug) || self.somebody(slug)).then(|| self.urls.page(slug))
    }

    fn somebody(&self, slug: &str) -> bool {
        let id = slug.strip_prefix("people/");
        id.is_some_and(|id| self.library.people.has(id))
    }

    /// The address of a picture that is copied with the site.
    pub fn picture(&self, target: Target) -> Option<String> {
        let file = percent_decode_str(&target.url).decode_utf8().ok()?;
        (!target.outside && self.assets.contains(&*file)).then_some(target.url)
    }
}

/// What the tool itself names so on a page.
fn part_of(page: &str, fragment: &str) -> Option<String> {
    let name = anchors::decoded(fragment);
    anchors::is_own(page, &name).then(|| encoded_path(&name))
}
