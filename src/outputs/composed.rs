//! Words that views and publications put together of published records and of what the program says: addresses, dates, rhythms,
//! minutes, titles of lists. What is seen in, texts out. They are no secret, though no record says them in this order.

use std::collections::HashSet;

use rayon::prelude::*;

use super::Output;
use crate::model::path;
use crate::publish::{announcement, calendar, minutes_text};
use crate::view::issue::{history, list};
use crate::view::{
    Sight, area, attendance, contact, data, decision, join, meetings, next, note, outside, page,
    pages, references, register, report, repository, search, words,
};

/// Titles and descriptions of lists that stand in the program and not in the theme.
const TITLES: &[&str] = &[
    area::TITLE,
    list::AREAS.0,
    list::AREAS.1,
    list::LABELS.0,
    list::LABELS.1,
    list::ASSIGNEES.0,
    list::ASSIGNEES.1,
    history::PICTURE,
    history::TABLE,
    note::TITLE,
    note::ABOUT,
    pages::ABOUT,
    page::NOWHERE,
    register::OPEN,
    register::CLOSED,
    attendance::ABOUT,
    references::ABOUT,
    join::ABOUT,
    search::ABOUT,
    data::ABOUT,
    contact::ABOUT,
    report::ABOUT,
    next::ABOUT,
    announcement::STALE,
    decision::ABOUT,
];

/// The texts, in no order that matters.
pub fn texts(sight: &Sight<'_>, outputs: &[Output<'_>]) -> Vec<String> {
    let meetings = 0..sight.library.meetings.len();
    let minutes = meetings.into_par_iter().map(|index| {
        let text = minutes_text::text(sight, index);
        String::from_utf8_lossy(&text).into_owned()
    });
    let mut texts: Vec<String> = minutes.collect();
    texts.extend(TITLES.iter().map(|&title| title.to_owned()));
    texts.push(format!("Meetings {}", meetings::HELD));
    texts.extend(
        announcement::announcement(sight).map(|text| String::from_utf8_lossy(&text).into_owned()),
    );
    texts.extend(marked(sight));
    texts.extend(dates(sight));
    texts.extend(licences(sight));
    texts.extend(addresses(sight, outputs));
    texts.extend(elsewhere(sight));
    texts.extend(at_repository(sight));
    texts.extend(advice().map(str::to_owned));
    texts
}

/// What the program tells readers: what a report should hold, what commands do, what files for programs hold.
fn advice() -> impl Iterator<Item = &'static str> {
    let fields = |file: &'static data::DataFile| {
        let meanings = file.fields.iter().map(|(_, meaning)| *meaning);
        std::iter::once(file.about).chain(meanings)
    };
    let commands = next::commands(|_| true).into_iter().map(|row| row.purpose);
    let files = data::FILES.iter().flat_map(fields);
    commands.chain(files).chain(report::INCLUDE.iter().copied())
}

/// Licences that are published as they are: everybody knows them.
fn licences(sight: &Sight<'_>) -> Vec<String> {
    let assets = sight.library.assets.iter();
    let licences = assets.filter(|asset| is_licence(&asset.path));
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    licences
        .filter_map(|asset| std::fs::read(&asset.file).ok().map(text))
        .collect()
}

/// Whether a file is a licence by its name, as `LICENSE.txt`, or by its folder, as `LICENSES/GPL-2.0.txt` (REUSE).
fn is_licence(path: &str) -> bool {
    let name = path::name(path).to_uppercase();
    let names = ["LICENSE", "LICENCE", "COPYING"];
    let named = names.iter().any(|known| {
        let rest = name.strip_prefix(known);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    named
        || path
            .split('/')
            .rev()
            .skip(1)
            .any(|folder| folder == "LICENSES")
}

/// What notes mark, as lists have it: its kind stands before it.
fn marked<'l>(sight: &Sight<'l>) -> impl Iterator<Item = String> + use<'l> {
    let noted = sight.library.meetings.iter().filter(|held| held.is_noted());
    let items = noted.flat_map(|held| &held.minutes.items);
    items.map(|item| format!("{}: {}", item.kind.as_str(), item.text))
}

/// When meetings take place and took place, as pages say it.
fn dates(sight: &Sight<'_>) -> Vec<String> {
    let slots = sight.library.team.schedule.iter();
    let rhythms = slots.map(|slot| {
        let length = words::count(i64::from(slot.minutes), "minute", "minutes");
        let told = [
            format!("{}, {}, {length}", slot.title, next::rhythm(slot)),
            calendar::rule_in_words(slot),
        ];
        told.into_iter()
    });
    let coming = next::coming(sight).into_iter().flat_map(|row| {
        let (title, date, time) = (row.title, row.date, row.time);
        [
            format!("Next meeting {date} at {time} {title}"),
            format!("Next meeting {title}, {date}, {time}"),
        ]
    });
    let held = sight.library.meetings.iter().filter_map(|meeting| {
        meeting.date.and(meeting.start)?;
        words::when(meeting.date, meeting.start, meeting.end)
    });
    rhythms.flatten().chain(coming).chain(held).collect()
}

/// Addresses of the site. What lies in `static/` has names that others gave: these are looked through.
fn addresses(sight: &Sight<'_>, outputs: &[Output<'_>]) -> Vec<String> {
    let assets = sight.library.assets.iter();
    let others: HashSet<&str> = assets.map(|asset| asset.target.as_str()).collect();
    let base = sight.library.team.base_url.as_deref().unwrap_or("");
    let paths = outputs.iter().flat_map(Output::paths);
    let own = paths.filter(|path| !others.contains(path));
    let mut own: Vec<String> = own.map(|path| format!("{base}/{path}")).collect();
    // The map of the site has them one after the other.
    let mut pages: Vec<&str> = own
        .iter()
        .filter_map(|url| url.strip_suffix("index.html"))
        .collect();
    pages.sort_unstable();
    own.push(pages.join(" "));
    own
}

/// Pages of others to which the program leads by an id: registers of vulnerabilities, rooms of Matrix.
fn elsewhere(sight: &Sight<'_>) -> Vec<String> {
    let team = &sight.library.team;
    let references = sight.graph.references.iter();
    let registers = references.map(|found| outside::reference(found.kind, &found.id));
    let rooms = team.rooms.iter().filter_map(|room| room.address.as_deref());
    let slots = team.schedule.iter().filter_map(|slot| slot.room.as_ref());
    let rooms = rooms.chain(slots.map(|room| room.value.as_str()));
    let matrix = rooms.filter_map(outside::matrix_room);
    registers.chain(matrix).collect()
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
