//! `projects.json` and `help-wanted.json`. What is seen in, JSON out.

use serde::Serialize;

use super::{bytes, mask, person_id};
use crate::model::checklist::Checklist;
use crate::model::person::REMOVED;
use crate::model::project::{Freshness, Milestone, Project};
use crate::model::update::Update;
use crate::view::help::{self, Facts};
use crate::view::{Sight, standing, timeline, updates};

#[derive(Serialize)]
struct ProjectJson<'a> {
    area: Option<&'a str>,
    checklists: Vec<ChecklistJson>,
    health: Option<&'static str>,
    help_wanted: Vec<CallJson>,
    id: &'a str,
    issues: Vec<&'a str>,
    last_activity: Option<String>,
    meetings: Vec<&'a str>,
    milestones: Vec<MilestoneJson>,
    progress: ProgressJson,
    /// More than `quiet_days` of silence, be they as many as `stale_days` or not.
    quiet: bool,
    shepherd: Option<String>,
    stale: bool,
    started: Option<String>,
    status: &'static str,
    target: Option<String>,
    timeline: Vec<EventJson>,
    title: String,
    tldr: Option<String>,
    updates: Vec<UpdateJson<'a>>,
    url: String,
}

#[derive(Serialize)]
struct ProgressJson {
    done: usize,
    total: usize,
}

/// Cells done, cells that count, all rows, rows in which nothing is left to do.
#[derive(Serialize)]
struct ChecklistJson {
    counted: usize,
    done: usize,
    rows: usize,
    rows_complete: usize,
    title: String,
}

#[derive(Serialize)]
struct MilestoneJson {
    done: Option<String>,
    due: Option<String>,
    issue: Option<String>,
    status: Option<String>,
    title: String,
}

#[derive(Serialize)]
struct UpdateJson<'a> {
    anchor: &'a str,
    by: Option<String>,
    date: String,
    health: Option<&'static str>,
    title: Option<String>,
    tldr: Option<String>,
}

#[derive(Serialize)]
struct EventJson {
    date: String,
    kind: &'static str,
    title: String,
    url: String,
}

#[derive(Serialize)]
struct CallJson {
    contacts: Vec<String>,
    from: FromJson,
    skill: Option<String>,
    task: String,
    time: Option<String>,
}

#[derive(Serialize)]
struct FromJson {
    id: String,
    kind: &'static str,
    title: String,
    url: String,
}

/// A call with its area, as the list of all calls tells it.
#[derive(Serialize)]
struct AreaCallJson {
    area: Option<String>,
    #[serde(flatten)]
    call: CallJson,
}

/// `projects.json`: by file name.
pub fn projects(sight: &Sight<'_>) -> Vec<u8> {
    let all = sight.library.projects.iter().enumerate();
    let rows: Vec<serde_json::Value> = all
        .map(|(index, project)| project_json(sight, index, project))
        .collect();
    bytes(&rows)
}

fn project_json(sight: &Sight<'_>, index: usize, project: &Project) -> serde_json::Value {
    let said = sight.graph.project_said[index].iter();
    let mut meetings: Vec<&str> = said
        .map(|said| sight.library.meetings[said.meeting].id.as_str())
        .collect();
    meetings.dedup();
    let issues = sight.graph.project_issues[index].iter();
    let (done, total) = project.progress();
    let freshness = standing::freshness(sight, index);
    let calls = crate::link::help::of_project(sight.library, index, sight.today);
    let json = ProjectJson {
        area: project.area.as_ref().map(|area| area.value.as_str()),
        checklists: each(&project.checklists, |table| checklist(sight, table)),
        health: updates::health(sight, project).map(|(health, _)| health.as_str()),
        help_wanted: each(&calls, |from| call(sight, help::facts(sight, *from))),
        id: &project.id,
        issues: issues
            .map(|at| sight.library.issues[*at].id.as_str())
            .collect(),
        last_activity: standing::last_day(sight, index).map(|day| day.to_string()),
        meetings,
        milestones: each(&project.milestones, |step| milestone(sight, step)),
        progress: ProgressJson { done, total },
        quiet: freshness.is_some_and(|freshness| freshness > Freshness::Fresh),
        shepherd: project
            .shepherd
            .as_ref()
            .and_then(|name| shown_person(sight, &name.value)),
        stale: freshness == Some(Freshness::Stale),
        started: project.started.map(|day| day.to_string()),
        status: project.status.as_str(),
        target: sight.clean_option(project.target.as_ref()),
        timeline: events(sight, index),
        title: mask(sight, &project.title),
        tldr: updates::tldr(sight, project).map(|(text, _)| text_of(sight, text)),
        updates: each(&project.updates, |one| update(sight, one)),
        url: sight.urls.project(project),
    };
    serde_json::to_value(json).unwrap_or_default()
}

fn each<'a, T, J>(all: &'a [T], make: impl Fn(&'a T) -> J) -> Vec<J> {
    all.iter().map(make).collect()
}

/// The id of a person, else the name as it is written; none of somebody who is not named.
fn shown_person(sight: &Sight<'_>, name: &str) -> Option<String> {
    let id = person_id(sight, name);
    (id != REMOVED).then_some(id)
}

/// A paragraph of Markdown as plain words.
fn text_of(sight: &Sight<'_>, markdown: &str) -> String {
    mask(sight, &updates::plain(markdown))
}

fn checklist(sight: &Sight<'_>, table: &Checklist) -> ChecklistJson {
    let (cells, rows) = (table.progress(), table.complete());
    ChecklistJson {
        counted: cells.counted,
        done: cells.done,
        rows: rows.counted,
        rows_complete: rows.done,
        title: mask(sight, &table.title),
    }
}

fn milestone(sight: &Sight<'_>, step: &Milestone) -> MilestoneJson {
    let issue = step.issue.as_ref();
    let issue = issue.and_then(|written| sight.linker.first_issue(&written.value));
    MilestoneJson {
        done: step.done.map(|day| day.to_string()),
        due: sight.clean_option(step.due.as_ref()),
        issue: issue.map(|issue| issue.id.clone()),
        status: sight.clean_option(step.status.as_ref()),
        title: mask(sight, &step.title),
    }
}

fn update<'a>(sight: &Sight<'_>, update: &'a Update) -> UpdateJson<'a> {
    UpdateJson {
        anchor: &update.anchor,
        by: update
            .by
            .as_ref()
            .and_then(|name| shown_person(sight, &name.value)),
        date: update.date.to_string(),
        health: update.health.map(|health| health.as_str()),
        title: update.title.as_ref().map(|title| mask(sight, title)),
        tldr: update.tldr.as_ref().map(|text| text_of(sight, text)),
    }
}

/// The whole timeline, newest first.
fn events(sight: &Sight<'_>, index: usize) -> Vec<EventJson> {
    each(&sight.graph.project_timeline[index], |event| {
        let place = timeline::place(sight, index, event);
        EventJson {
            date: event.date.to_string(),
            kind: event.kind.as_str(),
            title: place.title,
            url: place.url,
        }
    })
}

fn call(sight: &Sight<'_>, facts: Facts) -> CallJson {
    let from = facts.from.joined();
    CallJson {
        contacts: each(&facts.contacts, |name| mask(sight, name)),
        from: FromJson {
            id: facts.id,
            kind: facts.kind,
            title: from.title,
            url: from.url,
        },
        skill: sight.clean_option(facts.skill.as_ref()),
        task: mask(sight, &facts.task),
        time: sight.clean_option(facts.time.as_ref()),
    }
}

/// `help-wanted.json`: calls of projects, then of issues, then of meetings.
pub fn help_wanted(sight: &Sight<'_>) -> Vec<u8> {
    let calls = sight.calls.iter();
    let row = |found: &crate::link::help::Call| {
        let json = AreaCallJson {
            call: call(sight, help::facts(sight, found.from)),
            area: found.area.clone(),
        };
        serde_json::to_value(json).unwrap_or_default()
    };
    bytes(&calls.map(row).collect::<Vec<serde_json::Value>>())
}
