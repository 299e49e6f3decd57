//! Logs of any size, the same at every run. A size in bytes in, text out; the words are ours and mean nothing.

use std::fmt::Write as _;

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

/// Numbers without a pattern that matters (xorshift).
pub(crate) struct Numbers(u64);

impl Numbers {
    /// Numbers that depend on a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Numbers(88_172_645_463_325_252 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// A number below a limit, n coming 1/n as often as the smallest.
    pub(crate) fn skewed(&mut self, limit: usize) -> usize {
        let share = self.below(1 << 24) as f64 / f64::from(1 << 24);
        let number = ((limit + 1) as f64).powf(share) - 1.0;
        (number as usize).min(limit - 1)
    }

    /// A number below a limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap_or(0)
    }

    fn said(&mut self, out: &mut String) {
        for _ in 0..2 + self.below(18) {
            out.push_str(WORDS[self.below(WORDS.len())]);
            out.push(' ');
        }
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
            numbers.said(out);
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
                numbers.said(out);
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
        numbers.said(out);
    })
}
