//! Lines of a log, one after the other: what each is, who speaks, and on which day.
//! Physical lines and a dialect in, `Line`s out; every line in gives exactly one line out.

use std::ops::Range;

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::call_heads;
use super::days_alone::ToldDays;
use super::dialect::{Dialect, Marks, Timing};
use super::loose::{Form, Loose, loose, names_another};
use super::margin::Margin;
use super::operator_signs;
use super::private;
use super::shape::{Shape, Stamp};
use crate::model::log::{Line, LineKind, Mark, Nick, Presence};
use crate::model::matrix::called;
use crate::model::unseen::is_unseen;

/// An hour and a day, in seconds.
const HOUR: u32 = 3600;
const DAY: u32 = 24 * HOUR;

/// Lines that tell how a log bears its days.
const SURE: usize = 2;

/// Lines after midnight among which one of the day before may stand.
pub(super) const NEAR: u32 = 20;

#[derive(Default)]
pub(super) struct Reader {
    pub(super) lines: Vec<Line>,
    pub(super) nicks: Vec<Nick>,
    by_name: HashMap<String, u32>,
    /// The day the last line was said on, and its time in seconds.
    pub(super) date: Option<NaiveDate>,
    pub(super) last: Option<u32>,
    /// Lines since midnight was passed.
    pub(super) since_midnight: u32,
    /// Whether the line above is a message that an unmarked line may continue.
    pub(super) open: bool,
    /// Whether it is one that only some were to read.
    pub(super) private: bool,
    /// The form of the last stamp; how many lines bear a time without a day, and a day.
    form: Option<Form>,
    pub(super) undated: usize,
    pub(super) dated: usize,
    /// How many of those bear a day without its year.
    pub(super) yearless: usize,
    /// Lines in a row that bear a day where none did before.
    strange: usize,
    /// Days that stand by themselves.
    pub(super) told: ToldDays,
    /// Whether signs of operators stand behind nicks.
    pub(super) signs_behind: bool,
    /// Seconds east of UTC, where the stamps themselves tell.
    pub(super) offsets: Vec<(usize, i32)>,
}

impl Reader {
    pub(super) fn new(date: Option<NaiveDate>, lines: usize) -> Self {
        Reader {
            lines: Vec::with_capacity(lines),
            date,
            since_midnight: NEAR,
            ..Reader::default()
        }
    }

    /// Takes a line that is no part of the log.
    pub(super) fn prose(&mut self, range: Range<usize>) {
        self.verbatim(LineKind::Prose, range);
    }

    /// Takes a line inside a block of code that a message holds: part of the message, whatever it looks like.
    pub(super) fn code(&mut self, text: &str, range: Range<usize>) {
        let kind = match text[range.clone()].trim().is_empty() {
            true => LineKind::Blank,
            false => LineKind::Continuation,
        };
        self.verbatim(kind, range);
        self.open = true;
    }

    /// Takes a line of the log, whose lines have such a margin.
    pub(super) fn push(
        &mut self,
        text: &str,
        range: Range<usize>,
        dialect: &Dialect,
        margin: Margin,
    ) {
        let raw = margin.inside(&text[range.clone()]);
        let read = (dialect.read)(raw).map(private::of_name);
        match read.filter(|shape| self.is_own(shape, dialect)) {
            Some(Shape::Bare(stamp, said)) => self.bare(text, range, stamp, said),
            Some(shape) => {
                self.count(raw, shape.stamp());
                self.shape(text, range, shape);
                self.mark_edited(text, dialect);
            }
            None if self.private && self.stays_private(raw, &text[range.clone()], dialect) => {
                self.secret(range);
            }
            None if dialect.said_below && raw.trim().is_empty() && self.is_named_above() => {
                self.wordless(text, range);
            }
            None if dialect.said_below && self.below(text, span_of(text, raw)) => {}
            None if raw.trim().is_empty() => {
                // In a Matrix room a message may hold blank lines.
                let goes_on = self.open && dialect.multiline;
                self.verbatim(LineKind::Blank, range);
                self.open = goes_on;
            }
            None if self.wraps(text, raw, dialect) => self.verbatim(LineKind::Prose, range),
            None => match loose(raw, dialect, self.form, |stamp| self.is_near(stamp)) {
                Some(Loose::Known(Shape::Bare(stamp, said))) => self.bare(text, range, stamp, said),
                Some(Loose::Known(shape)) => self.shape(text, range, shape),
                None if self.is_day(text, &range, dialect, margin) => {
                    self.day_line(text, range, raw)
                }
                None if self.open && !names_another(raw, dialect) => {
                    let timed = dialect.timing != Timing::None;
                    if !timed || !self.below(text, span_of(text, raw)) {
                        self.verbatim(LineKind::Continuation, range);
                    }
                    self.mark_edited(text, dialect);
                }
                _ => {
                    // A message goes on behind what nobody explains.
                    let open = self.open;
                    self.verbatim(LineKind::Unexplained, range);
                    self.open = open;
                }
            },
        }
    }

    /// Whether a line below what only some were to read goes on with it. Where messages go on in unmarked lines, all that its
    /// dialect does not know does; in a text that nobody explains, all up to the next hour, if that line told one.
    fn stays_private(&mut self, raw: &str, line: &str, dialect: &Dialect) -> bool {
        if dialect.marks == Marks::Nothing {
            let goes_on = self.last.is_some() && call_heads::moment(line).time.is_none();
            self.private = goes_on;
            return goes_on;
        }
        let known = || loose(raw, dialect, self.form, |stamp| self.is_near(stamp));
        !raw.trim().is_empty() && (dialect.multiline || known().is_none())
    }

    /// Whether a line is one of this log. A day in a log that tells none, far from where the log is, is that of a line which
    /// somebody pasted, unless there is no end of such lines; a time alone where all lines tell days is part of a table.
    fn is_own(&mut self, shape: &Shape<'_>, dialect: &Dialect) -> bool {
        let stamp = shape.stamp();
        if stamp.time.is_none() || !shape.is_talk() {
            return true;
        }
        if stamp.date.is_none() {
            return !dialect.days_throughout || self.dated == 0;
        }
        let far = stamp.date.zip(self.date);
        let far = far.is_none_or(|(day, now)| day.signed_duration_since(now).num_days().abs() > 1);
        let strange = self.undated >= SURE && self.dated == 0 && far;
        self.strange = if strange { self.strange + 1 } else { 0 };
        !strange || self.strange > SURE
    }

    /// Whether a stamp is at most an hour after the last one.
    fn is_near(&self, stamp: Stamp) -> bool {
        let after = stamp.time.zip(self.last);
        let after = after.map(|(now, last)| (now.seconds + DAY - last % DAY) % DAY);
        let same = stamp.date.is_none() || stamp.date == self.date;
        same && after.is_some_and(|after| after <= HOUR)
    }

    pub(super) fn count(&mut self, raw: &str, stamp: Stamp) {
        self.form = Form::of(raw, stamp).or(self.form);
        match (stamp.time, stamp.date) {
            (Some(_), Some(_)) => self.dated += 1,
            (Some(_), None) => self.undated += 1,
            _ => {}
        }
        self.yearless += usize::from(stamp.time.and(stamp.month_day).is_some());
    }

    /// Dumps of rooms mark a message that was changed at its end.
    fn mark_edited(&mut self, text: &str, dialect: &Dialect) {
        let Some(line) = self.lines.last_mut().filter(|_| dialect.room_dump) else {
            return;
        };
        let said = line.words(text);
        if let Some(kept) = said.trim_end().strip_suffix("[edited]") {
            line.text.end = line.text.start + narrow(0..kept.trim_end().len()).end;
            line.mark = Mark::Edited;
        }
    }

    pub(super) fn verbatim(&mut self, kind: LineKind, range: Range<usize>) {
        self.open = matches!(kind, LineKind::Continuation);
        let spoken = || {
            let mut above = self.lines.iter().rev();
            let reacted = LineKind::Presence(Presence::Reacted);
            above.find(|line| line.kind != LineKind::Blank && line.kind != reacted)
        };
        let before = (kind == LineKind::Continuation).then(spoken).flatten();
        let (time, nick) = before.map_or((None, None), |line| (line.time, line.nick));
        self.lines.push(Line {
            time,
            date: self.date,
            nick,
            ..Line::of(kind, narrow(range))
        });
    }

    pub(super) fn shape(&mut self, text: &str, range: Range<usize>, shape: Shape<'_>) {
        let (kind, nick, said) = match shape.acted() {
            Shape::Message(_, nick, said) => (LineKind::Message, nick, said),
            Shape::Action(_, nick, said) => (LineKind::Action, nick, said),
            Shape::Presence(_, what, nick, said) => (LineKind::Presence(what), nick, said),
            Shape::Unknown(_) => (LineKind::Presence(Presence::Notice), "", ""),
            Shape::Bare(_, said) => (LineKind::Unexplained, "", said),
            Shape::Private(_) => (LineKind::Redacted, "", ""),
        };
        let stamp = shape.stamp();
        if let Some(offset) = stamp.offset
            && self.offsets.last().is_none_or(|(_, last)| *last != offset)
        {
            self.offsets.push((self.lines.len(), offset));
        }
        self.tick(stamp, kind);
        self.open = shape.is_talk();
        self.private = kind == LineKind::Redacted;
        let nick = (!nick.is_empty()).then(|| self.nick(nick));
        let span = match said {
            "" => range.end..range.end,
            said => span_of(text, said),
        };
        self.lines.push(Line {
            time: stamp.time,
            date: self.date,
            nick,
            ..Line::of(kind, narrow(span))
        });
        if kind == LineKind::Message && said.starts_with('M') {
            self.told_by_bot(text, stamp, said);
        }
    }

    /// The index of a nick that stands in the log as it is written.
    pub(super) fn known(&self, written: &str) -> Option<u32> {
        self.by_name.get(written).copied()
    }

    /// The index of a nick; of a Matrix id the local part is its name, or the nick that a bridge wrote into it.
    pub(super) fn nick(&mut self, written: &str) -> u32 {
        let written = match self.signs_behind {
            true => operator_signs::without(written),
            false => written,
        };
        if let Some(index) = self.by_name.get(written) {
            return *index;
        }
        let index = u32::try_from(self.nicks.len()).unwrap_or(u32::MAX);
        // Bridges part nicks so that nobody is called by them.
        let plain: String = written.chars().filter(|c| !is_unseen(*c)).collect();
        if plain != written && !plain.is_empty() {
            let index = self.nick(&plain);
            self.by_name.insert(written.to_owned(), index);
            return index;
        }
        let local = written
            .strip_prefix('@')
            .and_then(|id| id.split_once(':'))
            .map(|(local, _)| local);
        let matrix = local.map(|_| written.to_owned());
        self.nicks.push(Nick {
            name: local.map_or(written, called).to_owned(),
            matrix,
            bot: false,
        });
        self.by_name.insert(written.to_owned(), index);
        index
    }
}

/// Where a part of a text stands in it.
pub(super) fn span_of(text: &str, part: &str) -> Range<usize> {
    let start = offset(text, part);
    start..start + part.len()
}

pub(super) fn offset(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

pub(super) fn narrow(range: Range<usize>) -> Range<u32> {
    crate::place::narrow(range.start)..crate::place::narrow(range.end)
}
