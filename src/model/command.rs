//! The commands people type in meetings: one table, the union of MeetBot, its forks and maubot-meetings.
//! Nothing comes in; the table is what goes out. Reading a line is the business of `read::minutes::grammar`.

use super::meeting::ItemKind;

/// What a command does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Makes an item.
    Item(ItemKind),
    /// Begins a meeting.
    Start,
    /// Ends it.
    End,
    /// Takes the last item back.
    Undo,
    /// Adds chairs.
    Chair,
    /// Removes chairs.
    Unchair,
    /// Names people who are present without speaking.
    Nick,
    /// Sets the title.
    MeetingTopic,
    /// Sets the name in addresses.
    MeetingName,
    /// Opens a vote.
    StartVote,
    /// Votes.
    Vote,
    /// Closes the vote.
    EndVote,
    /// Says whose hands count.
    Voters,
    /// Says how many votes carry a motion.
    Required,
    /// Closes what the bot writes to others.
    Restrict,
    /// Tells another name of whoever is there.
    Here,
    /// Is about a motion.
    Motion(Motion),
    /// Means something to a bot and nothing to the minutes.
    Nothing,
}

impl Effect {
    /// Whether who leads a meeting types it, though bots take it from anybody.
    pub fn leads(self) -> bool {
        matches!(self, Effect::Start | Effect::MeetingName)
    }

    /// Whether it means something to more than bots alone, or one bot that few have.
    pub fn is_common(self) -> bool {
        use Effect::{Here, Motion, Nothing, Required, Restrict};
        !matches!(self, Nothing | Here | Required | Restrict | Motion(_))
    }
}

/// What becomes of a motion (hcoop).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// It is put to the vote.
    Put,
    /// The votes are counted.
    Close,
    /// It is not carried.
    Failed,
    /// It is left open.
    Inconclusive,
}

/// A row of the table.
pub struct Command {
    /// The word and its aliases, in lower case.
    pub names: &'static [&'static str],
    /// What it does.
    pub effect: Effect,
    /// Only chairs may.
    pub chair: bool,
    /// What it is for, in a few words.
    pub purpose: &'static str,
}

/// The command that a line begins with, behind the sign of any bot.
pub fn typed(line: &str) -> Option<&'static Command> {
    let word = line
        .strip_prefix(['#', '!', '^'])?
        .split_whitespace()
        .next()?;
    let word = word.to_lowercase();
    COMMANDS
        .iter()
        .find(|command| command.names.contains(&word.as_str()))
}

const fn row(
    names: &'static [&'static str],
    effect: Effect,
    chair: bool,
    purpose: &'static str,
) -> Command {
    Command {
        names,
        effect,
        chair,
        purpose,
    }
}

/// Every command.
pub const COMMANDS: &[Command] = &[
    row(
        &["startmeeting", "sm"],
        Effect::Start,
        false,
        "begin a meeting",
    ),
    row(&["endmeeting", "em"], Effect::End, true, "end it"),
    row(
        &["topic", "t"],
        Effect::Item(ItemKind::Topic),
        true,
        "begin a topic",
    ),
    row(
        &["subtopic"],
        Effect::Item(ItemKind::Subtopic),
        true,
        "begin a part of a topic",
    ),
    row(
        &["info"],
        Effect::Item(ItemKind::Info),
        false,
        "note a fact",
    ),
    row(
        &["idea"],
        Effect::Item(ItemKind::Idea),
        false,
        "note an idea",
    ),
    row(
        &["help", "halp"],
        Effect::Item(ItemKind::Help),
        false,
        "call for help",
    ),
    row(
        &["link"],
        Effect::Item(ItemKind::Link),
        false,
        "keep an address",
    ),
    row(
        &["action"],
        Effect::Item(ItemKind::Action),
        false,
        "give somebody a task",
    ),
    row(
        &["done", "progress"],
        Effect::Item(ItemKind::Done),
        false,
        "report a task done",
    ),
    row(
        &["agreed", "agree"],
        Effect::Item(ItemKind::Agreed),
        true,
        "record a decision",
    ),
    row(
        &["accepted", "accept"],
        Effect::Item(ItemKind::Accepted),
        true,
        "record that something was accepted",
    ),
    row(
        &["rejected", "reject"],
        Effect::Item(ItemKind::Rejected),
        true,
        "record that something was rejected",
    ),
    row(&["undo"], Effect::Undo, true, "take the last item back"),
    row(&["chair"], Effect::Chair, true, "let others lead too"),
    row(&["unchair"], Effect::Unchair, true, "end that"),
    row(
        &["nick"],
        Effect::Nick,
        false,
        "name somebody who is present but silent",
    ),
    row(
        &["meetingtopic"],
        Effect::MeetingTopic,
        true,
        "set the title",
    ),
    row(
        &["meetingname", "mn"],
        Effect::MeetingName,
        false,
        "set the name of the files",
    ),
    row(
        &["startvote"],
        Effect::StartVote,
        true,
        "open a vote: question? a, b",
    ),
    row(&["vote"], Effect::Vote, false, "vote"),
    row(&["endvote"], Effect::EndVote, true, "close the vote"),
    row(
        &["showvote", "save", "lurk", "unlurk", "commands", "replay"],
        Effect::Nothing,
        false,
        "for the bot",
    ),
    row(
        &["restrictlogs"],
        Effect::Restrict,
        true,
        "keep the files of the bot from others",
    ),
    row(
        &["agenda", "status", "success", "thanks"],
        Effect::Nothing,
        false,
        "for other bots",
    ),
    row(&["here"], Effect::Here, false, "be there by another name"),
    row(
        &["motion"],
        Effect::Motion(Motion::Put),
        true,
        "put a motion to the vote",
    ),
    row(
        &["close"],
        Effect::Motion(Motion::Close),
        true,
        "count the votes on it",
    ),
    row(
        &["failed"],
        Effect::Motion(Motion::Failed),
        true,
        "record that it failed",
    ),
    row(
        &["inconclusive"],
        Effect::Motion(Motion::Inconclusive),
        true,
        "record that it is left open",
    ),
    row(&["voters"], Effect::Voters, true, "whose votes count"),
    row(
        &["votesrequired"],
        Effect::Required,
        true,
        "how many votes carry a motion",
    ),
];

/// Single letters and pairs that only maubot-meetings knows, and only after `!`.
pub const SHORT: &[&str] = &["sm", "em", "t", "mn"];
