//! Disk to model. The content folder in, a `Library` out, with a note for every doubt and an error only if the
//! folder itself cannot be read. Nothing here knows what a page looks like.

mod actions;
mod assets;
pub mod attached;
mod bot_minutes;
mod by_role;
mod cache;
mod calendar;
mod checklist;
mod cleaning;
mod corrected;
mod dated_note;
mod day_sections;
mod drafts;
mod encoded;
mod exports;
mod finder;
mod folder_settings;
mod folders;
mod foreign;
mod front;
mod identity;
pub mod issue;
pub mod log;
mod markdown;
mod material;
pub mod meeting;
pub mod minutes;
mod misnamed;
mod misspelt_folder;
mod notes_head;
mod opened;
mod page;
mod parts;
mod path_name;
mod people;
mod premises;
mod project;
mod read_as;
pub mod record;
mod roles;
pub mod sample;
pub mod secrets;
mod settings;
mod spill;
mod team;
mod text;
pub mod tlp;
pub mod tree;
pub mod withhold;

use std::collections::HashSet;
use std::mem::take;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::digest::Digest;
use crate::error::Error;
use crate::model::Library;
use crate::model::issue::Issue;
use crate::model::shelf::Shelf;
use crate::model::source::LogAccount;
use crate::model::team::Team;
use crate::pieces::PIECE;
use crate::report::{Note, Report, Severity};
use crate::seal::Sealed;
use by_role::material;
pub use cache::Cache;
use cleaning::Cleaning;
use material::Material;
use parts::Parts;
use people::hidden;
use people::hidden::Hidden;
use project::files;
use roles::Layout;
use roles::left_beside;
use roles::only_days;
use roles::other_markups;
use settings::Settings;
pub use spill::Spill;
use team::areas;
pub use team::base_url::not_of_a_site;
use team::menu;
pub use team::trackers::{Key as TrackerKey, host as host_of_address};
use tree::Entry;
use tree::seen::Listed;
use tree::{links, odd_names};

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
    /// Where logs lie that are too many for the memory; in memory, if nowhere.
    pub spill: Option<Spill<'a>>,
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
    /// Where the logs lie, if not in memory.
    pub shelf: Option<Arc<Shelf>>,
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
    report.extend(links::notes(&entries));
    report.extend(odd_names::notes(options.content, &entries));
    report.extend(folders::empty(options.content));
    let hidden = premises::hidden(&entries);
    let (team, notes) = premises::of_team(options.content, &entries, &hidden);
    report.extend(notes);
    let layout = Layout::of(&entries, options.drafts);
    let settings = Settings {
        today: options.today,
        drafts: options.drafts,
        ours: team.own_tree,
        zone: team.zone,
    };
    let (roles, notes) = folder_settings::roles(&entries, &layout, &settings);
    report.extend(notes);
    report.extend(drafts::notes(&entries, &roles));
    report.extend(exports::notes(&entries));
    cache.refresh(&entries, &roles, &settings);
    let cleaning = Cleaning {
        not_secrets: &team.not_secrets,
        hidden: &hidden,
    };
    report.extend(cleaning.hidden.in_names(entries.iter()));
    report.extend(secrets::in_names(&entries, &roles, &team.not_secrets));
    let known = |entry: &Entry| cache.get(entry);
    let mut materials: Vec<Material> = entries
        .par_iter()
        .zip(&roles)
        .with_max_len(PIECE)
        .map(|(entry, role)| {
            known(entry).unwrap_or_else(|| material(entry, role.clone(), &settings, &cleaning))
        })
        .collect();
    cache.keep(&entries, &roles, &materials);
    if team.own_tree {
        report.extend(folders::misspelt(&entries, &mut materials));
    }
    let digests = materials.iter().map(|material| material.digest);
    let digests: Vec<Option<Digest>> = digests.collect();
    let shelf = options
        .spill
        .and_then(|spill| spill.shelf(&entries, &roles));
    enclose(&mut materials, &exports::closed(&entries));
    let (library, sealed) = gather(team, materials, cache, shelf.as_ref(), &mut report);
    report.extend(left_beside::notes(&entries, &library));
    report.extend(only_days::note(&entries, &library));
    report.extend(other_markups::notes(&entries, &library));
    report.once_a_folder(|note| is_of_folder(note, library.team.own_tree));
    Ok(Reading {
        library,
        report,
        sealed,
        files: entries.into_iter().zip(digests).collect(),
        shelf,
    })
}

/// Issues beside which an export says that they are not for everybody are not public because nothing calls them confidential.
fn enclose(materials: &mut [Material], closed: &HashSet<Arc<str>>) {
    if closed.is_empty() {
        return;
    }
    let issues = materials
        .iter_mut()
        .flat_map(|material| &mut material.issues);
    let inside = issues.filter(|candidate| closed.contains(&candidate.issue.path));
    inside.for_each(|candidate| candidate.visibility = candidate.visibility.enclosed());
}

/// Whether a note is told once a folder: what programs write into their notes alike is no fault, and files of others without a
/// day are as they are.
fn is_of_folder(note: &Note, ours: bool) -> bool {
    match &*note.check {
        "unknown-key" => note.severity == Severity::Info,
        "no-date" | "no-record" => !ours,
        "generator-code" | "unflagged" | "unread-items" => true,
        _ => false,
    }
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
    premises::of_team(content, entry.as_slice(), &Hidden::default())
}

/// Everything that was read, as one library.
fn gather(
    mut team: Team,
    materials: Vec<Material>,
    cache: &mut Cache,
    shelf: Option<&Arc<Shelf>>,
    report: &mut Report,
) -> (Library, Sealed) {
    let mut parts = Parts::of(materials, report);
    let mut issues = issue::gather(take(&mut parts.candidates), &mut team);
    if team.real_names == Some(false) {
        let issues = issues.issues.iter_mut();
        issues.for_each(|issue| hidden::by_nicks(issue, &parts.people));
    }
    report.extend(issues.notes);
    parts.held.absorb(issues.held);
    let projects = files::gather(take(&mut parts.projects), team.own_tree);
    report.extend(projects.notes);
    parts.held.absorb(projects.held);
    parts.sources.extend(projects.sources);
    report.extend(hear(&mut parts, &team, cache));
    let fresh = meeting::build(
        take(&mut parts.meetings),
        &parts.sidecars,
        &team,
        &parts.people,
        shelf,
    );
    let stems = cache.with_known(fresh);
    let stems = meeting::close(stems, &parts.held.paths, &team);
    let stems = meeting::tell_made(stems);
    let (people, doubts) = cache.people(parts.people(&team), &stems);
    let meetings = meeting::join(stems, &team);
    report.extend(meetings.notes);
    parts.held.absorb(meetings.held);
    parts.name_files(meetings.roles, &meetings.secret_stems);
    let (dated, notes) = dated_note::gather(take(&mut parts.dated), team.own_tree);
    report.extend(notes.into_iter().chain(doubts));
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
        withheld_at: parts.held.places,
        withheld: parts.held.count,
        team,
    };
    (areas::spelled(library), parts.held.sealed)
}

/// What one log tells of others: messages that were taken back later, and names of those who asked not to be named.
fn hear(parts: &mut Parts, team: &Team, cache: &mut Cache) -> Option<Note> {
    let redacted = cache.redacted(meeting::redactions(&parts.meetings));
    meeting::take_back(&mut parts.meetings, &redacted);
    let renamed = cache.renamed(meeting::renamed(&parts.meetings, &parts.people, team));
    let note = hidden::of_logs(renamed.len(), &team.file);
    parts.people.hidden.extend(renamed);
    note
}

fn sorted_logs(mut logs: Vec<LogAccount>) -> Vec<LogAccount> {
    logs.sort_by(|a, b| a.path.cmp(&b.path));
    logs
}

fn sorted_issues(mut issues: Vec<Issue>) -> Vec<Issue> {
    issues.sort_by_key(|issue| (issue.tracker, issue.number));
    issues
}
