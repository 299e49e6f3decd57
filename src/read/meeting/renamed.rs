//! Under which nicks people go in other logs who asked not to be named: what changes of nicks tell, where they are sure.
//! Read files in, nicks out. Within one log `redact` follows every change.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::kind::{Kind, MeetingFile};
use crate::model::person::People;
use crate::model::team::Team;
use crate::read::log::{self, element_room};
use crate::read::people::names::Name;
use crate::read::people::nick_pairs::{self, Renaming};

/// Nicks of those who asked not to be named, and that `people.yaml` does not tell.
pub fn renamed(files: &[MeetingFile], people: &People, team: &Team) -> BTreeSet<String> {
    let mut names: Vec<Name> = people
        .hidden
        .iter()
        .filter_map(|name| Name::new(name))
        .collect();
    let mut found = BTreeSet::new();
    if names.is_empty() {
        return found;
    }
    let mut unread: Vec<&MeetingFile> = files.iter().collect();
    let mut told: Vec<Renaming> = Vec::new();
    loop {
        let known = names.len();
        // A log that has none of the names tells nothing of them.
        let (now, later) = unread.par_iter().partition(|file| is_named(file, &names));
        unread = later;
        let now: Vec<&MeetingFile> = now;
        let pairs = now.par_iter().flat_map_iter(|file| of_file(file, team));
        told.par_extend(pairs.filter(|pair| pair.sure && !pair.guest));
        let ways = told.iter();
        for (one, other) in ways.flat_map(|pair| [(&pair.old, &pair.new), (&pair.new, &pair.old)]) {
            let is_one = |name: &str| {
                let mut names = names.iter();
                names.any(|known| known.is(name) || known.has_id(name))
            };
            // Whoever is declared keeps the nick, be it in jest that somebody took it.
            if is_one(one) && !is_one(other) && people.find(other).is_none() {
                names.extend(Name::new(other));
                found.insert(other.clone());
            }
        }
        if names.len() == known {
            return found;
        }
    }
}

/// Whether a log has one of some names.
fn is_named(file: &MeetingFile, names: &[Name]) -> bool {
    let Kind::Log(log) = &file.kind else {
        return false;
    };
    names.iter().any(|name| name.spelled.is_match(&log.text))
}

/// What a log tells of nicks; nothing where nobody changes one.
fn of_file(file: &MeetingFile, team: &Team) -> Vec<Renaming> {
    let Kind::Log(unread) = &file.kind else {
        return Vec::new();
    };
    let head = log::Head {
        path: &file.path,
        file: &file.file,
        date: None,
        bots: &team.bots,
        relays: &team.relays,
        clear: false,
    };
    let text = unread.text.clone();
    let told = log::read(&head, text, unread.dialect, &unread.blocks);
    let mut found = nick_pairs::renamings(&told);
    if unread.is_of_events() {
        let shown = element_room::display_names(&unread.text).into_iter();
        found.extend(shown.map(|(old, new)| Renaming {
            old,
            new,
            sure: true,
            guest: false,
        }));
    }
    found
}
