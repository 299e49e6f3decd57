//! Folders in which nearly each meeting of which notes are left is a series of its own, as names tell it that say what it was about. Meetings in, a note a
//! folder out.

use std::collections::{BTreeMap, HashMap};

use crate::model::Library;
use crate::model::meeting::{Meeting, UNNAMED_SERIES};
use crate::model::path;
use crate::place::Place;
use crate::report::{Note, Severity};

/// Meetings of such a folder, at the least.
const FEWEST: usize = 6;

/// How many in ten are series of their own there, at the least.
const IN_TEN: usize = 8;

/// What to do about it.
const HINT: &str = "if they are of one series, say `series:` in front matter or in sidecars: then each leads to the next";

/// A note for each such folder, at its first meeting.
pub(super) fn notes(library: &Library) -> Vec<Note> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut folders: BTreeMap<&str, Vec<&Meeting>> = BTreeMap::new();
    for meeting in &library.meetings {
        *counts.entry(&meeting.series).or_default() += 1;
        if let Some(path) = dated_path(meeting) {
            let folder = path::folder(path);
            folders.entry(folder).or_default().push(meeting);
        }
    }
    let is_lone = |meeting: &&&Meeting| {
        let series = meeting.series.as_str();
        series != UNNAMED_SERIES && counts.get(series) == Some(&1)
    };
    let told = folders.values().filter_map(|meetings| {
        let lone = meetings.iter().filter(is_lone).count();
        let nearly_all = meetings.len() >= FEWEST && lone * 10 >= meetings.len() * IN_TEN;
        let first = meetings.last().filter(|_| nearly_all)?;
        let place = Place::file(&library.team.file_of(dated_path(first)?));
        let all = meetings.len();
        let message = format!(
            "{lone} of the {all} meetings in this folder are each a series of their own, by their names"
        );
        Some(Note::new(Severity::Info, "lone-series", place, message).hint(HINT))
    });
    told.collect()
}

/// The first file of notes with a day: logs of many rooms may lie in one folder.
fn dated_path(meeting: &Meeting) -> Option<&str> {
    meeting.date.filter(|_| meeting.parts.is_empty())?;
    meeting.sources.first().map(|source| &*source.path)
}
