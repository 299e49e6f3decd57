//! The rule of an event to the times at which it takes place: the `rrule` crate counts, this file sees that it ends.
//! A raw event and a window in, spans and doubts out.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use rrule::{Frequency, RRule, RRuleSet, Unvalidated};

use super::Doubt;
use super::event::{Moment, Raw};
use crate::model::calendar::Span;
use crate::model::schedule::instant;

/// Most periods (days, weeks, months or years) that are counted for one event.
const PERIODS: i64 = 50_000;

/// Most periods that are counted for a file.
const ALL_PERIODS: i64 = 1_000_000;

/// Most times that are kept of an event.
const TIMES: usize = 2_000;

/// Most times that are kept of a file.
const ALL_TIMES: usize = 200_000;

/// Times of a day at most.
const A_DAY: usize = 24;

/// Longest rule, in bytes.
const LONGEST: usize = 1_000;

/// What may still be counted in a file.
pub(super) struct Budget {
    periods: i64,
    times: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Budget {
            periods: ALL_PERIODS,
            times: ALL_TIMES,
        }
    }
}

/// The times of an event inside a window, sorted, those that were changed in their new place.
pub(super) fn spans(
    raw: &Raw,
    instead: &[&Raw],
    window: &Span,
    budget: &mut Budget,
    doubts: &mut Vec<Doubt>,
) -> Vec<Span> {
    let mut starts = vec![raw.start];
    if let Some((line, rule)) = &raw.rule {
        match repeated(raw, rule, window, budget) {
            Ok(found) => starts = found,
            Err((found, message)) => {
                starts.extend(found);
                doubts.push(Doubt {
                    line: *line,
                    message: message.to_owned(),
                    hint: "clashes with it may be missed",
                });
            }
        }
    }
    starts.extend(
        raw.more
            .iter()
            .filter(|at| window.start <= **at)
            .take(TIMES),
    );
    let changed = Changed::of(raw, instead);
    starts.retain(|start| !changed.has(*start));
    let own = starts.into_iter().filter_map(|start| raw.from(start));
    let others = instead.iter().filter(|other| other.busy);
    let mut found: Vec<Span> = own
        .chain(others.filter_map(|other| other.span()))
        .filter(|span| span.overlaps(window))
        .collect();
    found.sort_unstable();
    found.dedup();
    budget.times = budget.times.saturating_sub(found.len());
    found
}

/// When an event does not take place, though its rule says so.
struct Changed {
    moments: HashSet<DateTime<Utc>>,
    days: HashSet<NaiveDate>,
    zone: Tz,
}

impl Changed {
    /// What is left out, and what takes place at another time.
    fn of(raw: &Raw, instead: &[&Raw]) -> Self {
        let mut changed = Changed {
            moments: HashSet::new(),
            days: HashSet::new(),
            zone: raw.zone,
        };
        let others = instead.iter().filter_map(|other| other.instead);
        for moment in raw.left_out.iter().copied().chain(others) {
            match moment {
                Moment::Day(day) => drop(changed.days.insert(day)),
                Moment::At(at, _) => drop(changed.moments.insert(at)),
            }
        }
        changed
    }

    fn has(&self, at: DateTime<Utc>) -> bool {
        let day = || at.with_timezone(&self.zone).date_naive();
        self.moments.contains(&at) || !self.days.is_empty() && self.days.contains(&day())
    }
}

/// Times and why they are not all.
type Partly = (Vec<DateTime<Utc>>, &'static str);

/// The times that a rule gives.
fn repeated(
    raw: &Raw,
    rule: &str,
    window: &Span,
    budget: &mut Budget,
) -> Result<Vec<DateTime<Utc>>, Partly> {
    let nothing = |why| (Vec::new(), why);
    let start = rrule::Tz::from(raw.zone).from_utc_datetime(&raw.start.naive_utc());
    let rule = parsed(rule, raw.zone)
        .ok_or(nothing("a rule that cannot be read: the event counts once"))?;
    sane(&rule).map_err(nothing)?;
    let periods = periods(&rule, raw.start, window);
    if periods > PERIODS.min(budget.periods) || budget.times == 0 {
        return Err(nothing(
            "a rule that takes too long to count: the event counts once",
        ));
    }
    budget.periods -= periods;
    let (count, until) = (rule.get_count(), rule.get_until().is_some());
    let rule = rule.validate(start);
    let rule =
        rule.map_err(|_| nothing("a rule that contradicts itself: the event counts once"))?;
    let set = RRuleSet::new(start).rrule(rule).limit();
    let mut found = Vec::new();
    let mut counted = 0;
    for at in &set {
        counted += 1;
        if at >= window.end {
            return Ok(found);
        }
        if at.to_utc() + raw.length > window.start {
            found.push(at.to_utc());
        }
        if found.len() >= TIMES.min(budget.times) {
            return Err((found, "a rule with more times than are counted"));
        }
    }
    if counted == 0 || count.map_or(!until, |count| counted < count) {
        // It was looked for up to the limit of the crate, in vain.
        budget.periods -= 100_000;
    }
    Ok(found)
}

/// A rule with its end in UTC, as the crate wants it; others write that in the zone of the event, or as a day.
fn parsed(rule: &str, zone: Tz) -> Option<RRule<Unvalidated>> {
    if rule.len() > LONGEST {
        return None;
    }
    let parts = rule.trim().trim_end_matches(';').split(';');
    let parts: Option<Vec<String>> = parts
        .map(|part| match part.split_once('=') {
            Some((key, value)) if key.eq_ignore_ascii_case("UNTIL") => {
                Some(format!("UNTIL={}", until(value, zone)?))
            }
            _ => Some(part.to_ascii_uppercase()),
        })
        .collect();
    parts?.join(";").parse().ok()
}

fn until(value: &str, zone: Tz) -> Option<String> {
    if value.ends_with('Z') {
        return Some(value.to_owned());
    }
    let (day, time) = value.split_once('T').unwrap_or((value, "235959"));
    let day = NaiveDate::parse_from_str(day, "%Y%m%d").ok()?;
    let time = NaiveTime::parse_from_str(time, "%H%M%S").ok()?;
    let at = instant(day.and_time(time), zone)?;
    Some(at.format("%Y%m%dT%H%M%SZ").to_string())
}

/// Rules that no meeting follows, and that would fill the memory.
fn sane(rule: &RRule<Unvalidated>) -> Result<(), &'static str> {
    let often = matches!(
        rule.get_freq(),
        Frequency::Secondly | Frequency::Minutely | Frequency::Hourly
    );
    let lists = [
        rule.get_by_hour(),
        rule.get_by_minute(),
        rule.get_by_second(),
    ];
    let a_day: usize = lists.iter().map(|list| list.len().max(1)).product();
    if often || a_day > A_DAY {
        return Err("it repeats all day long: the event counts once");
    }
    Ok(())
}

/// How many periods the crate looks at from the beginning to the end of the window.
fn periods(rule: &RRule<Unvalidated>, start: DateTime<Utc>, window: &Span) -> i64 {
    let end = rule
        .get_until()
        .map_or(window.end, |until| until.to_utc().min(window.end));
    let days = (end - start).num_days().max(0);
    let length = match rule.get_freq() {
        Frequency::Yearly => 365,
        Frequency::Monthly => 28,
        Frequency::Weekly => 7,
        _ => 1,
    };
    days / length / i64::from(rule.get_interval().max(1)) + 1
}
