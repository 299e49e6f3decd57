//! Lists of meetings: all, of a year, of a series.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use super::page::PageMeta;
use super::rows::{self, MeetingRow};
use super::shelved::Shelved;
use super::year_calendar::{self, YearCalendar};
use super::{Sight, url, words};
use crate::model::Library;
use crate::model::meeting::Meeting;

/// A list of meetings, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct MeetingsView {
    /// By year, newest first; of a long list the newest only.
    pub years: Vec<YearView>,
    /// How many meetings are not listed; the calendars have them all.
    pub more: usize,
    /// A day for each meeting, by year and series, newest year first.
    pub calendars: Vec<YearCalendar>,
    /// Every year there is.
    pub all_years: Vec<Count>,
    /// Every series there is; on the page of a year or a series none if there are many.
    pub all_series: Vec<Count>,
    /// How many meetings are shown.
    pub total: usize,
    /// The newest meeting.
    pub latest: Option<String>,
}

/// Meetings of a year.
#[derive(Debug, Clone, Serialize)]
pub struct YearView {
    /// `2026`, or `undated`.
    pub year: String,
    /// The page of that year.
    pub url: String,
    /// Newest first.
    pub meetings: Vec<MeetingRow>,
}

/// A link with a number.
#[derive(Debug, Clone, Serialize)]
pub struct Count {
    /// What is shown.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// How many meetings are there.
    pub count: usize,
}

/// Which meetings to list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shelf {
    /// All of them.
    All,
    /// Those of a year, or undated ones.
    Year(String),
    /// Those of a series.
    Series(String),
}

impl Shelf {
    /// Every shelf of a library.
    pub fn every(meetings: &[Arc<Meeting>]) -> Vec<Shelf> {
        let shelved = Shelved::new(meetings, &[]);
        let years = shelved
            .years()
            .map(|(year, _)| Shelf::Year(year.to_owned()));
        let series = shelved.series();
        let series = series.map(|(series, _)| Shelf::Series(series.to_owned()));
        std::iter::once(Shelf::All)
            .chain(years)
            .chain(series)
            .collect()
    }

    /// The slug of its page.
    pub fn slug(&self) -> String {
        match self {
            Shelf::All => "meetings".to_owned(),
            Shelf::Year(year) => url::year_slug(year),
            Shelf::Series(series) => url::series_slug(series),
        }
    }

    fn title(&self) -> String {
        match self {
            Shelf::All => "Meetings".to_owned(),
            Shelf::Year(year) => format!("Meetings, {year}"),
            Shelf::Series(series) => format!("Meetings of the series {}", series.replace('-', " ")),
        }
    }
}

/// What there is of the meetings of a list.
pub const HELD: &str = "with topics, decisions and actions";

/// Makes a list.
pub fn view(sight: &Sight<'_>, shelf: &Shelf) -> (PageMeta, MeetingsView) {
    let all = &sight.library.meetings;
    let of = |indexes: &[usize]| indexes.iter().map(|at| &*all[*at]).collect();
    let held: Vec<&Meeting> = match shelf {
        Shelf::All => all.iter().map(|meeting| &**meeting).collect(),
        Shelf::Year(year) => of(sight.shelves.of_year(year)),
        Shelf::Series(series) => of(sight.shelves.of_series(series)),
    };
    let count = words::counted(held.len(), "meeting", "meetings");
    let description = format!("{count} {HELD}");
    let mut meta = PageMeta::new(sight, &shelf.slug(), &shelf.title(), &description);
    if *shelf != Shelf::All {
        meta = meta.with_crumbs(sight, &[("Meetings", "meetings")]);
    }
    let count = |(title, count): (&str, usize), slug: String| Count {
        url: sight.urls.page(&slug),
        title: title.to_owned(),
        count,
    };
    let (years, series) = (sight.shelves.years(), sight.shelves.series());
    // A thousand series are listed once, not on the page of each.
    let shown = *shelf == Shelf::All || sight.shelves.series().count() <= MANY;
    // A year lists all of its meetings, so that every one is listed somewhere.
    let listed = match shelf {
        Shelf::Year(_) => held.len(),
        _ => held.len().min(LISTED),
    };
    let view = MeetingsView {
        total: held.len(),
        latest: latest(sight, &held),
        years: by_year(sight, &held[..listed]),
        more: held.len() - listed,
        calendars: calendars(sight, shelf, &held),
        all_years: years
            .map(|year| {
                let slug = url::year_slug(year.0);
                count(year, slug)
            })
            .collect(),
        all_series: series
            .filter(|_| shown)
            .map(|series| {
                let slug = url::series_slug(series.0);
                count(series, slug)
            })
            .collect(),
    };
    (meta, view)
}

/// Series that are listed on the page of each.
const MANY: usize = 60;

/// Meetings that the page of all, or of a series, lists with their topics.
const LISTED: usize = 200;

/// The calendars of a shelf; that of all meetings shows the newest year, for every year has a page of its own.
fn calendars(sight: &Sight<'_>, shelf: &Shelf, held: &[&Meeting]) -> Vec<YearCalendar> {
    let newest = held.first().map(|meeting| words::year(meeting.date));
    let of_newest = |meeting: &&&Meeting| Some(words::year(meeting.date)) == newest;
    match shelf {
        Shelf::All => {
            let own: Vec<&Meeting> = held.iter().take_while(of_newest).copied().collect();
            year_calendar::years(sight, &own)
        }
        _ => year_calendar::years(sight, held),
    }
}

/// The newest meeting of a shelf, at the address that it keeps: at `meetings/latest` another one will be soon.
fn latest(sight: &Sight<'_>, held: &[&Meeting]) -> Option<String> {
    let past = held.iter().find(|meeting| !meeting.is_ahead(sight.today));
    Some(sight.urls.meeting(past.or(held.first())?))
}

/// The index of the newest meeting that has been, else of the newest.
pub fn newest(library: &Library, today: NaiveDate) -> usize {
    let mut meetings = library.meetings.iter();
    let past = meetings.position(|meeting| !meeting.is_ahead(today));
    past.unwrap_or(0)
}

fn by_year(sight: &Sight<'_>, meetings: &[&Meeting]) -> Vec<YearView> {
    let meetings = meetings.iter();
    let rows = meetings.map(|held| (words::year(held.date), rows::meeting(sight, held)));
    let years = rows::grouped(rows).into_iter();
    let view = |(year, meetings): (String, Vec<MeetingRow>)| YearView {
        url: sight.urls.year(&year),
        year,
        meetings,
    };
    years.map(view).collect()
}
