//! Which dialect some lines are in: the one that explains most of them.
//! Lines in, a dialect and how well it fits out; whether that is enough is for the caller to say.

use std::ops::Range;

use super::dialects::{DIALECTS, Dialect, Timing, by_name};

/// How well a dialect explains some lines.
#[derive(Clone, Copy)]
pub struct Fit {
    /// The dialect.
    pub dialect: &'static Dialect,
    /// Lines it explains.
    pub explained: usize,
    /// Messages and actions among them.
    pub talk: usize,
    /// Lines that are not blank.
    pub filled: usize,
    /// Whether the first line that is not blank is explained.
    pub opens: bool,
}

impl Fit {
    /// Whether the dialect explains at least half of the lines; where messages go on in unmarked lines,
    /// whether it explains the first line and one in eight.
    pub fn is_half(&self) -> bool {
        let goes_on = self.dialect.multiline && self.opens && self.explained * 8 >= self.filled;
        self.talk > 0 && (self.explained * 2 >= self.filled || goes_on)
    }
}

/// Which dialects come into question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// All of them.
    All,
    /// Those with times: in running text, `name: words` is seldom talk.
    Timed,
}

/// Lines looked at to tell the dialect.
const SAMPLE: usize = 1000;

/// A dialect further down the table has to explain more than this part of the lines more: a few stray
/// lines of another form do not decide.
const MARGIN: usize = 400;

/// Bots that only channels logged by RRSAgent have.
const W3C_BOTS: &[&str] = &["<RRSAgent>", "<Zakim>", "<trackbot>", "<agendabot>"];

/// What ZNC writes and mIRC does not.
const ZNC_SAYS: &[&str] = &[
    "] Connected to IRC (",
    "] Disconnected from IRC (",
    "] Broadcast: ",
];

/// The dialect that explains most of some lines; none if none explains any.
pub fn detect(text: &str, lines: &[Range<usize>], among: Among) -> Option<Fit> {
    let filled = lines
        .iter()
        .map(|range| &text[range.clone()])
        .filter(|line| !line.trim().is_empty());
    let sample: Vec<&str> = filled.take(SAMPLE).collect();
    let mut best: Option<Fit> = None;
    let asked = |dialect: &&Dialect| among == Among::All || dialect.timing != Timing::None;
    for dialect in DIALECTS.iter().filter(asked) {
        let fit = fit(dialect, &sample);
        if fit.explained > best.map_or(0, |best| best.explained + best.explained / MARGIN) {
            best = Some(fit);
        }
    }
    best.map(|best| told_by_bot(best, &sample))
}

fn fit(dialect: &'static Dialect, sample: &[&str]) -> Fit {
    let shapes = sample.iter().filter_map(|line| (dialect.read)(line));
    let (explained, talk) = shapes.fold((0, 0), |(explained, talk), shape| {
        (explained + 1, talk + usize::from(shape.is_talk()))
    });
    let opens = sample
        .first()
        .is_some_and(|line| (dialect.read)(line).is_some());
    Fit {
        dialect,
        explained,
        talk,
        filled: sample.len(),
        opens,
    }
}

/// MeetBot and RRSAgent write alike; the bot that speaks and the joins that are said decide.
fn told_by_bot(best: Fit, sample: &[&str]) -> Fit {
    let w3c = |line: &&str| W3C_BOTS.iter().any(|bot| line.contains(bot));
    let joined = |line: &&str| {
        let said = line.split_once("> ").map_or("", |(_, said)| said);
        let who = line.split_once('<').map_or("", |(_, rest)| rest);
        let who = who.split('>').next().unwrap_or("");
        !who.is_empty()
            && said
                .strip_prefix(who)
                .is_some_and(|rest| rest.starts_with(" has joined "))
    };
    let other = match best.dialect.name {
        "meetbot" if sample.iter().any(|line| w3c(line) || joined(line)) => by_name("rrsagent"),
        "mirc"
            if sample
                .iter()
                .any(|line| ZNC_SAYS.iter().any(|words| line.contains(words))) =>
        {
            by_name("znc")
        }
        _ => None,
    };
    other.map_or(best, |dialect| fit(dialect, sample))
}
