//! A file of `static/`, which is copied as it is. An entry in, a `Material` out; a file that cannot be read is told, and a text
//! with a secret in it, that says that it is not public, or that names somebody who asked for not being named. Of a `security.txt` the day on which it expires is read.

use std::sync::Arc;

use chrono::{DateTime, Days, Duration, FixedOffset, NaiveDate};

use super::cleaning::Cleaning;
use super::material::Material;
use super::tree::kinds::is_backup;
use super::tree::lfs;
use super::tree::{self, Entry};
use super::{secrets, text, withhold};
use crate::model::source::{Asset, Source};
use crate::place::{At, Place, narrow};
use crate::report::{Note, Severity};
use crate::seal;

/// The file as an asset of the site.
pub(super) fn material(entry: &Entry, cleaning: &Cleaning<'_>, today: NaiveDate) -> Material {
    if let Err(note) = tree::readable(entry) {
        let source = Source {
            path: Arc::clone(&entry.path),
            role: "static",
            reason: Some("unreadable"),
        };
        return Material {
            source: Some(source),
            notes: vec![note],
            ..Material::default()
        };
    }
    let target = entry
        .path
        .strip_prefix("static/")
        .unwrap_or(&entry.path)
        .to_owned();
    let asset = Asset {
        file: entry.disk.clone(),
        shown: Arc::clone(&entry.file),
        target,
        path: Arc::clone(&entry.path),
        expires: expires(entry),
    };
    let source = Source {
        path: Arc::clone(&entry.path),
        role: "static",
        reason: None,
    };
    Material {
        asset: Some(asset),
        source: Some(source),
        notes: unmeant(entry)
            .into_iter()
            .chain(doubts(entry, cleaning, today))
            .collect(),
        ..Material::default()
    }
}

/// Names that begin with a dot and are meant for a site: of RFC 8615, of GitLab and GitHub Pages, and of Apache.
const MEANT: &[&str] = &[".well-known", ".domains", ".nojekyll", ".htaccess"];

/// That a file is copied which hardly anybody means to publish: one whose name, or that of its folder, begins with a dot, as those
/// of settings do, and what an editor left behind.
fn unmeant(entry: &Entry) -> Option<Note> {
    let mut names = entry.path.split('/');
    let dotted = names.any(|name| name.starts_with('.') && !MEANT.contains(&name));
    let what = match (dotted, is_backup(&entry.path)) {
        (_, true) => "a copy that a program left behind",
        (true, false) => "a file that others do not see at first sight",
        (false, false) => return None,
    };
    let message = format!("{what} is published as it is");
    let place = Place::file(&entry.file);
    let note = Note::new(Severity::Warning, "unmeant", place, message);
    (entry.size > 0).then(|| note.hint("take it out of static/, and change what secrets it holds"))
}

/// When a `security.txt` of the team's own expires. A file that lacks the field, or a date in it, is shown at its head.
fn expires(entry: &Entry) -> Option<At<Option<NaiveDate>>> {
    if *entry.path != *"static/.well-known/security.txt" {
        return None;
    }
    let text = text::decode(tree::bytes(entry).ok()?).text;
    let field = |line: &str| {
        let (name, value) = line.split_once(':')?;
        let told = name.eq_ignore_ascii_case("expires").then(|| value.trim())?;
        Some(DateTime::parse_from_rfc3339(told).ok())
    };
    let found = text.lines().enumerate();
    let found = found.filter_map(|(index, line)| Some((index, line, field(line)?)));
    let (index, line, told) = found.last().unwrap_or((0, "", None));
    let midnight = |at: DateTime<FixedOffset>| at.to_utc() + Days::new(1) - Duration::seconds(1);
    Some(At {
        value: told.map(|at| midnight(at).date_naive()),
        place: Place::new(&entry.file, narrow(index + 1), 1),
        line: Arc::from(line),
    })
}

/// Largest file in which secrets and marks are looked for, in bytes: whoever writes by hand writes less.
const LARGEST: usize = 4 * 1024 * 1024;

/// Secrets in a text, be it packed, that it says that it is not public, and whom it must not name; pictures and what is large is not looked at.
fn doubts(entry: &Entry, cleaning: &Cleaning<'_>, today: NaiveDate) -> Vec<Note> {
    let small = entry.size <= LARGEST as u64;
    let Some(bytes) = small.then(|| tree::bytes(entry).ok()).flatten() else {
        return Vec::new();
    };
    if lfs::is_pointer(&bytes) {
        return vec![lfs::note(&entry.file)];
    }
    if seal::is_too_tight(&entry.path, &bytes) {
        return vec![too_tight(entry)];
    }
    let opened = seal::opened(&entry.path, &bytes);
    let head = &opened[..opened.len().min(LARGEST)];
    if text::is_binary(head) {
        return Vec::new();
    }
    let text = String::from_utf8_lossy(head);
    let mut notes = secrets::in_copy(&entry.file, &text, cleaning.not_secrets);
    notes.extend(withhold::in_copy(&entry.path, &text, today).map(|at| closed(entry, at)));
    notes.extend(cleaning.hidden.line_in(&text).map(|at| names(entry, at)));
    notes
}

/// That a file which is copied names somebody at a line, counted from 0, who asked not to be named.
fn names(entry: &Entry, at: usize) -> Note {
    let message =
        "this line names somebody who asked not to be named, and the file is published as it is";
    let place = Place::line(&entry.file, at);
    let note = Note::new(Severity::Error, "hidden-name", place, message);
    note.hint("take the name out of the file, or the file out of static/")
}

/// That a file which is copied says at a line that it is not public.
fn closed(entry: &Entry, at: usize) -> Note {
    let message = "this line says that the file is not public, and it is published as it is";
    let place = Place::line(&entry.file, at);
    let note = Note::new(Severity::Error, "not-public", place, message);
    note.hint("take the file out of static/, and if the repository is public, out of its history; if it may be read, say that in its place, as by `TLP:CLEAR`")
}

/// That a packed file holds too much for its size to be looked through.
fn too_tight(entry: &Entry) -> Note {
    let message = "this packed file holds more than 100 times its size, or more than 64 MiB: nobody can look through it for secrets";
    let place = Place::file(&entry.file);
    let note = Note::new(Severity::Error, "cap", place, message);
    note.hint("put it into static/ unpacked, or leave it out")
}
