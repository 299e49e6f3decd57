//! The ranking of times for a meeting held against one that is made quarter by quarter of an hour: every day of a year,
//! every zone, every event of three calendars, counted with nothing but a clock.

use chrono::{DateTime, Datelike, Duration, NaiveDate, Timelike, Utc, Weekday};
use chrono_tz::Tz;
use serde_json::Value;

use crate::support::{Tree, minutebook};

/// Minutes that are counted as one: everything here begins and ends at a quarter of an hour.
const QUARTER: i64 = 15;

const TODAY: &str = "2026-02-03";

const ZONES: &[Tz] = &[Tz::Europe__Berlin, Tz::America__New_York, Tz::Asia__Kolkata];

/// Weekly in Berlin; every second week in New York, once moved and once left out; once, and private.
const TREE: &str = "\
=== content/site.yaml
title: Harbour Team
zones: [Europe/Berlin, America/New_York, Asia/Kolkata]
schedule:
  - {title: Weekly, weekday: Thursday, time: \"15:00\", zone: Europe/Berlin}
=== content/calendars/berlin.ics
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:berlin
SUMMARY:Tide table
DTSTART;TZID=Europe/Berlin:20250107T143000
DTEND;TZID=Europe/Berlin:20250107T153000
RRULE:FREQ=WEEKLY;BYDAY=TU
END:VEVENT
END:VCALENDAR
=== content/calendars/york.ics
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:york
SUMMARY:Pilots
DTSTART;TZID=Eastern Standard Time:20260205T090000
DURATION:PT45M
RRULE:FREQ=WEEKLY;INTERVAL=2
EXDATE;TZID=Eastern Standard Time:20260305T090000
END:VEVENT
BEGIN:VEVENT
UID:york
RECURRENCE-ID;TZID=Eastern Standard Time:20260319T090000
DTSTART;TZID=Eastern Standard Time:20260320T093000
DURATION:PT45M
END:VEVENT
END:VCALENDAR
=== content/calendars/once.ics
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:once
CLASS:CONFIDENTIAL
SUMMARY:Something else
DTSTART:20261109T120000Z
DTEND:20261109T130000Z
END:VEVENT
END:VCALENDAR
";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// Whether anybody of the calendars above meets in a minute, by the clock on their wall.
fn others_meet(at: DateTime<Utc>) -> bool {
    let berlin = at.with_timezone(&Tz::Europe__Berlin);
    let tide = berlin.weekday() == Weekday::Tue
        && (14 * 60 + 30..15 * 60 + 30).contains(&(berlin.hour() * 60 + berlin.minute()));
    let york = at.with_timezone(&Tz::America__New_York);
    let minute = york.hour() * 60 + york.minute();
    let since = (york.date_naive() - day("2026-02-05")).num_days();
    let regular = since >= 0 && since % 14 == 0 && (9 * 60..9 * 60 + 45).contains(&minute);
    let left_out = [day("2026-03-05"), day("2026-03-19")].contains(&york.date_naive());
    let instead =
        york.date_naive() == day("2026-03-20") && (9 * 60 + 30..10 * 60 + 15).contains(&minute);
    let once = at.date_naive() == day("2026-11-09") && at.hour() == 12;
    tide || regular && !left_out || instead || once
}

/// The nearest minute in which somebody's clock shows an hour of the day: how far it is.
fn minutes_until(at: DateTime<Utc>, zone: Tz, hour: u32, step: i64) -> u64 {
    let day = at.with_timezone(&zone).date_naive();
    let mut steps = 0;
    loop {
        let local = (at + Duration::minutes(step * steps * QUARTER)).with_timezone(&zone);
        // Past midnight: there is no such hour on this day any more.
        if local.date_naive() != day || local.hour() * 60 + local.minute() == hour * 60 {
            return (steps * QUARTER).unsigned_abs();
        }
        steps += 1;
    }
}

/// A time as the ranking tells it: weekday, time in Berlin, points, clashes.
type Told = (String, String, u64, u64);

/// What a meeting of an hour at a moment costs in a zone, counted in quarters of an hour.
fn cost(start: DateTime<Utc>, zone: Tz) -> Option<u64> {
    let end = start + Duration::minutes(60);
    let quarters: Vec<_> = (0..4)
        .map(|quarter| (start + Duration::minutes(quarter * QUARTER)).with_timezone(&zone))
        .collect();
    if quarters
        .iter()
        .any(|at| matches!(at.weekday(), Weekday::Sat | Weekday::Sun))
    {
        return None;
    }
    let of_day = |at: DateTime<Utc>| {
        let local = at.with_timezone(&zone);
        (local.hour() * 60 + local.minute(), local.date_naive())
    };
    let (begin, first) = of_day(start);
    let (over, last) = of_day(end);
    let over = if last == first { over } else { over + 24 * 60 };
    let mut points = 0;
    for (from, to, weight) in [(9, 17, 1), (8, 20, 9)] {
        if begin < from * 60 {
            points += weight * minutes_until(start, zone, from, 1);
        }
        if over > to * 60 {
            let back = minutes_until(end - Duration::minutes(60), zone, to, -1);
            let whole = if begin >= to * 60 {
                back + 60
            } else {
                u64::from(over - to * 60)
            };
            points += weight * whole;
        }
    }
    let lunch = quarters.iter().filter(|at| at.hour() == 12).count() as u64;
    Some(points + lunch * 15 / 4)
}

/// The whole ranking, without a thought for speed.
fn by_hand() -> Vec<Told> {
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri"];
    let mut found = Vec::new();
    for (index, name) in names.iter().enumerate() {
        'time: for half in 0..48_u32 {
            let (mut points, mut clashes) = (0, 0);
            for date in day(TODAY).iter_days().take(52 * 7) {
                if date.weekday().num_days_from_monday() as usize != index {
                    continue;
                }
                let wall = date
                    .and_hms_opt(half / 2, half % 2 * 30, 0)
                    .expect("a time");
                let start = wall.and_local_timezone(Tz::Europe__Berlin).earliest();
                let start = start.expect("no clock is changed on these days").to_utc();
                for zone in ZONES {
                    match cost(start, *zone) {
                        Some(cost) => points += cost,
                        None => continue 'time,
                    }
                }
                let clash =
                    (0..4).any(|quarter| others_meet(start + Duration::minutes(quarter * QUARTER)));
                clashes += u64::from(clash);
            }
            let time = format!("{name} {:02}:{:02}", half / 2, half % 2 * 30);
            found.push((
                (clashes, points, index, half),
                (name.to_string(), time, points, clashes),
            ));
        }
    }
    found.sort();
    found.into_iter().map(|(_, told)| told).collect()
}

fn slots(tree: &Tree, args: &[&str]) -> (i32, String, String) {
    let root = tree.path().to_str().expect("temporary paths are UTF-8");
    let mut all = vec!["slots", "--root", root];
    if !args.iter().any(|arg| arg.starts_with("--today")) {
        all.extend(["--today", TODAY]);
    }
    all.extend(args);
    let output = minutebook(&all);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let status = output.status.code().expect("an exit status");
    (status, text(&output.stdout), text(&output.stderr))
}

fn times(answer: &str) -> Vec<Value> {
    let answer: Value = serde_json::from_str(answer).expect("JSON");
    answer["times"].as_array().expect("times").clone()
}

#[test]
fn the_ranking_is_that_of_counting() {
    let tree = Tree::new(TREE);
    let (status, answer, told) = slots(&tree, &["--format", "json", "--top", "1000"]);
    assert!(status == 0 && told.is_empty(), "{told}");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let found: Vec<Told> = times(&answer)
        .iter()
        .map(|time| {
            let (weekday, local) = (text(&time["weekday"]), &time["local"][0]["times"]);
            assert_eq!(
                local.as_array().map(Vec::len),
                Some(1),
                "the clock of Berlin stays"
            );
            let zones = time["local"].as_array().expect("a list").iter();
            let zones: Vec<&str> = zones.filter_map(|zone| zone["zone"].as_str()).collect();
            assert_eq!(zones, ["Europe/Berlin", "America/New_York", "Asia/Kolkata"]);
            let number = |key: &str| time[key].as_u64().expect("a number");
            let clock = format!("{weekday} {}", text(&local[0]));
            (weekday, clock, number("total"), number("clashes"))
        })
        .collect();
    let expected = by_hand();
    assert!(expected.len() > 100, "{} times fit", expected.len());
    let clashes = expected.iter().filter(|time| time.3 > 0).count();
    assert!(clashes > 10, "{clashes} times clash");
    assert_eq!(found, expected);
}

#[test]
fn a_time_after_another_meeting_follows_its_clock() {
    let tree = Tree::new(TREE);
    let (status, answer, told) = slots(&tree, &["--after", "york", "--format", "json"]);
    assert!(status == 0 && told.is_empty(), "{told}");
    let found: Vec<String> = times(&answer)
        .iter()
        .map(|time| {
            let york = time["local"].as_array().expect("zones").iter();
            let york = york.filter(|local| local["zone"] == "America/New_York");
            let york: Vec<String> = york.map(|local| local["times"].to_string()).collect();
            format!(
                "{} +{} {} {} {}",
                time["weekday"].as_str().expect("a weekday"),
                time["after_minutes"],
                york.concat(),
                time["meetings"],
                time["clashes"]
            )
        })
        .collect();
    // 26 fortnights, less the one that is left out and the one on a Friday.
    let mut expected = Vec::new();
    for (minutes, clock) in [(0, "09:45"), (5, "09:50"), (15, "10:00"), (30, "10:15")] {
        expected.push(format!("Thu +{minutes} [\"{clock}\"] 24 0"));
        let (hour, minute) = (10 + (15 + minutes) / 60, (15 + minutes) % 60);
        expected.push(format!("Fri +{minutes} [\"{hour}:{minute:02}\"] 1 0"));
    }
    let mut sorted = found.clone();
    sorted.sort();
    expected.sort();
    assert_eq!(sorted, expected);
}

#[test]
fn what_cannot_be_ranked_says_what_to_do() {
    let tree = Tree::new(TREE);
    let bare = Tree::new("=== content/site.yaml\ntitle: T\n");
    let broken = Tree::new("=== content/site.yaml\ntitle: T\nzones: [Mars, UTC]\n");
    let misspelt = Tree::new("=== content/site.yaml\ntitle: T\nzonse: [UTC]\n");
    let outside = Tree::new("=== site.yaml\ntitle: T\n=== content/index.md\n# Harbour\n");
    std::os::unix::fs::symlink("../site.yaml", outside.path().join("content/site.yaml"))
        .expect("a link");
    let rows: &[(&Tree, &[&str], i32, &str)] = &[
        (&misspelt, &[], 1, "error[unknown-key]: unknown key `zonse`"),
        (&outside, &[], 1, "error[link-outside]"),
        (
            &tree,
            &["--today=+262142-12-31"],
            2,
            "name a day of the years 1 to 9999",
        ),
        (
            &bare,
            &[],
            2,
            "add a line `zones: [Europe/Berlin, America/New_York]` to",
        ),
        (&broken, &[], 1, "`Mars` is no time zone"),
        (
            &tree,
            &["--after", "yrok"],
            2,
            "has the UID `yrok`: did you mean `york`?",
        ),
        // The UIDs of private events are not offered.
        (
            &tree,
            &["--after", "onec"],
            2,
            "has the UID `onec`: name one of a file in calendars/",
        ),
        (
            &tree,
            &["--from-hour", "20", "--to-hour", "8"],
            2,
            "--from-hour has to be before --to-hour",
        ),
        (
            &tree,
            &["--top", "0"],
            2,
            "invalid value '0' for '--top <N>'",
        ),
    ];
    for (tree, args, expected, said) in rows {
        let (status, answer, told) = slots(tree, args);
        assert_eq!((status, answer.as_str()), (*expected, ""), "{args:?}");
        assert!(told.contains(said), "{told}");
        assert!(
            status == 2 || !told.contains("nothing says where"),
            "{told}"
        );
    }
}

#[test]
fn the_first_and_the_last_day_can_be_asked_for() {
    let tree = Tree::new(TREE);
    for day in ["--today=0001-01-01", "--today=9999-12-31"] {
        for (command, after) in [
            ("slots", &["--after", "york"][..]),
            ("slots", &[]),
            ("build", &[]),
        ] {
            let root = tree.path().to_str().expect("temporary paths are UTF-8");
            let args = [&[command, "--root", root, day], after].concat();
            let run = minutebook(&args);
            let told = String::from_utf8_lossy(&run.stderr).into_owned();
            assert_eq!(run.status.code(), Some(0), "{args:?}: {told}");
        }
    }
}

#[test]
fn the_table_tells_times_in_every_zone() {
    let tree = Tree::new(TREE);
    let (_, answer, _) = slots(&tree, &["--top", "2"]);
    let table: Vec<&str> = answer
        .lines()
        .skip_while(|line| !line.starts_with('#'))
        .collect();
    let expected =
        ["#  Europe/Berlin  America/New_York  Asia/Kolkata  cost   clashes  worst weeks"];
    assert_eq!(table[..1], expected);
    assert_eq!(table.len(), 3);
    assert!(
        table[1].contains("/") && table[1].contains(": 20"),
        "{}",
        table[1]
    );
}
