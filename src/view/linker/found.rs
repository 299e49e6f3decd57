//! What an address or a name in double brackets means: a page or file of the site, in any of the ways in which people write it. A
//! path and an address in, the file and where it is on the site out; what is not published is never found.

use super::others::Others;
use super::ways::{self, Loose};
use super::{Linker, Target};
use crate::view::anchors;

impl Linker<'_> {
    /// What an address names inside the content folder, and where that is on the site.
    pub(super) fn found(&self, path: &str, address: &str) -> Option<(String, String)> {
        let paths = ways::paths(path, address);
        let exact = paths
            .iter()
            .find_map(|path| Some((path.clone(), self.at(path)?)));
        exact
            .or_else(|| self.about(&paths))
            .or_else(|| self.of_generator(&paths))
            .or_else(|| self.bare(address))
            .or_else(|| self.folder_of_records(&paths))
    }

    /// The page that a generator of others has at one of some paths.
    fn of_generator(&self, paths: &[String]) -> Option<(String, String)> {
        let found = |path: &String| Some((path.clone(), self.others().at(path)?));
        paths.iter().find_map(found)
    }

    /// The only file of the name that a tag of Hugo has: `{{< ref "page.md" >}}` may lie anywhere.
    fn bare(&self, address: &str) -> Option<(String, String)> {
        let name = address
            .strip_prefix("@/")
            .filter(|name| !name.contains('/'))?;
        let path = self.loose().named(name)?;
        Some((path.to_owned(), self.pages.get(path)?.clone()))
    }

    fn others(&self) -> &Others {
        self.others
            .get_or_init(|| Others::new(&self.library.pages, self.urls))
    }

    /// The list of meetings, for a folder in which files of some lie, or that of pages at the first folder in it.
    fn folder_of_records(&self, paths: &[String]) -> Option<(String, String)> {
        let place = |folder: &String| {
            if self.loose().holds_meetings(folder) {
                return self.slug("meetings");
            }
            let own = self.loose().first_folder(folder)?;
            let pages = self.urls.page("pages");
            Some(format!("{pages}#{}", anchors::folder(own)))
        };
        let mut folders = paths.iter();
        folders.find_map(|folder| Some((folder.clone(), place(folder)?)))
    }

    /// What lies at a path inside the content folder, or stands at such an address on the site.
    fn at(&self, path: &str) -> Option<String> {
        let in_static = || self.pages.get(path.strip_prefix("static/")?);
        let page = self.pages.get(path).or_else(in_static);
        let url = page.cloned().or_else(|| self.introduced(path));
        let url = url.or_else(|| self.readme(path.trim_end_matches('/')));
        let url = url.or_else(|| self.slug(path.trim_end_matches('/')));
        url.or_else(|| self.answered.get(path).cloned())
    }

    /// The page that introduces a folder: it counts above a list of its name.
    fn readme(&self, folder: &str) -> Option<String> {
        let path = self.loose().at(folder)?;
        let inside = path.strip_prefix(folder)?.starts_with('/');
        let own = inside.then(|| self.pages.get(path)).flatten();
        own.cloned()
    }

    /// The first file that one of some paths means from which something is left out.
    fn about(&self, paths: &[String]) -> Option<(String, String)> {
        let path = paths.iter().find_map(|path| self.loose().at(path))?;
        Some((path.to_owned(), self.pages.get(path)?.clone()))
    }

    /// The page of the meeting that has the line of a log which a fragment names, where several meetings share the log.
    pub(super) fn of_line(&self, path: &str, fragment: &str) -> Option<&str> {
        let parts = self.parts.get(path)?;
        let line = fragment.strip_prefix("l-")?.split('-').next()?;
        let line: u32 = line.parse().ok()?;
        let mut parts = parts.iter();
        let own = parts.find(|(first, last, _)| (*first..=*last).contains(&line));
        own.map(|(_, _, page)| page.as_str())
    }

    fn loose(&self) -> &Loose {
        self.loose.get_or_init(|| {
            let own_tree = self.library.team.own_tree;
            let pages = self.library.pages.iter();
            let listed = pages.filter(|page| page.is_unlisted(own_tree));
            Loose::new(&self.pages, listed.map(|page| &*page.path))
        })
    }

    /// The title of the page or the meeting that an address leads to.
    pub fn title_of(&self, path: &str, address: &str) -> Option<&str> {
        let (_, url) = self.found(path, address.split(['#', '?']).next()?.trim())?;
        let titles = self.titles.get_or_init(|| {
            let meetings = self.library.meetings.iter();
            let meetings =
                meetings.map(|meeting| (self.urls.meeting(meeting), meeting.title.clone()));
            let pages = self.library.pages.iter();
            let pages = pages.map(|page| (self.urls.page(&page.slug), page.title.clone()));
            meetings.chain(pages).collect()
        });
        titles.get(&url).map(String::as_str)
    }

    /// Where the name of a file in double brackets leads, as wikis and Obsidian have it: `[[Page]]`, `[[folder/page#Heading]]`.
    pub fn of_wiki(&self, path: &str, name: &str) -> Option<Target> {
        let (name, fragment) = name
            .split_once('#')
            .map_or((name, None), |(name, fragment)| (name, Some(fragment)));
        // Of headings one below the other the last is meant; a block that has a name is no heading.
        let fragment = fragment.and_then(|fragment| fragment.rsplit('#').next());
        let fragment = fragment.filter(|fragment| !fragment.starts_with('^'));
        let name = name.trim();
        if name.is_empty() {
            return None;
        }
        let paths = ways::of_wiki(path, name);
        let mut exact = paths
            .iter()
            .filter_map(|path| self.pages.get_key_value(&**path));
        let exact = exact
            .next()
            .map(|(path, url)| ((*path).to_owned(), url.clone()));
        let named = || {
            let path = self.loose().named(name)?;
            Some((path.to_owned(), self.pages.get(path)?.clone()))
        };
        let found = exact.or_else(|| self.about(&paths)).or_else(named);
        let found = found.or_else(|| self.others().called(name));
        let (joined, url) = found?;
        Some(Target::inside(self.at_part(&joined, url, fragment, name)))
    }
}
