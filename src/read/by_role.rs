//! One file of the content tree in the role that its place gives it: read from the disk, decoded and cleaned, where it is a
//! text. An entry in, a `Material` out. What a text comes to is found elsewhere.

use super::cleaning::Cleaning;
use super::exports::ATTACHMENT;
use super::folder_settings::LEFT_OUT;
use super::material::{Material, nothing, source};
use super::record::Record;
use super::roles::{DRAFT, Role, Text};
use super::settings::Settings;
use super::tree::Entry;
use super::tree::kinds::{self, is_markdown};
use super::tree::lfs;
use super::tree::unpack;
use super::withhold::Outweighed;
use super::withhold::sealing::{place, sealed};
use super::{assets, encoded, foreign, meeting, misnamed, opened, read_as, text, tree, withhold};
use crate::digest::Digest;
use crate::model::source::NO_RECORD;
use crate::report::Note;

/// A file of which nothing is read, and what is said of that.
fn nothing_but(entry: &Entry, note: Note, reason: &'static str, settings: &Settings) -> Material {
    Material {
        notes: vec![note],
        ..nothing(entry, reason, settings)
    }
}

/// Reads a file in its role.
pub(super) fn material(
    entry: &Entry,
    role: Role,
    settings: &Settings,
    cleaning: &Cleaning<'_>,
) -> Material {
    match role {
        Role::Text(text) => read_from_disk(entry, text, settings, cleaning),
        Role::Static => assets::material(entry, cleaning, settings.today),
        Role::Config => Material {
            source: source(entry, "config", None),
            ..Material::default()
        },
        Role::Stray => stray(entry, settings),
        Role::Misnamed(name) => {
            let note = misnamed::note(entry, name);
            nothing_but(entry, note, "no record of this name", settings)
        }
        // Not even the names of what lies in a folder of drafts, or is attached to tickets, are listed.
        Role::Nothing(DRAFT | LEFT_OUT | ATTACHMENT) => Material::default(),
        Role::Withheld(outweighed, role) => {
            let outweighed = judged(entry, outweighed, &role);
            let read = || outweighing(entry, outweighed, *role, settings, cleaning);
            let note = withhold::named_note(entry, outweighed);
            read().unwrap_or_else(|| withheld(entry, vec![note]))
        }
        Role::Closed => withheld(entry, Vec::new()),
        Role::Nothing(NO_RECORD) if settings.ours && may_hide_log(&entry.path) => {
            of_no_kind(entry, settings)
        }
        Role::Nothing(reason) => nothing(entry, reason, settings),
    }
}

/// What outweighs the name of a file that says that it is not public: nothing where no front matter is read, and nothing for what
/// is of a meeting: what its sidecar takes out would be withheld with that, by the same name.
fn judged(entry: &Entry, outweighed: Outweighed, role: &Role) -> Outweighed {
    let text = matches!(role, Role::Text(text) if *text != Text::Meeting);
    match text && is_markdown(&entry.path) {
        true => outweighed,
        false => Outweighed::ByNothing,
    }
}

/// A file whose name says that it is not public, read all the same, where its front matter says that it is and outweighs the
/// name.
fn outweighing(
    entry: &Entry,
    outweighed: Outweighed,
    role: Role,
    settings: &Settings,
    cleaning: &Cleaning<'_>,
) -> Option<Material> {
    let Role::Text(text) = role else { return None };
    let text = match text {
        // With a day it is withheld as if it were of a meeting.
        Text::Alone => Text::Any,
        text => text,
    };
    if outweighed == Outweighed::ByNothing {
        return None;
    }
    let told = text::decode(tree::bytes(entry).ok()?).text;
    let opened = opened::open(&entry.file, &told, false, settings.today);
    let record = opened.document.as_ref().and_then(Record::root)?;
    let material = withhold::says_public(&record, outweighed)
        .then(|| read_from_disk(entry, text, settings, cleaning));
    // Elsewhere than in the folder of meetings the text tells that it is of one.
    let mut material = material.filter(|material| material.meeting.is_none())?;
    let told = withhold::outweighed_note(&entry.file);
    material
        .notes
        .extend(material.secret.is_none().then_some(told));
    Some(material)
}

/// A file whose name, or its folder, says that it is not public. Its words are known all the same, so that nothing else tells them.
fn withheld(entry: &Entry, notes: Vec<Note>) -> Material {
    let bytes = tree::bytes(entry).ok();
    let digest = bytes.as_ref().map(|bytes| Digest::of(bytes));
    let text = bytes.filter(|bytes| !text::is_binary(bytes));
    let text = text.map(|bytes| text::decode(bytes).text);
    Material {
        sealed: sealed(entry, text.as_deref().unwrap_or(""), true),
        secret: place(entry, true),
        source: source(entry, "none", None),
        digest,
        notes,
        ..Material::default()
    }
}

/// Whether an ending that is none of a record may hide a log: among meetings, where a text has it.
fn may_hide_log(path: &str) -> bool {
    path.starts_with("meetings/") && kinds::is_code(path)
}

/// A file of a kind of which no record is read: it may be a log all the same.
fn of_no_kind(entry: &Entry, settings: &Settings) -> Material {
    let bytes = tree::bytes(entry).unwrap_or_default();
    let digest = Some(Digest::of(&bytes));
    let is_log = !text::is_binary(&bytes) && foreign::is_log(&text::decode(bytes).text);
    let reason = if is_log { foreign::LOG } else { NO_RECORD };
    Material {
        digest,
        ..nothing(entry, reason, settings)
    }
}

/// Settings beside no record. Among the records of others they may be of another program: what they say is looked at only to see
/// whether it would protect somebody.
fn stray(entry: &Entry, settings: &Settings) -> Material {
    let bytes = tree::bytes(entry).ok();
    let text = bytes.clone().map(|bytes| text::decode(bytes).text);
    let is_log = text.as_deref().is_some_and(foreign::is_log);
    let ours = text.is_none_or(|text| settings.guards(&text));
    let note = meeting::sidecar::stray(&entry.file, ours, is_log);
    Material {
        digest: bytes.map(|bytes| Digest::of(&bytes)),
        ..nothing_but(entry, note, "no record of this name", settings)
    }
}

fn read_from_disk(
    entry: &Entry,
    role: Text,
    settings: &Settings,
    cleaning: &Cleaning<'_>,
) -> Material {
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
    role: Text,
    bytes: Vec<u8>,
    settings: &Settings,
    cleaning: &Cleaning<'_>,
) -> Material {
    if lfs::is_pointer(&bytes) {
        return nothing_but(entry, lfs::note(&entry.file), "kept by Git LFS", settings);
    }
    let (bytes, broken) = match unpack::opened(entry, bytes) {
        Ok(opened) => opened,
        Err(note) => return nothing_but(entry, note, "too large", settings),
    };
    if text::is_binary(&bytes) {
        return nothing(entry, "not text", settings);
    }
    let decoded = text::decode(bytes);
    if decoded.text.trim().is_empty()
        && !matches!(role, Text::People | Text::Actions | Text::Checklist)
    {
        return nothing(entry, "empty", settings);
    }
    let doubt = decoded.doubt(&entry.file);
    let text = match role {
        Text::Meeting | Text::Any => encoded::undone(decoded.text),
        _ => decoded.text,
    };
    let cleaned = cleaning.text(entry, &role, text);
    let mut material = read_as::text(entry, role, cleaned.text, settings);
    if let Some(typed) = cleaned.typed {
        material.typed_as(typed, settings);
    }
    if let Some(people) = &mut material.people {
        cleaning.hidden.people(people);
    }
    material.notes.extend(cleaned.notes);
    material.notes.extend(doubt.into_iter().chain(broken));
    material
}
