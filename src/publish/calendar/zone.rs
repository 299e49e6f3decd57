//! Time zones of a calendar: every change of the clock in some years, as the zone database has it.
//! Slots and years in, a `VTIMEZONE` for each zone out; UTC needs none.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{DateTime, Duration, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};
use chrono::{Offset, TimeZone, Utc};
use chrono_tz::{OffsetComponents, OffsetName, Tz};
use icalendar::parser::Component;

use super::content::{component, plain, text};
use crate::model::schedule::Slot;

/// Whether times of a zone are written in UTC.
pub(super) fn is_utc(zone: Tz) -> bool {
    matches!(zone, Tz::UTC | Tz::Etc__UTC)
}

/// Every zone of some slots but UTC, by name.
pub(super) fn components(slots: &[Slot], years: Range<i32>) -> Vec<Component<'static>> {
    let mut zones: Vec<Tz> = slots
        .iter()
        .map(|slot| slot.zone)
        .filter(|zone| !is_utc(*zone))
        .collect();
    zones.sort_by_key(|zone| zone.name());
    zones.dedup();
    zones
        .into_iter()
        .map(|zone| of_zone(zone, years.clone()))
        .collect()
}

/// Clocks that change from an offset to another.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    daylight: bool,
    from: i32,
    to: i32,
    name: String,
}

fn of_zone(zone: Tz, years: Range<i32>) -> Component<'static> {
    let begin = |year| {
        let day = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
        day.and_time(NaiveTime::MIN).and_utc()
    };
    let start = begin(years.start - 1);
    let mut changes: BTreeMap<Kind, Vec<NaiveDateTime>> = BTreeMap::new();
    let before = offset(zone, start);
    let first = kind(zone, start, before);
    // What holds before the first change holds since ever: earlier times stand in no event.
    changes.insert(first, vec![DateTime::UNIX_EPOCH.naive_utc()]);
    for at in changes_of(zone, start, begin(years.end + 1)) {
        let before = offset(zone, at - Duration::seconds(1));
        let wall = (at + Duration::seconds(i64::from(before.local_minus_utc()))).naive_utc();
        changes
            .entry(kind(zone, at, before))
            .or_default()
            .push(wall);
    }
    let mut found = component("VTIMEZONE", vec![plain("TZID", zone.name())]);
    found.components = changes
        .into_iter()
        .map(|(kind, walls)| observance(&kind, &walls))
        .collect();
    found
}

fn kind(zone: Tz, at: DateTime<Utc>, before: FixedOffset) -> Kind {
    let now = zone.offset_from_utc_datetime(&at.naive_utc());
    Kind {
        daylight: now.dst_offset() > Duration::zero(),
        from: before.local_minus_utc(),
        to: now.fix().local_minus_utc(),
        name: now.abbreviation().unwrap_or(zone.name()).to_owned(),
    }
}

fn offset(zone: Tz, at: DateTime<Utc>) -> FixedOffset {
    zone.offset_from_utc_datetime(&at.naive_utc()).fix()
}

/// The first second of every new offset: looked for day by day, then by halving.
fn changes_of(zone: Tz, start: DateTime<Utc>, end: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let mut found = Vec::new();
    let mut day = start;
    while day < end {
        let next = day + Duration::days(1);
        let (mut same, mut other) = (day, next);
        if offset(zone, day) != offset(zone, next) {
            while other - same > Duration::seconds(1) {
                let middle = same + Duration::seconds((other - same).num_seconds() / 2);
                match offset(zone, middle) == offset(zone, day) {
                    true => same = middle,
                    false => other = middle,
                }
            }
            found.push(other);
        }
        day = next;
    }
    found
}

fn observance(kind: &Kind, walls: &[NaiveDateTime]) -> Component<'static> {
    let name = if kind.daylight {
        "DAYLIGHT"
    } else {
        "STANDARD"
    };
    let form = |wall: &NaiveDateTime| wall.format("%Y%m%dT%H%M%S").to_string();
    let (first, rest) = walls
        .split_first()
        .map_or((String::new(), walls), |(first, rest)| (form(first), rest));
    let mut properties = vec![
        plain("DTSTART", &first),
        plain("TZOFFSETFROM", &written(kind.from)),
        plain("TZOFFSETTO", &written(kind.to)),
        text("TZNAME", &kind.name),
    ];
    // Each on a line of its own: of several in one, ical.js takes the first.
    properties.extend(rest.iter().map(|wall| plain("RDATE", &form(wall))));
    component(name, properties)
}

/// `+0100`, with seconds where there are any.
fn written(offset: i32) -> String {
    let (sign, size) = (if offset < 0 { '-' } else { '+' }, offset.unsigned_abs());
    let (hours, minutes, seconds) = (size / 3600, size / 60 % 60, size % 60);
    match seconds {
        0 => format!("{sign}{hours:02}{minutes:02}"),
        _ => format!("{sign}{hours:02}{minutes:02}{seconds:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_found_to_the_second() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().expect("a moment");
        let rows = [
            (
                Tz::Europe__Berlin,
                "2026-03-29T01:00:00Z 2026-10-25T01:00:00Z",
            ),
            (
                Tz::America__New_York,
                "2026-03-08T07:00:00Z 2026-11-01T06:00:00Z",
            ),
            (
                Tz::Australia__Lord_Howe,
                "2026-04-04T15:00:00Z 2026-10-03T15:30:00Z",
            ),
            (Tz::Asia__Kolkata, ""),
        ];
        for (zone, expected) in rows {
            let found = changes_of(zone, at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"));
            let expected: Vec<_> = expected.split_whitespace().map(at).collect();
            assert_eq!(found, expected, "{zone}");
        }
    }
}
