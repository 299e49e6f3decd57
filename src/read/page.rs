//! Markdown pages. Text of a file in, a page and notes out.
//! Front matter is ours in our own tree, and foreign elsewhere.

mod elsewhere;
mod head;
mod title;

use std::collections::HashSet;
use std::sync::Arc;

use serde_yaml::Value;

use super::misspelt_folder;
use super::opened::{self, Kept, Opened};
use super::path_name;
use super::record::Record;
use super::settings::Settings;
use super::withhold::to_come;
use crate::model::id::{slug, slug_or_hash};
use crate::model::page::{OWN_ADDRESSES, Page};
use crate::model::unseen::without_comments;
use crate::model::{alias, path};
use crate::place::{At, Place};
use head::Head;

/// Reads a page.
pub(super) fn read(
    path: &Arc<str>,
    file: &Arc<str>,
    text: &str,
    settings: &Settings,
) -> Kept<Page> {
    let mut opened = opened::open(file, text, settings.ours, settings.today);
    // A page may have been one of a generator, and become one again.
    let shared = !misspelt_folder::may_be_record(path);
    let documents = opened.document.iter_mut();
    documents.for_each(|document| document.shared = shared);
    let opened = held_until_its_day(path, file, opened, settings);
    let opened = opened.without_closed(file, settings.today);
    let text_at = opened.text_at(text);
    opened.read(file, settings, |body, record| {
        let (head, body) = match settings.ours {
            true => (Head::default(), body),
            false => headed(body, record),
        };
        let mut page = Page {
            text_at,
            ..bare(path, file, body)
        };
        if let Some(record) = record {
            fill(&mut page, record, settings.ours);
        }
        if page.title.is_empty() {
            let told = head.title();
            page.title = told.unwrap_or_else(|| title(&page, head.name(), settings.ours));
        }
        if !settings.ours {
            page.elsewhere = elsewhere::addresses(path, &head);
            page.about = head.about();
            page.day = path_name::day(path);
            by_name(&mut page);
        }
        page.menu = page.menu.map(|menu| match menu.as_str() {
            "true" | "yes" => page.title.clone(),
            _ => menu,
        });
        Some(page)
    })
}

/// A post of others whose day has not come is withheld.
fn held_until_its_day(
    path: &Arc<str>,
    file: &Arc<str>,
    mut opened: Opened,
    settings: &Settings,
) -> Opened {
    let record = opened.document.as_ref().and_then(Record::root);
    let told = || {
        Head::of_text(&opened.body)
            .0
            .value("date")
            .map(str::to_owned)
    };
    if !settings.ours && to_come::waits((path, file), record.as_ref(), told, settings.today) {
        let place = record.and_then(|record| record.place_of("date"));
        let line = place.map_or(1, |place| place.line);
        let place = Place::new(file, line, 0);
        opened.withheld = true;
        opened.notes.push(to_come::waiting_note(place));
    }
    opened
}

/// What a page of others says of itself at its head, and its text without that.
fn headed(body: String, record: Option<&Record<'_>>) -> (Head, String) {
    if let Some(record) = record {
        return (Head::of_record(record), body);
    }
    let (head, left) = Head::of_text(&body);
    (head, left.unwrap_or(body))
}

/// Names that are no addresses are those that double brackets have; an address is one of the generator as well.
fn by_name(page: &mut Page) {
    let is_address =
        |alias: &At<String>| alias.value.contains('/') || alias.value.ends_with(".html");
    let (aliases, names) = page.aliases.drain(..).partition(is_address);
    page.aliases = aliases;
    let paths = page.aliases.iter();
    let paths = paths.filter_map(|alias| alias::path(&alias.value).ok());
    page.elsewhere
        .extend(paths.map(|path| alias::bare(&path).to_owned()));
    let names: Vec<At<String>> = names;
    page.names = names.into_iter().map(|name| name.value).collect();
}

/// Pages of a tree that is not ours, moved apart where two would have one address or take one of the tool's own. A `report.md` of
/// others reports anything.
pub fn apart(mut pages: Vec<Page>) -> Vec<Page> {
    let own = OWN_ADDRESSES.iter().chain(&["report"]);
    let mut taken: HashSet<String> = own.map(|&slug| slug.to_owned()).collect();
    give_way(&mut pages);
    at_home(&mut pages);
    for page in &mut pages {
        let wanted = page.slug.clone();
        let numbered = (2..).map(|number| {
            format!("{wanted}-{number}")
                .trim_start_matches('-')
                .to_owned()
        });
        let free = std::iter::once(wanted.clone())
            .chain(numbered)
            .find(|slug| !taken.contains(slug));
        page.slug = free.unwrap_or(wanted);
        taken.insert(page.slug.clone());
    }
    pages
}

/// Gives a README that lies beside the index of its folder an address of its own: generators take the index.
fn give_way(pages: &mut [Page]) {
    let is_readme = |page: &Page| last_slug(&page.path) == "readme";
    let indexes = pages.iter().filter(|page| last_slug(&page.path) == "index");
    let indexes: HashSet<String> = indexes.map(|page| page.slug.clone()).collect();
    for page in pages.iter_mut().filter(|page| is_readme(page)) {
        if indexes.contains(&page.slug) {
            let address = format!("{}/readme", page.slug);
            page.slug = address.trim_start_matches('/').to_owned();
        }
    }
}

/// Makes the page at the top that is called home the first page, as wikis have it, where there is no other.
fn at_home(pages: &mut [Page]) {
    if !pages.iter().any(|page| page.slug.is_empty()) {
        let home = pages.iter_mut().find(|page| page.slug == "home");
        home.into_iter().for_each(|page| page.slug.clear());
    }
}

/// What the name of a file gives to an address.
fn last_slug(path: &str) -> String {
    let stem = path::without_ending(path);
    slug_or_hash(path::name(stem))
}

/// A page without a title, as its path and text alone tell it.
fn bare(path: &Arc<str>, file: &Arc<str>, body: String) -> Page {
    Page {
        slug: slug_of(path),
        title: String::new(),
        menu: None,
        weight: 0,
        summary: None,
        area: None,
        aliases: Vec::new(),
        names: Vec::new(),
        elsewhere: Vec::new(),
        about: None,
        day: None,
        body,
        text_at: None,
        path: Arc::clone(path),
        place: Place::new(file, 1, 1),
    }
}

/// The title where front matter gives none under the key that is ours: what it is called elsewhere in it counts above its text,
/// unless that is only what it is about.
fn title(page: &Page, named: Option<String>, ours: bool) -> String {
    title::of(&page.path, &page.body, named, ours)
}

fn fill(page: &mut Page, record: &Record<'_>, ours: bool) {
    page.title = record.string("title").unwrap_or_default();
    // The menu of a generator has places for a page, which are told in a mapping.
    let is_other = |value: &Value| !(ours || value.is_string() || value.is_bool());
    let other = record.raw("menu").is_some_and(is_other);
    let menu = (!other).then(|| record.string("menu")).flatten();
    page.menu = menu.filter(|menu| !matches!(menu.as_str(), "false" | "no"));
    page.weight = record.integer("weight").unwrap_or(0);
    page.summary = record
        .string("summary")
        .map(|text| without_comments(&text).into_owned());
    page.area = record.text("area");
    page.aliases = record.texts("aliases");
}

/// `ops/README.md` is `ops`, `index.md` is the home page, `a/b c.md` is `a/b-c`.
fn slug_of(path: &str) -> String {
    let stem = path::without_ending(path);
    let mut parts: Vec<String> = stem.split('/').map(slug_or_hash).collect();
    if parts
        .last()
        .is_some_and(|last| last == "index" || last == "readme")
    {
        parts.pop();
    }
    parts.join("/")
}

/// A title made of a file name.
pub(super) fn title_of(path: &str) -> String {
    let (folders, name) = path::parted(path);
    let stem = path::without_ending(name);
    let bare = stem.trim_start_matches('_').to_ascii_lowercase();
    let stem = match folders.rsplit('/').next() {
        Some(folder) if !folder.is_empty() && matches!(bare.as_str(), "index" | "readme") => folder,
        _ => stem.trim_start_matches('_'),
    };
    // Dashes of a mail address are no blanks: in pieces it would not be known as one.
    let words = match stem.contains('@') {
        true => stem.to_owned(),
        false => stem.replace(['-', '_'], " "),
    };
    let title = capitalised(&words);
    if slug(&title).is_empty() {
        name.to_owned()
    } else {
        title
    }
}

/// The same words with a capital at their head.
pub(super) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_others_have_each_an_address() {
        let rows = [
            ("README.md", "readme"),
            ("docs/README.md", "docs/readme"),
            ("docs/index.markdown", "docs"),
            ("index.md", ""),
            ("boats/README.md", "boats"),
            ("piers/README.md", "piers/readme"),
            ("piers/_index.md", "piers"),
            ("report.md", "report-2"),
            ("report/2025.md", "report/2025"),
            ("contact.md", "contact"),
            ("meetings.md", "meetings-2"),
        ];
        let page = |path: &str| bare(&Arc::from(path), &Arc::from(path), String::new());
        let pages = rows.iter().map(|(path, _)| page(path)).collect();
        for (page, (path, expected)) in apart(pages).iter().zip(rows) {
            assert_eq!(page.slug, expected, "{path}");
        }
        for (others, expected) in [("docs/home.md", ""), ("README.md", "home")] {
            let pages = apart(vec![page("Home.md"), page(others)]);
            assert_eq!(pages[0].slug, expected, "{others}");
        }
    }
}
