//! What each person has to do with meetings: attendance, topics, actions. A library in, involvement by person id out.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Library;
use crate::model::meeting::{ItemKind, Meeting};

/// What a person has to do with meetings.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Involvement {
    /// Meetings attended and lines said, newest first.
    pub attended: Vec<(usize, u32)>,
    /// Actions that name the person: meeting and item.
    pub actions: Vec<(usize, usize)>,
    /// Topics the person opened: meeting and item.
    pub topics: Vec<(usize, usize)>,
}

pub(super) fn people(library: &Library) -> BTreeMap<String, Involvement> {
    let mut people: BTreeMap<String, Involvement> = BTreeMap::new();
    for (index, meeting) in library.meetings.iter().enumerate() {
        for attendee in meeting.attendance.iter().filter(|attendee| !attendee.bot) {
            let id = library
                .people
                .id_of(&attendee.nick, attendee.matrix.as_deref());
            let attended = &mut people.entry(id).or_default().attended;
            match attended.last_mut().filter(|(last, _)| *last == index) {
                Some((_, lines)) => *lines += attendee.lines,
                None => attended.push((index, attendee.lines)),
            }
        }
        actions_and_topics(library, index, meeting, &mut people);
    }
    people
}

pub(super) fn actions_and_topics(
    library: &Library,
    index: usize,
    meeting: &Meeting,
    people: &mut BTreeMap<String, Involvement>,
) {
    for (item_index, item) in meeting.standing() {
        if item.kind == ItemKind::Topic {
            let id = library.people.id_of(&item.nick, None);
            people
                .entry(id)
                .or_default()
                .topics
                .push((index, item_index));
        }
        if item.kind == ItemKind::Action {
            let named = meeting
                .minutes
                .actions_by_person
                .iter()
                .filter(|(_, texts)| texts.contains(&item.text));
            let ids: BTreeSet<String> = named
                .map(|(nick, _)| library.people.id_of(nick, None))
                .collect();
            ids.into_iter().for_each(|id| {
                people
                    .entry(id)
                    .or_default()
                    .actions
                    .push((index, item_index))
            });
        }
    }
}
