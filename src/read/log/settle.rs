//! Who acts, once everybody who speaks is known: names of several words, and nicks in brackets. Read lines in, the same lines
//! with another speaker out.

use hashbrown::{HashMap, HashSet};

use super::reader::{Reader, narrow};
use crate::model::log::{Line, LineKind, Presence};

impl Reader {
    /// In an action nothing stands between a name of several words and what is done: a name known from messages tells, be it
    /// from later ones.
    pub(super) fn settle(&mut self, text: &str) {
        self.settle_brackets(text);
        let several = self.nicks.iter().zip(0..);
        let several = several.filter(|(nick, _)| nick.name.contains(' '));
        let mut names: Vec<(&str, u32)> =
            several.map(|(nick, at)| (nick.name.as_str(), at)).collect();
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        let acting = self.lines.iter_mut();
        for line in acting.filter(|line| line.kind == LineKind::Action && !names.is_empty()) {
            let said = &text[line.text.start as usize..line.text.end as usize];
            let Some(first) = line.nick.and_then(|nick| self.nicks.get(nick as usize)) else {
                continue;
            };
            let more = |name: &str| {
                let more = name.strip_prefix(first.name.as_str())?.strip_prefix(' ')?;
                let rest = said.strip_prefix(more)?;
                (rest.is_empty() || rest.starts_with(' '))
                    .then(|| more.len() + usize::from(!rest.is_empty()))
            };
            if let Some((length, at)) = names.iter().find_map(|(name, at)| Some((more(name)?, *at)))
            {
                line.text.start += narrow(0..length).end;
                line.nick = Some(at);
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
            let begin = text[..end].rfind(['\n', '\r']).map_or(0, |at| at + 1);
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
