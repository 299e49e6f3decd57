//! A call as a scribe keeps it: who is there, who writes, who speaks, what goes on in the next line.
//! Records in order in; items, lists of people and speech out, in the open meeting of the engine.
//! Rules: W3C scribe.perl 2, passes 3 and 4.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::call::{Open, as_typed, plain};
use super::grammar::{self, Change, Listed, Noted, Said};
use super::{Record, records, speaker};
use crate::model::meeting::{ItemKind, Speech};
use crate::read::minutes::engine::Engine;

/// What ends the preformatted block that a line begins, if it begins one (scribe.perl, pass 4, rule 2); a language may be told.
fn fence(line: &str) -> Option<&'static str> {
    if line == "[[" {
        return Some("]]");
    }
    let language = line.strip_prefix("```")?;
    (!language.contains([' ', '`'])).then_some("```")
}

impl Engine<'_> {
    /// Runs a range of lines that speak to a scribe.
    pub(in crate::read::minutes) fn run_call(&mut self, range: std::ops::Range<usize>) {
        let hidden = self.silent;
        let mut silent = hidden.partition_point(|known| known.line < range.start);
        let records = self.joined(records(self.log, range));
        self.open.call.nicks = self.nicks_beside_names(&records);
        let first = match self.log.vocabulary.scribed {
            true => self.first_scribes(&records),
            false => Vec::new(),
        };
        first
            .iter()
            .for_each(|nick| self.open.call.writing.add(&plain(nick)));
        let preformatted = self.preformatted(&records);
        for (at, record) in records.iter().enumerate() {
            let made = (self.open.items.len(), self.open.call.speech.len());
            // What goes on here does so with no words before those that are not shown.
            while let Some(hidden) = hidden.get(silent).filter(|at| at.line < record.line) {
                self.open.call.closed_by(&hidden.nick);
                silent += 1;
            }
            self.record(record, preformatted.contains(&at));
            if record.place != record.line {
                self.put_in(self.log.number(record.place), made);
            }
        }
    }

    fn record(&mut self, record: &Record<'_>, preformatted: bool) {
        let (line, text) = (record.line, record.text.as_ref());
        if preformatted {
            // Nothing in a block is anybody's but of whoever typed it.
            let nick = self.nick(line);
            let speaker = Some(nick.as_str()).filter(|nick| !self.open.call.writes(nick));
            self.says(line, text, Some((speaker, text)));
        } else if record.failed {
            let message = format!(
                "`{}` changes nothing: no line before it holds this text",
                text.trim()
            );
            self.warn(line, "failed-edit", message, None);
        } else if self.is_bot(line) {
            self.bot_in_call(line, text);
        } else if !self.message(line, text, false) {
            self.call_line(line, text);
        }
    }

    /// What a record made that was put in, behind so many items and so much speech, stands where it was put.
    fn put_in(&mut self, place: u32, (items, speech): (usize, usize)) {
        let made = self.open.items.iter_mut().skip(items);
        made.for_each(|item| item.place = place);
        let made = self.open.call.speech.iter_mut().skip(speech);
        made.for_each(|speech| speech.place = place);
    }

    /// Bots break what is too long for one line.
    fn joined<'r>(&self, records: Vec<Record<'r>>) -> Vec<Record<'r>> {
        let mut joined: Vec<Record<'r>> = Vec::with_capacity(records.len());
        for record in records {
            let rest = record.text.strip_prefix("... ");
            let rest = rest.filter(|_| self.is_bot(record.line));
            let last = joined.last_mut().zip(rest);
            match last.filter(|(last, _)| self.nick(last.line) == self.nick(record.line)) {
                Some((last, rest)) => {
                    let text = format!("{} {rest}", last.text.trim_end());
                    last.text = text.into();
                }
                None => joined.push(record),
            }
        }
        joined
    }

    /// Who writes until somebody else is named: whoever is named first, the most talkative person if nobody ever is.
    fn first_scribes(&self, records: &[Record<'_>]) -> Vec<String> {
        let named = |record: &Record<'_>| {
            let said = grammar::read(&record.text);
            let Said::List(Listed::Scribe, Change::Set | Change::Add, names) = said else {
                return None;
            };
            let bot = self.is_bot(record.line);
            let nobody = names.is_empty() && matches!(said, Said::List(_, Change::Set, _));
            if bot || nobody || self.open.call.is_name(names) {
                return None;
            }
            Some(match names {
                "" => vec![self.nick(record.line)],
                names => names.split(',').map(as_typed).map(str::to_owned).collect(),
            })
        };
        let first = records.iter().find_map(named);
        first.unwrap_or_else(|| self.most_talkative(records).into_iter().collect())
    }

    fn most_talkative(&self, records: &[Record<'_>]) -> Option<String> {
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
            Said::Amended(number, text) => self.amended(number, text),
            Said::List(Listed::Scribe, Change::Set, names) if self.open.call.is_name(names) => {
                self.open.call.named(names);
            }
            Said::List(list, change, names) => self.open.call.change(list, change, names, &nick),
            Said::More(more) if self.goes_on(&nick, more) => {}
            Said::Aside => self.shown_to(line, text),
            // A backslash says that the rest is nothing but text, and nobody's but the scribe's (rule 26).
            Said::Literal => {
                let text = text.trim_start().trim_start_matches('\\');
                let writes = self.open.call.writes(&nick);
                let said = (Some(nick.as_str()).filter(|_| !writes), text);
                self.says(line, text, Some(said));
            }
            Said::Speech(..) | Said::Talk | Said::More(_) => self.spoken(line, text),
        }
    }

    /// To whom RRSAgent is told to show the log: the last word of it counts.
    fn shown_to(&mut self, line: usize, text: &str) {
        match grammar::shows_logs(text) {
            Some(true) => self.open.restricted = None,
            Some(false) => self.open.restricted = Some(line),
            None => {}
        }
    }

    fn noted(&mut self, line: usize, what: Noted, text: &str) {
        let kind = match what {
            Noted::Topic => ItemKind::Topic,
            Noted::Subtopic => ItemKind::Subtopic,
            Noted::Action => ItemKind::Action,
            Noted::Done => ItemKind::Done,
            Noted::Resolution => ItemKind::Resolution,
            Noted::Issue => ItemKind::Info,
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
        let item = Open::Item(self.open.items.len());
        self.open.call.opened_by(self.nick(line), item);
        match what {
            // There is no kind for it: its word says what it is.
            Noted::Issue => self.item(line, kind, &format!("ISSUE: {text}")),
            _ => self.item(line, kind, text),
        }
    }

    /// An action of this call, by its number, has other words, or is dropped. RRSAgent counts what was typed, and nothing that
    /// was put in.
    fn amended(&mut self, number: usize, text: &str) {
        let items = self.open.items.iter_mut();
        let typed = items.filter(|item| item.place == item.line);
        let mut actions = typed.filter(|item| item.kind == ItemKind::Action);
        if let Some(action) = actions.nth(number - 1) {
            match text {
                "" => action.withdrawn = true,
                text => text.clone_into(&mut action.text),
            }
        }
    }

    /// Who speaks in this log, where older rules hold, by which the nick of a scribe is told beside the name: else nothing.
    fn nicks_beside_names(&self, records: &[Record<'_>]) -> HashSet<String> {
        if !records
            .iter()
            .any(|record| grammar::tells_nick(&record.text))
        {
            return HashSet::new();
        }
        self.log
            .nicks
            .iter()
            .map(|nick| plain(&nick.name))
            .collect()
    }

    /// Records inside blocks that a speaker sets off by three backticks or by double brackets; one that is not closed is
    /// none.
    fn preformatted(&self, records: &[Record<'_>]) -> HashSet<usize> {
        let mut found = HashSet::new();
        let sign = |record: &Record<'_>| fence(record.text.trim());
        if !records.iter().any(|record| sign(record).is_some()) {
            return found;
        }
        let mut open: HashMap<String, (&str, Vec<usize>)> = HashMap::new();
        for (at, record) in records.iter().enumerate() {
            let nick = self.nick(record.line);
            match (open.get_mut(&nick), sign(record)) {
                (Some((closing, inside)), _) => {
                    inside.push(at);
                    let text = record.text.trim_end();
                    // `[[Harbour]]` is a link of a wiki.
                    if text.ends_with(*closing) && !text.contains("[[") {
                        found.extend(inside.drain(..));
                        open.remove(&nick);
                    }
                }
                (None, Some(closing)) => drop(open.insert(nick, (closing, vec![at]))),
                (None, None) => {}
            }
        }
        found
    }

    /// Whether a nick had begun something that goes on with this: an item with more of its text, speech with one more line.
    fn goes_on(&mut self, nick: &str, more: &str) -> bool {
        let call = &mut self.open.call;
        let writes = call.writes(nick);
        let text = match call.open_of(nick) {
            Some(Open::Item(index)) => {
                let item = self.open.items.get_mut(index);
                item.map(|item| (' ', &mut item.text))
            }
            Some(Open::Speech(index)) => {
                let speech = call.speech.get_mut(index).filter(|_| writes);
                speech.map(|speech| ('\n', &mut speech.text))
            }
            None => None,
        };
        let Some((between, text)) = text else {
            return false;
        };
        text.push(between);
        text.push_str(more);
        true
    }

    /// What is no command (scribe.perl, pass 4, rules 25 to 30): the scribe writes what others say and what goes on, everybody else
    /// speaks for themselves.
    fn spoken(&mut self, line: usize, text: &str) {
        self.says(line, text, None);
    }

    /// The same where it may be known who speaks, and what.
    fn says(&mut self, line: usize, text: &str, known: Option<(Option<&str>, &str)>) {
        let nick = self.nick(line);
        // An address on the way ends nothing (`-> https://example.org/ Slides`).
        let on_the_way = text.trim_start().starts_with("->");
        if !on_the_way {
            self.open.call.closed_by(&nick);
        }
        // The marks around a block are none of it.
        let mark = fence(text.trim()).is_some() || text.trim() == "]]";
        if mark || !self.log.vocabulary.scribed {
            return;
        }
        let (speaker, said) = known.unwrap_or_else(|| match self.open.call.writes(&nick) {
            true => speaker::told_by_scribe(text, &nick),
            false => (Some(nick.as_str()), text),
        });
        let number = self.log.number(line);
        let speech = Speech {
            speaker: speaker.map(str::to_owned),
            typed: speaker == Some(nick.as_str()),
            text: said.trim().to_owned(),
            line: number,
            place: number,
            topic: self.open.headings.last().copied(),
        };
        let call = &mut self.open.call;
        if !speech.typed && !on_the_way {
            call.opened_by(nick, Open::Speech(call.speech.len()));
        }
        call.speech.push(speech);
    }
}
