//! The site's data under `api/v1/`, as the contract in the README has it: keys sorted, absent values null,
//! dates `YYYY-MM-DD`, instants RFC 3339 in UTC, addresses relative to the site's root.
//! Mail addresses and host masks are masked here as on the pages.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::link::Mention;
use crate::model::issue::Issue;
use crate::model::log::{Clock, LineCounts};
use crate::model::meeting::{Attendee, Item, ItemKind, Meeting, MeetingSource};
use crate::model::person::Person;
use crate::model::project::Project;
use crate::model::source::Source;
use crate::view::{Sight, words};

/// A value as one line of JSON.
fn bytes<T: Serialize>(value: &T) -> Vec<u8> {
    let mut out = serde_json::to_vec(value).unwrap_or_default();
    out.push(b'\n');
    out
}

#[derive(Serialize)]
struct MeetingJson<'a> {
    channel: Option<String>,
    counts: BTreeMap<&'static str, usize>,
    date: Option<String>,
    #[serde(flatten)]
    detail: Option<DetailJson<'a>>,
    end: Option<String>,
    id: &'a str,
    lines: LinesJson,
    series: &'a str,
    sources: Vec<SourceJson<'a>>,
    start: Option<String>,
    title: String,
    url: String,
}

#[derive(Serialize)]
struct DetailJson<'a> {
    actions_by_person: BTreeMap<String, Vec<String>>,
    attendance: Vec<AttendeeJson>,
    chairs: Vec<String>,
    items: Vec<ItemJson<'a>>,
    mentions: Vec<MentionJson<'a>>,
    unassigned: Vec<String>,
}

#[derive(Serialize)]
struct SourceJson<'a> {
    dialect: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'a str>,
    path: &'a str,
    role: &'static str,
}

#[derive(Serialize)]
struct LinesJson {
    action: u32,
    blank: u32,
    bot: u32,
    continuation: u32,
    message: u32,
    presence: u32,
    prose: u32,
    redacted: u32,
    total: u32,
    unexplained: u32,
}

#[derive(Serialize)]
struct AttendeeJson {
    bot: bool,
    lines: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    mxid: Option<String>,
    nick: String,
    person: String,
}

#[derive(Serialize)]
struct ItemJson<'a> {
    anchor: Option<&'a str>,
    kind: &'static str,
    line: Option<u32>,
    nick: String,
    person: String,
    text: String,
    time: Option<String>,
    topic: Option<usize>,
    withdrawn: bool,
}

#[derive(Serialize)]
struct MentionJson<'a> {
    id: &'a str,
    kind: &'static str,
    line: u32,
    published: bool,
}

/// `meetings.json`: newest first.
pub fn meetings(sight: &Sight<'_>) -> Vec<u8> {
    let rows: Vec<MeetingJson<'_>> = sight
        .library
        .meetings
        .iter()
        .map(|meeting| summary(sight, meeting))
        .collect();
    bytes(&rows)
}

/// `meetings/ID.json`.
pub fn meeting(sight: &Sight<'_>, index: usize) -> Vec<u8> {
    let meeting = &sight.library.meetings[index];
    let mentions = sight
        .graph
        .mentions
        .get(index)
        .map_or(&[][..], Vec::as_slice);
    bytes(&MeetingJson {
        detail: Some(detail(sight, meeting, mentions)),
        ..summary(sight, meeting)
    })
}

fn summary<'a>(sight: &Sight<'_>, meeting: &'a Meeting) -> MeetingJson<'a> {
    MeetingJson {
        channel: sight.clean_option(meeting.channel.as_ref()),
        counts: ItemKind::ALL
            .iter()
            .map(|kind| (kind.as_str(), meeting.count(*kind)))
            .collect(),
        date: meeting.date.map(|date| date.to_string()),
        detail: None,
        end: meeting.end.map(words::instant),
        id: &meeting.id,
        lines: lines(&meeting.lines),
        series: &meeting.series,
        sources: meeting.sources.iter().map(source).collect(),
        start: meeting.start.map(words::instant),
        title: mask(sight, &meeting.title),
        url: sight.urls.meeting(meeting),
    }
}

/// Exact but for what must not be published.
fn mask(sight: &Sight<'_>, text: &str) -> String {
    sight.linker.privacy.mask(text).into_owned()
}

fn source(source: &MeetingSource) -> SourceJson<'_> {
    SourceJson {
        dialect: source.dialect,
        part: source.part.as_deref(),
        path: &source.path,
        role: source.role.as_str(),
    }
}

fn lines(counts: &LineCounts) -> LinesJson {
    LinesJson {
        action: counts.action,
        blank: counts.blank,
        bot: counts.bot,
        continuation: counts.continuation,
        message: counts.message,
        presence: counts.presence,
        prose: counts.prose,
        redacted: counts.redacted,
        total: counts.total,
        unexplained: counts.unexplained,
    }
}

fn detail<'a>(sight: &Sight<'_>, meeting: &'a Meeting, mentions: &'a [Mention]) -> DetailJson<'a> {
    let masked = |texts: &[String]| texts.iter().map(|text| mask(sight, text)).collect();
    let by_person = meeting.minutes.actions_by_person.iter();
    DetailJson {
        actions_by_person: by_person
            .map(|(nick, texts)| (mask(sight, nick), masked(texts)))
            .collect(),
        attendance: meeting
            .attendance
            .iter()
            .map(|attendee| person_of(sight, attendee))
            .collect(),
        chairs: masked(&meeting.minutes.chairs),
        items: meeting
            .minutes
            .items
            .iter()
            .map(|item| item_json(sight, item))
            .collect(),
        mentions: mentions
            .iter()
            .map(|mention| MentionJson {
                id: &mention.id,
                kind: mention.kind,
                line: mention.line,
                published: mention.published,
            })
            .collect(),
        unassigned: masked(&meeting.minutes.unassigned),
    }
}

fn person_of(sight: &Sight<'_>, attendee: &Attendee) -> AttendeeJson {
    AttendeeJson {
        bot: attendee.bot,
        lines: attendee.lines,
        mxid: attendee.matrix.clone(),
        nick: mask(sight, &attendee.nick),
        person: sight
            .library
            .people
            .id_of(&attendee.nick, attendee.matrix.as_deref()),
    }
}

fn item_json<'a>(sight: &Sight<'_>, item: &'a Item) -> ItemJson<'a> {
    ItemJson {
        anchor: item.anchor.as_deref(),
        kind: item.kind.as_str(),
        line: (item.line > 0).then_some(item.line),
        nick: mask(sight, &item.nick),
        person: sight.library.people.id_of(&item.nick, None),
        text: mask(sight, &item.text),
        time: item.time.map(Clock::text),
        topic: item.topic,
        withdrawn: item.withdrawn,
    }
}

#[derive(Serialize)]
struct FileJson<'a> {
    path: &'a str,
    reason: Option<&'static str>,
    role: &'static str,
}

/// `sources.json`: every file of the content tree, but for those whose very name is withheld.
pub fn sources(sight: &Sight<'_>) -> Vec<u8> {
    let rows: Vec<FileJson<'_>> = sight.library.sources.iter().map(file).collect();
    bytes(&rows)
}

fn file(source: &Source) -> FileJson<'_> {
    FileJson {
        path: &source.path,
        reason: source.reason,
        role: source.role,
    }
}

#[derive(Serialize)]
struct IssueJson<'a> {
    area: Option<&'a str>,
    closed: Option<String>,
    created: Option<String>,
    id: &'a str,
    labels: &'a [String],
    meetings: Vec<&'a str>,
    projects: Vec<&'a str>,
    state: &'static str,
    title: String,
    updated: Option<String>,
    url: String,
    web_url: Option<&'a str>,
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
        closed: issue.closed.map(|day| day.to_string()),
        created: issue.created.map(|day| day.to_string()),
        id: &issue.id,
        labels: &issue.labels,
        meetings,
        projects: projects
            .map(|at| sight.library.projects[*at].id.as_str())
            .collect(),
        state: if issue.open { "open" } else { "closed" },
        title: mask(sight, &issue.title),
        updated: issue.updated.map(|at| words::instant(at.naive_utc())),
        url: sight.urls.issue(issue),
        web_url: issue.web_url.as_deref(),
    };
    serde_json::to_value(json).unwrap_or_default()
}

#[derive(Serialize)]
struct ProjectJson<'a> {
    area: Option<&'a str>,
    id: &'a str,
    issues: Vec<&'a str>,
    last_activity: Option<String>,
    meetings: Vec<&'a str>,
    progress: ProgressJson,
    shepherd: Option<&'a str>,
    stale: bool,
    started: Option<String>,
    status: &'static str,
    target: Option<&'a str>,
    title: String,
    url: String,
}

#[derive(Serialize)]
struct ProgressJson {
    done: usize,
    total: usize,
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
    let json = ProjectJson {
        area: project.area.as_ref().map(|area| area.value.as_str()),
        id: &project.id,
        issues: issues
            .map(|at| sight.library.issues[*at].id.as_str())
            .collect(),
        last_activity: sight.graph.project_activity[index].map(|day| day.to_string()),
        meetings,
        progress: ProgressJson { done, total },
        shepherd: project.shepherd.as_ref().map(|name| name.value.as_str()),
        stale: crate::view::rows::project(sight, index, project).stale,
        started: project.started.map(|day| day.to_string()),
        status: project.status.as_str(),
        target: project.target.as_deref(),
        title: mask(sight, &project.title),
        url: sight.urls.project(project),
    };
    serde_json::to_value(json).unwrap_or_default()
}

#[derive(Serialize)]
struct PersonJson<'a> {
    areas: Vec<&'a str>,
    declared: bool,
    gitlab: Option<&'a str>,
    id: &'a str,
    lines: u32,
    matrix: Option<&'a str>,
    meetings: Vec<&'a str>,
    name: Option<&'a str>,
    nick: String,
    role: Option<&'a str>,
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
        gitlab: person.gitlab.as_deref(),
        id: &person.id,
        lines: attended.iter().map(|(_, lines)| lines).sum(),
        matrix: person.matrix.as_deref(),
        meetings: attended
            .iter()
            .map(|(at, _)| sight.library.meetings[*at].id.as_str())
            .collect(),
        name: person.name.as_deref(),
        nick: mask(sight, &person.nick),
        role: person.role.as_deref(),
        url: sight.urls.person(&person.id),
    };
    serde_json::to_value(json).unwrap_or_default()
}
