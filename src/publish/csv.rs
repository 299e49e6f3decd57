//! The registers for a spreadsheet: `api/v1/actions.csv`, `issues.csv`, and `attendance.csv` with a row for each person and meeting.
//! What is seen in, CSV (RFC 4180) out. A field that a spreadsheet would take for a formula begins with an apostrophe.

use std::collections::BTreeMap;

use super::json::person_id;
use crate::view::{Sight, words};

/// `actions.csv`: in the order they were opened.
pub fn actions(sight: &Sight<'_>) -> Vec<u8> {
    let head = [
        "id", "state", "text", "owners", "opened", "meeting", "line", "closed", "issue", "why",
    ];
    let rows = sight.graph.registers.actions.iter().map(|action| {
        let (meeting, item) = sight.library.item(action.opened);
        let day = |day: Option<chrono::NaiveDate>| day.map_or(String::new(), |day| day.to_string());
        vec![
            action.id.clone(),
            action.state.as_str().to_owned(),
            sight.clean(&item.text),
            action.owners.join(" "),
            day(meeting.date),
            meeting.id.clone(),
            match item.line {
                0 => String::new(),
                line => line.to_string(),
            },
            day(action.closed.and_then(|(_, day)| day)),
            action.issue.map_or(String::new(), |issue| {
                sight.library.issues[issue].id.clone()
            }),
            sight.clean(action.why.as_deref().unwrap_or("")),
        ]
    });
    table(&head, rows)
}

/// `issues.csv`: by tracker and number; labels are set apart by commas, people by blanks.
pub fn issues(sight: &Sight<'_>) -> Vec<u8> {
    let head = [
        "id",
        "title",
        "state",
        "area",
        "labels",
        "assignees",
        "created",
        "updated",
        "closed",
        "url",
        "due",
    ];
    let rows = sight.library.issues.iter().map(|issue| {
        let day = |day: Option<chrono::NaiveDate>| day.map_or(String::new(), |day| day.to_string());
        let labels = issue.labels.iter().map(|label| sight.clean(label));
        let people = issue.assignees.iter();
        let people = people.map(|name| sight.clean(&person_id(sight, name)));
        let updated = issue.updated.map(|at| words::instant(at.naive_utc()));
        vec![
            issue.id.clone(),
            sight.clean(&issue.title),
            if issue.open { "open" } else { "closed" }.to_owned(),
            sight.clean(issue.area.as_deref().unwrap_or("")),
            labels.collect::<Vec<String>>().join(", "),
            people.collect::<Vec<String>>().join(" "),
            day(issue.created),
            updated.unwrap_or_default(),
            day(issue.closed),
            sight.urls.issue(issue),
            day(issue.due),
        ]
    });
    table(&head, rows)
}

/// `attendance.csv`: newest meeting first, most lines first; bots are left out, nicks of one person are one row.
pub fn attendance(sight: &Sight<'_>) -> Vec<u8> {
    let head = ["date", "meeting", "person", "lines"];
    let rows = sight.library.meetings.iter().flat_map(|meeting| {
        let mut lines: BTreeMap<String, u32> = BTreeMap::new();
        for there in meeting.attendance.iter().filter(|there| !there.bot) {
            *lines
                .entry(
                    sight
                        .library
                        .people
                        .id_of(&there.nick, there.matrix.as_deref()),
                )
                .or_default() += there.lines;
        }
        let mut people: Vec<(String, u32)> = lines.into_iter().collect();
        people.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let date = meeting.date.map_or(String::new(), |date| date.to_string());
        people.into_iter().map(move |(person, lines)| {
            vec![date.clone(), meeting.id.clone(), person, lines.to_string()]
        })
    });
    table(&head, rows)
}

fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    // Writing into memory does not fail.
    let _ = writer.write_record(head);
    for row in rows {
        let _ = writer.write_record(row.iter().map(|field| harmless(field)));
    }
    writer.into_inner().unwrap_or_default()
}

/// A field that no spreadsheet runs.
fn harmless(field: &str) -> String {
    match field.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{field}"),
        false => field.to_owned(),
    }
}
