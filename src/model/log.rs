//! A chat log as it was read: the text once, and each physical line as spans into it.
//! Every line of the file is in here exactly once, whatever it is.

mod clock;
mod counts;
mod replaced;
mod seen;
mod vocabulary;

use std::ops::Range;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

pub use clock::Clock;
pub use counts::LineCounts;
pub use seen::Seen;
pub use vocabulary::Vocabulary;

use crate::place::narrow;

/// What a physical line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// Somebody says something.
    Message,
    /// `/me` does something.
    Action,
    /// Joins, leaves, renames, and whatever else the server says.
    Presence(Presence),
    /// The message above goes on.
    Continuation,
    /// Front matter and text around a log inside Markdown.
    Prose,
    /// Nothing.
    Blank,
    /// Nothing that the dialect of this log knows.
    Unexplained,
    /// Said under a TLP label that is not public: counted, never shown.
    Redacted,
}

/// What a presence line tells. The host that stands in it is never kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Somebody came.
    Joined,
    /// Somebody left, quit or was removed.
    Left,
    /// Somebody has a new nick; the span of the line is the new nick.
    Renamed,
    /// Somebody reacted to a message; the span of the line is the sign.
    Reacted,
    /// Somebody sent a notice to the room; the span of the line is what it says.
    Announced,
    /// Somebody set the topic of the room; the span of the line is the topic.
    Topic,
    /// The room has a topic already; the span of the line is the topic. Somebody is named where the log tells who set it.
    RoomTopic,
    /// The day changed, or the log was opened or closed.
    Marker,
    /// Modes, topics and other notices.
    Notice,
}

impl Presence {
    /// Whether the span of the line is told behind the words.
    pub fn tells(self) -> bool {
        matches!(
            self,
            Presence::Renamed
                | Presence::Reacted
                | Presence::Announced
                | Presence::Topic
                | Presence::RoomTopic
        )
    }

    /// Whether the words are about somebody: of the topic of a room whoever set it stands there to be known, not to be told.
    pub fn is_of_somebody(self) -> bool {
        self != Presence::RoomTopic
    }

    /// What is said of it.
    pub fn words(self) -> &'static str {
        match self {
            Presence::Joined => "joined",
            Presence::Left => "left",
            Presence::Renamed => "is now known as",
            Presence::Reacted => "reacted",
            Presence::Announced => "announced:",
            Presence::Topic => "set the topic:",
            Presence::RoomTopic => "topic of the room:",
            Presence::Marker => "mark of the log",
            Presence::Notice => "notice of the server",
        }
    }
}

/// One physical line. Spans count bytes of [`Log::text`].
#[derive(Debug, Clone)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// When it was said, if the line or the lines before it tell.
    pub time: Option<Clock>,
    /// On which day, once midnights are counted.
    pub date: Option<NaiveDate>,
    /// Who said it: an index into [`Log::nicks`].
    pub nick: Option<u32>,
    /// What was said; for lines without a speaker the whole line.
    pub text: Range<u32>,
    /// What else is known of it.
    pub mark: Mark,
}

/// What else is known of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    None,
    /// A word to a bot, such as a place in the queue: of no use to a reader.
    Aside,
    /// The text is the last of several versions.
    Edited,
}

/// Lines behind a command within which a bot answers it: people go on while it lags.
pub const ANSWER: usize = 50;

impl Line {
    /// A line of nobody, without a stamp.
    pub fn of(kind: LineKind, text: Range<u32>) -> Self {
        Line {
            kind,
            time: None,
            date: None,
            nick: None,
            text,
            mark: Mark::None,
        }
    }

    /// Takes out what it says, and who says it, which comes back.
    pub fn redact(&mut self) -> Option<u32> {
        self.kind = LineKind::Redacted;
        self.text.end = self.text.start;
        self.nick.take()
    }

    /// What was said, in the text of the log.
    pub fn words<'t>(&self, text: &'t str) -> &'t str {
        &text[self.text.start as usize..self.text.end as usize]
    }

    /// Whether a person or a bot speaks or acts here.
    pub fn is_talk(&self) -> bool {
        matches!(self.kind, LineKind::Message | LineKind::Action)
    }

    /// Date and time, where both are known.
    pub fn instant(&self) -> Option<NaiveDateTime> {
        self.instant_on(self.date?)
    }

    /// The same on a day that is told elsewhere.
    pub fn instant_on(&self, day: NaiveDate) -> Option<NaiveDateTime> {
        let time = NaiveTime::from_num_seconds_from_midnight_opt(self.time?.seconds, 0)?;
        Some(day.and_time(time))
    }
}

/// Somebody who speaks in a log.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Nick {
    /// As written, without mode signs; of a Matrix id the local part.
    pub name: String,
    /// The whole Matrix id, where the log has it.
    pub matrix: Option<String>,
    /// Whether this is a bot, by name or by behaviour.
    pub bot: bool,
}

/// A file that holds talk.
#[derive(Debug, Clone, Default)]
pub struct Log {
    /// Path inside the content folder.
    pub path: Arc<str>,
    /// The file as the user would type it.
    pub file: Arc<str>,
    /// Name of the dialect, as in the contract.
    pub dialect: &'static str,
    /// The whole text, decoded.
    pub text: String,
    /// All physical lines, in order.
    pub lines: Vec<Line>,
    /// The number of each line in anchors, 0 for prose; nothing where each line has the number of its place in the file.
    pub numbers: Vec<u32>,
    /// The other way round: the index of the line of each number, the first that of line 1.
    pub numbered: Vec<usize>,
    /// Everybody who speaks.
    pub nicks: Vec<Nick>,
    /// Whether the stamps of most of its lines tell their day.
    pub dated: bool,
    /// The commands that people type here.
    pub vocabulary: Vocabulary,
    /// From which line on its stamps tell which zone: indexes of lines, seconds east of UTC. Nothing where a zone has to come
    /// from elsewhere.
    pub offsets: Vec<(usize, i32)>,
    /// The first line that went from one person to one other, of which nothing is kept, and how many there are.
    pub private: Option<(usize, usize)>,
    /// The first line that a TLP label takes out, and how many there are.
    pub closed: Option<(usize, usize)>,
    /// The same of lines that somebody said are off the record.
    pub off: Option<(usize, usize)>,
    /// The lines themselves, in their order, and who says each: what they did as commands stays done.
    pub closed_lines: Vec<(usize, Option<u32>)>,
    /// Lines that are taken out for nothing but that they repeat what is.
    pub echoes: Vec<usize>,
}

impl Log {
    /// What is known of the log beside its text and its lines.
    pub fn without_text(&self) -> Log {
        Log {
            path: Arc::clone(&self.path),
            file: Arc::clone(&self.file),
            dialect: self.dialect,
            text: String::new(),
            lines: Vec::new(),
            numbers: self.numbers.clone(),
            numbered: self.numbered.clone(),
            nicks: self.nicks.clone(),
            dated: self.dated,
            vocabulary: self.vocabulary,
            offsets: self.offsets.clone(),
            private: self.private,
            closed: self.closed,
            off: self.off,
            closed_lines: Vec::new(),
            echoes: Vec::new(),
        }
    }

    /// The text of a line.
    pub fn text_of(&self, line: &Line) -> &str {
        line.words(&self.text)
    }

    /// Who speaks in a line.
    pub fn nick_of(&self, line: &Line) -> Option<&Nick> {
        self.nicks.get(line.nick? as usize)
    }

    /// Whether a bot speaks in a line.
    pub fn is_bot(&self, line: &Line) -> bool {
        self.nick_of(line).is_some_and(|nick| nick.bot)
    }

    /// Lines behind a command that answer it: an answer belongs to the last command before it that it fits, however much is said
    /// in between. `fits` tells whether the second of two lines may answer what the first one asks for.
    pub fn answers(
        &self,
        asked: usize,
        fits: impl Fn(usize, usize) -> bool,
    ) -> impl Iterator<Item = usize> {
        let end = self.lines.len().min(asked + 1 + ANSWER);
        let own =
            move |at: &usize| fits(asked, *at) && !(asked + 1..*at).any(|later| fits(later, *at));
        (asked + 1..end).filter(own)
    }

    /// Seconds east of UTC that the stamps around a line tell.
    pub fn offset_at(&self, index: usize) -> Option<i32> {
        let after = self.offsets.partition_point(|(from, _)| *from <= index);
        let told = self.offsets.get(after.saturating_sub(1))?;
        Some(told.1)
    }

    /// The index of the line of a number.
    pub fn index(&self, number: u32) -> Option<usize> {
        let at = (number as usize).checked_sub(1)?;
        if self.numbers.is_empty() {
            return (at < self.lines.len()).then_some(at);
        }
        self.numbered.get(at).copied()
    }

    /// Numbers the lines by those of the file.
    pub fn count_in_file(&mut self) {
        self.numbers.clear();
        self.numbered.clear();
    }

    /// The number of a line in anchors: of the file, and inside Markdown of the log block.
    pub fn number(&self, index: usize) -> u32 {
        match self.numbers.get(index) {
            Some(number) => *number,
            None => narrow(index + 1),
        }
    }
}

/// The physical line of a text around a byte, without its end.
pub fn line_around(text: &str, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let (before, after) = bytes.split_at(at.min(bytes.len()));
    let begin = memchr::memrchr2(b'\n', b'\r', before).map_or(0, |end| end + 1);
    let end = memchr::memchr2(b'\n', b'\r', after).map_or(bytes.len(), |end| before.len() + end);
    begin..end
}
