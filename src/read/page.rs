//! Markdown pages. Text of a file in, a page and notes out.
//! Front matter is ours in our own tree, and foreign elsewhere.

use std::collections::HashSet;
use std::sync::Arc;

use super::heading::heading;
use super::issue::markdown::Settings;
use super::opened::{self, Opened};
use super::record::Record;
use super::text::without_comments;
use super::withhold;
use crate::model::id::{slug, slug_or_hash};
use crate::model::page::{OWN_ADDRESSES, Page};
use crate::place::Place;
use crate::report::Note;

/// What a page came to.
pub struct Read {
    /// The page, if it may be published.
    pub page: Option<Page>,
    /// Whether it must not be published.
    pub withheld: bool,
    /// What is wrong with it.
    pub notes: Vec<Note>,
}

/// Reads a page.
pub fn read(path: &Arc<str>, file: &Arc<str>, text: &str, settings: &Settings) -> Read {
    let opened = opened::open(file, text, settings.ours).without_closed(file);
    let text_at = opened.text_at(text);
    let Opened {
        document,
        body,
        mut withheld,
        draft,
        mut notes,
        ..
    } = opened;
    let mut page = bare(path, file, body);
    page.text_at = text_at;
    let mut draft = draft && !settings.drafts;
    if let Some(document) = document {
        if let Some(record) = Record::root(&document) {
            withheld |= withhold::record(&record, settings.today);
            draft = withhold::is_draft(&record) && !settings.drafts;
            fill(&mut page, &record);
            record.finish();
        }
        notes.extend(document.into_notes());
    }
    if page.title.is_empty() {
        page.title = title(&page);
    }
    if withheld {
        notes = notes.into_iter().map(Note::silenced).collect();
    } else if draft {
        notes.push(withhold::draft_note(file));
    }
    Read {
        page: (!withheld && !draft).then_some(page),
        withheld,
        notes,
    }
}

/// Pages of a tree that is not ours, moved apart where two would have one address or take one of the tool's own.
pub fn apart(mut pages: Vec<Page>) -> Vec<Page> {
    let mut taken: HashSet<String> = OWN_ADDRESSES.iter().map(|&slug| slug.to_owned()).collect();
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
        body,
        text_at: None,
        path: Arc::clone(path),
        place: Place::new(file, 1, 1),
    }
}

/// The title where front matter gives none.
fn title(page: &Page) -> String {
    heading(&page.body).unwrap_or_else(|| title_of(&page.path))
}

fn fill(page: &mut Page, record: &Record<'_>) {
    page.title = record.string("title").unwrap_or_else(|| title(page));
    page.menu = record.string("menu").and_then(|menu| match menu.as_str() {
        "false" | "no" => None,
        "true" | "yes" => Some(page.title.clone()),
        _ => Some(menu),
    });
    page.weight = record.integer("weight").unwrap_or(0);
    page.summary = record
        .string("summary")
        .map(|text| without_comments(&text).into_owned());
    page.area = record.text("area");
    page.aliases = record.texts("aliases");
}

/// `ops/README.md` is `ops`, `index.md` is the home page, `a/b c.md` is `a/b-c`.
fn slug_of(path: &str) -> String {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
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
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
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
