//! Help wanted: who needs help with what, over all projects, issues and the last meetings, by area.
//! Linked calls in; rows for the page of a project, for the list of all, and for the JSON out.

use serde::Serialize;

use super::html::{self, Html};
use super::occasion::Occasion;
use super::page::{Crumb, PageMeta};
use super::rows::{self, PersonRow};
use super::{Sight, updates, words};
use crate::link::help::{self, From};
use crate::model::project::Project;

/// The list of all calls, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct HelpView {
    /// By area, in the order of `site.yaml`; those of no area last.
    pub groups: Vec<CallGroup>,
    /// How many calls there are.
    pub count: usize,
    /// Projects that are not over and that nobody keeps going.
    pub unled: Vec<Crumb>,
    /// Labels that make an issue a call.
    pub labels: Vec<String>,
}

/// Calls of an area.
#[derive(Debug, Clone, Serialize)]
pub struct CallGroup {
    /// Its name on the page.
    pub anchor: String,
    /// The area; none for calls that belong to no area.
    pub area: Option<Crumb>,
    /// The calls.
    pub calls: Vec<CallRow>,
}

/// A call in a list.
#[derive(Debug, Clone, Serialize)]
pub struct CallRow {
    /// What is to be done.
    pub task: Html,
    /// What one has to know.
    pub skill: Option<String>,
    /// How long it takes.
    pub time: Option<String>,
    /// Whom to ask.
    pub contacts: Vec<PersonRow>,
    /// Where it comes from.
    pub from: Occasion,
}

/// What is known of a call.
pub struct Facts {
    /// What is to be done, as written.
    pub task: String,
    /// What one has to know.
    pub skill: Option<String>,
    /// How long it takes.
    pub time: Option<String>,
    /// Names of those to ask.
    pub contacts: Vec<String>,
    /// `project`, `update`, `issue` or `meeting`.
    pub kind: &'static str,
    /// Id of that record; of an update, of its project.
    pub id: String,
    /// Where it comes from: in words, and its address from the site's root.
    pub from: Occasion,
}

/// Makes the list.
pub fn list(sight: &Sight<'_>) -> (PageMeta, HelpView) {
    let calls = &sight.calls;
    let count = words::counted(calls.len(), "call for help", "calls for help");
    let description = format!("{count}, each with what it takes and whom to ask");
    let meta = PageMeta::new(sight, "help-wanted", "Help wanted", &description);
    let areas = sight.library.team.areas.iter().zip(1..);
    let mut groups: Vec<CallGroup> = areas
        .map(|(area, number)| CallGroup {
            anchor: format!("area-{number}"),
            area: Some(Crumb {
                title: sight.clean(&format!("{}: {}", area.id, area.title)),
                url: sight.urls.area(&area.id),
            }),
            calls: of_area(sight, Some(&area.id), &meta.root),
        })
        .collect();
    groups.push(CallGroup {
        anchor: "no-area".to_owned(),
        area: None,
        calls: of_area(sight, None, &meta.root),
    });
    groups.retain(|group| !group.calls.is_empty());
    let labels = sight.library.team.help_labels.iter();
    let view = HelpView {
        groups,
        count: calls.len(),
        unled: unled(sight),
        labels: labels.map(|label| sight.clean(label)).collect(),
    };
    (meta, view)
}

/// Projects that wait for a shepherd.
fn unled(sight: &Sight<'_>) -> Vec<Crumb> {
    let projects = sight.library.projects.iter();
    let unled = projects.filter(|project| !project.status.is_over() && project.shepherd.is_none());
    let link = |project: &Project| Crumb {
        title: sight.clean(&project.title),
        url: sight.urls.project(project),
    };
    unled.map(link).collect()
}

/// The calls of an area, or of none.
pub fn of_area(sight: &Sight<'_>, area: Option<&str>, root: &str) -> Vec<CallRow> {
    let own = sight
        .calls
        .iter()
        .filter(|call| call.area.as_deref() == area);
    own.map(|call| row(sight, call.from, root)).collect()
}

/// The calls of a project that is not over.
pub fn of_project(sight: &Sight<'_>, index: usize, root: &str) -> Vec<CallRow> {
    let calls = help::of_project(sight.library, index, sight.today);
    calls
        .into_iter()
        .map(|from| row(sight, from, root))
        .collect()
}

fn row(sight: &Sight<'_>, from: From, root: &str) -> CallRow {
    let facts = facts(sight, from);
    let contacts = facts.contacts.iter();
    CallRow {
        task: html::line(&facts.task, &sight.linker, root),
        skill: sight.clean_option(facts.skill.as_ref()),
        time: sight.clean_option(facts.time.as_ref()),
        contacts: contacts.map(|name| rows::person(sight, name)).collect(),
        from: facts.from,
    }
}

/// What is known of a call.
pub fn facts(sight: &Sight<'_>, from: From) -> Facts {
    let library = sight.library;
    match from {
        From::Project(at, call) => {
            let project = &library.projects[at];
            let help = &project.help_wanted[call];
            Facts {
                task: help.task.clone(),
                skill: help.skill.clone(),
                time: help.time.clone(),
                contacts: help
                    .contact
                    .iter()
                    .chain(shepherd(project))
                    .take(1)
                    .cloned()
                    .collect(),
                ..of_project_page(sight, project)
            }
        }
        From::Text(at, line) => {
            let project = &library.projects[at];
            Facts {
                task: updates::plain(&project.help_lines[line]),
                ..of_project_page(sight, project)
            }
        }
        From::Update(at, update, line) => of_update(sight, &library.projects[at], update, line),
        From::Issue(at) => of_issue(sight, at),
        From::Item(at) => of_item(sight, at),
    }
}

fn shepherd(project: &Project) -> Option<&String> {
    project.shepherd.as_ref().map(|name| &name.value)
}

/// A call that stands on the page of a project, without its task.
fn of_project_page(sight: &Sight<'_>, project: &Project) -> Facts {
    Facts {
        task: String::new(),
        skill: None,
        time: None,
        contacts: shepherd(project).cloned().into_iter().collect(),
        kind: "project",
        id: project.id.clone(),
        from: Occasion {
            title: sight.clean(&project.title),
            day: None,
            url: sight.urls.project(project),
        },
    }
}

fn of_update(sight: &Sight<'_>, project: &Project, update: usize, line: usize) -> Facts {
    let update = &project.updates[update];
    let by = update.by.as_ref().map(|name| &name.value);
    let title = sight.clean(&project.title);
    Facts {
        task: updates::plain(&update.help_wanted[line]),
        contacts: by.or(shepherd(project)).cloned().into_iter().collect(),
        kind: "update",
        from: Occasion {
            title,
            day: Some(format!("update of {}", words::date(update.date))),
            url: format!("{}#{}", sight.urls.project(project), update.anchor),
        },
        ..of_project_page(sight, project)
    }
}

fn of_issue(sight: &Sight<'_>, at: usize) -> Facts {
    let issue = &sight.library.issues[at];
    let asked = match issue.assignees.is_empty() {
        true => issue.author.iter().cloned().collect(),
        false => issue.assignees.clone(),
    };
    Facts {
        task: issue.title.clone(),
        skill: None,
        time: None,
        contacts: asked,
        kind: "issue",
        id: issue.id.clone(),
        from: Occasion {
            title: format!("#{}", issue.id),
            day: None,
            url: sight.urls.issue(issue),
        },
    }
}

fn of_item(sight: &Sight<'_>, (meeting, index): (usize, usize)) -> Facts {
    let meeting = &sight.library.meetings[meeting];
    let item = &meeting.minutes.items[index];
    Facts {
        task: item.text.clone(),
        skill: None,
        time: None,
        contacts: (!item.nick.is_empty())
            .then(|| rows::speaker(sight, item).to_owned())
            .into_iter()
            .collect(),
        kind: "meeting",
        id: meeting.id.clone(),
        from: Occasion::of_meeting(sight, meeting, rows::item_url(sight, meeting, index, item)),
    }
}
