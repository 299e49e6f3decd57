//! Trackers' JSON to candidates: API arrays, single objects, ndjson exports, `{"issues": [...]}`.
//! Text in, candidates out. A file that is cut is read as far as it goes, and said to be cut.

use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::Value;

use super::elements::{Element, elements};
use super::hidden_records::{self, Around};
use super::shape::{Shape, shape};
use super::{Candidate, github, gitlab, pagure, unread};
use crate::model::words::counted;
use crate::place::{Place, narrow};
use crate::read::text::position;
use crate::report::{Note, Severity};
use crate::seal::Sealed;

/// What a JSON file came to.
#[derive(Default)]
pub struct Read {
    /// Issues found.
    pub candidates: Vec<Candidate>,
    /// What is wrong with the file.
    pub notes: Vec<Note>,
    /// Words of records that are confidential and no issues.
    pub sealed: Sealed,
    /// Why no issue came of it.
    pub reason: Option<&'static str>,
}

/// Why an issue is passed over that cannot be named.
const NAMELESS: &str = "an issue without number or title: passed over";

/// Reads a JSON file that may hold issues; embargoes are over or not on a day.
pub fn read(path: &Arc<str>, file: &Arc<str>, text: &str, today: NaiveDate) -> Read {
    let (elements, cut) = elements(text, today);
    let mut read = Read::default();
    let (mut line, mut counted, mut elsewhere) = (1u32, 0, false);
    for element in &elements {
        let between = text.get(counted..element.offset).unwrap_or("");
        line += narrow(between.matches('\n').count());
        counted = counted.max(element.offset);
        let place = Place::new(file, line, 0);
        elsewhere |= read.take(element, path, &place, today);
    }
    if let Some((offset, message)) = cut {
        read.notes.extend(truncated_note(
            file,
            text,
            offset,
            &message,
            read.candidates.len(),
            path,
        ));
    }
    let none = read.candidates.is_empty() && read.notes.is_empty() && !elements.is_empty();
    let told = none && !elsewhere && path.starts_with("issues/");
    let first = elements.first().map(|element| &element.value);
    let note = first
        .filter(|_| told)
        .map(|value| unread::note(file, value));
    read.notes.extend(note);
    if read.candidates.is_empty() {
        read.reason = Some(nothing(text));
    }
    read
}

/// Why no issue came of a text.
fn nothing(text: &str) -> &'static str {
    let signs = ['[', ']', '{', '}', ' ', '\n', '\r', '\t'];
    match text.trim_matches(signs).is_empty() {
        true => "empty",
        false => "not issues",
    }
}

impl Read {
    /// Takes in what stands at a place; whether it is of something else than issues.
    fn take(
        &mut self,
        element: &Element,
        path: &Arc<str>,
        place: &Place,
        today: NaiveDate,
    ) -> bool {
        let Value::Object(object) = &element.value else {
            return false;
        };
        let shape = shape(object, path);
        let found = match shape {
            Shape::GitLab => gitlab::read(object, path, place.clone(), today).ok_or(NAMELESS),
            Shape::Pagure => {
                let around = element.around.as_deref();
                pagure::read(object, around, path, place.clone(), today).ok_or(NAMELESS)
            }
            Shape::GitHub => github::read(object, path, place.clone(), today).ok_or(NAMELESS),
            Shape::Stateless => Err("an issue that is neither open nor closed: passed over"),
            Shape::Elsewhere | Shape::Other => Err(""),
        };
        let around = Around { path, place, today };
        let before = self.candidates.len();
        let is_read = found.is_ok();
        if is_read || path.contains("issue") || object.contains_key("iid") {
            let (candidates, sealed) = (&mut self.candidates, &mut self.sealed);
            hidden_records::find(&element.value, is_read, around, candidates, sealed);
        }
        let withheld = self.candidates.len() > before;
        match found {
            Ok(mut candidate) => {
                candidate.visibility = candidate.visibility.max(element.visibility);
                self.candidates.push(candidate);
            }
            Err(why) if !withheld && !why.is_empty() => {
                let note = Note::new(Severity::Warning, "issue", place.clone(), why);
                self.notes.push(note);
            }
            Err(_) => {}
        }
        matches!(shape, Shape::Elsewhere)
    }
}

fn truncated_note(
    file: &Arc<str>,
    text: &str,
    offset: usize,
    message: &str,
    found: usize,
    path: &str,
) -> Option<Note> {
    let named = path.contains("issue");
    if found == 0 && !named {
        return None;
    }
    let (line, column) = position(text, offset);
    let issues = counted(found, "issue", "issues");
    let message = format!("not valid JSON ({message}): {issues} of this file could be read");
    let note = Note::new(
        Severity::Warning,
        "json",
        Place::new(file, line, column),
        message,
    );
    // What cannot be parsed is not known to be public: the line is not shown.
    Some(note.hint("fetch the file again"))
}
