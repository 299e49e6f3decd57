//! Logs of a meeting of which another record is withheld: minutes that are not public say that the talk is not either, whatever
//! the files are called. What became of all stems in, the same without those meetings out.

use std::sync::Arc;

use chrono::NaiveDate;

use super::blank::whole_line;
use super::gathered::{Gathered, UNNAMED_SERIES};
use super::sidecar::Facts;
use crate::model::meeting::{LogPart, Meeting, MeetingSource, SourceRole};
use crate::place::{Place, narrow};
use crate::read::path_name::{self, PathName};
use crate::read::{of_meeting, withhold};
use crate::report::Note;
use crate::seal::Sealed;

/// Seconds by which two names may differ in the hour that they tell of one meeting.
const NEAR: u32 = 3600;

/// The day of a withheld record, and what else tells its meeting from others.
#[derive(Debug, Clone)]
pub struct SecretDay {
    folder: String,
    series: Option<String>,
    date: NaiveDate,
    /// Seconds of the day at which it begins, where its name tells.
    time: Option<u32>,
}

impl SecretDay {
    /// That of a stem; none where nothing tells the day.
    pub(super) fn of(name: &PathName, facts: &Facts) -> Option<Self> {
        let series = facts.series.clone().or_else(|| name.series.clone());
        Some(SecretDay {
            folder: folder_of(&name.stem).to_owned(),
            series,
            date: facts.date.or(name.date)?,
            time: name.time.map(|time| time.seconds),
        })
    }

    /// That of a file whose own name says that it is not public. A folder that says so is a way to keep two records apart.
    fn named(path: &str) -> Option<Self> {
        let file = path.rsplit('/').next().unwrap_or(path);
        let says = withhold::is_named(file, false);
        says.then(|| SecretDay::of(&path_name::read(path), &Facts::default()))?
    }

    /// Whether it is that of a meeting. A record that names no series is of any in its folder.
    fn is_of(&self, meeting: &Meeting) -> bool {
        let path = meeting.sources.first().map_or("", |source| &*source.path);
        let name = path_name::read(path);
        let apart = name.time.zip(self.time);
        let apart = apart.is_some_and(|(one, other)| one.seconds.abs_diff(other) > NEAR);
        let unnamed = self.series.is_none() || meeting.series == UNNAMED_SERIES;
        let series = match unnamed {
            true => folder_of(&name.stem) == self.folder,
            false => self.series.as_deref() == Some(&meeting.series),
        };
        meeting.date == Some(self.date) && series && !apart
    }
}

fn folder_of(stem: &str) -> &str {
    stem.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Takes out the meetings with a log, or with a bot's minutes of one, of the series and day of a withheld record; `named` are
/// files that their names withhold, `content` is the folder of the content as the user types it.
pub fn close(stems: Vec<Arc<Gathered>>, named: &[Arc<str>], content: &str) -> Vec<Arc<Gathered>> {
    let days = stems
        .iter()
        .flat_map(|stem| stem.secret_days.iter().cloned());
    let days = days.chain(named.iter().filter_map(|path| SecretDay::named(path)));
    let days: Vec<SecretDay> = days.collect();
    if days.is_empty() {
        return stems;
    }
    let of_talk = |source: &MeetingSource| source.role != SourceRole::Notes;
    let is_closed = |meeting: &Arc<Meeting>| {
        meeting.sources.iter().any(of_talk) && days.iter().any(|day| day.is_of(meeting))
    };
    let open = |stem: Arc<Gathered>| match stem.meetings.iter().any(is_closed) {
        true => Arc::new(without(&stem, content, is_closed)),
        false => stem,
    };
    stems.into_iter().map(open).collect()
}

/// A stem without those of its meetings that are closed.
fn without(stem: &Gathered, content: &str, is_closed: impl Fn(&Arc<Meeting>) -> bool) -> Gathered {
    let mut left = stem.clone();
    let (closed, open): (Vec<Arc<Meeting>>, _) = left.meetings.into_iter().partition(is_closed);
    left.meetings = open;
    if left.meetings.is_empty() {
        let paths = stem.roles.iter().map(|(path, ..)| path);
        left = Gathered {
            secret_stems: paths
                .take(1)
                .map(|path| of_meeting::shared(path).to_owned())
                .collect(),
            notes: Note::all_silenced(left.notes),
            sealed: left.sealed,
            ..Gathered::default()
        };
    }
    let file = |path: &str| Arc::from(format!("{content}{path}"));
    for meeting in &closed {
        let sources = meeting.sources.iter();
        let places = sources.map(|source| Place::new(&file(&source.path), 1, 0));
        left.secret_places.extend(places);
        seal(meeting, &file, &mut left.sealed);
    }
    let first = left
        .secret_places
        .first()
        .map(|place| Place::file(&place.file));
    left.notes.extend(first.map(note));
    left
}

fn note(place: Place) -> Note {
    let why = "withheld: another record of this series and day says that it is not public";
    let hint =
        "if these are two meetings, give each a `series` of its own, in a sidecar or front matter";
    Note::closed(place, why, hint)
}

/// Seals the words of a meeting.
fn seal(meeting: &Meeting, file: &dyn Fn(&str) -> Arc<str>, sealed: &mut Sealed) {
    meeting.parts.iter().for_each(|part| seal_log(part, sealed));
    for notes in &meeting.notes {
        sealed.record(&file(&notes.path), &notes.markdown);
    }
    let path = meeting.sources.first().map_or("", |source| &*source.path);
    let place = Place::new(&file(path), 1, 0);
    let items = meeting.minutes.items.iter().map(|item| &item.text);
    let titles = items.chain([&meeting.title]).chain(&meeting.channel);
    titles.for_each(|text| sealed.title(&place, text));
}

fn seal_log(part: &LogPart, sealed: &mut Sealed) {
    let log = part.log();
    for at in part.range.clone() {
        let place = Place::new(&log.file, narrow(at + 1), 0);
        sealed.text(&place, &log.text[whole_line(&log, at)]);
    }
}
