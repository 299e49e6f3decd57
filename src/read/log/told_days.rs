//! Days that stand in a log by themselves, above lines that tell hours alone: on lines of their own, in headings above its blocks, and in
//! what a bot says when a meeting begins or ends. Such lines in, the day of a reader moved on. Days that people only speak of move
//! nothing: each has to bear out what the log tells already.

use std::ops::Range;

use chrono::{NaiveDate, TimeDelta};

use super::days_alone::{BETWEEN, MARKS, alone, of_section, right_above};
use super::dialect::{Dialect, Timing};
use super::margin::Margin;
use super::reader::{NEAR, Reader};
use super::shape::{Shape, Stamp};
use super::started;
use crate::model::command::{Effect, typed};
use crate::model::log::{ANSWER, Line, LineKind};

/// Seconds by which the clock of a bot and that of a log may differ from one meeting to the next: summer comes and goes.
const SUMMER: i64 = 3600;

fn is_near(one: NaiveDate, other: NaiveDate) -> bool {
    one.signed_duration_since(other).num_days().abs() <= 1
}

impl Reader {
    /// Whether a line that nothing explains begins a day: it is one, lines below tell hours alone, and it stands at the head, behind a
    /// mark, above a clock that falls, or in a log in which such lines begin days; and none goes back.
    pub(super) fn is_day(
        &self,
        text: &str,
        range: &Range<usize>,
        dialect: &Dialect,
        margin: Margin,
    ) -> bool {
        if dialect.timing == Timing::None || dialect.multiline || self.dated + self.yearless > 0 {
            return false;
        }
        let line = margin.inside(&text[range.clone()]);
        let Some(day) = alone(line) else {
            return false;
        };
        let below = text[range.end..].lines().skip(1).take(BETWEEN);
        let mut below = below.map(|line| margin.inside(line));
        let next = below.find(|line| line.contains(char::is_alphanumeric));
        let stamp = next.and_then(|next| Some((dialect.read)(next)?.stamp()));
        let hour = stamp.filter(|stamp| stamp.date.is_none() && stamp.month_day.is_none());
        let Some(hour) = hour.and_then(|stamp| stamp.time) else {
            return false;
        };
        let first = self.undated == 0;
        let falls = || self.last.is_some_and(|last| hour.seconds < last);
        let apart = || !self.open && (line.starts_with(MARKS) || falls());
        let later = self.date.is_none_or(|now| day > now);
        first || later && (self.told.lines || apart())
    }

    /// Takes a line that begins a day.
    pub(super) fn day_line(&mut self, text: &str, range: Range<usize>, raw: &str) {
        let stamp = Stamp::on(alone(raw));
        self.told.lines = true;
        let begins = Shape::marker(stamp);
        self.shape(text, range, begins);
    }

    /// Takes in the day of a heading above a block, below such lines: right above, or of the section that it stands in.
    pub(super) fn headed(&mut self, text: &str, above: &[Range<usize>]) {
        let lines = above.iter().rev().map(|range| text[range.clone()].trim());
        let Some(day) = right_above(lines.clone()).or_else(|| of_section(lines)) else {
            return;
        };
        let near = self.date.is_none_or(|now| is_near(now, day));
        if *self.told.headings.get_or_insert(near) {
            self.date = Some(day);
            self.last = None;
            self.since_midnight = NEAR;
            self.told.begun += 1;
        }
    }

    /// Takes in the moment that a bot tells in the line that was just read, where meetings before it were of other days. It counts where
    /// the clocks of both differ as with the first one, and a meeting is begun right above.
    pub(super) fn told_by_bot(&mut self, text: &str, stamp: Stamp, said: &str) {
        let told = started::moment(said).zip(stamp.time);
        let Some((told, time)) = told.filter(|_| stamp.date.or(self.date).is_some()) else {
            return;
        };
        let ahead = started::clock_ahead(told, time);
        let day = ahead.and_then(|ahead| told.checked_add_signed(TimeDelta::seconds(ahead)));
        let (Some(ahead), Some(day)) = (ahead, day.map(|day| day.date())) else {
            return;
        };
        let Some(first) = self.told.ahead else {
            let near = self.date.is_some_and(|now| is_near(now, day));
            self.told.ahead = Some(near.then_some(ahead));
            return;
        };
        let same = first.is_some_and(|first| (first - ahead).abs() <= SUMMER);
        if !same || self.date == Some(day) || stamp.date.is_some() || stamp.month_day.is_some() {
            return;
        }
        let begins = |line: &Line| {
            let command = (line.kind == LineKind::Message).then(|| typed(line.words(text)));
            command
                .flatten()
                .is_some_and(|command| command.effect == Effect::Start)
        };
        // What another line of the bot answered began another meeting.
        let above = self.lines.iter().rev().skip(1).take(ANSWER);
        let mut above = above.take_while(|line| started::moment(line.words(text)).is_none());
        let Some(lines) = above.position(begins) else {
            return;
        };
        let from = self.lines.len() - lines - 2;
        for line in &mut self.lines[from..] {
            line.date = Some(day);
        }
        self.date = Some(day);
        self.since_midnight = NEAR;
        self.told.begun += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::log::dialects;

    /// Lines of irssi, or of a bot, and the day of each that is talk.
    #[test]
    fn days_move_what_is_said_below() {
        let rows = [
            (
                "2032-01-15\n15:00 <ash> a\n2032-01-16\n08:00 <ash> b\n2032-01-18\n----\n09:00 <ash> c\n",
                "15 16 18",
            ),
            (
                "15:00 <ash> a\n\n--- 2032-01-18\n\n16:00 <ash> b\n",
                "01 18",
            ),
            ("15:00 <ash> a\n\n2032-01-18\n08:00 <ash> b\n", "01 18"),
            ("15:00 <ash> a\n\n2032-01-18\n16:00 <ash> b\n", "01 01"),
            (
                "15:00 <ash> we meet on\n2032-01-18\n16:00 <ash> b\n",
                "01 01",
            ),
            (
                "2032-01-15\n15:00 <ash> a\n2032-01-13\n16:00 <ash> b\n",
                "15 15",
            ),
            ("2032-01-15\nno hour\n15:00 <ash> a\n", "01"),
            (
                "15:00 <ash> #startmeeting\n15:00 <bot> Meeting started Thu Jan 01 15:00:00 2032 UTC.\n\
                 15:01 <ash> #endmeeting\n16:00 <ash> x\n16:00 <ash> #startmeeting\n\
                 16:00 <bot> Meeting started Thu Jan 08 16:00:03 2032 UTC.\n16:01 <ash> a\n",
                "01 01 01 01 08 08 08",
            ),
            (
                "15:00 <ash> #startmeeting\n15:00 <bot> Meeting started Thu Jan 01 15:00:00 2032 UTC.\n\
                 16:00 <ash> Meeting started Thu Jan 08 16:00:03 2032 UTC.\n",
                "01 01 01",
            ),
            (
                "15:00 <ash> #startmeeting\n15:00 <bot> Meeting started Thu Jan 01 15:00:00 2032 UTC.\n\
                 16:00 <ash> #startmeeting\n16:00 <bot> Meeting started Thu Jan 08 12:00:03 2032 UTC.\n",
                "01 01 01 01",
            ),
            (
                "15:00 <ash> #startmeeting\n15:00 <bot> Meeting started Thu Jan 22 15:00:00 2032 UTC.\n\
                 16:00 <ash> #startmeeting\n16:00 <bot> Meeting started Thu Jan 29 16:00:03 2032 UTC.\n",
                "01 01 01 01",
            ),
        ];
        let dialect = dialects::by_name("irssi").unwrap_or(dialects::PLAIN);
        for (text, expected) in rows {
            let mut reader = Reader::new("2032-01-01".parse().ok(), 0);
            for range in crate::read::text::lines(text) {
                reader.push(text, range, dialect, Margin::None);
            }
            let talk = reader.lines.iter().filter(|line| line.is_talk());
            let days = talk.map(|line| {
                line.date
                    .map_or(String::new(), |day| day.format("%d").to_string())
            });
            assert_eq!(days.collect::<Vec<_>>().join(" "), expected, "{text}");
        }
    }
}
