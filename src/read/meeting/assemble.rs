//! Files of one stem, or of the folder of one day, to meetings with ids. Logs are read here, for their first day may stand in a sidecar.
//! Read files and sidecars in; meetings newest first, roles of files and notes out.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::gathered::{FileRole, Gathered};
use super::kin;
use super::kind::MeetingFile;
use super::naming::name;
use super::past_midnight;
use super::sidecar::{Facts, Sidecar};
use super::stem::Stem;
use crate::model::meeting::Meeting;
use crate::model::person::People;
use crate::model::shelf::{Kept, Shelf};
use crate::model::source::LogAccount;
use crate::model::team::Team;
use crate::pieces::PIECE;
use crate::read::roles::of_meeting;
use crate::read::withhold::held_back::HeldBack;
use crate::report::Note;

/// What became of the files of each stem, by stem.
pub type ByStem = BTreeMap<String, Arc<Gathered>>;

/// Makes meetings of files, not named yet; `sidecars` are told by stem. Their logs go to the shelf, if there is one.
pub fn build(
    files: Vec<MeetingFile>,
    sidecars: &HashMap<String, Sidecar>,
    team: &Team,
    people: &People,
    shelf: Option<&Arc<Shelf>>,
) -> ByStem {
    let mut stems: BTreeMap<String, Vec<MeetingFile>> = BTreeMap::new();
    for file in files {
        stems
            .entry(of_meeting::shared(&file.path).into_owned())
            .or_default()
            .push(file);
    }
    let none = Facts::default();
    let built = |(stem, files): (String, Vec<MeetingFile>)| {
        let facts = sidecars.get(&stem).map_or(&none, |sidecar| &sidecar.facts);
        let mut built = Stem::new(&stem, files, facts, team, people).build();
        if let Some(shelf) = shelf {
            put_away(&mut built, shelf);
        }
        (stem, Arc::new(built))
    };
    let stems: Vec<(String, Vec<MeetingFile>)> = stems.into_iter().collect();
    let stems = stems.into_par_iter().with_max_len(PIECE);
    stems.map(built).collect()
}

/// Puts the logs of meetings on a shelf, each once, however many meetings it holds.
fn put_away(built: &mut Gathered, shelf: &Arc<Shelf>) {
    let mut away: HashMap<Arc<str>, Kept> = HashMap::new();
    for meeting in &mut built.meetings {
        for part in &mut Arc::make_mut(meeting).parts {
            let path = Arc::clone(part.kept.path());
            let known = away.entry(path);
            let kept = known.or_insert_with(|| shelf.put(&part.kept));
            part.kept = kept.clone();
        }
    }
}

/// What became of all files about meetings.
#[derive(Debug, Default)]
pub struct Joined {
    /// Meetings, newest first, and the id of each.
    pub meetings: Vec<(Arc<Meeting>, String)>,
    /// Role and reason of each file.
    pub roles: Vec<FileRole>,
    /// Every log with its lines by kind.
    pub accounts: Vec<LogAccount>,
    /// Stems of meetings that must not be published.
    pub secret_stems: Vec<String>,
    /// These, where their files lie, and their words.
    pub held: HeldBack,
    /// What was doubted.
    pub notes: Vec<Note>,
}

/// One list of all meetings, each with its id, newest first. They lie beside the file of the team.
pub fn join(stems: Vec<Arc<Gathered>>, team: &Team) -> Joined {
    let mut all = Joined::default();
    let mut meetings: Vec<Arc<Meeting>> = Vec::new();
    for built in stems {
        meetings.extend(built.meetings.iter().map(Arc::clone));
        all.secret_stems.extend(built.secret_stems.iter().cloned());
        let held = &mut all.held;
        held.count += built.secret_stems.len();
        held.places.extend(built.secret_places.iter().cloned());
        if !built.sealed.is_empty() {
            held.sealed.absorb(built.sealed.clone());
        }
        all.roles.extend(built.roles.iter().cloned());
        all.notes.extend(built.notes.iter().cloned());
        all.accounts.extend(built.accounts.iter().cloned());
    }
    past_midnight::tell(&meetings, &mut all.notes);
    kin::unite(&mut meetings, team);
    all.meetings = name(meetings, team, &mut all.notes);
    all
}
