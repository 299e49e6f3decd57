//! Days and times line by line: over midnight, and where clocks are put forward and back. Every line stays in the order
//! of the file, on the right day. Logs of our own always; a real day where the variable `CORPORA` names its folder.

use std::fs;
use std::sync::Arc;

use chrono::NaiveDate;
use minutebook::model::log::Log;
use minutebook::read::log::{Head, from_bytes};

use crate::support::corpora;

fn read(bytes: Vec<u8>, first: &str) -> Log {
    let path = Arc::from("a.log");
    let date: Option<NaiveDate> = first.parse().ok();
    from_bytes(
        &Head {
            date,
            ..Head::new(&path)
        },
        bytes,
    )
}

/// Day and time of every line that has one.
fn stamps(log: &Log) -> Vec<String> {
    let stamped = log
        .lines
        .iter()
        .filter_map(|line| Some((line.date?, line.time?)));
    stamped
        .map(|(date, time)| format!("{} {}", date.format("%d"), time.text()))
        .collect()
}

#[test]
fn every_line_is_on_its_day() {
    let rows: &[(&str, &str, &str, &[&str])] = &[
        (
            "over midnight",
            "2031-12-31",
            "[23:59:58] <ash> a\n[23:59:59] <birch> b\n[00:00:01] <ash> c\n[00:10:00] <ash> d\n",
            &["31 23:59:58", "31 23:59:59", "01 00:00:01", "01 00:10:00"],
        ),
        (
            "autumn: an hour comes twice",
            "2031-10-26",
            "[02:58:00] <ash> a\n[02:01:00] <ash> b\n[03:00:00] <ash> c\n",
            &["26 02:58:00", "26 02:01:00", "26 03:00:00"],
        ),
        (
            "spring: an hour is left out",
            "2031-03-30",
            "[01:59:00] <ash> a\n[03:00:00] <ash> b\n",
            &["30 01:59:00", "30 03:00:00"],
        ),
        (
            "two nights",
            "2031-01-30",
            "15:00 <ash> a\n02:00 <ash> b\n20:00 <ash> c\n01:00 <ash> d\n",
            &["30 15:00", "31 02:00", "31 20:00", "01 01:00"],
        ),
        (
            "the log says that the day changed",
            "2031-01-02",
            "23:00 <ash> a\n--- Day changed Fri Jan 03 2031\n09:00 <ash> b\n",
            &["02 23:00", "03 09:00"],
        ),
        (
            "the 12-hour clock",
            "2031-01-02",
            "(11:59:00 AM) ash: a\n(12:00:00 PM) ash: b\n(11:59:59 PM) ash: c\n(12:00:01 AM) ash: d\n",
            &["02 11:59:00", "02 12:00:00", "02 23:59:59", "03 00:00:01"],
        ),
        (
            "stamps that a bot sorted badly",
            "2031-01-02",
            "15:00:05 <ash> a\n15:00:03 <birch> b\n15:00:09 <ash> c\n",
            &["02 15:00:05", "02 15:00:03", "02 15:00:09"],
        ),
        (
            "days without a year, over new year",
            "2031-12-31",
            "Dec 31 23:59:00 <ash>\ta\nJan 01 00:01:00 <ash>\tb\n",
            &["31 23:59:00", "01 00:01:00"],
        ),
    ];
    for (name, first, text, expected) in rows {
        assert_eq!(
            stamps(&read(text.as_bytes().to_vec(), first)),
            *expected,
            "{name}"
        );
    }
}

#[test]
fn a_real_day_in_autumn_keeps_every_line() {
    let Some(corpora) = corpora() else { return };
    let bytes = fs::read(corpora.join("mirc/2016/10/#qtox_20161030.log.txt")).expect("a log");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    // The head of each line, as it stands.
    let typed = text.lines().filter(|line| line.starts_with('['));
    let expected: Vec<String> = typed.map(|line| format!("30 {}", &line[1..9])).collect();
    assert!(
        expected.windows(2).any(|pair| pair[1] < pair[0]),
        "the clock is put back in this file"
    );
    assert_eq!(stamps(&read(bytes, "2016-10-30")), expected);
}
