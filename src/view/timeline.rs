//! The timeline of a project as readers see it: by month, newest first, each entry with a word for its kind and its link.
//! Linked events in; rows for the template, the feed and the JSON out.

use chrono::NaiveDate;
use serde::Serialize;

use super::occasion::Occasion;
use super::page::Crumb;
use super::{Sight, rows, updates, words};
use crate::link::Said;
use crate::link::action::{At, ClosedBy};
use crate::link::timeline::{Event, EventKind};
use crate::model::action::ActionState;
use crate::model::id::slug_or_hash;
use crate::model::project::{Milestone, Project, TargetChange};

/// Entries that are not folded.
const OPEN: usize = 60;

/// The timeline, under the name `timeline`.
#[derive(Debug, Clone, Serialize)]
pub struct TimelineView {
    /// The newest entries by month.
    pub months: Vec<MonthView>,
    /// The others by month, folded.
    pub folded: Vec<MonthView>,
    /// How many are folded.
    pub more: usize,
}

/// Entries of a month.
#[derive(Debug, Clone, Serialize)]
pub struct MonthView {
    /// `November 2026`.
    pub month: String,
    /// Newest first.
    pub entries: Vec<EntryView>,
}

/// An entry.
#[derive(Debug, Clone, Serialize)]
pub struct EntryView {
    /// `2026-11-19`.
    pub iso: String,
    /// `19 November`.
    pub day: String,
    /// `update`, `issue closed`...
    pub word: &'static str,
    /// What happened, and where it is.
    pub place: Occasion,
}

/// Makes the timeline of a project.
pub fn view(sight: &Sight<'_>, index: usize) -> TimelineView {
    let events = &sight.graph.project_timeline[index];
    let open = events.len().min(OPEN);
    TimelineView {
        months: months(sight, index, &events[..open]),
        folded: months(sight, index, &events[open..]),
        more: events.len() - open,
    }
}

fn months(sight: &Sight<'_>, index: usize, events: &[Event]) -> Vec<MonthView> {
    let entries = events.iter().map(|event| {
        let entry = EntryView {
            iso: event.date.to_string(),
            day: event.date.format("%-d %B").to_string(),
            word: word(sight, event),
            place: occasion(sight, index, event),
        };
        (event.date.format("%B %Y").to_string(), entry)
    });
    let months = rows::grouped(entries).into_iter();
    let view = |(month, entries)| MonthView { month, entries };
    months.map(view).collect()
}

/// The word for the kind of an event.
fn word(sight: &Sight<'_>, event: &Event) -> &'static str {
    match event.kind {
        EventKind::Started => "began",
        EventKind::Ended => "ended",
        EventKind::Update(_) => "update",
        EventKind::Reached(_) => "step reached",
        EventKind::Due(_) if event.date < sight.today => "step overdue",
        EventKind::Due(_) => "step due",
        EventKind::Target(_) => "target moved",
        EventKind::Said(..) => "meeting",
        EventKind::Note(_) => "note",
        EventKind::IssueOpened(_) => "issue opened",
        EventKind::IssueClosed(_) => "issue closed",
        EventKind::IssueChanged(_) => "issue changed",
        EventKind::ActionOpened(_) => "action",
        EventKind::ActionClosed(at) => match sight.graph.registers.actions[at].state {
            ActionState::Dropped => "action dropped",
            _ => "action done",
        },
    }
}

/// What happened in words, and its address from the site's root.
pub fn place(sight: &Sight<'_>, index: usize, event: &Event) -> Crumb {
    occasion(sight, index, event).joined()
}

/// The same, with the day of a meeting apart.
fn occasion(sight: &Sight<'_>, index: usize, event: &Event) -> Occasion {
    let project = &sight.library.projects[index];
    let page = sight.urls.project(project);
    let here = |title: String, anchor: &str| Crumb {
        title,
        url: format!("{page}#{anchor}"),
    };
    let place = match &event.kind {
        EventKind::Said(first, lines) => return spoken_of(sight, first, *lines),
        EventKind::Started | EventKind::Ended => Crumb {
            title: sight.clean(&project.title),
            url: page,
        },
        EventKind::Update(at) => here(
            update_title(sight, project, *at),
            &project.updates[*at].anchor,
        ),
        EventKind::Reached(at) | EventKind::Due(at) => {
            let step = &project.milestones[*at];
            here(sight.clean(&step.title), &step_anchor(sight, project, *at))
        }
        EventKind::Target(at) => here(moved(sight, &project.target_history[*at]), "targets"),
        EventKind::Note(at) => {
            let note = &sight.library.notes[*at];
            Crumb {
                title: sight.clean(&note.title),
                url: sight.urls.note(note),
            }
        }
        EventKind::IssueOpened(at) | EventKind::IssueClosed(at) | EventKind::IssueChanged(at) => {
            let issue = &sight.library.issues[*at];
            Crumb {
                title: format!("#{} {}", issue.id, sight.clean(&issue.title)),
                url: sight.urls.issue(issue),
            }
        }
        EventKind::ActionOpened(at) => {
            action(sight, *at, sight.graph.registers.actions[*at].opened)
        }
        EventKind::ActionClosed(at) => {
            let known = &sight.graph.registers.actions[*at];
            let said = match known.closed {
                Some((ClosedBy::Item(said), _)) => said,
                _ => known.opened,
            };
            action(sight, *at, said)
        }
    };
    place.into()
}

/// A meeting that spoke of it: its first line, and how many there are.
fn spoken_of(sight: &Sight<'_>, first: &Said, lines: usize) -> Occasion {
    let meeting = &sight.library.meetings[first.meeting];
    let url = sight.urls.line(meeting, &first.anchor(sight.library));
    let said = Occasion::of_meeting(sight, meeting, url);
    let title = format!("spoken of in {}", said.title);
    Occasion { title, ..said }.with(&words::counted(lines, "line", "lines"))
}

/// An action with the line that opened or closed it.
fn action(sight: &Sight<'_>, index: usize, (meeting, said): At) -> Crumb {
    let (first, opened) = sight.graph.registers.actions[index].opened;
    let text = &sight.library.meetings[first].minutes.items[opened].text;
    let meeting = &sight.library.meetings[meeting];
    let anchor = meeting.minutes.items[said].anchor();
    let anchor = anchor.unwrap_or_else(|| format!("i-{said}"));
    Crumb {
        title: sight.clean(text),
        url: sight.urls.line(meeting, &anchor),
    }
}

/// The name of a milestone on the page of its project.
pub fn step_anchor(sight: &Sight<'_>, project: &Project, at: usize) -> String {
    let name = |step: &Milestone| format!("m-{}", slug_or_hash(&sight.clean(&step.title)));
    let (before, rest) = project.milestones.split_at(at);
    let own = rest.first().map(name).unwrap_or_default();
    match before.iter().filter(|step| name(step) == own).count() {
        0 => own,
        count => format!("{own}-{}", count + 1),
    }
}

/// The title of an update, else its summary, else its day.
pub fn update_title(sight: &Sight<'_>, project: &Project, at: usize) -> String {
    let update = &project.updates[at];
    let summary = update.tldr.as_ref().map(|text| updates::plain(text));
    let title = update.title.clone().or(summary);
    title.map_or_else(
        || format!("update of {}", words::date(update.date)),
        |title| sight.clean(&title),
    )
}

/// `moved from 2026-Q4 to 2027-Q2 (reason)`.
pub fn moved(sight: &Sight<'_>, change: &TargetChange) -> String {
    let word = |text: &Option<String>| {
        let clean = text.as_ref().map(|text| sight.clean(&words::target(text)));
        clean.unwrap_or_else(|| "open".to_owned())
    };
    let why = change.why.as_ref();
    let why = why.map_or(String::new(), |why| format!(" ({})", sight.clean(why)));
    format!(
        "moved from {} to {}{why}",
        word(&change.from),
        word(&change.to)
    )
}

/// The last word on a project, as in `in the meeting of 8 October 2026`.
pub fn last_word(sight: &Sight<'_>, index: usize, event: &Event) -> Crumb {
    let of = |what: &str, date: NaiveDate| format!("{what} {}", words::date(date));
    let issue = |at: &usize| format!("#{}", sight.library.issues[*at].id);
    let title = match &event.kind {
        EventKind::Started | EventKind::Due(_) => of("when it began on", event.date),
        EventKind::Ended => of("when it ended on", event.date),
        EventKind::Update(_) => of("in the update of", event.date),
        EventKind::Reached(_) => of("with the step reached on", event.date),
        EventKind::Target(_) => of("when its target was moved on", event.date),
        EventKind::Said(..) => of("in the meeting of", event.date),
        EventKind::Note(_) => of("in the note of", event.date),
        EventKind::IssueOpened(at) => of(&format!("when {} was opened on", issue(at)), event.date),
        EventKind::IssueClosed(at) => of(&format!("when {} was closed on", issue(at)), event.date),
        EventKind::IssueChanged(at) => {
            of(&format!("with a change of {} on", issue(at)), event.date)
        }
        EventKind::ActionOpened(_) => of("with an action of", event.date),
        EventKind::ActionClosed(_) => of("with an action closed on", event.date),
    };
    Crumb {
        title,
        url: place(sight, index, event).url,
    }
}
