//! What bots say when a meeting begins: the moment, in UTC. A text or a log in; a moment, or what follows from it, out.
//! MeetBot: `Meeting started Thu Jul 29 00:30:00 2021 UTC.  The chair is ...`; maubot-meetings: `Meeting started at
//! 2021-07-29 15:00:00 UTC`.

use std::ops::Range;

use chrono::{
    NaiveDate, NaiveDateTime, NaiveTime, Offset as _, TimeDelta, TimeZone as _, Timelike as _,
};
use chrono_tz::Tz;

use super::dates::{clock_among, long_date, time_of_day};
use super::shape::{clock, iso_date};
use crate::model::log::{Clock, Line, Log};
use crate::read::text::holds;

const STARTED: &str = "Meeting started ";
const ENDED: &str = "Meeting ended ";

/// Bytes behind these words within which the zone stands.
const NEAR: usize = 40;

/// Seconds by which the clocks of a bot and of a log may differ.
const APART: i64 = 120;
const HALF_DAY: i64 = 12 * 3600;
const DAY: i64 = 24 * 3600;
const QUARTER: i64 = 15 * 60;

/// Seconds by which the farthest zone is ahead of UTC.
const FARTHEST: i64 = 14 * 3600;

/// The day of the first line on the clock of a log, where a bot tells when the meeting began and nothing else tells the day. Of
/// several such lines that counts whose own stamp is the same time, else one whose zone may be another.
pub(in crate::read) fn day(text: &str) -> Option<NaiveDate> {
    let told: Vec<(usize, NaiveDateTime, Option<i64>)> = text
        .match_indices(STARTED)
        .filter_map(|(at, _)| Some((at, moment(&text[at..])?, stamp_before(text, at))))
        .collect();
    let fits = |step| {
        let near = |told, stamp| is_near(stamp - seconds(told), step);
        let mut told = told.iter();
        told.find(|(_, told, stamp)| stamp.is_none_or(|stamp| near(*told, stamp)))
    };
    let (at, started, stamp) = fits(DAY).or_else(|| fits(QUARTER))?;
    let ahead = stamp.map_or(0, |stamp| stamp - seconds(*started));
    let shift = match ahead {
        HALF_DAY.. => -1,
        ..=-43_200 => 1,
        _ => 0,
    };
    let days = shift - midnights(&text[..*at]);
    started.date().checked_add_signed(TimeDelta::days(days))
}

/// Seconds of the time at the head of the line that a place stands in.
fn stamp_before(text: &str, at: usize) -> Option<i64> {
    let begin = text[..at].rfind('\n').map_or(0, |at| at + 1);
    stamp_of(&text[begin..at])
}

fn stamp_of(line: &str) -> Option<i64> {
    let (time, _) = time_of_day(line.trim_start_matches(['[', '(', ' ']))?;
    Some(time.seconds.into())
}

/// How often the clock of some lines falls by more than half a day.
fn midnights(lines: &str) -> i64 {
    let stamps: Vec<i64> = lines.lines().filter_map(stamp_of).collect();
    let falls = stamps
        .windows(2)
        .filter(|pair| pair[1] + HALF_DAY < pair[0]);
    i64::try_from(falls.count()).unwrap_or(0)
}

/// Whether a bot tells the moment in UTC that its own line bears: then all stamps of the log are UTC.
pub(in crate::read) fn is_utc(log: &Log) -> bool {
    said(log, STARTED).any(|(_, line, told)| {
        let clock = line.time.and_then(|clock| clock_ahead(told, clock));
        clock == Some(0)
    })
}

/// Whether clocks that are so many seconds apart show the same, but for whole steps.
fn is_near(apart: i64, step: i64) -> bool {
    let apart = apart.rem_euclid(step);
    apart.min(step - apart) <= APART
}

/// From which lines on the clock of a log is so many seconds ahead of UTC, where bots tell in UTC when meetings began and their own
/// lines bear another time; nothing where it is UTC, or no clock of this world.
pub(in crate::read) fn offsets(log: &Log) -> Vec<(usize, i32)> {
    let told = told(log).map(|(at, _, ahead)| (at, ahead));
    let mut found: Vec<(usize, i32)> = told.collect();
    found.dedup_by_key(|(_, ahead)| *ahead);
    if let Some((first, _)) = found.first_mut() {
        *first = 0;
    }
    if found.iter().all(|(_, ahead)| *ahead == 0) {
        found.clear();
    }
    found
}

/// The first line in which a bot tells a clock that is not that of a zone.
pub(in crate::read) fn contradicting(log: &Log, zone: Tz) -> Option<usize> {
    let east = |told: &NaiveDateTime| zone.offset_from_utc_datetime(told).fix().local_minus_utc();
    let mut told = told(log);
    let (at, ..) = told.find(|(_, told, ahead)| east(told) != *ahead)?;
    Some(at)
}

/// The first line of a range in which a bot tells another day than that of the line, be it in whatever zone; and that day, in UTC.
pub(in crate::read) fn elsewhere(log: &Log, range: Range<usize>) -> Option<(usize, NaiveDate)> {
    let mut told = said(log, STARTED).filter(|(at, ..)| range.contains(at));
    told.find_map(|(at, line, told)| {
        let apart = (line.instant()? - told).num_seconds().abs();
        (apart + APART >= DAY).then_some((at, told.date()))
    })
}

/// The moments in UTC at which a bot says in some lines that a meeting began, and that it ended.
pub(in crate::read) fn begun_and_ended(
    log: &Log,
    range: Range<usize>,
) -> [Option<NaiveDateTime>; 2] {
    [STARTED, ENDED].map(|words| {
        let mut told = said(log, words).filter(|(at, ..)| range.contains(at));
        told.next().map(|(_, _, told)| told)
    })
}

/// Lines in which bots tell when a meeting began, that moment, and how far their stamps are ahead of it.
fn told(log: &Log) -> impl Iterator<Item = (usize, NaiveDateTime, i32)> {
    said(log, STARTED).filter_map(|(at, line, told)| Some((at, told, ahead(line, told)?)))
}

/// Such lines and moments, whatever the stamps, behind such words.
fn said<'l>(
    log: &'l Log,
    words: &'static str,
) -> impl Iterator<Item = (usize, &'l Line, NaiveDateTime)> {
    // Most logs have no such line, and all are long.
    let speaks = holds(&log.text, words);
    let lines = log.lines.iter().enumerate().filter(move |_| speaks);
    let bot = |nick: u32| log.nicks.get(nick as usize).is_some_and(|nick| nick.bot);
    let said = lines.filter(move |(_, line)| line.nick.is_some_and(bot));
    said.filter_map(move |(at, line)| {
        let text = log.text_of(line).trim_start();
        Some((at, line, moment_behind(text.strip_prefix(words)?)?))
    })
}

/// How far the stamp of a line is ahead of the moment that is told in it, in seconds: whole quarters of an hour.
fn ahead(line: &Line, told: NaiveDateTime) -> Option<i32> {
    let apart = (line.instant()? - told).num_seconds();
    let ahead = (apart + QUARTER / 2).div_euclid(QUARTER) * QUARTER;
    let is_zone = (apart - ahead).abs() <= APART && ahead.abs() <= FARTHEST;
    is_zone.then(|| i32::try_from(ahead).ok())?
}

/// The same of a clock that tells no day, which is half a day ahead or behind at the most.
pub(super) fn clock_ahead(told: NaiveDateTime, stamp: Clock) -> Option<i64> {
    let apart = (i64::from(stamp.seconds) - seconds(told)).rem_euclid(DAY);
    let ahead = (apart + QUARTER / 2).div_euclid(QUARTER) * QUARTER;
    let is_zone = (apart - ahead).abs() <= APART;
    let shift = if ahead > HALF_DAY { DAY } else { 0 };
    is_zone.then_some(ahead - shift)
}

fn seconds(moment: NaiveDateTime) -> i64 {
    moment.time().num_seconds_from_midnight().into()
}

/// The moment that stands behind the words with which a meeting begins.
pub(super) fn moment(text: &str) -> Option<NaiveDateTime> {
    moment_behind(text.strip_prefix(STARTED)?)
}

fn moment_behind(rest: &str) -> Option<NaiveDateTime> {
    let rest = rest.strip_prefix("at ").unwrap_or(rest);
    let (told, _) = rest
        .split_once(" UTC")
        .filter(|(told, _)| told.len() <= NEAR)?;
    let time = |time: Clock| NaiveTime::from_num_seconds_from_midnight_opt(time.seconds, 0);
    if let Some((date, rest)) = iso_date(told) {
        return Some(date.and_time(time(clock(rest.trim_start())?.0)?));
    }
    Some(long_date(told)?.and_time(time(clock_among(told)?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_on_the_clock_of_the_log() {
        let rows = [
            (
                "18:58:59 <bot> Meeting started Sun Apr 11 18:58:59 2021 UTC.  The chair is ash.",
                "2021-04-11",
            ),
            (
                "[01:30] <bot> Meeting started Sun Apr 11 23:30:00 2021 UTC.",
                "2021-04-12",
            ),
            (
                "23:30 < bot> Meeting started at 2021-04-12 01:30:00 UTC",
                "2021-04-11",
            ),
            (
                "<bot> Meeting started at 2021-04-12 01:30:00 UTC",
                "2021-04-12",
            ),
            (
                "[15:00] <birch> Meeting started Thu Jul 29 00:30:00 2021 UTC.\n[17:00] <bot> Meeting started Thu Aug 05 17:00:03 2021 UTC.",
                "2021-08-05",
            ),
            (
                "[22:00] <ash> evening\n[00:30] <bot> Meeting started Thu Jul 29 00:30:00 2021 UTC.",
                "2021-07-28",
            ),
            ("15:00 <ash> Meeting started at 15:00 UTC", "none"),
            (
                "15:00 <ash> Meeting started late, it is long after the hour, and now 15:20 UTC",
                "none",
            ),
        ];
        for (text, expected) in rows {
            let found = day(text).map_or("none".to_owned(), |day| day.to_string());
            assert_eq!(found, expected, "{text}");
        }
    }
}
