//! Disk to model. The content folder in, a `Library` out, with a note for every doubt and an error only if the
//! folder itself cannot be read. Nothing here knows what a page looks like.

mod actions;
mod assets;
mod bot_minutes;
mod by_role;
mod cache;
mod calendar;
mod checklist;
mod cleaning;
mod dated_note;
mod document;
mod front;
mod hidden;
mod identity;
pub mod issue;
pub mod log;
mod material;
pub mod meeting;
mod menu;
pub mod minutes;
mod opened;
mod owners;
mod page;
mod path_name;
mod person;
mod positions;
mod premises;
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
mod sealing;
pub mod secrets;
pub mod seen;
mod steps;
mod team;
mod text;
pub mod tlp;
mod trackers;
pub mod tree;
mod updates;
pub mod withhold;

use std::collections::{HashMap, HashSet};
use std::mem::take;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::digest::Digest;
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
use crate::pieces::PIECE;
use crate::place::Place;
use crate::report::{Note, Report};
use crate::seal::Sealed;
use by_role::material;
pub use cache::Cache;
use cleaning::Cleaning;
use issue::Candidate;
use issue::markdown::Settings;
use material::Material;
use meeting::file::MeetingFile;
use meeting::sidecar::Facts;
use roles::{Layout, Role};
use seen::Listed;
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

/// What a content folder came to.
pub struct Reading {
    /// Everything that was read.
    pub library: Library,
    /// What is wrong with it.
    pub report: Report,
    /// The words of what is withheld.
    pub sealed: Sealed,
    /// Every file, and what was in it.
    pub files: Vec<Listed>,
}

/// Reads a content folder.
pub fn read(options: &Options<'_>) -> Result<(Library, Report), Error> {
    let reading = read_again(options, &mut Cache::default())?;
    Ok((reading.library, reading.report))
}

/// Reads a content folder of which much may be known from the last time.
pub fn read_again(options: &Options<'_>, cache: &mut Cache) -> Result<Reading, Error> {
    let (entries, notes) = cache.list(options.content, options.output)?;
    let mut report = Report::default();
    report.extend(notes);
    let (team, notes) = premises::of_team(options.content, &entries);
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
    let cleaning = Cleaning {
        not_secrets: &team.not_secrets,
        hidden: &premises::hidden(&entries),
    };
    let known = |entry: &Entry| cache.get(entry);
    let materials: Vec<Material> = entries
        .par_iter()
        .zip(&roles)
        .with_max_len(PIECE)
        .map(|(entry, role)| {
            known(entry).unwrap_or_else(|| material(entry, role.clone(), &settings, &cleaning))
        })
        .collect();
    cache.keep(&entries, &roles, &materials);
    let digests = materials.iter().map(|material| material.digest);
    let digests: Vec<Option<Digest>> = digests.collect();
    let (library, sealed) = gather(team, materials, cache, &mut report);
    Ok(Reading {
        library,
        report,
        sealed,
        files: entries.into_iter().zip(digests).collect(),
    })
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
    premises::of_team(content, entry.as_slice())
}

/// Everything that was read, as one library.
fn gather(
    mut team: Team,
    materials: Vec<Material>,
    cache: &mut Cache,
    report: &mut Report,
) -> (Library, Sealed) {
    let mut parts = Parts::of(materials, report);
    let issues = issue::gather(take(&mut parts.candidates), &mut team);
    parts.secret_paths.extend(issues.secret_files);
    report.extend(issues.notes);
    parts.hold_back(issues.secret_places, issues.sealed);
    let projects = project_files::gather(take(&mut parts.projects), team.own_tree);
    report.extend(projects.notes);
    parts.hold_back(projects.secret_places, projects.sealed);
    parts.sources.extend(projects.sources);
    let fresh = meeting::build(
        take(&mut parts.meetings),
        &parts.sidecars,
        &team,
        &parts.people,
    );
    let stems = cache.with_known(fresh);
    let (people, doubts) = cache.people(parts.people(&team), &stems);
    let meetings = meeting::join(stems);
    report.extend(meetings.notes);
    parts.hold_back(meetings.secret_places, meetings.sealed);
    parts.name_files(meetings.roles, &meetings.secret_stems);
    let (dated, notes) = dated_note::gather(take(&mut parts.dated), team.own_tree);
    report.extend(notes);
    report.extend(doubts);
    report.extend(menu::hold(&mut parts.pages));
    let library = Library {
        meetings: cache.finish(meetings.meetings, &people),
        people,
        issues: sorted_issues(issues.issues),
        projects: projects.projects,
        notes: dated,
        pages: match team.own_tree {
            true => parts.pages,
            false => page::apart(parts.pages),
        },
        sources: parts.sources,
        assets: parts.assets,
        action_records: parts.actions,
        events: parts.events,
        logs: sorted_logs(meetings.accounts),
        withheld_at: parts.secret_places,
        withheld: issues.withheld + projects.withheld + meetings.secret_stems.len() + parts.secrets,
        team,
    };
    (library, parts.sealed)
}

/// A path without the ending of its file.
fn without_ending(path: &str) -> &str {
    let name = path.rfind('/').map_or(0, |at| at + 1);
    match path[name..].rfind('.') {
        Some(at) if at > 0 => &path[..name + at],
        _ => path,
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
    secret_places: Vec<Place>,
    /// The files of withheld records.
    secret_paths: Vec<Arc<str>>,
    sealed: Sealed,
}

impl Parts {
    /// The declared people, as far as the team shows them.
    fn people(&mut self, team: &Team) -> People {
        let mut people = take(&mut self.people);
        if team.real_names == Some(false) {
            people.forget_names();
        }
        people
    }

    fn of(materials: Vec<Material>, report: &mut Report) -> Self {
        let mut parts = Parts::default();
        let all = materials.into_iter();
        all.for_each(|material| parts.take(material, report));
        parts
    }

    /// Takes in what must not be published: where it lies, and its words.
    fn hold_back(&mut self, places: Vec<Place>, words: Sealed) {
        self.secret_places.extend(places);
        self.sealed.absorb(words);
    }

    /// Takes in the roles of files about meetings. Files that are named like a withheld record are not even named, nor are those
    /// in a folder that is: their names would tell.
    fn name_files(&mut self, roles: Vec<meeting::FileRole>, secret: &[String]) {
        let named = roles.into_iter();
        let named = named.map(|(path, role, reason)| Source { path, role, reason });
        self.sources.extend(named);
        let paths = self.secret_paths.iter().map(|path| without_ending(path));
        let secret: HashSet<&str> = paths.chain(secret.iter().map(String::as_str)).collect();
        if !secret.is_empty() {
            self.sources.retain(|source| {
                let path: &str = &source.path;
                let mut folders = path.match_indices('/').map(|(end, _)| &path[..end]);
                let names = [path_name::stem(path), without_ending(path)];
                !names.iter().any(|name| secret.contains(name))
                    && !folders.any(|folder| secret.contains(folder))
            });
        }
        self.sources.sort_by(|a, b| a.path.cmp(&b.path));
    }

    fn take(&mut self, material: Material, report: &mut Report) {
        report.extend(material.notes);
        self.secrets += usize::from(material.secret.is_some());
        self.sealed.absorb(material.sealed);
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
        match &material.secret {
            None => self.sources.extend(material.source),
            Some(_) => self
                .secret_paths
                .extend(material.source.map(|source| source.path)),
        }
        self.secret_places.extend(material.secret);
        if let Some(people) = material.people {
            self.people = people;
        }
    }
}
