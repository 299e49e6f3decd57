//! Element's export as JSON, and other lists of Matrix events: `{"messages": [...]}`, `{"chunk": [...]}`, an array, or one
//! event a line. Text in, a `Log` out: a line of the log for each event, at the line of the file it begins in where each
//! has its own. Edits show the last text, redacted events nothing; files and pictures are addresses, never fetched.
//! Rules: Matrix Client-Server API 1.11, sections 11.1 (room history) and 10.9 (redactions).

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Timelike};
use serde_json::Value;

use super::element_list::{Event, events, sent};
use super::element_said::{POLL, UNDECRYPTED, is_said, said};
use super::reader::{Reader, narrow};
use super::shape::is_nick;
use super::{Head, hcoop};
use crate::model::log::{Clock, Line, LineKind, Mark, Presence};
use crate::model::matrix::is_numbered;

/// Reads the events of a text, and what was said in those that were taken back.
pub(super) fn read(head: &Head<'_>, text: &str) -> (Reader, String, Vec<String>) {
    let mut events = events(text);
    if !are_in_order(&events) {
        events.sort_by_key(|(_, event, _)| sent(event));
    }
    let known = Known::of(&events);
    let mut reader = Reader::new(head.date, events.len());
    // All lines of a log are told by one clock.
    let offset = events.iter().find_map(|(_, event, _)| hcoop::offset(event));
    reader.offsets = vec![(0, offset.unwrap_or(0))];
    let mut bodies = String::new();
    let said: Vec<(usize, Line)> = events
        .iter()
        .map(|(at, event, _)| (*at, line(&mut reader, &mut bodies, event, &known)))
        .collect();
    reader.lines = placed(text, said);
    let gone = events.iter().filter(|(_, event, _)| known.is_gone(event));
    let taken = gone.filter_map(|(_, event, _)| body(event)).collect();
    (reader, bodies, taken)
}

/// Milliseconds by which servers of a room may differ.
const APART: i64 = 60_000;

/// Whether events stand in the order in which people saw them, as exports have them. Clocks of servers differ a little: that is
/// no reason to put their lines elsewhere.
fn are_in_order(events: &[Event<'_>]) -> bool {
    let mut times = events.iter().filter_map(|(_, event, _)| sent(event));
    let mut last = i64::MIN;
    times.all(|time| {
        let follows = time >= last.saturating_sub(APART);
        last = last.max(time);
        follows
    })
}

/// What later events do to earlier ones.
struct Known<'e> {
    /// Last text by the id of the event it replaces.
    edits: HashMap<&'e str, &'e Value>,
    redacted: HashSet<&'e str>,
    /// Every event by its id.
    events: HashMap<&'e str, &'e Value>,
    /// What members are called of whom a bridge tells but a number: one word, as nicks are.
    names: HashMap<&'e str, &'e str>,
}

impl<'e> Known<'e> {
    fn of(events: &'e [Event<'_>]) -> Self {
        let ids = events
            .iter()
            .filter_map(|(_, event, _)| Some((event["event_id"].as_str()?, event)));
        let redacts = events.iter().filter_map(|(_, event, _)| redacts(event));
        let mut known = Known {
            edits: HashMap::new(),
            redacted: redacts.collect(),
            events: ids.collect(),
            names: events
                .iter()
                .filter_map(|(_, event, _)| called(event))
                .collect(),
        };
        for (_, event, _) in events {
            if let Some(target) = replaces(event).filter(|target| known.may_replace(event, target))
            {
                known
                    .edits
                    .insert(target, &event["content"]["m.new_content"]);
            }
        }
        known
    }

    /// Whether an edit counts: nobody edits the messages of others, and one that was taken back never was (section 11.5.1.1,
    /// validity of replacement events). One that does not count is ignored, as the rules want it.
    fn may_replace(&self, edit: &Value, target: &str) -> bool {
        self.events.get(target).is_some_and(|event| {
            let alike = event["type"] == edit["type"] && is_said(event);
            alike && sender(event).is_some() && sender(event) == sender(edit)
        }) && !self.is_redacted(edit)
    }

    fn is_redacted(&self, event: &Value) -> bool {
        let id = event["event_id"].as_str();
        id.is_some_and(|id| self.redacted.contains(id))
            || !event["unsigned"]["redacted_because"].is_null()
    }

    /// The index of a nick, under the name by which it is shown.
    fn nick(&self, reader: &mut Reader, sender: &str) -> u32 {
        let index = reader.nick(sender);
        let nick = reader.nicks.get_mut(index as usize);
        if let Some((nick, name)) = nick.zip(self.names.get(sender)) {
            (*name).clone_into(&mut nick.name);
        }
        index
    }

    /// Whether an event was taken back, or what it replaces.
    fn is_gone(&self, event: &Value) -> bool {
        self.is_redacted(event)
            || replaces(event).is_some_and(|target| self.redacted.contains(target))
    }
}

/// What an event of a member says that somebody is called of whom a bridge tells but a number.
fn called(event: &Value) -> Option<(&str, &str)> {
    let id = event["state_key"].as_str().filter(|id| is_numbered(id))?;
    let name = event["content"]["displayname"].as_str()?.trim();
    let is_member = event["type"] == "m.room.member";
    (is_member && is_nick(name) && !name.contains(char::is_whitespace)).then_some((id, name))
}

/// What the event of a message says, or of an edit the message that it makes; none if nobody knows.
fn body(event: &Value) -> Option<String> {
    let content = &event["content"];
    let (_, said) = said(event, content.get("m.new_content").unwrap_or(content));
    let said = said.strip_prefix(POLL).unwrap_or(&said);
    (said != UNDECRYPTED).then(|| said.to_owned())
}

/// Who sent an event; older exports name it otherwise.
fn sender(event: &Value) -> Option<&str> {
    event["sender"]
        .as_str()
        .or_else(|| event["user_id"].as_str())
}

/// The id of the event that an event takes back.
pub(super) fn redacts(event: &Value) -> Option<&str> {
    event["redacts"]
        .as_str()
        .or_else(|| event["content"]["redacts"].as_str())
}

/// The id of the event that an event replaces.
pub(super) fn replaces(event: &Value) -> Option<&str> {
    let relation = &event["content"]["m.relates_to"];
    (relation["rel_type"] == "m.replace")
        .then(|| relation["event_id"].as_str())
        .flatten()
}

/// An event as a line; its body goes to the end of `bodies`.
fn line(reader: &mut Reader, bodies: &mut String, event: &Value, known: &Known<'_>) -> Line {
    let id = event["event_id"].as_str().unwrap_or("");
    let content = known.edits.get(id).copied().unwrap_or(&event["content"]);
    let edited =
        known.edits.contains_key(id) || !event["unsigned"]["m.relations"]["m.replace"].is_null();
    let target = replaces(event);
    let is_gone = known.is_gone(event);
    let message = is_said(event);
    let empty = event["content"]
        .as_object()
        .is_none_or(serde_json::Map::is_empty);
    let (kind, text) = match (message, is_gone || message && empty, target) {
        (_, true, _) => (LineKind::Redacted, String::new()),
        // What it says is told where it was said first.
        (_, _, Some(target)) if known.events.contains_key(target) => return nothing(bodies),
        (true, _, Some(_)) => said(event, &event["content"]["m.new_content"]),
        (true, _, None) => said(event, content),
        (false, ..) if redacts(event).is_some() => return nothing(bodies),
        (false, ..) => hcoop::said(event).unwrap_or_else(|| told(event)),
    };
    let start = bodies.len();
    bodies.push_str(&text);
    let span = start..bodies.len();
    bodies.push('\n');
    let speaks = !matches!(
        kind,
        LineKind::Redacted | LineKind::Presence(Presence::Notice)
    );
    // Of whom a word about a member is stands in its key: others throw out and invite, too.
    let member = event["type"] == "m.room.member";
    let about = event["state_key"].as_str().filter(|_| member);
    let sender = about.or_else(|| sender(event));
    let ahead = reader.offsets.first().map_or(0, |(_, ahead)| *ahead);
    let moment = moment(event, ahead);
    Line {
        kind,
        time: moment.map(|(_, clock)| clock),
        date: moment.map(|(date, _)| date),
        nick: sender
            .filter(|sender| speaks && !sender.is_empty())
            .map(|sender| known.nick(reader, sender)),
        text: narrow(span),
        mark: if edited && message {
            Mark::Edited
        } else {
            Mark::None
        },
    }
}

/// An event that only changes another one.
fn nothing(bodies: &mut String) -> Line {
    let at = bodies.len();
    bodies.push('\n');
    Line::of(LineKind::Prose, narrow(at..at))
}

/// The day and the hour of an event by a clock that is so many seconds ahead of UTC.
fn moment(event: &Value, ahead: i32) -> Option<(chrono::NaiveDate, Clock)> {
    let at = sent(event)?.checked_add(i64::from(ahead) * 1000)?;
    let at = DateTime::from_timestamp_millis(at)?.naive_utc();
    Some((
        at.date(),
        Clock::new(at.hour(), at.minute(), Some(at.second()))?,
    ))
}

/// What an event that is no message tells.
fn told(event: &Value) -> (LineKind, String) {
    let content = &event["content"];
    let (presence, text) = match (event["type"].as_str(), content["membership"].as_str()) {
        (Some("m.reaction"), _) => {
            let key = content["m.relates_to"]["key"].as_str().unwrap_or("");
            (Presence::Reacted, key.chars().take(40).collect())
        }
        (Some("m.room.member"), Some("join")) => {
            let before =
                [&event["unsigned"], event].map(|held| &held["prev_content"]["membership"]);
            // Whoever is there already has changed a name or a picture.
            match before.iter().any(|before| **before == "join") {
                true => (Presence::Notice, String::new()),
                false => (Presence::Joined, String::new()),
            }
        }
        (Some("m.room.member"), Some("leave" | "ban")) => (Presence::Left, String::new()),
        (Some("m.room.topic"), _) => topic(content),
        _ => (Presence::Notice, String::new()),
    };
    (LineKind::Presence(presence), text)
}

/// The new topic of a room, in one line.
fn topic(content: &Value) -> (Presence, String) {
    let topic = content["topic"].as_str().unwrap_or("").trim();
    match topic.is_empty() {
        true => (Presence::Notice, String::new()),
        false => (Presence::Topic, topic.replace(['\n', '\r'], " ")),
    }
}

/// Every physical line of the file, where each event begins in one of its own; else the events alone.
fn placed(text: &str, said: Vec<(usize, Line)>) -> Vec<Line> {
    let ranges = crate::read::text::lines(text);
    let at = |offset: usize| ranges.partition_point(|range| range.end < offset);
    let places: Vec<usize> = said.iter().map(|(offset, _)| at(*offset)).collect();
    let own = places.windows(2).all(|pair| pair[0] < pair[1]);
    if !own {
        return said.into_iter().map(|(_, line)| line).collect();
    }
    let mut lines = vec![Line::of(LineKind::Prose, 0..0); ranges.len()];
    for (place, (_, line)) in places.into_iter().zip(said) {
        if let Some(free) = lines.get_mut(place) {
            *free = line;
        }
    }
    // Spans never go back from line to line: whoever looks for a place among them halves the way.
    let mut end = 0;
    for line in &mut lines {
        line.text = line.text.start.max(end)..line.text.end.max(end);
        end = line.text.end;
    }
    lines
}
