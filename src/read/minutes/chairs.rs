//! Who leads a meeting: whoever began it, whom chairs let lead, whom a bot tells, and in the logs of one bot the operators of a
//! channel. Lines of the meeting that is going on in; who may do what chairs do out.

use std::collections::HashSet;

use super::answers::{Answer, chairs_told};
use super::engine::Engine;
use super::lines::split_nicks;
use crate::model::command::Effect;
use crate::model::log::{LineKind, line_around};
use crate::model::person::is_masked;

/// In the nick of the bot that takes operators of a channel for chairs, and before theirs.
const OBEYS: &str = "meetingology";
const OPERATOR: [char; 3] = ['@', '&', '~'];

impl Engine<'_> {
    /// Where the log shows who began, chairs are known and the rest may not; with maubot everybody may.
    pub(super) fn may(&self, index: usize, chair: bool) -> bool {
        self.nick_may(&self.nick(index), chair) || self.is_operator(index)
    }

    /// The same of a nick.
    pub(super) fn nick_may(&self, nick: &str, chair: bool) -> bool {
        !chair
            || self.log.vocabulary.bang
            || self.open.owner.is_none()
            || self.open.chairs.contains(nick)
    }

    /// Takes chairs away from the lead, but never who began. Where a bot tells who leads now, that decides; else the nicks are split
    /// at blanks alone: MeetBot takes `ash,birch` for one nick.
    pub(super) fn unchair(&mut self, index: usize, text: &str) {
        let asked = self.asks(index, Effect::Unchair, text);
        let told = self.answers(index, asked, Answer::Chairs).last();
        let gone: Vec<String> = match told.and_then(|at| chairs_told(self.whole(at))) {
            Some(lead) => {
                let lead: HashSet<String> = lead.into_iter().collect();
                let named = split_nicks(text).into_iter();
                named.filter(|nick| !lead.contains(nick)).collect()
            }
            None => text.split_whitespace().map(str::to_owned).collect(),
        };
        let owner = self.open.owner.as_ref();
        for nick in gone.iter().filter(|nick| owner != Some(*nick)) {
            self.open.chairs.remove(nick);
        }
    }

    /// Takes over from a bot who leads, whatever it was that asked for it: chairs are made in private as well. A list that is not
    /// whole takes nobody the lead.
    pub(super) fn hear_chairs(&mut self, index: usize) {
        let owner = self.open.owner.as_ref().filter(|_| self.open.running);
        let Some((owner, told)) = owner.zip(chairs_told(self.whole(index))) else {
            return;
        };
        let below = self.log.lines.get(index + 1);
        let goes_on = below.is_some_and(|line| line.kind == LineKind::Continuation)
            || self.whole(index).contains("more message");
        let named: HashSet<String> = told.into_iter().collect();
        let masked = named.iter().any(|nick| is_masked(nick));
        if named.contains(owner) && !goes_on && !masked {
            let unsaid = &self.open.unsaid;
            let stays = |nick: &String| named.contains(nick) || unsaid.contains(nick);
            self.open.chairs.retain(stays);
        }
        let named = named.into_iter().filter(|nick| !is_masked(nick));
        self.open.chairs.extend(named);
    }

    /// Whether a sign before the nick in a line says that its channel has made it an operator, in a log of the bot that obeys them.
    pub(super) fn is_operator(&self, index: usize) -> bool {
        let mut bots = self.bots.iter();
        let line = &self.log.lines[index];
        let nick = self.log.nick_of(line).filter(|nick| nick.matrix.is_none());
        let Some(nick) = nick.filter(|_| bots.any(|bot| bot.to_lowercase().contains(OBEYS))) else {
            return false;
        };
        let start = line.text.start as usize;
        let head = &self.log.text[line_around(&self.log.text, start).start..start];
        head.match_indices(nick.name.as_str()).any(|(at, _)| {
            let before = head[..at].strip_suffix(OPERATOR);
            before.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
        })
    }
}
