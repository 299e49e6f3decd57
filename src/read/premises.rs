//! What has to be known before anything else is read: the facts of the team, and who asked not to be named. Entries of the
//! folder in, facts and notes about them out.

use std::path::Path;
use std::sync::Arc;

use super::people::hidden::Hidden;
use super::people::person;
use super::tree::{self, Entry};
use super::{secrets, team, text};
use crate::model::team::Team;
use crate::place::Place;
use crate::report::{Note, Severity};

/// The facts of the team, without the names of those who asked not to be named; of a folder without them those of nobody.
pub(super) fn of_team(content: &Path, entries: &[Entry], hidden: &Hidden) -> (Team, Vec<Note>) {
    let file = tree::shown(content, "site.yaml");
    match entries.iter().find(|entry| &*entry.path == "site.yaml") {
        // What it is was told where the folder was listed.
        Some(entry) if entry.refused.is_some() => (team::unnamed(&file), Vec::new()),
        Some(entry) => match tree::bytes(entry) {
            Ok(bytes) => {
                let text = hidden.settings(text::decode(bytes).text);
                without_secrets(&file, text)
            }
            Err(note) => (team::unnamed(&file), vec![note]),
        },
        None => {
            let message = "there is no site.yaml: the site has no name, no schedule and no contact";
            // Settings under another name would be left out of the site: who hides whom, for one.
            let hint = site_hint(entries);
            let severity = match misnamed(entries).is_some_and(is_ours) {
                true => Severity::Error,
                false => Severity::Warning,
            };
            let note = Note::new(severity, "no-site", Place::file(&file), message);
            (team::unnamed(&file), vec![note.hint(hint)])
        }
    }
}

/// Who asked not to be named: to be known before anything is read. Faults are told where the file is read as a record.
pub(super) fn hidden(entries: &[Entry]) -> Hidden {
    let entry = entries.iter().find(|entry| &*entry.path == "people.yaml");
    let bytes = entry.filter(|entry| entry.refused.is_none());
    let bytes = bytes.and_then(|entry| tree::bytes(entry).ok());
    let text = bytes.map(|bytes| text::decode(bytes).text);
    let people = text.map(|text| person::read(&Arc::from("people.yaml"), &text, true).0);
    Hidden::of(&people.unwrap_or_default())
}

/// The facts of the team, without what looks like a secret unless they say that it is none.
fn without_secrets(file: &Arc<str>, text: String) -> (Team, Vec<Note>) {
    let (team, notes) = team::read(file, &text);
    let cleaned = secrets::take_out(file, text, &team.not_secrets, false);
    if cleaned.notes.is_empty() {
        return (team, notes);
    }
    let (team, mut notes) = team::read(file, &cleaned.text);
    notes.extend(cleaned.notes);
    (team, notes)
}

/// What to do about a missing `site.yaml`: maybe it has another name.
fn site_hint(entries: &[Entry]) -> String {
    match misnamed(entries) {
        Some(entry) if is_ours(entry) => format!("rename `{}` to `site.yaml`", entry.path),
        _ => "begin one with a line `title: NAME OF THE TEAM`".to_owned(),
    }
}

/// A file that may be meant as `site.yaml`.
fn misnamed(entries: &[Entry]) -> Option<&Entry> {
    const NAMES: &[&str] = &["site.yml", "site.yaml", "config.yaml"];
    let like = |entry: &&Entry| NAMES.contains(&&*entry.path.to_lowercase());
    entries.iter().find(like)
}

/// Whether it holds facts of a team, by keys that only we have: other programs have their settings in files of such names, too.
fn is_ours(entry: &Entry) -> bool {
    const KEYS: &[&str] = &[
        "agenda_label",
        "areas",
        "contact",
        "help_labels",
        "mail_domains",
        "not_secrets",
        "privacy",
        "relays",
        "rooms",
        "schedule",
        "trackers",
        "visibility",
        "zones",
    ];
    if entry.refused.is_some() {
        return false;
    }
    let text = tree::bytes(entry).map(|bytes| text::decode(bytes).text);
    let tells = |line: &str| {
        let key = line.split_once(':').map(|(key, _)| key);
        key.is_some_and(|key| KEYS.contains(&key))
    };
    text.map_or(true, |text| text.lines().any(tells))
}
