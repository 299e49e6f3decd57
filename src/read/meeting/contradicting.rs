//! A day that a path, front matter, the head of notes, lines or a bot tell otherwise. Two of these in, a note out.

use chrono::NaiveDate;

use super::cut::Part;
use super::stem::Stem;
use crate::model::log::Log;
use crate::place::{Place, narrow};
use crate::read::log::started;
use crate::report::{Note, Severity};

fn note(place: Place, message: String) -> Note {
    Note::new(Severity::Warning, "contradicting-date", place, message)
        .hint("say `date: YYYY-MM-DD` in a sidecar NAME.yaml: that settles it")
}

/// The day that the path tells, against that of front matter, and where that stands.
pub(super) fn contradicting_path(
    path: Option<NaiveDate>,
    told: Option<NaiveDate>,
    place: impl FnOnce() -> Option<Place>,
) -> Option<Note> {
    let (path, told) = path.zip(told).filter(|(path, told)| path != told)?;
    let message = format!("the path says {path}, front matter says {told}: that counts");
    Some(note(place()?, message))
}

/// The day that the path or front matter tells, against that of the title or a field at the head of the notes.
pub(super) fn contradicting_head(
    told: Option<NaiveDate>,
    head: Option<NaiveDate>,
    place: Place,
) -> Option<Note> {
    let (told, head) = told.zip(head).filter(|(told, head)| told != head)?;
    let message = format!(
        "this meeting is told to be of {told}, the head of its notes says {head}: the first counts"
    );
    Some(note(place, message))
}

impl Stem<'_> {
    /// The day that name or front matter tell, against the day in the lines themselves, or above them: a log that
    /// goes on past midnight is of several days.
    pub(super) fn contradicting_day(&self, log: &Log, part: &Part) -> Option<Note> {
        let (own, told) = (self.facts.date, self.facts.date.or(self.name.date)?);
        let mut proper = part.held.proper.clone();
        let first = proper.find(|at| log.lines[*at].is_talk())?;
        let said = log.lines[first].date?;
        let begins = || log.lines.iter().find_map(|line| line.date);
        let elsewhere = log.dated || own.is_none() && begins() != Some(told);
        if !elsewhere || said == told || part.name.is_some() || self.settled.date {
            return None;
        }
        let counts = if own.is_some() { "the first" } else { "that" };
        let message = format!(
            "this meeting is told to be of {told}, its lines are of {said}: {counts} counts"
        );
        let place = Place::new(&log.file, narrow(first + 1), 1);
        let width = if log.dated { 10 } else { 1 };
        let line = log.text.lines().nth(first).unwrap_or("");
        Some(note(place, message).show(line, width))
    }

    /// The day that name or front matter tell, against the one that a bot tells in a part of a log.
    pub(super) fn contradicting_bot(&self, log: &Log, part: &Part) -> Option<Note> {
        let told = self.facts.date.or(self.name.date)?;
        if !part.is_first() || self.settled.date || log.dated {
            return None;
        }
        let (at, said) = started::elsewhere(log, part.held.proper.clone())?;
        let message = format!(
            "this meeting is told to be of {told}, the bot in it says {said}: the first counts"
        );
        let place = Place::new(&log.file, narrow(at + 1), 1);
        let line = log.text.lines().nth(at).unwrap_or("");
        Some(note(place, message).show(line, line.chars().count()))
    }
}
