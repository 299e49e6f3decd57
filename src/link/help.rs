//! Who needs help with what: calls of projects, open issues with a label for it, `#help` of the last meetings.
//! A library and its graph in, indexes out.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::areas::areas_of_lines;
use super::targets::{Targets, issues_in};
use super::{Graph, action::At};
use crate::model::Library;
use crate::model::issue::Issue;
use crate::model::meeting::{Item, ItemKind};

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
        if meeting.count(ItemKind::Help) > 0 {
            calls.extend(of_meeting(library, graph, index));
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
    let running = library.projects.iter();
    let running = running.filter(|project| !project.status.is_over());
    let calls = running.flat_map(|project| &project.help_wanted);
    let mut written = calls.filter_map(|call| call.issue.as_ref()).peekable();
    if written.peek().is_none() {
        return BTreeSet::new();
    }
    let targets = Targets::new(library);
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

/// The calls of a meeting, each of the area of its line, else of that of the topic it stands under.
fn of_meeting(library: &Library, graph: &Graph, index: usize) -> Vec<Call> {
    let areas = areas_of_lines(library, graph, index);
    let meeting = &library.meetings[index];
    let items = meeting.standing();
    let calls = items.filter(|(_, item)| item.kind == ItemKind::Help);
    let call = |(at, item): (usize, &Item)| {
        let topic = item
            .topic
            .and_then(|topic| meeting.minutes.items.get(topic));
        let area = area_of(&areas, item).or_else(|| area_of(&areas, topic?));
        Call {
            area: area.map(str::to_owned),
            from: From::Item((index, at)),
        }
    };
    calls.map(call).collect()
}

/// The area of the line that an item was said in.
fn area_of<'l>(areas: &HashMap<String, &'l str>, item: &Item) -> Option<&'l str> {
    areas.get(&item.anchor()?).copied()
}
