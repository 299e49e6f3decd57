//! Disk to model. The content folder in, a `Library` out, with a note for every doubt and an error only if the
//! folder itself cannot be read. Nothing here knows what a page looks like.

mod bot_minutes;
mod front;
pub mod issue;
pub mod log;
pub mod meeting;
pub mod minutes;
mod opened;
mod page;
mod path_name;
mod person;
mod positions;
mod project;
pub mod record;
mod roles;
mod team;
mod text;
mod trackers;
pub mod tree;
mod withhold;

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::error::Error;
use crate::model::Library;
use crate::model::issue::Issue;
use crate::model::meeting::Meeting;
use crate::model::page::Page;
use crate::model::person::People;
use crate::model::project::Project;
use crate::model::source::{Asset, Source};
use crate::model::team::Team;
use crate::place::Place;
use crate::report::{Note, Report, Severity};
use issue::Candidate;
use issue::markdown::Settings;
use meeting::file::{Expectation, Kind, MeetingFile};
use meeting::sidecar::Facts;
use roles::{Layout, Role};
use tree::Entry;

/// How to read.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The content folder.
    pub content: &'a Path,
    /// The output folder, passed over if it lies inside.
    pub output: &'a Path,
    /// The day of the build.
    pub today: NaiveDate,
    /// Whether drafts are published.
    pub drafts: bool,
}

/// What one file came to.
#[derive(Default)]
struct Material {
    meeting: Option<MeetingFile>,
    sidecar: Option<(String, Facts)>,
    issues: Vec<Candidate>,
    project: Option<Project>,
    page: Option<Page>,
    people: Option<People>,
    source: Option<Source>,
    asset: Option<Asset>,
    /// A withheld record: not even its file name is published.
    secret: bool,
    notes: Vec<Note>,
}

/// Reads a content folder.
pub fn read(options: &Options<'_>) -> Result<(Library, Report), Error> {
    let (entries, notes) = tree::list(options.content, options.output)?;
    let mut report = Report::default();
    report.extend(notes);
    let (team, notes) = read_team(options.content, &entries);
    report.extend(notes);
    let layout = Layout::of(&entries);
    let settings = Settings {
        today: options.today,
        drafts: options.drafts,
        ours: team.own_tree,
    };
    let materials: Vec<Material> = entries
        .par_iter()
        .map(|entry| material(entry, &layout, &settings))
        .collect();
    Ok((gather(team, materials, &mut report), report))
}

fn read_team(content: &Path, entries: &[Entry]) -> (Team, Vec<Note>) {
    let file = tree::shown(content, "site.yaml");
    match entries
        .iter()
        .find(|entry| &*entry.path == "site.yaml")
        .map(tree::bytes)
    {
        Some(Ok(bytes)) => team::read(&file, &text::decode(bytes).text),
        Some(Err(note)) => (team::unnamed(&file), vec![note]),
        None => {
            let message = "there is no site.yaml: the site has no name, no schedule and no contact";
            let note = Note::new(Severity::Warning, "no-site", Place::file(&file), message);
            (
                team::unnamed(&file),
                vec![note.hint("begin one with a line `title: NAME OF THE TEAM`")],
            )
        }
    }
}

fn material(entry: &Entry, layout: &Layout, settings: &Settings) -> Material {
    let source = |role, reason| {
        Some(Source {
            path: Arc::clone(&entry.path),
            role,
            reason,
        })
    };
    let role = layout.role(entry);
    let nothing = |reason| Material {
        source: source("none", Some(reason)),
        ..Material::default()
    };
    match role {
        Role::Nothing(reason) => return nothing(reason),
        Role::Static => return asset(entry),
        Role::Config => {
            return Material {
                source: source("config", None),
                ..Material::default()
            };
        }
        _ => {}
    }
    let bytes = match tree::bytes(entry) {
        Ok(bytes) => bytes,
        Err(note) => {
            return Material {
                notes: vec![note],
                ..nothing("unreadable")
            };
        }
    };
    if text::is_binary(&bytes) {
        return nothing("not text");
    }
    let decoded = text::decode(bytes);
    if decoded.text.trim().is_empty() && !matches!(role, Role::People) {
        return nothing("empty");
    }
    let mut material = of_text(entry, role, decoded.text, settings);
    if let Some((line, count)) = decoded.legacy {
        let message = format!("{count} lines are not UTF-8: read as windows-1252");
        material.notes.push(Note::new(
            Severity::Info,
            "encoding",
            Place::new(&entry.file, line, 0),
            message,
        ));
    }
    material
}

fn asset(entry: &Entry) -> Material {
    let target = entry
        .path
        .strip_prefix("static/")
        .unwrap_or(&entry.path)
        .to_owned();
    let asset = Asset {
        file: entry.disk.clone(),
        target,
        path: Arc::clone(&entry.path),
    };
    let source = Source {
        path: Arc::clone(&entry.path),
        role: "static",
        reason: None,
    };
    Material {
        asset: Some(asset),
        source: Some(source),
        ..Material::default()
    }
}

fn of_text(entry: &Entry, role: Role, text: String, settings: &Settings) -> Material {
    let (path, file) = (&entry.path, &entry.file);
    match role {
        Role::People => {
            let (people, notes) = person::read(file, &text);
            Material {
                people: Some(people),
                source: named(path, "config"),
                notes,
                ..Material::default()
            }
        }
        Role::Sidecar(stem) => {
            let (facts, notes) = meeting::sidecar::read(file, &text);
            Material {
                sidecar: Some((stem, facts)),
                source: named(path, "sidecar"),
                notes,
                ..Material::default()
            }
        }
        Role::IssueMarkdown => issue_markdown(entry, &text, settings),
        Role::Json => issue_json(entry, &text),
        Role::Project => project_or_page(entry, &text, settings),
        Role::Note => page_material(entry, &text, settings, true),
        Role::Page => page_material(entry, &text, settings, false),
        Role::Meeting => meeting_material(entry, text, Expectation::Meeting, settings),
        Role::Any => any(entry, text, settings),
        Role::Nothing(_) | Role::Static | Role::Config => Material::default(),
    }
}

fn named(path: &Arc<str>, role: &'static str) -> Option<Source> {
    Some(Source {
        path: Arc::clone(path),
        role,
        reason: None,
    })
}

fn issue_markdown(entry: &Entry, text: &str, settings: &Settings) -> Material {
    let read = issue::markdown::read(&entry.path, &entry.file, text, settings);
    let reason = if read.draft {
        Some("draft")
    } else {
        read.candidate.is_none().then_some("faults")
    };
    let source = Source {
        path: Arc::clone(&entry.path),
        role: "issues",
        reason,
    };
    Material {
        issues: read.candidate.into_iter().collect(),
        source: Some(source),
        notes: read.notes,
        ..Material::default()
    }
}

fn issue_json(entry: &Entry, text: &str) -> Material {
    let read = issue::json::read(&entry.path, &entry.file, text);
    let role = if read.candidates.is_empty() {
        "none"
    } else {
        "issues"
    };
    let source = Source {
        path: Arc::clone(&entry.path),
        role,
        reason: read.reason,
    };
    Material {
        issues: read.candidates,
        source: Some(source),
        notes: read.notes,
        ..Material::default()
    }
}

fn project_or_page(entry: &Entry, text: &str, settings: &Settings) -> Material {
    let (read, notes) = project::read(&entry.path, &entry.file, text, settings);
    let base = Material {
        source: named(&entry.path, "project"),
        notes,
        ..Material::default()
    };
    match read {
        project::Read::Project(project) => Material {
            project: Some(*project),
            ..base
        },
        project::Read::Page => page_material(entry, text, settings, false),
        project::Read::Withheld => Material {
            secret: true,
            ..base
        },
        project::Read::Nothing => {
            let source = Source {
                path: Arc::clone(&entry.path),
                role: "project",
                reason: Some("draft or faults"),
            };
            Material {
                source: Some(source),
                ..base
            }
        }
    }
}

fn page_material(entry: &Entry, text: &str, settings: &Settings, dated: bool) -> Material {
    let read = page::read(&entry.path, &entry.file, text, settings, dated);
    let role = if dated { "note" } else { "page" };
    let reason = (read.page.is_none() && !read.withheld).then_some("draft");
    let source = Source {
        path: Arc::clone(&entry.path),
        role,
        reason,
    };
    Material {
        page: read.page,
        source: Some(source),
        secret: read.withheld,
        notes: read.notes,
        ..Material::default()
    }
}

/// A file about a meeting, or a page after all.
fn meeting_material(
    entry: &Entry,
    text: String,
    expected: Expectation,
    settings: &Settings,
) -> Material {
    let markdown = entry.path.ends_with(".md") || entry.path.ends_with(".markdown");
    let spare = (markdown && expected == Expectation::Anything).then(|| text.clone());
    let read = meeting::file::read(&entry.path, &entry.file, text, expected);
    match (&read.kind, spare) {
        (Kind::Nothing("page"), Some(text)) => page_material(entry, &text, settings, false),
        _ => Material {
            meeting: Some(read),
            ..Material::default()
        },
    }
}

/// A file that lies anywhere: JSON of a tracker, a log, notes, a page.
fn any(entry: &Entry, text: String, settings: &Settings) -> Material {
    let json = text.trim_start().starts_with(['[', '{']);
    if json && !entry.path.ends_with(".md") {
        let material = issue_json(entry, &text);
        if !material.issues.is_empty() || entry.path.ends_with("json") {
            return material;
        }
    }
    meeting_material(entry, text, Expectation::Anything, settings)
}

/// Everything that was read, as one library.
fn gather(mut team: Team, materials: Vec<Material>, report: &mut Report) -> Library {
    let mut parts = Parts::default();
    for material in materials {
        parts.take(material, report);
    }
    let issues = issue::gather(parts.candidates, &mut team);
    parts
        .sources
        .retain(|source| !issues.secret_files.contains(&source.path));
    report.extend(issues.notes);
    let meetings = meeting::gather(parts.meetings, &parts.sidecars, &team);
    report.extend(meetings.notes);
    parts.sources.extend(
        meetings
            .roles
            .into_iter()
            .map(|(path, role, reason)| Source { path, role, reason }),
    );
    parts.sources.sort_by(|a, b| a.path.cmp(&b.path));
    let mut people = parts.people;
    meet(&mut people, &meetings.meetings);
    Library {
        people,
        meetings: meetings.meetings,
        issues: sorted_issues(issues.issues),
        projects: parts.projects,
        pages: parts.pages,
        sources: parts.sources,
        assets: parts.assets,
        withheld: issues.withheld + parts.secrets,
        team,
    }
}

fn sorted_issues(mut issues: Vec<Issue>) -> Vec<Issue> {
    issues.sort_by_key(|issue| (issue.tracker, issue.number));
    issues
}

#[derive(Default)]
struct Parts {
    meetings: Vec<MeetingFile>,
    sidecars: HashMap<String, Facts>,
    candidates: Vec<Candidate>,
    projects: Vec<Project>,
    pages: Vec<Page>,
    people: People,
    sources: Vec<Source>,
    assets: Vec<Asset>,
    secrets: usize,
}

impl Parts {
    fn take(&mut self, material: Material, report: &mut Report) {
        report.extend(material.notes);
        self.secrets += usize::from(material.secret);
        self.meetings.extend(material.meeting);
        self.sidecars.extend(material.sidecar);
        self.candidates.extend(material.issues);
        self.projects.extend(material.project);
        self.pages.extend(material.page);
        self.assets.extend(material.asset);
        self.sources
            .extend(material.source.filter(|_| !material.secret));
        if let Some(people) = material.people {
            self.people = people;
        }
    }
}

/// Everybody who spoke or was named gets a place among the people, but for bots.
fn meet(people: &mut People, meetings: &[Meeting]) {
    let mut present: Vec<(&str, Option<&str>)> = meetings
        .iter()
        .flat_map(|meeting| &meeting.attendance)
        .filter(|attendee| !attendee.bot)
        .map(|attendee| (attendee.nick.as_str(), attendee.matrix.as_deref()))
        .collect();
    present.sort_unstable();
    present.dedup();
    for (nick, matrix) in present {
        people.meet(nick, matrix);
    }
}
