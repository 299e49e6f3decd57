//! The types of the page of a meeting: what its template sees.

use serde::Serialize;

use crate::view::html::Html;
use crate::view::occasion::Occasion;
use crate::view::page::Crumb;
use crate::view::register::ActionRow;
use crate::view::rows::PersonRow;

/// A meeting, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct MeetingView {
    /// What it is called, without its day.
    pub title: String,
    /// `19 November 2026`, or nothing.
    pub day: Option<String>,
    /// `Thursday 19 November 2026`, or nothing.
    pub date: Option<String>,
    /// `2026-11-19`, or nothing.
    pub iso: Option<String>,
    /// `15:00 to 15:52 UTC`.
    pub span: Option<String>,
    /// Room.
    pub channel: Option<String>,
    /// The series and its list.
    pub series: Crumb,
    /// Who led.
    pub chairs: Vec<PersonRow>,
    /// The meeting before it in its series.
    pub previous: Option<Occasion>,
    /// The meeting after it.
    pub next: Option<Occasion>,
    /// Topics with their items; the first may be without a title.
    pub sections: Vec<Section>,
    /// Topics and their anchors, where there are several.
    pub outline: Vec<Crumb>,
    /// Decisions, to be found at once.
    pub decisions: Vec<Decided>,
    /// Open actions of the series when it began, the latest of them.
    pub carried: Vec<ActionRow>,
    /// How many there were.
    pub carried_total: usize,
    /// The register of actions.
    pub register: String,
    /// Actions it opened, as they stand today.
    pub opened: Vec<ActionRow>,
    /// Earlier actions that it gave again, as they stand today.
    pub again: Vec<ActionRow>,
    /// Earlier actions that were said to be done in it.
    pub closed: Vec<ActionRow>,
    /// Actions by person.
    pub actions: Vec<PersonActions>,
    /// Actions that name nobody present.
    pub unassigned: Vec<ToldAction>,
    /// Who was there.
    pub attendance: Vec<PresentView>,
    /// The same by their own word, in calls with a scribe.
    pub roll_call: Option<RollCall>,
    /// Address or text of the agenda.
    pub agenda: Option<Html>,
    /// Markdown beside or around the log.
    pub notes: Vec<Html>,
    /// The log that is cut by topics, if the minutes have any; its talk stands under them.
    pub log: Option<LogView>,
    /// Logs that are shown whole.
    pub logs: Vec<LogView>,
    /// Whether lines of it are not shown.
    pub redacted: bool,
    /// Whether the minutes are those of a bot, for want of a log.
    pub from_minutes: bool,
    /// Whether people wrote down what is known of it: there is no log.
    pub noted: bool,
    /// Whether its logs are texts that tell of nobody who spoke.
    pub silent: bool,
    /// `153 lines`.
    pub lines: String,
    /// The first log as text to keep, where there is a log.
    pub log_text: Option<String>,
    /// The minutes as text for mailing.
    pub text: String,
    /// The same facts as JSON.
    pub json: String,
}

/// A decision and what became of it.
#[derive(Debug, Clone, Serialize)]
pub struct Decided {
    /// What was decided.
    pub item: ItemView,
    /// Earlier decisions whose place it takes.
    pub supersedes: Vec<Occasion>,
    /// The later decision that took its place.
    pub superseded_by: Option<Occasion>,
}

/// A topic and what stands under it.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Section {
    /// Anchor of the topic; none for what stands before the first.
    pub anchor: Option<String>,
    /// Its text.
    pub title: Html,
    /// The line it was said in.
    pub line: Option<String>,
    /// Whether it is part of the topic before.
    pub sub: bool,
    /// What stands under it.
    pub items: Vec<ItemView>,
    /// What was said in a call with a scribe.
    pub speech: Vec<SpeechView>,
    /// What was said under it.
    pub talk: Option<TalkView>,
}

/// A part of the log, to be unfolded.
#[derive(Debug, Clone, Serialize)]
pub struct TalkView {
    /// The lines.
    pub html: Html,
    /// `23 messages`.
    pub messages: String,
}

/// What was said in a call with a scribe.
#[derive(Debug, Clone, Serialize)]
pub struct SpeechView {
    /// Who said it; none where the scribe tells what went on.
    pub speaker: Option<String>,
    /// Whether the speaker typed it.
    pub typed: bool,
    /// What.
    pub text: Html,
    /// Anchor of the line.
    pub line: String,
}

/// Who was there, by their own word.
#[derive(Debug, Clone, Serialize)]
pub struct RollCall {
    /// Who said that they are there.
    pub present: Vec<String>,
    /// Who excused themselves.
    pub regrets: Vec<String>,
    /// Who wrote.
    pub scribes: Vec<String>,
}

/// An item of the minutes.
#[derive(Debug, Clone, Serialize)]
pub struct ItemView {
    /// Anchor of the item.
    pub anchor: String,
    /// `action`, `agreed`...
    pub kind: &'static str,
    /// Its text.
    pub text: Html,
    /// Who said it.
    pub nick: String,
    /// When.
    pub time: Option<String>,
    /// Anchor of the line it was said in.
    pub line: Option<String>,
}

/// Actions of a person.
#[derive(Debug, Clone, Serialize)]
pub struct PersonActions {
    /// Who.
    pub person: PersonRow,
    /// What.
    pub actions: Vec<ToldAction>,
}

/// An action as it was said.
#[derive(Debug, Clone, Serialize)]
pub struct ToldAction {
    /// Its text.
    pub text: Html,
    /// Whose it is now, where that is not what was said.
    pub now: Vec<PersonRow>,
}

/// Somebody who was there.
#[derive(Debug, Clone, Serialize)]
pub struct PresentView {
    /// The nick and the page.
    pub person: PersonRow,
    /// Other nicks of the same person.
    pub also: Vec<String>,
    /// Number of the colour.
    pub colour: u64,
    /// `87 lines`, of all nicks; empty for somebody who said none.
    pub lines: String,
    /// A bot.
    pub bot: bool,
}

/// A log of the meeting.
#[derive(Debug, Clone, Serialize)]
pub struct LogView {
    /// Path inside the content folder.
    pub path: String,
    /// The same as text to keep.
    pub text: String,
    /// Name of the dialect.
    pub dialect: &'static str,
    /// `UTC`, `UTC+01:00`; none where that is not known.
    pub clock: Option<String>,
    /// Lines before the meeting.
    pub before: Html,
    /// The meeting; empty where the talk stands under its topics.
    pub body: Html,
    /// Lines after it.
    pub after: Html,
}
