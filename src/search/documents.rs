//! Every page that can be found, newest first, with the numbers of its entries. What is seen in, documents out.

use std::cmp::Reverse;

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
    /// A text with steps and calls for help.
    Project(&'l Project),
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
        let projects = projects.map(|(index, found)| of_project(sight, index, found));
        let issues = library.issues.iter().map(|found| of_issue(sight, found));
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
            Body::Issue(_) if self.entries > 1 => {
                vec![Run::new(0, "", None), Run::new(1, "c-", Some(1))]
            }
            Body::Project(project) => {
                let updates = (1..).zip(&project.updates);
                let updates = updates.map(|(entry, update)| Run::new(entry, &update.anchor, None));
                std::iter::once(Run::new(0, "", None))
                    .chain(updates)
                    .collect()
            }
            _ => Vec::new(),
        }
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

fn of_issue<'l>(sight: &Sight<'l>, found: &'l Issue) -> Document<'l> {
    Document {
        title: sight.clean(&format!("{} (#{})", found.title, found.id)),
        also: sight.clean(&found.labels.join(" ")),
        url: sight.urls.issue(found),
        date: found.updated.map(|at| at.date_naive()).or(found.created),
        kind: Kind::Ticket,
        entries: 1 + number(comments::shown(found)),
        body: Body::Issue(found),
    }
}

fn of_project<'l>(sight: &Sight<'l>, index: usize, found: &'l Project) -> Document<'l> {
    Document {
        title: sight.clean(&found.title),
        also: sight.clean(&found.aliases.join(" ")),
        url: sight.urls.project(found),
        date: sight.graph.project_activity.get(index).copied().flatten(),
        kind: Kind::Project,
        entries: 1 + number(found.updates.len()),
        body: Body::Project(found),
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
