//! One meeting as its path, its sidecar and its part of a log tell it: day, moments, title, room.
//! The files of a stem and a part of a log in, a `Meeting` without id out.

use super::clock::{self, Clock, Moment};
use super::cut::Part;
use super::fingerprint;
use super::gathered::UNNAMED_SERIES;
use super::room;
use super::stem::Stem;
use crate::model::log::{ANSWER, Line, LineCounts, Log};
use crate::model::meeting::{LogPart, Meeting, MeetingSource, SourceRole};
use crate::model::shelf::Kept;
use crate::model::utc_offsets::UtcOffsets;
use crate::read::log::started;
use crate::read::minutes::Held;
use crate::report::Note;
use chrono::{Days, NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use std::ops::Range;
use std::sync::Arc;

impl Stem<'_> {
    pub(super) fn meeting_of_part(&self, log: &Arc<Log>, part: Part, zone: Tz) -> Meeting {
        let mut meeting = self.blank();
        let first = part.is_first();
        meeting.date = self.day_of(&part, log);
        let (start, end) = self.moments(log, &part.held, zone);
        let told = self.told_start(meeting.date).filter(|_| first);
        let over = |told: &NaiveDateTime| end.is_some_and(|end| *told > end);
        // Whoever corrects the hour knows that the clock of the lines is wrong; how long the meeting took these tell all the same.
        let moved = told.filter(|told| self.settled.start && over(told));
        meeting.end = match moved.zip(start.zip(end)) {
            Some((told, (start, end))) => told.checked_add_signed(end - start),
            None => end,
        };
        let told = moved.or(told.filter(|told| !over(told)));
        meeting.start = told.or(start).or(meeting.start);
        let own = part.held.minutes.title.as_deref();
        let own = own.filter(|title| !first && !title.trim().is_empty());
        meeting.title = match own {
            Some(own) => own.to_owned(),
            None => self.title(part.held.minutes.title.as_deref(), meeting.date),
        };
        meeting.channel = meeting.channel.or_else(|| room::of(log));
        meeting.lines = LineCounts::of(log, part.range.clone());
        let (path, role) = (Arc::clone(&log.path), SourceRole::Log);
        meeting.sources.push(MeetingSource {
            path,
            role,
            dialect: log.dialect,
            part: part.name,
        });
        meeting.parts.push(LogPart {
            said: fingerprint::of(log, &part.held.proper),
            kept: Kept::Held(Arc::clone(log)),
            utc_offsets: self.utc_offsets(log, &part.range, &part.held.proper, zone),
            range: part.range,
            proper: part.held.proper,
            prefix: "l-".to_owned(),
        });
        meeting.minutes = part.held.minutes;
        meeting.attendance = part.held.attendance;
        meeting
    }

    /// The day of a part of a log.
    fn day_of(&self, part: &Part, log: &Log) -> Option<NaiveDate> {
        let told = self.facts.date.filter(|_| part.is_first());
        told.or_else(|| part_date(part, log))
            .or(self.facts.date)
            // Further parts without a day stand below one that nobody can read.
            .or(self.name.date.filter(|_| part.is_first()))
            .or(part.held.date)
            .or(self.facts.day_at_head.filter(|_| part.is_first()))
    }

    /// The hour that a sidecar or front matter tells, against those of the lines.
    pub(super) fn contradicting_start(&self, log: &Log, part: &Part, zone: Tz) -> Option<Note> {
        self.facts.start.filter(|_| part.is_first())?;
        let told = self.told_start(self.day_of(part, log))?;
        let (start, end) = self.moments(log, &part.held, zone);
        clock::contradicting(&log.file, told, (start?, end), self.settled.start)
    }

    /// When a meeting begins and ends, in UTC. Of lines without a day the minutes may tell it.
    fn moments(&self, log: &Log, held: &Held, zone: Tz) -> (Moment, Moment) {
        let lines = held.proper.clone().zip(&log.lines[held.proper.clone()]);
        let talk = lines.filter(|(_, line)| line.is_talk());
        let told = |line: &Line| line.instant().or_else(|| line.instant_on(held.date?));
        let mut instants = talk.filter_map(|(index, line)| Some((index, told(line)?)));
        let clock = |index| self.wall(log, index, zone);
        let all = instants.clone();
        let first = instants.next();
        if first.is_none() {
            let end = (held.proper.end + ANSWER).min(log.lines.len());
            let [start, end] = started::begun_and_ended(log, held.proper.start..end);
            return (
                start,
                end.filter(|end| start.is_some_and(|start| *end >= start)),
            );
        }
        let last = instants.next_back().or(first);
        // Whether the clock was put back on the way.
        let again = last.is_some_and(|(_, last)| all.clone().any(|(_, at)| at > last));
        let start = first.map(|(index, at)| clock(index).utc(at, false));
        let end = last.map(|(index, at)| clock(index).utc(at, again));
        if end >= start {
            return (start, end);
        }
        // A call that goes on past midnight, where no line tells its day.
        let undated = |(index, _): (usize, _)| log.lines[index].date.is_none();
        if last.is_some_and(undated) {
            return (
                start,
                end.and_then(|end| end.checked_add_days(Days::new(1))),
            );
        }
        // Stamps out of order: the latest tells the end.
        let latest = all.map(|(index, at)| clock(index).utc(at, again)).max();
        (start, latest.max(start))
    }

    /// UTC offsets of the clock of the lines of a range: at the first of the meeting that tells, be it talk or not,
    /// and where stamps tell another from there on.
    fn utc_offsets(
        &self,
        log: &Log,
        range: &Range<usize>,
        proper: &Range<usize>,
        zone: Tz,
    ) -> UtcOffsets {
        let told = |(index, line): (usize, &Line)| {
            let (at, wall) = (line.instant()?, self.wall(log, index, zone));
            Some(((at - wall.utc(at, false)).num_minutes(), wall.offset))
        };
        let lines = proper.clone().zip(&log.lines[proper.clone()]);
        let Some((first, stamped)) = lines.into_iter().find_map(told) else {
            return UtcOffsets::default();
        };
        if stamped.is_none() || log.offsets.len() < 2 {
            return UtcOffsets::of(Some(first));
        }
        let mut offsets = UtcOffsets::of(log.offset_at(range.start).map(minutes));
        let later = log.offsets.iter().filter(|(from, _)| range.contains(from));
        later.for_each(|(from, offset)| offsets.tell(*from, minutes(*offset)));
        offsets
    }

    /// The clock that a line was written by.
    fn wall(&self, log: &Log, index: usize, zone: Tz) -> Clock {
        let told = log.offset_at(index).or(self.name.offset);
        Clock {
            zone,
            offset: told.filter(|_| self.facts.zone.is_none()),
        }
    }

    /// The zone of the clock in a log: of the sidecar, a rule for its folder or series, a bot that tells the time in UTC, or
    /// the site.
    pub(super) fn zone(&self, log: &Log) -> Tz {
        let own = self.team.zone;
        let told = || (own != Tz::UTC && started::is_utc(log)).then_some(Tz::UTC);
        let ruled = self.zone_of_folder(&log.path);
        ruled.or_else(told).unwrap_or(own)
    }

    /// The zone of the sidecar, or of a rule for a folder or the series.
    pub(super) fn zone_of_folder(&self, path: &str) -> Option<Tz> {
        let ruled = || self.team.log_rule(path, self.series(), |rule| rule.zone);
        self.facts.zone.or_else(ruled)
    }

    /// Whether something tells the zone of the clock in a log before what a bot says: its stamps, its name, a sidecar, a rule,
    /// the site.
    pub(super) fn knows_zone(&self, log: &Log) -> bool {
        let stamps = !log.offsets.is_empty() || self.name.offset.is_some();
        stamps || self.zone_of_folder(&log.path).is_some() || self.zone(log) != Tz::UTC
    }

    /// The series, as sidecar, front matter or path tell it.
    pub(super) fn series(&self) -> Option<&str> {
        self.facts.series.as_deref().or(self.name.series.as_deref())
    }

    /// A meeting as path and facts alone tell it.
    pub(super) fn blank(&self) -> Meeting {
        let date = self.facts.date.or(self.name.date);
        let date = date.or(self.facts.day_at_head);
        let named = || self.named_start(date).or_else(|| self.moment(date));
        let series = self
            .facts
            .series
            .clone()
            .or_else(|| self.name.series.clone());
        Meeting {
            title: self.title(None, date),
            series: series.unwrap_or_else(|| UNNAMED_SERIES.to_owned()),
            date,
            start: self.told_start(date).or_else(named),
            channel: self.facts.channel.clone().or_else(|| self.channel.clone()),
            aliases: self.facts.aliases.clone(),
            ..Meeting::default()
        }
    }

    /// Sidecar and front matter, then the log, then the schedule, then the name of the series. Where no day tells meetings of a
    /// series apart, the name of the file does.
    pub(super) fn title(&self, said: Option<&str>, date: Option<NaiveDate>) -> String {
        let told = self.facts.title.as_deref().or(said).map(str::to_owned);
        told.unwrap_or_else(|| self.named_title(date))
    }

    /// The same where nothing in a file says it.
    pub(super) fn named_title(&self, date: Option<NaiveDate>) -> String {
        let series = self.facts.series.as_ref().or(self.name.series.as_ref());
        let slot = self
            .team
            .schedule
            .iter()
            .find(|slot| slot.series.is_some() && slot.series() == series.map(String::as_str));
        let file = self.name.words().filter(|_| date.is_none()).map(spaced);
        let named = file.or_else(|| slot.map(|slot| slot.title.clone()));
        let words = || {
            series
                .or(self.name.rest.as_ref())
                .map(|words| words.replace('-', " "))
        };
        named
            .or_else(words)
            .filter(|title| !title.trim().is_empty())
            .unwrap_or_else(|| "Meeting".to_owned())
    }
}

/// The name of a file as words; one that has blanks is of words already.
fn spaced(name: &str) -> String {
    match name.contains(char::is_whitespace) {
        true => name.to_owned(),
        false => name.replace(['-', '_', '.'], " "),
    }
}

/// An offset of seconds in minutes.
fn minutes(offset: i32) -> i64 {
    i64::from(offset / 60)
}

fn part_date(part: &Part, log: &Log) -> Option<NaiveDate> {
    log.lines[part.held.proper.clone()]
        .iter()
        .find(|line| line.is_talk())
        .and_then(|line| line.date)
}
