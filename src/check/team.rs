//! Claims about the team's own facts: that somebody vouches for them, and that the site can say where it is.

use chrono::NaiveDate;

use crate::model::meeting::SourceRole;
use crate::model::team::{LogRule, Team};
use crate::model::{Library, address, words};
use crate::place::{At, Place};
use crate::report::{Note, Severity};

/// Days before the end of `security.txt` from which it is told.
const SOON: i64 = 30;

/// All checks of what `site.yaml` says of the team.
pub fn check(library: &Library, today: NaiveDate) -> Vec<Note> {
    let team = &library.team;
    if !team.own_tree {
        return Vec::new();
    }
    let mut notes: Vec<Note> = logo(library).into_iter().collect();
    notes.extend(unused_rules(library));
    let reviewed = team.contact.reviewed.as_ref();
    let ahead = reviewed.and_then(|day| super::ahead(day, today, "nobody has read these facts"));
    notes.extend(ahead);
    let Some(base) = &team.base_url else {
        let message =
            "there is no `base_url`: feeds, sitemap.xml, robots.txt and security.txt are left out";
        let note = note(team, Severity::Info, "no-base-url", message);
        notes.push(note.hint("set it in site.yaml, or give --base-url, as GitLab Pages knows it"));
        return notes;
    };
    let own = library.assets.iter().find_map(|file| file.expires.as_ref());
    notes.extend(own.map_or_else(|| review(team, today), |file| of_file(file, today)));
    if own.is_none() && address::is_open(base) {
        let message = "security.txt is left out: the addresses in it have to begin with `https://` (RFC 9116, section 2.5)";
        notes.push(note(team, Severity::Warning, "security-txt", message));
    }
    let path = base
        .split_once("://")
        .and_then(|(_, rest)| rest.split_once('/'));
    if path.is_some_and(|(_, path)| !path.is_empty()) {
        let message = "security.txt is looked for at the root of a host, and this site is below it (RFC 9116, section 3)";
        notes.push(note(team, Severity::Info, "security-txt-root", message));
    }
    notes
}

/// A logo that is not in the tree.
fn logo(library: &Library) -> Option<Note> {
    let logo = library.team.logo.as_ref()?;
    let mut assets = library.assets.iter();
    if assets.any(|asset| *asset.path == *logo.value) {
        return None;
    }
    let paths: Vec<&str> = library.assets.iter().map(|asset| &*asset.path).collect();
    let message = format!("there is no file `{}`", logo.value);
    let note = Note::about(Severity::Error, "logo", logo, message);
    let near = note.did_you_mean(&logo.value, &paths);
    Some(match near.hint {
        Some(_) => near,
        None => near.hint("put a file there, or take `logo` away"),
    })
}

/// Entries of `logs` that are about no log. A withheld one may be of any series.
fn unused_rules(library: &Library) -> Vec<Note> {
    if library.logs.is_empty() || library.team.logs.is_empty() {
        return Vec::new();
    }
    let meetings = library.meetings.iter().flat_map(|held| {
        let logs = held
            .sources
            .iter()
            .filter(|source| source.role == SourceRole::Log);
        logs.map(|source| (&*source.path, Some(held.series.as_str())))
    });
    let of_no_meeting = library.logs.iter().map(|log| (&*log.path, None));
    let known: Vec<(&str, Option<&str>)> = meetings.chain(of_no_meeting).collect();
    let withheld = |rule: &LogRule| {
        let under = library
            .team
            .file_of(rule.under.as_deref().unwrap_or_default());
        let mut files = library.withheld_at.iter();
        files.any(|place| place.file.starts_with(&*under))
    };
    let unused = |rule: &&LogRule| {
        !known.iter().any(|(path, series)| rule.fits(path, *series)) && !withheld(rule)
    };
    let rules = library.team.logs.iter().filter(unused);
    let note = |rule: &LogRule| {
        let message = "this entry of `logs` fits no log";
        let note = Note::at(Severity::Warning, "unused-rule", &rule.at, message);
        note.hint("`under` begins the path of a log inside the content folder, as in meetings/irc; `series` is the word in addresses; where both stand, both have to fit")
    };
    rules.map(note).collect()
}

/// Whether a person has read the facts lately; nobody's program vouches for a team that left.
fn review(team: &Team, today: NaiveDate) -> Option<Note> {
    let contact = &team.contact;
    let told = contact.is_told();
    let hint = "read the facts under `contact` in site.yaml, and set `reviewed` to the day on which you found them right";
    let Some(reviewed) = &contact.reviewed else {
        let message = "security.txt is left out: `contact.reviewed` is not set";
        return told.then(|| note(team, Severity::Warning, "security-txt", message).hint(hint));
    };
    if !told {
        let message = "security.txt is left out: `contact` names no way to report";
        let note = Note::at(Severity::Warning, "security-txt", reviewed, message);
        return Some(
            note.hint(
                "add `email`, or the address of a form as `url`, under `contact` in site.yaml",
            ),
        );
    }
    let (severity, message) = expiry(contact.expires()?, today)?;
    Some(Note::at(severity, "security-txt", reviewed, message).hint(hint))
}

/// Whether a `security.txt` of the team's own, which stands in place of one made of the facts, still counts.
fn of_file(expires: &At<Option<NaiveDate>>, today: NaiveDate) -> Option<Note> {
    let hint = "sign and put a new one into static/, or take it away: one is made of the facts under `contact` in site.yaml";
    let (severity, message) = match expires.value {
        Some(day) => expiry(day, today)?,
        None => (
            Severity::Error,
            "security.txt has no date under `Expires` (RFC 9116, section 2.5.5)".to_owned(),
        ),
    };
    Some(Note::at(severity, "security-txt", expires, message).hint(hint))
}

/// What is to be said of a day on which `security.txt` expires.
fn expiry(expires: NaiveDate, today: NaiveDate) -> Option<(Severity, String)> {
    let left = (expires - today).num_days();
    match left {
        ..=0 => Some((
            Severity::Error,
            format!("security.txt expired on {expires}"),
        )),
        1..=SOON => {
            let days = words::count(left, "day", "days");
            let message = format!("security.txt expires on {expires}, in {days}");
            Some((Severity::Warning, message))
        }
        _ => None,
    }
}

fn note(team: &Team, severity: Severity, check: &'static str, message: &str) -> Note {
    Note::new(severity, check, Place::file(&team.file), message)
}
