//! The text of one file, read as what its place says, or as what it turns out to be. An entry and its cleaned text in, a
//! `Material` out: records, the role for `sources.json`, notes. Nothing is read from the disk here.

use std::sync::Arc;

use super::checklist::TableFile;
use super::material::{Material, nothing, source};
use super::meeting::file::Expectation;
use super::meeting::kind::Kind;
use super::meeting::sidecar::Sidecar;
use super::opened::{self, Kept};
use super::people::person;
use super::project::updates;
use super::record::Record;
use super::roles::{Text, passed, undated};
use super::settings::Settings;
use super::tree::{Entry, kinds};
use super::withhold::sealing::{place, sealed, sealed_markdown};
use super::{
    actions, calendar, dated_note, issue, log, meeting, page, path_name, project, withhold,
};
use crate::report::{Note, Severity};

/// A file that tells what lies beside it; what is wrong with its text is told all the same.
fn beside(entry: &Entry, mut notes: Vec<Note>, settings: &Settings) -> Material {
    let mut material = nothing(entry, passed::BESIDE_RECORDS, settings);
    material.notes.append(&mut notes);
    material
}

/// Reads the text of a file as what its place says.
pub(super) fn text(entry: &Entry, role: Text, text: String, settings: &Settings) -> Material {
    let file = &entry.file;
    match role {
        Text::People | Text::Actions => Material {
            source: source(entry, "config", None),
            ..settings_of_others(file, role == Text::People, &text, settings)
        },
        Text::Calendar => calendar::material(entry, &text, settings),
        Text::Sidecar(stem) => {
            let ours = settings.guards(&text);
            let (facts, notes) = meeting::sidecar::read(file, &text, settings.today, ours);
            Material {
                sealed: sealed(entry, &text, facts.withheld),
                source: source(entry, "sidecar", None).filter(|_| !facts.withheld),
                sidecar: Some(Box::new(Sidecar {
                    stem,
                    file: Arc::clone(file),
                    facts,
                })),
                notes,
                ..Material::default()
            }
        }
        Text::IssueMarkdown => issue_markdown(entry, &text, settings),
        Text::Json => issue_json(entry, &text, settings),
        Text::Project => project_or_page(entry, &text, settings),
        Text::Update(project) => {
            let mut update = updates::read(&entry.path, file, &project, &text, settings);
            if update.lies_beside(&text) {
                return beside(entry, Vec::new(), settings);
            }
            let doubt = doubt(entry, &text, settings).filter(|_| !update.withheld);
            update.notes.extend(doubt);
            Material {
                sealed: sealed_markdown(entry, &text, update.withheld, settings.today),
                update: Some(Box::new(update)),
                ..Material::default()
            }
        }
        Text::Checklist => {
            let (path, file) = (Arc::clone(&entry.path), Arc::clone(file));
            Material {
                table: Some(TableFile { path, file, text }),
                ..Material::default()
            }
        }
        Text::Note => note_material(entry, &text, settings),
        Text::Page => page_material(entry, &text, settings),
        Text::Meeting => meeting_material(entry, text, Expectation::Meeting, settings),
        Text::Aside => meeting_material(entry, text, Expectation::Aside, settings),
        Text::Any => any(entry, text, settings),
        Text::Alone => meeting_material(entry, text, Expectation::Alone, settings),
    }
}

/// People, or what became of actions: lists that other programs may have under the same names.
fn settings_of_others(
    file: &Arc<str>,
    is_people: bool,
    text: &str,
    settings: &Settings,
) -> Material {
    let ours = settings.guards(text);
    let mut material = Material::default();
    let notes = match is_people {
        true => {
            let (people, notes) = person::read(file, text, ours);
            material.people = Some(Box::new(people));
            notes
        }
        false => {
            let (actions, notes) = actions::read(file, text, ours);
            material.actions = actions;
            notes
        }
    };
    material.notes = first_of_each(notes, settings);
    material
}

/// Notes about a list of settings, where these may be of another program the first of each check alone.
fn first_of_each(notes: Vec<Note>, settings: &Settings) -> Vec<Note> {
    let mut told: Vec<Note> = Vec::new();
    for note in notes {
        let fault = settings.ours || note.severity == Severity::Error;
        if fault || told.iter().all(|known| known.check != note.check) {
            told.push(note);
        }
    }
    told
}

fn issue_markdown(entry: &Entry, text: &str, settings: &Settings) -> Material {
    let read = issue::markdown::read(&entry.path, &entry.file, text, settings);
    if read.beside {
        return beside(entry, read.notes, settings);
    }
    if read.page {
        return page_after_all(entry, text, read.notes, settings);
    }
    let told = read.candidate.is_some();
    let doubt = doubt(entry, text, settings).filter(|_| told && !read.withheld);
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
        sealed: sealed_markdown(entry, text, read.withheld, settings.today),
        notes: read.notes.into_iter().chain(doubt).collect(),
        ..Material::default()
    }
}

/// A doubt about the name of a ticket, project or update, which may say that it is not public where its front matter says neither.
fn doubt(entry: &Entry, text: &str, settings: &Settings) -> Option<Note> {
    if !settings.ours || !withhold::is_doubtful(&entry.path) {
        return None;
    }
    let opened = opened::open(&entry.file, text, true, settings.today);
    let record = opened.document.as_ref().and_then(Record::root);
    let own = withhold::outweighed(&entry.path, true);
    let public = record.is_some_and(|record| withhold::says_public(&record, own));
    (!public).then(|| withhold::doubtful_note(&entry.file))
}

/// Whether a text is JSON by its ending or by how it begins. Lines of logs may begin with a bracket, too.
fn looks_like_json(path: &str, text: &str) -> bool {
    let inside = text.trim_start().strip_prefix(['[', '{']);
    let begins = inside.is_some_and(|inside| inside.trim_start().starts_with(['{', '[', '"']));
    begins || kinds::ends(path, &["json", "ndjson"])
}

fn issue_json(entry: &Entry, text: &str, settings: &Settings) -> Material {
    let mut read = issue::json::read(&entry.path, &entry.file, text, settings.today);
    super::text::merge::instead(&entry.file, text, settings.ours, &mut read.notes);
    let lies_there = entry.path.starts_with("issues/");
    if !lies_there && !looks_like_json(&entry.path, text) && read.reason == Some("not issues") {
        read.reason = Some(passed::OUTSIDE);
    }
    let told = read.reason.filter(|_| read.notes.is_empty() && !lies_there);
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
        sealed: read.sealed,
        source,
        notes: read.notes,
        ..Material::default()
    }
}

fn project_or_page(entry: &Entry, text: &str, settings: &Settings) -> Material {
    let (read, notes) = project::read(&entry.path, &entry.file, text, settings);
    let mut base = Material {
        source: source(entry, "project", None),
        notes,
        ..Material::default()
    };
    if matches!(read, project::Read::Project(_)) {
        base.notes.extend(doubt(entry, text, settings));
    }
    match read {
        project::Read::Project(told) => Material {
            sealed: sealed_markdown(entry, text, false, settings.today),
            project: Some(told),
            ..base
        },
        project::Read::Page => page_after_all(entry, text, base.notes, settings),
        project::Read::Beside => beside(entry, base.notes, settings),
        project::Read::Left(left) => Material {
            source: source(entry, "project", Some("draft or faults")),
            secret: place(entry, left.withheld),
            sealed: sealed_markdown(entry, text, left.withheld, settings.today),
            left: Some(left),
            ..base
        },
    }
}

/// A page among records of others, and what is said of that.
fn page_after_all(entry: &Entry, text: &str, told: Vec<Note>, settings: &Settings) -> Material {
    let mut material = page_material(entry, text, settings);
    let told = told.into_iter().filter(|note| &*note.check == "no-record");
    material
        .notes
        .extend(told.filter(|_| material.page.is_some()));
    material
}

fn note_material(entry: &Entry, text: &str, settings: &Settings) -> Material {
    let read = dated_note::read(&entry.path, &entry.file, text, settings);
    let (dated, base) = kept(entry, text, "note", read, settings);
    Material { dated, ..base }
}

fn page_material(entry: &Entry, text: &str, settings: &Settings) -> Material {
    let mut read = page::read(&entry.path, &entry.file, text, settings);
    let named = withhold::policy_note(&entry.path, &entry.file, settings.ours);
    read.notes.extend(named.filter(|_| !read.withheld));
    if settings.ours && read.found.is_some() && entry.path.starts_with("notes/") {
        dated_note::without_day(&entry.path, &entry.file, &mut read.notes);
    }
    let (page, base) = kept(entry, text, "page", read, settings);
    Material { page, ..base }
}

/// What a file holds, and all that is told of it besides.
fn kept<T>(
    entry: &Entry,
    text: &str,
    role: &'static str,
    read: Kept<T>,
    settings: &Settings,
) -> (Option<Box<T>>, Material) {
    let reason = (read.found.is_none() && !read.withheld).then_some("draft");
    let base = Material {
        source: source(entry, role, reason),
        secret: place(entry, read.withheld),
        sealed: sealed_markdown(entry, text, read.withheld, settings.today),
        notes: read.notes,
        ..Material::default()
    };
    (read.found.map(Box::new), base)
}

/// A file about a meeting, or a page after all.
fn meeting_material(
    entry: &Entry,
    text: String,
    expected: Expectation,
    settings: &Settings,
) -> Material {
    let mut read = meeting::file::read(&entry.path, &entry.file, text, expected, settings.today);
    match &read.kind {
        Kind::Page(text) => {
            let mut material = page_material(entry, text, settings);
            let published = material.page.is_some();
            let told = || undated::note(&entry.path, &entry.file, text, meeting::names_people);
            material.notes.extend(published.then(told).flatten());
            material
        }
        // A draft that is withheld withholds its whole meeting.
        _ if read.draft && !settings.drafts && !read.withheld => Material {
            source: source(entry, "notes", Some("draft")),
            notes: {
                // Nothing would come of some of them anyway, and how a draft would be shown is no matter.
                read.notes
                    .retain(|note| note.check != meeting::kind::PLAIN_LOG);
                let kept = !matches!(read.kind, Kind::Nothing(_));
                read.notes
                    .extend(kept.then(|| withhold::draft_note(&entry.file)));
                read.notes
            },
            ..Material::default()
        },
        _ => Material {
            meeting: Some(Box::new(read)),
            ..Material::default()
        },
    }
}

/// A file that lies anywhere: JSON of a tracker, a log, notes, a page.
fn any(entry: &Entry, text: String, settings: &Settings) -> Material {
    let json = text.trim_start().starts_with(['[', '{']);
    if json && !kinds::is_markdown(&entry.path) && !log::is_export(&text) {
        let material = issue_json(entry, &text, settings);
        // One that lies beside a log may be meant as its sidecar.
        let dated = settings.ours && path_name::day(&entry.path).is_some();
        if !material.issues.is_empty() || entry.path.ends_with("json") && !dated {
            return material;
        }
    }
    let expected = Expectation::anywhere(&entry.path, settings.ours);
    meeting_material(entry, text, expected, settings)
}
