//! What one meeting mentions: its lines in; issues, projects, people and ids of the outside world out, each with the line.

use rayon::prelude::*;

use super::projects::ProjectNames;
use super::{Mention, Said, Targets, references};
use crate::model::log::{LineKind, Log};
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

/// A line of a meeting, whichever it is.
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
    found.mentions.dedup();
    found
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
        LineKind::Message | LineKind::Action | LineKind::Continuation | LineKind::Unexplained
    ) {
        return;
    }
    let text = log.text_of(line);
    let said = Spot {
        line: log.number(at.1),
        at,
    };
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
        Reference::Url(url) => targets.issue_of_url(url),
        _ => None,
    };
    let (kind, id, published) = match reference {
        Reference::Issue(project, number) => {
            let written = project.map_or_else(
                || number.to_string(),
                |project| format!("{project}#{number}"),
            );
            (
                "issue",
                issue.map_or(written, |index| targets.library.issues[index].id.clone()),
                issue.is_some(),
            )
        }
        Reference::Url(address) => match issue {
            Some(index) => ("issue", targets.library.issues[index].id.clone(), true),
            None => return in_address(address, said, found),
        },
        Reference::MergeRequest(project, number) => (
            "merge_request",
            project.map_or_else(
                || number.to_string(),
                |project| format!("{project}!{number}"),
            ),
            false,
        ),
        Reference::Person(name) => match targets
            .library
            .people
            .find(name)
            .or_else(|| targets.library.people.find(&format!("@{name}")))
        {
            Some(person) => ("person", person.id.clone(), true),
            None => ("person", name.to_owned(), false),
        },
        ref other => match references::outside(other) {
            Some((kind, id)) => (kind, id, true),
            None => return,
        },
    };
    found.mentions.push(Mention {
        kind,
        id,
        line: said.line,
        at: said.at,
        published,
    });
    if let Some(issue) = issue {
        found.issue(issue, said);
    }
}

/// Ids that a web address names.
fn in_address(address: &str, said: Spot, found: &mut Found) {
    let ids = reference::in_address(address);
    let mentions = ids.iter().filter_map(references::outside);
    found.mentions.extend(mentions.map(|(kind, id)| Mention {
        kind,
        id,
        line: said.line,
        at: said.at,
        published: true,
    }));
}
