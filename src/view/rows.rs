//! Lines of lists that several pages show: a meeting, an issue, a decision, a person, a place where something was said.

use serde::Serialize;

use super::html::{self, Html};
pub use super::issue::row::{IssueRow, row as issue};
use super::{Sight, markdown, words};
use crate::link::{Said, Words};
use crate::model::log::Log;
use crate::model::meeting::{Item, ItemKind, Meeting};

/// Topics of a meeting in a list. Somebody may open hundreds, and the meeting stands on the page of everybody who was there.
const TOPICS: usize = 12;

/// Letters of a line of notes in a list: there a whole paragraph may be one line.
const LONGEST: usize = 400;

/// A meeting in a list.
#[derive(Debug, Clone, Serialize)]
pub struct MeetingRow {
    /// What it is called.
    pub title: String,
    /// What tells it from others of that title and day: its series, or its hour.
    pub apart: Option<String>,
    /// Where it is.
    pub url: String,
    /// `2026-11-19`, or nothing.
    pub iso: Option<String>,
    /// `19 November 2026`, or `undated`.
    pub date: String,
    /// Titles of its first topics and where they stand.
    pub topics: Vec<TopicRow>,
    /// How many topics are not shown.
    pub more_topics: usize,
    /// `3 decisions`, or nothing.
    pub decisions: Option<String>,
    /// `4 actions`, or nothing.
    pub actions: Option<String>,
    /// `7 people`, or nothing.
    pub people: Option<String>,
}

/// A topic in a list.
#[derive(Debug, Clone, Serialize)]
pub struct TopicRow {
    /// Its text.
    pub title: String,
    /// Where it stands.
    pub url: String,
}

/// A decision or an action in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ItemRow {
    /// `agreed`, `action`...
    pub kind: &'static str,
    /// Its text.
    pub text: Html,
    /// The line it was said in.
    pub url: String,
    /// `2026-11-19`, or nothing.
    pub iso: Option<String>,
    /// `19 November 2026`.
    pub date: String,
    /// What the meeting is called.
    pub meeting: String,
    /// The topic it stands under.
    pub topic: Option<TopicRow>,
}

/// A person in a list.
#[derive(Debug, Clone, Serialize)]
pub struct PersonRow {
    /// The nick.
    pub name: String,
    /// Their page, if they have one.
    pub url: Option<String>,
}

/// A line of a meeting where something was spoken of.
#[derive(Debug, Clone, Serialize)]
pub struct SaidRow {
    /// Who said it.
    pub nick: String,
    /// What was said.
    pub text: Html,
    /// The line.
    pub url: String,
    /// `19 November 2026`.
    pub date: String,
    /// What the meeting is called.
    pub meeting: String,
}

/// A meeting as a row.
pub fn meeting(sight: &Sight<'_>, meeting: &Meeting) -> MeetingRow {
    let mut all = meeting.topics();
    let topics = all.by_ref().take(TOPICS).map(|(index, item)| TopicRow {
        title: sight.clean(&item.text),
        url: sight.urls.line(meeting, &format!("i-{index}")),
    });
    let topics = topics.collect();
    let decisions = meeting.decisions().count();
    let actions = meeting.count(ItemKind::Action);
    let some = |count: usize, one, many| (count > 0).then(|| words::counted(count, one, many));
    MeetingRow {
        title: name(sight, meeting),
        apart: apart(sight, meeting),
        url: sight.urls.meeting(meeting),
        iso: meeting.date.map(|date| date.to_string()),
        date: day(meeting),
        topics,
        more_topics: all.count(),
        decisions: some(decisions, "decision", "decisions"),
        actions: some(actions, "action", "actions"),
        people: some(meeting.people, "person", "people"),
    }
}

/// An item as a row.
pub fn item(
    sight: &Sight<'_>,
    meeting: &Meeting,
    index: usize,
    item: &Item,
    root: &str,
) -> ItemRow {
    let topic = item
        .topic
        .and_then(|topic| meeting.minutes.items.get(topic));
    ItemRow {
        kind: item.kind.as_str(),
        text: html::line(&item.text, &sight.linker, root),
        url: item_url(sight, meeting, index, item),
        iso: meeting.date.map(|date| date.to_string()),
        date: day(meeting),
        meeting: name(sight, meeting),
        topic: topic.map(|topic| TopicRow {
            title: sight.clean(&topic.text),
            url: sight
                .urls
                .line(meeting, &format!("i-{}", item.topic.unwrap_or(0))),
        }),
    }
}

/// The name of the series of a meeting.
pub fn series_title(meeting: &Meeting) -> String {
    meeting.series.replace('-', " ")
}

/// What a meeting is called where its day is told beside it.
pub fn name(sight: &Sight<'_>, meeting: &Meeting) -> String {
    sight.clean(words::without_date(&meeting.title, meeting.date))
}

/// What tells a meeting from others of its title and day: its series, or its hour; none where no other has both.
pub fn apart(sight: &Sight<'_>, meeting: &Meeting) -> Option<String> {
    let date = Some(meeting.date?);
    let all = &sight.library.meetings;
    let first = all.partition_point(|other| other.date > date);
    let of_day = all[first..].iter().take_while(|other| other.date == date);
    let mut twins = of_day
        .filter(|other| other.id != meeting.id && other.title == meeting.title)
        .peekable();
    twins.peek()?;
    if twins.all(|other| other.series != meeting.series) {
        return Some(sight.clean(&series_title(meeting)));
    }
    let start = meeting.start?;
    Some(start.format("%H:%M UTC").to_string())
}

/// What a meeting is called with its day: `Weekly, 19 November 2026`, but the day alone where that is its title, and the title
/// alone where no day is known.
pub fn title(meeting: &Meeting) -> String {
    let Some(date) = meeting.date else {
        return meeting.title.clone();
    };
    match words::beside_date(&meeting.title, date) {
        Some("") => words::date(date),
        bare => format!("{}, {}", bare.unwrap_or(&meeting.title), words::date(date)),
    }
}

/// The same, fit to be shown.
pub fn named(sight: &Sight<'_>, meeting: &Meeting) -> String {
    sight.clean(&title(meeting))
}

/// The same in two parts, of which the second is the day or `undated`; none where the day is the title.
pub fn parts(sight: &Sight<'_>, meeting: &Meeting) -> (String, Option<String>) {
    let only = |date| words::beside_date(&meeting.title, date) == Some("");
    match meeting.date.is_some_and(only) {
        true => (day(meeting), None),
        false => (name(sight, meeting), Some(day(meeting))),
    }
}

/// The day of a meeting: `19 November 2026`, or `undated`.
pub fn day(meeting: &Meeting) -> String {
    let day = meeting.date.map(words::date);
    day.unwrap_or_else(|| "undated".to_owned())
}

/// Where an item was said.
pub fn item_url(sight: &Sight<'_>, meeting: &Meeting, index: usize, item: &Item) -> String {
    let anchor = item.anchor().unwrap_or_else(|| format!("i-{index}"));
    sight.urls.line(meeting, &anchor)
}

/// Who said an item, by nick; where others bear the same nick, by Matrix id.
pub fn speaker<'i>(sight: &Sight<'_>, item: &'i Item) -> &'i str {
    let people = &sight.library.people;
    let person = |matrix| people.id_of(&item.nick, matrix);
    let matrix = item.matrix.as_deref();
    let other = matrix.filter(|matrix| person(Some(matrix)) != person(None));
    other.unwrap_or(&item.nick)
}

/// A person by any of their names.
pub fn person(sight: &Sight<'_>, name: &str) -> PersonRow {
    let bare = name.trim_start_matches('@');
    let url = sight.linker.person(bare);
    let people = &sight.library.people;
    let known = people.find(bare).or_else(|| people.find(name));
    PersonRow {
        name: sight.clean(known.map_or(bare, |person| &person.nick)),
        url,
    }
}

/// A line that was said.
pub fn said(sight: &Sight<'_>, said: &Said, root: &str) -> Option<SaidRow> {
    let meeting = sight.library.meetings.get(said.meeting)?;
    let (nick, text) = match said.words(meeting)? {
        Words::Line(part, _) => spoken(sight, &part.log(), said, root)?,
        beside => unlogged(sight, beside, root)?,
    };
    Some(SaidRow {
        nick,
        text,
        url: sight.urls.line(meeting, &said.anchor(sight.library)),
        date: day(meeting),
        meeting: name(sight, meeting),
    })
}

/// Who said what stands in notes and minutes without a log, and what.
pub fn unlogged(sight: &Sight<'_>, said: Words<'_>, root: &str) -> Option<(String, Html)> {
    let (nick, text) = match said {
        Words::Line(..) => return None,
        Words::Item(item, _) => (sight.clean(&item.nick), item.text.clone()),
        Words::Notes(line) => {
            let line = line.trim().trim_start_matches('#');
            (String::new(), markdown::summary(line, LONGEST))
        }
    };
    Some((nick, html::line(&text, &sight.linker, root)))
}

/// Who said a line of a log, nobody where it does not tell, and what.
pub fn spoken(sight: &Sight<'_>, log: &Log, said: &Said, root: &str) -> Option<(String, Html)> {
    let line = log.lines.get(said.at.1)?;
    let nick = log.nick_of(line);
    let nick = nick.map_or_else(String::new, |nick| sight.clean(&nick.name));
    let text = html::line(log.text_of(line), &sight.linker, root);
    Some((nick, text))
}

/// Neighbours of one name under that name: rows of a year, or of a month.
pub fn grouped<R>(rows: impl Iterator<Item = (String, R)>) -> Vec<(String, Vec<R>)> {
    let mut groups: Vec<(String, Vec<R>)> = Vec::new();
    for (name, row) in rows {
        match groups.last_mut().filter(|(last, _)| *last == name) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((name, vec![row])),
        }
    }
    groups
}
