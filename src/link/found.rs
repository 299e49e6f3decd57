//! What one meeting mentions: lines of its logs and notes in; issues, projects, people and ids of the outside world out, each with its place.

use std::collections::HashSet;

use rayon::prelude::*;

use super::projects::ProjectNames;
use super::said::notes_lines;
use super::{Mention, Said, Targets, references};
use crate::model::log::{LineKind, Log, Presence};
use crate::model::meeting::Meeting;
use crate::model::reference::{self, Reference};

/// What a meeting mentions; issues and projects by their index.
#[derive(Debug, Default)]
pub struct Found {
    /// References, in the order of the lines.
    pub mentions: Vec<Mention>,
    pub(super) issues: Vec<(usize, Spot)>,
    pub(super) projects: Vec<(usize, Spot)>,
}

/// A place in a meeting, whichever it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    line: u32,
    at: (usize, usize),
}

impl Spot {
    /// The line as one of a meeting at an index: which that has changes with every meeting before it.
    pub(super) fn of(self, meeting: usize) -> Said {
        Said {
            meeting,
            line: self.line,
            at: self.at,
        }
    }
}

impl Found {
    /// Adds what later lines mention.
    fn append(&mut self, mut later: Found) {
        self.mentions.append(&mut later.mentions);
        self.issues.append(&mut later.issues);
        self.projects.append(&mut later.projects);
    }

    fn mention(&mut self, kind: &'static str, id: String, published: bool, said: Spot) {
        self.mentions.push(Mention {
            kind,
            id,
            line: said.line,
            at: said.at,
            published,
        });
    }

    /// Adds a line that names an issue; one that names it twice is one line.
    fn issue(&mut self, issue: usize, said: Spot) {
        let line = self.issues.iter().rev();
        let known = line
            .take_while(|(_, told)| told.at == said.at)
            .any(|(known, _)| *known == issue);
        if !known {
            self.issues.push((issue, said));
        }
    }
}

/// Lines that one thread looks at: a log of ten thousand must not be the work of one alone.
const LINES: usize = 2048;

/// Everything a meeting mentions, line by line.
pub(super) fn found_in(meeting: &Meeting, targets: &Targets<'_>, names: &ProjectNames) -> Found {
    let mut found = Found::default();
    for (part_index, part) in meeting.parts.iter().enumerate() {
        let log = part.log();
        let starts: Vec<usize> = part.range.clone().step_by(LINES).collect();
        let pieces = starts.into_par_iter().map(|start| {
            let mut found = Found::default();
            for at in start..part.range.end.min(start + LINES) {
                in_line(&log, (part_index, at), targets, names, &mut found);
            }
            found
        });
        let pieces: Vec<Found> = pieces.collect();
        pieces.into_iter().for_each(|piece| found.append(piece));
    }
    around_logs(meeting, targets, names, &mut found);
    found.mentions.dedup();
    // Places without a line are told as one.
    let mut known = HashSet::new();
    let told = |mention: &Mention| mention.line > 0;
    let mut first = |mention: &Mention| known.insert((mention.kind, mention.id.clone()));
    found
        .mentions
        .retain(|mention| told(mention) || first(mention));
    found
}

/// What stands beside the logs: notes, and the items of minutes of which no log is left.
fn around_logs(meeting: &Meeting, targets: &Targets<'_>, names: &ProjectNames, found: &mut Found) {
    let parts = meeting.parts.len();
    let mut add = |place: usize, index: usize, text: &str| {
        let at = (parts + place, index);
        in_text(text, Spot { line: 0, at }, targets, names, found);
    };
    for (place, notes) in meeting.notes.iter().enumerate() {
        for (index, line) in notes_lines(&notes.markdown).enumerate() {
            add(place, index, line);
        }
    }
    // What notes mark stands in them.
    let unlogged = parts == 0 && meeting.notes.is_empty();
    for (index, item) in meeting.standing().filter(|_| unlogged) {
        add(meeting.notes.len(), index, &item.text);
    }
}

/// What a line mentions: the log and where in the meeting it stands in.
fn in_line(
    log: &Log,
    at: (usize, usize),
    targets: &Targets<'_>,
    names: &ProjectNames,
    found: &mut Found,
) {
    let line = &log.lines[at.1];
    if !matches!(
        line.kind,
        LineKind::Message
            | LineKind::Action
            | LineKind::Presence(Presence::Announced)
            | LineKind::Continuation
            | LineKind::Unexplained
    ) {
        return;
    }
    let said = Spot {
        line: log.number(at.1),
        at,
    };
    in_text(log.text_of(line), said, targets, names, found);
}

/// What a text mentions, and where it stands.
fn in_text(text: &str, said: Spot, targets: &Targets<'_>, names: &ProjectNames, found: &mut Found) {
    for hit in reference::scan(text) {
        mention(hit.reference, said, targets, found);
    }
    let projects = names.find(text).into_iter();
    found
        .projects
        .extend(projects.map(|project| (project, said)));
}

fn mention(reference: Reference<'_>, said: Spot, targets: &Targets<'_>, found: &mut Found) {
    let issue = match reference {
        Reference::Issue(project, number) => targets.issue(project, number),
        Reference::Ticket(name, number) => targets.issue_named(name, number),
        Reference::Url(url) => targets.issue_of_url(url),
        _ => None,
    };
    if let Some(issue) = issue {
        found.mention(
            "issue",
            targets.library.issues[issue].id.clone(),
            true,
            said,
        );
        found.issue(issue, said);
        return;
    }
    match reference {
        Reference::Url(address) => {
            for (kind, id) in reference::in_address(address)
                .iter()
                .filter_map(references::outside)
            {
                found.mention(kind, id, true, said);
            }
        }
        // Any word may stand before the sign: `PR#3`, `bug#1`, `C#1`.
        Reference::Issue(Some(word), _)
            if !word.contains('/') && targets.is_strange(Some(word)) => {}
        Reference::Issue(project, number) => {
            found.mention("issue", within(project, '#', number), false, said);
        }
        Reference::MergeRequest(project, number) => {
            found.mention("merge_request", within(project, '!', number), false, said);
        }
        Reference::Person(name) => {
            let people = &targets.library.people;
            let person = people
                .find(name)
                .or_else(|| people.find(&format!("@{name}")));
            // Any word may stand behind the sign; an id of Matrix is that of somebody, whoever that is.
            let stranger = || name.split_once(':').filter(|(_, host)| host.contains('.'));
            let id = person.map(|person| &*person.id);
            if let Some(id) = id.or_else(|| stranger().map(|_| name)) {
                found.mention("person", id.to_owned(), person.is_some(), said);
            }
        }
        ref other => {
            if let Some((kind, id)) = references::outside(other) {
                found.mention(kind, id, true, said);
            }
        }
    }
}

/// A number as it is written, with the project that it is said to be of.
fn within(project: Option<&str>, sign: char, number: u64) -> String {
    project.map_or_else(
        || number.to_string(),
        |project| format!("{project}{sign}{number}"),
    )
}
