//! A log as plain text to keep: what the page of its meeting shows, masked as there. What is seen in, UTF-8 out, a line of
//! the file for a line of the log, so that line N of the file is `#l-N` of the page; of a meeting that begins later in a file
//! of several, the first line is that of the first anchor. Lines without an entry on the page (blank ones, prose around a
//! log) are empty; one that is withheld says so and no more. The first talk of another day has that before its time.

use std::fmt::Write as _;

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
    // What other meetings of the file take up before this one is not repeated in each: that would grow with its square.
    let empty = |at: &usize| {
        let kind = log.lines[*at].kind;
        matches!(kind, LineKind::Blank | LineKind::Prose)
    };
    let first = part.range.clone().find(|at| !empty(at));
    let begin = match (part.range.start, first) {
        (1.., Some(first)) => log.number(first).saturating_sub(1),
        _ => 0,
    };
    let mut changed = false;
    let days = log_days::changes(&log, part.range.clone());
    let (mut out, mut shown, mut written) = (String::new(), String::new(), begin);
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
        changed |= days.binary_search(&at).is_ok();
        // What is said with its day is read again as what it is, unlike lines of a server.
        if let Some(day) = line.date.filter(|_| changed && line.is_talk()) {
            let _ = write!(shown, "{day} ");
            changed = false;
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
