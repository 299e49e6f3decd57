//! What a record says about itself when it is wrong: unknown and missing keys, impossible dates, time zones that do not exist.
//! A record and a key in; notes with their places go to its document.

use chrono_tz::Tz;
use serde_yaml::Value;

use super::document::kind_of;
use crate::place::{At, Place};
use crate::read::log::dialects;
use crate::read::record::Record;
use crate::report::{Note, Severity, listed};

/// Zones of the letters that Americans use for their clocks all year: where these go forward, and where they never do.
const STILL: &[(&str, &str, &str)] = &[
    ("EST", "America/New_York", "America/Panama"),
    ("MST", "America/Denver", "America/Phoenix"),
];

impl<'d> Record<'d> {
    /// Takes note that a key took effect as it stands: it is neither unknown nor to be one of some words.
    pub(crate) fn uses(&self, key: &'d str) {
        self.used.borrow_mut().push(key);
    }

    /// Whether a key took effect as it stands.
    pub(crate) fn is_used(&self, key: &str) -> bool {
        self.used.borrow().contains(&key)
    }

    /// The name of a dialect of logs.
    pub fn dialect(&self, key: &'static str) -> Option<String> {
        let name = self.text(key)?.value;
        if dialects::by_name(&name).is_some() {
            return Some(name);
        }
        let names: Vec<&str> = dialects::DIALECTS
            .iter()
            .map(|dialect| dialect.name)
            .collect();
        let near =
            crate::report::nearest(&name, &names).map(|near| format!("did you mean `{near}`?"));
        let hint = near.unwrap_or_else(|| format!("known dialects: {}", names.join(", ")));
        self.complain(key, "choice", format!("`{name}` is no dialect"), Some(hint));
        None
    }

    /// A time zone by its name, as in `Europe/Berlin` (IANA time zone database).
    pub fn zone(&self, key: &'static str) -> Option<Tz> {
        let name = self.text(key)?;
        self.zone_of(&name)
    }

    /// The time zone that a text names.
    pub(crate) fn zone_of(&self, name: &At<String>) -> Option<Tz> {
        let zone: Option<Tz> = name.value.parse().ok();
        match zone {
            Some(_) => self.doubt_zone(name),
            None => self.unknown_zone(name),
        }
        zone
    }

    /// Names of zones that people take for the clocks of a country, and for another sign.
    fn doubt_zone(&self, name: &At<String>) {
        let text = name.value.as_str();
        if let Some((_, moving, still)) = STILL.iter().find(|(zone, ..)| *zone == text) {
            let message = format!("`{text}` has no summer time");
            let hint = format!("name a place: {moving}, or {still} where clocks never change");
            let note = Note::at(Severity::Warning, "zone", name, message);
            let note = note.show(&name.line, text.chars().count());
            self.document.note(note.hint(hint));
        }
        let signed = text
            .strip_prefix("Etc/GMT")
            .filter(|rest| rest.len() > 1 && !rest.ends_with("+0") && !rest.ends_with("-0"));
        if let Some((sign, hours)) = signed.and_then(|rest| rest.split_at_checked(1)) {
            let (other, behind) = match sign {
                "+" => ("-", "behind"),
                _ => ("+", "ahead of"),
            };
            let message = format!("`{text}` is {hours} h {behind} UTC");
            let hint = format!(
                "these names have their signs the other way round: `Etc/GMT{other}{hours}` is the other one"
            );
            let note = Note::at(Severity::Info, "zone", name, message);
            let note = note.show(&name.line, text.chars().count());
            self.document.note(note.hint(hint));
        }
    }

    fn unknown_zone(&self, name: &At<String>) {
        let names: Vec<&str> = chrono_tz::TZ_VARIANTS
            .iter()
            .map(|zone| zone.name())
            .collect();
        let near = crate::report::nearest(&name.value, &names);
        let near = near.map(|near| format!("did you mean `{near}`?"));
        let hint = near.unwrap_or_else(|| "zones are named as in `Europe/Berlin`".to_owned());
        let message = format!("`{}` is no time zone", name.value);
        self.complain_at(name, "zone", message, &hint);
    }

    /// Whether a text has the form of the name of a language: two or three letters, then what tells it apart (BCP 47,
    /// section 2.1).
    pub(crate) fn is_language(&self, tag: &At<String>) -> bool {
        let mut parts = tag.value.split('-');
        let main = parts.next().unwrap_or("");
        let letters = main.bytes().all(|byte| byte.is_ascii_alphabetic());
        let other = |part: &str| {
            matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        // `i-klingon` and `x-team` are registered or private.
        let form = matches!(main.len(), 2..=3) || matches!(main, "i" | "x" | "I" | "X");
        let good = form && letters && parts.all(other);
        if !good {
            let message = format!("`{}` is no name of a language", tag.value);
            self.complain_at(tag, "language", message, "write it as en, de or pt-BR");
        }
        good
    }

    /// Adds a note about a value that was read.
    pub fn complain_at(
        &self,
        at: &At<String>,
        check: &'static str,
        message: impl Into<String>,
        hint: &str,
    ) {
        let note = Note::at(self.document.severity(), check, at, message);
        self.document
            .note(note.show(&at.line, at.value.chars().count()).hint(hint));
    }

    /// Adds a note about the value of a key.
    pub fn complain(
        &self,
        key: &'static str,
        check: &'static str,
        message: impl Into<String>,
        hint: Option<String>,
    ) {
        let at = self.document.at(&self.child(key), true);
        let width = at
            .line
            .chars()
            .count()
            .saturating_sub(at.place.column as usize - 1);
        let mut note =
            Note::at(self.document.severity(), check, &at, message).show(&at.line, width);
        note.hint = hint.map(String::into_boxed_str);
        self.document.note(note);
    }

    pub(crate) fn note_unknown(&self, key: &str, known: &[&'static str]) {
        let path = self.child(key);
        let at = match self.document.has(&path) {
            true => self.document.at(&path, false),
            false => self.document.locate(&path, key),
        };
        let note = Note::at(
            Severity::Error,
            "unknown-key",
            &at,
            format!("unknown key `{key}`"),
        );
        let note = note
            .show(&at.line, key.chars().count())
            .did_you_mean(key, known);
        let hint = note.hint.clone().unwrap_or_else(|| {
            format!("known keys here: {}", sorted(known).join(", ")).into_boxed_str()
        });
        self.document.note(note.hint(hint));
    }

    /// A value that begins with `#` counts as nothing: in YAML that begins a comment.
    pub(crate) fn note_comment(&self, key: &str) {
        let path = self.child(key);
        let nothing = self.map.get(key).is_some_and(Value::is_null);
        if !nothing || !self.document.has(&path) {
            return;
        }
        let at = self.document.at(&path, false);
        let rest = at.line.split_once(&format!("{key}:")).map(|(_, rest)| rest);
        let text = rest.and_then(|rest| rest.trim().strip_prefix('#'));
        let meant = text.filter(|text| text.starts_with(char::is_alphanumeric));
        if let Some(text) = meant {
            let message = format!("`{key}` is empty: what begins with `#` is a comment");
            let note = Note::at(self.document.severity(), "comment", &at, message);
            let note = note.show(&at.line, at.line.trim().chars().count());
            self.document
                .note(note.hint(format!("put it into quotes: \"#{text}\"")));
        }
    }

    /// That a key of others is taken for the flag it is near to.
    pub(crate) fn note_misspelt(&self, key: &str, near: &str) {
        let at = self.document.at(&self.child(key), false);
        let message = format!("unknown key `{key}`");
        let note = Note::at(Severity::Warning, "unknown-key", &at, message);
        let note = note.show(&at.line, key.chars().count());
        self.document
            .note(note.hint(format!("did you mean `{near}`?")));
    }

    pub(crate) fn note_closing(&self, key: &str) {
        let at = self.document.at(&self.child(key), false);
        let place = Place {
            column: 0,
            ..at.place
        };
        let why = "withheld by the value of this key";
        let hint = "say `confidential: true`, or take the key out if this is public";
        self.document.note(Note::closed(place, why, hint));
    }

    /// That a key of others may say that the record is not public.
    pub(crate) fn note_doubtful(&self, key: &str) {
        let at = self.document.at(&self.child(key), false);
        let message = format!("`{key}` may say that this is not public, and it is published");
        let note = Note::at(Severity::Warning, "doubtful-key", &at, message);
        let note = note.show(&at.line, key.chars().count());
        let hint = "write `confidential: true` if it is not, or `tlp: CLEAR` if it is";
        self.document.note(note.hint(hint));
    }

    pub(crate) fn note_unused(&self, unknown: &[&str]) {
        let at = self.document.at(&self.child(unknown[0]), false);
        let what = match self.document.is_front() {
            true => "front matter that is not used",
            false => "keys that are not used",
        };
        let message = format!("{what}: {}", listed(unknown));
        self.document.note(
            Note::at(Severity::Info, "unknown-key", &at, message).show(&at.line, unknown[0].len()),
        );
    }

    pub(crate) fn note_odd_key(&self, key: &Value) {
        let at = self.document.at(&self.path, false);
        let message = format!("a key must be a text, not {}", kind_of(key));
        self.document
            .note(Note::at(self.document.severity(), "type", &at, message));
    }

    pub(crate) fn note_missing(&self, key: &str, empty: bool) {
        let (path, word) = if empty {
            (self.child(key), "empty")
        } else {
            (self.path.clone(), "missing")
        };
        let at = self.document.at(&path, false);
        let note = Note::at(
            self.document.severity(),
            "missing-field",
            &at,
            format!("`{key}` is {word}"),
        );
        let note = if empty {
            note.show(&at.line, key.chars().count())
        } else {
            note
        };
        let verb = if empty { "write" } else { "add a line" };
        self.document
            .note(note.hint(format!("{verb} `{key}: ...`")));
    }

    pub(crate) fn wrong_date(&self, text: &At<String>) {
        let message = format!("`{}` is no date", text.value);
        let note = Note::about(self.document.severity(), "date", text, message);
        self.document
            .note(note.hint("dates are written YYYY-MM-DD and must be in the calendar"));
    }
}

fn sorted<'a>(names: &[&'a str]) -> Vec<&'a str> {
    let mut names = names.to_vec();
    names.sort_unstable();
    names.dedup();
    names
}
