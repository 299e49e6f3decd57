//! Words that views and publications put together of published records and of what the program says: addresses, dates, rhythms,
//! minutes, titles of lists. What is seen in, texts out. They are no secret, though no record says them in this order.

use rayon::prelude::*;

use crate::publish::{announcement, minutes_text};
use crate::view::{Sight, next, report, repository, words};

/// Titles and descriptions of lists that stand in the program and not in the theme.
const TITLES: &[&str] = &[
    "Areas of work",
    "Issues by area",
    "Issues by label",
    "Issues by assignee",
    "Meetings with topics, decisions and actions",
    "Notes between meetings",
    "What the team has written down",
    "Who said they would do what, and what is still open",
    "Everything that was agreed, accepted, rejected, resolved or voted on",
];

/// The texts, in no order that matters.
pub fn texts(sight: &Sight<'_>) -> Vec<String> {
    let meetings = 0..sight.library.meetings.len();
    let minutes = meetings.into_par_iter().map(|index| {
        let text = minutes_text::text(sight, index);
        String::from_utf8_lossy(&text).into_owned()
    });
    let mut texts: Vec<String> = minutes.collect();
    texts.extend(TITLES.iter().map(|&title| title.to_owned()));
    texts.extend(
        announcement::announcement(sight).map(|text| String::from_utf8_lossy(&text).into_owned()),
    );
    texts.extend(dates(sight));
    texts.extend(addresses(sight));
    texts.extend(at_repository(sight));
    texts
}

/// When meetings take place and took place, as pages say it.
fn dates(sight: &Sight<'_>) -> Vec<String> {
    let slots = sight.library.team.schedule.iter();
    let rhythms = slots.map(|slot| {
        let length = words::count(i64::from(slot.minutes), "minute", "minutes");
        format!("{}, {}, {length}", slot.title, next::rhythm(slot))
    });
    let coming = next::coming(sight).into_iter().flat_map(|row| {
        let (title, date, time) = (row.title, row.date, row.time);
        [
            format!("Next meeting {date} at {time} {title}"),
            format!("Next meeting {title}, {date}, {time}"),
        ]
    });
    let held = sight.library.meetings.iter().filter_map(|meeting| {
        let span = words::span(meeting.date, meeting.start, meeting.end)?;
        Some(format!("{}, {span}", words::long_date(meeting.date?)))
    });
    rhythms.chain(coming).chain(held).collect()
}

/// Addresses of pages that are made of records, and of the texts beside those of meetings.
fn addresses(sight: &Sight<'_>) -> Vec<String> {
    let (library, urls) = (sight.library, sight.urls);
    let meetings = library.meetings.iter().flat_map(|meeting| {
        let page = urls.meeting(meeting);
        ["minutes.txt", "log.txt", "index.html"].map(|file| format!("{page}{file}"))
    });
    let records = library.issues.iter().map(|issue| urls.issue(issue));
    let records = records.chain(library.projects.iter().map(|project| urls.project(project)));
    let records = records.chain(library.notes.iter().map(|note| urls.note(note)));
    let records = records.chain(library.pages.iter().map(|page| urls.page(&page.slug)));
    let base = library.team.base_url.as_deref().unwrap_or("");
    let absolute = |path: String| format!("{base}/{path}");
    meetings.chain(records).map(absolute).collect()
}

/// Where the files of published records lie in the repository, and its tickets.
fn at_repository(sight: &Sight<'_>) -> Vec<String> {
    let team = &sight.library.team;
    let Some(repository) = &team.repository else {
        return Vec::new();
    };
    let mut texts: Vec<String> = report::confidential_ticket(team).into_iter().collect();
    if let Some(folder) = &team.folder {
        let sources = sight.library.sources.iter();
        let named = sources.filter(|source| !matches!(source.role, "static" | "none"));
        let links = named.flat_map(|source| {
            repository::file_at_repository(repository, &team.branch, folder, &source.path)
        });
        texts.extend(links);
    }
    texts
}
