//! Lists of issues, each with the bar that leads to the others, in pages of 100; and the lists of all labels and people.
//! A list and the number of its page in, a view out. Every choice is a page of its own, so that it needs no script.

use serde::Serialize;

use super::history::{self, HistoryView};
use super::row::{IssueRow, LinkRow};
use super::shelves::{Group, Shelf};
use crate::model::issue::Issue;
use crate::view::page::PageMeta;
use crate::view::{Sight, rows, url, words};

/// Rows of a page.
pub const ROWS: usize = 100;

/// Choices of a kind that the bar shows; the others are on a page of their own.
const CHOICES: usize = 24;

/// A page of a list of issues, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct IssuesView {
    /// `30 issues, 12 of them open`.
    pub total: String,
    /// The ways to the other lists.
    pub filters: Vec<FilterView>,
    /// Open ones of this page, latest change first.
    pub open: Vec<IssueRow>,
    /// Open ones of the list.
    pub open_total: usize,
    /// Closed ones of this page, latest change first.
    pub closed: Vec<IssueRow>,
    /// Closed ones of the list.
    pub closed_total: usize,
    /// Whether the list is that of all issues.
    pub is_all: bool,
    /// Where this page stands among others, if there are any.
    pub paging: Option<PagingView>,
    /// Open and closed over time, on the first page of all issues and of an area.
    pub history: Option<HistoryView>,
}

/// One kind of choice.
#[derive(Debug, Clone, Serialize)]
pub struct FilterView {
    /// `State`, `Label`...
    pub title: &'static str,
    /// The choices, the longest lists first where there are many.
    pub choices: Vec<ChoiceView>,
    /// The page of all choices, where the bar does not show them all.
    pub more: Option<LinkRow>,
}

/// A choice.
#[derive(Debug, Clone, Serialize)]
pub struct ChoiceView {
    /// What is shown.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// How many issues are there.
    pub count: usize,
    /// The value of `aria-current`, if this is the list that is shown: `page`, or `true` on its later pages.
    pub current: Option<&'static str>,
}

/// Where a page stands among others.
#[derive(Debug, Clone, Serialize)]
pub struct PagingView {
    /// `Page 2 of 3: issues 101 to 200`, without the commas.
    pub title: String,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

/// All lists of a kind, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct ChoicesView {
    /// By name.
    pub choices: Vec<ChoiceView>,
}

/// How many pages a list has; an empty one has one.
pub fn pages(shelf: &Shelf) -> usize {
    shelf.issues.len().div_ceil(ROWS).max(1)
}

/// Makes a page of a list; pages are counted from 1.
pub fn view(sight: &Sight<'_>, shelf: &Shelf, page: usize) -> (PageMeta, IssuesView) {
    let all = shelf.issues.iter();
    let all = all.filter_map(|index| sight.library.issues.get(*index));
    let all: Vec<&Issue> = all.collect();
    let start = (page.saturating_sub(1) * ROWS).min(all.len());
    let shown = &all[start..(start + ROWS).min(all.len())];
    let row = |issue: &&Issue| rows::issue(sight, issue);
    let open_total = all.iter().filter(|issue| issue.open).count();
    let pictured = matches!(shelf.group, Group::All | Group::Area) && page == 1;
    let total = words::counted(all.len(), "issue", "issues");
    let view = IssuesView {
        total: format!("{total}, {open_total} of them open"),
        filters: filters(sight, shelf, page),
        open: shown.iter().filter(|issue| issue.open).map(row).collect(),
        open_total,
        closed: shown.iter().filter(|issue| !issue.open).map(row).collect(),
        closed_total: all.len() - open_total,
        is_all: shelf.group == Group::All,
        paging: paging(sight, shelf, page),
        history: pictured.then(|| history::view(&all, sight.today)).flatten(),
    };
    (meta(sight, shelf, page, &view.total), view)
}

fn meta(sight: &Sight<'_>, shelf: &Shelf, page: usize, total: &str) -> PageMeta {
    let mut title = match shelf.group {
        Group::All => "Issues".to_owned(),
        Group::State if shelf.title == "open" => "Open issues".to_owned(),
        Group::State => "Closed issues".to_owned(),
        Group::Area => format!("Issues of area {}", shelf.title),
        Group::Label => format!("Issues with the label {}", shelf.title),
        Group::Assignee if shelf.slug.ends_with("/unassigned") => {
            "Issues that nobody has taken".to_owned()
        }
        Group::Assignee => format!("Issues assigned to {}", shelf.title),
    };
    if page > 1 {
        title.push_str(&format!(", page {page}"));
    }
    let meta = PageMeta::new(sight, &url::paged_slug(&shelf.slug, page), &title, total);
    let group = url::issue_group_slug(shelf.group.as_str());
    match shelf.group {
        Group::All if page == 1 => meta,
        Group::Label => meta.with_crumbs(sight, &[("Issues", "issues"), ("Labels", &group)]),
        Group::Assignee => meta.with_crumbs(sight, &[("Issues", "issues"), ("Assignees", &group)]),
        _ => meta.with_crumbs(sight, &[("Issues", "issues")]),
    }
}

fn choice(sight: &Sight<'_>, shelf: &Shelf) -> ChoiceView {
    ChoiceView {
        title: shelf.title.clone(),
        url: sight.urls.page(&shelf.slug),
        count: shelf.issues.len(),
        current: None,
    }
}

fn filters(sight: &Sight<'_>, shown: &Shelf, page: usize) -> Vec<FilterView> {
    let shelves = &sight.linker.shelves;
    let groups = Group::CHOICES.iter().map(|group| {
        let largest = shelves.largest(*group);
        let total = largest.len();
        let mut own = largest[..total.min(CHOICES)].to_vec();
        if total <= CHOICES {
            // There is room for all, in the order in which they are known.
            own.sort_unstable();
        }
        let all = shelves.of(Group::All).take(1);
        let all = all.filter(|_| *group == Group::State);
        let own = own.into_iter().map(|index| &shelves.every()[index]);
        let mut found: Vec<&Shelf> = all.chain(own).collect();
        let listed = found.iter().any(|shelf| shelf.slug == shown.slug);
        found.extend((shown.group == *group && !listed).then_some(shown));
        let mark = |shelf: &Shelf| match (shelf.slug == shown.slug, page) {
            (false, _) => None,
            (true, 1) => Some("page"),
            (true, _) => Some("true"),
        };
        FilterView {
            title: group.title(),
            more: (total > CHOICES).then(|| LinkRow {
                title: format!("all {total}"),
                url: sight.urls.page(&url::issue_group_slug(group.as_str())),
            }),
            choices: found
                .iter()
                .map(|shelf| ChoiceView {
                    current: mark(shelf),
                    ..choice(sight, shelf)
                })
                .collect(),
        }
    });
    groups.filter(|group| !group.choices.is_empty()).collect()
}

fn paging(sight: &Sight<'_>, shelf: &Shelf, page: usize) -> Option<PagingView> {
    let (count, pages) = (shelf.issues.len(), pages(shelf));
    let address = |page: usize| sight.urls.page(&url::paged_slug(&shelf.slug, page));
    let first = page.saturating_sub(1) * ROWS + 1;
    let last = (page * ROWS).min(count);
    (pages > 1).then(|| PagingView {
        title: format!("Page {page} of {pages}: issues {first} to {last} of {count}"),
        previous: (page > 1).then(|| address(page - 1)),
        next: (page < pages).then(|| address(page + 1)),
    })
}

/// What the page of all areas is called, and what it is said to hold.
pub const AREAS: (&str, &str) = (
    "Issues by area",
    "Every area of work and how many issues it has",
);
/// The same of all labels.
pub const LABELS: (&str, &str) = ("Issues by label", "Every label and how many issues have it");
/// The same of all assignees.
pub const ASSIGNEES: (&str, &str) = ("Issues by assignee", "Everybody who has taken an issue");

/// Makes the page of all areas, labels or assignees by which issues can be chosen.
pub fn choices(sight: &Sight<'_>, group: Group) -> (PageMeta, ChoicesView) {
    let (title, description) = match group {
        Group::Area => AREAS,
        Group::Label => LABELS,
        _ => ASSIGNEES,
    };
    let slug = url::issue_group_slug(group.as_str());
    let meta = PageMeta::new(sight, &slug, title, description);
    let shelves = sight.linker.shelves.of(group);
    let view = ChoicesView {
        choices: shelves.map(|shelf| choice(sight, shelf)).collect(),
    };
    (meta.with_crumbs(sight, &[("Issues", "issues")]), view)
}
