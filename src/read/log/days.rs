//! On which day a line was said: what its stamp tells, and midnights, which are counted. Stamps in, the day of a reader moved on.

use chrono::{Datelike, Days, NaiveDate};

use super::reader::{NEAR, Reader};
use super::shape::Stamp;
use crate::model::log::{LineKind, Presence};

/// Half a day, in seconds; half a year, in days.
const HALF_DAY: u32 = 12 * 3600;
const HALF_YEAR: i64 = 183;

/// The last and the first hour of a day, in seconds.
const LATE: u32 = 23 * 3600;
const EARLY: u32 = 3600;

impl Reader {
    /// Follows the calendar: a date in the line wins; else a clock that falls by more than half a day has passed midnight.
    pub(super) fn tick(&mut self, stamp: Stamp, kind: LineKind) {
        let seconds = stamp.time.map(|time| time.seconds);
        if let Some((month, day)) = stamp.month_day {
            self.date = self.in_year(month, day);
        } else if stamp.date.is_some() {
            self.date = stamp.date;
        } else if let Some(told) = stamp.unread {
            self.date = self.likely(told);
        } else if let (Some(now), Some(last)) = (seconds, self.last)
            && !matches!(kind, LineKind::Presence(Presence::Marker))
        {
            self.midnight(now, last);
        }
        let new_day = (stamp.date.is_some() || stamp.unread.is_some()) && seconds.is_none();
        self.last = if new_day {
            Some(0)
        } else {
            seconds.or(self.last)
        };
    }

    /// The day of a mark whose month nobody can read: the one at hand or the next, if the year and the day of the month are its own.
    /// Where nothing is told of either, the first lines are of the day of the log.
    fn likely(&self, (year, day): (i32, u32)) -> Option<NaiveDate> {
        let first = (year, day) == (0, 0) && self.last.is_none();
        let is_one = |date: &NaiveDate| first || (date.year(), date.day()) == (year, day);
        let next = self.date.and_then(|date| date.succ_opt());
        self.date.into_iter().chain(next).find(is_one)
    }

    /// A clock that falls by more than half a day has passed midnight; one that leaps back over it right after that belongs to
    /// the day before, for bots sort badly.
    fn midnight(&mut self, now: u32, last: u32) {
        self.since_midnight = self.since_midnight.saturating_add(1);
        if now + HALF_DAY < last {
            self.date = self
                .date
                .and_then(|date| date.checked_add_days(Days::new(1)));
            self.since_midnight = 0;
        } else if now >= LATE && last < EARLY && self.since_midnight < NEAR {
            self.date = self
                .date
                .and_then(|date| date.checked_sub_days(Days::new(1)));
            self.since_midnight = NEAR;
        }
    }

    /// A day without its year: that of the line before, or the next one where the day would lie half a year back.
    fn in_year(&self, month: u32, day: u32) -> Option<NaiveDate> {
        let last = self.date?;
        let in_year = |year| NaiveDate::from_ymd_opt(year, month, day);
        let found = in_year(last.year())
            .filter(|day| last.signed_duration_since(*day).num_days() < HALF_YEAR);
        found.or_else(|| in_year(last.year() + 1)).or(self.date)
    }
}
