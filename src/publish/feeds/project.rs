//! The feed of a project: its updates, the milestones it reached, the meetings that spoke of it. Linked events in, news out.

use super::{ENTRIES, News, absolute, told};
use crate::link::Said;
use crate::link::timeline::{Event, EventKind};
use crate::view::{Sight, rows, timeline, updates, words};

/// Lines of a meeting that an entry quotes.
const LINES: usize = 10;

/// The latest of what happened to a project.
pub(super) fn news(sight: &Sight<'_>, index: usize) -> Vec<News> {
    let events = sight.graph.project_timeline[index].iter();
    let past = events.filter(|event| event.date <= sight.today);
    past.filter_map(|event| of_event(sight, index, event))
        .take(ENTRIES)
        .collect()
}

/// An update, a milestone or a meeting as news; the rest of the timeline is none.
fn of_event(sight: &Sight<'_>, index: usize, event: &Event) -> Option<News> {
    let root = absolute(sight, "");
    let project = &sight.library.projects[index];
    let place = timeline::place(sight, index, event);
    let midnight = event.date.and_time(chrono::NaiveTime::MIN);
    let (title, html, at) = match &event.kind {
        EventKind::Update(at) => {
            let body = updates::body(sight, &project.updates[*at], &root);
            let title = format!("Update of {}", words::date(event.date));
            (title, body.as_str().to_owned(), Some(midnight))
        }
        EventKind::Reached(_) => {
            let title = format!("Step reached: {}", place.title);
            (title, String::new(), Some(midnight))
        }
        EventKind::Said(first, _) => {
            let meeting = &sight.library.meetings[first.meeting];
            let title = rows::named(sight, meeting);
            (title, lines(sight, index, first, &root), told(meeting))
        }
        _ => return None,
    };
    // Which line names the project first may change with every word that is taken out.
    let id = match &event.kind {
        EventKind::Said(first, _) => {
            let meeting = &sight.library.meetings[first.meeting];
            format!("{}#said-{}", sight.urls.project(project), meeting.id)
        }
        _ => place.url.clone(),
    };
    Some(News {
        title,
        id,
        url: place.url,
        since: at,
        at,
        html,
    })
}

/// The lines in which a meeting names a project; where it only names its issues, the first of these.
fn lines(sight: &Sight<'_>, index: usize, first: &Said, root: &str) -> String {
    let said = sight.graph.project_said[index].iter();
    let own: Vec<&Said> = said.filter(|said| said.meeting == first.meeting).collect();
    let shown = if own.is_empty() { vec![first] } else { own };
    let rows = shown.into_iter().take(LINES);
    rows.filter_map(|said| rows::said(sight, said, root))
        .map(|row| format!("<p>{}</p>", row.text.as_str()))
        .collect()
}
