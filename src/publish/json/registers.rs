//! `actions.json`, `decisions.json`, `references.json` and `notes.json`. What is seen in, JSON out.

use serde::Serialize;

use super::{bytes, mask};
use crate::link::action::{Action, At, ClosedBy};
use crate::link::decisions::Decision;
use crate::link::references::{ReferenceUse, Written};
use crate::view::{Sight, outside};

#[derive(Serialize)]
struct ActionJson<'a> {
    age_days: Option<i64>,
    closed: Option<ClosedJson<'a>>,
    id: &'a str,
    issue: Option<&'a str>,
    opened: OccasionJson<'a>,
    owners: &'a [String],
    state: &'static str,
    text: String,
    why: Option<String>,
}

#[derive(Serialize)]
struct OccasionJson<'a> {
    date: Option<String>,
    line: Option<u32>,
    meeting: &'a str,
}

/// `meeting` and `line` are null where a ticket or `actions.yaml` closed the action, `line` alone where that line is not shown.
#[derive(Serialize)]
struct ClosedJson<'a> {
    by: &'static str,
    date: Option<String>,
    line: Option<u32>,
    meeting: Option<&'a str>,
}

#[derive(Serialize)]
struct DecisionJson<'a> {
    date: Option<String>,
    id: &'a str,
    kind: &'static str,
    line: Option<u32>,
    meeting: &'a str,
    superseded_by: Option<&'a str>,
    supersedes: Vec<&'a str>,
    text: String,
    topic: Option<String>,
}

/// `actions.json`: in the order they were opened.
pub fn actions(sight: &Sight<'_>) -> Vec<u8> {
    let rows: Vec<ActionJson<'_>> = sight
        .graph
        .registers
        .actions
        .iter()
        .map(|action| action_json(sight, action))
        .collect();
    bytes(&rows)
}

fn action_json<'a>(sight: &'a Sight<'_>, action: &'a Action) -> ActionJson<'a> {
    let (meeting, item) = sight.library.item(action.opened);
    let closed = action.closed.map(|(by, day)| closed_json(sight, by, day));
    let until = action.closed.map_or(Some(sight.today), |(_, day)| day);
    ActionJson {
        age_days: meeting
            .date
            .zip(until)
            .map(|(opened, until)| (until - opened).num_days()),
        closed,
        id: &action.id,
        issue: action
            .issue
            .map(|index| sight.library.issues[index].id.as_str()),
        opened: occasion(sight, action.opened),
        owners: &action.owners,
        state: action.state.as_str(),
        text: mask(sight, &item.text),
        why: action.why.as_ref().map(|why| mask(sight, why)),
    }
}

fn closed_json<'a>(
    sight: &'a Sight<'_>,
    by: ClosedBy,
    day: Option<chrono::NaiveDate>,
) -> ClosedJson<'a> {
    let line = match by {
        ClosedBy::Item(at) => occasion(sight, at).line,
        _ => None,
    };
    let meeting = by.meeting().map(|at| &sight.library.meetings[at]);
    ClosedJson {
        by: match by {
            ClosedBy::Item(_) | ClosedBy::Unseen(_) => "meeting",
            ClosedBy::Issue(_) => "issue",
            ClosedBy::File => "file",
        },
        date: day.map(|day| day.to_string()),
        line,
        meeting: meeting.map(|meeting| meeting.id.as_str()),
    }
}

fn occasion<'a>(sight: &'a Sight<'_>, at: At) -> OccasionJson<'a> {
    let (meeting, item) = sight.library.item(at);
    OccasionJson {
        date: meeting.date.map(|date| date.to_string()),
        line: (item.line > 0).then_some(item.line),
        meeting: &meeting.id,
    }
}

/// `decisions.json`: newest meeting first.
pub fn decisions(sight: &Sight<'_>) -> Vec<u8> {
    let all = &sight.graph.registers.decisions;
    let rows: Vec<DecisionJson<'_>> = all
        .iter()
        .map(|decision| decision_json(sight, decision))
        .collect();
    bytes(&rows)
}

fn decision_json<'a>(sight: &'a Sight<'_>, decision: &'a Decision) -> DecisionJson<'a> {
    let (meeting, item) = sight.library.item(decision.at);
    let topic = item
        .topic
        .and_then(|topic| meeting.minutes.items.get(topic));
    let id = |at: usize| sight.graph.registers.decisions[at].id.as_str();
    DecisionJson {
        date: meeting.date.map(|date| date.to_string()),
        id: &decision.id,
        kind: item.kind.as_str(),
        line: (item.line > 0).then_some(item.line),
        meeting: &meeting.id,
        superseded_by: decision.superseded_by.map(id),
        supersedes: decision.supersedes.iter().map(|at| id(*at)).collect(),
        text: mask(sight, &item.text),
        topic: topic.map(|topic| mask(sight, &topic.text)),
    }
}

#[derive(Serialize)]
struct ReferenceJson<'a> {
    id: &'a str,
    issues: Vec<&'a str>,
    kind: &'static str,
    notes: Vec<&'a str>,
    projects: Vec<&'a str>,
    said: Vec<SaidJson<'a>>,
    web_url: String,
}

#[derive(Serialize)]
struct SaidJson<'a> {
    line: Option<u32>,
    meeting: &'a str,
}

/// `references.json`: those mentioned last come first.
pub fn references(sight: &Sight<'_>) -> Vec<u8> {
    let all = &sight.graph.references;
    let rows: Vec<ReferenceJson<'_>> = all
        .iter()
        .map(|reference| reference_json(sight, reference))
        .collect();
    bytes(&rows)
}

fn reference_json<'a>(sight: &'a Sight<'_>, reference: &'a ReferenceUse) -> ReferenceJson<'a> {
    let library = sight.library;
    let mut json = ReferenceJson {
        id: &reference.id,
        issues: Vec::new(),
        kind: reference.kind,
        notes: Vec::new(),
        projects: Vec::new(),
        said: Vec::new(),
        web_url: outside::reference(reference.kind, &reference.id),
    };
    for said in &reference.said {
        json.said.push(SaidJson {
            line: (said.line > 0).then_some(said.line),
            meeting: &library.meetings[said.meeting].id,
        });
    }
    for written in &reference.written {
        match *written {
            Written::Issue(at) => json.issues.push(&library.issues[at].id),
            Written::Note(at) => json.notes.push(&library.notes[at].id),
            Written::Project(at) => json.projects.push(&library.projects[at].id),
        }
    }
    json
}

#[derive(Serialize)]
struct NoteJson<'a> {
    area: Option<&'a str>,
    date: String,
    id: &'a str,
    issues: Vec<&'a str>,
    people: &'a [String],
    projects: Vec<&'a str>,
    title: String,
    url: String,
}

/// `notes.json`: newest first.
pub fn notes(sight: &Sight<'_>) -> Vec<u8> {
    let library = sight.library;
    let all = library.notes.iter().zip(&sight.graph.notes);
    let rows = all.map(|(note, links)| NoteJson {
        area: note.area.as_ref().map(|area| area.value.as_str()),
        date: note.date.to_string(),
        id: &note.id,
        issues: links
            .issues
            .iter()
            .map(|at| library.issues[*at].id.as_str())
            .collect(),
        people: &links.people,
        projects: links
            .projects
            .iter()
            .map(|at| library.projects[*at].id.as_str())
            .collect(),
        title: mask(sight, &note.title),
        url: sight.urls.note(note),
    });
    bytes(&rows.collect::<Vec<NoteJson<'_>>>())
}
