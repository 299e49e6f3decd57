//! The day of a meeting of which a record is withheld. What names and front matter tell in; whether a meeting is of it out. What names
//! tell is read by `beside_name`.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::beside_name::BesideName;
use super::sidecar::Facts;
use crate::model::meeting::{Meeting, UNNAMED_SERIES};
use crate::model::path;
use crate::read::path_name::{self, PathName};
use crate::read::withhold;

/// The day of a withheld record, and what else tells its meeting from others.
#[derive(Debug, Clone)]
pub struct SecretDay {
    name: BesideName,
    date: NaiveDate,
}

/// What a meeting is to the day of a withheld record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// It may well be that meeting.
    Same,
    /// It would be, if the hours in both names were not too far apart.
    OtherHour,
    /// It is another one.
    Other,
}

impl SecretDay {
    /// That of a stem; none where nothing tells the day.
    pub(super) fn of(name: &PathName, facts: &Facts) -> Option<Self> {
        let date = facts.date.or(name.date)?;
        Some(SecretDay::on(date, name, facts))
    }

    /// One of several days in the file of a stem.
    pub(super) fn on(date: NaiveDate, name: &PathName, facts: &Facts) -> Self {
        SecretDay {
            name: BesideName::read(name, facts.series.as_deref()),
            date,
        }
    }

    /// That of a file whose name, or a folder that it lies in, says that it is not public: the words that say so are of no series.
    /// A file that is only copied is no record: of those the name alone counts.
    pub(super) fn named(path: &str, ours: bool) -> Option<Self> {
        let (folder, file) = path::parted(path);
        let record = !matches!(path.split('/').next(), Some("static" | "calendars"));
        let says = withhold::is_named(file, ours) || record && withhold::is_named(path, ours);
        let bare = match record {
            true => withhold::without_marks(path),
            false => format!("{folder}/{}", withhold::without_marks(file)),
        };
        says.then(|| SecretDay::of(&path_name::read(&bare), &Facts::default()))?
    }

    /// What a meeting is to it, as its file is called.
    pub(super) fn beside(&self, meeting: &Meeting, series: &Series) -> Beside {
        if meeting.date != Some(self.date) {
            return Beside::Other;
        }
        let path = meeting.sources.first().map_or("", |source| &*source.path);
        let name = path_name::read(path);
        let told = Some(meeting.series.as_str()).filter(|told| *told != UNNAMED_SERIES);
        let told = told.filter(|told| name.series.as_deref() != Some(told));
        let other = BesideName::read(&name, told);
        let apart = |longer: &str| series.meets_apart(longer, self.name.series());
        match self.name.is_beside(&other, apart) {
            false => Beside::Other,
            true if self.name.is_apart(&other) => Beside::OtherHour,
            true => Beside::Same,
        }
    }
}

/// The days of each series on record.
pub(super) struct Series(HashMap<String, HashSet<NaiveDate>>);

impl Series {
    /// Those of some meetings and withheld records.
    pub(super) fn of(meetings: &[Arc<Meeting>], secret: &[SecretDay]) -> Self {
        let mut days: HashMap<String, HashSet<NaiveDate>> = HashMap::new();
        let open = meetings
            .iter()
            .filter_map(|meeting| Some((meeting.series.as_str(), meeting.date?)));
        let secret = secret
            .iter()
            .filter_map(|day| Some((day.name.series()?, day.date)));
        for (series, day) in open.chain(secret) {
            days.entry(series.to_owned()).or_default().insert(day);
        }
        Series(days)
    }

    /// Whether a series meets on a day on which another does not: then it is one of its own, whatever it is called.
    fn meets_apart(&self, one: &str, other: Option<&str>) -> bool {
        let days = |series: &str| self.0.get(series);
        let other = other.and_then(days);
        let mut own = days(one).into_iter().flatten();
        own.any(|day| other.is_none_or(|other| !other.contains(day)))
    }
}
