//! One file of the content tree: read in the role its place gives it, or the one its text turns out to have.
//! An entry in, a `Material` out: records, the role for `sources.json`, notes.

use std::sync::Arc;

use super::checklist::TableFile;
use super::cleaning::Cleaning;
use super::issue::markdown::Settings;
use super::material::{Material, source};
use super::meeting::file::{Expectation, Kind};
use super::roles::{self, DRAFT, Role};
use super::sealing::{place, sealed};
use super::tree::Entry;
use super::{
    actions, assets, calendar, dated_note, issue, lfs, log, meeting, page, passed, path_name,
    person, project, text, tree, updates,
};
use crate::digest::Digest;
use crate::report::Note;

/// A file of which nothing is read, and why.
fn nothing(entry: &Entry, reason: &'static str, settings: &Settings) -> Material {
    let told = passed::note(&entry.path, &entry.file, reason, settings.ours);
    Material {
        source: source(entry, "none", Some(reason)),
        notes: told.into_iter().collect(),
        ..Material::default()
    }
}

/// A file of which nothing is read, and what is said of that.
fn nothing_but(entry: &Entry, note: Note, reason: &'static str, settings: &Settings) -> Material {
    Material {
        notes: vec![note],
        ..nothing(entry, reason, settings)
    }
}

/// A file that tells what lies beside it; what is wrong with its text is told all the same.
fn beside(entry: &Entry, mut notes: Vec<Note>, settings: &Settings) -> Material {
    let mut material = nothing(entry, passed::BESIDE_RECORDS, settings);
    material.notes.append(&mut notes);
    material
}

/// Reads a file in its role.
pub(super) fn material(
    entry: &Entry,
    role: Role,
    settings: &Settings,
    cleaning: &Cleaning<'_>,
) -> Material {
    match role {
        // Not even the names of what lies in a folder of drafts are listed.
        Role::Nothing(DRAFT) => {
            return Material {
                notes: roles::among_drafts(entry).into_iter().collect(),
                ..Material::default()
            };
        }
        Role::Nothing(reason) => return nothing(entry, reason, settings),
        Role::Static => return assets::material(entry, cleaning.not_secrets),
        Role::Stray => {
            let note = meeting::sidecar::stray(&entry.file);
            return nothing_but(entry, note, "no record of this name", settings);
        }
        Role::Misnamed(name) => {
            let note = roles::misnamed(entry, name);
            return nothing_but(entry, note, "no record of this name", settings);
        }
        Role::Config => {
            return Material {
                source: source(entry, "config", None),
                ..Material::default()
            };
        }
        _ => {}
    }
    let bytes = match tree::bytes(entry) {
        Ok(bytes) => bytes,
        Err(note) => return nothing_but(entry, note, "unreadable", settings),
    };
    let digest = Digest::of(&bytes);
    Material {
        digest: Some(digest),
        ..of_bytes(entry, role, bytes, settings, cleaning)
    }
}

fn of_bytes(
    entry: &Entry,
    role: Role,
    bytes: Vec<u8>,
    settings: &Settings,
    cleaning: &Cleaning<'_>,
) -> Material {
    if lfs::is_pointer(&bytes) {
        return nothing_but(entry, lfs::note(&entry.file), "kept by Git LFS", settings);
    }
    if text::is_binary(&bytes) {
        return nothing(entry, "not text", settings);
    }
    let decoded = text::decode(bytes);
    if decoded.text.trim().is_empty()
        && !matches!(role, Role::People | Role::Actions | Role::Checklist)
    {
        return nothing(entry, "empty", settings);
    }
    let doubt = decoded.doubt(&entry.file);
    let cleaned = cleaning.text(entry, &role, decoded.text);
    let mut material = of_text(entry, role, cleaned.text, settings);
    if let Some(typed) = cleaned.typed {
        material.typed_as(typed, settings);
    }
    if let Some(people) = &mut material.people {
        cleaning.hidden.people(people);
    }
    material.notes.extend(cleaned.notes);
    material.notes.extend(doubt);
    material
}

pub(super) fn of_text(entry: &Entry, role: Role, text: String, settings: &Settings) -> Material {
    let file = &entry.file;
    match role {
        Role::People => {
            let (people, notes) = person::read(file, &text);
            Material {
                people: Some(Box::new(people)),
                source: source(entry, "config", None),
                notes,
                ..Material::default()
            }
        }
        Role::Actions => {
            let (actions, notes) = actions::read(file, &text);
            Material {
                actions,
                source: source(entry, "config", None),
                notes,
                ..Material::default()
            }
        }
        Role::Calendar => calendar::material(entry, &text, settings),
        Role::Sidecar(stem) => {
            let (facts, notes) = meeting::sidecar::read(file, &text, settings.today);
            Material {
                sealed: sealed(entry, &text, facts.withheld),
                source: source(entry, "sidecar", None).filter(|_| !facts.withheld),
                sidecar: Some(Box::new((stem, facts))),
                notes,
                ..Material::default()
            }
        }
        Role::IssueMarkdown => issue_markdown(entry, &text, settings),
        Role::Json => issue_json(entry, &text, settings),
        Role::Project => project_or_page(entry, &text, settings),
        Role::Update(project) => {
            let update = updates::read(&entry.path, file, &project, &text, settings);
            Material {
                sealed: sealed(entry, &text, update.withheld),
                update: Some(Box::new(update)),
                ..Material::default()
            }
        }
        Role::Checklist => {
            let (path, file) = (Arc::clone(&entry.path), Arc::clone(file));
            Material {
                table: Some(TableFile { path, file, text }),
                ..Material::default()
            }
        }
        Role::Note => note_material(entry, &text, settings),
        Role::Page => page_material(entry, &text, settings),
        Role::Meeting => meeting_material(entry, text, Expectation::Meeting, settings),
        Role::Any => any(entry, text, settings),
        Role::Nothing(_) | Role::Static | Role::Stray | Role::Misnamed(_) | Role::Config => {
            Material::default()
        }
    }
}

pub(super) fn issue_markdown(entry: &Entry, text: &str, settings: &Settings) -> Material {
    let read = issue::markdown::read(&entry.path, &entry.file, text, settings);
    if read.beside {
        return beside(entry, read.notes, settings);
    }
    let told = read.candidate.is_some();
    let reason = if read.draft {
        Some("draft")
    } else {
        (!told).then_some("faults")
    };
    let source = source(entry, "issues", reason);
    Material {
        issues: read.candidate.into_iter().collect(),
        source,
        // A candidate that is withheld is counted where candidates are gathered.
        secret: place(entry, read.withheld && !told),
        sealed: sealed(entry, text, read.withheld),
        notes: read.notes,
        ..Material::default()
    }
}

fn issue_json(entry: &Entry, text: &str, settings: &Settings) -> Material {
    let mut read = issue::json::read(&entry.path, &entry.file, text);
    let told = read
        .reason
        .filter(|_| read.notes.is_empty() && !entry.path.starts_with("issues/"));
    let told = told.and_then(|why| passed::note(&entry.path, &entry.file, why, settings.ours));
    read.notes.extend(told);
    let role = if read.candidates.is_empty() {
        "none"
    } else {
        "issues"
    };
    let source = source(entry, role, read.reason);
    Material {
        issues: read.candidates,
        source,
        notes: read.notes,
        ..Material::default()
    }
}

pub(super) fn project_or_page(entry: &Entry, text: &str, settings: &Settings) -> Material {
    let (read, notes) = project::read(&entry.path, &entry.file, text, settings);
    let base = Material {
        source: source(entry, "project", None),
        notes,
        ..Material::default()
    };
    match read {
        project::Read::Project(told) => Material {
            sealed: sealed(entry, text, false),
            project: Some(told),
            ..base
        },
        project::Read::Page => page_material(entry, text, settings),
        project::Read::Beside => beside(entry, base.notes, settings),
        project::Read::Left(left) => Material {
            source: source(entry, "project", Some("draft or faults")),
            secret: place(entry, left.withheld),
            sealed: sealed(entry, text, left.withheld),
            left: Some(left),
            ..base
        },
    }
}

fn note_material(entry: &Entry, text: &str, settings: &Settings) -> Material {
    let read = dated_note::read(&entry.path, &entry.file, text, settings);
    let reason = (read.note.is_none() && !read.withheld).then_some("draft");
    let source = source(entry, "note", reason);
    Material {
        dated: read.note.map(Box::new),
        source,
        secret: place(entry, read.withheld),
        sealed: sealed(entry, text, read.withheld),
        notes: read.notes,
        ..Material::default()
    }
}

pub(super) fn page_material(entry: &Entry, text: &str, settings: &Settings) -> Material {
    let mut read = page::read(&entry.path, &entry.file, text, settings);
    let shown = read.page.is_some() && !read.withheld;
    if settings.ours && shown && entry.path.starts_with("notes/") {
        dated_note::without_day(&entry.path, &entry.file, &mut read.notes);
    }
    let reason = (read.page.is_none() && !read.withheld).then_some("draft");
    let source = source(entry, "page", reason);
    Material {
        page: read.page.map(Box::new),
        source,
        secret: place(entry, read.withheld),
        sealed: sealed(entry, text, read.withheld),
        notes: read.notes,
        ..Material::default()
    }
}

/// A file about a meeting, or a page after all.
pub(super) fn meeting_material(
    entry: &Entry,
    text: String,
    expected: Expectation,
    settings: &Settings,
) -> Material {
    let read = meeting::file::read(&entry.path, &entry.file, text, expected, settings.today);
    match &read.kind {
        Kind::Page(text) => page_material(entry, text, settings),
        // A draft that is withheld withholds its whole meeting.
        _ if read.draft && !settings.drafts && !read.withheld => Material {
            source: source(entry, "notes", Some("draft")),
            notes: read.notes,
            ..Material::default()
        },
        _ => Material {
            meeting: Some(Box::new(read)),
            ..Material::default()
        },
    }
}

/// A file that lies anywhere: JSON of a tracker, a log, notes, a page.
pub(super) fn any(entry: &Entry, text: String, settings: &Settings) -> Material {
    let json = text.trim_start().starts_with(['[', '{']);
    if json && !entry.path.ends_with(".md") && !log::is_export(&text) {
        let material = issue_json(entry, &text, settings);
        // One that lies beside a log may be meant as its sidecar.
        let dated = settings.ours && path_name::read(&entry.path).date.is_some();
        if !material.issues.is_empty() || entry.path.ends_with("json") && !dated {
            return material;
        }
    }
    meeting_material(entry, text, Expectation::Anything, settings)
}
