//! Who needs help with what: calls of projects, open issues with a label for it, `#help` of the last meetings.
//! A library and its graph in, indexes out.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::areas::area_of_line;
use super::targets::{Targets, issues_in};
use super::{Graph, action::At};
use crate::model::Library;
use crate::model::issue::Issue;
use crate::model::meeting::ItemKind;

/// A call for help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Id of the area of work it belongs to, as `site.yaml` writes it.
    pub area: Option<String>,
    /// Where it comes from.
    pub from: From,
}

/// Where a call comes from; numbers are indexes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// A project, and its list `help_wanted`.
    Project(usize, usize),
    /// A project, and the lines `Help wanted:` of its text.
    Text(usize, usize),
    /// A project, one of its updates, and the lines `Help wanted:` there.
    Update(usize, usize, usize),
    /// An issue.
    Issue(usize),
    /// An item of a meeting.
    Item(At),
}

/// Meetings whose `#help` still counts.
const MEETINGS: usize = 5;

/// Every call that stands on a day: of projects that are not over, then of issues, then of meetings.
pub fn calls(library: &Library, graph: &Graph, today: NaiveDate) -> Vec<Call> {
    let area = |id: Option<&str>| {
        let area = library.team.area(id?)?;
        Some(area.id.clone())
    };
    let mut calls = Vec::new();
    for (index, project) in library.projects.iter().enumerate() {
        let of = area(project.area.as_ref().map(|area| area.value.as_str()));
        let own = of_project(library, index, today).into_iter();
        calls.extend(own.map(|from| Call {
            area: of.clone(),
            from,
        }));
    }
    let named = named_issues(library);
    for (index, issue) in library.issues.iter().enumerate() {
        if asks(library, issue) && !named.contains(&index) {
            calls.push(Call {
                area: area(issue.area.as_deref()),
                from: From::Issue(index),
            });
        }
    }
    let meetings = library.meetings.iter().enumerate();
    let been = meetings.filter(|(_, meeting)| !meeting.is_ahead(today));
    for (index, meeting) in been.take(MEETINGS) {
        for (item, found) in meeting.standing() {
            if found.kind == ItemKind::Help {
                let of = area_of_line(library, graph, index, found.anchor.as_deref());
                calls.push(Call {
                    area: of.or_else(|| area_of_topic(library, graph, (index, item))),
                    from: From::Item((index, item)),
                });
            }
        }
    }
    calls
}

/// Whether anybody ever asks, be it on a day to come.
pub fn any(library: &Library) -> bool {
    let projects = 0..library.projects.len();
    let calls = |index| !of_project(library, index, NaiveDate::MAX).is_empty();
    // Those without a log may be ahead on that day, and count for none.
    let mut been = 0;
    let mut meetings = library.meetings.iter().take_while(|meeting| {
        been += usize::from(!meeting.parts.is_empty());
        been <= MEETINGS
    });
    library.issues.iter().any(|issue| asks(library, issue))
        || projects.into_iter().any(calls)
        || meetings.any(|meeting| meeting.count(ItemKind::Help) > 0)
}

/// The calls of a project that is not over.
pub fn of_project(library: &Library, index: usize, today: NaiveDate) -> Vec<From> {
    let project = &library.projects[index];
    if project.status.is_over() {
        return Vec::new();
    }
    let listed = (0..project.help_wanted.len()).map(|at| From::Project(index, at));
    let written = (0..project.help_lines.len()).map(|at| From::Text(index, at));
    let mut updates = project.updates.iter().enumerate();
    let latest = updates.find(|(_, update)| update.date <= today);
    let latest = latest.into_iter().flat_map(|(at, update)| {
        (0..update.help_wanted.len()).map(move |line| From::Update(index, at, line))
    });
    listed.chain(written).chain(latest).collect()
}

/// Issues that a call of a project names: they need not be told twice.
fn named_issues(library: &Library) -> BTreeSet<usize> {
    let targets = Targets::new(library);
    let running = library.projects.iter();
    let running = running.filter(|project| !project.status.is_over());
    let calls = running.flat_map(|project| &project.help_wanted);
    let written = calls.filter_map(|call| call.issue.as_ref());
    written
        .flat_map(|written| issues_in(&written.value, &targets))
        .collect()
}

/// Whether an open issue has a label for it.
fn asks(library: &Library, issue: &Issue) -> bool {
    let wanted = &library.team.help_labels;
    let asks = |label: &String| wanted.contains(&label.to_lowercase());
    issue.open && issue.labels.iter().any(asks)
}

/// The area of the topic that an item stands under.
fn area_of_topic(library: &Library, graph: &Graph, (meeting, item): At) -> Option<String> {
    let items = &library.meetings[meeting].minutes.items;
    let topic = items.get(items.get(item)?.topic?)?;
    area_of_line(library, graph, meeting, topic.anchor.as_deref())
}
