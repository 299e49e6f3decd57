//! How many issues were open and how many were closed in all, month by month. Issues and a day in, numbers and their
//! picture out. An issue counts from the day it was opened to the day it was closed; one whose days are not known, or lie
//! ahead, is left out and counted apart.

use chrono::{Datelike, Months, NaiveDate};
use serde::Serialize;

use crate::model::issue::Issue;
use crate::view::chart::{self, Picture, Table};
use crate::view::words;

/// Longest history, in months.
const LONGEST: usize = 24;

/// The history of a list.
#[derive(Debug, Clone, Serialize)]
pub struct HistoryView {
    /// The picture and its numbers.
    pub picture: Picture,
    /// How many issues are not in it, in words.
    pub left_out: Option<String>,
}

/// A month, its last one up to the day of the build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Month {
    first: NaiveDate,
    /// Open at its end.
    open: usize,
    /// Closed up to its end, in all.
    closed: usize,
}

/// Makes the view; none if no issue tells its days.
pub fn view(issues: &[&Issue], today: NaiveDate) -> Option<HistoryView> {
    let lives: Vec<(NaiveDate, Option<NaiveDate>)> = issues
        .iter()
        .filter_map(|issue| life(issue, today))
        .collect();
    let months = months(&lives, today);
    let (first, last) = (months.first()?, months.last()?);
    let named: Vec<String> = months.iter().map(|month| name(month.first)).collect();
    let open: Vec<usize> = months.iter().map(|month| month.open).collect();
    let closed: Vec<usize> = months.iter().map(|month| month.closed).collect();
    let highest = months.iter().rev().max_by_key(|month| month.open)?;
    let label = format!(
        "Issues by month, from {} to {}: open at first {}, at last {}, at most {} in {}; closed in all {}",
        name(first.first),
        name(last.first),
        first.open,
        last.open,
        highest.open,
        name(highest.first),
        last.closed
    );
    let missing = issues.len() - lives.len();
    Some(HistoryView {
        picture: Picture {
            label,
            caption: PICTURE.to_owned(),
            width: chart::WIDTH,
            height: chart::HEIGHT,
            shapes: chart::over_time(&named, &open, &closed),
            table: table(&months),
        },
        left_out: (missing > 0).then(|| left_out(missing)),
    })
}

/// What the picture shows.
pub const PICTURE: &str =
    "The filled area is issues that are open, the dashed line is issues closed in all.";

/// What the table shows.
pub const TABLE: &str = "Issues at the end of each month, the latest first";

fn table(months: &[Month]) -> Table {
    let row = |month: &Month| {
        vec![
            name(month.first),
            month.open.to_string(),
            month.closed.to_string(),
        ]
    };
    Table {
        caption: TABLE.to_owned(),
        head: ["Month", "Open", "Closed in all"]
            .map(str::to_owned)
            .to_vec(),
        rows: months.iter().rev().map(row).collect(),
    }
}

fn left_out(missing: usize) -> String {
    let issues = words::counted(missing, "issue is", "issues are");
    format!(
        "{issues} not in the picture: the days on which they were opened or closed are not known."
    )
}

/// The day an issue was opened and the day it was closed, as far as both are known to lie behind.
fn life(issue: &Issue, today: NaiveDate) -> Option<(NaiveDate, Option<NaiveDate>)> {
    let past = |day: &NaiveDate| *day <= today;
    let created = issue.created.filter(past)?;
    match issue.open {
        true => Some((created, None)),
        false => Some((created, Some(issue.closed.filter(past)?))),
    }
}

/// The months from the first issue to today, the last 24 of them.
fn months(lives: &[(NaiveDate, Option<NaiveDate>)], today: NaiveDate) -> Vec<Month> {
    let Some(earliest) = lives.iter().map(|(created, _)| *created).min() else {
        return Vec::new();
    };
    let mut months = Vec::new();
    let mut first = today.with_day(1);
    while let Some(day) = first.filter(|_| months.len() < LONGEST) {
        let next = day.checked_add_months(Months::new(1));
        // A month ends before the next begins, for this one the day of the build is its end.
        let by_end = |at: &NaiveDate| next.is_none_or(|next| *at < next);
        let closed = |closed: &Option<NaiveDate>| closed.as_ref().is_some_and(by_end);
        months.push(Month {
            first: day,
            open: lives
                .iter()
                .filter(|(created, end)| by_end(created) && !closed(end))
                .count(),
            closed: lives.iter().filter(|(_, end)| closed(end)).count(),
        });
        first = day
            .checked_sub_months(Months::new(1))
            .filter(|_| earliest < day);
    }
    months.reverse();
    months
}

/// `November 2026`.
fn name(month: NaiveDate) -> String {
    month.format("%B %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_begin_with_the_first_issue_and_end_today() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let lives = [
            (day("2026-09-30"), Some(day("2026-11-01"))),
            (day("2026-10-01"), None),
            (day("2026-11-05"), Some(day("2026-11-05"))),
        ];
        let numbers = |today: &str| -> Vec<(u32, usize, usize)> {
            let months = months(&lives, day(today));
            let numbers = |month: &Month| (month.first.month(), month.open, month.closed);
            months.iter().map(numbers).collect()
        };
        assert_eq!(numbers("2026-11-30"), [(9, 1, 0), (10, 2, 0), (11, 1, 2)]);
        assert_eq!(numbers("2032-01-01").len(), LONGEST);
        assert_eq!(months(&[], day("2026-11-30")), []);
    }
}
