//! The register of actions: those that are open by person, the others by state.
//! What is linked in; rows for the pages, the same for meetings and people, out.

use std::collections::BTreeMap;

use serde::Serialize;

use super::html::{self, Html};
use super::occasion::{self, Occasion};
use super::page::PageMeta;
use super::rows::PersonRow;
use super::{Sight, words};
use crate::link::action::{Action, At, Carried};
use crate::model::action::ActionState;

/// Every action as a table, for a spreadsheet.
const TABLE: &str = "api/v1/actions.csv";

/// An action in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ActionRow {
    /// Its name in `#done` and `actions.yaml`.
    pub id: String,
    /// Where it stands in the register, which is its address for good.
    pub place: String,
    /// Whether it can be linked to here: an action of several people stands several times on one page.
    pub anchor: bool,
    /// What is to be done.
    pub text: Html,
    /// Who is to do it.
    pub owners: Vec<PersonRow>,
    /// Who was to do it when it was opened, and is not now.
    pub before: Vec<PersonRow>,
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
    /// Why, if `actions.yaml` says so.
    pub why: Option<Html>,
}

/// Open actions of somebody.
#[derive(Debug, Clone, Serialize)]
pub struct OpenActions {
    /// Who; none for actions that name nobody.
    pub person: Option<PersonRow>,
    /// Its name on the page of open actions.
    pub anchor: String,
    /// How many they have in all.
    pub total: usize,
    /// What, as far as this page shows it.
    pub actions: Vec<ActionRow>,
}

/// Actions that came to one end.
#[derive(Debug, Clone, Serialize)]
pub struct ClosedActions {
    /// `done`, `dropped`, `withdrawn`.
    pub state: &'static str,
    /// The last closed first.
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
    /// Those that are not, by state.
    pub closed: Vec<ClosedActions>,
    /// The page of the others.
    pub other: String,
    /// How many there are on it.
    pub other_count: usize,
    /// How many older ones this page leaves to the table.
    pub left: usize,
    /// The table of all, for a spreadsheet.
    pub table: &'static str,
}

/// Most actions on a page, the newest: nobody reads more, and a browser takes long to show them.
const MOST: usize = 2000;

/// What the page is said to hold.
pub const OPEN: &str = "Who said they would do what, and what is still open";

/// Makes the page of open actions.
pub fn open(sight: &Sight<'_>) -> (PageMeta, ActionsView) {
    let meta = PageMeta::new(sight, "actions", "Actions", OPEN);
    let is_open = |action: &&Action| action.is_open();
    let newest = sight.graph.registers.actions.iter().rev().filter(is_open);
    let people = by_person(sight, newest.take(MOST), &meta.root, true);
    let open = sight.graph.registers.actions.iter().filter(is_open).count();
    let view = ActionsView {
        people,
        is_closed: false,
        open,
        closed: Vec::new(),
        other: sight.urls.page("actions/closed"),
        other_count: sight.graph.registers.actions.len() - open,
        left: open.saturating_sub(MOST),
        table: TABLE,
    };
    (meta, view)
}

/// Actions by the person who is to do them: by name, those of nobody last.
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
    let mut people: Vec<OpenActions> = by_person
        .into_iter()
        .map(|(id, actions)| OpenActions {
            person: id.map(|id| person(sight, id)),
            anchor: id.map_or_else(|| "nobody".to_owned(), |id| format!("of-{id}")),
            total: total(sight, id),
            actions,
        })
        .collect();
    let name = |open: &OpenActions| Some(open.person.as_ref()?.name.to_lowercase());
    people.sort_by_cached_key(|open| (open.person.is_none(), name(open)));
    people
}

/// How many open actions somebody has, or nobody.
fn total(sight: &Sight<'_>, id: Option<&str>) -> usize {
    let registers = &sight.graph.registers;
    let unowned = |action: &&Action| action.is_open() && action.owners.is_empty();
    match id {
        Some(id) => registers.owed.get(id).map_or(0, Vec::len),
        None => registers.actions.iter().filter(unowned).count(),
    }
}

/// What the page is said to hold.
pub const CLOSED: &str = "What was done, dropped or taken back";

/// Makes the page of actions that are done, dropped or withdrawn.
pub fn closed(sight: &Sight<'_>) -> (PageMeta, ActionsView) {
    let meta = PageMeta::new(sight, "actions/closed", "Closed actions", CLOSED)
        .with_crumbs(sight, &[("Actions", "actions")]);
    let all = sight.graph.registers.actions.iter().rev();
    let mut actions: Vec<&Action> = all.filter(|action| !action.is_open()).collect();
    let day = |action: &Action| {
        let opened = sight.library.meetings[action.opened.0].date;
        action.closed.and_then(|(_, day)| day).or(opened)
    };
    actions.sort_by_key(|action| std::cmp::Reverse(day(action)));
    let count = actions.len();
    actions.truncate(MOST);
    let view = ActionsView {
        people: Vec::new(),
        is_closed: true,
        open: 0,
        closed: by_state(sight, &actions, &meta.root),
        other: sight.urls.page("actions"),
        other_count: sight.graph.registers.actions.len() - count,
        left: count - actions.len(),
        table: TABLE,
    };
    (meta, view)
}

/// Open actions that a meeting found when it began.
pub fn carried(sight: &Sight<'_>, carried: &Carried, root: &str) -> Vec<ActionRow> {
    rows(sight, carried.shown.iter(), root)
}

/// Actions by their index in the register.
pub fn rows<'i>(
    sight: &Sight<'_>,
    indexes: impl IntoIterator<Item = &'i usize>,
    root: &str,
) -> Vec<ActionRow> {
    let actions = indexes
        .into_iter()
        .filter_map(|index| sight.graph.registers.actions.get(*index));
    actions.map(|action| row(sight, action, root)).collect()
}

/// Actions that are not open, by what became of them.
fn by_state(sight: &Sight<'_>, actions: &[&Action], root: &str) -> Vec<ClosedActions> {
    let states = [
        ActionState::Done,
        ActionState::Dropped,
        ActionState::Withdrawn,
    ];
    let of_state = |state: ActionState| {
        let own = actions.iter().filter(|action| action.state == state);
        let rows = own.map(|action| ActionRow {
            anchor: true,
            ..row(sight, action, root)
        });
        ClosedActions {
            state: state.as_str(),
            actions: rows.collect(),
        }
    };
    let all = states.into_iter().map(of_state);
    all.filter(|closed| !closed.actions.is_empty()).collect()
}

/// Actions that a meeting opened, as they stand today.
pub fn opened_in(sight: &Sight<'_>, meeting: usize, root: &str) -> Vec<ActionRow> {
    let opened = sight.graph.registers.actions_of(meeting).iter();
    opened.map(|action| row(sight, action, root)).collect()
}

/// Actions of other meetings that a line of a meeting closed.
pub fn closed_in(sight: &Sight<'_>, meeting: usize, root: &str) -> Vec<ActionRow> {
    let registers = &sight.graph.registers;
    let closed = registers.closed[meeting].iter();
    let of_other = |action: &Action| action.opened.0 != meeting;
    let of_others = closed.filter(|index| registers.actions.get(**index).is_some_and(of_other));
    rows(sight, of_others, root)
}

/// Open actions of a person, newest first.
pub fn of_person(sight: &Sight<'_>, id: &str, root: &str) -> Vec<ActionRow> {
    let owed = sight.graph.registers.owed.get(id);
    rows(sight, owed.into_iter().flatten(), root)
}

/// Actions whose ticket is an issue, the last opened first.
pub fn of_issue(sight: &Sight<'_>, index: usize, root: &str) -> Vec<ActionRow> {
    rows(sight, &sight.graph.registers.issue_actions[index], root)
}

/// An action as a row.
fn row(sight: &Sight<'_>, action: &Action, root: &str) -> ActionRow {
    let (meeting, item) = sight.library.item(action.opened);
    let before = item.owners.iter().filter(|id| !action.owners.contains(id));
    let since = |word: &str, day: chrono::NaiveDate| {
        format!("{word} {}", words::from_today(day, sight.today))
    };
    let age = match (action.state, action.closed) {
        (ActionState::Open, _) => meeting.date.map(|day| since("opened", day)),
        (state, Some((_, Some(day)))) => Some(since(state.as_str(), day)),
        _ => None,
    };
    let register = match action.is_open() {
        true => "actions",
        false => "actions/closed",
    };
    ActionRow {
        id: action.id.clone(),
        place: format!("{}#{}", sight.urls.page(register), action.id),
        anchor: false,
        text: html::line(&item.text, &sight.linker, root),
        owners: action.owners.iter().map(|id| person(sight, id)).collect(),
        before: before.map(|id| person(sight, id)).collect(),
        state: action.state.as_str(),
        opened: occasion::of_item(sight, action.opened),
        repeated: action.repeated.map(|at| occasion::of_item(sight, at)),
        age,
        closed: action
            .closed
            .and_then(|(by, _)| occasion::closing(sight, by)),
        why: action
            .why
            .as_ref()
            .map(|why| html::line(why, &sight.linker, root)),
    }
}

/// Whose an action is now, where others have it than the line of a meeting tells.
pub fn now_of(sight: &Sight<'_>, at: At) -> Vec<PersonRow> {
    let registers = &sight.graph.registers;
    let action = registers
        .reassigned
        .get(&at)
        .and_then(|index| registers.actions.get(*index));
    let owners = action.iter().flat_map(|action| &action.owners);
    owners.map(|id| person(sight, id)).collect()
}

fn person(sight: &Sight<'_>, id: &str) -> PersonRow {
    let known = sight.library.people.by_id(id);
    PersonRow {
        name: known.map_or_else(|| id.to_owned(), |person| sight.clean(&person.nick)),
        url: known.map(|person| sight.urls.person(&person.id)),
    }
}
