//! Tables of decisions and actions. The head of a table and a row in, its item as a list would have it out: `Ash: buy rope (due
//! 2026-11-10)`; below which headings such tables stand is the business of `marked`.

use super::done_words::{Told, are_done, in_cell, ticked, unstruck};
use super::mark_words::section_of_heading;
use super::no_items::{is_no_item, is_none};
use crate::model::meeting::ItemKind;
use crate::read::markdown::cells::cells;
use crate::read::markdown::label::{unlinked, words};
use crate::read::markdown::listed;
use crate::read::people::owner_words::is_of_owner;

/// Heads of columns that say what is to be done, where no heading is called so.
const TASKS: &[&str] = &[
    "activity",
    "tâche",
    "quoi",
    "maßnahme",
    "was",
    "actividad",
    "qué",
    "compito",
    "attività",
    "atividade",
    "taak",
    "wat",
    "opgave",
    "oppgave",
    "åtgärd",
    "úkol",
    "zadanie",
    "задача",
    "任务",
    "任務",
    "작업",
];

/// The same that may be of something else, where no other column is of actions.
const THINGS: &[&str] = &[
    "description",
    "item",
    "items",
    "point",
    "what",
    "beschreibung",
    "descripción",
    "descrição",
    "descrizione",
    "omschrijving",
    "opis",
    "popis",
    "описание",
    "事项",
    "事項",
    "内容",
    "內容",
];

/// Heads of columns that say until when.
const DUE: &[&str] = &[
    "by when",
    "deadline",
    "due",
    "eta",
    "target date",
    "when",
    "bis",
    "fällig",
    "frist",
    "termin",
    "wann",
    "délai",
    "quand",
    "échéance",
    "date limite",
    "cuándo",
    "fecha límite",
    "plazo",
    "data limite",
    "prazo",
    "quando",
    "scadenza",
    "wanneer",
    "termín",
    "срок",
    "截止",
    "截止日期",
    "截止时间",
    "完成时间",
    "期限",
    "기한",
];

/// Last words of columns that tell another day.
const DATES: &[&str] = &["date", "datum", "fecha", "data", "日期"];

/// Heads of columns that say what became of something.
const STATES: &[&str] = &[
    "outcome",
    "result",
    "state",
    "status",
    "vote",
    "ergebnis",
    "statut",
    "état",
    "résultat",
    "estado",
    "resultado",
    "stato",
    "stav",
    "статус",
    "狀態",
    "状态",
    "状況",
    "结果",
    "상태",
];

/// What a column tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    /// What was decided or is to be done.
    Task,
    /// The same, if another column is of actions.
    Thing,
    Owner,
    Due,
    State,
    /// Whether it is done: `Done?`.
    Done,
}

impl Column {
    /// What a column tells by its head, in lower case, below a heading of such items.
    fn of(head: &str, kind: ItemKind) -> Option<Self> {
        let mut all = head.split(|c: char| !c.is_alphanumeric());
        let (first, last) = (all.next().unwrap_or_default(), all.next_back());
        let told = [head, first, last.unwrap_or(first)];
        let is = |known: &[&str]| told.iter().any(|words| known.contains(words));
        let acts = kind == ItemKind::Action;
        if is(DUE) {
            return Some(Column::Due);
        } else if DATES.contains(&told[2]) {
            return None;
        } else if told.into_iter().any(is_of_owner) || head == "action by" {
            return Some(Column::Owner);
        } else if is(STATES) {
            return Some(Column::State);
        } else if are_done(head) {
            return Some(Column::Done);
        }
        let told = section_of_heading(head);
        let of_kind = told.is_some_and(|told| told.is_decision() == kind.is_decision());
        match of_kind || acts && TASKS.contains(&head) {
            true => Some(Column::Task),
            false => (acts && is(THINGS)).then_some(Column::Thing),
        }
    }
}

/// A table, and what its columns tell, each with its place.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The line it begins at, where nothing of it can be read and that is not told yet.
    unread: Option<usize>,
    columns: Vec<(usize, Column)>,
    acts: bool,
}

impl Table {
    /// One at a line that has no head.
    pub(super) fn unread(line: usize) -> Self {
        let unread = Some(line);
        Table {
            unread,
            ..Table::default()
        }
    }

    /// One by its head at a line, below a heading of such items. Of decisions that may have been taken or not none is read.
    pub(super) fn below(kind: ItemKind, head: &str, line: usize) -> Self {
        let told = |cell: &str| Column::of(&words(cell)?, kind);
        let told = cells(head).map(told).enumerate();
        let mut columns: Vec<(usize, Column)> = told
            .filter_map(|(at, column)| Some((at, column?)))
            .collect();
        let has = |column: Column| columns.iter().any(|(_, other)| *other == column);
        let acts = kind == ItemKind::Action;
        let of_actions = [Column::Owner, Column::Due, Column::State, Column::Done];
        let sure = has(Column::Task) || of_actions.into_iter().any(has);
        let known = (has(Column::Task) || has(Column::Thing)) && sure;
        if !known || !acts && has(Column::State) {
            return Table::unread(line);
        }
        // What is surely of actions is asked first.
        columns.sort_by_key(|(_, column)| *column == Column::Thing);
        let unread = None;
        Table {
            unread,
            columns,
            acts,
        }
    }

    /// What a row tells, and whether it is done or struck out; nothing of what nobody is to do any more.
    pub(super) fn item(&self, row: &str) -> Option<(String, bool)> {
        let cells: Vec<&str> = cells(row).collect();
        let of = |wanted: &'static [Column]| {
            let columns = self.columns.iter();
            let columns = columns.filter(|(_, column)| wanted.contains(column));
            columns.filter_map(|(at, column)| Some((*cells.get(*at)?, *column)))
        };
        let mut tasks = of(&[Column::Task, Column::Thing]).map(|(cell, _)| cell);
        let (text, struck) = unstruck(tasks.find(|cell| is_said(cell))?);
        let boxed = listed::ticked(text);
        let text = boxed.map_or(text, |(_, text)| text.trim());
        let mut states = of(&[Column::State, Column::Done]);
        let state = states.find_map(|(cell, column)| in_cell(cell, column == Column::Done));
        if is_none(text) || is_no_item(text) || state == Some(Told::Dropped) {
            return None;
        }
        let ticked = ticked(text).filter(|_| self.acts);
        let done = ticked.is_some() || boxed.is_some_and(|(done, _)| done) || state.is_some();
        let mut told = unbroken(ticked.unwrap_or(text), " ");
        if self.acts {
            let told_in = |columns: &'static [Column]| {
                of(columns)
                    .map(|(cell, _)| cell)
                    .find(|cell| !is_none(cell))
            };
            if let Some(owner) = told_in(&[Column::Owner]) {
                told = owned(owner, told);
            }
            if let Some(due) = told_in(&[Column::Due]) {
                told = format!("{told} (due {due})");
            }
        }
        Some((told, struck || self.acts && done))
    }

    /// The line at which it begins, if nothing of it can be read, this row says something, and it was not asked for before.
    pub(super) fn take_unread(&mut self, row: &str) -> Option<usize> {
        self.unread.take_if(|_| cells(row).any(is_said))
    }
}

/// Whether a cell tells more than which one it is: `1`, `A-12`, `#3`.
fn is_said(cell: &str) -> bool {
    let word = !cell.contains(char::is_whitespace);
    let counts = word && cell.contains(|c: char| c.is_ascii_digit()) && cell.is_ascii();
    cell.contains(char::is_alphabetic) && !(counts && cell.len() <= 8)
}

/// An action with whose it is before it, as lists have it, unless it begins so.
fn owned(owner: &str, text: String) -> String {
    let owner = unbroken(&unlinked(owner).unwrap_or_else(|| owner.to_owned()), ", ");
    let owner = owner.trim_end_matches(':');
    match text.to_lowercase().starts_with(&owner.to_lowercase()) {
        true => text,
        false => format!("{owner}: {text}"),
    }
}

/// The text of a cell in one line.
fn unbroken(cell: &str, between: &str) -> String {
    let lines = ["<br>", "<br/>", "<br />"].iter();
    lines.fold(cell.to_owned(), |cell, sign| match cell.contains(sign) {
        true => {
            let lines = cell
                .split(sign)
                .map(str::trim)
                .filter(|line| !line.is_empty());
            lines.collect::<Vec<&str>>().join(between)
        }
        false => cell,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_actions() {
        let rows = [
            ("| Action | Owner |", "| row | Ash |", "Ash: row"),
            ("| Who | What |", "| ash | row |", "ash: row"),
            (
                "| Owner | Action item | Due date | Status |",
                "| @ash | row | 2026-11-10 | Open |",
                "@ash: row (due 2026-11-10)",
            ),
            (
                "| # | Task | Assigned to | Done? |",
                "| 1 | row | Ash, Kim | x |",
                "Ash, Kim: row -",
            ),
            (
                "| Action | Description | Who |",
                "| A1 | row | Ash |",
                "Ash: row",
            ),
            ("| Task | Description |", "| row | with oars |", "row"),
            (
                "| Action | Owner | Status |",
                "| row | | \u{2705} |",
                "row -",
            ),
            (
                "| Action | Owner | Status |",
                "| row | TBD | cancelled |",
                "",
            ),
            (
                "| Action | Owner | Status |",
                "| row | TBD | in progress |",
                "row",
            ),
            ("| Action | Owner |", "| ~~row~~ | Ash |", "Ash: row -"),
            ("| Action | Owner |", "| [x] row | Ash |", "Ash: row -"),
            (
                "| Action | Owner | Due |",
                "| row (done) | Ash | May |",
                "Ash: row (due May) -",
            ),
            ("| Action | Owner |", "| Ash to row | Ash |", "Ash to row"),
            (
                "| Action | Owner |",
                "| row<br>swim | Ash<br/>Kim |",
                "Ash, Kim: row swim",
            ),
            (
                "| Action | Owner |",
                "| row | [@ash](https://e.org/ash) |",
                "**@ash**: row",
            ),
            ("| Action | Owner |", "| None | |", ""),
            ("| Action | Owner |", "| | |", ""),
            (
                "| Tarea | Responsable | Fecha l\u{ed}mite | Estado |",
                "| remar | Ash | 10/11 | hecho |",
                "Ash: remar (due 10/11) -",
            ),
            ("| T\u{e2}che | Qui |", "| ramer | Ash |", "Ash: ramer"),
            (
                "| Was | Wer | Bis wann |",
                "| rudern | Ash | |",
                "Ash: rudern",
            ),
            (
                "| \u{4e8b}\u{9879} | \u{8d1f}\u{8d23}\u{4eba} |",
                "| \u{5212}\u{8239} | Ash |",
                "Ash: \u{5212}\u{8239}",
            ),
            (
                "| \u{4efb}\u{52a1} | \u{72b6}\u{6001} |",
                "| \u{5212}\u{8239} | \u{5df2}\u{5b8c}\u{6210} |",
                "\u{5212}\u{8239} -",
            ),
            ("| Item | Cost |", "| oars | 12 |", "?"),
            ("| What | Where |", "| feast | pier |", "?"),
            ("| Name | Vote |", "| Ash | yes |", "?"),
            ("| Decision | Owner |", "| row | Ash |", "?"),
            ("| Owner | Assigned date |", "| Ash | May |", "?"),
            ("| | |", "| Ash | row |", "?"),
            ("| Item | Cost |", "| | |", ""),
        ];
        for (head, row, expected) in rows {
            assert_eq!(told(ItemKind::Action, head, row), expected, "{head} {row}");
        }
    }

    #[test]
    fn rows_of_decisions() {
        let rows = [
            (
                "| # | Decision | Owner |",
                "| 1 | boats float | Ash |",
                "boats float",
            ),
            (
                "| Topic | Decision | Due |",
                "| boats | ~~they float~~ | May |",
                "they float -",
            ),
            (
                "| Acuerdo | Responsable |",
                "| remamos (hecho) | Ash |",
                "remamos (hecho)",
            ),
            ("| Resolution |", "| boats float |", "boats float"),
            ("| Decision | Status |", "| boats float | proposed |", "?"),
            ("| Item | Owner |", "| boats | Ash |", "?"),
            ("| Action | Owner |", "| row | Ash |", "?"),
        ];
        for (head, row, expected) in rows {
            assert_eq!(told(ItemKind::Agreed, head, row), expected, "{head} {row}");
        }
    }

    /// The item of a row, with a dash behind what is done or struck out; a question mark where nothing can be read.
    fn told(kind: ItemKind, head: &str, row: &str) -> String {
        let mut table = Table::below(kind, head, 3);
        let told = table.item(row);
        let told = told.map(|(text, gone)| text + if gone { " -" } else { "" });
        let unread = table.take_unread(row).map(|_| "?".to_owned());
        assert!(table.take_unread(row).is_none(), "told once");
        told.or(unread).unwrap_or_default()
    }
}
