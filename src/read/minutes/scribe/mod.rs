//! W3C scribe: minutes by plain words, without any sign before them.
//! `grammar` takes a said line apart, `edits` applies corrections, `run` goes through a call, whose state is in `call`.

mod bots;
mod call;
mod edits;
mod grammar;
mod orders;
mod roll;
mod run;
mod speaker;
mod words;

pub(super) use call::Call;
pub(super) use edits::{Record, records};
pub(in crate::read) use grammar::{ends_nothing, goes_on};
pub(super) use orders::is_aside;

use std::cell::LazyCell;
use std::collections::HashSet;

use crate::model::log::{LineKind, Log};
use crate::read::log::bots::OF_CALLS;
use grammar::{Change, Listed, Said};

/// Whether the people of a log speak to a scribe: it has the form of such logs, a bot of the W3C is there, or somebody names the
/// scribe or says that they are present, as the rules of scribe have it. `present: a gift` does not.
pub(super) fn is_spoken(log: &Log) -> bool {
    let is_bot = |name: &str| OF_CALLS.contains(&name.to_lowercase().as_str());
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

/// Whether people keep minutes by the words of a scribe though nobody is named as one: two or more of these words stand before a
/// colon at the head of what people say, with capital letters. One alone may be talk, and so may `topic: what about colours`.
pub(super) fn has_words(log: &Log) -> bool {
    let said = log.lines.iter();
    let said = said.filter(|line| line.kind == LineKind::Message && !log.is_bot(line));
    let mut first = None;
    said.filter_map(|line| grammar::heading_word(log.text_of(line)))
        .any(|word| *first.get_or_insert(word) != word)
}

/// Whether a line names a scribe who speaks here, or tells that somebody is present who does; also several by their full names, and
/// whoever types it.
fn names_scribe(text: &str, speaks: impl Fn(&str) -> bool) -> bool {
    let Said::List(list @ (Listed::Scribe | Listed::Present), change, names) = grammar::read(text)
    else {
        return false;
    };
    let mut entries = names.split(',').map(str::trim);
    let nick = grammar::tells_nick(text) && !names.contains([' ', '?']);
    match change {
        Change::Remove => false,
        Change::Add if names.is_empty() => true,
        _ if nick || entries.any(|name| is_speaker(name, &speaks)) => true,
        _ => list == Listed::Present && names.contains(',') && names.split(',').all(is_full_name),
    }
}

/// Whether a name in a list is that of somebody who speaks: a nick, maybe with more of the name behind it.
fn is_speaker(name: &str, speaks: impl Fn(&str) -> bool) -> bool {
    let first = name.split([' ', '=', '_', '(']).next().unwrap_or(name);
    let mut more = name.split_whitespace().skip(1);
    let sentence = more.any(|word| word.starts_with(char::is_lowercase));
    !sentence && !name.contains('?') && (speaks(name) || speaks(first))
}

/// Whether a text is a full name: a few words with capital letters and nothing else.
fn is_full_name(name: &str) -> bool {
    let letters = |word: &str| {
        word.chars()
            .all(|c| c.is_alphabetic() || "_-.'".contains(c))
    };
    let named = |word: &str| word.starts_with(char::is_uppercase) && letters(word);
    (1..=3).contains(&name.split_whitespace().count()) && name.split_whitespace().all(named)
}
