//! W3C scribe: minutes by plain words, without any sign before them.
//! `grammar` takes a said line apart, `edits` applies corrections, `run` keeps the state of a call.

mod edits;
mod grammar;
mod roll;
mod run;

pub(super) use edits::{Record, records};
pub(super) use grammar::is_aside;
pub(super) use run::Call;

use crate::model::log::{LineKind, Log};
use grammar::{Listed, Said};

/// Bots that only calls with a scribe have, in lower case.
const BOTS: &[&str] = &["rrsagent", "zakim", "trackbot", "agendabot", "ghurlbot"];

/// Whether the people of a log speak to a scribe: a bot of the W3C is there, or somebody names the scribe or
/// says that they are present, as the rules of scribe have it.
pub(super) fn is_spoken(log: &Log) -> bool {
    let bots = log
        .nicks
        .iter()
        .any(|nick| BOTS.contains(&nick.name.to_lowercase().as_str()));
    bots || log.lines.iter().any(|line| {
        line.kind == LineKind::Message
            && grammar::may_be_sign(log.text_of(line))
            && names_scribe(log.text_of(line))
    })
}

fn names_scribe(text: &str) -> bool {
    matches!(
        grammar::read(text),
        Said::List(Listed::Scribe, ..) | Said::List(Listed::Present, ..)
    )
}
