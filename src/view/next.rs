//! The next regular meeting: when it is, in words and in every zone of the team, where, and what follows it.
//! The schedule and a day in; views for the home page and for `/next/` out.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use super::agenda::{self, AgendaView};
use super::page::PageMeta;
use super::rooms::{self, RoomRow};
use super::{Sight, url, words};
use crate::model::command::{COMMANDS, Command, SHORT};
use crate::model::meeting::Meeting;
use crate::model::schedule::{self, Fate, Nth, Occurrence, Rhythm, Slot};

/// How many meetings after the next one are shown.
const FOLLOWING: usize = 5;

/// The next meeting, ready to print.
#[derive(Debug, Clone, Serialize)]
pub struct NextView {
    /// What it is called.
    pub title: String,
    /// `Thursday 26 November 2026`.
    pub date: String,
    /// `in 4 days`.
    pub away: String,
    /// `15:00 UTC`.
    pub time: String,
    /// RFC 3339, for the script that tells the reader's own time.
    pub instant: String,
    /// `every Thursday at 15:00 UTC`.
    pub rhythm: String,
    /// Length, `60 minutes`.
    pub length: String,
    /// `moved from 24 December 2026: holidays`, if it is.
    pub note: Option<String>,
    /// As in `#room:server`.
    pub room: Option<String>,
    /// Where a click on the room leads.
    pub room_url: Option<String>,
    /// The line that starts the bot.
    pub start_command: Option<String>,
}

/// The page of the next meeting, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct NextPage {
    /// The meeting; none if no slot has one.
    pub next: Option<NextView>,
    /// Whether the team has regular meetings at all.
    pub scheduled: bool,
    /// The same moment in the zones of the team.
    pub zones: Vec<ZoneRow>,
    /// Rooms of the team, that of the meeting first.
    pub rooms: Vec<RoomRow>,
    /// Meetings from today on, those that are cancelled included.
    pub coming: Vec<ComingRow>,
    /// Whether they are of several names.
    pub several: bool,
    /// What there is to speak of.
    pub agenda: AgendaView,
    /// What can be typed.
    pub commands: Vec<CommandRow>,
    /// The invitation as text.
    pub announcement: Option<&'static str>,
}

/// A moment in a zone.
#[derive(Debug, Clone, Serialize)]
pub struct ZoneRow {
    /// `Europe/Berlin`.
    pub zone: &'static str,
    /// `Thursday 26 November 2026`.
    pub date: String,
    /// `16:00`.
    pub time: String,
    /// `CET`, or `UTC+05:45` for zones without a name of their own.
    pub name: String,
}

/// A meeting to come.
#[derive(Debug, Clone, Serialize)]
pub struct ComingRow {
    /// What it is called.
    pub title: String,
    /// RFC 3339 in UTC.
    pub instant: String,
    /// `Thursday 26 November 2026`.
    pub date: String,
    /// `15:00 UTC`.
    pub time: String,
    /// `planned`, `cancelled` or `moved`.
    pub state: &'static str,
    /// What there is to say of it: why it is cancelled, where it was.
    pub note: Option<String>,
}

/// A command on the card.
#[derive(Debug, Clone, Serialize)]
pub struct CommandRow {
    /// `#topic`.
    pub name: String,
    /// Other spellings.
    pub others: Vec<String>,
    /// What it is for, in a few words.
    pub purpose: &'static str,
    /// Only chairs may.
    pub chair: bool,
}

/// The next meeting that takes place, as a view.
pub fn next(sight: &Sight<'_>) -> Option<NextView> {
    occurrence(sight).map(|held| view(sight, &held))
}

/// The next meeting that takes place.
pub fn occurrence<'l>(sight: &Sight<'l>) -> Option<Occurrence<'l>> {
    let slots = &sight.library.team.schedule;
    schedule::next(slots, sight.today, |slot| on_record(sight, slot))
}

/// Days from the day of the build on that have a meeting of the series on record: these are held. They are those of the slot's
/// zone, as its rule counts them.
pub fn on_record(sight: &Sight<'_>, slot: &Slot) -> Vec<NaiveDate> {
    let Some(series) = slot.series() else {
        return Vec::new();
    };
    let day = |meeting: &Arc<Meeting>| {
        let local = |at: NaiveDateTime| at.and_utc().with_timezone(&slot.zone).date_naive();
        meeting.start.map(local).or(meeting.date)
    };
    let meetings = sight.library.meetings.iter();
    meetings
        .filter(|meeting| meeting.series == series && !meeting.is_ahead(sight.today))
        .filter_map(day)
        .filter(|day| *day >= sight.today)
        .collect()
}

fn view(sight: &Sight<'_>, held: &Occurrence<'_>) -> NextView {
    let slot = held.slot;
    let room = rooms::of_slot(sight, slot);
    NextView {
        title: sight.clean(&slot.title),
        date: words::long_date(held.wall.date()),
        away: words::from_today(held.wall.date(), sight.today),
        time: time(held),
        instant: words::instant(held.start.naive_utc()),
        rhythm: rhythm(slot),
        length: words::count(i64::from(slot.minutes), "minute", "minutes"),
        note: note(sight, held),
        room_url: room.as_ref().and_then(|room| room.url.clone()),
        room: room.map(|room| room.address.unwrap_or(room.name)),
        start_command: sight.clean_option(slot.start_command.as_ref()),
    }
}

/// What the page is said to hold.
pub const ABOUT: &str = "When the team meets next, and what about";

/// Makes the page.
pub fn page(sight: &Sight<'_>) -> (PageMeta, NextPage) {
    let held = occurrence(sight);
    let description = held.as_ref().map_or_else(
        || ABOUT.to_owned(),
        |held| {
            format!(
                "{} on {} at {}: times, room, agenda and commands",
                held.slot.title,
                words::long_date(held.wall.date()),
                time(held)
            )
        },
    );
    let meta = PageMeta::new(sight, "next", "Next meeting", &description);
    let draft = agenda::draft(sight, held.as_ref().and_then(|held| held.slot.series()));
    let coming = coming(sight);
    let view = NextPage {
        scheduled: !sight.library.team.schedule.is_empty(),
        zones: held.map_or_else(Vec::new, |held| zones(sight, &held)),
        rooms: rooms::all(sight, held.map(|held| held.slot)),
        several: coming.windows(2).any(|two| two[0].title != two[1].title),
        coming,
        agenda: agenda::view(sight, &draft, &meta.root),
        commands: commands(|_| true),
        announcement: held.map(|_| url::ANNOUNCEMENT),
        next: held.map(|held| view(sight, &held)),
    };
    (meta, view)
}

/// `15:00 Europe/Berlin`.
pub fn time(held: &Occurrence<'_>) -> String {
    format!("{} {}", held.wall.format("%H:%M"), held.slot.zone.name())
}

/// The moment in the slot's zone, in those of the team and in UTC, each once.
pub fn zones(sight: &Sight<'_>, held: &Occurrence<'_>) -> Vec<ZoneRow> {
    let mut zones = vec![held.slot.zone];
    for zone in sight.library.team.zones.iter().chain(&[Tz::UTC]) {
        if !zones.contains(zone) {
            zones.push(*zone);
        }
    }
    zones
        .into_iter()
        .map(|zone| zone_row(held.start, zone))
        .collect()
}

fn zone_row(at: DateTime<Utc>, zone: Tz) -> ZoneRow {
    let local = at.with_timezone(&zone);
    let name = local.format("%Z").to_string();
    let named = name.starts_with(|c: char| c.is_ascii_alphabetic());
    ZoneRow {
        zone: zone.name(),
        date: words::long_date(local.date_naive()),
        time: local.format("%H:%M").to_string(),
        name: if named {
            name
        } else {
            local.format("UTC%:z").to_string()
        },
    }
}

/// `every Thursday at 15:00 UTC`, `every first and third Thursday of the month at 15:00 UTC`.
pub fn rhythm(slot: &Slot) -> String {
    let weekday = match slot.weekday {
        chrono::Weekday::Mon => "Monday",
        chrono::Weekday::Tue => "Tuesday",
        chrono::Weekday::Wed => "Wednesday",
        chrono::Weekday::Thu => "Thursday",
        chrono::Weekday::Fri => "Friday",
        chrono::Weekday::Sat => "Saturday",
        chrono::Weekday::Sun => "Sunday",
    };
    let time = format!("{} {}", slot.time.format("%H:%M"), slot.zone.name());
    match &slot.rhythm {
        Rhythm::Weeks(1) => format!("every {weekday} at {time}"),
        Rhythm::Weeks(weeks) => format!("every {weeks} weeks on {weekday} at {time}"),
        Rhythm::Month(nths) => {
            let nths: Vec<&str> = nths.iter().map(|nth| ordinal(*nth)).collect();
            let nths = nths.join(" and ");
            format!("every {nths} {weekday} of the month at {time}")
        }
    }
}

fn ordinal(nth: Nth) -> &'static str {
    match nth {
        Nth::At(1) => "first",
        Nth::At(2) => "second",
        Nth::At(3) => "third",
        Nth::At(4) => "fourth",
        Nth::At(_) => "fifth",
        Nth::Last => "last",
    }
}

/// What there is to say of a meeting that does not follow the rule.
pub fn note(sight: &Sight<'_>, held: &Occurrence<'_>) -> Option<String> {
    let because = |text: String, why: Option<&str>| match why {
        Some(why) => format!("{text}: {}", sight.clean(why)),
        None => text,
    };
    match held.fate {
        Fate::Planned => None,
        Fate::Cancelled(why) => Some(because("cancelled".to_owned(), why)),
        Fate::Moved(why) => {
            let day = words::date(held.ruled);
            let from = format!("moved from {day}, {}", held.slot.time.format("%H:%M"));
            Some(because(from, why))
        }
    }
}

/// The meetings that come, as far as the page tells them.
pub fn coming(sight: &Sight<'_>) -> Vec<ComingRow> {
    let slots = &sight.library.team.schedule;
    let row = |held: &Occurrence<'_>| ComingRow {
        title: sight.clean(&held.slot.title),
        instant: words::instant(held.start.naive_utc()),
        date: words::long_date(held.wall.date()),
        time: time(held),
        state: match held.fate {
            Fate::Planned => "planned",
            Fate::Cancelled(_) => "cancelled",
            Fate::Moved(_) => "moved",
        },
        note: note(sight, held),
    };
    let over = |slot: &Slot| on_record(sight, slot);
    let all = schedule::upcoming(slots, sight.today, FOLLOWING + 1, over);
    all.iter().map(row).collect()
}

/// Every command that is wanted, but those that mean something to bots alone, or to one bot that few have.
pub fn commands(wanted: fn(&Command) -> bool) -> Vec<CommandRow> {
    let known = COMMANDS.iter().filter(|command| command.effect.is_common());
    known
        .filter(|command| wanted(command))
        .filter_map(|command| {
            let (name, others) = command.names.split_first()?;
            let long = others.iter().filter(|name| !SHORT.contains(name));
            Some(CommandRow {
                name: format!("#{name}"),
                others: long.map(|name| format!("#{name}")).collect(),
                purpose: command.purpose,
                chair: command.chair,
            })
        })
        .collect()
}
