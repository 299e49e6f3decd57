//! Who mentions whom, both ways: meetings, issues, projects, people, and ids of the outside world.
//! A `Library` in, a `Graph` out; nothing withheld is in either, so a reference to it resolves to nothing.

pub mod actions;
mod people;
mod projects;
pub mod references;
mod targets;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;

pub use people::Involvement;
pub use targets::{Targets, issues_in};

use crate::model::Library;
use crate::model::log::LineKind;
use crate::model::meeting::Meeting;
use crate::model::reference::{self, Reference};

/// A place in a meeting where something is spoken of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// The meeting: an index into the library.
    pub meeting: usize,
    /// Anchor of the line.
    pub anchor: String,
    /// Number of the line.
    pub line: u32,
    /// Which part and line of the meeting's logs, to quote it.
    pub at: (usize, usize),
}

/// A reference in a line of a meeting, as the JSON tells it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// `issue`, `merge_request`, `person`, `cve`, `ghsa` or `rhbz`.
    pub kind: &'static str,
    /// The id as readers know it.
    pub id: String,
    /// Number of the line.
    pub line: u32,
    /// Whether this site has the target, or the outside world is sure to.
    pub published: bool,
}

/// Everything that is linked.
#[derive(Debug, Default)]
pub struct Graph {
    /// Mentions by meeting.
    pub mentions: Vec<Vec<Mention>>,
    /// Where each issue was spoken of.
    pub issue_said: Vec<Vec<Said>>,
    /// Where each project was spoken of.
    pub project_said: Vec<Vec<Said>>,
    /// Issues of each project.
    pub project_issues: Vec<Vec<usize>>,
    /// Projects of each issue.
    pub issue_projects: Vec<Vec<usize>>,
    /// Last day anything happened to each project.
    pub project_activity: Vec<Option<NaiveDate>>,
    /// Ids of the outside world, those spoken of last first.
    pub references: Vec<references::ReferenceUse>,
    /// Every action ever, in the order they were opened.
    pub actions: Vec<actions::Action>,
    /// What was open when each meeting began.
    pub carried: Vec<actions::Carried>,
    /// What each person has to do with meetings, by person id.
    pub people: BTreeMap<String, Involvement>,
}

/// Links a library.
pub fn link(library: &Library) -> Graph {
    let targets = Targets::new(library);
    let names = projects::ProjectNames::new(&library.projects);
    let found: Vec<Found> = library
        .meetings
        .par_iter()
        .enumerate()
        .map(|(index, meeting)| found_in(index, meeting, &targets, &names))
        .collect();
    let mut graph = Graph {
        issue_said: vec![Vec::new(); library.issues.len()],
        project_said: vec![Vec::new(); library.projects.len()],
        ..Graph::default()
    };
    for found in found {
        graph.mentions.push(found.mentions);
        found
            .issues
            .into_iter()
            .for_each(|(issue, said)| graph.issue_said[issue].push(said));
        found
            .projects
            .into_iter()
            .for_each(|(project, said)| graph.project_said[project].push(said));
    }
    projects::link_projects(library, &targets, &mut graph);
    graph.project_activity = (0..library.projects.len())
        .map(|index| projects::activity(library, &graph, index))
        .collect();
    graph.people = people::people(library);
    graph.references = references::references(&graph.mentions);
    (graph.actions, graph.carried) = actions::register(library, &targets);
    graph
}

#[derive(Default)]
struct Found {
    mentions: Vec<Mention>,
    issues: Vec<(usize, Said)>,
    projects: Vec<(usize, Said)>,
}

/// Everything a meeting mentions, line by line.
fn found_in(
    index: usize,
    meeting: &Meeting,
    targets: &Targets<'_>,
    names: &projects::ProjectNames,
) -> Found {
    let mut found = Found::default();
    for (part_index, part) in meeting.parts.iter().enumerate() {
        for at in part.range.clone() {
            let line = &part.log.lines[at];
            if !matches!(
                line.kind,
                LineKind::Message
                    | LineKind::Action
                    | LineKind::Continuation
                    | LineKind::Unexplained
            ) {
                continue;
            }
            let text = part.log.text_of(line);
            let number = part.log.number(at);
            let said = || Said {
                meeting: index,
                anchor: format!("{}{number}", part.prefix),
                line: number,
                at: (part_index, at),
            };
            for hit in reference::scan(text) {
                mention(hit.reference, number, targets, &mut found, &said);
            }
            found.projects.extend(
                names
                    .find(text)
                    .into_iter()
                    .map(|project| (project, said())),
            );
        }
    }
    found.mentions.dedup();
    found
}

fn mention(
    reference: Reference<'_>,
    line: u32,
    targets: &Targets<'_>,
    found: &mut Found,
    said: &dyn Fn() -> Said,
) {
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
        Reference::Url(_) => match issue {
            Some(index) => ("issue", targets.library.issues[index].id.clone(), true),
            None => return,
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
        Reference::Cve(id) => ("cve", id.to_uppercase(), true),
        Reference::Ghsa(id) => ("ghsa", canonical_ghsa(id), true),
        Reference::Rhbz(number) => ("rhbz", number.to_string(), true),
    };
    found.mentions.push(Mention {
        kind,
        id,
        line,
        published,
    });
    found.issues.extend(issue.map(|issue| (issue, said())));
}

/// `GHSA-` and the rest in lower case, as GitHub writes it.
pub fn canonical_ghsa(id: &str) -> String {
    format!("GHSA-{}", id[5..].to_lowercase())
}
