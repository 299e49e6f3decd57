//! `actions.json`, `decisions.json` and `references.json`. What is seen in, JSON out.

use serde::Serialize;

use super::{bytes, mask};
use crate::link::actions::{Action, At, ClosedBy};
use crate::view::Sight;

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
}

#[derive(Serialize)]
struct OccasionJson<'a> {
    date: Option<String>,
    line: Option<u32>,
    meeting: &'a str,
}

/// `meeting` and `line` are null where a ticket or `actions.yaml` closed the action.
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
    id: String,
    kind: &'static str,
    line: Option<u32>,
    meeting: &'a str,
    text: String,
    topic: Option<String>,
}

/// `actions.json`: in the order they were opened.
pub fn actions(sight: &Sight<'_>) -> Vec<u8> {
    let rows: Vec<ActionJson<'_>> = sight
        .graph
        .actions
        .iter()
        .map(|action| action_json(sight, action))
        .collect();
    bytes(&rows)
}

fn action_json<'a>(sight: &'a Sight<'_>, action: &'a Action) -> ActionJson<'a> {
    let meeting = &sight.library.meetings[action.opened.0];
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
        text: mask(sight, &meeting.minutes.items[action.opened.1].text),
    }
}

fn closed_json<'a>(
    sight: &'a Sight<'_>,
    by: ClosedBy,
    day: Option<chrono::NaiveDate>,
) -> ClosedJson<'a> {
    let at = match by {
        ClosedBy::Item(at) => Some(occasion(sight, at)),
        ClosedBy::Issue(_) | ClosedBy::File => None,
    };
    ClosedJson {
        by: match by {
            ClosedBy::Item(_) => "meeting",
            ClosedBy::Issue(_) => "issue",
            ClosedBy::File => "file",
        },
        date: day.map(|day| day.to_string()),
        line: at.as_ref().and_then(|at| at.line),
        meeting: at.map(|at| at.meeting),
    }
}

fn occasion<'a>(sight: &'a Sight<'_>, (meeting, item): At) -> OccasionJson<'a> {
    let meeting = &sight.library.meetings[meeting];
    let line = meeting.minutes.items[item].line;
    OccasionJson {
        date: meeting.date.map(|date| date.to_string()),
        line: (line > 0).then_some(line),
        meeting: &meeting.id,
    }
}

/// `decisions.json`: newest meeting first.
pub fn decisions(sight: &Sight<'_>) -> Vec<u8> {
    let mut rows = Vec::new();
    for meeting in &sight.library.meetings {
        for (index, item) in meeting
            .standing()
            .filter(|(_, item)| item.kind.is_decision())
        {
            let number = if item.line > 0 {
                item.line as usize
            } else {
                index
            };
            let topic = item
                .topic
                .and_then(|topic| meeting.minutes.items.get(topic));
            rows.push(DecisionJson {
                date: meeting.date.map(|date| date.to_string()),
                id: format!("{}-{number}", meeting.id),
                kind: item.kind.as_str(),
                line: (item.line > 0).then_some(item.line),
                meeting: &meeting.id,
                text: mask(sight, &item.text),
                topic: topic.map(|topic| mask(sight, &topic.text)),
            });
        }
    }
    bytes(&rows)
}

#[derive(Serialize)]
struct ReferenceJson<'a> {
    id: &'a str,
    kind: &'static str,
    said: Vec<SaidJson<'a>>,
}

#[derive(Serialize)]
struct SaidJson<'a> {
    line: u32,
    meeting: &'a str,
}

/// `references.json`: those spoken of last come first.
pub fn references(sight: &Sight<'_>) -> Vec<u8> {
    let meeting = |at: usize| sight.library.meetings[at].id.as_str();
    let rows = sight
        .graph
        .references
        .iter()
        .map(|reference| ReferenceJson {
            id: &reference.id,
            kind: reference.kind,
            said: reference
                .said
                .iter()
                .map(|(at, line)| SaidJson {
                    line: *line,
                    meeting: meeting(*at),
                })
                .collect(),
        });
    bytes(&rows.collect::<Vec<ReferenceJson<'_>>>())
}
