//! Tables that say who was at a meeting. The head of a table and its rows in, names and what columns say of them out.

use super::roll::{Named, named};
use super::roll_words::{self, Part, is_task, part, people, state};
use crate::read::markdown::label::words;

/// What a column of a table tells by its head, in lower case: names, or whether they were there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Names,
    Whether(Part),
}

impl Column {
    fn of(head: &str) -> Option<Self> {
        const NAMES: &[&str] = &[
            "name", "names", "member", "members", "person", "who", "nombre", "nom", "nome", "naam",
            "namn", "navn", "mitglied",
        ];
        let last = roll_words::words(head).last()?;
        if NAMES.contains(&last) || people(last).is_some() {
            return Some(Column::Names);
        }
        let here = || (head == "here").then_some(Part::Present);
        let part = part(head).filter(|_| !is_task(last));
        part.or_else(here).map(Column::Whether)
    }
}

/// What the columns of a table say by its head.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    /// Which one has the names, where a head says so.
    names: Option<usize>,
    /// Which ones say whether somebody was there.
    whether: Vec<(usize, Part)>,
    /// Whether the names stand below what they are: `| Present | Absent |`.
    lists: bool,
}

impl Columns {
    pub(super) fn of(head: &str) -> Self {
        let told = cells(head).map(|cell| words(cell).and_then(|words| Column::of(&words)));
        let told: Vec<Option<Column>> = told.collect();
        let names = told.iter().position(|told| *told == Some(Column::Names));
        let whether = told.iter().enumerate().filter_map(|(at, told)| match told {
            Some(Column::Whether(part)) => Some((at, *part)),
            _ => None,
        });
        let mut whether: Vec<_> = whether.collect();
        let lists = names.is_none() && told.len() > 1 && whether.len() == told.len();
        // Names may stand below `Present`.
        if names.is_none() && !lists && whether.first().is_some_and(|(at, _)| *at == 0) {
            whether.clear();
        }
        Columns {
            names,
            whether,
            lists,
        }
    }

    /// Everybody whom a row names, below a label that says what they are.
    pub(super) fn people(&self, below: Part, row: &str) -> Vec<(Part, Named)> {
        let cells: Vec<&str> = cells(row).collect();
        if self.lists {
            let listed = self.whether.iter().filter_map(|(at, part)| {
                let names = named(cells.get(*at)?);
                Some(names.into_iter().map(|one| (*part, one)))
            });
            return listed.flatten().collect();
        }
        let is_name = |at: &usize| {
            let cell = cells[*at];
            let told = self.whether.iter().any(|(whether, _)| whether == at);
            !told && !cell.is_empty() && state(cell).is_none()
        };
        let first = || (0..cells.len()).find(is_name);
        let Some(at) = self.names.filter(|at| *at < cells.len()).or_else(first) else {
            return Vec::new();
        };
        let Some(one) = named(cells[at]).into_iter().next() else {
            return Vec::new();
        };
        let handle = cells.iter().find_map(|cell| cell.strip_prefix('@'));
        let handle = one.handle.clone().or_else(|| handle.map(str::to_owned));
        let remark = self.told(at, &cells).or(one.remark);
        let one = Named {
            handle,
            remark,
            ..one
        };
        vec![(below, one)]
    }

    /// What the cells beside a name say.
    fn told(&self, name: usize, cells: &[&str]) -> Option<Part> {
        let mut found = None;
        for (at, cell) in cells.iter().enumerate().filter(|(at, _)| *at != name) {
            let whether = self.whether.iter().find(|(whether, _)| *whether == at);
            let told = match whether {
                Some((_, Part::Present)) if is_no(cell) => Some(Part::Absent),
                Some((_, Part::Absent)) if !is_no(cell) => {
                    Some(Part::Absent).filter(|_| state(cell) != Some(Part::Absent))
                }
                Some((_, Part::Absent)) => None,
                _ => state(cell).filter(|_| whether.is_some() || cell.len() > 1),
            };
            found = match told {
                Some(Part::Absent) => return told,
                Some(Part::Present) | None => found,
                Some(_) => told,
            };
        }
        found
    }
}

/// Whether a cell of a column of marks has none.
fn is_no(cell: &str) -> bool {
    let empty = |c: char| c.is_whitespace() || "-\u{2013}\u{2014}[]._".contains(c);
    cell.chars().all(empty)
}

/// The cells of a row.
fn cells(row: &str) -> impl Iterator<Item = &str> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    row.strip_suffix('|')
        .unwrap_or(row)
        .split('|')
        .map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_of_people() {
        let rows = [
            ("| Name | Abbr |", "| Ash Tree | AT |", "Present Ash Tree"),
            ("| | |", "| Ash Tree | @ash |", "Present Ash Tree@ash"),
            ("| | |", "| | Ash Tree |", "Present Ash Tree"),
            ("| | |", "| x | Ash Tree |", "Present Ash Tree"),
            ("| | |", "| Ash Tree | x |", "Present Ash Tree"),
            ("| | |", "| Ash Tree | N |", "Present Ash Tree"),
            (
                "| Name | Present |",
                "| Ash Tree | \u{2705} |",
                "Present Ash Tree",
            ),
            (
                "| Name | Present |",
                "| Ash Tree | \u{274c} |",
                "Present Ash Tree+Absent",
            ),
            (
                "| Name | Present |",
                "| Ash Tree | N |",
                "Present Ash Tree+Absent",
            ),
            (
                "| Name | Present |",
                "| Ash Tree |  |",
                "Present Ash Tree+Absent",
            ),
            (
                "| Name | Present |",
                "| Ash Tree | [ ] |",
                "Present Ash Tree+Absent",
            ),
            (
                "| Name | Present |",
                "| Ash Tree | 10:05 |",
                "Present Ash Tree",
            ),
            (
                "| Name | Absent |",
                "| Ash Tree | x |",
                "Present Ash Tree+Absent",
            ),
            ("| Name | Absent |", "| Ash Tree |  |", "Present Ash Tree"),
            (
                "| Name | Status |",
                "| Ash Tree | absent |",
                "Present Ash Tree+Absent",
            ),
            (
                "| Name | Role |",
                "| Ash Tree | chair |",
                "Present Ash Tree+Chair",
            ),
            (
                "| Company | Name | Here |",
                "| Boats | Ash Tree | x |",
                "Present Ash Tree",
            ),
            (
                "| Present | Company |",
                "| Ash Tree | Boats |",
                "Present Ash Tree",
            ),
            (
                "| Present | Absent |",
                "| ash, kim | lea |",
                "Present ash|Present kim|Absent lea",
            ),
            ("| Present |", "| Ash Tree |", "Present Ash Tree"),
            ("", "||", ""),
        ];
        for (head, row, expected) in rows {
            let found = Columns::of(head).people(Part::Present, row);
            let found = found.into_iter().map(|(part, one)| {
                let handle = one
                    .handle
                    .map_or_else(String::new, |handle| format!("@{handle}"));
                let remark = one
                    .remark
                    .map_or_else(String::new, |part| format!("+{part:?}"));
                format!("{part:?} {}{handle}{remark}", one.name)
            });
            let found: Vec<String> = found.collect();
            assert_eq!(found.join("|"), expected, "{head} {row}");
        }
    }

    #[test]
    fn columns_by_their_heads() {
        let columns = [
            ("full name", Some(Column::Names)),
            ("attendees", Some(Column::Names)),
            ("present", Some(Column::Whether(Part::Present))),
            ("attended", Some(Column::Whether(Part::Present))),
            ("absent", Some(Column::Whether(Part::Absent))),
            ("company", None),
            ("chair", None),
        ];
        for (head, expected) in columns {
            assert_eq!(Column::of(head), expected, "{head}");
        }
    }
}
