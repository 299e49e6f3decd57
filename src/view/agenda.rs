//! A draft of the next meeting's agenda: tickets with the label, open actions, topics and notes since the last meeting,
//! projects that nobody speaks of. What is known in; a draft for texts and rows for pages out.

use serde::Serialize;

use super::Sight;
use super::note::{self, NoteRow};
use super::occasion::Occasion;
use super::project_row::{self, ProjectRow};
use super::register::{self, OpenActions};
use super::rows::{self, IssueRow, TopicRow};
use crate::link::action::Action;
use crate::model::action::ActionState;
use crate::model::dated_note::DatedNote;
use crate::model::issue::Issue;
use crate::model::meeting::{Item, Meeting};

/// Entries of a kind that are shown: the newest.
pub const MOST: usize = 40;

/// What there is to speak of.
pub struct Draft<'l> {
    /// Open tickets with the label.
    pub tickets: Vec<&'l Issue>,
    /// Open actions, newest first.
    pub actions: Vec<&'l Action>,
    /// The last meeting of the series.
    pub last: Option<&'l Meeting>,
    /// The next one, of which notes are written already.
    pub ahead: Option<&'l Meeting>,
    /// Topics of the last one, with their place in its minutes.
    pub topics: Vec<(usize, &'l Item)>,
    /// Notes written after it, newest first.
    pub notes: Vec<&'l DatedNote>,
    /// Projects that nobody spoke of for long: indexes.
    pub stale: Vec<usize>,
}

/// The same for a page.
#[derive(Debug, Clone, Serialize)]
pub struct AgendaView {
    /// The label that puts a ticket here.
    pub label: String,
    /// Tickets with it.
    pub tickets: Vec<IssueRow>,
    /// More of them.
    pub more_tickets: Option<More>,
    /// Open actions by person.
    pub actions: Vec<OpenActions>,
    /// More of them.
    pub more_actions: Option<More>,
    /// The last meeting of the series.
    pub last: Option<Occasion>,
    /// The next one, if notes of it are written already.
    pub ahead: Option<Occasion>,
    /// Topics of the last one.
    pub topics: Vec<TopicRow>,
    /// Notes written after it.
    pub notes: Vec<NoteRow>,
    /// More of them.
    pub more_notes: Option<More>,
    /// Projects that nobody spoke of for long.
    pub stale: Vec<ProjectRow>,
}

/// What is not shown.
#[derive(Debug, Clone, Serialize)]
pub struct More {
    /// How many.
    pub count: usize,
    /// Where all of them are.
    pub url: String,
}

/// Gathers what there is to speak of in the next meeting of a series, or of any if it has none.
pub fn draft<'l>(sight: &Sight<'l>, series: Option<&str>) -> Draft<'l> {
    let library = sight.library;
    let of_series = |meeting: &&Meeting| series.is_none_or(|series| meeting.series == series);
    let meetings = library.meetings.iter().map(|meeting| &**meeting);
    let (ahead, held): (Vec<&Meeting>, Vec<&Meeting>) = meetings
        .filter(of_series)
        .partition(|meeting| meeting.is_ahead(sight.today));
    let last = held.first().copied();
    let label = library.team.agenda_label.to_lowercase();
    let open = sight.graph.registers.actions.iter().rev();
    Draft {
        tickets: library
            .issues
            .iter()
            .filter(|issue| issue.open && issue.labels.iter().any(|name| is_label(name, &label)))
            .collect(),
        actions: open
            .filter(|action| action.state == ActionState::Open)
            .collect(),
        topics: last.map_or_else(Vec::new, |held| held.topics().collect()),
        notes: notes(sight, last),
        stale: (0..library.projects.len())
            .filter(|index| project_row::row(sight, *index, &library.projects[*index]).stale)
            .collect(),
        last,
        ahead: ahead.last().copied(),
    }
}

/// Whether a label is the one that is looked for, alone or as the last part of a scoped one (`meeting::agenda`).
fn is_label(name: &str, wanted: &str) -> bool {
    let name = name.to_lowercase();
    name == wanted || name.rsplit("::").next() == Some(wanted)
}

/// Notes written down since a meeting, newest first.
fn notes<'l>(sight: &Sight<'l>, last: Option<&Meeting>) -> Vec<&'l DatedNote> {
    let since = last.and_then(|meeting| meeting.date);
    let notes = sight.library.notes.iter();
    notes
        .take_while(|note| since.is_none_or(|since| note.date > since))
        .collect()
}

/// The draft as rows.
pub fn view(sight: &Sight<'_>, draft: &Draft<'_>, root: &str) -> AgendaView {
    let more = |all: usize, slug: &str| {
        (all > MOST).then(|| More {
            count: all - MOST,
            url: sight.urls.page(slug),
        })
    };
    let shown = &draft.actions[..draft.actions.len().min(MOST)];
    AgendaView {
        label: sight.clean(&sight.library.team.agenda_label),
        tickets: draft
            .tickets
            .iter()
            .take(MOST)
            .map(|issue| rows::issue(sight, issue))
            .collect(),
        more_tickets: more(draft.tickets.len(), "issues"),
        actions: register::by_person(sight, shown.iter().copied(), root, false),
        more_actions: more(draft.actions.len(), "actions"),
        last: draft.last.map(|meeting| place(sight, meeting)),
        ahead: draft.ahead.map(|meeting| place(sight, meeting)),
        topics: draft.last.map_or_else(Vec::new, |meeting| {
            let row = |(index, item): &(usize, &Item)| TopicRow {
                title: sight.clean(&item.text),
                url: sight.urls.line(meeting, &format!("i-{index}")),
            };
            draft.topics.iter().map(row).collect()
        }),
        notes: draft
            .notes
            .iter()
            .take(MOST)
            .map(|found| note::row(sight, found))
            .collect(),
        more_notes: more(draft.notes.len(), "notes"),
        stale: draft
            .stale
            .iter()
            .map(|index| project_row::row(sight, *index, &sight.library.projects[*index]))
            .collect(),
    }
}

fn place(sight: &Sight<'_>, meeting: &Meeting) -> Occasion {
    Occasion::named(sight, meeting, sight.urls.meeting(meeting))
}
