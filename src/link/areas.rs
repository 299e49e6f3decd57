//! What belongs to an area of work: lines of meetings that name its projects and issues, decisions and actions there.
//! A library and its graph in, indexes out.

use std::collections::{HashMap, HashSet};

use super::action::At;
use super::found::Spot;
use super::{Graph, Said};
use crate::model::Library;
use crate::model::action::ActionState;
use crate::model::meeting::Item;
use crate::model::team::Area;

/// What belongs to an area.
#[derive(Debug, Default)]
pub struct AreaLinks {
    /// Its projects.
    pub projects: Vec<usize>,
    /// Its issues.
    pub issues: Vec<usize>,
    /// Where they were spoken of, newest meeting first, each line once.
    pub said: Vec<Said>,
    /// Decisions that name one of them, or stand under a topic that does, newest meeting first: indexes into the register.
    pub decisions: Vec<usize>,
    /// Open actions alike, newest first: indexes into the register.
    pub actions: Vec<usize>,
}

/// Gathers it.
pub fn of_area(library: &Library, graph: &Graph, area: &Area) -> AreaLinks {
    let same = |id: &str| id.eq_ignore_ascii_case(&area.id);
    let projects = library
        .projects
        .iter()
        .enumerate()
        .filter(|(_, project)| project.area.as_ref().is_some_and(|id| same(&id.value)));
    let issues = library.issues.iter().enumerate();
    let issues = issues.filter(|(_, issue)| issue.area.as_deref().is_some_and(same));
    let mut links = AreaLinks {
        projects: projects.map(|(index, _)| index).collect(),
        issues: issues.map(|(index, _)| index).collect(),
        ..AreaLinks::default()
    };
    let by_project = links.projects.iter().map(|at| &graph.project_said[*at]);
    let by_issue = links.issues.iter().map(|at| &graph.issue_said[*at]);
    links.said = by_project.chain(by_issue).flatten().copied().collect();
    links.said.sort_by_key(|said| (said.meeting, said.at));
    links.said.dedup_by_key(|said| (said.meeting, said.at));
    let lines: HashSet<(usize, String)> = links
        .said
        .iter()
        .map(|said| (said.meeting, said.anchor(library)))
        .collect();
    let decisions = graph.registers.decisions.iter().enumerate();
    links.decisions = decisions
        .filter(|(_, decision)| {
            let mut named = decision.issues.iter();
            named.any(|at| links.issues.binary_search(at).is_ok())
                || names(library, &lines, decision.at)
        })
        .map(|(index, _)| index)
        .collect();
    let open = graph.registers.actions.iter().enumerate().rev();
    let open = open.filter(|(_, action)| action.state == ActionState::Open);
    links.actions = open
        .filter(|(_, action)| {
            let ticket = action.issue;
            let ticket = ticket.is_some_and(|at| links.issues.binary_search(&at).is_ok());
            ticket || names(library, &lines, action.opened)
        })
        .map(|(index, _)| index)
        .collect();
    links
}

/// Whether an item, or the topic it stands under, was said in one of these lines.
fn names(library: &Library, lines: &HashSet<(usize, String)>, (meeting, item): At) -> bool {
    let items = &library.meetings[meeting].minutes.items;
    let Some(found) = items.get(item) else {
        return false;
    };
    let topic = found.topic.and_then(|topic| items.get(topic));
    let anchors = [Some(found), topic].into_iter().flatten();
    anchors
        .filter_map(Item::anchor)
        .any(|anchor| lines.contains(&(meeting, anchor)))
}

/// The area of each line of a meeting that has one, by anchor: that of the first issue or project which it names and which has one.
pub(super) fn areas_of_lines<'l>(
    library: &'l Library,
    graph: &Graph,
    meeting: usize,
) -> HashMap<String, &'l str> {
    let mut areas = HashMap::new();
    let Some(found) = graph.found.get(meeting) else {
        return areas;
    };
    let issue = |index: usize| library.issues[index].area.as_deref();
    let project = |index: usize| {
        let area = library.projects[index].area.as_ref();
        area.map(|area| area.value.as_str())
    };
    let issues = in_order(&found.issues).map(|(index, spot)| (issue(index), spot));
    let projects = in_order(&found.projects).map(|(index, spot)| (project(index), spot));
    for (id, spot) in issues.chain(projects) {
        if let Some(area) = id.and_then(|id| library.team.area(id)) {
            let line = spot.of(meeting).anchor(library);
            areas.entry(line).or_insert(area.id.as_str());
        }
    }
    areas
}

/// What is named and where, the first in the library first.
fn in_order(named: &[(usize, Spot)]) -> impl Iterator<Item = (usize, Spot)> {
    let mut named = named.to_vec();
    named.sort_by_key(|(index, _)| *index);
    named.into_iter()
}
