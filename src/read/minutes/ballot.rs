//! The votes of a meeting that is going on: asked for, cast, counted, left open.
//! Lines that ask for something in; votes, items and notes out. What a vote is, `vote` knows.

use super::engine::Engine;
use super::vote::{self, Vote};
use crate::model::command::{Effect, Motion};
use crate::model::meeting::ItemKind;
use crate::report::listed;

/// Characters of a question that a note repeats.
const BRIEF: usize = 80;

/// The beginning of a text, for a note about another line.
fn brief(text: &str) -> String {
    match text.char_indices().nth(BRIEF) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

impl Engine<'_> {
    fn note_vote(&mut self, index: usize, message: String, hint: Option<String>) {
        self.warn(index, "vote", message, hint);
    }

    pub(super) fn start_vote(&mut self, index: usize, text: &str) {
        self.open.polls.started = true;
        if self.open.vote.as_ref().is_some_and(Vote::is_of_hands) {
            self.leave_vote(index, true);
        }
        if let Some(vote) = &self.open.vote {
            let message = format!(
                "the vote on \"{}\" is still open: this one is passed over",
                brief(vote.question())
            );
            return self.note_vote(index, message, None);
        }
        self.open.vote = Vote::open(text);
        self.open.asked = index;
        if self.open.vote.is_none() {
            let hint = "write `#startvote Question? option, option`".to_owned();
            self.note_vote(index, "this vote asks no question".to_owned(), Some(hint));
        }
    }

    /// `#vote` and a question of a chair while no vote is open asks for a show of hands, unless votes are started here otherwise;
    /// the bot that knows it is meetingology. One word is a question where chairs are known.
    pub(super) fn cast_vote(&mut self, index: usize, text: &str) {
        let nick = self.nick(index);
        let word = self.open.owner.is_some() && !text.is_empty() && vote::hand(text).is_none();
        let asks = (word || text.contains([' ', '?'])) && !self.open.polls.started;
        let may = || self.may(index, true) || self.is_done(index, Effect::Vote, text);
        if self.open.vote.is_none() && asks && may() {
            self.open.vote = Some(Vote::of_hands(text));
            self.open.asked = index;
            return;
        }
        let Some(vote) = &mut self.open.vote else {
            return self.note_vote(index, "no vote is open".to_owned(), None);
        };
        if vote.is_on_motion() {
            if !vote.cast_on_motion(&nick, text) {
                let message = format!("`{text}` counts against the motion, as all without `+`");
                self.note_vote(index, message, Some("say `+1` or `-1`".to_owned()));
            }
            return;
        }
        if !vote.cast(&nick, text) {
            let hint = match vote.is_of_hands() {
                true => "say `+1`, `-1` or `+0`".to_owned(),
                false => format!("options are {}", listed(vote.options())),
            };
            self.note_vote(
                index,
                format!("`{text}` is no option of this vote"),
                Some(hint),
            );
        }
    }

    /// Whoever may vote is there (meetingology).
    pub(super) fn hear_voters(&mut self, text: &str) {
        let named = self.open.polls.hear(text);
        self.open.named.extend(named);
    }

    /// A message that may raise a hand.
    pub(super) fn raise_hand(&mut self, index: usize, text: &str) {
        let nick = self.nick(index);
        let counts = self.open.polls.hears(&nick);
        let open = self.open.vote.as_mut();
        let open = open.filter(|vote| vote.is_of_hands() && !vote.is_on_motion());
        let hand = vote::hand(text.trim_start()).filter(|_| counts);
        if let Some((vote, hand)) = open.zip(hand) {
            vote.cast(&nick, hand);
        }
    }

    /// A motion is voted on by `#vote +1` until it is closed or somebody tells its outcome (hcoop).
    pub(super) fn motion(&mut self, index: usize, motion: Motion, text: &str) {
        match motion {
            Motion::Put => {
                self.open.polls.started = true;
                self.leave_vote(index, true);
                self.open.vote = Some(Vote::on_motion(text));
                self.open.asked = index;
            }
            Motion::Close => {
                let open = self.open.vote.as_ref();
                if open.is_some_and(|vote| vote.is_on_motion() && vote.is_cast()) {
                    self.end_vote(index);
                }
            }
            Motion::Failed => self.outcome(index, ItemKind::Rejected, text),
            Motion::Inconclusive => self.outcome(index, ItemKind::Info, text),
        }
    }

    /// What came of something. A motion that is open ends with it, and stands for what is not told again.
    pub(super) fn outcome(&mut self, index: usize, kind: ItemKind, text: &str) {
        let motion = self.open.vote.take_if(|vote| vote.is_on_motion());
        if let Some(vote) = motion.as_ref().filter(|vote| vote.is_cast()) {
            self.item(index, ItemKind::Vote, &vote.result());
        }
        let question = motion.as_ref().map(Vote::question);
        let text = question.filter(|_| text.is_empty()).unwrap_or(text);
        self.item(index, kind, text);
    }

    pub(super) fn end_vote(&mut self, index: usize) {
        let told = self.told_of_vote(index);
        match self.open.vote.take() {
            Some(mut vote) => {
                vote.hear_bot(told);
                vote.decide(self.open.polls.required);
                self.item(index, ItemKind::Vote, &vote.result());
            }
            None => self.note_vote(index, "no vote is open".to_owned(), None),
        }
    }

    /// A vote that nobody ended is counted as it stands where the meeting is over, as meetingology does, or where another one
    /// begins; `by_command` if a chair says so there. Else whoever asked for it has it in the minutes.
    pub(super) fn leave_vote(&mut self, index: usize, by_command: bool) {
        let Some(mut vote) = self.open.vote.take() else {
            return;
        };
        if by_command {
            vote.hear_bot(self.told_of_vote(index));
        }
        // A motion is decided by whoever closes it alone.
        if by_command && !vote.is_on_motion() {
            vote.decide(self.open.polls.required);
        }
        let asked = self.open.asked;
        // What is no talk has no place of its own.
        let mut talk = (asked..=index).rev();
        let talk = talk.find(|at| by_command || self.log.lines[*at].is_talk());
        let told = match vote.is_cast() {
            true => "is counted as it stands at the end",
            false => "is passed over: nobody voted",
        };
        if !vote.is_of_hands() || !by_command || !vote.is_cast() {
            let message = format!("the vote on \"{}\" {told}", brief(vote.question()));
            let hint = "end it by `#endvote`".to_owned();
            self.note_vote(asked, message, Some(hint));
        }
        if vote.is_cast() {
            self.item(talk.unwrap_or(asked), ItemKind::Vote, &vote.result());
            let asker = self.nick(asked);
            if let Some(item) = self.open.items.last_mut().filter(|_| !by_command) {
                item.nick = asker;
            }
        }
    }
}
