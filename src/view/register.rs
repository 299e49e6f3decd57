//! The registers: every action by person and by state, every decision by year.
//! What is linked in; rows for the pages, the same for meetings and people, out.

use std::collections::BTreeMap;

use serde::Serialize;

use super::html::{self, Html};
use super::page::PageMeta;
use super::rows::{self, ItemRow, PersonRow};
use super::{Sight, words};
use crate::link::actions::{Action, At, Carried, ClosedBy};
use crate::model::action::ActionState;

/// An action in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ActionRow {
    /// Its name in `#done` and `actions.yaml`.
    pub id: String,
    /// Whether it can be linked to here: an action of several people stands several times on one page.
    pub anchor: bool,
    /// What is to be done.
    pub text: Html,
    /// Who is to do it.
    pub owners: Vec<PersonRow>,
    /// `open`, `done`, `dropped`, `withdrawn`.
    pub state: &'static str,
    /// Where and when it was opened.
    pub opened: Occasion,
    /// Where it was last spoken of, if that was later.
    pub repeated: Option<Occasion>,
    /// `opened 3 weeks ago`, `done 2 days ago`.
    pub age: Option<String>,
    /// What closed it, if that has a place.
    pub closed: Option<Occasion>,
}

/// A place where something happened.
#[derive(Debug, Clone, Serialize)]
pub struct Occasion {
    /// What is shown.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

/// Open actions of somebody.
#[derive(Debug, Clone, Serialize)]
pub struct OpenActions {
    /// Who; none for actions that name nobody.
    pub person: Option<PersonRow>,
    /// What.
    pub actions: Vec<ActionRow>,
}

/// The register of actions, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct ActionsView {
    /// Open ones by person.
    pub people: Vec<OpenActions>,
    /// Whether this is the page of those that are not open.
    pub is_closed: bool,
    /// How many are open.
    pub open: usize,
    /// Those that are not, the last closed first.
    pub closed: Vec<ActionRow>,
    /// The page of the others.
    pub other: String,
    /// How many there are on it.
    pub other_count: usize,
}

/// The register of decisions, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct DecisionsView {
    /// By year, newest first.
    pub years: Vec<DecisionYear>,
}

/// Decisions of a year.
#[derive(Debug, Clone, Serialize)]
pub struct DecisionYear {
    /// `2026`, or `undated`.
    pub year: String,
    /// Newest first.
    pub decisions: Vec<ItemRow>,
}

/// Makes the page of open actions.
pub fn open(sight: &Sight<'_>) -> (PageMeta, ActionsView) {
    let meta = PageMeta::new(
        sight,
        "actions",
        "Actions",
        "Who said they would do what, and what is still open",
    );
    let is_open = |action: &&Action| action.state == ActionState::Open;
    let newest = sight.graph.actions.iter().rev().filter(is_open);
    let people = by_person(sight, newest, &meta.root, true);
    let open = sight.graph.actions.iter().filter(is_open).count();
    let view = ActionsView {
        people,
        is_closed: false,
        open,
        closed: Vec::new(),
        other: sight.urls.page("actions/closed"),
        other_count: sight.graph.actions.len() - open,
    };
    (meta, view)
}

/// Actions by the person who is to do them: most first, then by name, those of nobody last.
/// With `anchors`, each can be linked to where it stands first.
pub fn by_person<'l>(
    sight: &Sight<'_>,
    actions: impl Iterator<Item = &'l Action>,
    root: &str,
    anchors: bool,
) -> Vec<OpenActions> {
    let mut by_person: BTreeMap<Option<&str>, Vec<ActionRow>> = BTreeMap::new();
    for action in actions {
        let nobody = action.owners.is_empty().then_some(None);
        let owners = action.owners.iter().map(|owner| Some(owner.as_str()));
        for (count, owner) in owners.chain(nobody).enumerate() {
            by_person.entry(owner).or_default().push(ActionRow {
                anchor: anchors && count == 0,
                ..row(sight, action, root)
            });
        }
    }
    let unowned = by_person.remove(&None);
    let mut people: Vec<OpenActions> = by_person
        .into_iter()
        .map(|(id, actions)| OpenActions {
            person: id.map(|id| person(sight, id)),
            actions,
        })
        .collect();
    people.sort_by_key(|open| {
        (
            std::cmp::Reverse(open.actions.len()),
            open.person.as_ref().map(|who| who.name.to_lowercase()),
        )
    });
    people.extend(unowned.map(|actions| OpenActions {
        person: None,
        actions,
    }));
    people
}

/// Makes the page of actions that are done, dropped or withdrawn.
pub fn closed(sight: &Sight<'_>) -> (PageMeta, ActionsView) {
    let description = "What was done, dropped or taken back";
    let meta = PageMeta::new(sight, "actions/closed", "Closed actions", description)
        .with_crumbs(sight, &[("Actions", "actions")]);
    let mut actions: Vec<&Action> = sight
        .graph
        .actions
        .iter()
        .rev()
        .filter(|action| action.state != ActionState::Open)
        .collect();
    let day = |action: &Action| {
        let opened = sight.library.meetings[action.opened.0].date;
        action.closed.and_then(|(_, day)| day).or(opened)
    };
    actions.sort_by_key(|action| std::cmp::Reverse(day(action)));
    let view = ActionsView {
        people: Vec::new(),
        is_closed: true,
        open: 0,
        closed: actions
            .iter()
            .map(|action| ActionRow {
                anchor: true,
                ..row(sight, action, &meta.root)
            })
            .collect(),
        other: sight.urls.page("actions"),
        other_count: sight.graph.actions.len() - actions.len(),
    };
    (meta, view)
}

/// Makes the page of decisions.
pub fn decisions(sight: &Sight<'_>) -> (PageMeta, DecisionsView) {
    let meta = PageMeta::new(
        sight,
        "decisions",
        "Decisions",
        "Everything that was agreed, accepted, rejected, resolved or voted on",
    );
    let mut years: Vec<DecisionYear> = Vec::new();
    for meeting in &sight.library.meetings {
        let year = words::year(meeting.date);
        let taken = meeting
            .standing()
            .filter(|(_, item)| item.kind.is_decision());
        let rows = taken.map(|(index, item)| rows::item(sight, meeting, index, item, &meta.root));
        match years.last_mut().filter(|last| last.year == year) {
            Some(last) => last.decisions.extend(rows),
            None => years.push(DecisionYear {
                year,
                decisions: rows.collect(),
            }),
        }
    }
    years.retain(|year| !year.decisions.is_empty());
    (meta, DecisionsView { years })
}

/// Open actions that a meeting found when it began.
pub fn carried(sight: &Sight<'_>, carried: &Carried, root: &str) -> Vec<ActionRow> {
    let shown = carried
        .shown
        .iter()
        .filter_map(|index| sight.graph.actions.get(*index));
    shown.map(|action| row(sight, action, root)).collect()
}

/// Open actions of a person, newest first.
pub fn of_person(sight: &Sight<'_>, id: &str, root: &str) -> Vec<ActionRow> {
    let all = sight
        .graph
        .actions
        .iter()
        .rev()
        .filter(|action| action.state == ActionState::Open);
    let own = all.filter(|action| action.owners.iter().any(|owner| owner == id));
    own.map(|action| row(sight, action, root)).collect()
}

/// An action as a row.
fn row(sight: &Sight<'_>, action: &Action, root: &str) -> ActionRow {
    let meeting = &sight.library.meetings[action.opened.0];
    let item = &meeting.minutes.items[action.opened.1];
    let since = |word: &str, day: chrono::NaiveDate| {
        format!("{word} {}", words::from_today(day, sight.today))
    };
    let age = match (action.state, action.closed) {
        (ActionState::Open, _) => meeting.date.map(|day| since("opened", day)),
        (state, Some((_, Some(day)))) => Some(since(state.as_str(), day)),
        _ => None,
    };
    ActionRow {
        id: action.id.clone(),
        anchor: false,
        text: html::line(&item.text, &sight.linker, root),
        owners: action.owners.iter().map(|id| person(sight, id)).collect(),
        state: action.state.as_str(),
        opened: occasion(sight, action.opened),
        repeated: action.repeated.map(|at| occasion(sight, at)),
        age,
        closed: action.closed.and_then(|(by, _)| closing(sight, by)),
    }
}

fn person(sight: &Sight<'_>, id: &str) -> PersonRow {
    let known = sight.library.people.by_id(id);
    PersonRow {
        name: known.map_or_else(|| id.to_owned(), |person| sight.clean(&person.nick)),
        url: known.map(|person| sight.urls.person(&person.id)),
    }
}

fn occasion(sight: &Sight<'_>, (meeting, index): At) -> Occasion {
    let meeting = &sight.library.meetings[meeting];
    let item = rows::item(sight, meeting, index, &meeting.minutes.items[index], "");
    Occasion {
        title: format!("{}, {}", item.meeting, item.date),
        url: item.url,
    }
}

fn closing(sight: &Sight<'_>, by: ClosedBy) -> Option<Occasion> {
    match by {
        ClosedBy::Item(at) => Some(occasion(sight, at)),
        ClosedBy::Issue(index) => {
            let issue = &sight.library.issues[index];
            Some(Occasion {
                title: format!("#{}", issue.id),
                url: sight.urls.issue(issue),
            })
        }
        ClosedBy::File => None,
    }
}
