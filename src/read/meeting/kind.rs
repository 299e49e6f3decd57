//! What a file is to a meeting, once it is read. Nothing comes in; how a file is told is the business of `file`.

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::sidecar::Facts;
use crate::read::bot_minutes::BotMinutes;
use crate::read::log::Numbers;
use crate::read::log::dialect::Dialect;
use crate::read::log::dialects::EVENTS;
use crate::report::Note;
use crate::seal::Sealed;

/// The check of a text that is kept as it stands.
pub const PLAIN_LOG: &str = "plain-log";

/// Talk, with the lines that hold it and the prose around it. It is not read yet: its first date may stand in another file.
#[derive(Debug)]
pub struct UnreadLog {
    /// The whole text.
    pub text: String,
    /// What its lines are of.
    pub dialect: &'static Dialect,
    /// Lines of the log blocks.
    pub blocks: Vec<Range<usize>>,
    /// Markdown around the blocks.
    pub prose: Option<String>,
    /// What its lines are numbered by.
    pub numbers: Numbers,
}

impl UnreadLog {
    /// A text of which some lines are log.
    pub(super) fn new(text: String, blocks: Vec<Range<usize>>, dialect: &'static Dialect) -> Self {
        UnreadLog {
            text,
            dialect,
            blocks,
            prose: None,
            numbers: Numbers::OfBlocks,
        }
    }

    /// Whether it lists events of a Matrix room.
    pub(super) fn is_of_events(&self) -> bool {
        self.dialect.name == EVENTS.name
    }
}

/// What a file is to a meeting.
#[derive(Debug)]
pub enum Kind {
    /// Talk.
    Log(UnreadLog),
    /// Markdown.
    Notes(String),
    /// A bot's minutes.
    Minutes(Box<BotMinutes>),
    /// A log that a bot rendered, of no use beside the log itself: read as one if that can be done.
    Derived(Option<Box<Kind>>),
    /// Nothing of a meeting, and why.
    Nothing(&'static str),
    /// Markdown that is no more of a meeting than any other page.
    Page(String),
}

/// A file about a meeting.
#[derive(Debug)]
pub struct MeetingFile {
    /// Path inside the content folder.
    pub path: Arc<str>,
    /// As the user would type it.
    pub file: Arc<str>,
    /// What it is.
    pub kind: Kind,
    /// What its front matter or heading says.
    pub facts: Facts,
    /// Whether the meeting must not be published.
    pub withheld: bool,
    /// Days of which a TLP label takes the notes out, where it holds those of several.
    pub closed_days: Vec<NaiveDate>,
    /// Whether its front matter says that it is a draft.
    pub draft: bool,
    /// The words that a TLP label takes out of its notes, or all of them where it is withheld.
    pub sealed: Sealed,
    /// Its text with the secrets that were taken out of it, if there were any: only to see what patterns fit.
    pub typed: Option<String>,
    /// What is wrong with it.
    pub notes: Vec<Note>,
}

impl MeetingFile {
    /// A file before anything is known of it.
    pub(super) fn unread(path: &Arc<str>, file: &Arc<str>) -> Self {
        MeetingFile {
            path: Arc::clone(path),
            file: Arc::clone(file),
            kind: Kind::Nothing("not a log"),
            facts: Facts::default(),
            withheld: false,
            closed_days: Vec::new(),
            draft: false,
            sealed: Sealed::default(),
            typed: None,
            notes: Vec::new(),
        }
    }
}
