//! Secrets taken out of a text before anything is made of it, so that no output can have them. The text of a file in, the same
//! without them and a note for each out; the text of the note says what it looks like and where, never what it is.

mod by_edit;

use std::collections::HashMap;
use std::sync::Arc;

use super::log::web_page::Words;
use super::roles::Role;
use super::text::strings;
use super::tree::Entry;
use crate::model::edit;
use crate::model::secret::{self, Secret};
use crate::place::{Place, narrow};
use crate::report::{Note, Severity};

/// Name of the check. The pipeline makes errors of these notes where nothing is built.
pub const CHECK: &str = "secret";

/// A text without secrets.
pub(super) struct Cleaned {
    /// The text.
    pub(super) text: String,
    /// The same as it was typed, if it held any.
    pub(super) typed: Option<String>,
    /// What was found.
    pub(super) notes: Vec<Note>,
}

/// A text in which nothing was found.
fn clean(text: String) -> Cleaned {
    Cleaned {
        text,
        typed: None,
        notes: Vec::new(),
    }
}

/// Takes the secrets out of the text of a file, but for those that the team knows to be none; where people talk, what they tell by
/// corrections as well. Lines stay lines.
pub(super) fn take_out(file: &Arc<str>, text: String, allowed: &[String], talk: bool) -> Cleaned {
    let found = found(&text, allowed);
    without(file, text, found, allowed, talk)
}

/// The same of a page of HTML, in which they may stand between tags.
pub(super) fn take_out_of_html(
    file: &Arc<str>,
    text: String,
    allowed: &[String],
    talk: bool,
) -> Cleaned {
    let words = Words::of(&text);
    let shown = found(&words.text, allowed).into_iter();
    let shown = shown.map(|secret| Secret {
        range: words.written(secret.range),
        ..secret
    });
    let found = found(&text, allowed).into_iter().chain(shown).collect();
    without(file, text, secret::in_order(found), allowed, talk)
}

/// A text without what was found in it, and what corrections tell.
fn without(
    file: &Arc<str>,
    text: String,
    mut found: Vec<Secret>,
    allowed: &[String],
    talk: bool,
) -> Cleaned {
    if talk {
        found.extend(by_edit::in_text(&text, allowed));
        found = secret::in_order(found);
    }
    match secret::masked(&text, &found) {
        Some(masked) => Cleaned {
            notes: left_out(file, &text, &found),
            text: masked,
            typed: Some(text),
        },
        None => clean(text),
    }
}

/// The same of JSON: each string is a text of its own.
pub(super) fn take_out_of_json(
    file: &Arc<str>,
    text: String,
    allowed: &[String],
    talk: bool,
) -> Cleaned {
    let (mut out, mut all, mut done) = (String::new(), Vec::new(), 0);
    let mut by_edit = match talk && edit::may_be_in(&text) {
        true => by_edit_in_json(&text, allowed),
        false => HashMap::new(),
    };
    for (at, piece) in strings::pieces(&text).enumerate() {
        let mut found = found(&piece.said, allowed);
        if let Some(more) = by_edit.remove(&at) {
            found.extend(more);
            found = secret::in_order(found);
        }
        let Some(masked) = secret::masked(&piece.said, &found) else {
            continue;
        };
        out.push_str(&text[done..piece.range.start]);
        out.push_str(&piece.written(&masked));
        done = piece.range.end;
        found.dedup_by_key(|secret| secret.kind);
        all.extend(found.into_iter().map(|secret| Secret {
            range: piece.range.clone(),
            ..secret
        }));
    }
    if all.is_empty() {
        return clean(text);
    }
    out.push_str(&text[done..]);
    Cleaned {
        notes: left_out(file, &text, &all),
        text: out,
        typed: Some(text),
    }
}

/// What corrections tell in a JSON text, by the number of the piece.
fn by_edit_in_json(text: &str, allowed: &[String]) -> HashMap<usize, Vec<Secret>> {
    let pieces: Vec<strings::Piece<'_>> = strings::pieces(text).collect();
    let said: Vec<&str> = pieces.iter().map(|piece| &*piece.said).collect();
    let mut told: HashMap<usize, Vec<Secret>> = HashMap::new();
    for (piece, secret) in by_edit::found(&said, allowed) {
        told.entry(piece).or_default().push(secret);
    }
    told
}

/// Notes on what is taken out.
fn left_out(file: &Arc<str>, text: &str, found: &[Secret]) -> Vec<Note> {
    let hint = "revoke it: whoever can read the repository has it. Then take it out of the file (a log may lose a secret), or name it under `not_secrets` in site.yaml, as you do with what is none";
    notes(file, text, found, Severity::Warning, "it is left out", hint)
}

/// Secrets in a file that is published as it is.
pub(super) fn in_copy(file: &Arc<str>, text: &str, allowed: &[String]) -> Vec<Note> {
    let found = found(text, allowed);
    let hint = "take it out of the file and revoke it; if it is none, name it under `not_secrets` in site.yaml";
    let how = "and this file is published as it is";
    notes(file, text, &found, Severity::Error, how, hint)
}

/// Secrets in names of files and folders: those of records become addresses, files of `static/` keep theirs.
pub(super) fn in_names(entries: &[Entry], roles: &[Role], allowed: &[String]) -> Vec<Note> {
    let note = |(entry, role): (&Entry, &Role)| {
        let found = secret::in_path(&entry.path, allowed);
        let file = secret::masked(&entry.file, &secret::find(&entry.file))?;
        let (severity, how) = match role {
            Role::Static => (Severity::Error, "and this file is published under its name"),
            role if role.is_addressed() => (Severity::Error, "and addresses are made of it"),
            _ => (Severity::Warning, "it is left out"),
        };
        let kind = found.first()?.kind;
        let message = format!(
            "this looks like {} in the name of a file: {how}",
            with_article(kind)
        );
        let note = Note::new(severity, CHECK, Place::file(&Arc::from(file)), message);
        Some(note.hint("give it another name and revoke it; if it is none, name it under `not_secrets` in site.yaml"))
    };
    entries.iter().zip(roles).filter_map(note).collect()
}

/// What looks like a secret in a text and is not known to be none.
pub(super) fn found(text: &str, allowed: &[String]) -> Vec<Secret> {
    let mut found = secret::find(text);
    let known = |secret: &Secret| text.get(secret.range.clone());
    found.retain(|secret| {
        known(secret).is_none_or(|text| !allowed.iter().any(|known| known == text))
    });
    found
}

/// `an AWS key`, `a token`.
fn with_article(kind: &str) -> String {
    let vowel = kind.starts_with(|c: char| "aeioAEIO".contains(c));
    format!("{} {kind}", if vowel { "an" } else { "a" })
}

/// One note a secret; of those that follow each other line by line, as a key does, only the first is told.
fn notes(
    file: &Arc<str>,
    text: &str,
    found: &[Secret],
    severity: Severity,
    how: &str,
    hint: &str,
) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    let (mut line, mut column, mut counted, mut last) = (1, 1, 0, None);
    for secret in found {
        // On from the one before: from the head of the line each would cost the square of a long one.
        let between = &text[counted..secret.range.start];
        counted = secret.range.start;
        line += between.matches('\n').count();
        column = match between.rsplit_once('\n') {
            Some((_, head)) => head.chars().count() + 1,
            None => column + between.chars().count(),
        };
        let goes_on = last.is_some_and(|(kind, before)| {
            kind == secret.kind && before < line && before + 2 >= line
        });
        last = Some((secret.kind, line));
        if goes_on && secret.kind == "private key" {
            continue;
        }
        let place = Place::new(file, narrow(line), narrow(column));
        let message = format!("this looks like {}: {how}", with_article(secret.kind));
        notes.push(Note::new(severity, CHECK, place, message).hint(hint));
    }
    notes
}
