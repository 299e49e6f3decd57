//! The lines of a meeting, one after the other: messages, their further lines, and edits of what was said before.
//! Lines in; what each asks for goes to the engine.

use crate::read::log::dialects::MAUBOT;
use std::collections::HashSet;
use std::ops::Range;

use super::engine::Engine;
use super::grammar::{self, Said};
use super::lines::STARTED;
use super::silent::{Does, Silent};
use crate::model::command::Effect;
use crate::model::log::{Line, LineKind, Log, Presence};
use crate::model::meeting::{Deed, ItemKind, Unseen};

impl Engine<'_> {
    pub(super) fn run_lines(&mut self, range: Range<usize>) {
        let log = self.log;
        let end = range.end;
        for index in range {
            let line = &log.lines[index];
            if let Some(last) = self.breaks_off(index, end) {
                self.close(last, false);
            }
            if self.is_bot(index) {
                self.bot_line(index);
                continue;
            }
            match line.kind {
                LineKind::Message if log.dialect == MAUBOT => self.edited_or_not(index, line),
                LineKind::Message => self.message_lines(index, log.text_of(line)),
                LineKind::Continuation if !self.goes_on_unmarked && !log.vocabulary.bang => {
                    self.wrapped(index, log.text_of(line));
                }
                LineKind::Continuation => self.further_line(index, log.text_of(line)),
                LineKind::Redacted => self.silently(index),
                LineKind::Presence(Presence::Renamed) => self.renamed(index),
                _ => {}
            }
        }
    }

    /// What a bot says does nothing, but for who leads and an address: a bot that keeps minutes passes over its own lines alone.
    fn bot_line(&mut self, index: usize) {
        self.hear_chairs(index);
        let (log, said) = (self.log, self.said(index));
        let (line, signs) = (&log.lines[index], log.vocabulary);
        let minuted = self.open.running && signs.hash && line.kind == LineKind::Message;
        if !minuted || grammar::read(said, signs) != Said::Link {
            return;
        }
        let keepers = self.keepers.get_or_insert_with(|| keepers(log));
        let own = line.nick.is_none_or(|nick| keepers.contains(&nick));
        if !own && !keepers.is_empty() {
            self.item(index, ItemKind::Link, said.trim());
        }
    }

    /// Whether no bot keeps the minutes that would refuse what it is asked for.
    pub(super) fn is_alone(&mut self) -> bool {
        let log = self.log;
        let keepers = self.keepers.get_or_insert_with(|| keepers(log));
        keepers.is_empty()
    }

    /// Chairs lead on under a nick that they take, which bots do not know to be theirs; whoever takes it after them does not.
    fn renamed(&mut self, index: usize) {
        let (old, new) = (self.nick(index), self.whole(index));
        if self.open.owner.is_none() || !self.open.chairs.contains(&old) || !self.is_alone() {
            return;
        }
        if self.open.taken.remove(&old) {
            self.open.chairs.remove(&old);
            self.open.unsaid.remove(&old);
        }
        if self.open.chairs.insert(new.to_owned()) {
            self.open.taken.insert(new.to_owned());
            self.open.unsaid.insert(new.to_owned());
        }
    }

    /// What a line that is not shown asks for.
    pub(super) fn does(&self, index: usize) -> Option<&Silent> {
        let found = self.silent.binary_search_by_key(&index, |known| known.line);
        self.silent.get(found.ok()?)
    }

    /// Does what a line that is not shown asks for.
    fn silently(&mut self, index: usize) {
        let Some(Silent {
            nick, does, deed, ..
        }) = self.does(index).cloned()
        else {
            return;
        };
        let may = self.nick_may(&nick, true);
        match does {
            Does::Start => self.start_silently(index, &nick),
            _ if !self.open.running => {}
            Does::Item(item) if may || !does.is_heading() => {
                self.open.standing.push(item);
                self.open.headings.extend(does.is_heading().then_some(item));
                self.open.topics.extend(does.is_topic().then_some(item));
                // Only who leads decides.
                let deed = deed.filter(|deed| may || *deed != Deed::Decided);
                self.unseen(index, deed);
            }
            Does::Undo if may => self.undo(),
            Does::End if may => self.close(index + 1, true),
            Does::Chair(nicks) if may => self.chair_silently(nicks),
            _ => {}
        }
    }

    /// Remembers what a line did that is not shown, up to an `#undo` that means it.
    fn unseen(&mut self, index: usize, deed: Option<Deed>) {
        let line = self.log.number(index);
        let depth = self.open.standing.len();
        let told = deed.map(|deed| (depth, Unseen { line, deed }));
        self.open.unseen.extend(told);
    }

    /// Lets others lead whom a line names that is not shown.
    fn chair_silently(&mut self, nicks: Vec<String>) {
        for nick in nicks {
            if self.open.chairs.insert(nick.clone()) {
                self.open.unsaid.insert(nick);
            }
        }
    }

    /// A message, each of its lines for itself, as bots in Matrix rooms take them.
    fn message_lines(&mut self, index: usize, text: &str) {
        // Most messages are of one line, and nearly all of the time would go into the search for a second one.
        if !text.is_empty() && memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_none() {
            self.fenced = opens_fence(text);
            self.message(index, text, true);
            return;
        }
        for (at, line) in text.lines().enumerate() {
            match at {
                0 => {
                    self.fenced = opens_fence(line);
                    self.message(index, line, true);
                }
                _ => self.further_line(index, line),
            }
        }
    }

    /// A line of a message after its first: it may make an item, if it is no code, and nothing else.
    fn further_line(&mut self, index: usize, line: &str) {
        self.fenced ^= opens_fence(line);
        // Four blanks make code, too (CommonMark, section 4.4).
        let indented = line.starts_with("    ") || line.starts_with('\t');
        let item = !indented && grammar::makes_item(line, self.log.vocabulary);
        if item && !self.fenced {
            self.message(index, line, false);
        }
    }

    /// A line that a copy broke: its rest belongs to what the line made. It is indented, or goes on in the middle of a sentence.
    /// So does what was pasted, but seldom below a line as long as a window is wide.
    fn wrapped(&mut self, index: usize, rest: &str) {
        let Some(above) = index.checked_sub(1) else {
            return;
        };
        let begins = |c: char| c.is_whitespace() || c.is_lowercase();
        if !rest.starts_with(begins) {
            return;
        }
        let rest = rest.trim();
        let number = self.log.number(above);
        let wide = self.is_full(above, rest);
        let goes_on = self.wraps.filter(|(last, _)| *last == above);
        let line = goes_on.map_or(number, |(_, line)| line);
        let made = self.open.items.last_mut();
        let made = made.filter(|item| item.line == line && item.kind != ItemKind::Link);
        if let Some(item) = made.filter(|_| wide && !is_pasted(rest)) {
            item.text.push(' ');
            item.text.push_str(rest);
            self.wraps = Some((index, line));
        }
    }

    /// Whether a line has no room for the word that follows it.
    fn is_full(&self, index: usize, rest: &str) -> bool {
        let whole = self.log.seen(index).whole;
        let word = rest.split_whitespace().next().unwrap_or("");
        let letters = |text: &str| text.trim_end().chars().count();
        letters(whole) + 1 + letters(word) >= WIDE
    }

    /// A message or an edit of one, in the log of the bot that has both; what it makes is remembered.
    fn edited_or_not(&mut self, index: usize, line: &Line) {
        let before = self.open.items.len();
        let text = self.log.text_of(line);
        // Element has a blank before the star, and each further line of an edit stands behind the same stamp.
        let starred = text.trim_start().starts_with("* ");
        let further = self.open.editing == Some((line.nick, line.time));
        self.open.editing = (starred || further).then_some((line.nick, line.time));
        let made = match starred || further {
            true => self.edited(index, text.trim_start()),
            false => {
                self.message_lines(index, text);
                let after = self.open.items.len();
                (after > before).then(|| after - 1)
            }
        };
        if let Some(nick) = line.nick {
            self.open.latest.insert(nick, made);
        }
    }

    /// Remembers an item that is about to be made: the Matrix bot logs edits.
    pub(super) fn remember(&mut self, index: usize, kind: ItemKind) {
        let known = self.open.said.entry((kind, self.nick(index)));
        known.or_default().push(self.open.items.len());
    }

    /// An edit, which the Matrix bot logs as a new message after a star, without telling of which: that of the nick's items of
    /// this kind has the last text that is most like it, or that the nick made just before. Without one it is a command like any
    /// other: most edits mend what was none. Gives the item it is about.
    fn edited(&mut self, index: usize, text: &str) -> Option<usize> {
        let said = grammar::read(text.trim_start_matches("* "), self.log.vocabulary);
        let Said::Command {
            effect: Effect::Item(kind),
            text,
            ..
        } = said
        else {
            return None;
        };
        let nick = self.nick(index);
        let known = self.open.said.entry((kind, nick)).or_default();
        let items = &mut self.open.items;
        // What was taken back stays so: it is not looked at again.
        while known.pop_if(|at| items[*at].withdrawn).is_some() {}
        let near = known.iter().rev().take(LOOKED_AT);
        let alike = near
            .filter(|at| !items[**at].withdrawn)
            .map(|at| (alike(&items[*at].text, text), *at))
            .filter(|(alike, _)| *alike > 0)
            .max();
        let said = self.log.lines[index].nick;
        let latest = said.and_then(|nick| self.open.latest.get(&nick).copied().flatten());
        let just_made = || known.last().copied().filter(|last| latest == Some(*last));
        match alike.map(|(_, at)| at).or_else(just_made) {
            Some(at) => {
                items[at].text = text.to_owned();
                Some(at)
            }
            None => {
                self.item(index, kind, text);
                Some(self.open.items.len() - 1)
            }
        }
    }
}

/// Items of a nick that an edit may be about.
const LOOKED_AT: usize = 8;

/// How much alike two texts are, in hundredths; 0 for texts that are not: fewer than half of their pairs of letters are the same.
fn alike(one: &str, other: &str) -> u32 {
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    if long > short.saturating_mul(3) {
        return 0;
    }
    let same = strsim::sorensen_dice(one, other);
    if same < 0.5 { 0 } else { (same * 100.0) as u32 }
}

/// The bots that tell in a log that meetings begin.
fn keepers(log: &Log) -> HashSet<u32> {
    let bots = log.lines.iter().filter(|line| log.is_bot(line));
    let keepers = bots.filter(|line| log.text_of(line).contains(STARTED));
    keepers.filter_map(|line| line.nick).collect()
}

/// Whether a line begins a block of code, or ends it.
fn opens_fence(line: &str) -> bool {
    line.trim_start().starts_with("```") && line.matches("```").count() % 2 == 1
}

/// Letters of a line that a copy may break: windows and mails are at least as wide.
const WIDE: usize = 60;

/// Whether a text is no rest of a sentence: talk of others, an entry of a list, a command.
fn is_pasted(rest: &str) -> bool {
    rest.starts_with(['<', '#', '!', '>', '[', '{', '-', '*', '\u{2022}'])
        || rest.starts_with("File \"")
        || rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains(':')
}
