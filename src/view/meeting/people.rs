//! The people of a meeting: who spoke or was named, and who was there by their own word or by that of notes. A meeting in, rows out.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::fields::{PresentView, RollCall};
use crate::model::meeting::{Attendee, Meeting};
use crate::view::rows::{self, PersonRow};
use crate::view::{Sight, log_html, words};

/// Who was there and who was not, by their own word or by that of notes.
pub(super) fn roll_call(sight: &Sight<'_>, meeting: &Meeting) -> Option<RollCall> {
    let minutes = &meeting.minutes;
    let clean =
        |names: &[String]| -> Vec<String> { names.iter().map(|name| sight.clean(name)).collect() };
    // Whom notes name stands in the list of those who were there.
    let present: &[String] = if meeting.is_noted() {
        &[]
    } else {
        &minutes.present
    };
    let told = !(present.is_empty() && minutes.regrets.is_empty() && minutes.scribes.is_empty());
    told.then(|| RollCall {
        present: clean(present),
        regrets: clean(&minutes.regrets),
        scribes: clean(&minutes.scribes),
    })
}

/// Everybody who was there, each person once.
pub(super) fn attendance(sight: &Sight<'_>, meeting: &Meeting) -> Vec<PresentView> {
    let mut found: Vec<(String, Vec<&Attendee>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for there in &meeting.attendance {
        let people = &sight.library.people;
        let id = people.id_of(&there.nick, there.matrix.as_deref());
        let at = *places.entry(id.clone()).or_insert(found.len());
        match found.get_mut(at) {
            Some((_, nicks)) => nicks.push(there),
            None => found.push((id, vec![there])),
        }
    }
    found.sort_by_key(|(_, nicks)| Reverse(said(nicks)));
    let one = |(id, nicks): &(String, Vec<&Attendee>)| present(sight, id, nicks);
    let noted = meeting
        .minutes
        .present
        .iter()
        .filter(|_| meeting.is_noted());
    let others = noted.filter(|name| !places.contains_key(&named_id(sight, name)));
    let others = others.map(|name| stranger(sight, name));
    found.iter().filter_map(one).chain(others).collect()
}

/// The id of somebody whom notes name, be it in full.
fn named_id(sight: &Sight<'_>, name: &str) -> String {
    let people = &sight.library.people;
    let mut declared = people.declared();
    let full = declared.find(|person| person.name.as_deref() == Some(name));
    full.map_or_else(|| people.id_of(name, None), |person| person.id.clone())
}

/// Somebody who was there and is nobody of the site.
fn stranger(sight: &Sight<'_>, name: &str) -> PresentView {
    PresentView {
        person: PersonRow {
            name: sight.clean(name),
            url: None,
        },
        also: Vec::new(),
        colour: log_html::colour(name),
        lines: String::new(),
        bot: false,
    }
}

fn said(nicks: &[&Attendee]) -> u32 {
    nicks.iter().map(|there| there.lines).sum()
}

/// A person under the nick of most lines.
fn present(sight: &Sight<'_>, id: &str, nicks: &[&Attendee]) -> Option<PresentView> {
    let (first, others) = nicks.split_first()?;
    let person = rows::person(sight, first.matrix.as_deref().unwrap_or(&first.nick));
    let url = person.url.or_else(|| sight.linker.person(&first.nick));
    Some(PresentView {
        person: PersonRow {
            name: sight.clean(&first.nick),
            url: url.filter(|_| !first.bot),
        },
        also: others.iter().map(|one| sight.clean(&one.nick)).collect(),
        colour: log_html::colour(id),
        lines: match said(nicks) {
            0 => String::new(),
            lines => words::count(i64::from(lines), "line", "lines"),
        },
        bot: first.bot,
    })
}
