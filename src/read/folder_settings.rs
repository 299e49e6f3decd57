//! Settings that hold for all of a folder: front matter of Hugo's and Zola's `_index.md` and what it hands down, data of Eleventy
//! (`board/board.json`), settings of Jekyll and MkDocs, a README that says so of its folder. Entries in; roles changed by that, and notes, out.
//! What a flag or a draft is, is the business of `withhold`.

use std::sync::Arc;

use rayon::prelude::*;
use serde_yaml::{Mapping, Value};

use super::opened;
use super::record::document::{self, Document};
use super::roles::{Layout, Role};
use super::settings::Settings;
use super::tree::{self, Entry};
use super::{text, withhold};
use crate::model::words::counted;
use crate::place::Place;
use crate::report::{Note, Severity};

/// Why nothing is read of what settings of a folder leave out.
pub(super) const LEFT_OUT: &str = "left out by its folder";

/// How what lies in a folder is held back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// It is not public.
    Closed,
    /// It is a draft, or is left out by its generator.
    LeftOut,
    /// Only the file that was looked at is not public.
    FileAlone,
}

/// A folder, with `/` behind, and the file that speaks of it.
#[derive(Debug)]
struct Held {
    folder: String,
    by: Arc<str>,
    way: Way,
}

/// What becomes of each file, by its place and by what settings of its folder say; and notes of these.
pub(super) fn roles(
    entries: &[Entry],
    layout: &Layout,
    settings: &Settings,
) -> (Vec<Role>, Vec<Note>) {
    let of_folders = FolderSettings::of(entries, settings);
    let role = |entry: &Entry| of_folders.role(entry, layout.role(entry));
    let roles: Vec<Role> = entries.par_iter().map(role).collect();
    let notes = of_folders.notes(entries, &roles);
    (roles, notes)
}

/// What settings say of the folders of a tree.
struct FolderSettings(Vec<Held>);

impl FolderSettings {
    /// What the files of a tree say.
    fn of(entries: &[Entry], settings: &Settings) -> Self {
        let held = entries.iter().flat_map(|entry| {
            let told = told(entry, entries, settings);
            let held = told.into_iter().map(|(folder, way)| Held {
                folder,
                by: Arc::clone(&entry.file),
                way,
            });
            held.collect::<Vec<Held>>()
        });
        let waits = |held: &Held| held.way != Way::LeftOut || !settings.drafts;
        FolderSettings(held.filter(waits).collect())
    }

    /// The role of a file, which would have another one if nothing were said of its folder.
    fn role(&self, entry: &Entry, role: Role) -> Role {
        let says = |way: Way| {
            let mut held = self.0.iter();
            held.any(|held| held.way == way && entry.path.starts_with(&held.folder))
        };
        match role {
            Role::Text(_) if says(Way::Closed) => Role::Closed,
            Role::Text(_) if says(Way::LeftOut) => Role::Nothing(LEFT_OUT),
            role => role,
        }
    }

    /// A note for each folder in which files are held back, and for each that is published though its README is not.
    fn notes(&self, entries: &[Entry], roles: &[Role]) -> Vec<Note> {
        let note = |held: &Held| {
            let has = |role: &Role| match held.way {
                Way::Closed => *role == Role::Closed,
                Way::LeftOut => *role == Role::Nothing(LEFT_OUT),
                Way::FileAlone => matches!(role, Role::Text(_)),
            };
            let inside = entries.iter().zip(roles);
            let inside =
                inside.filter(|(entry, role)| has(role) && entry.path.starts_with(&held.folder));
            let count = inside.filter(|(entry, _)| entry.file != held.by).count();
            (count > 0).then(|| note(held, count))
        };
        self.0.iter().filter_map(note).collect()
    }
}

fn note(held: &Held, count: usize) -> Note {
    let place = Place::file(&held.by);
    let files = counted(count, "other file", "other files");
    match held.way {
        Way::Closed => {
            let message = format!("withheld with this file, which speaks of its folder: {files}");
            let note = Note::new(Severity::Warning, "not-public", place, message);
            note.hint("if they are public, say it of this file alone")
        }
        Way::LeftOut => {
            let message = format!("this file says that a folder is left out: {files} of it");
            let note = Note::new(Severity::Info, "draft", place, message);
            note.hint("build with --drafts")
        }
        Way::FileAlone => {
            let message =
                format!("this file is not public, and {files} of its folder may be published");
            let note = Note::new(Severity::Warning, "folder-flag", place, message);
            note.hint("to withhold them all, say `Everything in this folder is confidential` in it, or call the folder `private`")
        }
    }
}

/// Of which folders a file says something.
fn told(entry: &Entry, entries: &[Entry], settings: &Settings) -> Vec<(String, Way)> {
    let (folder, name) = entry
        .path
        .split_at(entry.path.rfind('/').map_or(0, |at| at + 1));
    let own = folder
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or("");
    let data = || {
        let stem = name.strip_suffix(".json");
        let stem = stem.map(|stem| stem.strip_suffix(".11tydata").unwrap_or(stem));
        stem == Some(own)
    };
    let one = |way: Option<Way>| {
        way.map(|way| (folder.to_owned(), way))
            .into_iter()
            .collect()
    };
    match name.to_ascii_lowercase().as_str() {
        _ if entry.refused.is_some() || entry.size > document::LARGEST as u64 => Vec::new(),
        "readme.md" => {
            one(readme(entry, settings).filter(|way| !folder.is_empty() || *way == Way::FileAlone))
        }
        _ if settings.ours => Vec::new(),
        "_index.md" if !folder.is_empty() => one(index(entry, settings)),
        "_config.yml" | "_config.yaml" => jekyll(entry, folder, entries, settings),
        "mkdocs.yml" | "mkdocs.yaml" => mkdocs(entry, folder, entries),
        _ if data() => one(parsed(entry).and_then(|data| way(data.root().as_mapping()?, settings))),
        _ => Vec::new(),
    }
}

fn decoded(entry: &Entry) -> Option<String> {
    Some(text::decode(tree::bytes(entry).ok()?).text)
}

fn parsed(entry: &Entry) -> Option<Document> {
    Document::parse(&entry.file, &decoded(entry)?, 0, false).ok()
}

/// What keys say of all that they hold for.
fn way(keys: &Mapping, settings: &Settings) -> Option<Way> {
    let closed = withhold::of_keys(keys, settings.today)?;
    Some(if closed { Way::Closed } else { Way::LeftOut })
}

/// What a README says of its folder in words, or of itself.
fn readme(entry: &Entry, settings: &Settings) -> Option<Way> {
    let text = decoded(entry)?;
    if withhold::says_of_folder(&text, settings.today) {
        return Some(Way::Closed);
    }
    let opened = opened::open(&entry.file, &text, false, settings.today);
    let keys = opened
        .document
        .as_ref()
        .and_then(|document| document.root().as_mapping());
    let keys = keys.and_then(|keys| way(keys, settings));
    (opened.withheld || keys == Some(Way::Closed)).then_some(Way::FileAlone)
}

/// What the page of a section says of it, or hands down to the pages below.
fn index(entry: &Entry, settings: &Settings) -> Option<Way> {
    let opened = opened::open(&entry.file, &decoded(entry)?, false, settings.today);
    let keys = opened
        .document
        .as_ref()
        .and_then(|document| document.root().as_mapping());
    let own = keys.and_then(|keys| way(keys, settings));
    let cascade = keys.and_then(|keys| keys.get("cascade"));
    let handed = match cascade {
        Some(Value::Sequence(each)) => each.iter().filter_map(Value::as_mapping).collect(),
        Some(Value::Mapping(keys)) => vec![keys],
        _ => Vec::new(),
    };
    let mut handed = handed.into_iter().filter_map(|keys| way(keys, settings));
    let closed = opened.withheld.then_some(Way::Closed);
    closed.or(own).or_else(|| handed.next())
}

/// `exclude: [board]`, and `defaults` of what lies at a path.
fn jekyll(entry: &Entry, base: &str, entries: &[Entry], settings: &Settings) -> Vec<(String, Way)> {
    let Some(document) = parsed(entry) else {
        return Vec::new();
    };
    let list = |key: &str| {
        document
            .root()
            .get(key)
            .and_then(Value::as_sequence)
            .into_iter()
            .flatten()
    };
    let excluded = list("exclude").filter_map(Value::as_str);
    let excluded = excluded.flat_map(|pattern| folders(pattern, base, false, entries));
    let defaults = list("defaults").filter_map(|each| {
        let path = each.get("scope")?.get("path")?.as_str()?;
        let way = way(each.get("values")?.as_mapping()?, settings)?;
        Some((folders(path, base, false, entries), way))
    });
    let defaults =
        defaults.flat_map(|(folders, way)| folders.into_iter().map(move |folder| (folder, way)));
    let left_out = excluded.map(|folder| (folder, Way::LeftOut));
    left_out.chain(defaults).collect()
}

/// `exclude_docs` and `draft_docs`: patterns as Git has them, line by line.
fn mkdocs(entry: &Entry, base: &str, entries: &[Entry]) -> Vec<(String, Way)> {
    let Some(document) = parsed(entry) else {
        return Vec::new();
    };
    let value = |key: &str| document.root().get(key).and_then(Value::as_str);
    let docs = format!(
        "{base}{}/",
        value("docs_dir").unwrap_or("docs").trim_matches('/')
    );
    let lines = ["exclude_docs", "draft_docs"]
        .into_iter()
        .filter_map(value)
        .flat_map(str::lines);
    let found = lines.flat_map(|line| folders(line.trim(), &docs, true, entries));
    found.map(|folder| (folder, Way::LeftOut)).collect()
}

/// The folders of a tree that a pattern names, below another one; `anywhere` says whether a name alone is one of any depth.
fn folders(pattern: &str, base: &str, anywhere: bool, entries: &[Entry]) -> Vec<String> {
    let bare = pattern
        .trim_start_matches("./")
        .trim_end_matches("/*")
        .trim_end_matches("/**")
        .trim_end_matches("/*");
    let name = bare.trim_matches('/');
    if name.is_empty() || name.contains(['*', '!', '#', '?', '[']) {
        return Vec::new();
    }
    let deep = anywhere && !name.contains('/') && !bare.starts_with('/');
    let folder = |entry: &Entry| {
        let inside = entry.path.strip_prefix(base)?;
        let wanted = format!("{name}/");
        let mut places = inside.match_indices(&wanted).map(|(at, _)| at);
        let at = places.find(|at| *at == 0 || deep && inside.as_bytes()[at - 1] == b'/')?;
        Some(format!("{base}{}", &inside[..at + wanted.len()]))
    };
    let mut found: Vec<String> = entries.iter().filter_map(folder).collect();
    found.sort_unstable();
    found.dedup();
    found
}
