//! People: the list, and one with attendance, topics led and actions.

use serde::Serialize;

use super::decision::{self, DecisionRow};
use super::note::{self, NoteRow};
use super::page::{Crumb, PageMeta, area_crumb};
use super::project_row::{self, ProjectRow};
use super::register::{self, ActionRow};
use super::rows::{self, IssueRow, ItemRow, MeetingRow, PersonRow};
use super::{Sight, attendance, url, words};
use crate::link::Involvement;
use crate::link::works::Works;
use crate::model::person::Person;

/// Rows of each list on the page of a person.
const SHOWN: usize = 30;

/// A person in the list.
#[derive(Debug, Clone, Serialize)]
pub struct PersonLine {
    /// The nick and the page.
    pub person: PersonRow,
    /// A fuller name.
    pub name: Option<String>,
    /// What they do in the team.
    pub role: Option<String>,
    /// Number of the colour.
    pub colour: u64,
    /// `12 meetings`, or nothing.
    pub meetings: Option<String>,
}

/// The list of people, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct PeopleView {
    /// Declared in `people.yaml`.
    pub team: Vec<PersonLine>,
    /// Met in logs, most present first.
    pub others: Vec<PersonLine>,
}

/// A person, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct PersonView {
    /// The facts of the list.
    pub line: PersonLine,
    /// A line or two.
    pub summary: Option<String>,
    /// Other names, those in logs last.
    pub names: Vec<String>,
    /// Areas of work.
    pub areas: Vec<Crumb>,
    /// Open actions, newest first.
    pub actions: Vec<ActionRow>,
    /// Topics opened, newest first.
    pub topics: Vec<ItemRow>,
    /// How many topics are not shown.
    pub more_topics: usize,
    /// Decisions put on record, newest first.
    pub decisions: Vec<DecisionRow>,
    /// How many decisions are not shown.
    pub more_decisions: usize,
    /// Notes that name them, newest first.
    pub notes: Vec<NoteRow>,
    /// How often they were there of the last meetings: `8 of the last 26 meetings`.
    pub presence: Option<String>,
    /// Meetings attended, newest first.
    pub meetings: Vec<MeetingRow>,
    /// How many meetings are not shown.
    pub more_meetings: usize,
    /// Projects they shepherd or work on.
    pub projects: Vec<ProjectRow>,
    /// Issues they work on.
    pub issues: Vec<IssueRow>,
}

/// Makes the list.
pub fn list(sight: &Sight<'_>) -> (PageMeta, PeopleView) {
    let people = sight.library.people.by_name();
    let (team, mut others): (Vec<&Person>, Vec<&Person>) =
        people.into_iter().partition(|person| person.declared);
    let attended = |person: &Person| {
        sight
            .graph
            .people
            .get(&person.id)
            .map_or(0, |found| found.attended.len())
    };
    others.sort_by_key(|person| std::cmp::Reverse(attended(person)));
    let lines = |people: Vec<&Person>| {
        people
            .into_iter()
            .map(|person| line(sight, person))
            .collect()
    };
    let view = PeopleView {
        team: lines(team),
        others: lines(others),
    };
    (
        PageMeta::new(sight, "people", "People", "Who takes part, and in what"),
        view,
    )
}

fn line(sight: &Sight<'_>, person: &Person) -> PersonLine {
    let attended = sight
        .graph
        .people
        .get(&person.id)
        .map_or(0, |found| found.attended.len());
    PersonLine {
        person: PersonRow {
            name: sight.clean(&person.nick),
            url: Some(sight.urls.person(&person.id)),
        },
        name: sight.clean_option(person.name.as_ref()),
        role: sight.clean_option(person.role.as_ref()),
        colour: super::log_html::colour(&person.id),
        meetings: (attended > 0).then(|| words::counted(attended, "meeting", "meetings")),
    }
}

/// Makes the page of a person.
pub fn view(sight: &Sight<'_>, person: &Person) -> (PageMeta, PersonView) {
    let description = person.summary.clone().or_else(|| person.role.clone());
    let description =
        description.unwrap_or_else(|| format!("What {} has to do with this team", person.nick));
    let meta = PageMeta::new(
        sight,
        &url::person_slug(&person.id),
        &person.nick,
        &description,
    );
    let meta = meta.with_crumbs(sight, &[("People", "people")]);
    let none = Involvement::default();
    let found = sight.graph.people.get(&person.id).unwrap_or(&none);
    let (projects, issues) = works(sight, person);
    let item = |(meeting, index): &(usize, usize)| {
        let meeting = &sight.library.meetings[*meeting];
        rows::item(
            sight,
            meeting,
            *index,
            &meeting.minutes.items[*index],
            &meta.root,
        )
    };
    let view = PersonView {
        line: line(sight, person),
        summary: sight.clean_option(person.summary.as_ref()),
        names: names(sight, person),
        areas: person
            .areas
            .iter()
            .filter_map(|area| area_crumb(sight, &area.value))
            .collect(),
        actions: register::of_person(sight, &person.id, &meta.root),
        topics: found.topics.iter().take(SHOWN).map(item).collect(),
        more_topics: found.topics.len().saturating_sub(SHOWN),
        decisions: found
            .decisions
            .iter()
            .take(SHOWN)
            .filter_map(|at| sight.graph.registers.decisions.get(*at))
            .map(|taken| decision::row(sight, taken, &meta.root))
            .collect(),
        more_decisions: found.decisions.len().saturating_sub(SHOWN),
        notes: note::of(sight, &found.notes),
        presence: attendance::presence(sight, found),
        meetings: found
            .attended
            .iter()
            .take(SHOWN)
            .map(|(at, _)| rows::meeting(sight, &sight.library.meetings[*at]))
            .collect(),
        more_meetings: found.attended.len().saturating_sub(SHOWN),
        projects,
        issues,
    };
    (meta, view)
}

fn works(sight: &Sight<'_>, person: &Person) -> (Vec<ProjectRow>, Vec<IssueRow>) {
    let none = Works::default();
    let works = sight.graph.works.get(&person.id).unwrap_or(&none);
    let project = |at: &usize| project_row::row(sight, *at, &sight.library.projects[*at]);
    let issue = |at: &usize| rows::issue(sight, &sight.library.issues[*at]);
    (
        works.projects.iter().map(project).collect(),
        works.issues.iter().map(issue).collect(),
    )
}

fn names(sight: &Sight<'_>, person: &Person) -> Vec<String> {
    let gitlab = person
        .gitlab
        .as_ref()
        .map(|name| format!("{name} at GitLab"));
    let all = person
        .matrix
        .iter()
        .cloned()
        .chain(gitlab)
        .chain(person.aliases.iter().cloned())
        .chain(person.nicks.iter().cloned());
    all.map(|name| sight.clean(&name)).collect()
}
