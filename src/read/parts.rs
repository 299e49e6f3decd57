//! What the files of a tree came to, sorted by what it is, before records are put together. Materials of files in, lists out.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::mem::take;

use chrono::NaiveDate;

use super::issue::Candidate;
use super::material::Material;
use super::meeting::kind::MeetingFile;
use super::meeting::sidecar::Sidecar;
use super::project::files;
use super::roles::DRAFT;
use super::roles::of_meeting;
use super::withhold::held_back::HeldBack;
use super::{meeting, path_name};
use crate::model::action::ActionRecord;
use crate::model::calendar::Event;
use crate::model::dated_note::DatedNote;
use crate::model::page::Page;
use crate::model::path;
use crate::model::person::People;
use crate::model::source::{Asset, Source};
use crate::model::team::Team;
use crate::report::{Note, Report};

/// Everything that was read, by what it is.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) meetings: Vec<MeetingFile>,
    pub(super) sidecars: HashMap<String, Sidecar>,
    pub(super) candidates: Vec<Candidate>,
    pub(super) projects: files::Parts,
    pub(super) pages: Vec<Page>,
    pub(super) dated: Vec<DatedNote>,
    pub(super) people: People,
    pub(super) actions: Vec<ActionRecord>,
    pub(super) events: Vec<Event>,
    pub(super) sources: Vec<Source>,
    pub(super) assets: Vec<Asset>,
    /// What must not be published.
    pub(super) held: HeldBack,
}

impl Parts {
    /// The declared people, as far as the team shows them.
    pub(super) fn people(&mut self, team: &Team) -> People {
        let mut people = take(&mut self.people);
        if team.real_names == Some(false) {
            people.forget_names();
        }
        people.call_in_full();
        people
    }

    pub(super) fn of(materials: Vec<Material>, report: &mut Report) -> Self {
        let mut parts = Parts::default();
        let all = materials.into_iter();
        all.for_each(|material| parts.take(material, report));
        parts
    }

    /// Takes in the roles of files about meetings; drafts and withheld ones are not even named, nor is what nothing came of and what
    /// is named like a withheld record or after its day, or lies in a folder that is: its name would tell.
    pub(super) fn name_files(&mut self, roles: Vec<meeting::FileRole>, secret_stems: &[String]) {
        let named = roles.into_iter();
        let named = named.map(|(path, role, reason)| Source { path, role, reason });
        self.sources.extend(named);
        let draft = |source: &Source| source.reason.is_some_and(|why| why.starts_with(DRAFT));
        self.sources.retain(|source| !draft(source));
        self.sources.sort_by(|a, b| a.path.cmp(&b.path));
        if self.held.paths.is_empty() && secret_stems.is_empty() {
            return;
        }
        let secret_files: HashSet<&str> = self.held.paths.iter().map(|path| &**path).collect();
        let secret_stems: HashSet<&str> = secret_stems.iter().map(String::as_str).collect();
        let names = self.held.paths.iter().map(|path| name_of(path));
        let stems = secret_stems.iter().map(|stem| folder_of(stem));
        let names: HashSet<&str> = names.chain(stems).collect();
        let days = names.iter().filter_map(|name| day_of(name));
        let days: HashSet<(&str, NaiveDate)> = days.collect();
        self.sources.retain(|source| {
            let path: &str = &source.path;
            let unused = source.role == "none" || source.reason.is_some();
            let secret = secret_files.contains(path)
                || secret_stems.contains(&*of_meeting::shared(path))
                || unused && beginnings(path).any(|name| names.contains(name.as_str()))
                || unused && day_of(path).is_some_and(|day| days.contains(&day));
            !secret
        });
    }

    /// Takes in a sidecar; a note if it is the second one of its stem.
    fn take_sidecar(&mut self, told: Sidecar) -> Option<Note> {
        match self.sidecars.entry(told.stem.clone()) {
            Entry::Vacant(entry) => {
                entry.insert(told);
                None
            }
            Entry::Occupied(mut first) => Some(first.get_mut().beside(&told)),
        }
    }

    pub(super) fn take(&mut self, material: Material, report: &mut Report) {
        report.extend(material.notes);
        self.held.count += usize::from(material.secret.is_some());
        self.held.sealed.absorb(material.sealed);
        self.meetings.extend(material.meeting.map(|held| *held));
        let second = material.sidecar.and_then(|held| self.take_sidecar(*held));
        report.extend(second);
        self.candidates.extend(material.issues);
        self.projects
            .told
            .extend(material.project.map(|held| *held));
        self.projects.left.extend(material.left);
        self.projects.tables.extend(material.table);
        self.projects
            .updates
            .extend(material.update.map(|held| *held));
        self.pages.extend(material.page.map(|held| *held));
        self.dated.extend(material.dated.map(|held| *held));
        self.actions.extend(material.actions);
        self.events.extend(material.events);
        self.assets.extend(material.asset);
        match &material.secret {
            None => self.sources.extend(material.source),
            Some(_) => self
                .held
                .paths
                .extend(material.source.map(|source| source.path)),
        }
        self.held.places.extend(material.secret);
        if let Some(people) = material.people {
            self.people = *people;
        }
    }
}

/// What a record is called: its path without the ending, or its folder where the file has no name of its own.
fn name_of(path: &str) -> &str {
    let name = path::name(path);
    let end = name.rfind('.').filter(|at| *at > 0);
    let stem = end.map_or(name, |end| &name[..end]);
    folder_of(&path[..path.len() - name.len() + stem.len()])
}

/// The folder that a stem stands for, where it does; else itself.
fn folder_of(stem: &str) -> &str {
    let (folder, name) = path::parted(stem);
    match name.to_lowercase().as_str() {
        "index" | "readme" if !folder.is_empty() => folder,
        _ => stem,
    }
}

/// All that a path begins with up to the end of a word, and itself, without the signs that editors put before the name of a file.
fn beginnings(path: &str) -> impl Iterator<Item = String> {
    let (folder, name) = path::parted(path);
    let plain = name.trim_start_matches(['.', '#', '~']);
    let path = match folder {
        "" => plain.to_owned(),
        folder => format!("{folder}/{plain}"),
    };
    let ends = path.char_indices().filter(|(_, c)| !c.is_alphanumeric());
    let ends: Vec<usize> = ends.map(|(end, _)| end).chain([path.len()]).collect();
    ends.into_iter().map(move |end| path[..end].to_owned())
}

/// The folder and the day of a file about a meeting.
fn day_of(path: &str) -> Option<(&str, NaiveDate)> {
    let (folder, _) = path::parted(path);
    Some((folder, path_name::day(path)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_like_a_withheld_record_is_not_told() {
        for (record, file, told) in [
            ("projects/zyx.md", "projects/zyx/pic.png", true),
            ("projects/zyx.md", "projects/zyx-2.png", true),
            ("projects/zyx/index.md", "projects/zyx/spare.csv", true),
            ("guide/zyx.md", "guide/zyx.png", true),
            ("guide/zyx.md", "guide/zyx", true),
            ("guide/zyx.md", "guide/zyxes.png", false),
            ("guide/zyx.md", "guide/pic.png", false),
            ("index.md", "guide/pic.png", false),
            ("issues/14-zyx.md", "issues/.14-zyx.md.swp", true),
            ("zyx.md", ".zyx.md.swp", true),
        ] {
            let found = beginnings(file).any(|name| name == name_of(record));
            assert_eq!(found, told, "{record} {file}");
        }
    }
}
