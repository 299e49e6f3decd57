//! What a person says about a meeting: in a sidecar `NAME.yaml`, or in front matter of notes.
//! YAML in; title, series, date and the like out. A sidecar is our own record, front matter of notes is foreign.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;
use serde_yaml::Value;

use super::corrections::{self, Corrections};
use super::roll::front::Roll;
use crate::model::id::slug_or_hash;
use crate::place::{At, Place};
use crate::read::log::dialects;
use crate::read::opened::is_labelled;
use crate::read::path_name::named_day;
use crate::read::record::Record;
use crate::read::record::document::Document;
use crate::read::withhold::{self, Outweighed};
use crate::read::{notes_head, tlp};
use crate::report::{Note, Severity};
use crate::seal::Sealed;

/// Corrections to what files and paths tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// What the meeting is called.
    pub title: Option<String>,
    /// Slug of its series.
    pub series: Option<String>,
    /// Day it took place.
    pub date: Option<NaiveDate>,
    /// The day that the head of its notes tells, where nothing else does.
    pub day_at_head: Option<NaiveDate>,
    /// When it began, in UTC, as a day with an hour and a zone tells it.
    pub moment: Option<NaiveDateTime>,
    /// When it began.
    pub start: Option<NaiveTime>,
    /// Room.
    pub channel: Option<String>,
    /// Name of the dialect of its log.
    pub dialect: Option<String>,
    /// Name of the log whose lines are meant, and that gives the minutes, where there are several.
    pub log: Option<At<String>>,
    /// Old addresses.
    pub aliases: Vec<At<String>>,
    /// Zone of the clock in its log.
    pub zone: Option<Tz>,
    /// Who was there, where front matter of notes says so.
    pub roll: Roll,
    /// What is to be added, withdrawn, given to others, or taken out.
    pub corrections: Corrections,
    /// Texts of it with the secrets that were taken out of them: only to see what patterns fit.
    pub typed: Vec<String>,
    /// Whether the meeting must not be published.
    pub withheld: bool,
    /// Whether its TLP label says that it is public.
    pub clear: bool,
    /// Whether that or a flag says so.
    pub public: bool,
}

/// A file with such facts, and the stem of what it belongs to.
#[derive(Debug, Clone)]
pub struct Sidecar {
    /// The stem.
    pub stem: String,
    /// As the user would type it.
    pub file: Arc<str>,
    /// What it says.
    pub facts: Facts,
}

impl Sidecar {
    /// Takes in another sidecar of the same stem, which is a fault: what either of them withholds stays so.
    pub fn beside(&mut self, other: &Sidecar) -> Note {
        self.facts.withheld |= other.facts.withheld;
        let message = format!("a second sidecar of one meeting, beside `{}`", self.file);
        let place = Place::file(&other.file);
        let note = Note::new(Severity::Error, "sidecar", place, message);
        note.hint("put everything into one of them, and take the other away")
    }
}

impl Facts {
    /// These facts, and where they are silent those of another source.
    pub fn or(self, other: &Facts) -> Facts {
        Facts {
            title: self.title.or_else(|| other.title.clone()),
            series: self.series.or_else(|| other.series.clone()),
            date: self.date.or(other.date),
            day_at_head: self.day_at_head.or(other.day_at_head),
            moment: self.moment.or(other.moment),
            start: self.start.or(other.start),
            channel: self.channel.or_else(|| other.channel.clone()),
            dialect: self.dialect.or_else(|| other.dialect.clone()),
            log: self.log,
            withheld: self.withheld || other.withheld,
            // What minutes say of themselves is not said of the log.
            clear: self.clear,
            public: self.public,
            zone: self.zone.or(other.zone),
            roll: self.roll.or(&other.roll),
            corrections: self.corrections,
            typed: self.typed,
            aliases: if self.aliases.is_empty() {
                other.aliases.clone()
            } else {
                self.aliases
            },
        }
    }
}

/// Reads the text of a sidecar; `ours` says whether faults are errors.
pub fn read(file: &Arc<str>, text: &str, today: NaiveDate, ours: bool) -> (Facts, Vec<Note>) {
    let document = match Document::parse(file, text, 0, ours) {
        Ok(document) => document,
        Err(note) if withhold::by_sight(text) || is_labelled(text) => {
            return (
                Facts {
                    withheld: true,
                    ..Facts::default()
                },
                vec![note.silenced()],
            );
        }
        Err(note) => return (Facts::default(), vec![note]),
    };
    let mut facts = Facts::default();
    if let Some(record) = Record::root(&document) {
        facts = from_record(&record);
        facts.zone = record.zone("zone");
        facts.log = record.text("log");
        facts.corrections = corrections::read(&record);
        facts.withheld = withhold::record(&record, today) || is_labelled(text);
        facts.dialect = record.dialect("dialect");
        record.finish();
    }
    let notes = document.into_notes();
    let notes = match facts.withheld {
        true => Note::all_silenced(notes),
        false => notes,
    };
    (facts, notes)
}

/// Gives patterns back the secrets that were taken out of the text of their sidecar: they are made to be found, and are shown
/// nowhere. A note where that fails.
pub fn typed_as(facts: &mut Facts, typed: &str, today: NaiveDate) -> Option<Note> {
    let open = &mut facts.corrections.patterns;
    let (first, count) = (open.first().cloned(), open.len());
    let (told, _) = read(&Arc::from(""), typed, today, true);
    let patterns = told.corrections.patterns;
    let same = patterns.len() == count;
    for (open, typed) in open.iter_mut().zip(patterns) {
        open.value = typed.value;
    }
    let items = told.corrections.items.into_iter();
    facts.typed.extend(items.map(|item| item.value.text));
    let facts_of_meeting = [told.title, told.channel];
    facts.typed.extend(facts_of_meeting.into_iter().flatten());
    let message = "with the secret that stands in them these patterns are no regular expressions";
    let note = |at: At<String>| Note::at(Severity::Error, "pattern", &at, message);
    first.filter(|_| !same && !facts.withheld).map(note)
}

/// JSON beside a log, meant as a sidecar: whether it withholds the meeting, what is told of it where it says anything else,
/// and its words if it withholds.
pub fn in_json(file: &Arc<str>, text: &str, today: NaiveDate) -> (bool, Vec<Note>, Sealed) {
    let mut sealed = Sealed::default();
    if !text.trim_start().starts_with('{') {
        return (false, Vec::new(), sealed);
    }
    let (facts, _) = read(file, text, today, true);
    if facts.withheld {
        sealed.record(file, text);
    }
    let silent = Facts {
        withheld: facts.withheld,
        public: facts.public,
        ..Facts::default()
    };
    let severity = match facts.corrections == Corrections::default() {
        true => Severity::Warning,
        false => Severity::Error,
    };
    let message = "this looks like a sidecar, and is not read: it corrects nothing";
    let note = || Note::new(severity, "sidecar", Place::file(file), message);
    let told = (facts != silent).then(|| note().hint("name it .yaml: JSON is YAML as well"));
    (facts.withheld, told.into_iter().collect(), sealed)
}

/// A sidecar without a meeting: a correction that would silently not be made, or the log itself. `ours` says whether it was meant as one.
pub fn stray(file: &Arc<str>, ours: bool, is_log: bool) -> Note {
    let severity = Severity::of_fault(ours || is_log);
    let told = |message: &str| Note::new(severity, "no-meeting", Place::file(file), message);
    if is_log {
        let note = told("this is a log, and its name says that it is a sidecar: it is not read");
        return note.hint("name it .log");
    }
    let note = told("this sidecar belongs to no meeting");
    note.hint("name it like the log it corrects: NAME.yaml beside NAME.log; take it away if its log is gone")
}

/// Reads the keys that sidecars and front matter share.
pub fn from_record(record: &Record<'_>) -> Facts {
    Facts {
        title: record.string("title"),
        series: record
            .string("series")
            .map(|series| slug_or_hash(series.split('@').next().unwrap_or(&series))),
        date: day(record),
        day_at_head: other_day(record),
        moment: moment(record),
        start: start(record),
        channel: record.string("channel"),
        dialect: record
            .string("dialect")
            .filter(|name| dialects::by_name(name).is_some()),
        aliases: record.texts("aliases"),
        clear: record
            .raw("tlp")
            .and_then(Value::as_str)
            .is_some_and(tlp::is_clear),
        public: withhold::says_public(record, Outweighed::ByFlag),
        ..Facts::default()
    }
}

/// The day that a record tells. Wiki.js writes there when a page was last edited, and tells by other keys that it did.
pub(super) fn day(record: &Record<'_>) -> Option<NaiveDate> {
    let date = record.date("date");
    date.filter(|_| !is_of_wiki(record)).map(|date| date.value)
}

/// Keys of days in other languages; one of a post may be of that.
const DAYS: [&str; 4] = ["fecha", "datum", "data", "dato"];

/// The day that a record tells in another language, where nothing else tells one.
pub(super) fn other_day(record: &Record<'_>) -> Option<NaiveDate> {
    let day = |key: &&'static str| {
        let found = named_day::find(record.map.get(*key)?.as_str()?)?;
        record.uses(key);
        found.date.filter(|_| found.rest.0.is_empty())
    };
    DAYS.iter().find_map(day)
}

fn moment(record: &Record<'_>) -> Option<NaiveDateTime> {
    let text = record.raw("date").filter(|_| !is_of_wiki(record))?;
    notes_head::moment_of_front(text.as_str()?)
}

fn is_of_wiki(record: &Record<'_>) -> bool {
    record.holds("editor") && record.holds("dateCreated")
}

fn start(record: &Record<'_>) -> Option<NaiveTime> {
    let text = record.text("start")?.value;
    let time = NaiveTime::parse_from_str(&text, "%H:%M")
        .or_else(|_| NaiveTime::parse_from_str(&text, "%H:%M:%S"));
    if time.is_err() {
        let hint = "write it as \"15:00\", in quotes".to_owned();
        record.complain(
            "start",
            "time",
            format!("`{text}` is no time of day"),
            Some(hint),
        );
    }
    time.ok()
}
