//! What was read of each file, kept from one reading of a folder to the next. Entries of the folder in, what is still true of
//! them out. A file is read again when it is another one than before, when somebody says that it was edited, or when what
//! it is read by has changed: its role, the settings, who is on the team. A meeting is read again with all its files.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::identity;
use super::material::Material;
use super::meeting::{ByStem, Gathered};
use super::people::owners;
use super::roles::Role;
use super::roles::of_meeting;
use super::settings::Settings;
use super::tree::{self, Entry, Stamp};
use crate::error::Error;
use crate::model::meeting::Meeting;
use crate::model::person::People;
use crate::pieces::PIECE;
use crate::report::Note;

/// Files that all others are read by.
const ABOVE: &[&str] = &["site.yaml", "people.yaml"];

/// What is kept; nothing at all unless that is asked for.
#[derive(Default)]
pub struct Cache {
    keeps: bool,
    settings: Option<Settings>,
    /// The files, as they were last listed.
    listed: Option<(Vec<Entry>, Vec<Note>)>,
    files: HashMap<Arc<str>, Known>,
    /// Meetings by stem, as they are before they get their ids.
    stems: ByStem,
    learned: Option<Learned>,
    /// Nicks under which people go on who asked not to be named.
    renamed: BTreeSet<String>,
    /// Messages that exports of Matrix rooms take back, by their ids.
    redacted: BTreeSet<String>,
    /// Meetings by where they lay in memory before they got their ids.
    finished: HashMap<usize, Finished>,
    /// Files that were edited since, if somebody saw all of that.
    edited: Option<Vec<String>>,
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

    /// Forgets files, by their paths inside the content folder: somebody saw them being edited, and no others since the last
    /// reading. Their stamps may be as before, for clocks of file systems are coarse.
    pub fn forget(&mut self, paths: Vec<String>) {
        // A reading that failed has not looked at those before.
        self.edited.get_or_insert_default().extend(paths);
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.listed = None;
        self.files.clear();
        self.stems.clear();
    }

    /// The files of the folder. As long as nothing but files that are known was edited, only these are looked at.
    pub(super) fn list(
        &mut self,
        content: &Path,
        skip: &Path,
    ) -> Result<(Vec<Entry>, Vec<Note>), Error> {
        let known = self.listed.take().zip(self.edited.as_ref());
        let again = known.and_then(|((entries, notes), edited)| {
            let entries = tree::list_again(content, entries, edited)?;
            Some((entries, notes))
        });
        let (entries, notes) = again.map_or_else(|| tree::list(content, skip), Ok)?;
        self.listed = self.keeps.then(|| (entries.clone(), notes.clone()));
        Ok((entries, notes))
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
        let edited = self.edited.take().unwrap_or_default();
        let mut stale: HashSet<String> = edited
            .iter()
            .map(|path| of_meeting::shared(path).into_owned())
            .collect();
        let changed = self.files.iter().filter(|(path, known)| !same(path, known));
        stale.extend(changed.map(|(_, known)| known.stem.clone()));
        let new = now.keys().filter(|path| !self.files.contains_key(**path));
        stale.extend(new.map(|path| of_meeting::shared(path).into_owned()));
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
                    stem: of_meeting::shared(&entry.path).into_owned(),
                    material: material.kept(),
                };
                self.files.insert(Arc::clone(&entry.path), known);
            }
        }
    }

    /// Nicks of people who asked not to be named, of the files that were just read and of those that are known.
    pub(super) fn renamed(&mut self, fresh: BTreeSet<String>) -> BTreeSet<String> {
        if !self.keeps {
            return fresh;
        }
        self.renamed.extend(fresh);
        self.renamed.clone()
    }

    /// Messages that are taken back, by the files that were just read and those that are known.
    pub(super) fn redacted(&mut self, fresh: BTreeSet<String>) -> BTreeSet<String> {
        if !self.keeps {
            return fresh;
        }
        self.redacted.extend(fresh);
        self.redacted.clone()
    }

    /// What became of the files of each stem, in their order: what was just read, and what is known, which it joins.
    pub(super) fn with_known(&mut self, fresh: ByStem) -> Vec<Arc<Gathered>> {
        if !self.keeps {
            return fresh.into_values().collect();
        }
        self.stems.extend(fresh);
        self.stems.values().map(Arc::clone).collect()
    }

    /// Everybody, declared or met in a log, and doubts about them.
    pub(super) fn people(
        &mut self,
        declared: People,
        stems: &[Arc<Gathered>],
    ) -> (Arc<People>, Vec<Note>) {
        let learned = match self.learned.take() {
            Some(known) if known.is_true(&declared, stems) => known,
            before => Learned::of(declared, stems).like(before),
        };
        let told = (Arc::clone(&learned.people), learned.notes.clone());
        self.learned = self.keeps.then(|| Learned {
            stems: stems.to_vec(),
            ..learned
        });
        told
    }

    /// Gives meetings their ids and numbers of people, and their actions owners. What is known lies where it lay before.
    pub(super) fn finish(
        &mut self,
        named: Vec<(Arc<Meeting>, String)>,
        people: &Arc<People>,
    ) -> Vec<Arc<Meeting>> {
        let finish = |mut meeting: Arc<Meeting>, id: String| {
            let held = Arc::make_mut(&mut meeting);
            held.id = id;
            held.people = people.count(&held.attendance);
            if held.is_noted() {
                held.people += people.strangers(&held.minutes.present);
            }
            owners::assign(held, people);
            meeting
        };
        if !self.keeps {
            let named = named.into_par_iter().with_max_len(PIECE);
            return named.map(|(held, id)| finish(held, id)).collect();
        }
        let before = std::mem::take(&mut self.finished);
        let same =
            |known: &Finished, id: &str| known.done.id == *id && Arc::ptr_eq(&known.people, people);
        let finished = named.into_par_iter().map(|(raw, id)| {
            let known = before.get(&address(&raw)).filter(|known| same(known, &id));
            let done = known.map(|known| Arc::clone(&known.done));
            Finished {
                done: done.unwrap_or_else(|| finish(Arc::clone(&raw), id)),
                people: Arc::clone(people),
                raw,
            }
        });
        let finished: Vec<Finished> = finished.collect();
        let meetings = finished.iter().map(|known| Arc::clone(&known.done));
        let meetings = meetings.collect();
        let by_address = finished
            .into_iter()
            .map(|known| (address(&known.raw), known));
        self.finished = by_address.collect();
        meetings
    }
}

/// Where a meeting lies in memory: as long as it is held, nothing else does.
fn address(meeting: &Arc<Meeting>) -> usize {
    Arc::as_ptr(meeting).addr()
}

/// A meeting before and after it got its id and its actions their owners, and the people they were found among.
struct Finished {
    raw: Arc<Meeting>,
    done: Arc<Meeting>,
    people: Arc<People>,
}

/// Everybody, and from what that was learned.
struct Learned {
    declared: People,
    stems: Vec<Arc<Gathered>>,
    people: Arc<People>,
    notes: Vec<Note>,
}

impl Learned {
    fn of(declared: People, stems: &[Arc<Gathered>]) -> Self {
        let mut people = declared.clone();
        let notes = identity::learn(&mut people, stems);
        Learned {
            declared,
            stems: Vec::new(),
            people: Arc::new(people),
            notes,
        }
    }

    /// The same people lie where they lay before.
    fn like(mut self, before: Option<Self>) -> Self {
        let same = before.filter(|before| before.people == self.people);
        self.people = same.map_or(self.people, |before| before.people);
        self
    }

    /// Whether the same would be learned again.
    fn is_true(&self, declared: &People, stems: &[Arc<Gathered>]) -> bool {
        let same = |(known, now): (&Arc<Gathered>, &Arc<Gathered>)| {
            Arc::ptr_eq(known, now) || identity::teaches_the_same(known, now)
        };
        self.stems.len() == stems.len()
            && self.declared == *declared
            && self.stems.iter().zip(stems).all(same)
    }
}
