//! Where an issue was spoken of: meeting by meeting, under the topic that was open, line by line.
//! The index of an issue in, what its page shows out.

use serde::Serialize;

use super::row::LinkRow;
use crate::link::{Said, Words};
use crate::model::meeting::{Item, LogPart, Meeting};
use crate::model::shelf::Opened;
use crate::view::Sight;
use crate::view::html::Html;
use crate::view::rows;

/// Lines shown on the page of an issue.
const LINES: usize = 50;

/// Where an issue was spoken of.
#[derive(Debug, Clone, Serialize)]
pub struct DiscussedView {
    /// Newest first.
    pub meetings: Vec<MeetingSaid>,
    /// How many lines are not shown.
    pub more: usize,
}

/// A meeting that spoke of it.
#[derive(Debug, Clone, Serialize)]
pub struct MeetingSaid {
    /// What the meeting is called.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// `2026-11-19`, or nothing.
    pub iso: Option<String>,
    /// `19 November 2026`, or `undated`.
    pub date: String,
    /// In the order of the log.
    pub topics: Vec<TopicSaid>,
}

/// Lines under one topic.
#[derive(Debug, Clone, Serialize)]
pub struct TopicSaid {
    /// The topic and where it stands; none before the first and after the end.
    pub topic: Option<LinkRow>,
    /// In the order of the log.
    pub lines: Vec<LineSaid>,
}

/// A line.
#[derive(Debug, Clone, Serialize)]
pub struct LineSaid {
    /// Who said it; empty where the log does not tell.
    pub nick: String,
    /// What was said.
    pub text: Html,
    /// The line.
    pub url: String,
    /// Its number; none in notes.
    pub line: Option<u32>,
}

/// Makes the view of an issue.
pub fn view(sight: &Sight<'_>, index: usize, root: &str) -> DiscussedView {
    let said = &sight.graph.issue_said[index];
    let shown = &said[..said.len().min(LINES)];
    let meetings = shown.chunk_by(|a, b| a.meeting == b.meeting);
    DiscussedView {
        meetings: meetings
            .filter_map(|said| meeting_said(sight, said, root))
            .collect(),
        more: said.len() - shown.len(),
    }
}

/// Lines of one meeting.
fn meeting_said<'l>(sight: &Sight<'l>, said: &[Said], root: &str) -> Option<MeetingSaid> {
    let meeting = sight.library.meetings.get(said.first()?.meeting)?;
    // Each is opened once, if at all: a log on the shelf is read whole each time.
    let parts = (0..).zip(&meeting.parts);
    let opened = |(at, part): (usize, &'l LogPart)| {
        let needed = said.iter().any(|said| said.at.0 == at);
        needed.then(|| part.log())
    };
    let logs: Vec<Option<Opened<'_>>> = parts.map(opened).collect();
    let under = said.iter().map(|said| (topic_of(meeting, said), said));
    let under: Vec<(Option<usize>, &Said)> = under.collect();
    let line = |said: &Said| {
        let (nick, text) = match said.words(meeting)? {
            Words::Line(..) => rows::spoken(sight, logs.get(said.at.0)?.as_ref()?, said, root)?,
            beside => rows::unlogged(sight, beside, root)?,
        };
        Some(LineSaid {
            nick,
            text,
            url: sight.urls.line(meeting, &said.anchor(sight.library)),
            line: (said.line > 0).then_some(said.line),
        })
    };
    let topics = under.chunk_by(|a, b| a.0 == b.0).map(|said| TopicSaid {
        topic: said
            .first()
            .and_then(|(topic, _)| link(sight, meeting, (*topic)?)),
        lines: said.iter().filter_map(|(_, said)| line(said)).collect(),
    });
    Some(MeetingSaid {
        title: rows::name(sight, meeting),
        url: sight.urls.meeting(meeting),
        iso: meeting.date.map(|date| date.to_string()),
        date: rows::day(meeting),
        topics: topics.collect(),
    })
}

/// The last topic or subtopic at or before a line of the meeting proper.
fn topic_of(meeting: &Meeting, said: &Said) -> Option<usize> {
    let part = match said.words(meeting)? {
        Words::Line(part, _) => part,
        Words::Item(item, _) => return item.topic,
        Words::Notes(_) => return None,
    };
    if !part.proper.contains(&said.at.1) {
        return None;
    }
    let of_part = |item: &Item| item.line > 0 && part.prefix == "l-";
    let headings = meeting
        .standing()
        .filter(|(_, item)| item.kind.is_heading() && item.place <= said.line && of_part(item));
    headings.last().map(|(index, _)| index)
}

fn link(sight: &Sight<'_>, meeting: &Meeting, index: usize) -> Option<LinkRow> {
    let item = meeting.minutes.items.get(index)?;
    (!item.text.is_empty()).then(|| LinkRow {
        title: sight.clean(&item.text),
        url: sight.urls.line(meeting, &format!("i-{index}")),
    })
}
