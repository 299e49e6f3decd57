//! The `schedule` of `site.yaml` to slots: when the team meets, what is cancelled and what is moved.
//! A record in, slots and notes out. Whether a day that is skipped or moved is a day of the slot is asked by the checks.

use chrono::{NaiveTime, Weekday};
use chrono_tz::Tz;

use crate::model::schedule::{Move, Nth, Rhythm, Skip, Slot, hand_over};
use crate::place::At;
use crate::read::record::Record;
use crate::read::record::lists::ListItem;

const WEEKDAYS: &[(&str, Weekday)] = &[
    ("Monday", Weekday::Mon),
    ("Tuesday", Weekday::Tue),
    ("Wednesday", Weekday::Wed),
    ("Thursday", Weekday::Thu),
    ("Friday", Weekday::Fri),
    ("Saturday", Weekday::Sat),
    ("Sunday", Weekday::Sun),
];

/// Reads all slots, and ends each where a later one of its series begins.
pub(crate) fn read(record: &Record<'_>) -> Vec<Slot> {
    let mut slots = Vec::new();
    for record in record.records("schedule") {
        slots.extend(slot(&record));
        record.finish();
    }
    hand_over(&mut slots);
    slots
}

fn slot(record: &Record<'_>) -> Option<Slot> {
    let title = record.required("title");
    let weekday = record
        .required("weekday")
        .and_then(|_| record.choice("weekday", WEEKDAYS));
    let time = record
        .required("time")
        .and_then(|time| clock(record, &time));
    let slot = Slot {
        series: record.text("series"),
        zone: record.zone("zone").unwrap_or(Tz::UTC),
        minutes: record.positive("minutes").unwrap_or(60),
        rhythm: rhythm(record),
        from: record.date("from").map(|date| date.value),
        until: record.date("until").map(|date| date.value),
        skips: skips(record),
        moves: moves(record),
        room: record.text("room"),
        start_command: record.string("start_command"),
        place: record.place(),
        title: title?.value,
        weekday: weekday?,
        time: time?,
    };
    Some(slot)
}

fn clock(record: &Record<'_>, time: &At<String>) -> Option<NaiveTime> {
    let found = NaiveTime::parse_from_str(&time.value, "%H:%M").ok();
    if found.is_none() {
        let message = format!("`{}` is no time of day", time.value);
        let hint = "write it as \"15:00\", in quotes";
        record.complain_at(time, "time", message, hint);
    }
    found
}

/// Every so many weeks, or on weekdays of the month: one of both.
fn rhythm(record: &Record<'_>) -> Rhythm {
    let every = record.positive::<u32>("every");
    let nths = nths(record);
    if !nths.is_empty() {
        if record.has("every") {
            let message = "`every` counts weeks and `nth` weekdays of a month: a meeting has one";
            let hint = Some("keep one of the two lines".to_owned());
            record.complain("nth", "schedule", message, hint);
        }
        return Rhythm::Month(nths);
    }
    let every = every.unwrap_or(1);
    if every > 1 && !record.has("from") {
        let message = format!("nothing says from which week every {every} weeks are counted");
        let hint = Some("add a line `from: YYYY-MM-DD`, the day of the first meeting".to_owned());
        record.complain("every", "schedule", message, hint);
    }
    Rhythm::Weeks(every)
}

fn nths(record: &Record<'_>) -> Vec<Nth> {
    let mut found = Vec::new();
    for text in record.names("nth") {
        match text.value.as_str() {
            "last" => found.push(Nth::Last),
            "1" | "2" | "3" | "4" | "5" => found.extend(text.value.parse().map(Nth::At)),
            other => {
                let message = format!("`{other}` is no weekday of a month");
                record.complain_at(&text, "choice", message, "write 1 to 5, or last");
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn skips(record: &Record<'_>) -> Vec<Skip> {
    let skip = |item| match item {
        ListItem::Text(text) => Some(Skip {
            date: record.date_of(text)?,
            why: None,
        }),
        ListItem::Record(item) => {
            item.required("date");
            let (date, why) = (item.day("date"), item.text("why"));
            item.finish();
            Some(Skip {
                date: date?,
                why: why.map(|why| why.value),
            })
        }
    };
    record.list("skip").into_iter().filter_map(skip).collect()
}

fn moves(record: &Record<'_>) -> Vec<Move> {
    let moved = |item: Record<'_>| {
        item.required("from");
        item.required("to");
        let (from, to) = (item.day("from"), item.day("to"));
        let time = item.text("time").and_then(|time| clock(&item, &time));
        let why = item.text("why").map(|why| why.value);
        item.finish();
        Some(Move {
            from: from?,
            to: to?.value,
            time,
            why,
        })
    };
    let all = record.records("moved").into_iter();
    all.filter_map(moved).collect()
}
