//! The day of a meeting of which a record is withheld. What names and front matter tell in; whether a meeting is of it out.

use chrono::NaiveDate;

use super::sidecar::Facts;
use crate::model::meeting::{Meeting, UNNAMED_SERIES};
use crate::read::path_name::{self, PathName};
use crate::read::withhold;

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

    /// That of a file whose name, or a folder that it lies in, says that it is not public: the words that say so are of no series.
    /// A file that is only copied is no record: of those the name alone counts.
    pub(super) fn named(path: &str, ours: bool) -> Option<Self> {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let record = !matches!(path.split('/').next(), Some("static" | "calendars"));
        let says = withhold::is_named(file, ours) || record && withhold::is_named(path, ours);
        let bare = match record {
            true => withhold::without_marks(path),
            false => format!("{folder}/{}", withhold::without_marks(file)),
        };
        says.then(|| SecretDay::of(&path_name::read(&bare), &Facts::default()))?
    }

    /// Whether it is that of a meeting. A record that names no series is of any in its folder.
    pub(super) fn is_of(&self, meeting: &Meeting) -> bool {
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
