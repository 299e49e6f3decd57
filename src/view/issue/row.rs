//! An issue in a list: what it is about, who has it, how old it is, how much was said of it.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::issue::Issue;
use crate::view::rows::{self, PersonRow};
use crate::view::{Sight, words};

/// An issue in a list.
#[derive(Debug, Clone, Serialize)]
pub struct IssueRow {
    /// `#12`.
    pub number: String,
    /// One line.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// Open or closed.
    pub open: bool,
    /// Labels; in a list the first ones, and a word that leads to the rest.
    pub labels: Vec<LinkRow>,
    /// Id of its area.
    pub area: Option<String>,
    /// Who works on it; in a list the first ones.
    pub assignees: Vec<PersonRow>,
    /// `opened 3 months ago`.
    pub opened: Option<String>,
    /// `updated 3 weeks ago`, `closed yesterday`.
    pub age: Option<String>,
    /// `due 4 days ago`, if it is open and that day is over.
    pub overdue: Option<String>,
    /// `4 comments`, and where they are.
    pub comments: Option<LinkRow>,
    /// `discussed in 3 meetings`, and where that is told.
    pub discussed: Option<LinkRow>,
}

/// A word that leads somewhere.
#[derive(Debug, Clone, Serialize)]
pub struct LinkRow {
    /// What is shown.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

/// Labels and people of an issue in a list: it stands in the list of each of them.
const SHOWN: usize = 20;

/// An issue as a row of a list.
pub fn row(sight: &Sight<'_>, issue: &Issue) -> IssueRow {
    let mut row = with_labels(sight, issue, SHOWN);
    row.assignees.truncate(SHOWN);
    let more = issue.labels.len().saturating_sub(SHOWN);
    if more > 0 {
        row.labels.push(LinkRow {
            title: words::counted(more, "more label", "more labels"),
            url: row.url.clone(),
        });
    }
    row
}

/// An issue with all that belongs to it, for its own page.
pub fn whole(sight: &Sight<'_>, issue: &Issue) -> IssueRow {
    with_labels(sight, issue, usize::MAX)
}

fn with_labels(sight: &Sight<'_>, issue: &Issue, most: usize) -> IssueRow {
    let comments = issue.comments.len();
    IssueRow {
        number: format!("#{}", issue.id),
        title: sight.clean(&issue.title),
        url: sight.urls.issue(issue),
        open: issue.open,
        labels: labels(sight, issue, most),
        area: sight.clean_option(issue.area.as_ref()),
        assignees: issue
            .assignees
            .iter()
            .map(|name| rows::person(sight, name))
            .collect(),
        opened: issue
            .created
            .map(|day| format!("opened {}", words::from_today(day, sight.today))),
        age: age(sight, issue),
        overdue: overdue(sight, issue),
        comments: (comments > 0).then(|| LinkRow {
            title: words::counted(comments, "comment", "comments"),
            url: sight.urls.issue_part(issue, "comments"),
        }),
        discussed: discussed(sight, issue),
    }
}

/// How an issue was closed, where it was not done.
pub(super) fn closed_as(issue: &Issue) -> Option<&'static str> {
    (issue.unplanned && !issue.open).then_some(" as not planned")
}

/// How long ago it was closed, else changed if that was not the day it was opened.
fn age(sight: &Sight<'_>, issue: &Issue) -> Option<String> {
    if let (false, Some(closed)) = (issue.open, issue.closed) {
        let ago = words::from_today(closed, sight.today);
        let how = closed_as(issue).unwrap_or_default();
        return Some(format!("closed{how} {ago}"));
    }
    let day = issue.updated?.date_naive();
    let ago = words::from_today(day, sight.today);
    (issue.created != Some(day)).then(|| format!("updated {ago}"))
}

/// How long ago it should have been done.
fn overdue(sight: &Sight<'_>, issue: &Issue) -> Option<String> {
    let late = |day: &NaiveDate| issue.open && *day < sight.today;
    let day = issue.due.filter(late)?;
    Some(format!("due {}", words::from_today(day, sight.today)))
}

/// The first labels, but those that only name the area, which is shown on its own.
fn labels(sight: &Sight<'_>, issue: &Issue, most: usize) -> Vec<LinkRow> {
    let named = issue.area.is_some();
    let shown = |label: &&String| !(named && label.to_lowercase().starts_with("area::"));
    let labels = issue.labels.iter().take(most).filter(shown);
    let link = |label: &String| {
        let shelf = sight.linker.shelves.label(&sight.clean(label))?;
        Some(LinkRow {
            title: shelf.title.clone(),
            url: sight.urls.page(&shelf.slug),
        })
    };
    labels.filter_map(link).collect()
}

fn discussed(sight: &Sight<'_>, issue: &Issue) -> Option<LinkRow> {
    let key = |issue: &Issue| (issue.tracker, issue.number);
    let issues = &sight.library.issues;
    // Issues are sorted by tracker and number.
    let at = issues.binary_search_by_key(&key(issue), key).ok()?;
    let mut meetings: Vec<usize> = sight.graph.issue_said[at]
        .iter()
        .map(|said| said.meeting)
        .collect();
    meetings.dedup();
    let title = words::counted(meetings.len(), "meeting", "meetings");
    (!meetings.is_empty()).then(|| LinkRow {
        title: format!("discussed in {title}"),
        url: sight.urls.issue_part(issue, "discussed"),
    })
}
