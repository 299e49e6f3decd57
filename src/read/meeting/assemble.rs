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

/// Makes meetings of files; `sidecars` are told by stem.
pub fn gather(
    files: Vec<MeetingFile>,
    sidecars: &HashMap<String, Facts>,
    team: &Team,
    people: &People,
) -> Gathered {
    let mut stems: BTreeMap<String, Vec<MeetingFile>> = BTreeMap::new();
    for file in files {
        stems
            .entry(path_name::read(&file.path).stem)
            .or_default()
            .push(file);
    }
    let none = Facts::default();
    let built: Vec<Gathered> = stems
        .into_par_iter()
        .map(|(stem, files)| {
            Stem::new(
                &stem,
                files,
                sidecars.get(&stem).unwrap_or(&none),
                team,
                people,
            )
            .build()
        })
        .collect();
    let mut all = Gathered::default();
    for built in built {
        all.meetings.extend(built.meetings);
        all.secret_stems.extend(built.secret_stems);
        all.roles.extend(built.roles);
        all.notes.extend(built.notes);
        all.accounts.extend(built.accounts);
    }
    name(&mut all.meetings, &mut all.notes);
    all
}
