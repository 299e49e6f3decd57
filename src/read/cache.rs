//! What was read of each file, kept from one reading of a folder to the next. Entries of the folder in, what is still true of
//! them out. A file is read again when it is another one than before, when somebody says that it was edited, or when what
//! it is read by has changed: its role, the settings, who is on the team. A meeting is read again with all its files.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::issue::markdown::Settings;
use super::material::Material;
use super::meeting::{ByStem, Gathered};
use super::path_name;
use super::roles::Role;
use super::tree::{Entry, Stamp};

/// Files that all others are read by.
const ABOVE: &[&str] = &["site.yaml", "people.yaml"];

/// What is kept; nothing at all unless that is asked for.
#[derive(Default)]
pub struct Cache {
    keeps: bool,
    settings: Option<Settings>,
    files: HashMap<Arc<str>, Known>,
    /// Meetings by stem, as they are before they get their ids.
    stems: ByStem,
    edited: Vec<String>,
}

/// What was read of a file.
struct Known {
    stamp: Stamp,
    role: Role,
    /// Files of one stem are read together.
    stem: String,
    /// Without what it tells of a meeting, which is kept by its stem.
    material: Material,
}

impl Cache {
    /// A cache for a folder that is read again and again.
    pub fn keeping() -> Self {
        Cache {
            keeps: true,
            ..Cache::default()
        }
    }

    /// Forgets a file, by its path inside the content folder: somebody saw it being edited. Its stamp may be as before, for
    /// clocks of file systems are coarse.
    pub fn forget(&mut self, path: &str) {
        self.edited.push(path.to_owned());
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.files.clear();
        self.stems.clear();
    }

    /// Forgets what is not true any more.
    pub(super) fn refresh(&mut self, entries: &[Entry], roles: &[Role], settings: &Settings) {
        if !self.keeps {
            return;
        }
        let pairs = entries.iter().zip(roles);
        let now: HashMap<&str, (&Entry, &Role)> = pairs
            .map(|(entry, role)| (&*entry.path, (entry, role)))
            .collect();
        let same = |path: &str, known: &Known| {
            now.get(path)
                .is_some_and(|(entry, role)| entry.stamp == known.stamp && **role == known.role)
        };
        let edited = std::mem::take(&mut self.edited);
        let mut stale: HashSet<String> = edited
            .iter()
            .map(|path| path_name::read(path).stem)
            .collect();
        let changed = self.files.iter().filter(|(path, known)| !same(path, known));
        stale.extend(changed.map(|(_, known)| known.stem.clone()));
        let new = now.keys().filter(|path| !self.files.contains_key(**path));
        stale.extend(new.map(|path| path_name::read(path).stem));
        self.files.retain(|_, known| !stale.contains(&known.stem));
        self.stems.retain(|stem, _| !stale.contains(stem));
        let mut above = ABOVE.iter();
        let moved = above.any(|path| self.files.contains_key(*path) != now.contains_key(path));
        if moved || self.settings != Some(*settings) {
            self.clear();
        }
        self.settings = Some(*settings);
    }

    /// What is known of a file.
    pub(super) fn get(&self, entry: &Entry) -> Option<Material> {
        Some(self.files.get(&entry.path)?.material.kept())
    }

    /// Keeps what was read, but for meetings.
    pub(super) fn keep(&mut self, entries: &[Entry], roles: &[Role], materials: &[Material]) {
        if !self.keeps {
            return;
        }
        for ((entry, role), material) in entries.iter().zip(roles).zip(materials) {
            if !self.files.contains_key(&entry.path) {
                let known = Known {
                    stamp: entry.stamp,
                    role: role.clone(),
                    stem: path_name::read(&entry.path).stem,
                    material: material.kept(),
                };
                self.files.insert(Arc::clone(&entry.path), known);
            }
        }
    }

    /// Adds the meetings that are known to those that were just read, and keeps these.
    pub(super) fn with_known(&mut self, mut fresh: ByStem) -> ByStem {
        if !self.keeps {
            return fresh;
        }
        let copy = |(stem, built): (&String, &Gathered)| (stem.clone(), built.clone());
        let known: Vec<(String, Gathered)> = self.stems.par_iter().map(copy).collect();
        self.stems.extend(fresh.iter().map(copy));
        fresh.extend(known);
        fresh
    }
}
