//! Ids of meetings: from date and series, told apart by number where several share them. Meetings in, named and sorted out.

use std::collections::HashSet;
use std::sync::Arc;

use super::gathered::UNNAMED_SERIES;
use crate::model::id::slug_or_hash;
use crate::model::meeting::Meeting;
use crate::place::Place;
use crate::read::path_name::{self};
use crate::report::{Note, Severity};

/// Gives every meeting its id and sorts them, newest first. Meetings of one series and day are told apart by number.
pub(super) fn name(meetings: &mut [Meeting], notes: &mut Vec<Note>) {
    let key = |meeting: &Meeting| {
        (
            meeting.date,
            meeting.start,
            meeting
                .sources
                .first()
                .map(|source| Arc::clone(&source.path)),
        )
    };
    meetings.sort_by_key(|meeting| key(meeting));
    let mut taken: HashSet<String> = HashSet::new();
    for meeting in meetings.iter_mut() {
        let wanted = wanted_id(meeting);
        let numbered = (2..).map(|number| format!("{wanted}-{number}"));
        let free = std::iter::once(wanted.clone())
            .chain(numbered)
            .find(|id| !taken.contains(id));
        meeting.id = free.unwrap_or_else(|| wanted.clone());
        taken.insert(meeting.id.clone());
        notes.extend((meeting.id != wanted).then(|| same_day(meeting)).flatten());
        notes.extend(meeting.date.is_none().then(|| dateless(meeting)).flatten());
    }
    meetings.reverse();
}

pub(super) fn wanted_id(meeting: &Meeting) -> String {
    let path = meeting.sources.first().map_or("", |source| &source.path);
    let name = path_name::read(path);
    let words = match (meeting.series.as_str(), name.rest) {
        (UNNAMED_SERIES, Some(rest)) => rest,
        (UNNAMED_SERIES, None) => String::new(),
        (series, _) => series.to_owned(),
    };
    match (meeting.date, words.as_str()) {
        (Some(date), "") => date.to_string(),
        (Some(date), words) => format!("{date}-{words}"),
        (None, "") => format!("undated-{}", slug_or_hash(path)),
        (None, words) => format!("undated-{words}"),
    }
}

pub(super) fn same_day(meeting: &Meeting) -> Option<Note> {
    let part = meeting.parts.first()?;
    let line = u32::try_from(part.proper.start + 1).unwrap_or(1);
    let message = format!(
        "another meeting of the series `{}` on the same day: this one is `{}`",
        meeting.series, meeting.id
    );
    Some(Note::new(
        Severity::Info,
        "same-day",
        Place::new(&part.log.file, line, 0),
        message,
    ))
}

pub(super) fn dateless(meeting: &Meeting) -> Option<Note> {
    let part = meeting.parts.first()?;
    let message = "nothing tells the day of this meeting";
    let note = Note::new(
        Severity::Warning,
        "no-date",
        Place::file(&part.log.file),
        message,
    );
    Some(
        note.hint(
            "put the date into the file name, or `date: YYYY-MM-DD` into a sidecar NAME.yaml",
        ),
    )
}
