//! Notes between meetings: `notes/YYYY-MM-DD-*.md`. Text of a file in, a dated note and notes about it out.
//! Front matter is ours in our own tree, and foreign elsewhere; what a TLP label closes is left out.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::markdown::heading::heading;
use super::opened::{self, Kept};
use super::path_name::misread_day::{Meant, MisreadDay};
use super::record::Record;
use super::settings::Settings;
use super::{page, path_name};
use crate::model::dated_note::DatedNote;
use crate::model::id::slug_or_hash;
use crate::model::path;
use crate::model::unseen::without_comments;
use crate::place::Place;
use crate::report::{Note, Severity};

/// Reads a note.
pub(super) fn read(
    path: &Arc<str>,
    file: &Arc<str>,
    text: &str,
    settings: &Settings,
) -> Kept<DatedNote> {
    let opened = opened::open(file, text, settings.ours, settings.today)
        .without_closed(file, settings.today);
    let text_at = opened.text_at(text);
    opened.read(file, settings, |body, record| {
        let note = DatedNote {
            text_at,
            ..bare(path, file, body)?
        };
        Some(match record {
            Some(record) => filled(note, record),
            None => note,
        })
    })
}

/// Keys of notes that pages do not have, as messages spell them.
const ONLY_NOTES: &[&str] = &["`people`", "`references`"];

/// A word about what lies among the notes and has no day in its name: it is read as a page. Keys of notes that pages do not
/// have are no faults of their own then.
pub(super) fn without_day(path: &str, file: &Arc<str>, notes: &mut Vec<Note>) {
    let name = path::name(path);
    let of_note = notes.len();
    let only_notes = |note: &Note| {
        let mut keys = ONLY_NOTES.iter();
        note.check == "unknown-key" && keys.any(|key| note.message.contains(key))
    };
    notes.retain(|note| !only_notes(note));
    let severity = match notes.len() < of_note {
        true => Severity::Error,
        false if matches!(name, "index.md" | "README.md") => return,
        false => Severity::Warning,
    };
    let (message, right) = named_by_day(name);
    let note = Note::new(severity, "note-name", Place::file(file), message);
    notes.push(note.hint(format!("name it by its day, as in {right}")));
}

/// Why a name tells no day, and how it would tell one.
fn named_by_day(name: &str) -> (String, String) {
    let Some(misread) = MisreadDay::find(name) else {
        let message = "nothing tells the day of this note: it is read as a page".to_owned();
        return (message, format!("YYYY-MM-DD-{name}"));
    };
    let day = match misread.meant {
        Meant::Day(day) => day.to_string(),
        Meant::Nothing | Meant::Either => "YYYY-MM-DD".to_owned(),
    };
    let marks = ['-', '_', ' '];
    let (before, after) = name.split_once(misread.written).unwrap_or((name, ""));
    let around = [
        before.trim_end_matches(marks),
        after.trim_start_matches(marks),
    ];
    let joint = |part: &str| !part.is_empty() && !part.starts_with('.');
    let rest: String = around
        .iter()
        .flat_map(|part| [if joint(part) { "-" } else { "" }, part])
        .collect();
    let message = format!("{}: this note is read as a page", misread.why());
    (message, format!("{day}{rest}"))
}

/// A note as its path and text alone tell it; the path has a day, or it would not be one.
fn bare(path: &Arc<str>, file: &Arc<str>, body: String) -> Option<DatedNote> {
    let date: NaiveDate = path_name::day(path)?;
    let inside = path.strip_prefix("notes/").unwrap_or(path);
    let stem = path::without_ending(inside);
    Some(DatedNote {
        id: slug_or_hash(stem),
        title: heading(&body).unwrap_or_else(|| title_of(path, date)),
        date,
        public_since: date,
        area: None,
        people: Vec::new(),
        references: Vec::new(),
        summary: None,
        aliases: Vec::new(),
        body,
        text_at: None,
        path: Arc::clone(path),
        place: Place::new(file, 1, 1),
    })
}

/// A title made of a file name, without the day.
fn title_of(path: &str, date: NaiveDate) -> String {
    let title = page::title_of(path);
    let day = date.format("%Y %m %d").to_string();
    let bare = title.strip_prefix(&day).unwrap_or(&title).trim();
    match bare.is_empty() {
        true => format!("Note of {date}"),
        false => page::capitalised(bare),
    }
}

fn filled(note: DatedNote, record: &Record<'_>) -> DatedNote {
    let date = record.date("date").map_or(note.date, |date| date.value);
    let embargo = record.date("embargo_until").map(|until| until.value);
    DatedNote {
        title: record.string("title").unwrap_or(note.title),
        date,
        public_since: embargo.map_or(date, |until| until.max(date)),
        area: record.text("area"),
        people: record.names("people"),
        references: record.names("references"),
        summary: record
            .string("summary")
            .map(|text| without_comments(&text).into_owned()),
        aliases: record.texts("aliases"),
        ..note
    }
}

/// The notes, newest first; two of one id are told, the second keeps its text under an id of its own.
pub(super) fn gather(mut found: Vec<DatedNote>, ours: bool) -> (Vec<DatedNote>, Vec<Note>) {
    found.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.path.cmp(&b.path)));
    let mut notes = Vec::new();
    let mut files: HashMap<String, Arc<str>> = HashMap::new();
    for note in &mut found {
        if let Some(first) = files.get(&note.id) {
            let (place, what) = (note.place.clone(), format!("address `notes/{}/`", note.id));
            notes.push(Note::clash(Severity::of_fault(ours), place, &what, first));
            note.id = format!("{}-{}", note.id, crate::model::id::short_hash(&note.path));
        }
        let first = files.entry(note.id.clone());
        first.or_insert_with(|| Arc::clone(&note.place.file));
    }
    (found, notes)
}
