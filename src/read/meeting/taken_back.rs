//! Messages of a Matrix room that were taken back after the export that holds them was made: a later export of the room says
//! so. Read files in; the same files with those messages taken back, as an export of today has them, out.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;
use rayon::prelude::*;

use super::kind::{Kind, MeetingFile};
use crate::read::log::element_room;

/// The ids of all messages that exports take back.
pub fn redactions(files: &[MeetingFile]) -> BTreeSet<String> {
    let told = |file: &MeetingFile| match &file.kind {
        Kind::Log(log) if log.is_of_events() => element_room::redactions(&log.text),
        _ => Vec::new(),
    };
    files.par_iter().flat_map_iter(told).collect()
}

/// Takes them back in every export that holds one.
pub fn take_back(files: &mut [MeetingFile], ids: &BTreeSet<String>) {
    let Some(search) = AhoCorasick::new(ids).ok().filter(|_| !ids.is_empty()) else {
        return;
    };
    files.par_iter_mut().for_each(|file| {
        if let Kind::Log(log) = &mut file.kind
            && log.is_of_events()
            && search.is_match(&log.text)
            && let Some(without) = element_room::taken_back(&log.text, ids)
        {
            log.text = without;
        }
    });
}
