//! Files of one stem to meetings with ids. Logs are read here, for their first day may stand in a sidecar.
//! Read files and sidecars in; meetings newest first, roles of files and notes out.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::file::MeetingFile;
use super::gathered::Gathered;
use super::naming::name;
use super::sidecar::Facts;
use super::stem::Stem;
use crate::model::person::People;
use crate::model::team::Team;
use crate::read::path_name::{self};

/// What became of the files of each stem, by stem.
pub type ByStem = BTreeMap<String, Gathered>;

/// Makes meetings of files, not named yet; `sidecars` are told by stem.
pub fn build(
    files: Vec<MeetingFile>,
    sidecars: &HashMap<String, Facts>,
    team: &Team,
    people: &People,
) -> ByStem {
    let mut stems: BTreeMap<String, Vec<MeetingFile>> = BTreeMap::new();
    for file in files {
        stems
            .entry(path_name::read(&file.path).stem)
            .or_default()
            .push(file);
    }
    let none = Facts::default();
    let built = |(stem, files): (String, Vec<MeetingFile>)| {
        let facts = sidecars.get(&stem).unwrap_or(&none);
        let built = Stem::new(&stem, files, facts, team, people).build();
        (stem, built)
    };
    stems.into_par_iter().map(built).collect()
}

/// One list of all meetings, each with its id, newest first.
pub fn join(stems: ByStem) -> Gathered {
    let mut all = Gathered::default();
    for built in stems.into_values() {
        all.meetings.extend(built.meetings);
        all.secret_stems.extend(built.secret_stems);
        all.roles.extend(built.roles);
        all.notes.extend(built.notes);
        all.accounts.extend(built.accounts);
        all.pairs.extend(built.pairs);
    }
    name(&mut all.meetings, &mut all.notes);
    all
}
