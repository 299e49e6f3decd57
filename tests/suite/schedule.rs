//! Meetings to come: the rule of each slot held against days that were looked up in a calendar, `calendar.ics` held
//! against another reader of recurrence rules, and the invitation as it is mailed.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use icalendar::parser::{Component, Property, read_calendar, unfold};
use minutebook::model::schedule::{Occurrence, Slot, upcoming};
use minutebook::read;
use rrule::RRuleSet;

use crate::support::Tree;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// The slots of a tree, as the build reads them.
fn slots(tree: &Tree) -> Vec<Slot> {
    let content = tree.path().join("content");
    let options = read::Options {
        content: &content,
        output: &tree.path().join("public"),
        today: day("2026-01-01"),
        drafts: false,
        spill: None,
    };
    let (library, _) = read::read(&options).expect("a folder that can be read");
    library.team.schedule
}

/// A slot on Thursdays with more lines in it.
fn thursdays(lines: &str) -> Vec<Slot> {
    let head = "=== content/site.yaml\ntitle: T\nschedule:\n  - title: W\n    weekday: Thursday\n";
    let lines: Vec<String> = lines.lines().map(|line| format!("    {line}\n")).collect();
    slots(&Tree::new(&format!("{head}{}", lines.concat())))
}

/// `02-05T15:00` for a meeting in UTC, in brackets if it is cancelled, with a star if it is moved.
fn told(held: &Occurrence<'_>) -> String {
    use minutebook::model::schedule::Fate;
    let at = held.start.format("%m-%dT%H:%M");
    match held.fate {
        Fate::Planned => at.to_string(),
        Fate::Cancelled(_) => format!("[{at}]"),
        Fate::Moved(_) => format!("{at}*"),
    }
}

/// Lines of a slot, the first day that is asked for, and its next meetings.
const RULES: &[(&str, &str, &str)] = &[
    (
        "time: \"15:00\"",
        "2026-02-05",
        "02-05T15:00 02-12T15:00 02-19T15:00",
    ),
    (
        "time: \"15:00\"",
        "2026-02-06",
        "02-12T15:00 02-19T15:00 02-26T15:00",
    ),
    // Every second week, counted from the first one; not from a day before it.
    (
        "time: \"15:00\"\nevery: 2\nfrom: 2026-01-01",
        "2026-01-02",
        "01-15T15:00 01-29T15:00 02-12T15:00",
    ),
    (
        "time: \"15:00\"\nevery: 2\nfrom: 2026-01-02",
        "2025-06-01",
        "01-08T15:00 01-22T15:00 02-05T15:00",
    ),
    // A year of 53 weeks changes nothing.
    (
        "time: \"15:00\"\nevery: 2\nfrom: 2026-12-17",
        "2026-12-18",
        "12-31T15:00 01-14T15:00 01-28T15:00",
    ),
    (
        "time: \"15:00\"\nfrom: 2026-02-10\nuntil: 2026-02-19",
        "2026-01-01",
        "02-12T15:00 02-19T15:00",
    ),
    // Weekdays of the month.
    (
        "time: \"15:00\"\nnth: 1",
        "2026-01-02",
        "02-05T15:00 03-05T15:00 04-02T15:00",
    ),
    (
        "time: \"15:00\"\nnth: [3, 1]",
        "2026-01-02",
        "01-15T15:00 02-05T15:00 02-19T15:00",
    ),
    (
        "time: \"15:00\"\nnth: last",
        "2026-01-30",
        "02-26T15:00 03-26T15:00 04-30T15:00",
    ),
    (
        "time: \"15:00\"\nnth: 5",
        "2026-01-01",
        "01-29T15:00 04-30T15:00 07-30T15:00",
    ),
    (
        "time: \"15:00\"\nnth: [4, last]",
        "2026-01-01",
        "01-22T15:00 01-29T15:00 02-26T15:00",
    ),
    // The wall clock stays, UTC moves.
    (
        "time: \"16:00\"\nzone: Europe/Berlin",
        "2026-03-26",
        "03-26T15:00 04-02T14:00 04-09T14:00",
    ),
    (
        "time: \"16:00\"\nzone: America/New_York",
        "2026-10-29",
        "10-29T20:00 11-05T21:00 11-12T21:00",
    ),
    // Cancelled and moved.
    (
        "time: \"15:00\"\nskip: [2026-02-12]",
        "2026-02-05",
        "02-05T15:00 [02-12T15:00] 02-19T15:00",
    ),
    (
        "time: \"15:00\"\nskip: 2026-02-12",
        "2026-02-12",
        "[02-12T15:00] 02-19T15:00 02-26T15:00",
    ),
    (
        "time: \"15:00\"\nmoved: [{from: 2026-02-12, to: 2026-02-10}]",
        "2026-02-05",
        "02-05T15:00 02-10T15:00* 02-19T15:00",
    ),
    (
        "time: \"15:00\"\nmoved: [{from: 2026-02-05, to: 2026-02-13, time: \"09:30\"}]",
        "2026-02-06",
        "02-12T15:00 02-13T09:30* 02-19T15:00",
    ),
];

#[test]
fn the_rule_gives_the_days_of_the_calendar() {
    for (lines, first, expected) in RULES {
        let slots = thursdays(lines);
        let found: Vec<String> = upcoming(&slots, day(first), 3, |_| Vec::new())
            .iter()
            .map(told)
            .collect();
        assert_eq!(found.join(" "), *expected, "{lines}");
    }
}

/// Zone, day and wall clock time, and the moment: RFC 5545, section 3.3.5.
const CLOCKS: &[(&str, &str, &str, &str)] = &[
    // Skipped: on by the gap. Twice: the first one.
    (
        "Europe/Berlin",
        "2026-03-29",
        "02:30",
        "2026-03-29T01:30:00Z",
    ),
    (
        "Europe/Berlin",
        "2026-10-25",
        "02:30",
        "2026-10-25T00:30:00Z",
    ),
    (
        "America/New_York",
        "2026-03-08",
        "02:00",
        "2026-03-08T07:00:00Z",
    ),
    (
        "America/New_York",
        "2026-11-01",
        "01:59",
        "2026-11-01T05:59:00Z",
    ),
    // Half an hour.
    (
        "Australia/Lord_Howe",
        "2026-10-04",
        "02:15",
        "2026-10-03T15:45:00Z",
    ),
    (
        "Australia/Lord_Howe",
        "2026-04-05",
        "01:45",
        "2026-04-04T14:45:00Z",
    ),
    // A whole day was left out.
    (
        "Pacific/Apia",
        "2011-12-30",
        "12:00",
        "2011-12-30T22:00:00Z",
    ),
    (
        "Asia/Kathmandu",
        "2026-10-25",
        "02:30",
        "2026-10-24T20:45:00Z",
    ),
];

#[test]
fn hours_that_are_skipped_or_come_twice() {
    for (zone, date, time, expected) in CLOCKS {
        let wall = format!("{date}T{time}:00")
            .parse()
            .expect("a wall clock time");
        let zone = zone.parse().expect("a zone");
        let found = minutebook::model::schedule::instant(wall, zone);
        let expected: DateTime<Utc> = expected.parse().expect("a moment");
        assert_eq!(found, Some(expected), "{zone} {wall}");
    }
}

/// Slots, and the last day that each has after the others were read.
const HAND_OVER: &[(&str, &str)] = &[
    ("{series: w} {series: w, from: 2026-06-01}", "2026-05-31 -"),
    (
        "{series: w, from: 2026-01-01} {series: w, from: 2026-06-01} {series: w, from: 2026-03-01}",
        "2026-02-28 - 2026-05-31",
    ),
    (
        "{series: w, until: 2026-08-01} {series: w, from: 2026-06-01}",
        "2026-08-01 -",
    ),
    ("{series: w} {series: v, from: 2026-06-01}", "- -"),
    ("{} {from: 2026-06-01}", "- -"),
    (
        "{series: w, from: 2026-06-01} {series: w, from: 2026-06-01}",
        "- -",
    ),
    // Taking turns, until both move.
    (
        "{series: w, every: 2, from: 2026-01-01} {series: w, every: 2, from: 2026-01-08}",
        "- -",
    ),
    (
        "{series: w, every: 2, from: 2026-01-01} {series: w, every: 2, from: 2026-01-08} {series: w, every: 2, from: 2026-06-04}",
        "2026-06-03 2026-06-03 -",
    ),
    (
        "{series: w, from: 2026-01-01} {series: w, from: 2026-01-03}",
        "2026-01-02 -",
    ),
];

#[test]
fn a_later_slot_of_a_series_takes_over() {
    for (written, expected) in HAND_OVER {
        let keys = "title: W, weekday: Thursday, time: \"15:00\"";
        let list = written.replace("} {", "}\n  - {").replace("{}", "{ }");
        let list = list.replace('{', &format!("{{{keys}, "));
        let yaml = format!("=== content/site.yaml\ntitle: T\nschedule:\n  - {list}\n");
        let ends = slots(&Tree::new(&yaml));
        let ends: Vec<String> = ends
            .iter()
            .map(|slot| slot.until.map_or("-".to_owned(), |day| day.to_string()))
            .collect();
        assert_eq!(ends.join(" "), *expected, "{written}");
    }
}

/// One slot of every kind, with what is skipped and moved.
const TREE: &str = "\
=== content/site.yaml
title: Harbour Team
zones: [Europe/Berlin, America/New_York]
rooms: [{name: Pier, address: \"#pier:example.org\"}]
schedule:
  - {title: Berlin, series: berlin, weekday: Thursday, time: \"15:00\", zone: Europe/Berlin, skip: [2026-03-26, 2026-10-29], moved: [{from: 2026-04-02, to: 2026-03-31, time: \"09:00\"}]}
  - {title: York, series: york, weekday: Sunday, time: \"23:30\", zone: America/New_York, skip: [2026-03-08], moved: [{from: 2026-11-01, to: 2026-11-03}]}
  - {title: Noon, series: noon, weekday: Monday, time: \"12:00\", skip: [2026-03-30]}
  - {title: Fortnight, series: fortnight, weekday: Tuesday, time: \"08:15\", zone: Europe/Berlin, every: 2, from: 2025-12-30, skip: [2026-03-24], moved: [{from: 2026-04-07, to: 2026-04-08}]}
  - {title: Monthly, series: monthly, weekday: Wednesday, time: \"18:00\", zone: America/New_York, nth: [1, 3], skip: [2026-11-04], moved: [{from: 2026-03-18, to: 2026-03-19, time: \"17:45\"}]}
  - {title: Last, series: last, weekday: Friday, time: \"10:00\", zone: Europe/Berlin, nth: last, skip: [2026-10-30], moved: [{from: 2026-03-27, to: 2026-04-01}]}
  - {title: Ended, series: ended, weekday: Friday, time: \"23:59\", zone: Asia/Kolkata, from: 2026-01-02, until: 2026-12-25}
";

fn value<'p>(component: &'p Component<'_>, name: &str) -> Option<&'p Property<'p>> {
    component.find_prop(name)
}

/// A property as rules are parsed from.
fn line(property: &Property<'_>) -> String {
    let params = property.params.iter();
    let params: String = params
        .map(|param| format!(";{}={}", param.key, param.val.as_ref().expect("a value")))
        .collect();
    format!("{}{params}:{}\n", property.name, property.val)
}

/// The only moment of a property.
fn moment(property: &Property<'_>) -> DateTime<Utc> {
    let start = line(property).replace(property.name.as_str(), "DTSTART");
    let once: RRuleSet = format!("{start}RRULE:FREQ=DAILY;COUNT=1")
        .parse()
        .expect("a moment");
    once.all(1).dates[0].to_utc()
}

/// Starts of every series in a calendar, as another program reads the rules.
fn starts(calendar: &str, count: u16) -> BTreeMap<String, Vec<DateTime<Utc>>> {
    let unfolded = unfold(calendar);
    let calendar = read_calendar(&unfolded).expect("a calendar");
    let mut found: BTreeMap<String, Vec<DateTime<Utc>>> = BTreeMap::new();
    let mut moved = Vec::new();
    for event in calendar
        .components
        .iter()
        .filter(|found| found.name == "VEVENT")
    {
        let title = value(event, "SUMMARY").expect("a title").val.to_string();
        let start = value(event, "DTSTART").expect("a start");
        if let Some(instead) = value(event, "RECURRENCE-ID") {
            moved.push((title, moment(instead), moment(start)));
        } else if let Some(rule) = value(event, "RRULE") {
            let left_out = value(event, "EXDATE").map(line).unwrap_or_default();
            let all = format!("{}{}{left_out}", line(start), line(rule));
            let set: RRuleSet = all
                .trim_end()
                .parse()
                .unwrap_or_else(|error| panic!("{all}: {error}"));
            let dates = set.all(count).dates.into_iter();
            found.insert(title, dates.map(|at| at.to_utc()).collect());
        }
    }
    for (title, instead, start) in moved {
        let dates = found.get_mut(&title).expect("a series");
        let at = dates
            .iter()
            .position(|at| *at == instead)
            .expect("a day of the rule");
        dates[at] = start;
        dates.sort_unstable();
    }
    found
}

#[test]
fn the_calendar_has_the_days_of_the_rule() {
    let tree = Tree::new(TREE);
    let built = tree.build(&["--today", "2026-02-01", "--base-url", "https://e.org"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let found = starts(&built.read("calendar.ics"), 200);
    let slots = slots(&tree);
    assert_eq!(found.len(), slots.len());
    for slot in &slots {
        let ours = slot.upcoming(day("2026-02-01"), 210);
        let ours = ours.iter().filter(|held| held.is_held());
        let ours: Vec<DateTime<Utc>> = ours.map(|held| held.start).take(200).collect();
        assert!(ours.len() >= 40, "{} has {}", slot.title, ours.len());
        assert_eq!(found[&slot.title], ours, "{}", slot.title);
    }
}

/// The day of the build, what is on record on the days around it, and the first days of the event.
const RECORDS: &[(&str, &str, &str)] = &[
    ("2026-03-04", "", "03-05 03-19*"),
    ("2026-03-05", "", "03-05 03-19*"),
    // What is on record does not stand in the calendar twice.
    ("2026-03-05", "2026-03-05", "03-19* 03-26"),
    // Moved from yesterday: still to come.
    ("2026-03-13", "", "03-19* 03-26"),
    ("2026-03-19", "2026-03-19", "03-26 04-02"),
    ("2026-03-20", "", "03-26 04-02"),
];

#[test]
fn no_meeting_stands_twice_and_moved_ones_stay() {
    for (today, record, expected) in RECORDS {
        let mut tree = "=== content/site.yaml\ntitle: T\nschedule:\n  - {title: W, series: w, weekday: Thursday, time: \"15:00\", \
            moved: [{from: 2026-03-12, to: 2026-03-19}], skip: [2026-03-19]}\n"
            .to_owned();
        if !record.is_empty() {
            tree += &format!(
                "=== content/meetings/w.{record}-15.00.log.txt\n15:00:00 <ash> #startmeeting W\n15:01:00 <ash> #endmeeting\n"
            );
        }
        let tree = Tree::new(&tree);
        let built = tree.build(&["--today", today]);
        assert_eq!(built.status, 0, "{}", built.stderr);
        let found = starts(&built.read("calendar.ics"), 2);
        let found: Vec<String> = found["W"]
            .iter()
            .map(|at| at.format("%m-%d").to_string())
            .collect();
        assert_eq!(
            found.join(" "),
            expected.replace('*', ""),
            "{today} {record}"
        );
    }
}
