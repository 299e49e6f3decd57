//! A call as a scribe keeps it: who is there, who writes, who speaks, what goes on in the next line.
//! Records in order in; items, lists of people and speech out, in the open meeting of the engine.
//! Rules: W3C scribe.perl 2, passes 3 and 4.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::NaiveDate;

use super::grammar::{self, Change, Listed, Noted, Said};
use super::roll::Roll;
use super::{Record, records};
use crate::model::meeting::{ItemKind, Speech};
use crate::read::minutes::engine::Engine;
use crate::report::Severity;

/// What a call keeps beside its items.
#[derive(Debug, Default)]
pub(in crate::read::minutes) struct Call {
    present: Roll,
    regrets: Roll,
    chairs: Roll,
    scribes: Roll,
    writing: Roll,
    speech: Vec<Speech>,
    title: Option<String>,
    agenda: Option<String>,
    date: Option<NaiveDate>,
    open: Open,
}

/// What a line with an ellipsis continues.
#[derive(Debug, Default)]
enum Open {
    #[default]
    Nothing,
    /// The item of this index, by this nick.
    Item(usize, String),
    /// The last speech.
    Speech,
}

impl Engine<'_> {
    /// Runs a range of lines that speak to a scribe.
    pub(in crate::read::minutes) fn run_call(&mut self, range: std::ops::Range<usize>) {
        let records = records(self.log, range);
        let first = self.first_scribe(&records);
        first
            .iter()
            .for_each(|nick| self.open.call.writing.add(&plain(nick)));
        for record in &records {
            let (line, text) = (record.line, record.text.as_ref());
            if record.failed {
                let message = format!(
                    "`{}` changes nothing: no line before it holds this text",
                    text.trim()
                );
                self.note(line, Severity::Warning, "failed-edit", message, None);
            } else if self.is_bot(line) {
                self.bot_in_call(line, text);
            } else if !self.message(line, text, false) {
                self.call_line(line, text);
            }
        }
    }

    /// Who writes before anybody is named: the most talkative person, if nobody ever is.
    fn first_scribe(&self, records: &[Record<'_>]) -> Option<String> {
        let names_scribe = |record: &Record<'_>| {
            let set = matches!(
                grammar::read(&record.text),
                Said::List(Listed::Scribe, Change::Set | Change::Add, _)
            );
            set && !self.is_bot(record.line)
        };
        if records.iter().any(names_scribe) {
            return None;
        }
        // How much everybody says, and where they begin to: of two who say as much, the first writes.
        let mut counts: HashMap<String, (usize, Reverse<usize>)> = HashMap::new();
        let people = records.iter().filter(|record| !self.is_bot(record.line));
        for (at, record) in people.enumerate() {
            let count = counts.entry(self.nick(record.line));
            count.or_insert((0, Reverse(at))).0 += 1;
        }
        let most = counts.into_iter().max_by_key(|(_, count)| *count)?;
        Some(most.0)
    }

    fn call_line(&mut self, line: usize, text: &str) {
        let nick = self.nick(line);
        match grammar::read(text) {
            Said::Noted(what, text) => self.noted(line, what, text),
            Said::List(list, change, names) => self.open.call.change(list, change, names, &nick),
            Said::More(more) => self.goes_on(&nick, more),
            Said::Speech(speaker, said) if self.open.call.writes(&nick) => {
                self.speech(line, speaker, said)
            }
            Said::Aside => {}
            Said::Speech(..) | Said::Talk | Said::Literal => self.open.call.closed_by(&nick),
        }
    }

    fn noted(&mut self, line: usize, what: Noted, text: &str) {
        let kind = match what {
            Noted::Topic => ItemKind::Topic,
            Noted::Subtopic => ItemKind::Subtopic,
            Noted::Action => ItemKind::Action,
            Noted::Resolution => ItemKind::Resolution,
            Noted::Title | Noted::Agenda | Noted::Date => return self.open.call.head(what, text),
        };
        let last = self.open.items.last().filter(|_| kind == ItemKind::Topic);
        // What Zakim took up, and somebody says as well.
        let again = last.is_some_and(|last| {
            last.kind == ItemKind::Topic && last.text.eq_ignore_ascii_case(text)
        });
        if text.is_empty() || again {
            return;
        }
        self.open.call.open = Open::Item(self.open.items.len(), self.nick(line));
        self.item(line, kind, text);
    }

    fn goes_on(&mut self, nick: &str, more: &str) {
        let call = &mut self.open.call;
        let text = match &call.open {
            Open::Item(index, by) if by == nick => {
                self.open.items.get_mut(*index).map(|item| &mut item.text)
            }
            Open::Speech if call.writes(nick) => {
                call.speech.last_mut().map(|speech| &mut speech.text)
            }
            _ => None,
        };
        if let Some(text) = text {
            text.push(' ');
            text.push_str(more);
        }
    }

    fn speech(&mut self, line: usize, speaker: &str, said: &str) {
        let topic = self.open.headings.last().copied();
        let speech = Speech {
            speaker: speaker.to_owned(),
            text: said.to_owned(),
            line: self.log.number(line),
            topic,
        };
        self.open.call.speech.push(speech);
        self.open.call.open = Open::Speech;
    }

    /// Bots fill in the head of a call, and Zakim takes up points of the agenda.
    fn bot_in_call(&mut self, line: usize, text: &str) {
        if let Some(topic) = taken_up(text) {
            self.item(line, ItemKind::Topic, topic);
        }
        match grammar::read(text) {
            Said::Noted(what @ (Noted::Title | Noted::Agenda | Noted::Date), text) => {
                self.open.call.head(what, text)
            }
            Said::List(list @ (Listed::Chair | Listed::Scribe), Change::Set, names) => {
                self.open.call.change(list, Change::Set, names, "");
            }
            _ => {}
        }
        let attended = [
            "the attendees were ",
            "the attendees have been ",
            "the attendees are ",
        ];
        if let Some((_, names)) = attended.iter().find_map(|words| text.split_once(words)) {
            self.open
                .call
                .change(Listed::Present, Change::Add, names, "");
        }
        if let Some((_, address)) = text.split_once("logging to ") {
            self.open.call.date = self.open.call.date.or_else(|| day_in(address));
        }
    }
}

/// The point of the agenda that Zakim says is taken up: `agendum 2 -- Text -- taken up [from nick]`, formerly
/// `agendum 2. "Text" taken up`.
fn taken_up(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("agendum ")?;
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let (topic, _) = match rest.strip_prefix(" -- ") {
        Some(rest) => rest.rsplit_once(" -- taken up")?,
        None => rest.strip_prefix(". \"")?.rsplit_once("\" taken up")?,
    };
    Some(topic.trim())
}

/// The day in an address such as `https://www.w3.org/2019/04/18-team-irc`.
fn day_in(address: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = address.split('/').collect();
    let day = |[year, month, rest]: [&str; 3]| {
        let (day, _) = rest.split_once('-')?;
        NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    };
    parts
        .windows(3)
        .find_map(|part| day([part[0], part[1], part[2]]))
}

impl Call {
    /// Whoever says something else goes on with nothing.
    fn closed_by(&mut self, nick: &str) {
        let own = match &self.open {
            Open::Item(_, by) => by == nick,
            Open::Speech => self.writes(nick),
            Open::Nothing => false,
        };
        if own {
            self.open = Open::Nothing;
        }
    }

    fn writes(&self, nick: &str) -> bool {
        self.writing.has(&plain(nick))
    }

    fn head(&mut self, what: Noted, text: &str) {
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

    fn change(&mut self, list: Listed, change: Change, names: &str, speaker: &str) {
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

/// A nick without the underscores that clients append when it is taken.
fn plain(name: &str) -> String {
    name.trim_end_matches('_').to_lowercase()
}
