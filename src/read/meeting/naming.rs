//! Ids of meetings: from date and series, told apart by number where several share them. Meetings in; sorted, each with its
//! id, out.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use rayon::prelude::*;

use super::gathered::UNNAMED_SERIES;
use crate::model::id::slug_or_hash;
use crate::model::meeting::Meeting;
use crate::place::Place;
use crate::read::misread_day::{Meant, MisreadDay};
use crate::read::path_name::{self};
use crate::report::{Note, Severity};

/// The id of every meeting, newest first. Meetings of one series and day are told apart by number.
pub(super) fn name(
    mut meetings: Vec<Arc<Meeting>>,
    notes: &mut Vec<Note>,
) -> Vec<(Arc<Meeting>, String)> {
    meetings.sort_by(|a, b| key(a).cmp(&key(b)));
    let wanted: Vec<String> = meetings.par_iter().map(|held| wanted_id(held)).collect();
    let mut taken: HashSet<String> = HashSet::with_capacity(meetings.len());
    // Where to go on counting: of many meetings of one day none looks at all numbers again.
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let mut named = Vec::with_capacity(meetings.len());
    for (meeting, wanted) in meetings.into_iter().zip(&wanted) {
        let number = numbers.entry(wanted).or_insert(1);
        let mut id = wanted.clone();
        while !taken.insert(id.clone()) {
            *number += 1;
            id = format!("{wanted}-{number}");
        }
        notes.extend((id != *wanted).then(|| same_day(&meeting, &id)).flatten());
        notes.extend(meeting.date.is_none().then(|| dateless(&meeting)).flatten());
        named.push((meeting, id));
    }
    named.reverse();
    named
}

/// What meetings are sorted by, the oldest first.
pub fn key(meeting: &Meeting) -> (Option<NaiveDate>, Option<NaiveDateTime>, Option<&str>) {
    let path = meeting.sources.first().map(|source| &*source.path);
    (meeting.date, meeting.start, path)
}

fn wanted_id(meeting: &Meeting) -> String {
    let path = meeting.sources.first().map_or("", |source| &source.path);
    let words = match meeting.series.as_str() {
        UNNAMED_SERIES => path_name::read(path).rest.unwrap_or_default(),
        series => series.to_owned(),
    };
    match (meeting.date, words.as_str()) {
        (Some(date), "") => date.to_string(),
        (Some(date), words) => format!("{date}-{words}"),
        (None, "") => format!("undated-{}", slug_or_hash(path)),
        (None, words) => format!("undated-{words}"),
    }
}

fn same_day(meeting: &Meeting, id: &str) -> Option<Note> {
    let part = meeting.parts.first()?;
    let line = u32::try_from(part.proper.start + 1).unwrap_or(1);
    let message = format!(
        "another meeting of the series `{}` on the same day: this one is `{id}`",
        meeting.series
    );
    Some(Note::new(
        Severity::Info,
        "same-day",
        Place::new(part.kept.file(), line, 0),
        message,
    ))
}

fn dateless(meeting: &Meeting) -> Option<Note> {
    let part = meeting.parts.first()?;
    let path = part.kept.path().replace('/', "-");
    let misread = MisreadDay::find(&path);
    let why = misread
        .as_ref()
        .map(|misread| format!(": {}", misread.why()));
    let message = format!(
        "nothing tells the day of this meeting{}",
        why.unwrap_or_default()
    );
    let hint = match misread.map(|misread| misread.meant) {
        None => "put the date into the file name, or `date: YYYY-MM-DD` into a sidecar NAME.yaml"
            .to_owned(),
        Some(Meant::Day(day)) => format!("write {day} in the file name"),
        Some(_) => {
            "mend the date in the file name, or put `date: YYYY-MM-DD` into a sidecar NAME.yaml"
                .to_owned()
        }
    };
    let note = Note::new(
        Severity::Warning,
        "no-date",
        Place::file(part.kept.file()),
        message,
    );
    Some(note.hint(hint))
}
