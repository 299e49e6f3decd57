//! Which weekly time suits the team best: every half hour from Monday to Friday, or the time right after somebody else's
//! meeting, judged over a year, meeting by meeting, in every zone of the team. Zones and calendars in, a ranking out.
//!
//! A time costs points: one for each minute before 9:00 or after 17:00 on somebody's clock, ten for each minute outside
//! the hours that are preferred, one for every four minutes between 12:00 and 13:00. Times that fall on somebody's weekend
//! are left out. Times at which others meet come after those at which nobody does.

mod cost;
mod show;

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveTime, Utc, Weekday};
use chrono_tz::Tz;

use crate::model::calendar::{Event, Span};
use crate::model::schedule::instant;
pub use show::{json, text};

/// Weeks that are judged: each weekday comes as often as any other.
pub const WEEKS: u64 = 52;

/// Minutes between two times that are judged.
const STEP: u32 = 30;

/// Minutes after the end of another meeting that are judged.
const DELAYS: &[i64] = &[0, 5, 15, 30];

const DAYS: &[Weekday] = &[
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
];

/// What is asked.
#[derive(Debug, Clone)]
pub struct Ask {
    /// Zones in which the team lives.
    pub zones: Vec<Tz>,
    /// The zone whose wall clock stays.
    pub anchor: Tz,
    /// The first day that is judged.
    pub today: NaiveDate,
    /// Length of the meeting in minutes.
    pub minutes: u32,
    /// First hour of the day that costs little.
    pub from_hour: u32,
    /// The hour by which it should be over.
    pub to_hour: u32,
    /// How many times are told.
    pub top: usize,
}

/// The best times.
#[derive(Debug, Clone)]
pub struct Ranking {
    /// What was asked.
    pub ask: Ask,
    /// Best first.
    pub times: Vec<Judged>,
}

/// A time and what it costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The weekday on the clock of the anchor.
    pub weekday: Weekday,
    /// Minutes after the end of the other meeting, if it follows one.
    pub after: Option<i64>,
    /// Points over all meetings and zones.
    pub cost: u64,
    /// How many meetings were judged.
    pub meetings: usize,
    /// How many of them are at the time of somebody else's.
    pub clashes: usize,
    /// When it begins on the clocks of the anchor and of each zone, in their order.
    pub local: Vec<Vec<Clock>>,
    /// Points of the worst meeting.
    pub worst: u64,
    /// Days of the meetings that cost so much; none if all cost the same.
    pub worst_days: Vec<NaiveDate>,
    /// First and last days of those that follow each other.
    pub worst_runs: Vec<(NaiveDate, NaiveDate)>,
}

/// A time of day, and whether that day is another one than on the clock of the anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock {
    /// Days after that of the anchor.
    pub day: i64,
    /// Minutes after midnight.
    pub minute: i64,
}

impl Judged {
    /// Points of a meeting on average, in tenths.
    pub fn tenths(&self) -> u64 {
        (self.cost * 10 + self.meetings as u64 / 2) / (self.meetings as u64).max(1)
    }

    fn rank(&self) -> (usize, u64, u32, Option<i64>, Vec<Vec<Clock>>) {
        let mean = self.cost * 1_000_000 / (self.meetings as u64).max(1);
        let weekday = self.weekday.num_days_from_monday();
        (self.clashes, mean, weekday, self.after, self.local.clone())
    }
}

/// Ranks every half hour from Monday to Friday on the clock of the anchor.
pub fn weekly(ask: Ask, events: &[Event]) -> Ranking {
    let busy = Busy::of(events);
    let mut found = Vec::new();
    for weekday in DAYS {
        for minute in (0..24 * 60).step_by(STEP as usize) {
            let time = NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0);
            let starts = time.map_or_else(Vec::new, |time| starts(&ask, *weekday, time));
            found.extend(judge(&ask, *weekday, None, &starts, &busy));
        }
    }
    ranking(ask, found)
}

/// Ranks the times right after each meeting of an event, weekday by weekday.
pub fn after(ask: Ask, event: &Event, events: &[Event]) -> Ranking {
    let busy = Busy::of(events);
    let mut found = Vec::new();
    for weekday in DAYS {
        for delay in DELAYS {
            let begin = |span: &Span| span.end + Duration::minutes(*delay);
            let fits = |at: &DateTime<Utc>| {
                let day = at.with_timezone(&ask.anchor).date_naive();
                let last = ask.today.checked_add_days(Days::new(WEEKS * 7));
                let ahead = day >= ask.today && last.is_none_or(|last| day < last);
                day.weekday() == *weekday && ahead
            };
            let starts: Vec<_> = event.spans.iter().map(begin).filter(fits).collect();
            found.extend(judge(&ask, *weekday, Some(*delay), &starts, &busy));
        }
    }
    ranking(ask, found)
}

fn ranking(ask: Ask, mut times: Vec<Judged>) -> Ranking {
    times.sort_by_cached_key(Judged::rank);
    times.truncate(ask.top);
    Ranking { ask, times }
}

/// The meetings of a weekly time.
fn starts(ask: &Ask, weekday: Weekday, time: NaiveTime) -> Vec<DateTime<Utc>> {
    let ahead = u64::from(weekday.days_since(ask.today.weekday()));
    let days =
        (0..WEEKS).filter_map(|week| ask.today.checked_add_days(Days::new(ahead + week * 7)));
    days.filter_map(|day| instant(day.and_time(time), ask.anchor))
        .collect()
}

/// What a time costs; none if it has no meeting, or one on somebody's weekend.
fn judge(
    ask: &Ask,
    weekday: Weekday,
    after: Option<i64>,
    starts: &[DateTime<Utc>],
    busy: &Busy,
) -> Option<Judged> {
    let mut costs: Vec<(NaiveDate, u64)> = Vec::new();
    let mut local = vec![BTreeSet::new(); ask.zones.len() + 1];
    let mut clashes = 0;
    for start in starts {
        let end = *start + Duration::minutes(i64::from(ask.minutes));
        let day = start.with_timezone(&ask.anchor).date_naive();
        let mut cost = 0;
        for zone in &ask.zones {
            cost += cost::of(ask, *zone, *start, end)?;
        }
        let zones = std::iter::once(&ask.anchor).chain(&ask.zones);
        for (clocks, zone) in local.iter_mut().zip(zones) {
            clocks.insert(clock(*start, *zone, day));
        }
        clashes += usize::from(busy.meets(*start, end));
        costs.push((day, cost));
    }
    let worst = costs.iter().map(|(_, cost)| *cost).max()?;
    let alike = costs.iter().all(|(_, cost)| *cost == worst);
    let runs = costs.chunk_by(|a, b| a.1 == b.1);
    let runs: Vec<_> = runs.filter(|run| run[0].1 == worst && !alike).collect();
    Some(Judged {
        weekday,
        after,
        cost: costs.iter().map(|(_, cost)| cost).sum(),
        meetings: costs.len(),
        clashes,
        local: local
            .into_iter()
            .map(|clocks| clocks.into_iter().collect())
            .collect(),
        worst,
        worst_days: runs
            .iter()
            .flat_map(|run| run.iter().map(|(day, _)| *day))
            .collect(),
        worst_runs: runs
            .iter()
            .map(|run| (run[0].0, run[run.len() - 1].0))
            .collect(),
    })
}

fn clock(at: DateTime<Utc>, zone: Tz, day: NaiveDate) -> Clock {
    let local = at.with_timezone(&zone).naive_local();
    let midnight = local.date().and_time(NaiveTime::MIN);
    Clock {
        day: (local.date() - day).num_days(),
        minute: (local - midnight).num_minutes(),
    }
}

/// When others meet: spans that do not touch, in their order.
struct Busy(Vec<Span>);

impl Busy {
    fn of(events: &[Event]) -> Self {
        let mut spans: Vec<Span> = events
            .iter()
            .flat_map(|event| event.spans.iter().copied())
            .filter(|span| span.start < span.end)
            .collect();
        spans.sort_unstable();
        let mut found: Vec<Span> = Vec::new();
        for span in spans {
            match found.last_mut().filter(|last| span.start <= last.end) {
                Some(last) => last.end = last.end.max(span.end),
                None => found.push(span),
            }
        }
        Busy(found)
    }

    fn meets(&self, start: DateTime<Utc>, end: DateTime<Utc>) -> bool {
        let at = self.0.partition_point(|span| span.end <= start);
        self.0.get(at).is_some_and(|span| span.start < end)
    }
}
