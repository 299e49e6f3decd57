//! What the bots of a call tell: its head, who attended, which point of the agenda is taken up. What a bot says in; items and
//! lists of the open meeting out. What people type is the business of `run`.

use chrono::NaiveDate;

use super::grammar::{self, Change, Listed, Noted, Said};
use crate::model::meeting::ItemKind;
use crate::read::minutes::engine::Engine;

impl Engine<'_> {
    /// Bots fill in the head of a call, and Zakim takes up points of the agenda.
    pub(super) fn bot_in_call(&mut self, line: usize, text: &str) {
        if let Some(topic) = taken_up(text) {
            self.item(line, ItemKind::Topic, topic);
        }
        match grammar::read(text) {
            Said::Noted(what @ (Noted::Title | Noted::Agenda | Noted::Date), text) => {
                self.open.call.head(what, text)
            }
            Said::List(list @ (Listed::Chair | Listed::Scribe), Change::Set, names) => {
                self.open.call.change(list, Change::Set, names, "");
            }
            _ => {}
        }
        let attended = [
            "the attendees were ",
            "the attendees have been ",
            "the attendees are ",
        ];
        if let Some((_, names)) = attended.iter().find_map(|words| text.split_once(words)) {
            self.open
                .call
                .change(Listed::Present, Change::Add, names, "");
        }
        if let Some((_, address)) = text.split_once("logging to ") {
            self.open.call.date = self.open.call.date.or_else(|| day_in(address));
        }
    }
}

/// The point of the agenda that Zakim says is taken up: `agendum 2 -- Text -- taken up [from nick]`, formerly
/// `agendum 2. "Text" taken up`.
fn taken_up(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("agendum ")?;
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let (topic, _) = match rest.strip_prefix(" -- ") {
        Some(rest) => rest.rsplit_once(" -- taken up")?,
        None => rest.strip_prefix(". \"")?.rsplit_once("\" taken up")?,
    };
    Some(topic.trim())
}

/// The day in an address such as `https://www.w3.org/2019/04/18-team-irc`.
fn day_in(address: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = address.split('/').collect();
    let day = |[year, month, rest]: [&str; 3]| {
        let (day, _) = rest.split_once('-').filter(|_| year.len() == 4)?;
        NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    };
    parts
        .windows(3)
        .find_map(|part| day([part[0], part[1], part[2]]))
}
