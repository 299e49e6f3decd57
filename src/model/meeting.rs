//! A meeting: where it comes from, its lines, and the minutes computed from them.

mod attendee;
mod item_kind;
mod known;
mod unseen;

use std::ops::Range;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

pub use attendee::Attendee;
pub use item_kind::ItemKind;
pub use unseen::{Deed, Unseen};

use super::log::{Clock, LineCounts};
use super::shelf::{Kept, Opened};
use super::utc_offsets::UtcOffsets;
use crate::place::At;

/// Series of meetings whose files name none.
pub const UNNAMED_SERIES: &str = "meetings";

/// What stands in a log where something was taken out.
pub const MASK: &str = "[redacted]";

/// A meeting, read from one or more files of one stem, or from a part of one.
#[derive(Debug, Clone, Hash, Default)]
pub struct Meeting {
    /// Unique name in addresses, as in `2018-05-29-asbroker`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Slug of the series it belongs to.
    pub series: String,
    /// Day it began, if anything tells.
    pub date: Option<NaiveDate>,
    /// First moment of the meeting, UTC.
    pub start: Option<NaiveDateTime>,
    /// Last moment of the meeting, UTC.
    pub end: Option<NaiveDateTime>,
    /// Room, as in `#asbroker`.
    pub channel: Option<String>,
    /// The files it was made from.
    pub sources: Vec<MeetingSource>,
    /// Its share of each log.
    pub parts: Vec<LogPart>,
    /// Markdown written beside or around the log.
    pub notes: Vec<Notes>,
    /// Topics, decisions, actions.
    pub minutes: Minutes,
    /// Everybody who spoke or was named, most lines first.
    pub attendance: Vec<Attendee>,
    /// How many people that were: without bots, nicks of one person counted once.
    pub people: usize,
    /// Its physical lines by kind.
    pub lines: LineCounts,
    /// Old addresses that lead here.
    pub aliases: Vec<At<String>>,
}

/// A file a meeting was made from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MeetingSource {
    /// Path inside the content folder.
    pub path: Arc<str>,
    /// What the file is to the meeting.
    pub role: SourceRole,
    /// Name of the dialect.
    pub dialect: &'static str,
    /// Which part of the file, where it holds more than this meeting.
    pub part: Option<String>,
}

/// What a file is to a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SourceRole {
    /// Talk: the truth.
    Log,
    /// Text by a person.
    Notes,
    /// A bot's own minutes, used only where no log exists.
    Minutes,
}

impl SourceRole {
    /// The word in the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            SourceRole::Log => "log",
            SourceRole::Notes => "notes",
            SourceRole::Minutes => "minutes",
        }
    }
}

/// A meeting's share of a log.
#[derive(Debug, Clone)]
pub struct LogPart {
    /// The log, in memory or not.
    pub kept: Kept,
    /// All lines that are shown on its page, as indexes into the lines of the log.
    pub range: Range<usize>,
    /// The meeting proper, from its start to its end; inside `range`.
    pub proper: Range<usize>,
    /// Prefix of its anchors: `l-` for the first log, `l2-` for a second one.
    pub prefix: String,
    /// UTC offsets of its clock, where its lines tell time and day.
    pub utc_offsets: UtcOffsets,
    /// What was said by whom, in few bytes, to tell whether two logs say the same; nothing for very short ones.
    pub said: Option<u64>,
}

/// Markdown that belongs to a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Notes {
    /// Path inside the content folder.
    pub path: Arc<str>,
    /// The text without front matter and without log blocks.
    pub markdown: String,
}

/// What the commands in a log, or a bot's own minutes, say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Minutes {
    /// In the order in which they were said, withdrawn ones included.
    pub items: Vec<Item>,
    /// Who led, sorted; empty where the log does not say.
    pub chairs: Vec<String>,
    /// What the log calls the meeting.
    pub title: Option<String>,
    /// Texts of actions by the nick they name.
    pub actions_by_person: Vec<(String, Vec<String>)>,
    /// Texts of actions that name nobody present.
    pub unassigned: Vec<String>,
    /// Who said that they are there, in calls with a scribe; names as typed.
    pub present: Vec<String>,
    /// Who excused themselves.
    pub regrets: Vec<String>,
    /// Who wrote.
    pub scribes: Vec<String>,
    /// Address or text of the agenda.
    pub agenda: Option<String>,
    /// What was said in a call with a scribe.
    pub speech: Vec<Speech>,
    /// What commands did whose lines are not shown, in the order of the lines.
    pub unseen: Vec<Unseen>,
}

impl Minutes {
    /// Everybody who is named beside those who spoke, by what they did.
    pub fn rolls(&self) -> [&Vec<String>; 4] {
        [&self.chairs, &self.present, &self.regrets, &self.scribes]
    }

    /// The same, to be changed.
    pub fn rolls_mut(&mut self) -> [&mut Vec<String>; 4] {
        let Minutes {
            chairs, present, ..
        } = self;
        [chairs, present, &mut self.regrets, &mut self.scribes]
    }
}

/// What was said in a call, by whatever its scribe and others typed beside commands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Speech {
    /// Whose words these are: as the scribe calls them, or the nick of whoever typed them; nobody's, where the scribe tells what
    /// went on.
    pub speaker: Option<String>,
    /// Whether the speaker typed it.
    pub typed: bool,
    /// What; what the scribe goes on with is one more line each time.
    pub text: String,
    /// Line in the log source, counted from 1.
    pub line: u32,
    /// The line it stands at: its own, but where a scribe put it in before an earlier one.
    pub place: u32,
    /// The topic it stands under: an index into the items.
    pub topic: Option<usize>,
}

/// Most owners of an action: it stands on the page of each of them, and a long list of names would be there for every name.
pub const MOST_OWNERS: usize = 32;

/// One line of the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Item {
    /// Topic, decision, action...
    pub kind: ItemKind,
    /// Exact but for outer blanks.
    pub text: String,
    /// Who said it, as written without mode signs.
    pub nick: String,
    /// The whole Matrix id of who said it, where the log has it.
    pub matrix: Option<String>,
    /// When.
    pub time: Option<Clock>,
    /// Line in the log source, counted from 1; 0 where there is no log.
    pub line: u32,
    /// The line it stands at: its own, but where a scribe put it in before an earlier one; in notes without a log one of all their
    /// lines, counted from 1.
    pub place: u32,
    /// The topic it stands under: an index into the items.
    pub topic: Option<usize>,
    /// Taken back, by `#undo` or a sidecar.
    pub withdrawn: bool,
    /// Names that a sidecar gives an action to; empty where the text decides.
    pub assigned: Vec<At<String>>,
    /// Ids of those who are to do it, at most [`MOST_OWNERS`]; only of actions.
    pub owners: Vec<String>,
    /// Ids of earlier decisions whose place it takes, as a sidecar says; only of decisions.
    pub supersedes: Vec<At<String>>,
}

impl Item {
    /// An item of no line and of nobody.
    pub fn of(kind: ItemKind, text: String) -> Self {
        Item {
            kind,
            text,
            nick: String::new(),
            matrix: None,
            time: None,
            line: 0,
            place: 0,
            topic: None,
            withdrawn: false,
            assigned: Vec::new(),
            owners: Vec::new(),
            supersedes: Vec::new(),
        }
    }

    /// Anchor of its line on the page; none where there is no log.
    pub fn anchor(&self) -> Option<String> {
        (self.line > 0).then(|| format!("l-{}", self.line))
    }
}

impl LogPart {
    /// The log.
    pub fn log(&self) -> Opened<'_> {
        self.kept.open()
    }
}

impl Meeting {
    /// UTC offsets in minutes of the clock of its items, where they are known; several where it is put forward or back.
    pub fn utc_offsets(&self) -> Vec<i64> {
        let part = self.parts.first();
        part.map_or_else(Vec::new, |part| part.utc_offsets.over(part.proper.clone()))
    }

    /// Items that stand, with their index.
    pub fn standing(&self) -> impl Iterator<Item = (usize, &Item)> {
        let items = self.minutes.items.iter().enumerate();
        items.filter(|(_, item)| !item.withdrawn)
    }

    /// What was spoken of, as far as it has words, with the index of each.
    pub fn topics(&self) -> impl Iterator<Item = (usize, &Item)> {
        self.standing()
            .filter(|(_, item)| item.kind == ItemKind::Topic && !item.text.is_empty())
    }

    /// The name of an item in registers: the meeting and the line it was said in, or its number where there is no line. Of several
    /// in one line, as messages of several lines make them, all but the first bear a number behind a dot.
    pub fn item_id(&self, index: usize) -> String {
        let items = &self.minutes.items;
        let line = items.get(index).map_or(0, |item| item.line);
        if line == 0 {
            return format!("{}-{index}", self.id);
        }
        let registered = |item: &&Item| item.kind == ItemKind::Action || item.kind.is_decision();
        let before = items[..index].iter().rev();
        let before = before.take_while(|item| item.line == line);
        match before.filter(registered).count() {
            0 => format!("{}-{line}", self.id),
            count => format!("{}-{line}.{}", self.id, count + 1),
        }
    }

    /// Decisions that stand, with their index.
    pub fn decisions(&self) -> impl Iterator<Item = (usize, &Item)> {
        self.standing().filter(|(_, item)| item.kind.is_decision())
    }

    /// How many items of a kind stand.
    pub fn count(&self, kind: ItemKind) -> usize {
        let of_kind = self.standing().filter(|(_, item)| item.kind == kind);
        of_kind.count()
    }
}
