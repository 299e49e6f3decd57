//! What a log makes one doubt: lines of a message that look like lines of the log, a clock that runs backwards.
//! A read log in, notes out; at most one of each kind a log, with the number of lines like it.

use std::sync::LazyLock;

use chrono::{LocalResult, TimeDelta, TimeZone};
use chrono_tz::Tz;

use crate::model::clues::Clues;
use crate::model::command::{self, Effect};
use crate::model::log::{Line, LineKind, Log, Presence, line_around};
use crate::model::meeting::ItemKind;
use crate::model::words::counted;
use crate::place::{Place, narrow};
use crate::read::log::dialect::Timing;
use crate::read::log::dialects::{DIALECTS, EVENTS};
use crate::read::log::{UNDECRYPTED, off_record, started, unread_day};
use crate::read::tlp;
use crate::read::withhold;
use crate::report::{Note, Severity};

/// What a command does that begins a part of a meeting.
const TOPIC: Effect = Effect::Item(ItemKind::Topic);

/// Steps back that clocks make on their own, in seconds: messages are sorted by who sent them.
const STEP: i64 = 300;

/// What is told of the first line of a kind.
struct Doubt {
    check: &'static str,
    /// What stands before the number of lines like it, and what behind.
    message: [&'static str; 2],
    hint: Option<&'static str>,
}

const FORGED_LINE: Doubt = Doubt {
    check: "forged-line",
    message: [
        "this line of a message looks like one of a log",
        ": it is shown as part of the message",
    ],
    hint: None,
};

const SAID_CLOSED: Doubt = Doubt {
    check: "said-closed",
    message: [
        "this line says that something is not public",
        ", and is published with what follows",
    ],
    hint: Some(
        "write `TLP:AMBER` in the line to take out what follows, or `confidential: true` into a sidecar NAME.yaml",
    ),
};

const UNDECRYPTED_LINE: Doubt = Doubt {
    check: "undecrypted",
    message: [
        "the export has no text of this message",
        ": whoever made it had no key to it",
    ],
    hint: None,
};

const UNREAD_DAY: Doubt = Doubt {
    check: "unread-day",
    message: ["no day can be read here", ": the lines below have none"],
    hint: Some("write the month in English or as a number, or cut the log into one file a day"),
};

const CLOCK_BACK: Doubt = Doubt {
    check: "clock-back",
    message: [
        "the clock steps back at this line",
        ": the order of the file is kept",
    ],
    hint: None,
};

/// Every doubt about a log; `clear` says whether its sidecar says that it is public.
pub(super) fn of(log: &Log, zone: Tz, clear: bool) -> Vec<Note> {
    let all = |is: fn(&Log, usize) -> bool| -> Vec<usize> {
        (0..log.lines.len()).filter(|at| is(log, *at)).collect()
    };
    let doubts = [
        (FORGED_LINE, all(is_forged)),
        (SAID_CLOSED, said_closed(log)),
        (UNDECRYPTED_LINE, all(is_undecrypted)),
        (UNREAD_DAY, unread_days(log)),
        (CLOCK_BACK, steps_back(log, zone)),
    ];
    let doubts = doubts.iter();
    let notes = doubts.filter_map(|(doubt, lines)| doubt.note(log, lines));
    let notes = notes.chain(withheld(log, clear)).chain(echoed(log));
    notes.chain(labels_spoken_of(log)).collect()
}

impl Doubt {
    /// The note of the first of these lines, if there is one.
    fn note(&self, log: &Log, lines: &[usize]) -> Option<Note> {
        let [before, behind] = self.message;
        let more = match lines.len() {
            0 | 1 => String::new(),
            count => format!(" and {} more", count - 1),
        };
        let note = note(
            log,
            *lines.first()?,
            self.check,
            format!("{before}{more}{behind}"),
        );
        Some(match self.hint {
            Some(hint) => note.hint(hint),
            None => note,
        })
    }
}

fn note(log: &Log, at: usize, check: &'static str, message: String) -> Note {
    let place = Place::new(&log.file, narrow(at + 1), 1);
    let start = log.lines[at].text.start as usize;
    let line = &log.text[line_around(&log.text, start)];
    Note::new(Severity::Warning, check, place, message).show(line, line.chars().count())
}

/// That lines are taken out of a log, and why.
fn withheld(log: &Log, clear: bool) -> impl Iterator<Item = Note> {
    let labelled = "withheld by a TLP label, from here to `TLP:CLEAR` or the end";
    let off = "off the record, from here on, and left out: `[off]` keeps out a message, `#off` all up to `#on`";
    let private = log
        .private
        .map(|(first, count)| private_note(Place::line(&log.file, first), count));
    let cuts = [("tlp", log.closed, labelled), ("off-record", log.off, off)];
    let cuts = cuts.into_iter().filter_map(move |(check, cut, why)| {
        let (first, count) = cut?;
        let lines = counted(count, "line is", "lines are");
        let place = Place::line(&log.file, first);
        let message = format!("{lines} {why}");
        let note = Note::new(Severity::Warning, check, place, message);
        Some(match check {
            "tlp" if !clear => note.hint("if it only speaks of labels, write `tlp: CLEAR` into a sidecar NAME.yaml: what begins with a label or says little else stays out"),
            _ => note,
        })
    });
    private.into_iter().chain(cuts)
}

/// That lines go with others that they repeat, and which.
fn echoed(log: &Log) -> Option<Note> {
    const MOST: usize = 20;
    let mut lines = log.echoes.clone();
    lines.sort_unstable();
    lines.dedup();
    let told = lines.iter().take(MOST).map(|at| (at + 1).to_string());
    let told = told.collect::<Vec<String>>().join(", ");
    let more = if lines.len() > MOST { ", ..." } else { "" };
    let count = counted(lines.len(), "line repeats", "lines repeat");
    let message = format!("{count} what is left out of this log: left out as well ({told}{more})");
    let place = Place::new(&log.file, narrow(lines.first()? + 1), 0);
    Some(Note::new(Severity::Info, "repeated", place, message))
}

/// That lines which only some were to read are left out.
pub(super) fn private_note(place: Place, count: usize) -> Note {
    let lines = counted(count, "line is", "lines are");
    let message = format!("{lines} from one person to one other, from here on, and left out");
    let note = Note::new(Severity::Warning, "private-line", place, message);
    note.hint("take them out of the file as well: whoever can read the repository reads them")
}

/// That lines of talk name TLP labels that close, and close nothing.
fn labels_spoken_of(log: &Log) -> Option<Note> {
    if !tlp::speaks_of(&log.text) {
        return None;
    }
    let speaks = |at: &usize| {
        let line = &log.lines[*at];
        line.is_talk() && tlp::after(log.text_of(line)) == Some(true)
    };
    let mut found = (0..log.lines.len()).filter(speaks);
    let place = Place::line(&log.file, found.next()?);
    Some(tlp::spoken_note(place, 1 + found.count()))
}

/// Parts of words of which one stands in every line that says so.
static CLOSING_WORDS: LazyLock<Clues> = LazyLock::new(|| {
    let parts = [
        "onfidential",
        "ONFIDENTIAL",
        "mbargo",
        "MBARGO",
        "ot publi",
        "OT PUBLI",
        "for publi",
    ];
    Clues::new(parts.into_iter().chain(withhold::ASKED.iter().copied()))
});

/// Lines that say in words that something is not public.
fn said_closed(log: &Log) -> Vec<usize> {
    let any = CLOSING_WORDS.are_in(&log.text);
    let off = off_record::tells_of_record(&log.text);
    let topic = |text: &str| {
        let topic = command::typed(text).filter(|command| command.effect == TOPIC);
        let said = topic.and_then(|_| text.split_once(' '));
        said.is_some_and(|(_, topic)| withhold::parts::is_closed_topic(topic.trim()))
    };
    let says = |at: &usize| {
        let line = &log.lines[*at];
        let text = log.text_of(line);
        let said = || any && withhold::is_said(text) || off && off_record::is_said(text);
        line.is_talk() && !log.is_bot(line) && (topic(text) || said())
    };
    (0..log.lines.len()).filter(says).collect()
}

/// A bot that tells another clock than the one the team tells.
pub(super) fn contradicting_zone(log: &Log, zone: Tz) -> Option<Note> {
    let at = started::contradicting(log, zone).filter(|_| log.offsets.is_empty())?;
    let message = format!("what the bot says of the time here is not of {zone}, which counts");
    Some(note(log, at, "contradicting-zone", message))
}

/// Marks of days whose month nobody can read, where nothing else tells it.
fn unread_days(log: &Log) -> Vec<usize> {
    let lines = log.lines.iter().enumerate();
    let marks = lines.filter(|(_, line)| line.kind == LineKind::Presence(Presence::Marker));
    let is_unread = |line: &Line| {
        let whole = line_around(&log.text, line.text.start as usize);
        let told = unread_day(&log.text[whole]).is_some();
        told && line.date.is_none()
    };
    let unread = marks.filter(|(_, line)| is_unread(line));
    unread.map(|(at, _)| at).collect()
}

/// Whether a message stands in an export without its text.
fn is_undecrypted(log: &Log, at: usize) -> bool {
    let line = &log.lines[at];
    log.dialect == EVENTS.name && line.kind == LineKind::Message && log.text_of(line) == UNDECRYPTED
}

/// Whether a line that continues a message would be a message of its own in a dialect with times.
fn is_forged(log: &Log, at: usize) -> bool {
    let line = &log.lines[at];
    if line.kind != LineKind::Continuation {
        return false;
    }
    let text = log.text_of(line);
    let head = &text.as_bytes()[..text.len().min(32)];
    let stamped = head.iter().any(u8::is_ascii_digit);
    let timed = DIALECTS
        .iter()
        .filter(|dialect| dialect.timing != Timing::None);
    stamped
        && timed
            .into_iter()
            .any(|dialect| (dialect.read)(text).is_some_and(|shape| shape.is_talk()))
}

/// Lines before which the clock steps back by more than a few minutes.
fn steps_back(log: &Log, zone: Tz) -> Vec<usize> {
    let mut last = None;
    let mut found = Vec::new();
    let marker = |line: &Line| {
        matches!(
            line.kind,
            LineKind::Presence(Presence::Marker) | LineKind::Continuation
        )
    };
    let lines = log.lines.iter().enumerate();
    for (at, line) in lines.filter(|(_, line)| !marker(line)) {
        let Some(now) = line.instant() else { continue };
        // Where stamps tell their clock, it may be put forward and back.
        let ahead = TimeDelta::seconds(log.offset_at(at).unwrap_or(0).into());
        // In autumn an hour comes twice, where the zone is known.
        let put_back = || matches!(zone.from_local_datetime(&now), LocalResult::Ambiguous(..));
        let moment = now.checked_sub_signed(ahead).unwrap_or(now);
        // Blocks below headings may be of days in any order.
        let headed = || {
            log.dated
                && at
                    .checked_sub(1)
                    .is_some_and(|above| log.number(above) == 0)
        };
        let back = last.is_some_and(|last| moment - last < TimeDelta::seconds(-STEP));
        if back && !put_back() && !headed() {
            found.push(at);
        }
        last = Some(moment);
    }
    found
}
