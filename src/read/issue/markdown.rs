//! Our own issues: Markdown with front matter. Public unless they say otherwise.
//! Text of a file in, a candidate and notes out; notes about a withheld issue tell its line and nothing of it.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};

use super::{Candidate, Visibility, blank};
use crate::model::issue::Issue;
use crate::place::Place;
use crate::read::opened::{self, Opened};
use crate::read::record::Record;
use crate::read::trackers::Key;
use crate::read::withhold;
use crate::report::{Note, Severity};

/// What a Markdown issue came to.
pub struct Read {
    /// The issue, if it can be told.
    pub candidate: Option<Candidate>,
    /// What is wrong with it.
    pub notes: Vec<Note>,
    /// A draft is left out.
    pub draft: bool,
}

/// What an issue is read with.
pub struct Settings {
    /// The day of the build, for embargoes.
    pub today: NaiveDate,
    /// Whether drafts are published.
    pub drafts: bool,
    /// Whether faults are errors.
    pub ours: bool,
}

/// Reads a file of `issues/`.
pub fn read(path: &Arc<str>, file: &Arc<str>, text: &str, settings: &Settings) -> Read {
    let Opened {
        document,
        body,
        has_front,
        mut notes,
        ..
    } = opened::open(file, text, settings.ours);
    let Some(document) = document else {
        if !has_front {
            let severity = if settings.ours {
                Severity::Error
            } else {
                Severity::Warning
            };
            let note = Note::new(
                severity,
                "front-matter",
                Place::new(file, 1, 1),
                "an issue needs front matter",
            );
            notes.push(note.hint("begin the file with `---`, `title: ...`, `state: open`, `---`"));
        }
        return Read {
            candidate: None,
            notes,
            draft: false,
        };
    };
    let (mut candidate, mut draft) = (None, false);
    if let Some(record) = Record::root(&document) {
        candidate = issue(&record, path, file, body, settings);
        draft = record.boolean("draft").unwrap_or(false) && !settings.drafts;
        record.finish();
    } else {
        notes.push(Note::new(
            Severity::Error,
            "missing-field",
            Place::new(file, 1, 1),
            "`title` is missing",
        ));
    }
    notes.extend(document.into_notes());
    if candidate
        .as_ref()
        .is_some_and(|candidate| candidate.visibility == Visibility::Withheld)
    {
        notes = notes.into_iter().map(silenced).collect();
    }
    Read {
        candidate: candidate.filter(|_| !draft),
        notes,
        draft,
    }
}

/// A note about a withheld record: the check and the line, never the text.
pub fn silenced(note: Note) -> Note {
    Note::new(
        note.severity,
        note.check,
        Place {
            column: 0,
            ..note.place
        },
        "a fault in a withheld record",
    )
}

fn issue(
    record: &Record<'_>,
    path: &Arc<str>,
    file: &Arc<str>,
    body: String,
    settings: &Settings,
) -> Option<Candidate> {
    let labels: Vec<String> = record
        .texts("labels")
        .into_iter()
        .map(|label| label.value)
        .collect();
    let withheld = withhold::record(record, &labels, settings.today);
    let text = |key| record.text(key).map(|text| text.value);
    let title = record.required("title").map(|title| title.value);
    let number = number(record, path);
    let mut issue = Issue {
        open: record
            .choice(
                "state",
                &[("open", true), ("opened", true), ("closed", false)],
            )
            .unwrap_or(true),
        area: text("area"),
        author: text("author"),
        assignees: record
            .texts("assignees")
            .into_iter()
            .map(|name| name.value)
            .collect(),
        milestone: text("milestone"),
        created: record.date("created").map(|date| date.value),
        closed: record.date("closed").map(|date| date.value),
        due: record.date("due").map(|date| date.value),
        web_url: text("web_url").filter(|url| url.starts_with("https://")),
        body,
        labels,
        ..blank(path, Place::new(file, 1, 1))
    };
    let updated = record
        .date("updated")
        .map(|date| date.value)
        .or(issue.closed)
        .or(issue.created);
    issue.updated = updated.map(|date| date.and_time(NaiveTime::MIN).and_utc());
    issue.labels.sort();
    issue.number = number?;
    issue.title = title?;
    let visibility = if withheld {
        Visibility::Withheld
    } else {
        Visibility::Public
    };
    Some(Candidate {
        key: Key::default(),
        ours: true,
        visibility,
        issue,
    })
}

/// The number of an issue: `id`, else the digits its file name begins with.
fn number(record: &Record<'_>, path: &str) -> Option<u64> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    let Some(value) = record.raw("id") else {
        let number = digits.parse().ok();
        if number.is_none() {
            record.complain(
                "id",
                "missing-field",
                "`id` is missing",
                Some("add a line `id: 12`, or begin the file name with the number".to_owned()),
            );
        }
        return number;
    };
    let number = value.as_u64().filter(|number| *number > 0);
    if number.is_none() {
        record.complain("id", "type", "`id` must be a whole number above 0", None);
    }
    number
}
