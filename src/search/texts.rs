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
use crate::view::markdown;
use crate::view::{Sight, log_text, meeting, note, page, plain, project, updates};

/// Gives the entries of a document past its title to `give`: number, code, text.
pub fn each(
    sight: &Sight<'_>,
    documents: &Documents<'_>,
    index: usize,
    give: &mut impl FnMut(u32, u32, &str),
) {
    let next = documents.starts[index];
    let mut entries = Entries {
        sight,
        documents,
        next,
        give,
    };
    entries.of(&documents.all[index]);
}

/// The entries of a document, one after the other.
struct Entries<'a, 'l, G> {
    sight: &'a Sight<'l>,
    documents: &'a Documents<'l>,
    /// The number of the next one.
    next: u32,
    give: &'a mut G,
}

impl<G: FnMut(u32, u32, &str)> Entries<'_, '_, G> {
    fn of(&mut self, document: &Document<'_>) {
        let sight = self.sight;
        match &document.body {
            Body::Meeting(meeting, index, shape) => self.of_meeting(meeting, *index, shape),
            Body::Issue(issue) => {
                let code = Kind::Ticket.code(self.speaker(issue.author.as_deref()));
                let body =
                    markdown::page(&issue.body, &sight.linker, &issue.path, "", &issue.title);
                self.whole(code, document, &plain::text(&body));
            }
            Body::Comments(issue, places) => self.of_comments(issue, places),
            Body::Project(project) => {
                let shepherd = project.shepherd.as_ref().map(|name| &*name.value);
                let code = Kind::Project.code(self.speaker(shepherd));
                let text = plain::text(&project::body(sight, project, ""));
                self.whole(code, document, &(facts(sight, project) + &text));
            }
            Body::Updates(project, places) => self.of_updates(project, places),
            Body::Page(found) => {
                let facts = own_pages::facts_on(sight, &found.slug).join("\n");
                let text = plain::text(&page::body(sight, found, ""));
                self.whole(Kind::Page.code(0), document, &format!("{text}\n{facts}"));
            }
            Body::Note(found) => {
                let text = plain::text(&note::body(sight, found, ""));
                self.whole(Kind::Note.code(0), document, &text);
            }
            Body::Words(text) => self.whole(Kind::Page.code(0), document, text),
            Body::Nothing => {}
        }
    }

    fn give(&mut self, code: u32, text: &str) {
        (self.give)(self.next, code, text);
        self.next += 1;
    }

    /// Gives a text with its title, so that words of both are found together.
    fn whole(&mut self, code: u32, document: &Document<'_>, text: &str) {
        self.give(
            code,
            &format!("{}\n{}\n{text}", document.title, document.also),
        );
    }

    fn speaker(&self, name: Option<&str>) -> u32 {
        let number = |name| self.documents.speakers.number(self.sight, name, None);
        name.map_or(0, number)
    }

    fn of_comments(&mut self, issue: &Issue, places: &[usize]) {
        for at in places {
            let Some(comment) = issue.comments.get(*at) else {
                self.next += 1;
                continue;
            };
            let author = self.speaker(comment.author.as_deref());
            let text = plain::text(&comments::body(self.sight, issue, "", at + 1, comment));
            self.give(Kind::Comment.code(author), &text);
        }
    }

    fn of_updates(&mut self, project: &Project, places: &[usize]) {
        for at in places {
            let Some(update) = project.updates.get(*at) else {
                self.next += 1;
                continue;
            };
            let title = self.sight.clean_option(update.title.as_ref());
            let body = plain::text(&updates::body(self.sight, update, ""));
            let text = format!("{}\n{body}", title.unwrap_or_default());
            let by = self.speaker(update.by.as_ref().map(|name| &*name.value));
            self.give(Kind::Update.code(by), &text);
        }
    }

    fn of_meeting(&mut self, meeting: &Meeting, at: usize, shape: &Shape) {
        let sight = self.sight;
        let people = &self.documents.speakers;
        for notes in meeting::notes(sight, meeting, "") {
            self.give(Kind::Notes.code(0), &plain::text(&notes));
        }
        for index in &shape.items {
            let item = &meeting.minutes.items[*index];
            let said = || people.number(sight, &item.nick, item.matrix.as_deref());
            let speaker = people.of_action((at, *index)).unwrap_or_else(said);
            let text = format!("{} {}", sight.clean(&item.text), sight.clean(&item.nick));
            self.give(Kind::Item(item.kind).code(speaker), &text);
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
                if text.is_empty() {
                    self.next += 1;
                    continue;
                }
                let made = kinds.and_then(|kinds| kinds.get(&log.number(place)));
                let kind = match (made, line.kind) {
                    (Some((kind, _)), _) => Kind::Item(*kind),
                    (None, LineKind::Presence(what)) if what != Presence::Announced => Kind::Notice,
                    (None, _) => Kind::Line,
                };
                let number = |nick| people.of_log(sight, &log, nick);
                let known = line
                    .nick
                    .map(|nick| speakers.entry(nick).or_insert_with(|| number(nick)));
                let owned = made.and_then(|(_, item)| people.of_action((at, *item)));
                let who = owned.or(known.copied()).unwrap_or(0);
                self.give(kind.code(who), &text);
            }
        }
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
