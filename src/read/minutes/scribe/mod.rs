//! W3C scribe: minutes by plain words, without any sign before them.
//! `grammar` takes a said line apart, `edits` applies corrections, `run` goes through a call, whose state is in `call`.

mod call;
mod edits;
mod grammar;
mod roll;
mod run;

pub(super) use call::Call;
pub(super) use edits::{Record, records};
pub(super) use grammar::is_aside;

use std::cell::LazyCell;
use std::collections::HashSet;

use crate::model::log::{LineKind, Log};
use grammar::{Change, Listed, Said};

/// Bots that only calls with a scribe have, in lower case.
const BOTS: &[&str] = &["rrsagent", "zakim", "trackbot", "agendabot", "ghurlbot"];

/// Whether the people of a log speak to a scribe: it has the form of such logs, a bot of the W3C is there, or somebody names the
/// scribe or says that they are present, as the rules of scribe have it. `present: a gift` does not.
pub(super) fn is_spoken(log: &Log) -> bool {
    let is_bot = |name: &str| BOTS.contains(&name.to_lowercase().as_str());
    let sure = log.dialect == "scribe" || log.nicks.iter().any(|nick| is_bot(&nick.name));
    let nicks = LazyCell::new(|| {
        let names = log.nicks.iter().map(|nick| nick.name.trim_end_matches('_'));
        names.map(str::to_lowercase).collect::<HashSet<String>>()
    });
    let speaks = |name: &str| {
        let bare = name.trim_start_matches('@').trim_end_matches(['_', '.']);
        nicks.contains(&bare.to_lowercase())
    };
    sure || log.lines.iter().any(|line| {
        line.kind == LineKind::Message
            && grammar::may_be_sign(log.text_of(line))
            && names_scribe(log.text_of(line), speaks)
    })
}

/// Whether a line adds to a list of a scribe, names one, or tells that several are present or somebody who speaks here.
fn names_scribe(text: &str, speaks: impl Fn(&str) -> bool) -> bool {
    match grammar::read(text) {
        Said::List(Listed::Scribe, Change::Set, names) => !names.contains('?'),
        Said::List(Listed::Present, Change::Set, names) => {
            let mut words = names.split([',', ' ', '=']);
            names.contains(',') || words.any(speaks)
        }
        said => matches!(said, Said::List(Listed::Scribe | Listed::Present, ..)),
    }
}
