//! What a call keeps beside its items: who is there, who writes, who speaks, what a line may go on with. Changes in, the lists
//! for the minutes out. Which line asks for what is the business of `run`.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::grammar::{Change, Listed, Noted};
use super::roll::Roll;
use crate::model::meeting::Speech;

/// What a call keeps beside its items.
#[derive(Debug, Default)]
pub(in crate::read::minutes) struct Call {
    present: Roll,
    regrets: Roll,
    chairs: Roll,
    scribes: Roll,
    pub(super) writing: Roll,
    pub(super) speech: Vec<Speech>,
    title: Option<String>,
    agenda: Option<String>,
    pub(super) date: Option<NaiveDate>,
    pub(super) open: Open,
    /// Who speaks, where a scribe has a nick and a name; else nothing.
    pub(super) nicks: HashSet<String>,
}

/// What a line with an ellipsis continues.
#[derive(Debug, Default)]
pub(super) enum Open {
    #[default]
    Nothing,
    /// The item of this index, by this nick.
    Item(usize, String),
    /// The last speech.
    Speech,
}

impl Call {
    /// Whoever says something else goes on with nothing.
    pub(super) fn closed_by(&mut self, nick: &str) {
        let own = match &self.open {
            Open::Item(_, by) => by == nick,
            Open::Speech => self.writes(nick),
            Open::Nothing => false,
        };
        if own {
            self.open = Open::Nothing;
        }
    }

    pub(super) fn writes(&self, nick: &str) -> bool {
        self.writing.has(&plain(nick))
    }

    /// Whether what stands behind `scribe:` is a name and no nick, as older logs have it beside the nick.
    pub(super) fn is_name(&self, names: &str) -> bool {
        let mut names = names.split([',', '=']).map(plain_name);
        let nick = |name: String| name.is_empty() || name == "*" || self.nicks.contains(&name);
        !self.nicks.is_empty() && !names.any(nick)
    }

    /// Names of scribes; who writes is told by nicks.
    pub(super) fn named(&mut self, names: &str) {
        let names = names.split(',').map(str::trim);
        names.for_each(|name| self.scribes.add(name));
    }

    pub(super) fn head(&mut self, what: Noted, text: &str) {
        let text = (!text.is_empty()).then(|| text.to_owned());
        match what {
            Noted::Title => self.title = text,
            Noted::Agenda => self.agenda = text,
            Noted::Date => {
                self.date = text
                    .as_deref()
                    .and_then(crate::read::log::dates::long_date)
                    .or(self.date)
            }
            _ => {}
        }
    }

    pub(super) fn change(&mut self, list: Listed, change: Change, names: &str, speaker: &str) {
        let mut named: Vec<String> = names
            .split(',')
            .map(|name| {
                name.split('=')
                    .next()
                    .unwrap_or(name)
                    .trim()
                    .trim_end_matches('.')
                    .trim()
            })
            .filter(|name| !name.is_empty() && *name != "(no one)")
            .map(str::to_owned)
            .collect();
        if named.is_empty() && change != Change::Set && !speaker.is_empty() {
            named.push(speaker.to_owned());
        }
        let people = match list {
            Listed::Present => &mut self.present,
            Listed::Regrets => &mut self.regrets,
            Listed::Chair => &mut self.chairs,
            Listed::Scribe => {
                // Whoever stops writing has written.
                let wrote = if change == Change::Remove {
                    &[][..]
                } else {
                    &named[..]
                };
                wrote.iter().for_each(|name| self.scribes.add(name));
                named.iter_mut().for_each(|name| *name = plain(name));
                &mut self.writing
            }
        };
        if change == Change::Set {
            people.clear();
        }
        for name in &named {
            match change {
                Change::Remove => people.remove(name),
                Change::Set | Change::Add => people.add(name),
            }
        }
    }

    /// The lists, for the minutes.
    pub(in crate::read::minutes) fn close(self) -> Closed {
        Closed {
            present: self.present.into_names(),
            regrets: self.regrets.into_names(),
            chairs: self.chairs.into_names(),
            scribes: self.scribes.into_names(),
            speech: self.speech,
            title: self.title,
            agenda: self.agenda,
            date: self.date,
        }
    }
}

/// A call that is over.
pub(in crate::read::minutes) struct Closed {
    pub present: Vec<String>,
    pub regrets: Vec<String>,
    pub chairs: Vec<String>,
    pub scribes: Vec<String>,
    pub speech: Vec<Speech>,
    pub title: Option<String>,
    pub agenda: Option<String>,
    pub date: Option<NaiveDate>,
}

/// The same of a name as typed in a list.
fn plain_name(name: &str) -> String {
    plain(name.trim().trim_end_matches('.').trim())
}

/// A nick without the underscores that clients append when it is taken.
pub(super) fn plain(name: &str) -> String {
    name.trim_end_matches('_').to_lowercase()
}
