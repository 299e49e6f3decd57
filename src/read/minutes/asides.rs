//! What the engine does beside the minutes: votes, what bots answer, and notes about commands that came to nothing.
//! Lines of the meeting that is going on in; votes, items and notes out.

use std::collections::HashSet;

use super::engine::Engine;
use super::lines::{physical, split_nicks};
use super::vote::{self, Vote};
use crate::model::command::Effect;
use crate::model::log::{Line, LineKind, Presence, line_around};
use crate::model::meeting::ItemKind;
use crate::place::Place;
use crate::report::{Note, Severity, listed};

/// Characters of a question that a note repeats.
const BRIEF: usize = 80;

/// The beginning of a text, for a note about another line.
fn brief(text: &str) -> String {
    match text.char_indices().nth(BRIEF) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// The chairs of whom a bot tells.
fn chairs_told(text: &str) -> Option<Vec<String>> {
    text.strip_prefix("Current chairs:").map(split_nicks)
}

impl Engine<'_> {
    pub(super) fn note_not_chair(&mut self, index: usize, word: &str) {
        let message = format!(
            "`{word}` by {}, who is no chair of this meeting: no item",
            self.nick(index)
        );
        self.note(index, Severity::Warning, "not-chair", message, None);
    }

    pub(super) fn note_no_end(&mut self, begin: usize) {
        let message =
            "this meeting has no end: it goes on to the end of the log, or to the next start"
                .to_owned();
        self.note(begin, Severity::Warning, "no-end", message, None);
    }

    pub(super) fn note_mark(&mut self, index: usize, word: &str, mark: Option<char>) {
        if let Some(mark) = mark {
            let message = format!("`{mark}` after `{word}` is taken for a blank");
            self.note(index, Severity::Warning, "command-mark", message, None);
        }
    }

    pub(super) fn note_unknown(
        &mut self,
        index: usize,
        word: &str,
        near: Option<&str>,
        glued: bool,
    ) {
        let check = if glued {
            "glued-command"
        } else {
            "unknown-command"
        };
        let sign = if self.log.vocabulary.bang { '!' } else { '#' };
        let hint = near.map(|near| match glued {
            true => format!("a blank is missing after `{near}`"),
            false if word.starts_with(['#', '!', '^']) => {
                format!("commands begin with `{sign}` here: did you mean `{sign}{near}`?")
            }
            false => format!("did you mean `{near}`?"),
        });
        self.note(
            index,
            Severity::Warning,
            check,
            format!("`{word}` is no command: no item"),
            hint,
        );
    }

    pub(super) fn note(
        &mut self,
        index: usize,
        severity: Severity,
        check: &'static str,
        message: String,
        hint: Option<String>,
    ) {
        let line = &self.log.lines[index];
        let (number, column, whole) = physical(self.log, index, line);
        let place = Place::new(&self.log.file, number, column);
        let mut note = Note::new(severity, check, place, message);
        // What is taken out is not shown here either.
        if line.kind != LineKind::Redacted {
            note = note.show(whole, self.log.text_of(line).trim().chars().count());
        }
        note.hint = hint.map(String::into_boxed_str);
        self.notes.push(note);
    }

    fn note_vote(&mut self, index: usize, message: String, hint: Option<String>) {
        self.note(index, Severity::Warning, "vote", message, hint);
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
        let may = || self.may(index, true) || self.is_confirmed(index, Effect::Vote, text);
        if self.open.vote.is_none() && asks && may() {
            self.open.vote = Some(Vote::of_hands(text));
            self.open.asked = index;
            return;
        }
        let Some(vote) = &mut self.open.vote else {
            return self.note_vote(index, "no vote is open".to_owned(), None);
        };
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
        let open = self.open.vote.as_mut().filter(|vote| vote.is_of_hands());
        let hand = vote::hand(text.trim_start()).filter(|_| counts);
        if let Some((vote, hand)) = open.zip(hand) {
            vote.cast(&nick, hand);
        }
    }

    pub(super) fn end_vote(&mut self, index: usize) {
        let counted = self.counted(index);
        match self.open.vote.take() {
            Some(mut vote) => {
                vote.hear_bot(counted);
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
        vote.hear_bot(by_command.then(|| self.counted(index)).flatten());
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

impl<'l> Engine<'l> {
    /// Whether a bot says something right after a line.
    pub(super) fn bot_says(&self, index: usize, words: &str) -> bool {
        self.answers(index).any(|text| text.contains(words))
    }

    /// Whether a bot did what somebody asked for who is not known to be a chair: meetingology obeys the operators of a channel,
    /// and a log does not tell who they are.
    pub(super) fn is_confirmed(&self, index: usize, effect: Effect, text: &str) -> bool {
        let answer = match effect {
            Effect::Item(kind) if !text.is_empty() => {
                format!("{}: {text}", kind.as_str().to_uppercase())
            }
            Effect::Vote => format!("Please vote on: {text}"),
            Effect::EndVote => "Voting ended on: ".to_owned(),
            Effect::Undo => "Removing item from minutes: ".to_owned(),
            Effect::StartVote => match text.rfind('?') {
                Some(end) => format!("Begin voting on: {}?", text[..end].trim_end()),
                None => return false,
            },
            Effect::Chair => return self.leads_now(index, &split_nicks(text)),
            _ => return false,
        };
        self.bot_says(index, &answer)
            || effect == Effect::Item(ItemKind::Topic) && self.bot_sets_topic(index, text)
    }

    /// Whether a bot tells that all of these lead, right after a line.
    fn leads_now(&self, index: usize, nicks: &[String]) -> bool {
        let mut told = self.answers(index).filter_map(chairs_told);
        !nicks.is_empty() && told.any(|lead| nicks.iter().all(|nick| lead.contains(nick)))
    }

    /// Whether a bot makes a text the topic of the room right after a line: alone, behind that of the meeting, or before it.
    fn bot_sets_topic(&self, index: usize, text: &str) -> bool {
        let log = self.log;
        let notice = |line: &&Line| line.kind == LineKind::Presence(Presence::Notice);
        let behind = self.log.behind(index, |line| self.is_start(line));
        let behind = behind.map(|(_, line)| line);
        let mut told = behind.filter(notice).filter_map(|line| {
            let whole = &log.text[line_around(&log.text, line.text.start as usize)];
            let (who, topic) = whole.split_once("topic")?;
            let mut words = who.split(|c: char| c.is_whitespace() || matches!(c, '@' | '<' | '>'));
            words.any(|word| self.bots.contains(word)).then_some(topic)
        });
        let sets = |topic: &str| {
            let topic = topic.trim_end().trim_end_matches(['"', '\'']);
            let topic = topic.split(" (Meeting topic:").next().unwrap_or(topic);
            let before = topic.strip_suffix(text);
            before.is_some_and(|before| before.ends_with([' ', '"', '\'']))
        };
        told.any(sets)
    }

    fn answers(&self, index: usize) -> impl Iterator<Item = &str> {
        // What comes behind another start answers that one.
        let answers = self.log.answers(index, |line| self.is_start(line));
        answers.map(|(_, line)| self.log.text_of(line))
    }

    /// Takes chairs away from the lead, but never who began. Where a bot tells who leads now, that decides; else the nicks are split
    /// at blanks alone: MeetBot takes `ash,birch` for one nick.
    pub(super) fn unchair(&mut self, index: usize, text: &str) {
        let told = self.answers(index).filter_map(chairs_told).last();
        let gone: Vec<String> = match told {
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

    /// What a bot counted in a vote that ends in a line: some may have told their vote to it alone.
    fn counted(&self, index: usize) -> Option<[u32; 3]> {
        self.answers(index).find_map(vote::counted)
    }

    /// The name a bot gives a meeting that was started without one.
    pub(super) fn name_from_bot(&self, index: usize) -> Option<String> {
        let named = self.answers(index).find_map(|text| {
            let rest = [
                "The meeting name has been set to '",
                "The Meeting name is '",
            ];
            rest.iter().find_map(|words| text.strip_prefix(words))
        })?;
        Some(named.trim_end_matches('\'').replace('_', " "))
    }
}
