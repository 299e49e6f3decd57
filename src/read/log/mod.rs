//! Text to `Log`: which dialect it is, and each physical line as what it is.
//! A file (or the log blocks of a Markdown file) in, lines with dates and speakers out. Nothing is lost:
//! what no dialect explains stays verbatim. Commands are not looked at here.

pub mod block;
mod irssi;
mod maubot;
mod meetbot;
pub mod shape;
mod weechat;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::text;
use crate::model::log::{Line, LineKind, Log, Nick, Presence};
use shape::{Shape, Stamp};

/// A form of log.
pub struct Dialect {
    /// Its name in the contract.
    pub name: &'static str,
    /// Takes one line apart.
    pub read: for<'a> fn(&'a str) -> Option<Shape<'a>>,
}

/// Every dialect with times, the first of two equals winning.
pub const DIALECTS: &[Dialect] = &[
    Dialect {
        name: "meetbot",
        read: meetbot::read,
    },
    Dialect {
        name: "maubot",
        read: maubot::read,
    },
    Dialect {
        name: "weechat",
        read: weechat::read,
    },
    Dialect {
        name: "irssi",
        read: irssi::read,
    },
];

/// The fallback: text kept verbatim, nobody credited.
pub const PLAIN: Dialect = Dialect {
    name: "plain",
    read: |_| None,
};

/// How well a dialect explains some lines.
#[derive(Clone, Copy)]
pub struct Fit {
    /// The dialect.
    pub dialect: &'static Dialect,
    /// Lines it explains.
    pub explained: usize,
    /// Messages and actions among them.
    pub talk: usize,
    /// Lines that are not blank.
    pub filled: usize,
}

impl Fit {
    /// Whether the dialect explains at least half of the lines.
    pub fn is_half(&self) -> bool {
        self.explained * 2 >= self.filled && self.talk > 0
    }
}

/// Lines looked at to tell the dialect.
const SAMPLE: usize = 2000;

/// The dialect that explains most of some lines; none if none explains any.
pub fn detect(text: &str, lines: &[Range<usize>]) -> Option<Fit> {
    let sample: Vec<&str> = lines
        .iter()
        .map(|range| &text[range.clone()])
        .filter(|line| !line.trim().is_empty())
        .take(SAMPLE)
        .collect();
    let mut best: Option<Fit> = None;
    for dialect in DIALECTS {
        let mut fit = Fit {
            dialect,
            explained: 0,
            talk: 0,
            filled: sample.len(),
        };
        for shape in sample.iter().filter_map(|line| (dialect.read)(line)) {
            fit.explained += 1;
            fit.talk += usize::from(shape.is_talk());
        }
        if fit.explained > best.map_or(0, |best| best.explained) {
            best = Some(fit);
        }
    }
    best
}

/// A dialect by its name in the contract.
pub fn by_name(name: &str) -> Option<&'static Dialect> {
    const FALLBACK: &Dialect = &PLAIN;
    DIALECTS
        .iter()
        .chain([FALLBACK])
        .find(|dialect| dialect.name == name)
}

/// What is known of a log before its lines are read.
pub struct Head<'a> {
    /// Path inside the content folder.
    pub path: &'a Arc<str>,
    /// The file as the user would type it.
    pub file: &'a Arc<str>,
    /// Day of the first line, where the path or front matter tells.
    pub date: Option<NaiveDate>,
    /// Nicks that are bots.
    pub bots: &'a [String],
}

/// Reads a whole text as a log; `blocks` are the lines that are log, the others are prose.
pub fn read(head: &Head<'_>, text: String, dialect: &Dialect, blocks: &[Range<usize>]) -> Log {
    let ranges = text::lines(&text);
    let whole = blocks.len() == 1 && blocks[0] == (0..ranges.len());
    let mut reader = Reader::new(head.date);
    let mut numbers = Vec::new();
    let mut block_line = 0;
    for (index, range) in ranges.iter().enumerate() {
        let inside = whole || blocks.iter().any(|block| block.contains(&index));
        block_line += u32::from(inside);
        if !whole {
            numbers.push(if inside { block_line } else { 0 });
        }
        reader.push(&text, range.clone(), inside, dialect);
    }
    let nicks = mark_bots(reader.nicks, &text, &reader.lines, head.bots);
    let (path, file) = (Arc::clone(head.path), Arc::clone(head.file));
    Log {
        path,
        file,
        dialect: dialect.name,
        text,
        lines: reader.lines,
        numbers,
        nicks,
    }
}

struct Reader {
    lines: Vec<Line>,
    nicks: Vec<Nick>,
    by_name: HashMap<String, u32>,
    /// The day the last line was said on, and its time in seconds.
    date: Option<NaiveDate>,
    last: Option<u32>,
    /// Whether the line above is a message that an unmarked line may continue.
    open: bool,
}

impl Reader {
    fn new(date: Option<NaiveDate>) -> Self {
        Reader {
            lines: Vec::new(),
            nicks: Vec::new(),
            by_name: HashMap::new(),
            date,
            last: None,
            open: false,
        }
    }

    fn push(&mut self, text: &str, range: Range<usize>, inside: bool, dialect: &Dialect) {
        let raw = &text[range.clone()];
        if !inside {
            return self.verbatim(LineKind::Prose, range);
        }
        match (dialect.read)(raw) {
            Some(shape) => self.shape(text, range, shape),
            None if raw.trim().is_empty() => self.verbatim(LineKind::Blank, range),
            None if self.open => self.verbatim(LineKind::Continuation, range),
            None => self.verbatim(LineKind::Unexplained, range),
        }
    }

    fn verbatim(&mut self, kind: LineKind, range: Range<usize>) {
        self.open = matches!(kind, LineKind::Continuation);
        let before = self.lines.last().filter(|_| kind == LineKind::Continuation);
        let (time, nick) = before.map_or((None, None), |line| (line.time, line.nick));
        self.lines.push(Line {
            kind,
            time,
            date: self.date,
            nick,
            text: narrow(range),
        });
    }

    fn shape(&mut self, text: &str, range: Range<usize>, shape: Shape<'_>) {
        let (kind, nick, said) = match shape {
            Shape::Message(_, nick, said) => (LineKind::Message, nick, said),
            Shape::Action(_, nick, said) => (LineKind::Action, nick, said),
            Shape::Presence(_, what, nick, said) => (LineKind::Presence(what), nick, said),
        };
        let stamp = shape.stamp();
        self.tick(stamp, kind);
        self.open = shape.is_talk();
        let nick = (!nick.is_empty()).then(|| self.nick(nick));
        let start = if said.is_empty() {
            range.end
        } else {
            offset(text, said)
        };
        let span = start..start + said.len();
        self.lines.push(Line {
            kind,
            time: stamp.time,
            date: self.date,
            nick,
            text: narrow(span),
        });
    }

    /// Follows the calendar: a date in the line wins; else a clock that falls by more than half a day has passed midnight.
    fn tick(&mut self, stamp: Stamp, kind: LineKind) {
        let seconds = stamp.time.map(|time| time.seconds);
        if stamp.date.is_some() {
            self.date = stamp.date;
        } else if let (Some(now), Some(last)) = (seconds, self.last)
            && now + 12 * 3600 < last
            && !matches!(kind, LineKind::Presence(Presence::Marker))
        {
            self.date = self
                .date
                .and_then(|date| date.checked_add_days(Days::new(1)));
        }
        let new_day = stamp.date.is_some() && seconds.is_none();
        self.last = if new_day {
            Some(0)
        } else {
            seconds.or(self.last)
        };
    }

    /// The index of a nick; of a Matrix id the local part is its name.
    fn nick(&mut self, written: &str) -> u32 {
        if let Some(index) = self.by_name.get(written) {
            return *index;
        }
        let index = u32::try_from(self.nicks.len()).unwrap_or(u32::MAX);
        let local = written
            .strip_prefix('@')
            .and_then(|id| id.split_once(':'))
            .map(|(local, _)| local);
        let matrix = local.map(|_| written.to_owned());
        self.nicks.push(Nick {
            name: local.unwrap_or(written).to_owned(),
            matrix,
            bot: false,
        });
        self.by_name.insert(written.to_owned(), index);
        index
    }
}

fn offset(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

fn narrow(range: Range<usize>) -> Range<u32> {
    let narrow = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    narrow(range.start)..narrow(range.end)
}

/// Bots that many channels have, in lower case.
const KNOWN_BOTS: &[&str] = &[
    "zodbot",
    "meetbot",
    "meetingology",
    "mootbot",
    "supybot",
    "limnoria",
    "ubottu",
    "rrsagent",
    "zakim",
    "trackbot",
    "agendabot",
    "ghurlbot",
    "opendevmeet",
    "opendevstatus",
    "openstack",
    "openstackgerrit",
    "opendevreview",
    "chanserv",
    "nickserv",
    "matrixbot",
    "fedora-meeting-bot",
    "meetings",
    "hcoop-meetbot",
];

/// What only a meeting bot says.
const BOT_SAYS: &[&str] = &[
    "Information about MeetBot at",
    "Useful Commands: #",
    "The meeting name has been set to '",
    "The Meeting name is '",
    "Meeting started at ",
    "Minutes (text): http",
];

fn mark_bots(mut nicks: Vec<Nick>, text: &str, lines: &[Line], declared: &[String]) -> Vec<Nick> {
    for nick in &mut nicks {
        let name = nick.name.to_lowercase();
        nick.bot = KNOWN_BOTS.contains(&name.as_str())
            || declared.iter().any(|bot| bot.eq_ignore_ascii_case(&name));
    }
    for line in lines.iter().filter(|line| line.kind == LineKind::Message) {
        let said = &text[line.text.start as usize..line.text.end as usize];
        if let Some(nick) = line.nick.and_then(|index| nicks.get_mut(index as usize))
            && BOT_SAYS.iter().any(|words| said.contains(words))
            && !said.starts_with('#')
        {
            nick.bot = true;
        }
    }
    nicks
}
