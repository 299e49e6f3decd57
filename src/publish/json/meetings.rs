//! `meetings.json` and `meetings/ID.json`. What is seen in, JSON out.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::{bytes, mask, path};
use crate::link::Mention;
use crate::model::log::{Clock, LineCounts};
use crate::model::meeting::{Attendee, Item, ItemKind, Meeting, MeetingSource, Speech};
use crate::view::{Sight, words};

/// A meeting in a list of them.
#[derive(Serialize)]
pub(super) struct SummaryJson<'a> {
    channel: Option<String>,
    counts: BTreeMap<&'static str, usize>,
    date: Option<String>,
    end: Option<String>,
    id: &'a str,
    lines: LinesJson,
    series: &'a str,
    sources: Vec<SourceJson<'a>>,
    start: Option<String>,
    title: String,
    url: String,
}

/// The same with all that its minutes say: one struct more, for keys stand in the order of the alphabet.
#[derive(Serialize)]
pub(super) struct MeetingJson<'a> {
    actions_by_person: BTreeMap<String, Vec<String>>,
    agenda: Option<String>,
    attendance: Vec<AttendeeJson>,
    chairs: Vec<String>,
    channel: Option<String>,
    /// What the clock is by which items have their time, as in `UTC+01:00`; none where it is put forward or back on the way.
    clock: Option<String>,
    counts: BTreeMap<&'static str, usize>,
    date: Option<String>,
    end: Option<String>,
    id: &'a str,
    items: Vec<ItemJson<'a>>,
    lines: LinesJson,
    mentions: Vec<MentionJson>,
    present: Vec<String>,
    regrets: Vec<String>,
    scribes: Vec<String>,
    series: &'a str,
    sources: Vec<SourceJson<'a>>,
    speech: Vec<SpeechJson>,
    start: Option<String>,
    title: String,
    unassigned: Vec<String>,
    url: String,
}

#[derive(Serialize)]
pub(super) struct SpeechJson {
    line: u32,
    speaker: Option<String>,
    text: String,
    topic: Option<usize>,
    typed: bool,
}

#[derive(Serialize)]
pub(super) struct SourceJson<'a> {
    dialect: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'a str>,
    path: Cow<'a, str>,
    role: &'static str,
}

#[derive(Serialize)]
pub(super) struct LinesJson {
    action: u32,
    blank: u32,
    bot: u32,
    continuation: u32,
    message: u32,
    presence: u32,
    prose: u32,
    redacted: u32,
    total: u32,
    unexplained: u32,
}

#[derive(Serialize)]
pub(super) struct AttendeeJson {
    bot: bool,
    lines: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    mxid: Option<String>,
    nick: String,
    /// Bots are no people.
    person: Option<String>,
}

#[derive(Serialize)]
pub(super) struct ItemJson<'a> {
    anchor: Option<String>,
    kind: &'static str,
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mxid: Option<&'a str>,
    nick: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owners: Option<&'a [String]>,
    person: Option<String>,
    text: String,
    time: Option<String>,
    topic: Option<usize>,
    withdrawn: bool,
}

#[derive(Serialize)]
pub(super) struct MentionJson {
    id: String,
    kind: &'static str,
    line: Option<u32>,
    published: bool,
}

/// `meetings.json`: newest first.
pub fn meetings(sight: &Sight<'_>) -> Vec<u8> {
    let rows: Vec<SummaryJson<'_>> = sight
        .library
        .meetings
        .iter()
        .map(|meeting| summary(sight, meeting))
        .collect();
    bytes(&rows)
}

/// `meetings/ID.json`.
pub fn meeting(sight: &Sight<'_>, index: usize) -> Vec<u8> {
    let meeting = &sight.library.meetings[index];
    let found = sight.graph.found.get(index);
    let mentions = found.map_or(&[][..], |found| &found.mentions);
    bytes(&detail(sight, meeting, mentions))
}

pub(super) fn summary<'a>(sight: &Sight<'_>, meeting: &'a Meeting) -> SummaryJson<'a> {
    let of_source = |file: &'a MeetingSource| source(sight, file);
    SummaryJson {
        channel: sight.clean_option(meeting.channel.as_ref()),
        counts: ItemKind::ALL
            .iter()
            .map(|kind| (kind.as_str(), meeting.count(*kind)))
            .collect(),
        date: meeting.date.map(|date| date.to_string()),
        end: meeting.end.map(words::instant),
        id: &meeting.id,
        lines: lines(&meeting.lines),
        series: &meeting.series,
        sources: meeting.sources.iter().map(of_source).collect(),
        start: meeting.start.map(words::instant),
        title: mask(sight, &meeting.title),
        url: sight.urls.meeting(meeting),
    }
}

pub(super) fn source<'a>(sight: &Sight<'_>, source: &'a MeetingSource) -> SourceJson<'a> {
    SourceJson {
        dialect: source.dialect,
        part: source.part.as_deref(),
        path: path(sight, &source.path),
        role: source.role.as_str(),
    }
}

pub(super) fn lines(counts: &LineCounts) -> LinesJson {
    LinesJson {
        action: counts.action,
        blank: counts.blank,
        bot: counts.bot,
        continuation: counts.continuation,
        message: counts.message,
        presence: counts.presence,
        prose: counts.prose,
        redacted: counts.redacted,
        total: counts.total,
        unexplained: counts.unexplained,
    }
}

/// The clock of a meeting, where it is one.
fn clock(meeting: &Meeting) -> Option<String> {
    let offsets = meeting.utc_offsets();
    let one = offsets.first().filter(|_| offsets.len() == 1);
    one.map(|offset| words::clock(*offset))
}

pub(super) fn detail<'a>(
    sight: &Sight<'_>,
    meeting: &'a Meeting,
    mentions: &'a [Mention],
) -> MeetingJson<'a> {
    let summary = summary(sight, meeting);
    let masked = |texts: &[String]| texts.iter().map(|text| mask(sight, text)).collect();
    let minutes = &meeting.minutes;
    let by_person = minutes.actions_by_person.iter();
    let items = minutes.items.iter();
    MeetingJson {
        channel: summary.channel,
        clock: clock(meeting),
        counts: summary.counts,
        date: summary.date,
        end: summary.end,
        id: summary.id,
        lines: summary.lines,
        series: summary.series,
        sources: summary.sources,
        start: summary.start,
        title: summary.title,
        url: summary.url,
        actions_by_person: by_person
            .map(|(nick, texts)| (mask(sight, nick), masked(texts)))
            .collect(),
        attendance: meeting
            .attendance
            .iter()
            .map(|attendee| person_of(sight, attendee))
            .collect(),
        chairs: masked(&minutes.chairs),
        items: items.map(|item| item_json(sight, item)).collect(),
        mentions: mentions
            .iter()
            .map(|hit| mention_json(sight, hit))
            .collect(),
        agenda: sight.clean_option(minutes.agenda.as_ref()),
        present: masked(&minutes.present),
        regrets: masked(&minutes.regrets),
        scribes: masked(&minutes.scribes),
        speech: minutes
            .speech
            .iter()
            .map(|said| speech_json(sight, said))
            .collect(),
        unassigned: masked(&minutes.unassigned),
    }
}

fn mention_json(sight: &Sight<'_>, mention: &Mention) -> MentionJson {
    MentionJson {
        id: mask(sight, &mention.id),
        kind: mention.kind,
        line: (mention.line > 0).then_some(mention.line),
        published: mention.published,
    }
}

fn speech_json(sight: &Sight<'_>, speech: &Speech) -> SpeechJson {
    SpeechJson {
        line: speech.line,
        speaker: speech.speaker.as_ref().map(|speaker| mask(sight, speaker)),
        text: mask(sight, &speech.text),
        topic: speech.topic,
        typed: speech.typed,
    }
}

pub(super) fn person_of(sight: &Sight<'_>, attendee: &Attendee) -> AttendeeJson {
    AttendeeJson {
        bot: attendee.bot,
        lines: attendee.lines,
        mxid: attendee.matrix.clone(),
        nick: mask(sight, &attendee.nick),
        person: person(sight, &attendee.nick, attendee.matrix.as_deref()),
    }
}

/// The id of somebody who stands in `people.json`.
fn person(sight: &Sight<'_>, nick: &str, matrix: Option<&str>) -> Option<String> {
    let known = sight.library.people.known(nick, matrix);
    known.map(|person| person.id.clone())
}

pub(super) fn item_json<'a>(sight: &Sight<'_>, item: &'a Item) -> ItemJson<'a> {
    // Minutes of bots do not tell of every item who said it.
    let said = !item.nick.is_empty() || item.matrix.is_some();
    ItemJson {
        anchor: item.anchor(),
        kind: item.kind.as_str(),
        line: (item.line > 0).then_some(item.line),
        mxid: item.matrix.as_deref(),
        nick: said.then(|| mask(sight, &item.nick)),
        owners: (item.kind == ItemKind::Action).then_some(item.owners.as_slice()),
        person: person(sight, &item.nick, item.matrix.as_deref()),
        text: mask(sight, &item.text),
        time: item.time.map(Clock::text),
        topic: item.topic,
        withdrawn: item.withdrawn,
    }
}
