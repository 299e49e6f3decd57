//! How many lines of a log are of which kind. Lines of a log in, numbers out; no line counts twice.

use std::ops::Range;

use super::{LineKind, Log};

/// Physical lines by what they are; the parts add up to `total`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct LineCounts {
    /// All lines.
    pub total: u32,
    /// Messages of people.
    pub message: u32,
    /// Actions (`/me`) of people.
    pub action: u32,
    /// Joins, leaves and other words of the server.
    pub presence: u32,
    /// Messages and actions of bots.
    pub bot: u32,
    /// Messages that go on.
    pub continuation: u32,
    /// Text around a log inside Markdown.
    pub prose: u32,
    /// Blank lines.
    pub blank: u32,
    /// Lines taken out by a sidecar.
    pub redacted: u32,
    /// Lines that no dialect knows.
    pub unexplained: u32,
}

impl LineCounts {
    /// Counts some lines of a log.
    pub fn of(log: &Log, range: Range<usize>) -> Self {
        let mut counts = LineCounts::default();
        for line in &log.lines[range] {
            counts.total += 1;
            let bot = log.is_bot(line);
            *match line.kind {
                LineKind::Message | LineKind::Action if bot => &mut counts.bot,
                LineKind::Message => &mut counts.message,
                LineKind::Action => &mut counts.action,
                LineKind::Presence(_) => &mut counts.presence,
                LineKind::Continuation => &mut counts.continuation,
                LineKind::Prose => &mut counts.prose,
                LineKind::Blank => &mut counts.blank,
                LineKind::Unexplained => &mut counts.unexplained,
                LineKind::Redacted => &mut counts.redacted,
            } += 1;
        }
        counts
    }

    /// Adds the lines of another log of the same meeting.
    pub fn add(&mut self, other: &LineCounts) {
        self.total += other.total;
        self.message += other.message;
        self.action += other.action;
        self.presence += other.presence;
        self.bot += other.bot;
        self.continuation += other.continuation;
        self.prose += other.prose;
        self.blank += other.blank;
        self.redacted += other.redacted;
        self.unexplained += other.unexplained;
    }
}
