//! Every page that can be found, newest first, with the numbers of its entries; of comments and updates each day stands by itself.
//! What is seen in, documents out.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::bytes::number;
use super::kinds::Kind;
use super::own_pages::{self, OwnPage};
use super::people::Speakers;
use super::shape::{Run, Shape};
use crate::model::dated_note::DatedNote;
use crate::model::issue::Issue;
use crate::model::meeting::Meeting;
use crate::model::page::Page;
use crate::model::person::Person;
use crate::model::project::Project;
use crate::view::issue::comments;
use crate::view::{Sight, rows};

/// A page that can be found.
#[derive(Debug)]
pub struct Document<'l> {
    /// What is shown.
    pub title: String,
    /// Other words by which the title is found.
    pub also: String,
    /// Where it is.
    pub url: String,
    /// Its day, which tells how new it is.
    pub date: Option<NaiveDate>,
    /// What it is.
    pub kind: Kind,
    /// What stands in it.
    pub body: Body<'l>,
    /// How many entries it has besides its title.
    pub entries: u32,
}

/// What stands in a document.
#[derive(Debug)]
pub enum Body<'l> {
    /// Lines, items, notes of the meeting at an index.
    Meeting(&'l Meeting, usize, Shape),
    /// A description.
    Issue(&'l Issue),
    /// Comments of one day on an issue, by their places in its list: what was said then has its own day.
    Comments(&'l Issue, Vec<usize>),
    /// A text with steps and calls for help.
    Project(&'l Project),
    /// Updates of one day of a project, the same.
    Updates(&'l Project, Vec<usize>),
    /// A text.
    Page(&'l Page),
    /// The same.
    Note(&'l DatedNote),
    /// The words of a page that the tool makes of facts.
    Words(String),
    /// Nothing but the title.
    Nothing,
}

/// All documents and who speaks in them.
#[derive(Debug)]
pub struct Documents<'l> {
    /// Newest first: undated texts count as new, undated meetings and people as old.
    pub all: Vec<Document<'l>>,
    /// The first entry of each, past the titles.
    pub starts: Vec<u32>,
    /// Who speaks.
    pub speakers: Speakers,
}

impl<'l> Documents<'l> {
    /// Lists them.
    pub fn of(sight: &Sight<'l>) -> Self {
        let library = sight.library;
        let pages = library.pages.iter().map(|found| of_page(sight, found));
        let notes = library.notes.iter().map(|found| of_note(sight, found));
        let projects = library.projects.iter().enumerate();
        let projects = projects.flat_map(|(index, found)| of_project(sight, index, found));
        let issues = library.issues.iter();
        let issues = issues.flat_map(|found| of_issue(sight, found));
        let meetings = library.meetings.iter().enumerate();
        let meetings = meetings.map(|(index, found)| of_meeting(sight, index, found));
        let people = library
            .people
            .sorted()
            .into_iter()
            .map(|found| of_person(sight, found));
        let mut all: Vec<Document<'l>> = pages
            .chain(own_pages::all(sight).into_iter().map(of_own_page))
            .chain(notes)
            .chain(projects)
            .chain(issues)
            .chain(meetings)
            .chain(people)
            .collect();
        let age = |document: &Document<'_>| match (document.date, document.kind) {
            (None, Kind::Meeting | Kind::Person) => 2,
            (None, _) => 0,
            _ => 1,
        };
        all.sort_by_key(|document| (age(document), Reverse(document.date)));
        let mut next = number(all.len());
        let start = |document: &Document<'_>| {
            let start = next;
            next = next.saturating_add(document.entries);
            start
        };
        let starts = all.iter().map(start).collect();
        Documents {
            all,
            starts,
            speakers: Speakers::of(sight),
        }
    }

    /// The number of entries, titles included.
    pub fn entries(&self) -> u32 {
        let last = self.starts.last().zip(self.all.last());
        last.map_or(0, |(start, document)| start + document.entries)
    }

    /// The number of titles: the first entry that is none.
    pub fn titles(&self) -> u32 {
        number(self.all.len())
    }
}

impl Document<'_> {
    /// The anchors of its entries.
    pub fn runs(&self) -> Vec<Run> {
        match &self.body {
            Body::Meeting(meeting, _, shape) => shape.runs(meeting),
            Body::Comments(_, places) => {
                let places = (0..).zip(places);
                let run = |(entry, at): (u32, &usize)| {
                    Run::new(entry, "c-", Some(number(*at).saturating_add(1)))
                };
                places.map(run).collect()
            }
            Body::Updates(project, places) => {
                let updates = places.iter().filter_map(|at| project.updates.get(*at));
                let updates = (0..).zip(updates);
                updates
                    .map(|(entry, update)| Run::new(entry, &update.anchor, None))
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether its title is found: what belongs to a record of its own day is found by its words alone.
    pub fn is_titled(&self) -> bool {
        !matches!(self.body, Body::Comments(..) | Body::Updates(..))
    }

    /// The slug of its series.
    pub fn series(&self) -> Option<&str> {
        match &self.body {
            Body::Meeting(meeting, ..) => Some(&meeting.series),
            _ => None,
        }
    }
}

fn of_meeting<'l>(sight: &Sight<'l>, index: usize, found: &'l Meeting) -> Document<'l> {
    let shape = Shape::of(found);
    let name = rows::name(sight, found);
    Document {
        title: match rows::apart(sight, found) {
            Some(apart) => format!("{name} ({apart})"),
            None => name,
        },
        also: format!("{}\n{}", rows::named(sight, found), found.id),
        url: sight.urls.meeting(found),
        date: found.date,
        kind: Kind::Meeting,
        entries: shape.entries(found),
        body: Body::Meeting(found, index, shape),
    }
}

fn of_issue<'l>(sight: &Sight<'l>, found: &'l Issue) -> Vec<Document<'l>> {
    let whole = Document {
        title: sight.clean(&format!("{} (#{})", found.title, found.id)),
        also: sight.clean(&found.labels.join(" ")),
        url: sight.urls.issue(found),
        date: found.updated.map(|at| at.date_naive()).or(found.created),
        kind: Kind::Ticket,
        entries: 1,
        body: Body::Issue(found),
    };
    let comments = found.comments.iter().take(comments::shown(found));
    let days = by_day(comments.map(|comment| Some(comment.at?.date_naive())));
    let parts = days.into_iter().map(|(day, places)| {
        let entries = number(places.len());
        part(&whole, day, entries, Body::Comments(found, places))
    });
    let parts: Vec<Document<'l>> = parts.collect();
    std::iter::once(whole).chain(parts).collect()
}

fn of_project<'l>(sight: &Sight<'l>, index: usize, found: &'l Project) -> Vec<Document<'l>> {
    let whole = Document {
        title: sight.clean(&found.title),
        also: sight.clean(&found.aliases.join(" ")),
        url: sight.urls.project(found),
        date: sight.graph.project_activity.get(index).copied().flatten(),
        kind: Kind::Project,
        entries: 1,
        body: Body::Project(found),
    };
    let days = by_day(found.updates.iter().map(|update| Some(update.date)));
    let parts = days.into_iter().map(|(day, places)| {
        let entries = number(places.len());
        part(&whole, day, entries, Body::Updates(found, places))
    });
    let parts: Vec<Document<'l>> = parts.collect();
    std::iter::once(whole).chain(parts).collect()
}

/// The places of what is of one day, by day.
fn by_day(
    days: impl Iterator<Item = Option<NaiveDate>>,
) -> BTreeMap<Option<NaiveDate>, Vec<usize>> {
    let mut found: BTreeMap<Option<NaiveDate>, Vec<usize>> = BTreeMap::new();
    for (at, day) in days.enumerate() {
        found.entry(day).or_default().push(at);
    }
    found
}

/// What belongs to a record and has a day of its own; where that is not known, the day of the record counts.
fn part<'l>(
    whole: &Document<'l>,
    day: Option<NaiveDate>,
    entries: u32,
    body: Body<'l>,
) -> Document<'l> {
    Document {
        title: whole.title.clone(),
        also: String::new(),
        url: whole.url.clone(),
        date: day.or(whole.date),
        kind: whole.kind,
        entries,
        body,
    }
}

fn of_page<'l>(sight: &Sight<'l>, found: &'l Page) -> Document<'l> {
    Document {
        title: sight.clean(&found.title),
        also: sight
            .clean_option(found.summary.as_ref())
            .unwrap_or_default(),
        url: sight.urls.page(&found.slug),
        date: None,
        kind: Kind::Page,
        entries: 1,
        body: Body::Page(found),
    }
}

fn of_own_page<'l>(found: OwnPage) -> Document<'l> {
    let body = match found.words.is_empty() {
        true => Body::Nothing,
        false => Body::Words(found.words.join("\n")),
    };
    Document {
        title: found.title,
        also: String::new(),
        url: found.url,
        date: None,
        kind: Kind::Page,
        entries: u32::from(!matches!(body, Body::Nothing)),
        body,
    }
}

fn of_note<'l>(sight: &Sight<'l>, found: &'l DatedNote) -> Document<'l> {
    let references = found.references.iter().map(|id| id.value.as_str());
    let words: Vec<&str> = references.chain(found.summary.as_deref()).collect();
    Document {
        title: sight.clean(&found.title),
        also: sight.clean(&words.join(" ")),
        url: sight.urls.note(found),
        date: Some(found.date),
        kind: Kind::Note,
        entries: 1,
        body: Body::Note(found),
    }
}

fn of_person<'l>(sight: &Sight<'l>, found: &Person) -> Document<'l> {
    let told = [&found.name, &found.role, &found.summary].into_iter();
    let told = told.filter_map(Option::as_deref);
    let nicks = found.nicks.iter().map(String::as_str);
    let words: Vec<&str> = told.chain(found.names().skip(1)).chain(nicks).collect();
    Document {
        title: sight.clean(&found.nick),
        also: sight.clean(&words.join(" ")),
        url: sight.urls.person(&found.id),
        date: None,
        kind: Kind::Person,
        entries: 0,
        body: Body::Nothing,
    }
}
