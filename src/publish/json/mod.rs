//! The site's data under `api/v1/`, as the page "Data" documents it: keys sorted, absent values null,
//! dates `YYYY-MM-DD`, instants RFC 3339 in UTC, addresses relative to the site's root.
//! Mail addresses and host masks are masked here as on the pages.

mod meetings;
mod projects;
mod registers;

pub use meetings::{meeting, meetings};
pub use projects::{help_wanted, projects};
pub use registers::{actions, decisions, notes, references};

use std::borrow::Cow;

use serde::Serialize;

use crate::model::issue::Issue;
use crate::model::person::Person;
use crate::model::secret;
use crate::model::source::{LogAccount, Source};
use crate::view::{Sight, words};

/// A value as one line of JSON.
fn bytes<T: Serialize>(value: &T) -> Vec<u8> {
    let mut out = serde_json::to_vec(value).unwrap_or_default();
    out.push(b'\n');
    out
}

/// Exact but for what must not be published.
fn mask(sight: &Sight<'_>, text: &str) -> String {
    sight.linker.privacy.mask(text).into_owned()
}

/// A path without what must not be published: people name files and folders by addresses of rooms and of others.
fn path<'p>(sight: &Sight<'_>, path: &'p str) -> Cow<'p, str> {
    let found = secret::in_path(path, &sight.library.team.not_secrets);
    match secret::masked(path, &found) {
        Some(masked) => Cow::Owned(sight.linker.privacy.path(&masked).into_owned()),
        None => sight.linker.privacy.path(path),
    }
}

#[derive(Serialize)]
struct FileJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    dialect: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<meetings::LinesJson>,
    path: Cow<'a, str>,
    reason: Option<&'static str>,
    role: &'static str,
}

/// `sources.json`: every file of the content tree, but for those whose very name is withheld.
pub fn sources<'l>(sight: &Sight<'l>) -> Vec<u8> {
    let logs = &sight.library.logs;
    let account = |path: &str| {
        logs.binary_search_by(|log| (*log.path).cmp(path))
            .ok()
            .map(|at| &logs[at])
    };
    let file = |source: &'l Source| file(sight, source, account(&source.path));
    let rows: Vec<FileJson<'_>> = sight.library.sources.iter().map(file).collect();
    bytes(&rows)
}

fn file<'a>(sight: &Sight<'_>, source: &'a Source, log: Option<&LogAccount>) -> FileJson<'a> {
    FileJson {
        dialect: log.map(|log| log.dialect),
        lines: log.map(|log| meetings::lines(&log.lines)),
        path: path(sight, &source.path),
        reason: source.reason,
        role: source.role,
    }
}

#[derive(Serialize)]
struct IssueJson<'a> {
    area: Option<&'a str>,
    assignees: Vec<String>,
    author: Option<String>,
    closed: Option<String>,
    comments: usize,
    created: Option<String>,
    discussed: usize,
    due: Option<String>,
    id: &'a str,
    labels: Vec<String>,
    meetings: Vec<&'a str>,
    projects: Vec<&'a str>,
    state: &'static str,
    title: String,
    updated: Option<String>,
    url: String,
    web_url: Option<String>,
}

/// `issues.json`: by tracker and number.
pub fn issues(sight: &Sight<'_>) -> Vec<u8> {
    let library = sight.library;
    let row = |(index, issue): (usize, &'_ Issue)| issue_json(sight, index, issue);
    let rows: Vec<serde_json::Value> = library.issues.iter().enumerate().map(row).collect();
    bytes(&rows)
}

fn issue_json(sight: &Sight<'_>, index: usize, issue: &Issue) -> serde_json::Value {
    let said = sight.graph.issue_said[index].iter();
    let mut meetings: Vec<&str> = said
        .map(|said| sight.library.meetings[said.meeting].id.as_str())
        .collect();
    meetings.dedup();
    let projects = sight.graph.issue_projects[index].iter();
    let json = IssueJson {
        area: issue.area.as_deref(),
        assignees: issue
            .assignees
            .iter()
            .map(|name| person_id(sight, name))
            .collect(),
        author: issue.author.as_ref().map(|name| person_id(sight, name)),
        closed: issue.closed.map(|day| day.to_string()),
        comments: issue.comments.len(),
        created: issue.created.map(|day| day.to_string()),
        discussed: sight.graph.issue_said[index].len(),
        due: issue.due.map(|day| day.to_string()),
        id: &issue.id,
        labels: issue
            .labels
            .iter()
            .map(|label| mask(sight, label))
            .collect(),
        meetings,
        projects: projects
            .map(|at| sight.library.projects[*at].id.as_str())
            .collect(),
        state: if issue.open { "open" } else { "closed" },
        title: mask(sight, &issue.title),
        updated: issue.updated.map(|at| words::instant(at.naive_utc())),
        url: sight.urls.issue(issue),
        web_url: sight.address(issue.web_url.as_ref()),
    };
    serde_json::to_value(json).unwrap_or_default()
}

/// The id of a person, else the name that the tracker gives.
pub(super) fn person_id(sight: &Sight<'_>, name: &str) -> String {
    let bare = name.trim_start_matches('@');
    let known = sight.library.people.find(bare);
    known.map_or_else(|| mask(sight, bare), |person| person.id.clone())
}

#[derive(Serialize)]
struct PersonJson<'a> {
    areas: Vec<&'a str>,
    declared: bool,
    gitlab: Option<String>,
    id: &'a str,
    lines: u32,
    matrix: Option<String>,
    meetings: Vec<&'a str>,
    name: Option<String>,
    nick: String,
    nicks: Vec<String>,
    role: Option<String>,
    url: String,
}

/// `people.json`: by id.
pub fn people(sight: &Sight<'_>) -> Vec<u8> {
    let rows: Vec<serde_json::Value> = sight
        .library
        .people
        .sorted()
        .into_iter()
        .map(|person| person_json(sight, person))
        .collect();
    bytes(&rows)
}

fn person_json(sight: &Sight<'_>, person: &Person) -> serde_json::Value {
    let attended = sight
        .graph
        .people
        .get(&person.id)
        .map_or(&[][..], |found| found.attended.as_slice());
    let json = PersonJson {
        areas: person
            .areas
            .iter()
            .map(|area| area.value.as_str())
            .collect(),
        declared: person.declared,
        gitlab: sight.clean_option(person.gitlab.as_ref()),
        id: &person.id,
        lines: attended.iter().map(|(_, lines)| lines).sum(),
        matrix: sight.clean_option(person.matrix.as_ref()),
        meetings: attended
            .iter()
            .map(|(at, _)| sight.library.meetings[*at].id.as_str())
            .collect(),
        name: sight.clean_option(person.name.as_ref()),
        nick: mask(sight, &person.nick),
        nicks: person.nicks.iter().map(|nick| mask(sight, nick)).collect(),
        role: sight.clean_option(person.role.as_ref()),
        url: sight.urls.person(&person.id),
    };
    serde_json::to_value(json).unwrap_or_default()
}
