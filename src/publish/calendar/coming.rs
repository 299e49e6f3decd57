//! Meetings to come: an event for each slot with its rule, what is left out of it, and what is moved.
//! What is seen in, events out, and the first day that is in any of them.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
use icalendar::parser::{Component, Property};

use super::content::{component, plain, text, with};
use super::{stamp, utc, zone};
use crate::model::id;
use crate::model::schedule::{Fate, Nth, Occurrence, Rhythm, Slot, instant};
use crate::view::{Sight, next, rooms, words};

/// Events of all slots that have meetings to come, and the first day in them.
pub(super) fn events(sight: &Sight<'_>, host: &str) -> (Vec<Component<'static>>, NaiveDate) {
    let (mut found, mut first) = (Vec::new(), sight.today);
    let mut taken: Vec<String> = Vec::new();
    for slot in &sight.library.team.schedule {
        let name = name(slot);
        let same = taken.iter().filter(|known| **known == name).count();
        let uid = match same {
            0 => format!("{name}@{host}"),
            count => format!("{name}-{}@{host}", count + 1),
        };
        taken.push(name);
        if let Some(regular) = Regular::of(sight, slot) {
            first = first.min(regular.first.ruled);
            found.extend(regular.components(sight, &uid));
        }
    }
    (found, first)
}

/// What tells a slot from others for as long as it exists: its series and its first day.
fn name(slot: &Slot) -> String {
    let series = slot.series().unwrap_or(&slot.title);
    let from = slot.from.map_or(String::new(), |day| format!("-{day}"));
    format!("slot-{}{from}", id::slug_or_hash(series))
}

/// The meetings of a slot that are still to come.
struct Regular<'s> {
    slot: &'s Slot,
    /// The earliest day by the rule on which one is to come, be it moved or not.
    first: Occurrence<'s>,
    /// Days by the rule that are not.
    left_out: Vec<Occurrence<'s>>,
    /// Those at another time.
    moved: Vec<Occurrence<'s>>,
}

impl<'s> Regular<'s> {
    fn of(sight: &Sight<'_>, slot: &'s Slot) -> Option<Self> {
        let on_record = next::on_record(sight, slot);
        let to_come = |held: &Occurrence<'_>| {
            let day = held.wall.date();
            held.is_held() && day >= sight.today && !on_record.contains(&day)
        };
        let moves = slot.moves.iter().map(|moved| moved.from.value);
        let moves: Vec<NaiveDate> = moves.filter(|day| slot.gives(*day)).collect();
        let by_rule = slot.days(sight.today).filter_map(|day| slot.on(day));
        let first = by_rule
            .take(slot.skips.len() + moves.len() + on_record.len() + 1)
            .chain(moves.iter().filter_map(|day| slot.on(*day)))
            .filter(&to_come)
            .min_by_key(|held| held.ruled)?;
        let skips = slot.skips.iter().map(|skip| skip.date.value);
        let special = skips.chain(moves).chain(on_record.iter().copied());
        let last = special.chain([sight.today]).max()?;
        let days = slot.days(first.ruled).take_while(|day| *day <= last);
        let (kept, left_out): (Vec<_>, Vec<_>) =
            days.filter_map(|day| slot.on(day)).partition(to_come);
        let is_moved = |held: &Occurrence<'_>| matches!(held.fate, Fate::Moved(_));
        Some(Regular {
            slot,
            first,
            left_out,
            moved: kept.into_iter().filter(is_moved).collect(),
        })
    }

    /// The rule, then an event for each meeting at another time.
    fn components(&self, sight: &Sight<'_>, uid: &str) -> Vec<Component<'static>> {
        let mut properties = self.head(sight, uid, self.first.ruled.and_time(self.slot.time));
        properties.push(plain("RRULE", &rule(self.slot)));
        if !self.left_out.is_empty() {
            let days = self.left_out.iter();
            let days: Vec<String> = days
                .map(|held| local(self.slot, held.ruled.and_time(self.slot.time)))
                .collect();
            properties.push(zoned(plain("EXDATE", &days.join(",")), self.slot));
        }
        properties.extend(self.tail(sight, None));
        let mut found = vec![component("VEVENT", properties)];
        for held in &self.moved {
            let mut properties = self.head(sight, uid, held.wall);
            let ruled = local(self.slot, held.ruled.and_time(self.slot.time));
            properties.push(zoned(plain("RECURRENCE-ID", &ruled), self.slot));
            properties.extend(self.tail(sight, next::note(sight, held)));
            found.push(component("VEVENT", properties));
        }
        found
    }

    fn head(&self, sight: &Sight<'_>, uid: &str, wall: NaiveDateTime) -> Vec<Property<'static>> {
        let start = plain("DTSTART", &local(self.slot, wall));
        vec![
            plain("UID", uid),
            plain("DTSTAMP", &stamp(sight)),
            zoned(start, self.slot),
            plain("DURATION", &format!("PT{}M", self.slot.minutes)),
        ]
    }

    fn tail(&self, sight: &Sight<'_>, note: Option<String>) -> Vec<Property<'static>> {
        let slot = self.slot;
        let address = sight.absolute(&sight.urls.page("next"));
        let mut lines: Vec<String> = note.into_iter().collect();
        lines.push(rule_in_words(slot));
        lines.extend(address.iter().map(|url| format!("Agenda: {url}")));
        let room = rooms::of_slot(sight, slot);
        let mut properties = vec![text("SUMMARY", &sight.clean(&slot.title))];
        if let Some(room) = room {
            lines.extend(room.url.iter().map(|url| format!("Room: {url}")));
            properties.push(text("LOCATION", &room.address.unwrap_or(room.name)));
        }
        properties.push(text("DESCRIPTION", &lines.join("\n")));
        properties.extend(address.map(|url| plain("URL", &url)));
        properties
    }
}

/// What is told of a slot beside its rule.
pub fn rule_in_words(slot: &Slot) -> String {
    let length = words::count(i64::from(slot.minutes), "minute", "minutes");
    let rhythm = next::rhythm(slot);
    format!("Takes place {rhythm}, {length}. Everybody is welcome.")
}

/// The rule of a slot (RFC 5545, section 3.3.10); its end is a moment in UTC, as its start has a zone.
fn rule(slot: &Slot) -> String {
    let day = slot.weekday.to_string()[..2].to_uppercase();
    let mut rule = match &slot.rhythm {
        Rhythm::Weeks(1) => format!("FREQ=WEEKLY;BYDAY={day}"),
        Rhythm::Weeks(every) => format!("FREQ=WEEKLY;INTERVAL={every};BYDAY={day}"),
        Rhythm::Month(nths) => {
            let nth = |nth: &Nth| match nth {
                Nth::At(nth) => format!("{nth}{day}"),
                Nth::Last => format!("-1{day}"),
            };
            let days: Vec<String> = nths.iter().map(nth).collect();
            format!("FREQ=MONTHLY;BYDAY={}", days.join(","))
        }
    };
    if let Some(end) = slot.until.and_then(|until| last_second(slot, until)) {
        rule.push_str(&format!(";UNTIL={end}"));
    }
    rule
}

fn last_second(slot: &Slot, day: NaiveDate) -> Option<String> {
    let wall = day.succ_opt()?.and_time(NaiveTime::MIN) - Duration::seconds(1);
    Some(utc(instant(wall, slot.zone)?))
}

/// A wall clock time as the zone of the slot has it; in UTC with its mark.
fn local(slot: &Slot, wall: NaiveDateTime) -> String {
    let mark = if zone::is_utc(slot.zone) { "Z" } else { "" };
    format!("{}{mark}", wall.format("%Y%m%dT%H%M%S"))
}

/// The property with the name of the zone, which is not to stand beside UTC.
fn zoned(property: Property<'static>, slot: &Slot) -> Property<'static> {
    match zone::is_utc(slot.zone) {
        true => property,
        false => with(property, "TZID", slot.zone.name()),
    }
}
