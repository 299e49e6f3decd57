//! The lines of an event to what they say: name, times, rule. A block in, a raw event and doubts out; `icalendar` reads
//! each line, so that one that is broken costs itself only.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use chrono_tz::Tz;
use icalendar::parser::Property;

use super::lines::Block;
use super::{Doubt, zones};
use crate::model::calendar::Span;
use crate::model::schedule::instant;

/// Properties that matter here.
const KNOWN: &[&str] = &[
    "UID",
    "SUMMARY",
    "CLASS",
    "STATUS",
    "TRANSP",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
];

/// Longest name that is kept, in characters.
const NAME: usize = 80;

/// An event as it is written.
#[derive(Debug, Clone)]
pub(super) struct Raw {
    pub(super) uid: String,
    /// None if it is private.
    pub(super) summary: Option<String>,
    pub(super) line: u32,
    pub(super) start: DateTime<Utc>,
    /// The zone in which it repeats.
    pub(super) zone: Tz,
    pub(super) length: Duration,
    /// The rule, with the number of its line.
    pub(super) rule: Option<(u32, String)>,
    /// More days.
    pub(super) more: Vec<DateTime<Utc>>,
    /// Days on which it does not take place: their moments, or whole days in its zone.
    pub(super) left_out: Vec<Moment>,
    /// The moment in whose place it stands.
    pub(super) instead: Option<Moment>,
    /// Whether it takes anybody's time.
    pub(super) busy: bool,
}

/// A date, or a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moment {
    Day(NaiveDate),
    At(DateTime<Utc>, Tz),
}

impl Raw {
    /// The time of an event that does not repeat.
    pub(super) fn span(&self) -> Option<Span> {
        self.from(self.start)
    }

    /// The time it takes from a moment on.
    pub(super) fn from(&self, start: DateTime<Utc>) -> Option<Span> {
        let end = start.checked_add_signed(self.length)?;
        Some(Span { start, end })
    }
}

/// Reads an event; none if it lasts whole days or does not say when it is.
pub(super) fn read(block: &Block, zone: Tz, doubts: &mut Vec<Doubt>) -> Option<Raw> {
    let facts = Facts::of(block, zone, doubts);
    let Some((line, start)) = facts.first("DTSTART") else {
        doubts.push(doubt(block.line, "this event does not say when it begins"));
        return None;
    };
    let (start, own) = match facts.moments(line, start, doubts).first() {
        Some(Moment::At(start, own)) => (*start, *own),
        Some(Moment::Day(_)) => return None,
        None => {
            doubts.push(doubt(
                *line,
                "a time that cannot be read: the event is passed over",
            ));
            return None;
        }
    };
    let word = |name| {
        let found = facts.first(name);
        found.map_or(String::new(), |(_, found)| {
            found.val.as_str().trim().to_ascii_uppercase()
        })
    };
    let text = |name| facts.first(name).map(|(_, found)| found.val.to_string());
    let private = !matches!(word("CLASS").as_str(), "" | "PUBLIC");
    let mut all = |name| -> Vec<Moment> {
        let found = facts.all(name);
        found
            .flat_map(|(line, property)| facts.moments(line, property, doubts))
            .collect()
    };
    let (more, left_out) = (all("RDATE"), all("EXDATE"));
    let (instead, end) = (all("RECURRENCE-ID"), all("DTEND"));
    let rule = facts.first("RRULE");
    Some(Raw {
        uid: text("UID").unwrap_or_else(|| format!("line-{}", block.line)),
        summary: text("SUMMARY")
            .filter(|_| !private)
            .map(|text| short(&text)),
        line: block.line,
        start,
        zone: own,
        length: length(start, end.first(), text("DURATION").as_deref()),
        rule: rule.map(|(line, rule)| (*line, rule.val.to_string())),
        more: more.into_iter().filter_map(at).collect(),
        left_out,
        instead: instead.first().copied(),
        busy: word("TRANSP") != "TRANSPARENT" && word("STATUS") != "CANCELLED",
    })
}

/// A name on one line.
fn short(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(NAME).collect()
}

fn at(moment: Moment) -> Option<DateTime<Utc>> {
    match moment {
        Moment::At(at, _) => Some(at),
        Moment::Day(_) => None,
    }
}

fn doubt(line: u32, message: &str) -> Doubt {
    Doubt {
        line,
        message: message.to_owned(),
        hint: "fetch the calendar once more, or ask whoever keeps it",
    }
}

/// How long it lasts; an event that does not say ends as it begins.
fn length(start: DateTime<Utc>, end: Option<&Moment>, duration: Option<&str>) -> Duration {
    let until = match end {
        Some(Moment::At(end, _)) => Some(*end - start),
        _ => duration.and_then(span_of),
    };
    let length = until.unwrap_or_default();
    length.clamp(Duration::zero(), Duration::days(7))
}

/// `PT1H30M`, `P1D`, `P1W` (RFC 5545, section 3.3.6).
fn span_of(text: &str) -> Option<Duration> {
    let mut total = Duration::zero();
    let mut number = String::new();
    for letter in text
        .trim()
        .trim_start_matches('+')
        .strip_prefix('P')?
        .chars()
    {
        let unit = match letter {
            '0'..='9' if number.len() < 9 => {
                number.push(letter);
                continue;
            }
            'T' if number.is_empty() => continue,
            'W' => 604_800,
            'D' => 86_400,
            'H' => 3600,
            'M' => 60,
            'S' => 1,
            _ => return None,
        };
        let count: i64 = number.parse().ok()?;
        total = total.checked_add(&Duration::try_seconds(count.checked_mul(unit)?)?)?;
        number.clear();
    }
    Some(total)
}

/// The properties of an event with the numbers of their lines.
struct Facts<'b> {
    found: Vec<(u32, Property<'b>)>,
    /// The zone of times that name none.
    zone: Tz,
    private: bool,
}

impl<'b> Facts<'b> {
    fn of(block: &'b Block, zone: Tz, doubts: &mut Vec<Doubt>) -> Self {
        let mut found = Vec::new();
        for (number, line) in &block.lines {
            let end = line.find([':', ';']).unwrap_or(line.len());
            let name = line[..end].to_ascii_uppercase();
            if !KNOWN.contains(&name.as_str()) {
                continue;
            }
            match Property::try_from(line.as_str()) {
                Ok(mut property) => {
                    property.name = name.into();
                    found.push((*number, property));
                }
                Err(_) => doubts.push(doubt(*number, "a line that cannot be read")),
            }
        }
        let class = found.iter().find(|(_, property)| property.name == "CLASS");
        let private =
            class.is_some_and(|(_, class)| !class.val.as_str().eq_ignore_ascii_case("PUBLIC"));
        Facts {
            found,
            zone,
            private,
        }
    }

    fn all(&self, name: &'static str) -> impl Iterator<Item = &(u32, Property<'b>)> {
        self.found
            .iter()
            .filter(move |(_, property)| property.name == name)
    }

    fn first(&self, name: &'static str) -> Option<&(u32, Property<'b>)> {
        self.all(name).next()
    }

    /// The dates and moments of a property; those that cannot be read are left out.
    fn moments(&self, line: &u32, property: &Property<'_>, doubts: &mut Vec<Doubt>) -> Vec<Moment> {
        let zone = self.zone_of(*line, property, doubts);
        let values = property.val.as_str().split(',');
        values
            .filter_map(|value| moment(value.trim(), zone))
            .collect()
    }

    fn zone_of(&self, line: u32, property: &Property<'_>, doubts: &mut Vec<Doubt>) -> Tz {
        let named = |param: &&icalendar::parser::Parameter<'_>| {
            param.key.as_str().eq_ignore_ascii_case("TZID")
        };
        let param = property.params.iter().find(named);
        let Some(name) = param.and_then(|param| param.val.as_ref()) else {
            return self.zone;
        };
        zones::by_name(name.as_str()).unwrap_or_else(|| {
            let name = match self.private {
                true => "an unknown time zone".to_owned(),
                false => format!("`{name}` is no known time zone"),
            };
            doubts.push(Doubt {
                line,
                message: format!("{name}: the time is read as one in {}", self.zone.name()),
                hint: "zones are named as in `Europe/Berlin`",
            });
            self.zone
        })
    }
}

/// `20261126`, `20261126T150000`, `20261126T150000Z`; of a period, its beginning.
fn moment(value: &str, zone: Tz) -> Option<Moment> {
    let value = value.split('/').next().unwrap_or(value);
    if value.len() == 8 {
        return NaiveDate::parse_from_str(value, "%Y%m%d")
            .ok()
            .map(Moment::Day);
    }
    let (value, utc) = value
        .strip_suffix('Z')
        .map_or((value, false), |value| (value, true));
    let (day, time) = value.split_once('T')?;
    let day = NaiveDate::parse_from_str(day, "%Y%m%d").ok()?;
    let time = NaiveTime::parse_from_str(time, "%H%M%S").ok()?;
    let wall: NaiveDateTime = day.and_time(time);
    match utc {
        true => Some(Moment::At(wall.and_utc(), Tz::UTC)),
        false => Some(Moment::At(instant(wall, zone)?, zone)),
    }
}
