//! Checklists on the page of a project: a table with a sign and a word in every cell, and how far it is.
//! A checklist in; a view for the template, and its bar for lists, out.

use serde::Serialize;

use super::html::{Html, escape_into};
use super::rows::{self, PersonRow};
use super::{Sight, words};
use crate::model::checklist::{Checklist, Progress, Row, State};

/// How far a checklist is, for lists.
#[derive(Debug, Clone, Serialize)]
pub struct BarRow {
    /// What it is called.
    pub title: String,
    /// Cells done.
    pub done: usize,
    /// Cells that count.
    pub counted: usize,
}

/// A checklist on the page of its project.
#[derive(Debug, Clone, Serialize)]
pub struct ChecklistView {
    /// Its name on the page.
    pub anchor: String,
    /// How far it is.
    pub bar: BarRow,
    /// `4 of 12 rows complete`.
    pub complete: String,
    /// What its rows are.
    pub head: String,
    /// Its columns, with `3 of 10`.
    pub columns: Vec<ColumnView>,
    /// Whether any row has an owner, an issue, a note.
    pub owners: bool,
    /// The same of issues.
    pub tickets: bool,
    /// The same of notes.
    pub notes: bool,
    /// Its rows.
    pub rows: Vec<RowView>,
    /// Signs and words of all states that occur.
    pub legend: Vec<CellView>,
}

/// A column and how far it is.
#[derive(Debug, Clone, Serialize)]
pub struct ColumnView {
    /// What is to be done; a long word may end its line inside.
    pub title: Html,
    /// `3 of 10`.
    pub done: String,
}

/// A row of the table.
#[derive(Debug, Clone, Serialize)]
pub struct RowView {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub link: Option<String>,
    /// Who works on it.
    pub owner: Option<PersonRow>,
    /// Its issue, as written.
    pub ticket: Option<String>,
    /// The page of its issue, if that is published.
    pub ticket_url: Option<String>,
    /// A word on it.
    pub note: Option<String>,
    /// Its cells.
    pub cells: Vec<CellView>,
    /// `3 of 8`.
    pub done: String,
}

/// A cell, or a line of the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CellView {
    /// Name of its class.
    pub class: &'static str,
    /// One character.
    pub sign: &'static str,
    /// The word that it stands for.
    pub word: &'static str,
}

/// The bar of a checklist.
pub fn bar(sight: &Sight<'_>, table: &Checklist) -> BarRow {
    let Progress { done, counted } = table.progress();
    BarRow {
        title: sight.clean(&table.title),
        done,
        counted,
    }
}

/// The checklists of a project, in the order of its record.
pub fn views(sight: &Sight<'_>, tables: &[Checklist]) -> Vec<ChecklistView> {
    let numbered = tables.iter().zip(1..);
    numbered
        .map(|(table, number)| view(sight, table, number))
        .collect()
}

fn view(sight: &Sight<'_>, table: &Checklist, number: usize) -> ChecklistView {
    let columns = table.knobs.iter().enumerate();
    let rows = &table.rows;
    let states: Vec<State> = rows.iter().flat_map(|row| row.states.clone()).collect();
    let complete = table.complete();
    let count = words::counted(complete.counted, "row", "rows");
    ChecklistView {
        anchor: format!("checklist-{number}"),
        bar: bar(sight, table),
        complete: format!("{} of {count} complete", complete.done),
        head: sight.clean(&table.head),
        columns: columns
            .map(|(at, knob)| ColumnView {
                title: breakable(&sight.clean(knob)),
                done: of(table.column(at)),
            })
            .collect(),
        owners: rows.iter().any(|row| row.owner.is_some()),
        tickets: rows.iter().any(|row| row.ticket.is_some()),
        notes: rows.iter().any(|row| row.note.is_some()),
        rows: rows.iter().map(|row| row_view(sight, row)).collect(),
        legend: State::ALL
            .iter()
            .filter(|state| states.contains(state))
            .map(|state| cell(*state))
            .collect(),
    }
}

/// A title as markup that may end a line inside of a word: where a capital follows a small letter, and after signs that join.
fn breakable(title: &str) -> Html {
    let mut markup = String::new();
    let mut begin = 0;
    let letters = title.char_indices().zip(title.chars().skip(1));
    for ((at, letter), next) in letters {
        let joint = matches!(letter, '_' | '-' | '.' | '/') && next.is_alphanumeric();
        if joint || letter.is_lowercase() && next.is_uppercase() {
            let end = at + letter.len_utf8();
            escape_into(&mut markup, &title[begin..end]);
            markup.push_str("<wbr>");
            begin = end;
        }
    }
    escape_into(&mut markup, &title[begin..]);
    Html::made(markup)
}

fn of(progress: Progress) -> String {
    format!("{} of {}", progress.done, progress.counted)
}

fn row_view(sight: &Sight<'_>, row: &Row) -> RowView {
    let ticket = row.ticket.as_ref().map(|written| &written.value);
    let issue = ticket.and_then(|written| sight.linker.first_issue(written));
    RowView {
        name: sight.clean(&row.name),
        link: sight.address(row.link.as_ref()),
        owner: row
            .owner
            .as_ref()
            .map(|name| rows::person(sight, &name.value)),
        ticket: sight.clean_option(ticket),
        ticket_url: issue.map(|issue| sight.urls.issue(issue)),
        note: sight.clean_option(row.note.as_ref()),
        cells: row.states.iter().map(|state| cell(*state)).collect(),
        done: of(row.progress()),
    }
}

/// Sign, word and class of a state.
fn cell(state: State) -> CellView {
    let (class, sign, word) = match state {
        State::Done => ("done", "✓", "done"),
        State::Partial => ("partial", "◐", "in progress"),
        State::Todo => ("todo", "○", "to do"),
        State::Blocked => ("blocked", "!", "blocked"),
        State::NotApplicable => ("none", "–", "not applicable"),
    };
    CellView { class, sign, word }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_titles_may_end_a_line_inside() {
        for (title, expected) in [
            ("Owner", "Owner"),
            ("NoNewPrivileges", "No<wbr>New<wbr>Privileges"),
            ("ÖlÄmter", "Öl<wbr>Ämter"),
            ("a_b-c.d e.", "a_<wbr>b-<wbr>c.<wbr>d e."),
            ("<aB>", "&lt;a<wbr>B&gt;"),
            ("", ""),
        ] {
            assert_eq!(breakable(title).as_str(), expected);
        }
    }
}
