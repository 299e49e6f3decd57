//! What a call keeps beside its items: who is there, who writes, who speaks, what a line may go on with. Changes in, the lists
//! for the minutes out. Which line asks for what is the business of `run`.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::grammar::{Change, Listed, Noted};
use super::roll::Roll;
use crate::model::meeting::{Minutes, Speech};

/// What stands for the scribe where there is none: everybody writes what they say themselves.
const NOBODY: &str = "*";

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
    /// What a line with an ellipsis continues, by who writes it.
    open: HashMap<String, Open>,
    /// Who speaks, where a scribe has a nick and a name; else nothing.
    pub(super) nicks: HashSet<String>,
}

/// What a line with an ellipsis continues.
#[derive(Debug, Clone, Copy)]
pub(super) enum Open {
    /// The item of this index.
    Item(usize),
    /// The speech of this index.
    Speech(usize),
}

impl Call {
    /// Whoever says something else goes on with nothing.
    pub(super) fn closed_by(&mut self, nick: &str) {
        self.open.remove(nick);
    }

    /// What a nick goes on with from now on.
    pub(super) fn opened_by(&mut self, nick: String, what: Open) {
        self.open.insert(nick, what);
    }

    /// What a nick goes on with.
    pub(super) fn open_of(&self, nick: &str) -> Option<Open> {
        self.open.get(nick).copied()
    }

    pub(super) fn writes(&self, nick: &str) -> bool {
        self.writing.has(&plain(nick))
    }

    /// Whether what stands behind `scribe:` is a name and no nick: of several words, or as older logs have it beside the nick.
    pub(super) fn is_name(&self, names: &str) -> bool {
        let mut words = names.split(',').map(str::trim);
        if !names.is_empty() && words.all(|name| name.contains(' ') && !name.contains('=')) {
            return true;
        }
        let mut names = names.split([',', '=']).map(as_typed).map(plain);
        let nick = |name: String| name.is_empty() || name == NOBODY || self.nicks.contains(&name);
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
            // What is said of it takes no address away.
            Noted::Agenda => {
                let leads =
                    |text: &Option<String>| text.as_ref().is_some_and(|text| text.contains("://"));
                if leads(&text) || !leads(&self.agenda) {
                    self.agenda = text;
                }
            }
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
        let typed = names.split(',').map(as_typed);
        let typed = typed.filter(|name| !name.is_empty() && *name != "(no one)");
        let mut named: Vec<String> = typed.map(str::to_owned).collect();
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
                let wrote = wrote.iter().filter(|name| *name != NOBODY);
                wrote.for_each(|name| self.scribes.add(name));
                named.iter_mut().for_each(|name| *name = plain(name));
                &mut self.writing
            }
        };
        // Nobody and nobody's chair says nothing.
        if named.is_empty() && matches!(list, Listed::Scribe | Listed::Chair) {
            return;
        }
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

    /// What is kept, as minutes of no items; and the day that lines tell.
    pub(in crate::read::minutes) fn close(self) -> (Minutes, Option<NaiveDate>) {
        let minutes = Minutes {
            present: self.present.into_names(),
            regrets: self.regrets.into_names(),
            chairs: self.chairs.into_names(),
            scribes: self.scribes.into_names(),
            speech: self.speech,
            title: self.title,
            agenda: self.agenda,
            ..Minutes::default()
        };
        (minutes, self.date)
    }
}

/// A nick in a list without the signs that people type around it; a name may stand behind it: `dora = Dora Smith`.
pub(super) fn as_typed(name: &str) -> &str {
    let nick = name.split('=').next().unwrap_or(name);
    nick.trim()
        .trim_start_matches('@')
        .trim_end_matches('.')
        .trim()
}

/// A nick without the underscores that clients append when it is taken.
pub(super) fn plain(name: &str) -> String {
    name.trim_end_matches('_').to_lowercase()
}
