//! On which day a line was said: what its stamp tells, and midnights, which are counted. Stamps in, the day of a reader moved on.

use chrono::{Datelike, Days, NaiveDate};

use super::reader::{NEAR, Reader};
use super::shape::Stamp;
use crate::model::log::{LineKind, Presence};

/// Half a day, in seconds; half a year, in days.
const HALF_DAY: u32 = 12 * 3600;
const HALF_YEAR: i64 = 183;

/// Days by which a line may stand behind later ones: bots sort badly, but not by more.
const BACK: i64 = 7;

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

    /// A day without its year: that of the line before, the next one where the day would lie half a year back, or the one before
    /// where it lies only some days back in that.
    fn in_year(&self, month: u32, day: u32) -> Option<NaiveDate> {
        let last = self.date?;
        let in_year = |year| NaiveDate::from_ymd_opt(year, month, day);
        let back = |day: &NaiveDate| last.signed_duration_since(*day).num_days();
        let before = in_year(last.year() - 1).filter(|day| back(day) <= BACK);
        let same = || in_year(last.year()).filter(|day| back(day) < HALF_YEAR);
        let next = || in_year(last.year() + 1);
        before.or_else(same).or_else(next).or(self.date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days of lines that bear no year, in order, and the days they are of.
    #[test]
    fn years_are_those_of_the_lines_around() {
        let rows = [
            (
                "2030-12-31",
                "12-31 01-01 12-31 01-01 01-02",
                "2030-12-31 2031-01-01 2030-12-31 2031-01-01 2031-01-02",
            ),
            (
                "2030-03-01",
                "03-01 11-20 01-03",
                "2030-03-01 2030-11-20 2031-01-03",
            ),
            ("2030-01-05", "01-05 12-20", "2030-01-05 2030-12-20"),
            ("2030-06-30", "06-29 01-02", "2030-06-29 2030-01-02"),
            ("2031-12-01", "02-29 03-01", "2032-02-29 2032-03-01"),
        ];
        for (first, told, expected) in rows {
            let mut reader = Reader::new(first.parse().ok(), 0);
            let days = told.split(' ').map(|told| {
                let (month, day) = told.split_once('-').unwrap_or_default();
                let stamp = Stamp {
                    month_day: month.parse().ok().zip(day.parse().ok()),
                    ..Stamp::default()
                };
                reader.tick(stamp, LineKind::Message);
                reader
                    .date
                    .map_or_else(String::new, |date| date.to_string())
            });
            assert_eq!(days.collect::<Vec<_>>().join(" "), expected, "{told}");
        }
    }
}
