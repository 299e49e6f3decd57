//! A calendar of others (`.ics`, RFC 5545) to events: when they take place in the year from the day of the build on.
//! Text in, events and doubts with their lines out. What others wrote is never an error: a file that is cut, a zone that
//! nobody knows, a rule without end cost a warning, and the rest is read.
//!
//! All-day events, cancelled ones and those marked as free time take no hour, and are passed over. Of private ones
//! (`CLASS`) only the times are kept.

mod event;
mod expand;
mod lines;
mod zones;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use super::material::{self, Material};
use super::settings::Settings;
use super::tree::Entry;
use crate::model::calendar::{Event, Span};
use crate::place::Place;
use crate::report::{Note, Severity};
use event::Raw;
use expand::Budget;

/// Weeks from the day of the build for which times are worked out: a year, and what follows its last day.
const WEEKS: u64 = 54;

/// Most events of a file.
const EVENTS: usize = 10_000;

/// What a calendar is read with.
struct Setting<'a> {
    /// Path inside the content folder.
    path: &'a Arc<str>,
    /// As the user would type it.
    file: &'a Arc<str>,
    /// The day of the build.
    today: NaiveDate,
    /// The zone of times that name none.
    zone: Tz,
}

/// Some doubt about a line.
struct Doubt {
    line: u32,
    message: String,
    hint: &'static str,
}

/// What a file of `calendars/` comes to.
pub(super) fn material(entry: &Entry, text: &str, settings: &Settings) -> Material {
    let setting = Setting {
        path: &entry.path,
        file: &entry.file,
        today: settings.today,
        zone: settings.zone,
    };
    let (events, notes) = read(&setting, text);
    Material {
        events,
        source: material::source(entry, "config", None),
        notes,
        ..Material::default()
    }
}

/// Reads a calendar.
fn read(setting: &Setting<'_>, text: &str) -> (Vec<Event>, Vec<Note>) {
    let cut = lines::cut(text);
    let mut doubts = cut.doubts;
    let zone = cut.zone.as_deref().and_then(zones::by_name);
    let zone = zone.unwrap_or(setting.zone);
    let mut raws: Vec<Raw> = Vec::new();
    for block in cut.blocks.iter().take(EVENTS) {
        raws.extend(event::read(block, zone, &mut doubts));
    }
    if let Some(block) = cut.blocks.get(EVENTS) {
        doubts.push(Doubt {
            line: block.line,
            message: format!(
                "{} events: only the first {EVENTS} are read",
                cut.blocks.len()
            ),
            hint: "take out what is long over",
        });
    }
    let events = events(setting, raws, &mut doubts);
    let notes = grouped(doubts);
    let notes = notes.into_iter().map(|doubt| note(setting, doubt));
    (events, notes.collect())
}

/// Raw events as they take place: changed meetings with the series they belong to.
fn events(setting: &Setting<'_>, raws: Vec<Raw>, doubts: &mut Vec<Doubt>) -> Vec<Event> {
    let window = window(setting.today);
    let mut budget = Budget::default();
    let (instead, masters): (Vec<Raw>, Vec<Raw>) =
        raws.into_iter().partition(|raw| raw.instead.is_some());
    let mut changed: HashMap<&str, Vec<&Raw>> = HashMap::new();
    for raw in &instead {
        changed.entry(&raw.uid).or_default().push(raw);
    }
    let known: HashSet<String> = masters.iter().map(|raw| raw.uid.clone()).collect();
    let mut found = Vec::new();
    for raw in masters {
        let own = changed.get(raw.uid.as_str()).map_or(&[][..], Vec::as_slice);
        let spans = expand::spans(&raw, own, &window, &mut budget, doubts);
        found.extend(event(setting, &raw, spans));
    }
    let lone = instead.iter().filter(|raw| !known.contains(&raw.uid));
    found.extend(lone.filter_map(|raw| {
        let span = raw.span().filter(|span| span.overlaps(&window));
        event(setting, raw, span.into_iter().collect())
    }));
    found
}

fn event(setting: &Setting<'_>, raw: &Raw, spans: Vec<Span>) -> Option<Event> {
    raw.busy.then(|| Event {
        uid: raw.uid.clone(),
        summary: raw.summary.clone(),
        path: Arc::clone(setting.path),
        place: Place::new(setting.file, raw.line, 0),
        spans,
    })
}

fn window(today: NaiveDate) -> Span {
    let midnight = |day: NaiveDate| -> DateTime<Utc> { day.and_time(NaiveTime::MIN).and_utc() };
    let first = today.checked_sub_days(Days::new(2)).unwrap_or(today);
    let last = today
        .checked_add_days(Days::new(WEEKS * 7))
        .unwrap_or(today);
    Span {
        start: midnight(first),
        end: midnight(last),
    }
}

/// Doubts of one kind as one: its first line, and how many more there are.
fn grouped(doubts: Vec<Doubt>) -> Vec<Doubt> {
    let mut more: HashMap<String, usize> = HashMap::new();
    let mut firsts: Vec<Doubt> = Vec::new();
    for doubt in doubts {
        match more.get_mut(&doubt.message) {
            Some(count) => *count += 1,
            None => {
                more.insert(doubt.message.clone(), 0);
                firsts.push(doubt);
            }
        }
    }
    for doubt in &mut firsts {
        match more.get(&doubt.message) {
            Some(0) | None => {}
            Some(1) => doubt.message.push_str(", and once more in this file"),
            Some(count) => doubt.message += &format!(", and {count} more times in this file"),
        }
    }
    firsts
}

fn note(setting: &Setting<'_>, doubt: Doubt) -> Note {
    let place = Place::new(setting.file, doubt.line, 0);
    Note::new(Severity::Warning, "calendar", place, doubt.message).hint(doubt.hint)
}
