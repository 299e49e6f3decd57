//! Regular meetings: the rule by which each takes place, and the moments that follow from it.
//! Slots and a day in, occurrences out; no disk, no clock.
//!
//! A slot is a time on the wall clock of a zone. Where daylight saving skips that time, the meeting moves on by the gap;
//! where it comes twice, the first one counts: both are what RFC 5545 says of local times (section 3.3.5).

mod turns;

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime};
use chrono::{Offset, TimeZone, Utc, Weekday};
use chrono_tz::{GapInfo, Tz};

use crate::place::At;
pub use turns::hand_over;

/// A regular meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// What it is called.
    pub title: String,
    /// Slug of its series.
    pub series: Option<At<String>>,
    /// Day of the week.
    pub weekday: Weekday,
    /// Wall clock time in `zone`.
    pub time: NaiveTime,
    /// Zone of the wall clock.
    pub zone: Tz,
    /// Length in minutes.
    pub minutes: u32,
    /// In which weeks.
    pub rhythm: Rhythm,
    /// First day it may take place.
    pub from: Option<NaiveDate>,
    /// Last day it may take place: as written, or the day before another slot takes its place.
    pub until: Option<NaiveDate>,
    /// Days on which it does not take place.
    pub skips: Vec<Skip>,
    /// Days on which it takes place at another time.
    pub moves: Vec<Move>,
    /// Where.
    pub room: Option<At<String>>,
    /// The line that starts the bot.
    pub start_command: Option<String>,
    /// Where it is written.
    pub place: At<()>,
}

/// In which weeks a meeting takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rhythm {
    /// Every so many weeks, counted from the first day.
    Weeks(u32),
    /// On these weekdays of the month, in their order.
    Month(Vec<Nth>),
}

/// Which one of its weekdays in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nth {
    /// The first to the fifth; months without a fifth have none.
    At(u8),
    /// The last.
    Last,
}

/// A day on which a meeting does not take place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skip {
    /// The day by the rule.
    pub date: At<NaiveDate>,
    /// Reason.
    pub why: Option<String>,
}

/// A day on which a meeting takes place at another time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The day by the rule.
    pub from: At<NaiveDate>,
    /// The day in its place.
    pub to: NaiveDate,
    /// Wall clock time on that day, if it is another one.
    pub time: Option<NaiveTime>,
    /// Reason.
    pub why: Option<String>,
}

/// One meeting of a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence<'s> {
    /// The slot.
    pub slot: &'s Slot,
    /// The day that the rule gives.
    pub ruled: NaiveDate,
    /// Day and time on the wall clock of the slot's zone.
    pub wall: NaiveDateTime,
    /// When it begins.
    pub start: DateTime<Utc>,
    /// Whether it takes place, and where the rule says so.
    pub fate: Fate<'s>,
}

/// What becomes of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate<'s> {
    /// It takes place by the rule.
    Planned,
    /// It does not take place, and why.
    Cancelled(Option<&'s str>),
    /// It takes place at another time, and why.
    Moved(Option<&'s str>),
}

impl Occurrence<'_> {
    /// When it ends.
    pub fn end(&self) -> DateTime<Utc> {
        self.start + Duration::minutes(i64::from(self.slot.minutes))
    }

    /// Whether it takes place.
    pub fn is_held(&self) -> bool {
        !matches!(self.fate, Fate::Cancelled(_))
    }
}

impl Slot {
    /// Slug of its series.
    pub fn series(&self) -> Option<&str> {
        self.series.as_ref().map(|series| series.value.as_str())
    }

    /// The days that the rule gives, on or after a day; cancelled and moved ones are among them.
    pub fn days(&self, first: NaiveDate) -> Box<dyn Iterator<Item = NaiveDate> + '_> {
        let first = first.max(self.from.unwrap_or(first));
        let days: Box<dyn Iterator<Item = NaiveDate> + '_> = match &self.rhythm {
            Rhythm::Weeks(every) => Box::new(self.weekly(first, u64::from(*every))),
            Rhythm::Month(nths) => Box::new(self.monthly(first, nths)),
        };
        Box::new(days.take_while(|day| self.until.is_none_or(|until| *day <= until)))
    }

    fn weekly(&self, first: NaiveDate, every: u64) -> impl Iterator<Item = NaiveDate> + use<> {
        let begin = on_or_after(self.from.unwrap_or(first), self.weekday);
        let day = on_or_after(first, self.weekday);
        let weeks = begin.zip(day).map(|(begin, day)| (day - begin).num_weeks());
        let over = weeks.map_or(0, |weeks| weeks.unsigned_abs() % every.max(1));
        let ahead = if over == 0 { 0 } else { every - over };
        let day = day.and_then(|day| day.checked_add_days(Days::new(ahead * 7)));
        std::iter::successors(day, move |day| day.checked_add_days(Days::new(every * 7)))
    }

    fn monthly<'s>(
        &self,
        first: NaiveDate,
        nths: &'s [Nth],
    ) -> impl Iterator<Item = NaiveDate> + use<'s> {
        let weekday = self.weekday;
        let months = std::iter::successors(first.with_day(1), |month| {
            month.checked_add_months(chrono::Months::new(1))
        });
        let days = months.flat_map(move |month| {
            let mut days: Vec<NaiveDate> = nths
                .iter()
                .filter_map(|nth| in_month(month, weekday, *nth))
                .collect();
            days.sort_unstable();
            days.dedup();
            days
        });
        days.skip_while(move |day| *day < first)
    }

    /// What the rule, the skips and the moves make of a day that the rule gives.
    pub fn on(&self, ruled: NaiveDate) -> Option<Occurrence<'_>> {
        let skip = self.skips.iter().find(|skip| skip.date.value == ruled);
        let moved = self.moves.iter().find(|moved| moved.from.value == ruled);
        let (wall, fate) = match (skip, moved) {
            (Some(skip), _) => (
                ruled.and_time(self.time),
                Fate::Cancelled(skip.why.as_deref()),
            ),
            (None, Some(moved)) => (
                moved.to.and_time(moved.time.unwrap_or(self.time)),
                Fate::Moved(moved.why.as_deref()),
            ),
            (None, None) => (ruled.and_time(self.time), Fate::Planned),
        };
        let start = instant(wall, self.zone)?;
        Some(Occurrence {
            slot: self,
            ruled,
            // What a clock on that wall shows then: another time where this one is skipped.
            wall: start.with_timezone(&self.zone).naive_local(),
            start,
            fate,
        })
    }

    /// Whether the rule gives a day.
    pub fn gives(&self, day: NaiveDate) -> bool {
        self.days(day).next() == Some(day)
    }

    /// Its next meetings on or after a day, by time; cancelled ones are among them.
    pub fn upcoming(&self, first: NaiveDate, count: usize) -> Vec<Occurrence<'_>> {
        self.gathered(self.days(first).take(count + self.moves.len()), |day| {
            day >= first
        })
        .into_iter()
        .take(count)
        .collect()
    }

    /// The same without those of some days, which are over.
    fn to_come(&self, first: NaiveDate, count: usize, over: &[NaiveDate]) -> Vec<Occurrence<'_>> {
        let mut all = self.upcoming(first, count + over.len());
        all.retain(|held| !over.contains(&held.wall.date()));
        all.truncate(count);
        all
    }

    /// Its meetings from a day to a day, both included, by time; cancelled ones are among them.
    pub fn between(&self, first: NaiveDate, last: NaiveDate) -> Vec<Occurrence<'_>> {
        let days = self.days(first).take_while(|day| *day <= last);
        self.gathered(days, |day| day >= first && day <= last)
    }

    /// Meetings of some days, and those that are moved from any day to one that is wanted.
    fn gathered<'s>(
        &'s self,
        days: impl Iterator<Item = NaiveDate>,
        wanted: impl Fn(NaiveDate) -> bool,
    ) -> Vec<Occurrence<'s>> {
        let moved = self.moves.iter().map(|moved| moved.from.value);
        let mut ruled: Vec<NaiveDate> = days.chain(moved.filter(|day| self.gives(*day))).collect();
        ruled.sort_unstable();
        ruled.dedup();
        let mut found: Vec<Occurrence<'_>> = ruled
            .into_iter()
            .filter_map(|day| self.on(day))
            .filter(|held| wanted(held.wall.date()))
            .collect();
        found.sort_by_key(|held| held.start);
        found
    }
}

/// The next meetings of several slots on or after a day, by time; cancelled ones are among them, those of days that are `over`
/// are not.
pub fn upcoming(
    slots: &[Slot],
    first: NaiveDate,
    count: usize,
    over: impl Fn(&Slot) -> Vec<NaiveDate>,
) -> Vec<Occurrence<'_>> {
    let all = slots
        .iter()
        .flat_map(|slot| slot.to_come(first, count, &over(slot)));
    let mut found: Vec<Occurrence<'_>> = all.collect();
    found.sort_by_key(|held| held.start);
    found.truncate(count);
    found
}

/// The next meeting that takes place on or after a day.
pub fn next(
    slots: &[Slot],
    first: NaiveDate,
    over: impl Fn(&Slot) -> Vec<NaiveDate>,
) -> Option<Occurrence<'_>> {
    let all = slots.iter().filter_map(|slot| {
        let coming = slot.to_come(first, slot.skips.len() + 1, &over(slot));
        coming.into_iter().find(Occurrence::is_held)
    });
    all.min_by_key(|held| held.start)
}

/// The moment of a wall clock time in a zone.
pub fn instant(wall: NaiveDateTime, zone: Tz) -> Option<DateTime<Utc>> {
    if let Some(at) = zone.from_local_datetime(&wall).earliest() {
        return Some(at.to_utc());
    }
    let (_, before) = GapInfo::new(&wall, &zone)?.begin?;
    Some(wall.checked_sub_offset(before.fix())?.and_utc())
}

fn on_or_after(day: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    let ahead = weekday.days_since(day.weekday());
    day.checked_add_days(Days::new(u64::from(ahead)))
}

fn in_month(month: NaiveDate, weekday: Weekday, nth: Nth) -> Option<NaiveDate> {
    let at = |nth| NaiveDate::from_weekday_of_month_opt(month.year(), month.month(), weekday, nth);
    match nth {
        Nth::At(nth) => at(nth),
        Nth::Last => at(5).or_else(|| at(4)),
    }
}
