//! The home page: how to report, when the next meeting is, what was decided lately, how projects stand - in this order.

use serde::Serialize;

use super::html::Html;
use super::issue::shelves::Group;
use super::next::{self, NextView};
use super::page::{self, Crumb, PageMeta};
use super::pages::{self, PageRow};
use super::project_row::{self, ProjectRow};
use super::rows::{self, IssueRow, ItemRow, MeetingRow};
use super::{Sight, decision, markdown, report, words};

/// How many decisions, meetings and pages are shown.
const DECISIONS: usize = 6;
const ISSUES: usize = 6;
const MEETINGS: usize = 4;
const PAGES: usize = 12;

/// The home page, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    /// What the team says of itself.
    pub intro: Html,
    /// What to do if it burns.
    pub urgent: Option<Html>,
    /// Whether the page for reports says where to send one.
    pub reports: bool,
    /// The next meeting.
    pub next: Option<NextView>,
    /// Whether the team has regular meetings at all.
    pub scheduled: bool,
    /// Its own page.
    pub next_page: String,
    /// The latest decisions.
    pub decisions: Vec<ItemRow>,
    /// Where no meeting is on record, issues: open ones first, those changed last.
    pub issues: Vec<IssueRow>,
    /// How many there are, and the list of them.
    pub all_issues: Crumb,
    /// Projects that run, then those that rest.
    pub projects: Vec<ProjectRow>,
    /// The latest meetings.
    pub meetings: Vec<MeetingRow>,
    /// How many meetings there are.
    pub meetings_total: usize,
    /// The list of all meetings.
    pub all_meetings: String,
    /// Pages that no menu leads to, where no meeting is on record.
    pub pages: Vec<PageRow>,
    /// How many there are.
    pub pages_total: usize,
    /// The list of all of them.
    pub all_pages: String,
    /// Whether a `site.yaml` says who the team is.
    pub named: bool,
}

/// Makes the home page.
pub fn view(sight: &Sight<'_>) -> (PageMeta, HomeView) {
    let library = sight.library;
    let own = page::own(sight, "");
    let title = own.map_or(library.team.title.as_str(), |page| page.title.as_str());
    let tagline = library.team.tagline.clone();
    let text = tagline.or_else(|| own.map(|page| markdown::summary(&page.body, page::DESCRIPTION)));
    let description =
        text.unwrap_or_else(|| format!("Meetings, issues and projects of {}", library.team.title));
    let meta = PageMeta::new(sight, "", title, &description);
    let meta = match own {
        Some(page) => meta.with_source(sight, &page.path),
        None => meta,
    };
    let mut projects: Vec<usize> = (0..library.projects.len()).collect();
    projects.sort_by_key(|index| {
        (
            library.projects[*index].status,
            library.projects[*index].title.clone(),
        )
    });
    let mut pages = pages::unlisted(sight);
    pages.retain(|_| library.meetings.is_empty());
    let view = HomeView {
        intro: own
            .map(|page| page::body(sight, page, &meta.root))
            .unwrap_or_default(),
        urgent: report::urgent(sight),
        reports: report::is_told(sight),
        next: next::next(sight),
        scheduled: !library.team.schedule.is_empty(),
        next_page: sight.urls.page("next"),
        decisions: decisions(sight, &meta.root),
        issues: issues(sight),
        all_issues: Crumb {
            title: words::counted(library.issues.len(), "issue", "issues"),
            url: sight.urls.page("issues"),
        },
        projects: projects
            .into_iter()
            .map(|index| project_row::row(sight, index, &library.projects[index]))
            .collect(),
        meetings: library
            .meetings
            .iter()
            .filter(|meeting| !meeting.is_ahead(sight.today))
            .take(MEETINGS)
            .map(|meeting| rows::meeting(sight, meeting))
            .collect(),
        meetings_total: library.meetings.len(),
        all_meetings: sight.urls.page("meetings"),
        pages: pages::rows(sight, &pages[..pages.len().min(PAGES)]),
        pages_total: pages.len(),
        all_pages: sight.urls.page("pages"),
        named: library.team.own_tree,
    };
    (meta, view)
}

fn issues(sight: &Sight<'_>) -> Vec<IssueRow> {
    let all = sight.linker.shelves.of(Group::All).take(1);
    let all = all.filter(|_| sight.library.meetings.is_empty());
    let issues = all.flat_map(|shelf| &shelf.issues).take(ISSUES);
    let row = |at: &usize| rows::issue(sight, &sight.library.issues[*at]);
    issues.map(row).collect()
}

fn decisions(sight: &Sight<'_>, root: &str) -> Vec<ItemRow> {
    let newest = sight.graph.registers.decisions.iter().take(DECISIONS);
    let rows = newest.map(|taken| decision::row(sight, taken, root).item);
    rows.collect()
}
