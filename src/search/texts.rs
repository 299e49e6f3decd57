//! The text of every entry of a document, the same as its page shows: masked, cleaned, without what is withheld.
//! A document in; number, code and text of each entry out.

use std::collections::HashMap;

use super::documents::{Body, Document, Documents};
use super::kinds::Kind;
use super::own_pages;
use super::shape::Shape;
use crate::model::issue::Issue;
use crate::model::log::{LineKind, Presence};
use crate::model::meeting::Meeting;
use crate::model::project::Project;
use crate::view::issue::comments;
use crate::view::markdown::{self, Setting};
use crate::view::{Sight, log_text, meeting, note, page, plain, updates};

/// Gives the entries of a document past its title to `give`: number, code, text.
pub fn each(
    sight: &Sight<'_>,
    documents: &Documents<'_>,
    index: usize,
    give: &mut impl FnMut(u32, u32, &str),
) {
    let document = &documents.all[index];
    let start = documents.starts[index];
    let speaker = |name: &str| documents.speakers.number(sight, name, None);
    match &document.body {
        Body::Meeting(meeting, index, shape) => {
            of_meeting(sight, documents, (meeting, *index, shape), start, give);
        }
        Body::Issue(issue) => of_issue(sight, document, issue, &speaker, start, give),
        Body::Comments(issue, places) => {
            of_comments(sight, issue, places, &speaker, start, give);
        }
        Body::Project(project) => of_project(sight, document, project, &speaker, start, give),
        Body::Updates(project, places) => {
            of_updates(sight, project, places, &speaker, start, give);
        }
        Body::Page(found) => {
            let facts = own_pages::facts_on(sight, &found.slug).join("\n");
            let text = plain::text(&page::body(sight, found, ""));
            give(
                start,
                Kind::Page.code(0),
                &whole(document, &format!("{text}\n{facts}")),
            );
        }
        Body::Note(found) => {
            let text = plain::text(&note::body(sight, found, ""));
            give(start, Kind::Note.code(0), &whole(document, &text));
        }
        Body::Words(text) => give(start, Kind::Page.code(0), &whole(document, text)),
        Body::Nothing => {}
    }
}

/// A text with its title, so that words of both are found together.
fn whole(document: &Document<'_>, text: &str) -> String {
    format!("{}\n{}\n{text}", document.title, document.also)
}

fn rendered(sight: &Sight<'_>, body: &str, path: &str, title: &str) -> String {
    let setting = Setting::of_page(path, "", title);
    plain::text(&markdown::render(body, &sight.linker, setting))
}

fn of_issue(
    sight: &Sight<'_>,
    document: &Document<'_>,
    issue: &Issue,
    speaker: &dyn Fn(&str) -> u32,
    start: u32,
    give: &mut impl FnMut(u32, u32, &str),
) {
    let author = issue.author.as_deref().map_or(0, speaker);
    let text = rendered(sight, &issue.body, &issue.path, &issue.title);
    give(start, Kind::Ticket.code(author), &whole(document, &text));
}

fn of_comments(
    sight: &Sight<'_>,
    issue: &Issue,
    places: &[usize],
    speaker: &dyn Fn(&str) -> u32,
    start: u32,
    give: &mut impl FnMut(u32, u32, &str),
) {
    for (entry, at) in (start..).zip(places) {
        let Some(comment) = issue.comments.get(*at) else {
            continue;
        };
        let author = comment.author.as_deref().map_or(0, speaker);
        let text = plain::text(&comments::body(sight, issue, "", at + 1, comment));
        give(entry, Kind::Comment.code(author), &text);
    }
}

fn of_project(
    sight: &Sight<'_>,
    document: &Document<'_>,
    project: &Project,
    speaker: &dyn Fn(&str) -> u32,
    start: u32,
    give: &mut impl FnMut(u32, u32, &str),
) {
    let shepherd = project.shepherd.as_ref();
    let shepherd = shepherd.map_or(0, |name| speaker(&name.value));
    let text =
        facts(sight, project) + &rendered(sight, &project.body, &project.path, &project.title);
    let code = Kind::Project.code(shepherd);
    give(start, code, &whole(document, &text));
}

fn of_updates(
    sight: &Sight<'_>,
    project: &Project,
    places: &[usize],
    speaker: &dyn Fn(&str) -> u32,
    start: u32,
    give: &mut impl FnMut(u32, u32, &str),
) {
    for (entry, at) in (start..).zip(places) {
        let Some(update) = project.updates.get(*at) else {
            continue;
        };
        let title = sight.clean_option(update.title.as_ref());
        let body = plain::text(&updates::body(sight, update, ""));
        let text = format!("{}\n{body}", title.unwrap_or_default());
        let by = update.by.as_ref().map_or(0, |name| speaker(&name.value));
        give(entry, Kind::Update.code(by), &text);
    }
}

/// What the page of a project shows besides its text: summary, steps, calls for help, links, things on checklists.
fn facts(sight: &Sight<'_>, project: &Project) -> String {
    let steps = project.milestones.iter().map(|step| &step.title);
    let calls = project.help_wanted.iter().flat_map(|call| {
        let more = call.skill.iter().chain(&call.time);
        std::iter::once(&call.task).chain(more)
    });
    let links = project.links.iter().map(|link| &link.title);
    let things = project.checklists.iter().flat_map(|list| {
        let rows = list.rows.iter();
        let rows = rows.flat_map(|row| std::iter::once(&row.name).chain(&row.note));
        std::iter::once(&list.title).chain(&list.knobs).chain(rows)
    });
    let facts = project.summary.iter().chain(steps).chain(calls);
    facts
        .chain(links)
        .chain(things)
        .map(|fact| sight.clean(fact) + "\n")
        .collect()
}

fn of_meeting(
    sight: &Sight<'_>,
    documents: &Documents<'_>,
    (meeting, at, shape): (&Meeting, usize, &Shape),
    start: u32,
    give: &mut impl FnMut(u32, u32, &str),
) {
    let mut next = start;
    for notes in meeting::notes(sight, meeting, "") {
        give(next, Kind::Notes.code(0), &plain::text(&notes));
        next += 1;
    }
    for index in &shape.items {
        let item = &meeting.minutes.items[*index];
        let people = &documents.speakers;
        let said = || people.number(sight, &item.nick, item.matrix.as_deref());
        let speaker = people.of_action((at, *index)).unwrap_or_else(said);
        let text = format!("{} {}", sight.clean(&item.text), sight.clean(&item.nick));
        give(next, Kind::Item(item.kind).code(speaker), &text);
        next += 1;
    }
    let mut text = String::new();
    for part in &meeting.parts {
        // Of all the people of a log a meeting in it may have few.
        let mut speakers: HashMap<u32, u32> = HashMap::new();
        let log = part.log();
        let kinds = (part.prefix == "l-").then_some(&shape.kinds);
        for place in part.range.clone() {
            let line = &log.lines[place];
            text.clear();
            log_text::line_into(&mut text, &log, line, sight.linker.privacy);
            if !text.is_empty() {
                let made = kinds.and_then(|kinds| kinds.get(&log.number(place)));
                let kind = match (made, line.kind) {
                    (Some((kind, _)), _) => Kind::Item(*kind),
                    (None, LineKind::Presence(what)) if what != Presence::Announced => Kind::Notice,
                    (None, _) => Kind::Line,
                };
                let number = |nick| documents.speakers.of_log(sight, &log, nick);
                let known = line
                    .nick
                    .map(|nick| speakers.entry(nick).or_insert_with(|| number(nick)));
                let owned = made.and_then(|(_, item)| documents.speakers.of_action((at, *item)));
                let who = owned.or(known.copied()).unwrap_or(0);
                give(next, kind.code(who), &text);
            }
            next += 1;
        }
    }
}
