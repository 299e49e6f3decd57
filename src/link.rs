//! Who mentions whom, both ways: meetings, issues, projects, people, and ids of the outside world.
//! A `Library` in, a `Graph` out; nothing withheld is in either, so a reference to it resolves to nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use aho_corasick::{AhoCorasick, AhoCorasickBuilder};
use chrono::NaiveDate;
use rayon::prelude::*;

use crate::model::Library;
use crate::model::issue::Issue;
use crate::model::log::LineKind;
use crate::model::meeting::{ItemKind, Meeting};
use crate::model::project::Project;
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
    /// What each person has to do with meetings, by person id.
    pub people: BTreeMap<String, Involvement>,
}

/// What a person has to do with meetings.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Involvement {
    /// Meetings attended and lines said, newest first.
    pub attended: Vec<(usize, u32)>,
    /// Actions that name the person: meeting and item.
    pub actions: Vec<(usize, usize)>,
    /// Topics the person opened: meeting and item.
    pub topics: Vec<(usize, usize)>,
}

/// Finds published targets of references.
pub struct Targets<'l> {
    library: &'l Library,
    issues: HashMap<(usize, u64), usize>,
}

impl<'l> Targets<'l> {
    /// Indexes a library.
    pub fn new(library: &'l Library) -> Self {
        let key = |(index, issue): (usize, &Issue)| ((issue.tracker, issue.number), index);
        Targets {
            library,
            issues: library.issues.iter().enumerate().map(key).collect(),
        }
    }

    /// The published issue that `#12` or `group/project#12` means.
    pub fn issue(&self, project: Option<&str>, number: u64) -> Option<usize> {
        let tracker = project.map_or(Some(0), |project| self.tracker(project))?;
        self.issues.get(&(tracker, number)).copied()
    }

    /// The published issue that an address at its tracker means.
    pub fn issue_of_url(&self, url: &str) -> Option<usize> {
        let path = url.split_once("://")?.1.split_once('/')?.1;
        let mark = ["/-/issues/", "/-/work_items/", "/issues/", "/issue/"]
            .into_iter()
            .find(|mark| path.contains(mark))?;
        let (project, rest) = path.split_once(mark)?;
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let ends = matches!(rest.as_bytes().get(digits), None | Some(b'#' | b'?' | b'/'));
        let number = rest[..digits].parse().ok().filter(|_| ends)?;
        self.issue(Some(project), number)
    }

    /// The tracker that a project path, its last part, or a prefix of ids means.
    fn tracker(&self, project: &str) -> Option<usize> {
        let trackers = &self.library.team.trackers;
        let whole = |name: &Option<String>| {
            name.as_ref()
                .is_some_and(|name| name.eq_ignore_ascii_case(project))
        };
        let last = |name: &Option<String>| {
            name.as_ref()
                .and_then(|name| name.rsplit('/').next())
                .is_some_and(|name| name.eq_ignore_ascii_case(project))
        };
        let by_path = trackers.iter().position(|tracker| whole(&tracker.project));
        let named = || {
            trackers.iter().position(|tracker| {
                !tracker.name.is_empty() && tracker.name.eq_ignore_ascii_case(project)
            })
        };
        by_path
            .or_else(named)
            .or_else(|| trackers.iter().position(|tracker| last(&tracker.project)))
    }
}

/// Links a library.
pub fn link(library: &Library) -> Graph {
    let targets = Targets::new(library);
    let names = ProjectNames::new(&library.projects);
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
    link_projects(library, &targets, &mut graph);
    graph.project_activity = (0..library.projects.len())
        .map(|index| activity(library, &graph, index))
        .collect();
    graph.people = people(library);
    graph
}

#[derive(Default)]
struct Found {
    mentions: Vec<Mention>,
    issues: Vec<(usize, Said)>,
    projects: Vec<(usize, Said)>,
}

/// Everything a meeting mentions, line by line.
fn found_in(index: usize, meeting: &Meeting, targets: &Targets<'_>, names: &ProjectNames) -> Found {
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

/// Finds projects by their names in a line.
struct ProjectNames {
    finder: Option<AhoCorasick>,
    owners: Vec<usize>,
}

impl ProjectNames {
    /// Titles, ids and aliases of at least four characters.
    fn new(projects: &[Project]) -> Self {
        let mut names = Vec::new();
        for (index, project) in projects.iter().enumerate() {
            let all = [&project.title, &project.id]
                .into_iter()
                .chain(&project.aliases);
            names.extend(
                all.filter(|name| name.chars().count() >= 4)
                    .map(|name| (name.clone(), index)),
            );
        }
        let owners = names.iter().map(|(_, owner)| *owner).collect();
        let patterns: Vec<String> = names.into_iter().map(|(name, _)| name).collect();
        let finder = AhoCorasickBuilder::new()
            .ascii_case_insensitive(true)
            .build(&patterns)
            .ok();
        ProjectNames {
            finder: finder.filter(|_| !patterns.is_empty()),
            owners,
        }
    }

    fn find(&self, text: &str) -> Vec<usize> {
        let Some(finder) = &self.finder else {
            return Vec::new();
        };
        let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '-');
        let whole = |start: usize, end: usize| {
            !word(text[..start].chars().next_back()) && !word(text[end..].chars().next())
        };
        let hits = finder
            .find_overlapping_iter(text)
            .filter(|hit| whole(hit.start(), hit.end()));
        let mut found: Vec<usize> = hits
            .map(|hit| self.owners[hit.pattern().as_usize()])
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Issues of projects: tracked by number, by label, by milestone, or named by a step.
fn link_projects(library: &Library, targets: &Targets<'_>, graph: &mut Graph) {
    graph.issue_projects = vec![Vec::new(); library.issues.len()];
    for (index, project) in library.projects.iter().enumerate() {
        let steps = project
            .milestones
            .iter()
            .filter_map(|step| step.issue.as_ref());
        let calls = project
            .help_wanted
            .iter()
            .filter_map(|call| call.issue.as_ref());
        let written = project.tracking.iter().chain(steps).chain(calls);
        let mut issues: BTreeSet<usize> = written
            .flat_map(|written| issues_in(&written.value, targets))
            .collect();
        let of_project = |issue: &Issue| {
            let label = project
                .label
                .as_ref()
                .is_some_and(|label| issue.labels.contains(label));
            label || project.milestone.is_some() && project.milestone == issue.milestone
        };
        issues.extend((0..library.issues.len()).filter(|at| of_project(&library.issues[*at])));
        issues
            .iter()
            .for_each(|issue| graph.issue_projects[*issue].push(index));
        graph.project_issues.push(issues.into_iter().collect());
    }
}

/// The published issues that a text names; a bare number counts as one.
pub fn issues_in(text: &str, targets: &Targets<'_>) -> Vec<usize> {
    if let Ok(number) = text.trim().parse() {
        return targets.issue(None, number).into_iter().collect();
    }
    let issue = |hit: reference::Found<'_>| match hit.reference {
        Reference::Issue(project, number) => targets.issue(project, number),
        Reference::Url(url) => targets.issue_of_url(url),
        _ => None,
    };
    reference::scan(text)
        .into_iter()
        .filter_map(issue)
        .collect()
}

/// The last day of an update, a step, a word in a meeting or a change of an issue.
fn activity(library: &Library, graph: &Graph, index: usize) -> Option<NaiveDate> {
    let project = &library.projects[index];
    let updates = project.body.lines().filter_map(update_day);
    let steps = project.milestones.iter().filter_map(|step| step.done);
    let said = graph.project_said[index]
        .iter()
        .filter_map(|said| library.meetings[said.meeting].date);
    let issues = graph.project_issues[index]
        .iter()
        .filter_map(|issue| library.issues[*issue].updated);
    let days = updates
        .chain(steps)
        .chain(said)
        .chain(issues.map(|at| at.date_naive()));
    days.chain(project.started).chain(project.ended).max()
}

/// The day of a heading `## 2026-01-07`.
fn update_day(line: &str) -> Option<NaiveDate> {
    let heading = line.strip_prefix("## ")?.trim();
    NaiveDate::parse_from_str(heading.get(..10)?, "%Y-%m-%d").ok()
}

fn people(library: &Library) -> BTreeMap<String, Involvement> {
    let mut people: BTreeMap<String, Involvement> = BTreeMap::new();
    for (index, meeting) in library.meetings.iter().enumerate() {
        for attendee in meeting.attendance.iter().filter(|attendee| !attendee.bot) {
            let id = library
                .people
                .id_of(&attendee.nick, attendee.matrix.as_deref());
            let attended = &mut people.entry(id).or_default().attended;
            match attended.last_mut().filter(|(last, _)| *last == index) {
                Some((_, lines)) => *lines += attendee.lines,
                None => attended.push((index, attendee.lines)),
            }
        }
        actions_and_topics(library, index, meeting, &mut people);
    }
    people
}

fn actions_and_topics(
    library: &Library,
    index: usize,
    meeting: &Meeting,
    people: &mut BTreeMap<String, Involvement>,
) {
    for (item_index, item) in meeting.standing() {
        if item.kind == ItemKind::Topic {
            let id = library.people.id_of(&item.nick, None);
            people
                .entry(id)
                .or_default()
                .topics
                .push((index, item_index));
        }
        if item.kind == ItemKind::Action {
            let named = meeting
                .minutes
                .actions_by_person
                .iter()
                .filter(|(_, texts)| texts.contains(&item.text));
            let ids: BTreeSet<String> = named
                .map(|(nick, _)| library.people.id_of(nick, None))
                .collect();
            ids.into_iter().for_each(|id| {
                people
                    .entry(id)
                    .or_default()
                    .actions
                    .push((index, item_index))
            });
        }
    }
}
