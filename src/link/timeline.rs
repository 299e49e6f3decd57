//! The timeline of a project: updates, milestones, moved targets, meetings, notes, issues and actions woven by day, and the last
//! word among them. A library and its graph in, indexes and days out.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::action::ClosedBy;
use super::{Graph, Said};
use crate::model::Library;
use crate::model::action::ActionState;
use crate::model::project::Project;

/// Something that happened to a project, or is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The day.
    pub date: NaiveDate,
    /// What happened.
    pub kind: EventKind,
}

/// What happened. Numbers are indexes: into the lists of the project, into the issues and notes of the library, into the
/// register of actions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventKind {
    /// The project ended.
    Ended,
    /// An update was written.
    Update(usize),
    /// A milestone was reached.
    Reached(usize),
    /// A milestone that is not reached is due.
    Due(usize),
    /// The target was moved.
    Target(usize),
    /// A meeting spoke of the project or of one of its issues: the first line, and how many there are.
    Said(Said, usize),
    /// A note between meetings mentions the project.
    Note(usize),
    /// An issue was closed.
    IssueClosed(usize),
    /// An issue was opened.
    IssueOpened(usize),
    /// An issue was last changed; only as a last word.
    IssueChanged(usize),
    /// An action about one of its issues was done or dropped.
    ActionClosed(usize),
    /// An action about one of its issues was opened.
    ActionOpened(usize),
    /// The project began.
    Started,
}

impl EventKind {
    /// The word in JSON.
    pub fn as_str(&self) -> &'static str {
        match self {
            EventKind::Ended => "ended",
            EventKind::Update(_) => "update",
            EventKind::Reached(_) => "milestone_reached",
            EventKind::Due(_) => "milestone_due",
            EventKind::Target(_) => "target_moved",
            EventKind::Said(..) => "meeting",
            EventKind::Note(_) => "note",
            EventKind::IssueClosed(_) => "issue_closed",
            EventKind::IssueOpened(_) => "issue_opened",
            EventKind::IssueChanged(_) => "issue_changed",
            EventKind::ActionClosed(_) => "action_closed",
            EventKind::ActionOpened(_) => "action_opened",
            EventKind::Started => "started",
        }
    }
}

/// Weaves the timeline of every project, and finds the last day of each.
pub(super) fn link(library: &Library, graph: &mut Graph) {
    let projects = 0..library.projects.len();
    graph.project_timeline = projects
        .clone()
        .map(|index| timeline(library, graph, index))
        .collect();
    graph.project_activity = projects
        .map(|index| last_word(library, graph, index, NaiveDate::MAX))
        .map(|word| word.map(|word| word.date))
        .collect();
}

/// Everything that happened to a project, newest first; what is due stands at its day.
fn timeline(library: &Library, graph: &Graph, index: usize) -> Vec<Event> {
    let project = &library.projects[index];
    let mut events = of_record(project);
    events.extend(of_meetings(library, graph, index));
    events.extend(graph.project_notes[index].iter().map(|at| Event {
        date: library.notes[*at].date,
        kind: EventKind::Note(*at),
    }));
    events.extend(of_issues(library, graph, index));
    events.extend(of_actions(library, graph, index));
    events.sort_by(|a, b| (Reverse(a.date), &a.kind).cmp(&(Reverse(b.date), &b.kind)));
    events
}

/// The last day up to `today` on which something was heard of a project, and what it was.
pub fn last_word(
    library: &Library,
    graph: &Graph,
    index: usize,
    today: NaiveDate,
) -> Option<Event> {
    let is_word = |event: &&Event| event.date <= today && !matches!(event.kind, EventKind::Due(_));
    let event = graph.project_timeline[index].iter().find(is_word);
    let changed = graph.project_issues[index].iter().filter_map(|issue| {
        let date = library.issues[*issue].updated?.date_naive();
        let kind = EventKind::IssueChanged(*issue);
        (date <= today).then_some(Event { date, kind })
    });
    let changed = changed.max_by_key(|event| event.date);
    let later = |changed: &Event| event.is_none_or(|event| changed.date > event.date);
    changed.filter(later).or_else(|| event.cloned())
}

/// What the record itself tells.
fn of_record(project: &Project) -> Vec<Event> {
    let event = |date: Option<NaiveDate>, kind| date.map(|date| Event { date, kind });
    let updates = project.updates.iter().enumerate();
    let updates = updates.map(|(at, update)| event(Some(update.date), EventKind::Update(at)));
    let steps = project.milestones.iter().enumerate();
    let steps = steps.map(|(at, step)| match step.done {
        Some(done) => event(Some(done), EventKind::Reached(at)),
        None => event(step.day_due(), EventKind::Due(at)),
    });
    let targets = project.target_history.iter().enumerate();
    let targets = targets.map(|(at, change)| event(change.date, EventKind::Target(at)));
    let ends = [
        event(project.started, EventKind::Started),
        event(project.ended, EventKind::Ended),
    ];
    let all = updates.chain(steps).chain(targets).chain(ends);
    all.flatten().collect()
}

/// Meetings with a day, each once.
fn of_meetings(library: &Library, graph: &Graph, index: usize) -> Vec<Event> {
    let mut said: Vec<&Said> = graph.project_said[index].iter().collect();
    for issue in &graph.project_issues[index] {
        said.extend(&graph.issue_said[*issue]);
    }
    said.sort_by_key(|said| (said.meeting, said.at));
    said.dedup_by_key(|said| (said.meeting, said.at));
    let meetings = said.chunk_by(|a, b| a.meeting == b.meeting);
    let event = |said: &[&Said]| {
        let first = *said.first()?;
        let date = library.meetings[first.meeting].date?;
        let kind = EventKind::Said(*first, said.len());
        Some(Event { date, kind })
    };
    meetings.filter_map(event).collect()
}

fn of_issues(library: &Library, graph: &Graph, index: usize) -> Vec<Event> {
    let mut events = Vec::new();
    for at in &graph.project_issues[index] {
        let issue = &library.issues[*at];
        let event = |date: Option<NaiveDate>, kind| date.map(|date| Event { date, kind });
        events.extend(event(issue.created, EventKind::IssueOpened(*at)));
        let closed = issue.closed.filter(|_| !issue.open);
        events.extend(event(closed, EventKind::IssueClosed(*at)));
    }
    events
}

fn of_actions(library: &Library, graph: &Graph, index: usize) -> Vec<Event> {
    let registers = &graph.registers;
    let own = graph.project_issues[index].iter();
    let own = own.flat_map(|issue| &registers.issue_actions[*issue]);
    let own = own.map(|at| (*at, &registers.actions[*at]));
    let mut events = Vec::new();
    for (at, action) in own.filter(|(_, one)| one.state != ActionState::Withdrawn) {
        let opened = library.meetings[action.opened.0].date;
        events.extend(opened.map(|date| Event {
            date,
            kind: EventKind::ActionOpened(at),
        }));
        // That its issue was closed stands there already.
        let told = |(by, _): &(ClosedBy, Option<NaiveDate>)| !matches!(by, ClosedBy::Issue(_));
        let closed = action.closed.filter(told).and_then(|(_, date)| date);
        events.extend(closed.map(|date| Event {
            date,
            kind: EventKind::ActionClosed(at),
        }));
    }
    events
}
