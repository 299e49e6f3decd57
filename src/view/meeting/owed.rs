//! Whose the actions of a meeting are: of whom they name who was there, else of their owners as the register has them. A meeting in,
//! texts of actions by nick out, and those of nobody.

use std::collections::HashMap;

use crate::model::meeting::ItemKind;
use crate::view::Sight;

/// The actions of a meeting.
#[derive(Debug, Default)]
pub struct Owed<'m> {
    /// Texts by nick, in the order of MeetBot; behind them those of people who were not there.
    pub by_person: Vec<(&'m str, Vec<&'m str>)>,
    /// Texts of actions that nobody has.
    pub nobody: Vec<&'m str>,
}

/// Finds them.
pub fn owed<'m>(sight: &Sight<'m>, index: usize) -> Owed<'m> {
    let library = sight.library;
    let meeting = &library.meetings[index];
    let minutes = &meeting.minutes;
    let by_person = minutes.actions_by_person.iter();
    let by_person = by_person.map(|(nick, texts)| {
        let texts = texts.iter().map(String::as_str);
        (nick.as_str(), texts.collect())
    });
    let mut owed = Owed {
        by_person: by_person.collect(),
        nobody: Vec::new(),
    };
    if minutes.unassigned.is_empty() {
        return owed;
    }
    let people = &library.people;
    let named = owed.by_person.iter().enumerate();
    let named = named.map(|(at, (nick, _))| (people.id_of(nick, None), at));
    let mut places: HashMap<String, usize> = named.collect();
    let items = meeting.standing();
    let items = items.filter(|(_, item)| item.kind == ItemKind::Action);
    let mut by_text: HashMap<&str, usize> = HashMap::new();
    for (at, item) in items {
        by_text.entry(&item.text).or_insert(at);
    }
    for text in &minutes.unassigned {
        let at = by_text.get(text.as_str());
        let owners = at.map_or(&[][..], |at| owners(sight, index, *at));
        if owners.is_empty() {
            owed.nobody.push(text);
        }
        for id in owners {
            let place = places.entry(id.clone()).or_insert_with(|| {
                let nick = people.by_id(id).map_or(id, |person| &person.nick);
                owed.by_person.push((nick, Vec::new()));
                owed.by_person.len() - 1
            });
            owed.by_person[*place].1.push(text);
        }
    }
    owed
}

/// Ids of those who have an action now.
fn owners<'m>(sight: &Sight<'m>, meeting: usize, item: usize) -> &'m [String] {
    let registers = &sight.graph.registers;
    let moved = registers.reassigned.get(&(meeting, item));
    match moved.and_then(|index| registers.actions.get(*index)) {
        Some(action) => &action.owners,
        None => &sight.library.meetings[meeting].minutes.items[item].owners,
    }
}
