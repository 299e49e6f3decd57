//! The clock on the wall, and what it shows as UTC; when a meeting begins, as its sidecar, front matter or path tell it. A zone
//! and a time in, a moment out; what lines tell is the business of `facts`.

use std::sync::Arc;

use chrono::{LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone};
use chrono_tz::Tz;

use super::stem::Stem;
use crate::place::Place;
use crate::report::{Note, Severity};

/// A moment in UTC, where lines tell it.
pub(super) type Moment = Option<NaiveDateTime>;

/// The clock that a log was written by.
pub(super) struct Clock {
    pub(super) zone: Tz,
    /// Seconds east of UTC, where the stamps themselves tell.
    pub(super) offset: Option<i32>,
}

impl Clock {
    /// A time on the wall as UTC. Of an hour that occurs twice in autumn the first is meant, or the second if the clock
    /// has been put back already; an hour that spring leaves out is told by the offset before it.
    pub(super) fn utc(&self, at: NaiveDateTime, again: bool) -> NaiveDateTime {
        if let Some(offset) = self.offset {
            return at - TimeDelta::seconds(offset.into());
        }
        match self.zone.from_local_datetime(&at) {
            LocalResult::Single(at) => at.naive_utc(),
            LocalResult::Ambiguous(_, second) if again => second.naive_utc(),
            LocalResult::Ambiguous(first, _) => first.naive_utc(),
            LocalResult::None => {
                let hour = TimeDelta::hours(1);
                let before = self.zone.from_local_datetime(&(at - hour)).earliest();
                before.map_or(at, |before| before.naive_utc() + hour)
            }
        }
    }
}

impl Stem<'_> {
    /// When a meeting of a day begins, as its sidecar or front matter tell it: by the clock of the team.
    pub(super) fn told_start(&self, date: Option<NaiveDate>) -> Moment {
        let at = date?.and_time(self.facts.start?);
        Some(self.clock(None).utc(at, false))
    }

    /// The same as the path tells it.
    pub(super) fn named_start(&self, date: Option<NaiveDate>) -> Moment {
        let time = NaiveTime::from_num_seconds_from_midnight_opt(self.name.time?.seconds, 0)?;
        let clock = self.clock(self.name.offset);
        Some(clock.utc(date?.and_time(time), false))
    }

    /// The same as a day with an hour and a zone tells it: of that day, or of the next in UTC.
    pub(super) fn moment(&self, date: Option<NaiveDate>) -> Moment {
        let (moment, date) = (self.facts.moment?, date?);
        let near = (moment.date() - date).num_days().abs() <= 1;
        near.then_some(moment)
    }

    fn clock(&self, offset: Option<i32>) -> Clock {
        let zone = self.zone_of_folder(&self.name.stem);
        Clock {
            offset: offset.filter(|_| zone.is_none()),
            zone: zone.unwrap_or(self.team.zone),
        }
    }
}

/// Minutes by which a meeting may begin before or after its first line.
const NEAR: i64 = 60;

/// The hour that a sidecar or front matter tells, against the first and the last line. That of a sidecar is a correction, and no
/// matter of doubt unless all lines are over by then.
pub(super) fn contradicting(
    file: &Arc<str>,
    told: NaiveDateTime,
    (start, end): (NaiveDateTime, Moment),
    settled: bool,
) -> Option<Note> {
    let over = end.is_some_and(|end| told > end);
    let near = (told - start).num_minutes().abs() <= NEAR;
    if !over && (near || settled) {
        return None;
    }
    let hour = |at: NaiveDateTime| at.format("%Y-%m-%d %H:%M UTC");
    let (source, severity) = match settled {
        true => ("the sidecar", Severity::Info),
        false => ("front matter", Severity::Warning),
    };
    let message = format!(
        "{source} says that this meeting begins at {}, its first line is of {}: {} counts",
        hour(told),
        hour(start),
        if over && !settled {
            "that"
        } else {
            "the first"
        }
    );
    let hint = match settled {
        true => {
            "if the lines are by the clock of another zone, say `zone` in the sidecar in place of `start`"
        }
        false => "say `start: \"HH:MM\"` in a sidecar NAME.yaml: that settles it",
    };
    let note = Note::new(severity, "contradicting-time", Place::file(file), message);
    Some(note.hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_on_the_wall() {
        let berlin = Clock {
            zone: Tz::Europe__Berlin,
            offset: None,
        };
        let told = Clock {
            zone: Tz::Europe__Berlin,
            offset: Some(19_800),
        };
        let rows = [
            (&berlin, "2031-07-03 15:00", false, "2031-07-03 13:00"),
            (&berlin, "2031-10-26 02:30", false, "2031-10-26 00:30"),
            (&berlin, "2031-10-26 02:30", true, "2031-10-26 01:30"),
            (&berlin, "2031-03-30 02:30", false, "2031-03-30 01:30"),
            (&told, "2031-07-03 15:00", false, "2031-07-03 09:30"),
        ];
        for (wall, at, again, expected) in rows {
            let read =
                |text| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a time");
            assert_eq!(wall.utc(read(at), again), read(expected), "{at} {again}");
        }
    }
}
