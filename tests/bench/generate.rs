//! Logs of any size, the same at every run. A size in bytes in, text out; the words are ours and mean nothing.

use std::fmt::Write as _;

use crate::random::Numbers;

const WORDS: &[&str] = &[
    "harbour",
    "buoy",
    "the",
    "a",
    "we",
    "should",
    "paint",
    "review",
    "ticket",
    "because",
    "needs",
    "more",
    "time",
    "upstream",
    "report",
    "agreed",
    "next",
    "week",
    "hardening",
    "service",
    "unit",
    "see",
    "CVE-2030-1234",
    "#12",
    "https://example.org/page",
    "ok",
    "not",
    "yet",
];
const NICKS: &[&str] = &["ash", "birch", "cedar_", "dale", "elm", "fir", "botty"];

fn said(numbers: &mut Numbers, out: &mut String) {
    for _ in 0..2 + numbers.below(18) {
        out.push_str(WORDS[numbers.below(WORDS.len())]);
        out.push(' ');
    }
}

fn log(size: usize, mut line: impl FnMut(&mut String, &mut Numbers, usize)) -> String {
    let mut out = String::with_capacity(size + 1000);
    let mut numbers = Numbers::new(0);
    let mut at = 0;
    while out.len() < size {
        line(&mut out, &mut numbers, at / 12 % 86_400);
        out.push('\n');
        at += 1;
    }
    out
}

/// A time of the day.
pub(crate) fn clock(out: &mut String, second: usize) {
    let _ = write!(
        out,
        "{:02}:{:02}:{:02}",
        second / 3600,
        second / 60 % 60,
        second % 60
    );
}

/// A log of MeetBot, with a command in every fortieth line.
pub(crate) fn meetbot(size: usize) -> String {
    let begin = "00:00:00 <ash> #startmeeting harbour\n".to_owned();
    begin
        + &log(size, |out, numbers, second| {
            clock(out, second);
            let _ = write!(out, " <{}> ", NICKS[numbers.below(NICKS.len())]);
            out.push_str(["#info ", "#action ash ", "#idea ", ""][numbers.below(40).min(3)]);
            said(numbers, out);
        })
}

/// A log of WeeChat, with joins.
pub(crate) fn weechat(size: usize) -> String {
    log(size, |out, numbers, second| {
        out.push_str("2030-01-03 ");
        clock(out, second);
        match numbers.below(20) {
            0 => out.push_str("\t-->\tfir (fir@host.example) has joined #harbour"),
            _ => {
                let _ = write!(out, "\t{}\t", NICKS[numbers.below(NICKS.len())]);
                said(numbers, out);
            }
        }
    })
}

/// A call with a scribe.
pub(crate) fn scribe(size: usize) -> String {
    log(size, |out, numbers, second| {
        out.push_str("[2030-01-03T");
        clock(out, second);
        let _ = write!(out, ".123Z]\t<{}>\t", NICKS[numbers.below(NICKS.len())]);
        out.push_str(
            ["Topic: ", "present+", "q+ ", "birch: ", "... ", ""][numbers.below(60).min(5)],
        );
        said(numbers, out);
    })
}
