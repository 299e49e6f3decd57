//! What each person has to do with meetings: attendance, topics, decisions, actions; and which notes name them. A library in, involvement by person id out.

use std::collections::{BTreeMap, BTreeSet};

use super::decisions::Decision;
use super::notes::NoteLinks;
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
    /// Decisions the person put on record: indexes into the register.
    pub decisions: Vec<usize>,
    /// Notes that name the person: indexes into the library.
    pub notes: Vec<usize>,
}

pub(super) fn people(
    library: &Library,
    decisions: &[Decision],
    notes: &[NoteLinks],
) -> BTreeMap<String, Involvement> {
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
    for (index, decision) in decisions.iter().enumerate() {
        let (meeting, item) = decision.at;
        let nick = &library.meetings[meeting].minutes.items[item].nick;
        let id = library.people.id_of(nick, None);
        people.entry(id).or_default().decisions.push(index);
    }
    for (index, links) in notes.iter().enumerate() {
        for id in &links.people {
            people.entry(id.clone()).or_default().notes.push(index);
        }
    }
    people
}

fn actions_and_topics(
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
