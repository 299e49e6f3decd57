//! Disk to model. The content folder in, a `Library` out, with a note for every doubt and an error only if the
//! folder itself cannot be read. Nothing here knows what a page looks like.

mod actions;
mod assets;
mod bot_minutes;
mod cache;
mod calendar;
mod checklist;
mod dated_note;
mod document;
mod front;
mod identity;
pub mod issue;
pub mod log;
mod material;
pub mod meeting;
pub mod minutes;
mod opened;
mod owners;
mod page;
mod path_name;
mod person;
mod positions;
mod project;
mod project_files;
mod project_settings;
pub mod record;
mod record_lists;
mod record_notes;
mod reporting;
mod roles;
pub mod sample;
mod schedule;
mod steps;
mod team;
mod text;
mod trackers;
pub mod tree;
mod updates;
pub mod withhold;

use std::collections::HashMap;
use std::path::Path;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::error::Error;
use crate::model::Library;
use crate::model::action::ActionRecord;
use crate::model::calendar::Event;
use crate::model::dated_note::DatedNote;
use crate::model::issue::Issue;
use crate::model::page::Page;
use crate::model::person::People;
use crate::model::source::{Asset, LogAccount, Source};
use crate::model::team::Team;
use crate::place::Place;
use crate::report::{Note, Report, Severity};
pub use cache::Cache;
use issue::Candidate;
use issue::markdown::Settings;
use material::{Material, material};
use meeting::file::MeetingFile;
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

/// Reads a content folder.
pub fn read(options: &Options<'_>) -> Result<(Library, Report), Error> {
    read_again(options, &mut Cache::default())
}

/// Reads a content folder of which much may be known from the last time.
pub fn read_again(options: &Options<'_>, cache: &mut Cache) -> Result<(Library, Report), Error> {
    let (entries, notes) = cache.list(options.content, options.output)?;
    let mut report = Report::default();
    report.extend(notes);
    let (team, notes) = read_team(options.content, &entries);
    report.extend(notes);
    let layout = Layout::of(&entries);
    let settings = Settings {
        today: options.today,
        drafts: options.drafts,
        ours: team.own_tree,
        zone: team.zone,
    };
    let roles: Vec<Role> = entries.iter().map(|entry| layout.role(entry)).collect();
    cache.refresh(&entries, &roles, &settings);
    let known = |entry: &Entry| cache.get(entry);
    let materials: Vec<Material> = entries
        .par_iter()
        .zip(&roles)
        .map(|(entry, role)| {
            known(entry).unwrap_or_else(|| material(entry, role.clone(), &settings))
        })
        .collect();
    cache.keep(&entries, &roles, &materials);
    Ok((gather(team, materials, cache, &mut report), report))
}

/// The facts of the team alone, and what is wrong with them.
pub fn team(content: &Path) -> (Team, Vec<Note>) {
    let disk = content.join("site.yaml");
    let is_file = disk.symlink_metadata().is_ok_and(|data| data.is_file());
    let entry = is_file.then(|| Entry {
        path: "site.yaml".into(),
        file: tree::shown(content, "site.yaml"),
        size: 0,
        stamp: tree::Stamp::default(),
        refused: None,
        disk,
    });
    read_team(content, entry.as_slice())
}

fn read_team(content: &Path, entries: &[Entry]) -> (Team, Vec<Note>) {
    let file = tree::shown(content, "site.yaml");
    match entries.iter().find(|entry| &*entry.path == "site.yaml") {
        // What it is was told where the folder was listed.
        Some(entry) if entry.refused.is_some() => (team::unnamed(&file), Vec::new()),
        Some(entry) => match tree::bytes(entry) {
            Ok(bytes) => team::read(&file, &text::decode(bytes).text),
            Err(note) => (team::unnamed(&file), vec![note]),
        },
        None => {
            let message = "there is no site.yaml: the site has no name, no schedule and no contact";
            let note = Note::new(Severity::Warning, "no-site", Place::file(&file), message);
            (team::unnamed(&file), vec![note.hint(site_hint(entries))])
        }
    }
}

/// What to do about a missing `site.yaml`: maybe it has another name.
fn site_hint(entries: &[Entry]) -> String {
    let like = |entry: &&Entry| {
        matches!(
            entry.path.to_lowercase().as_str(),
            "site.yml" | "site.yaml" | "config.yaml"
        )
    };
    match entries.iter().find(like) {
        Some(entry) if &*entry.path != "site.yaml" => {
            format!("rename `{}` to `site.yaml`", entry.path)
        }
        _ => "begin one with a line `title: NAME OF THE TEAM`".to_owned(),
    }
}

/// Everything that was read, as one library.
fn gather(
    mut team: Team,
    materials: Vec<Material>,
    cache: &mut Cache,
    report: &mut Report,
) -> Library {
    let mut parts = Parts::default();
    for material in materials {
        parts.take(material, report);
    }
    let issues = issue::gather(parts.candidates, &mut team);
    parts
        .sources
        .retain(|source| !issues.secret_files.contains(&source.path));
    report.extend(issues.notes);
    let projects = project_files::gather(parts.projects, team.own_tree);
    report.extend(projects.notes);
    parts.sources.extend(projects.sources);
    let fresh = meeting::build(parts.meetings, &parts.sidecars, &team, &parts.people);
    let stems = cache.with_known(fresh);
    let (people, doubts) = cache.people(parts.people, &stems);
    let meetings = meeting::join(stems);
    report.extend(meetings.notes);
    if !meetings.secret_stems.is_empty() {
        let secret = |path: &str| meetings.secret_stems.contains(&path_name::read(path).stem);
        parts.sources.retain(|source| !secret(&source.path));
    }
    parts.sources.extend(
        meetings
            .roles
            .into_iter()
            .map(|(path, role, reason)| Source { path, role, reason }),
    );
    parts.sources.sort_by(|a, b| a.path.cmp(&b.path));
    let (dated, notes) = dated_note::gather(parts.dated, team.own_tree);
    report.extend(notes);
    report.extend(doubts);
    Library {
        meetings: cache.finish(meetings.meetings, &people),
        people,
        issues: sorted_issues(issues.issues),
        projects: projects.projects,
        notes: dated,
        pages: if team.own_tree {
            parts.pages
        } else {
            page::apart(parts.pages)
        },
        sources: parts.sources,
        assets: parts.assets,
        action_records: parts.actions,
        events: parts.events,
        logs: sorted_logs(meetings.accounts),
        withheld: issues.withheld + projects.withheld + meetings.secret_stems.len() + parts.secrets,
        team,
    }
}

fn sorted_logs(mut logs: Vec<LogAccount>) -> Vec<LogAccount> {
    logs.sort_by(|a, b| a.path.cmp(&b.path));
    logs
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
    projects: project_files::Parts,
    pages: Vec<Page>,
    dated: Vec<DatedNote>,
    people: People,
    actions: Vec<ActionRecord>,
    events: Vec<Event>,
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
        self.projects.told.extend(material.project);
        self.projects.left.extend(material.left);
        self.projects.tables.extend(material.table);
        self.projects.updates.extend(material.update);
        self.pages.extend(material.page);
        self.dated.extend(material.dated);
        self.actions.extend(material.actions);
        self.events.extend(material.events);
        self.assets.extend(material.asset);
        self.sources
            .extend(material.source.filter(|_| !material.secret));
        if let Some(people) = material.people {
            self.people = people;
        }
    }
}
