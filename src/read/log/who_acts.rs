//! Who acts, once everybody who speaks is known: names of several words, nicks in brackets and behind signs of somebody's own. Read
//! lines in, the same lines with another speaker out.

use std::collections::BTreeSet;

use hashbrown::{HashMap, HashSet};

use super::labelled_facts::as_it_stands;
use super::reader::{Reader, narrow, span_of};
use super::shape::acting;
use super::topic;
use crate::model::log::{Line, LineKind, Nick, Presence, line_around};

/// Names of several words, to be found without a look at each.
struct Names<'n> {
    by_name: HashMap<&'n str, u32>,
    /// How many blanks they hold.
    blanks: BTreeSet<usize>,
}

impl<'n> Names<'n> {
    fn of(nicks: &'n [Nick]) -> Self {
        let several = nicks.iter().zip(0..);
        let several = several.filter(|(nick, _)| nick.name.contains(' '));
        let (mut by_name, mut blanks) = (HashMap::new(), BTreeSet::new());
        for (nick, at) in several {
            by_name.entry(nick.name.as_str()).or_insert(at);
            blanks.insert(nick.name.matches(' ').count());
        }
        Names { by_name, blanks }
    }

    /// The longest name that begins with a word and goes on in what stands behind it: how many bytes of that it takes, and
    /// whose it is.
    fn begins(&self, first: &str, said: &str) -> Option<(usize, u32)> {
        let whole = format!("{first} {said}");
        let blanks = whole.match_indices(' ').map(|(at, _)| at);
        let ends: Vec<usize> = blanks.chain([whole.len()]).collect();
        let longer = self
            .blanks
            .iter()
            .rev()
            .filter_map(|count| ends.get(*count));
        let mut longer = longer.filter(|end| **end > first.len());
        longer.find_map(|end| {
            let at = *self.by_name.get(whole.get(..*end)?)?;
            let next = (*end + 1).min(whole.len());
            Some((next - first.len() - 1, at))
        })
    }
}

impl Reader {
    /// In an action nothing stands between a name of several words and what is done: a name known from messages tells, be it
    /// from later ones.
    pub(super) fn settle(&mut self, text: &str) {
        self.settle_brackets(text);
        self.settle_signed(text);
        self.settle_topics(text);
        let names = Names::of(&self.nicks);
        let acting = self.lines.iter_mut();
        for line in acting.filter(|line| line.kind == LineKind::Action && !names.by_name.is_empty())
        {
            let said = line.words(text);
            let Some(first) = line.nick.and_then(|nick| self.nicks.get(nick as usize)) else {
                continue;
            };
            if let Some((length, at)) = names.begins(&first.name, said) {
                line.text.start += narrow(0..length).end;
                line.nick = Some(at);
            }
        }
    }

    /// What stands behind a sign of somebody's own is done by whoever is named first, if that is somebody in the log; else it stands
    /// there as it is.
    fn settle_signed(&mut self, text: &str) {
        for at in 0..self.lines.len() {
            let line = &self.lines[at];
            if line.kind != LineKind::Presence(Presence::Notice) || line.text.is_empty() {
                continue;
            }
            let acts = acting(line.words(text));
            let acts = acts.and_then(|(nick, done)| Some((self.known(nick)?, done)));
            let Some((nick, done)) = acts else {
                as_it_stands(self, text, at);
                continue;
            };
            let line = &mut self.lines[at];
            (line.kind, line.nick) = (LineKind::Action, Some(nick));
            line.text = narrow(span_of(text, done));
        }
    }

    /// Who set the topic that a room has, where the line below it tells: of some people nothing is shown.
    fn settle_topics(&mut self, text: &str) {
        let topic = |line: &Line| line.kind == LineKind::Presence(Presence::RoomTopic);
        for at in 0..self.lines.len() {
            let Some(below) = self.lines.get(at + 1).filter(|_| topic(&self.lines[at])) else {
                continue;
            };
            let whole = text.get(line_around(text, below.text.start as usize));
            let notice = below.kind == LineKind::Presence(Presence::Notice);
            let setter = whole.filter(|_| notice).and_then(topic::setter);
            if let Some(nick) = setter {
                self.lines[at].nick = Some(self.nick(nick));
            }
        }
    }

    /// `* [nick] nods` is what a server tells of somebody, unless people in brackets speak here.
    fn settle_brackets(&mut self, text: &str) {
        let said = |line: &&Line| line.kind == LineKind::Message;
        let speak: HashSet<u32> = self
            .lines
            .iter()
            .filter(said)
            .filter_map(|line| line.nick)
            .collect();
        let bracketed = |nick: &u32| self.nicks[*nick as usize].name.starts_with('[');
        let speak: HashMap<&str, u32> = speak
            .into_iter()
            .filter(bracketed)
            .map(|nick| (self.nicks[nick as usize].name.as_str(), nick))
            .collect();
        if speak.is_empty() {
            return;
        }
        let told = |line: &&mut Line| line.kind == LineKind::Presence(Presence::Notice);
        for line in self.lines.iter_mut().filter(told) {
            let end = line.text.end as usize;
            let begin = line_around(text, end).start;
            let Some(at) = text[begin..end].find("* [").map(|at| begin + at + 2) else {
                continue;
            };
            let (name, rest) = text[at..end]
                .split_once(' ')
                .unwrap_or((&text[at..end], ""));
            if let Some(nick) = speak.get(name) {
                line.kind = LineKind::Action;
                line.nick = Some(*nick);
                line.text = narrow(end - rest.len()..end);
            }
        }
    }
}
