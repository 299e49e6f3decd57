//! A year of meetings on a small table: months down, series across, a link for each day. Meetings in, rows out.

use std::collections::BTreeMap;

use chrono::Datelike;
use serde::Serialize;

use super::{Sight, rows, words};
use crate::model::meeting::Meeting;

/// Columns of a table; what belongs to other series stands in the last one.
const COLUMNS: usize = 6;

/// A year.
#[derive(Debug, Clone, Serialize)]
pub struct YearCalendar {
    /// `2026`.
    pub year: String,
    /// Names of the series, the one with most meetings first.
    pub series: Vec<String>,
    /// Months in which anything took place.
    pub months: Vec<MonthRow>,
}

/// A month.
#[derive(Debug, Clone, Serialize)]
pub struct MonthRow {
    /// `January`.
    pub name: &'static str,
    /// Days by series.
    pub cells: Vec<Vec<DayMark>>,
}

/// A meeting on its day.
#[derive(Debug, Clone, Serialize)]
pub struct DayMark {
    /// Day of the month.
    pub day: u32,
    /// `Weekly, 19 November 2026`.
    pub title: String,
    /// Where it is.
    pub url: String,
}

/// The calendars of the years in which meetings took place, newest year first; `meetings` are sorted newest first.
pub fn years(sight: &Sight<'_>, meetings: &[&Meeting]) -> Vec<YearCalendar> {
    let mut by_year: BTreeMap<i32, Vec<&Meeting>> = BTreeMap::new();
    for meeting in meetings.iter().rev() {
        if let Some(date) = meeting.date {
            by_year.entry(date.year()).or_default().push(meeting);
        }
    }
    let years = by_year.into_iter().rev();
    years
        .map(|(year, meetings)| calendar(sight, year, &meetings))
        .collect()
}

fn calendar(sight: &Sight<'_>, year: i32, meetings: &[&Meeting]) -> YearCalendar {
    let series = columns(meetings);
    let column = |meeting: &Meeting| {
        let own = series.iter().position(|name| *name == meeting.series);
        own.unwrap_or(COLUMNS - 1).min(COLUMNS - 1)
    };
    let shown = series.len().min(COLUMNS);
    let mut months: BTreeMap<u32, Vec<Vec<DayMark>>> = BTreeMap::new();
    for meeting in meetings {
        let Some(date) = meeting.date else { continue };
        let cells = months
            .entry(date.month0())
            .or_insert_with(|| vec![Vec::new(); shown]);
        if let Some(cell) = cells.get_mut(column(meeting)) {
            cell.push(DayMark {
                day: date.day(),
                title: rows::named(sight, meeting),
                url: sight.urls.meeting(meeting),
            });
        }
    }
    let name = |(at, name): (usize, &String)| match at + 1 == COLUMNS && series.len() > COLUMNS {
        true => "others".to_owned(),
        false => sight.clean(&name.replace('-', " ")),
    };
    YearCalendar {
        year: year.to_string(),
        series: series.iter().take(shown).enumerate().map(name).collect(),
        months: months
            .into_iter()
            .filter_map(|(month, cells)| {
                let name = words::MONTHS.get(month as usize).copied()?;
                Some(MonthRow { name, cells })
            })
            .collect(),
    }
}

/// The series of a year, the one with most meetings first.
fn columns(meetings: &[&Meeting]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for meeting in meetings {
        *counts.entry(&meeting.series).or_default() += 1;
    }
    let mut series: Vec<(&str, usize)> = counts.into_iter().collect();
    series.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    series
        .into_iter()
        .map(|(name, _)| name.to_owned())
        .collect()
}
