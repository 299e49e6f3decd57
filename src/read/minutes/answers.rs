//! What bots answer: to which command an answer belongs, and what it tells of it. Lines of a log in; what was done, what was
//! refused, and what bots tell beside that out. What follows from it is the business of the engine.
//! The rule for all of them: an answer belongs to the last command before it that it fits.

use super::engine::Engine;
use super::grammar::{self, Said};
use super::lines::{STARTED, split_nicks};
use super::silent::Does;
use super::vote::{self, Told};
use crate::model::command::{Effect, Motion};
use crate::model::log::{ANSWER, Line, LineKind, Presence, line_around};
use crate::model::meeting::ItemKind;
use crate::model::words::after_one_of;

/// What bots say of a start that they do not take.
const NO_START: &[&str] = &[
    "A meeting name is required",
    "must be called by itself",
    "You do not have permission to start",
];

/// The same of an end.
const NO_END: &str = "You do not have permission to end";

/// Before the name that a bot gives a meeting.
const NAMES: &[&str] = &[
    "The meeting name has been set to '",
    "The Meeting name is '",
];

/// A command that waits for an answer.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    effect: Effect,
    text: &'a str,
    nick: &'a str,
}

/// What an answer tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// That it is done.
    Done,
    /// That it is not.
    Refused,
    /// How the meeting is called.
    Named,
    /// Who leads.
    Chairs,
    /// What a vote came to.
    Counted,
}

impl Answer {
    /// Whether a bot may say something to a command.
    fn fits(self, asked: &Asked<'_>, said: &str) -> bool {
        match (self, asked.effect) {
            (Answer::Done, _) => is_done(asked, said),
            (Answer::Refused, Effect::Start) => NO_START.iter().any(|words| said.contains(words)),
            (Answer::Refused, Effect::End) => said.contains(NO_END),
            (Answer::Named, Effect::Start | Effect::MeetingName) => name_told(said).is_some(),
            (Answer::Chairs, Effect::Chair | Effect::Unchair) => chairs_told(said).is_some(),
            (
                Answer::Counted,
                Effect::StartVote | Effect::EndVote | Effect::End | Effect::Motion(Motion::Close),
            ) => vote::told(said).is_any(),
            _ => false,
        }
    }
}

/// Whether a bot tells by this that it did what somebody asked for.
fn is_done(asked: &Asked<'_>, said: &str) -> bool {
    let repeats = |words: &str| {
        let repeated = said.split_once(words).map(|(_, rest)| rest.trim());
        !asked.text.is_empty() && repeated == Some(asked.text)
    };
    match asked.effect {
        Effect::Start => said.contains(STARTED),
        Effect::End => said.contains("Meeting ended"),
        Effect::Item(kind) => repeats(&format!("{}: ", kind.as_str().to_uppercase())),
        Effect::Vote => repeats("Please vote on: "),
        Effect::EndVote => said.contains("Voting ended on: "),
        Effect::Required => said.contains("to be passed"),
        Effect::Undo => said.contains("Removing item from minutes: "),
        Effect::StartVote => {
            let question = asked
                .text
                .rfind('?')
                .map(|end| asked.text[..end].trim_end());
            question.is_some_and(|asks| said.contains(&format!("Begin voting on: {asks}?")))
        }
        Effect::Chair | Effect::Unchair => {
            let named = split_nicks(asked.text);
            let lead = asked.effect == Effect::Chair;
            let told = chairs_told(said).filter(|_| !named.is_empty());
            told.is_some_and(|told| named.iter().all(|nick| told.contains(nick) == lead))
        }
        _ => false,
    }
}

/// The chairs of whom a bot tells.
pub(super) fn chairs_told(said: &str) -> Option<Vec<String>> {
    said.strip_prefix("Current chairs:").map(split_nicks)
}

/// The name of a meeting that a bot tells.
fn name_told(said: &str) -> Option<&str> {
    let named = after_one_of(said, NAMES)?;
    Some(named.trim_end_matches('\''))
}

/// Who leads a meeting that begins, as a bot tells: `The chair is ash.`
fn chair_told(said: &str) -> Option<&str> {
    let (_, rest) = said.split_once("The chair is ")?;
    let nick = rest.split_once(". ").map_or(rest, |(nick, _)| nick);
    Some(nick.trim().trim_end_matches('.'))
}

impl<'l> Engine<'l> {
    /// Whether a bot did what a line asks for: some obey others than the chairs, as meetingology the operators of a channel, and a
    /// log does not tell who they are.
    pub(super) fn is_done(&self, index: usize, effect: Effect, text: &str) -> bool {
        let asked = self.asks(index, effect, text);
        self.answers(index, asked, Answer::Done).next().is_some()
    }

    /// Whether a bot says that nothing comes of a start or an end. One that refuses and obeys all the same, obeys.
    pub(super) fn is_refused(&self, index: usize, effect: Effect) -> bool {
        let asked = self.asks(index, effect, "");
        let refused = self.answers(index, asked, Answer::Refused).next();
        refused.is_some() && !self.is_done(index, effect, "")
    }

    /// What a bot says of a vote that ends in a line: some may have told their vote to it alone.
    pub(super) fn told_of_vote(&self, index: usize) -> Told {
        let asked = self.asks(index, Effect::EndVote, "");
        let told = self.answers(index, asked, Answer::Counted);
        told.fold(Told::default(), |known, at| {
            known.or(vote::told(self.whole(at)))
        })
    }

    /// The name a bot gives a meeting that was started without one.
    pub(super) fn name_from_bot(&self, index: usize) -> Option<String> {
        let asked = self.asks(index, Effect::Start, "");
        let mut told = self.answers(index, asked, Answer::Named);
        told.find_map(|at| Some(name_told(self.said(at))?.replace('_', " ")))
    }

    /// The lines that answer a command.
    pub(super) fn answers<'e>(
        &'e self,
        index: usize,
        own: Asked<'e>,
        answer: Answer,
    ) -> impl Iterator<Item = usize> + 'e {
        self.log.answers(index, move |asked, at| {
            let asked = match asked == index {
                true => Some(own),
                false => self.asked(asked),
            };
            asked.is_some_and(|asked| self.fits(&asked, answer, at))
        })
    }

    fn fits(&self, asked: &Asked<'_>, answer: Answer, at: usize) -> bool {
        let line = &self.log.lines[at];
        let told = matches!(
            line.kind,
            LineKind::Presence(Presence::Notice | Presence::Topic | Presence::RoomTopic)
        );
        if told || !self.log.is_bot(line) {
            let topic = asked.effect == Effect::Item(ItemKind::Topic);
            return told && topic && answer == Answer::Done && self.sets_topic(line, asked.text);
        }
        let said = self.log.text_of(line);
        answer.fits(asked, said) && (asked.effect != Effect::Start || self.leads(asked, at, said))
    }

    /// Whether a bot that says who leads means whoever asked, or nobody who did.
    fn leads(&self, asked: &Asked<'_>, at: usize, said: &str) -> bool {
        let Some(chair) = chair_told(said).filter(|chair| *chair != asked.nick) else {
            return true;
        };
        let mut before = at.saturating_sub(ANSWER)..at;
        !before.any(|before| {
            // Most lines are of others, and quickly passed over.
            let theirs = self.asks(before, Effect::Start, "").nick == chair;
            let asked = theirs.then(|| self.asked(before)).flatten();
            asked.is_some_and(|asked| asked.effect == Effect::Start)
        })
    }

    /// What a line asks for.
    fn asked(&self, index: usize) -> Option<Asked<'_>> {
        let line = &self.log.lines[index];
        if line.kind == LineKind::Redacted {
            let silent = self.does(index)?;
            let effect = match silent.does {
                Does::Start => Effect::Start,
                Does::End => Effect::End,
                Does::Undo => Effect::Undo,
                Does::Item(_) | Does::Chair(_) | Does::Speaks => return None,
            };
            return Some(Asked {
                effect,
                text: "",
                nick: &silent.nick,
            });
        }
        if line.kind != LineKind::Message || self.log.is_bot(line) {
            return None;
        }
        let (effect, text) = match grammar::read(self.said(index), self.log.vocabulary) {
            Said::Command { effect, text, .. } => (effect, text),
            Said::Unknown {
                near: Some("endmeeting"),
                glued: true,
                ..
            } => (Effect::End, ""),
            _ => return None,
        };
        Some(self.asks(index, effect, text))
    }

    pub(super) fn asks<'a>(&'a self, index: usize, effect: Effect, text: &'a str) -> Asked<'a> {
        let silent = || self.does(index).map(|silent| silent.nick.as_str());
        let nick = self.log.nick_of(&self.log.lines[index]);
        let nick = nick.map(|nick| nick.name.as_str()).or_else(silent);
        Asked {
            effect,
            text,
            nick: nick.unwrap_or_default(),
        }
    }

    /// What a line says.
    pub(super) fn whole(&self, index: usize) -> &'l str {
        self.log.text_of(&self.log.lines[index])
    }

    /// The first line of a message.
    pub(super) fn said(&self, index: usize) -> &'l str {
        self.whole(index).lines().next().unwrap_or_default()
    }

    /// Whether a bot makes a text the topic of the room in a line: alone, behind that of the meeting, or before it.
    fn sets_topic(&self, line: &Line, text: &str) -> bool {
        let whole = &self.log.text[line_around(&self.log.text, line.text.start as usize)];
        let Some((who, topic)) = whole.split_once("topic") else {
            return false;
        };
        let mut words = who.split(|c: char| c.is_whitespace() || matches!(c, '@' | '<' | '>'));
        let topic = topic.trim_end().trim_end_matches(['"', '\'']);
        let topic = topic.split(" (Meeting topic:").next().unwrap_or(topic);
        let before = topic.strip_suffix(text);
        before.is_some_and(|before| before.ends_with([' ', '"', '\'']))
            && words.any(|word| self.bots.contains(word))
    }
}
