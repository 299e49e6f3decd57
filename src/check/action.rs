//! Claims about `actions.yaml`: every id is that of an action, people are known, days are possible, and nothing is closed that
//! is closed already.

use chrono::NaiveDate;

use crate::link::Graph;
use crate::link::action::{Action, At as Item, ClosedBy};
use crate::model::Library;
use crate::model::action::{ActionRecord, ActionState};
use crate::model::words::each_word;
use crate::place::At;
use crate::report::{Note, Severity};

/// All checks of what is said of actions after the fact.
pub fn check(library: &Library, graph: &Graph, today: NaiveDate) -> Vec<Note> {
    let records = library.action_records.iter();
    let notes = records.flat_map(|record| {
        let owners = record.owners.iter();
        let unknown = owners
            .filter_map(|name| super::unknown_person(library, Severity::Error, name))
            .collect::<Vec<Note>>();
        let day = record.date.as_ref();
        let day = day.and_then(|day| impossible(library, graph, record, day, today));
        unknown
            .into_iter()
            .chain(day)
            .chain(of_record(record, library, graph))
            .chain(moved(record, library, graph))
    });
    notes.collect()
}

/// The day on which an action was closed: not before it was opened, and not to come.
fn impossible(
    library: &Library,
    graph: &Graph,
    record: &ActionRecord,
    day: &At<NaiveDate>,
    today: NaiveDate,
) -> Option<Note> {
    let mut actions = graph.registers.actions.iter();
    let action = actions.find(|action| action.id == record.id.value);
    let opened = action.and_then(|action| library.meetings[action.opened.0].date);
    if let Some(opened) = opened.filter(|opened| day.value < *opened) {
        let message = format!("closed on {}, before it was opened on {opened}", day.value);
        let note = Note::at(Severity::Error, "date-order", day, message);
        return Some(note.show(&day.line, "YYYY-MM-DD".len()));
    }
    let what = match record.state {
        Some(ActionState::Open) | None => "nobody has given this action to others",
        Some(_) => "nobody has closed this action",
    };
    super::ahead(day, today, what)
}

fn of_record(record: &ActionRecord, library: &Library, graph: &Graph) -> Option<Note> {
    let wrong =
        |severity, check, message: String| Note::about(severity, check, &record.id, message);
    let mut actions = graph.registers.actions.iter();
    let Some(action) = actions.find(|action| action.id == record.id.value) else {
        return Some(unknown(record, library, graph));
    };
    let other = record.text.as_ref();
    if let Some(text) = other.filter(|text| !says(library, action, text)) {
        return Some(of_other_words(library, graph, action, text));
    }
    if action.state == ActionState::Withdrawn {
        let message = format!("`{}` is withdrawn by the sidecar of its meeting", action.id);
        let note = wrong(Severity::Warning, "withdrawn", message);
        return Some(match in_its_place(library, graph, action.opened) {
            Some(other) => note.hint(format!(
                "did you mean `{other}`, which stands in its place?"
            )),
            None => note.hint("take this entry out"),
        });
    }
    let twice = action.closed_before.is_some()
        && record.state.is_some_and(|state| state != ActionState::Open);
    let by = action.closed_before.filter(|_| twice)?;
    let message = format!(
        "`{}` is closed already, by {}",
        action.id,
        closing(library, by)
    );
    Some(wrong(Severity::Warning, "closed-twice", message).hint("take this entry out"))
}

/// Whether the words told of an action stand in it.
fn says(library: &Library, action: &Action, text: &At<String>) -> bool {
    let (meeting, item) = action.opened;
    let item = library.meetings[meeting].minutes.items.get(item);
    item.is_some_and(|item| words(&item.text).contains(&words(&text.value)))
}

/// The words of a text in lower case, a blank before and behind each.
fn words(text: &str) -> String {
    each_word(text).fold(" ".to_owned(), |all, word| all + &word.to_lowercase() + " ")
}

/// An id whose line has moved: it is that of another action by now.
fn of_other_words(library: &Library, graph: &Graph, action: &Action, text: &At<String>) -> Note {
    let (_, item) = library.item(action.opened);
    let message = format!(
        "`{}` is another action by now: \"{}\"",
        action.id, item.text
    );
    let note = Note::about(Severity::Error, "other-action", text, message);
    match in_words(library, graph, text) {
        Some(id) => note.hint(format!("the id of these words is `{id}`")),
        None => note.hint("the page of actions has the id of each: mend the id, or the words"),
    }
}

/// The id of the only action in which some words stand.
fn in_words<'g>(library: &Library, graph: &'g Graph, text: &At<String>) -> Option<&'g str> {
    let actions = graph.registers.actions.iter();
    let mut meant = actions.filter(|action| says(library, action, text));
    let first = meant.next()?;
    meant.next().is_none().then_some(first.id.as_str())
}

/// What closed an action, in words.
fn closing(library: &Library, by: ClosedBy) -> String {
    match by {
        ClosedBy::Item((meeting, item)) => {
            let held = &library.meetings[meeting];
            match held.minutes.items[item].line {
                0 => held.id.clone(),
                line => format!("line {line} of {}", held.id),
            }
        }
        ClosedBy::Unseen(meeting) => {
            format!(
                "a line of {} that is not shown",
                library.meetings[meeting].id
            )
        }
        ClosedBy::Issue(issue) => format!("its ticket #{}", library.issues[issue].id),
        ClosedBy::File => "this file".to_owned(),
    }
}

/// The action that a sidecar tells at the line of one that it withdraws.
fn in_its_place<'g>(library: &Library, graph: &'g Graph, (meeting, item): Item) -> Option<&'g str> {
    let items = &library.meetings[meeting].minutes.items;
    let same = |other: Item| other.0 == meeting && items[other.1].line == items[item].line;
    let mut actions = graph.registers.actions.iter();
    let stands = |action: &&Action| action.state != ActionState::Withdrawn && same(action.opened);
    actions.find(stands).map(|action| action.id.as_str())
}

/// An id that another log of the same day may have moved to this action.
fn moved(record: &ActionRecord, library: &Library, graph: &Graph) -> Option<Note> {
    let mut actions = graph.registers.actions.iter();
    let action = actions.find(|action| action.id == record.id.value)?;
    super::same_day::note(library, &record.id, action.opened)
}

/// An id of no action.
fn unknown(record: &ActionRecord, library: &Library, graph: &Graph) -> Note {
    let actions = graph.registers.actions.iter();
    let known: Vec<&str> = actions.map(|action| action.id.as_str()).collect();
    let kind = super::lost::Kind {
        check: "unknown-action",
        word: "action",
        list: "the page of actions",
    };
    let note = super::lost::note(library, &record.id, &known, &kind);
    let told = record.text.as_ref();
    match told.and_then(|text| in_words(library, graph, text)) {
        Some(id) => note.hint(format!("the id of these words is `{id}`")),
        None => note,
    }
}
