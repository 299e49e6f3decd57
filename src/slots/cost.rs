//! What one meeting costs somebody in a zone. A span and a zone in, points out.

use chrono::{DateTime, Datelike, Duration, NaiveTime, Utc, Weekday};
use chrono_tz::Tz;

use super::Ask;

/// The day at work, in minutes after midnight.
const WORK: (i64, i64) = (9 * 60, 17 * 60);

/// Lunch.
const LUNCH: (i64, i64) = (12 * 60, 13 * 60);

/// Points for a minute outside the hours that are asked for, beside the one for being outside the day at work.
const STRONG: i64 = 9;

/// Minutes of lunch that cost a point.
const LUNCH_MINUTES: i64 = 4;

/// Points of a meeting in a zone; none if it is on a weekend there.
pub(super) fn of(ask: &Ask, zone: Tz, start: DateTime<Utc>, end: DateTime<Utc>) -> Option<u64> {
    let (first, last) = (start.with_timezone(&zone), end.with_timezone(&zone));
    let rests = |day: Weekday| matches!(day, Weekday::Sat | Weekday::Sun);
    // A meeting that ends at midnight does not reach into the next day.
    if rests(first.weekday()) || rests((last - Duration::seconds(1)).weekday()) {
        return None;
    }
    let midnight = first.date_naive().and_time(NaiveTime::MIN);
    let begin = (first.naive_local() - midnight).num_minutes();
    let over = (last.naive_local() - midnight).num_minutes();
    let hours = (i64::from(ask.from_hour) * 60, i64::from(ask.to_hour) * 60);
    let lunch = (over.min(LUNCH.1) - begin.max(LUNCH.0)).max(0) / LUNCH_MINUTES;
    let points = outside(begin, over, WORK) + STRONG * outside(begin, over, hours) + lunch;
    u64::try_from(points).ok()
}

/// Minutes by which it begins before some hours, and by which it ends after them.
fn outside(begin: i64, over: i64, hours: (i64, i64)) -> i64 {
    (hours.0 - begin).max(0) + (over - hours.1).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points() {
        let ask = Ask {
            zones: Vec::new(),
            anchor: Tz::UTC,
            today: "2026-11-27".parse().expect("a day"),
            minutes: 60,
            from_hour: 8,
            to_hour: 20,
            top: 1,
        };
        let rows = [
            (Tz::UTC, "2026-11-30T10:00:00Z", 60, Some(0)),
            (Tz::UTC, "2026-11-30T12:00:00Z", 60, Some(15)),
            (Tz::UTC, "2026-11-30T12:30:00Z", 60, Some(7)),
            (Tz::UTC, "2026-11-30T08:00:00Z", 60, Some(60)),
            (Tz::UTC, "2026-11-30T07:30:00Z", 60, Some(90 + 270)),
            (Tz::UTC, "2026-11-30T19:30:00Z", 60, Some(210 + 270)),
            (Tz::Europe__Berlin, "2026-11-30T16:00:00Z", 30, Some(30)),
            // Sunday evening in New York; a meeting until midnight does not touch Saturday.
            (Tz::America__New_York, "2026-11-30T04:00:00Z", 60, None),
            (Tz::UTC, "2026-11-27T23:00:00Z", 60, Some(420 + 9 * 240)),
            (Tz::UTC, "2026-11-27T23:30:00Z", 60, None),
        ];
        for (zone, start, minutes, expected) in rows {
            let start: DateTime<Utc> = start.parse().expect("a moment");
            let end = start + Duration::minutes(minutes);
            assert_eq!(of(&ask, zone, start, end), expected, "{zone} {start}");
        }
    }
}
