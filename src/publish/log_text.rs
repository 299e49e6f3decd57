//! A log as plain text to keep: what the page of its meeting shows, masked as there. What is seen in, UTF-8 out, a line of
//! the file for a line of the log, so that line N of the file is `#l-N` of the page; of a meeting that begins later in a file
//! of several, the first line is that of the first anchor. Lines without an entry on the page (blank ones, prose around a
//! log) are empty; one that is withheld says so and no more. The first talk of another day has that before its time.

use std::fmt::Write as _;
use std::ops::Range;

use chrono::NaiveDate;

use crate::model::log::{Line, LineKind, Log};
use crate::view::Sight;
use crate::view::log_days;
use crate::view::log_text::{nick_into, presence_into};

/// What stands where a line is withheld.
const WITHHELD: &str = "[withheld]";

/// What stands between the lines of one message, so that whoever needs them gets them back.
const FURTHER: &str = "\u{23ce}";

/// The text of a log of a meeting; both are indexes, and a log that does not exist is empty.
pub fn text(sight: &Sight<'_>, meeting: usize, part: usize) -> Vec<u8> {
    let meetings = &sight.library.meetings;
    let Some(part) = meetings.get(meeting).and_then(|m| m.parts.get(part)) else {
        return Vec::new();
    };
    let log = part.log();
    let mut days = Days::of(&log, part.range.clone());
    let (mut out, mut shown) = (String::new(), String::new());
    let mut written = before(&log, part.range.clone());
    for at in part.range.clone() {
        // Prose has no number.
        let number = log.number(at);
        if number <= written {
            continue;
        }
        for _ in written + 1..number {
            out.push('\n');
        }
        shown.clear();
        let line = &log.lines[at];
        if let Some(day) = days.told(at, line) {
            let _ = write!(shown, "{day} ");
        }
        line_into(&mut shown, sight, &log, line);
        // Exports of rooms have messages of several lines.
        match shown.contains('\n') {
            true => out.push_str(&shown.replace('\n', FURTHER)),
            false => out.push_str(&shown),
        }
        out.push('\n');
        written = number;
    }
    out.into_bytes()
}

/// How many lines of a log come before the text of a range of it. What other meetings of the file take up is not repeated in
/// each: that would grow with its square.
fn before(log: &Log, mut range: Range<usize>) -> u32 {
    if range.start == 0 {
        return 0;
    }
    let empty = |at: usize| matches!(log.lines[at].kind, LineKind::Blank | LineKind::Prose);
    let first = range.find(|at| !empty(*at));
    first.map_or(0, |first| log.number(first).saturating_sub(1))
}

/// Days of a log that are still to be told.
struct Days {
    /// Lines before which another day begins.
    changes: Vec<usize>,
    /// Whether one began that was not told yet.
    pending: bool,
}

impl Days {
    fn of(log: &Log, range: Range<usize>) -> Self {
        Days {
            changes: log_days::changes(log, range),
            pending: false,
        }
    }

    /// The day that is to be told with a line: the first talk of the day has it. What is said with its day is read again as
    /// what it is, unlike lines of a server.
    fn told(&mut self, at: usize, line: &Line) -> Option<NaiveDate> {
        self.pending |= self.changes.binary_search(&at).is_ok();
        let day = line.date.filter(|_| self.pending && line.is_talk());
        self.pending &= day.is_none();
        day
    }
}

/// Appends a line as MeetBot would have written it.
fn line_into(out: &mut String, sight: &Sight<'_>, log: &Log, line: &Line) {
    let privacy = sight.linker.privacy;
    let stamped = line.is_talk() || matches!(line.kind, LineKind::Presence(_));
    if let Some(time) = line.time.filter(|_| stamped) {
        time.text_into(out);
        out.push(' ');
    }
    match line.kind {
        LineKind::Blank | LineKind::Prose => {}
        LineKind::Redacted => out.push_str(WITHHELD),
        LineKind::Message => {
            out.push('<');
            nick_into(out, log, line, privacy);
            out.push_str("> ");
            privacy.clean_into(out, log.text_of(line));
        }
        LineKind::Action => {
            out.push_str("* ");
            nick_into(out, log, line, privacy);
            out.push(' ');
            privacy.clean_into(out, log.text_of(line));
        }
        LineKind::Continuation | LineKind::Unexplained => {
            privacy.clean_into(out, log.text_of(line));
        }
        LineKind::Presence(what) => {
            out.push_str("*** ");
            if what.is_of_somebody() && line.nick.is_some() {
                nick_into(out, log, line, privacy);
                out.push(' ');
            }
            presence_into(out, log, line, what, privacy);
        }
    }
}
