//! `calendar.ics` (RFC 5545): meetings to come by their rules, past ones with a link to their minutes. What is seen in,
//! bytes out. UIDs are made of the site's host and of series or ids, so that a client knows each entry again for years.
//!
//! What is past is what is on record: a rule begins at its first meeting on or after the day of the build that is not on
//! record yet, so no day stands twice.

mod coming;
mod content;
mod zone;

use chrono::{DateTime, Datelike, NaiveDateTime, NaiveTime, Utc};
use icalendar::parser::{Calendar, Component};

use crate::model::id;
use crate::model::meeting::{ItemKind, Meeting};
use crate::model::schedule::Slot;
use crate::view::{Sight, rows, url, words};
pub use coming::rule_in_words;
use content::{component, plain, text};

/// Years after that of the build for which the changes of clocks are told.
const YEARS: i32 = 20;

/// Topics of a past meeting that are named.
const TOPICS: usize = 12;

/// The bytes of the calendar.
pub fn calendar(sight: &Sight<'_>) -> Vec<u8> {
    let host = host(sight);
    let (coming, first) = coming::events(sight, &host);
    let years = first.year()..sight.today.year() + YEARS;
    let mut components = zone::components(&sight.library.team.schedule, years);
    components.extend(coming);
    let slots = &sight.library.team.schedule;
    let planned = |meeting: &Meeting| {
        let mut series = slots.iter().filter_map(Slot::series);
        meeting.is_ahead(sight.today) && series.any(|series| series == meeting.series)
    };
    let dated = sight.library.meetings.iter().rev();
    let dated = dated.filter(|meeting| !planned(meeting));
    components.extend(dated.filter_map(|meeting| past(sight, meeting, &host)));
    let title = sight.clean(&sight.library.team.title);
    let mut properties = vec![
        plain("VERSION", "2.0"),
        plain("PRODID", "-//minutebook//meetings//EN"),
        plain("CALSCALE", "GREGORIAN"),
        text("NAME", &title),
        text("X-WR-CALNAME", &title),
    ];
    let own = sight.absolute(url::CALENDAR);
    properties.extend(own.map(|url| plain("URL", &url)));
    let calendar = Calendar {
        properties,
        components,
    };
    content::folded(&calendar.to_string()).into_bytes()
}

/// What makes UIDs differ from those of other sites: the host, else a fingerprint of the title.
fn host(sight: &Sight<'_>) -> String {
    let team = &sight.library.team;
    let base = team
        .base_url
        .as_deref()
        .and_then(|url| url.split_once("://"));
    let host = base.map(|(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or(rest));
    let host = host.map(|host| host.rsplit('@').next().unwrap_or(host));
    let plain = |host: &&str| {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
        !host.is_empty() && host.chars().all(fits)
    };
    host.filter(plain).map_or_else(
        || format!("minutebook-{}", id::short_hash(&team.title)),
        str::to_lowercase,
    )
}

/// What every event has: the day of the build stands for the moment at which it was made.
fn stamp(sight: &Sight<'_>) -> String {
    utc(sight.today.and_time(NaiveTime::MIN).and_utc())
}

/// `20261126T150000Z`.
fn utc(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// A meeting on record.
fn past(sight: &Sight<'_>, meeting: &Meeting, host: &str) -> Option<Component<'static>> {
    let day = meeting.date?;
    let moment = |at: NaiveDateTime| utc(at.and_utc());
    let mut properties = vec![
        plain("UID", &format!("meeting-{}@{host}", meeting.id)),
        plain("DTSTAMP", &stamp(sight)),
    ];
    match meeting.start {
        Some(start) => {
            properties.push(plain("DTSTART", &moment(start)));
            let end = meeting.end.filter(|end| *end > start);
            properties.extend(end.map(|end| plain("DTEND", &moment(end))));
        }
        None => properties.push(content::with(
            plain("DTSTART", &day.format("%Y%m%d").to_string()),
            "VALUE",
            "DATE",
        )),
    }
    properties.push(text("SUMMARY", &rows::name(sight, meeting)));
    if let Some(channel) = &meeting.channel {
        properties.push(text("LOCATION", &sight.clean(channel)));
    }
    let address = sight.absolute(&sight.urls.meeting(meeting));
    properties.push(text(
        "DESCRIPTION",
        &description(sight, meeting, address.as_deref()),
    ));
    properties.extend(address.map(|url| plain("URL", &url)));
    Some(component("VEVENT", properties))
}

/// What came of a meeting, in a few lines.
fn description(sight: &Sight<'_>, meeting: &Meeting, address: Option<&str>) -> String {
    let row = rows::meeting(sight, meeting);
    let mut lines: Vec<String> = address
        .map(|url| format!("Minutes and log: {url}"))
        .into_iter()
        .collect();
    let counts: Vec<String> = [row.decisions, row.actions].into_iter().flatten().collect();
    if !counts.is_empty() {
        lines.push(counts.join(", "));
    }
    lines.extend(
        row.topics
            .iter()
            .take(TOPICS)
            .map(|topic| format!("- {}", topic.title)),
    );
    let topics = meeting.count(ItemKind::Topic);
    if topics > TOPICS {
        let more = words::counted(topics - TOPICS, "more topic", "more topics");
        lines.push(format!("and {more}"));
    }
    lines.join("\n")
}
