//! Tables that say who was at a meeting. The head of a table and its rows in, names and what columns say of them out.

use super::answers::{Answer, answer, state};
use super::labels::{ToldPart, labelled};
use super::lead_words::is_task;
use super::named::{Named, named};
use super::words::{self, Part, is_family, is_given, part, people};
use crate::read::markdown::cells::cells;
use crate::read::markdown::label::words;

/// What a column of a table tells by its head, in lower case: names, or whether they were there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Names,
    Given,
    Family,
    Whether(Part),
}

impl Column {
    fn of(head: &str) -> Option<Self> {
        const NAMES: &[&str] = &[
            "name",
            "names",
            "member",
            "members",
            "person",
            "representative",
            "representatives",
            "who",
            "nombre",
            "nom",
            "nome",
            "naam",
            "namn",
            "navn",
            "mitglied",
            "имя",
            "фио",
            "名前",
            "姓名",
            "氏名",
            "이름",
            "성명",
        ];
        if is_given(head) {
            return Some(Column::Given);
        } else if is_family(head) {
            return Some(Column::Family);
        }
        let last = words::words(head).last()?;
        if NAMES.contains(&last) || people(last).is_some() {
            return Some(Column::Names);
        }
        let here = || (head == "here").then_some(Part::Present);
        let part = part(head).filter(|_| !is_task(last));
        part.or_else(here).map(Column::Whether)
    }
}

/// The first letter of the writings of East Asia.
const EAST: char = '\u{2e80}';

/// What the columns of a table say by its head.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    /// Which one has the names, where a head says so; given ones, where others are those of families.
    names: Option<usize>,
    /// Which one has the names of families.
    families: Option<usize>,
    /// Which ones say whether somebody was there.
    whether: Vec<(usize, Part)>,
    /// Whether the names stand below what they are: `| Present | Absent |`.
    lists: bool,
    /// Whether heads are in a language of East Asia, where a circle says yes and a cross no; elsewhere people tick by either.
    east: bool,
}

impl Columns {
    pub(super) fn of(head: &str) -> Self {
        let told = cells(head).map(|cell| words(cell).and_then(|words| Column::of(&words)));
        let told: Vec<Option<Column>> = told.collect();
        let at = |column: Column| told.iter().position(|told| *told == Some(column));
        let [all, given, families] = [Column::Names, Column::Given, Column::Family].map(at);
        // `Surname | Name`, `Nom | Prénom`
        let (names, families) = match (given, families) {
            (Some(given), families) => (Some(given), families.or(all)),
            (None, Some(families)) if all.is_some() => (all, Some(families)),
            (None, families) => (all.or(families), None),
        };
        let whether = told.iter().enumerate().filter_map(|(at, told)| match told {
            Some(Column::Whether(part)) => Some((at, *part)),
            _ => None,
        });
        let mut whether: Vec<_> = whether.collect();
        let mut names = names;
        let mut lists = names.is_none() && told.len() > 1 && whether.len() == told.len();
        if let Some(both) = both(head) {
            // Marks may stand beside names: `Attendee | Absent`.
            names = names.filter(|at| *at == 0 && whether.len() + 1 == both.len());
            (lists, whether) = (true, both);
        }
        // Names may stand below `Present`.
        if names.is_none() && !lists && whether.first().is_some_and(|(at, _)| *at == 0) {
            whether.clear();
        }
        Columns {
            names,
            families,
            whether,
            lists,
            east: head.contains(|c| c >= EAST),
        }
    }

    /// Whether these are the columns of a roll even where no label says so: names, and what people have.
    pub(super) fn are_of_roll(&self, head: &str) -> bool {
        const OWN: &[&str] = &[
            "affiliation",
            "organization",
            "organisation",
            "institution",
            "company",
            "employer",
            "username",
            "github",
            "gitlab",
            "handle",
        ];
        let last = |cell: &str| {
            let words = words(cell)?;
            let last = words::words(&words).last()?;
            Some(OWN.contains(&last))
        };
        self.names.is_some() && cells(head).any(|cell| last(cell) == Some(true))
    }

    /// Whether a head says which column has the names.
    pub(super) fn tell_names(&self) -> bool {
        self.names.is_some() || self.lists
    }

    /// Everybody whom a row names, below a label that says what they are.
    pub(super) fn people(&self, below: Part, row: &str) -> Vec<(Part, Named)> {
        let cells: Vec<&str> = cells(row).collect();
        let marks = || {
            cells
                .iter()
                .skip(1)
                .all(|cell| is_no(cell) || state(cell).is_some())
        };
        if self.lists && !(self.names.is_some() && marks()) {
            let listed = self.whether.iter().filter_map(|(at, part)| {
                let cell = cells.get(*at).filter(|cell| state(cell).is_none())?;
                Some(named(cell).into_iter().map(|one| (*part, one)))
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
        let mut all = named(cells[at]);
        // Behind a comma may stand where somebody is from.
        all.retain(|one| !one.aside);
        if let (Some(family), [one]) = (self.family(&cells), all.as_mut_slice()) {
            one.name = format!("{} {}", one.name, family.name);
            one.handle = one.handle.take().or(family.handle);
        }
        let alone = all.len() == 1;
        let handle = cells.iter().find_map(|cell| cell.strip_prefix('@'));
        let handle = handle.filter(|_| alone).map(str::to_owned);
        // Whom no answer tells is neither there nor excused.
        let Some(told) = self.told(at, &cells) else {
            return Vec::new();
        };
        let whole = all.into_iter().map(|one| Named {
            handle: one.handle.clone().or_else(|| handle.clone()),
            remark: told.or(one.remark),
            ..one
        });
        whole.map(|one| (below, one)).collect()
    }

    /// The name of the family in a row.
    fn family(&self, cells: &[&str]) -> Option<Named> {
        let cell = cells.get(self.families?)?;
        named(cell).into_iter().next()
    }

    /// What the cells beside a name say; nothing where a column asks whether somebody was there, and no cell answers.
    fn told(&self, name: usize, cells: &[&str]) -> Option<Option<Part>> {
        let (mut found, mut open) = (None, !self.whether.is_empty());
        let beside = |at: &usize| *at != name && Some(*at) != self.families;
        for (at, cell) in cells.iter().enumerate().filter(|(at, _)| beside(at)) {
            let head = self.whether.iter().find(|(whether, _)| *whether == at);
            let told = match head {
                Some((_, head)) => self.answered(*head, cell),
                None => state(cell).filter(|part| cell.len() > 1 && *part != Part::Present),
            };
            open &= told.is_none();
            found = match told {
                Some(Part::Absent) => return Some(told),
                Some(Part::Present) | None => found,
                Some(_) => told,
            };
        }
        (!open).then_some(found)
    }

    /// What a cell says of somebody below a head that asks who was there, or who was not.
    fn answered(&self, head: Part, cell: &str) -> Option<Part> {
        let sign = cell.trim_end_matches('\u{fe0f}');
        let told = match sign {
            "\u{25cb}" | "\u{25ce}" if self.east => Some(Answer::Yes),
            "\u{d7}" if self.east => Some(Answer::No),
            _ if is_no(cell) => Some(Answer::No),
            "A" | "a" if head == Part::Present => Some(Answer::No),
            _ => answer(cell),
        };
        let other = match head {
            Part::Absent => Part::Present,
            _ => Part::Absent,
        };
        told.map(|told| match told {
            Answer::Yes => head,
            Answer::No => other,
            Answer::Is(part) => part,
        })
    }
}

/// What the columns of a table say that has nothing but lists of people, of whom some were there and some were not.
fn both(head: &str) -> Option<Vec<(usize, Part)>> {
    let of_people = |cell: &str| {
        let words = words(cell)?;
        let part = part(&words).or_else(|| people(words::words(&words).last()?))?;
        matches!(part, Part::Present | Part::Absent).then_some(part)
    };
    let parts: Option<Vec<Part>> = cells(head).map(of_people).collect();
    let parts = parts.filter(|parts| {
        [Part::Present, Part::Absent]
            .iter()
            .all(|part| parts.contains(part))
    });
    parts.map(|parts| parts.into_iter().enumerate().collect())
}

/// Whether a cell of a column of marks has none.
fn is_no(cell: &str) -> bool {
    let empty = |c: char| c.is_whitespace() || "-\u{2013}\u{2014}[]._".contains(c);
    cell.chars().all(empty)
}

/// What a row says that begins with a label, and whom it names: `| Chair | Ash Tree |`.
pub(super) fn fields(row: &str) -> impl Iterator<Item = (ToldPart, &str)> {
    let mut label = None;
    cells(row).filter_map(move |cell| {
        let own = words(cell).filter(|words| !words.is_empty());
        let own = own.and_then(|words| labelled(&words));
        let above = std::mem::replace(&mut label, own);
        above
            .filter(|_| own.is_none() && !cell.is_empty())
            .map(|told| (told, cell))
    })
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
            (
                "| Attendees | Apologies |",
                "| Ash Tree | Kim Reed |",
                "Present Ash Tree|Absent Kim Reed",
            ),
            (
                "| Attendees | Apologies |",
                "| | Kim Reed |",
                "Absent Kim Reed",
            ),
            (
                "| Present | Regrets |",
                "| Ash Tree | Kim |",
                "Present Ash Tree|Absent Kim",
            ),
            (
                "| Present | Regrets |",
                "| Ash Tree | - |",
                "Present Ash Tree",
            ),
            (
                "| Attendee | Absent |",
                "| Ash Tree | x |",
                "Present Ash Tree+Absent",
            ),
            (
                "| Attendee | Absent |",
                "| Ash Tree | |",
                "Present Ash Tree",
            ),
            (
                "| Attendee | Present |",
                "| Ash Tree | |",
                "Present Ash Tree+Absent",
            ),
            (
                "| Name | Present |",
                "| Ash Tree | :heavy_check_mark: |",
                "Present Ash Tree",
            ),
            (
                "| Name | Present |",
                "| Ash Tree | :x: |",
                "Present Ash Tree+Absent",
            ),
            ("| Name | Present |", "| Ash Tree | P |", "Present Ash Tree"),
            (
                "| Name | Present |",
                "| Ash Tree | A |",
                "Present Ash Tree+Absent",
            ),
            (
                "| Organization | Representative |",
                "| Boats | Ash Tree |",
                "Present Ash Tree",
            ),
            ("| Present |", "| Ash Tree |", "Present Ash Tree"),
            ("| Nome | Presente |", "| ash | Sim |", "Present ash"),
            (
                "| Nome | Presente |",
                "| ash | N\u{e3}o |",
                "Present ash+Absent",
            ),
            ("| Name | Anwesend |", "| ash | vielleicht |", ""),
            ("| Name | Present |", "| ash | \u{d7} |", ""),
            ("| Name | Present |", "| ash |", ""),
            ("| Name | Present | Votes |", "| ash | perhaps | yes |", ""),
            (
                "| Name | Absent |",
                "| ash | excused |",
                "Present ash+Absent",
            ),
            ("| Name | Absent |", "| ash | no |", "Present ash"),
            ("| 姓名 | 出席 |", "| 张三 | 是 |", "Present 张三"),
            ("| 姓名 | 出席 |", "| 李四 | 否 |", "Present 李四+Absent"),
            ("| 姓名 | 出席 |", "| 李四 | 缺席 |", "Present 李四+Absent"),
            ("| 氏名 | 出席 |", "| 山田 | \u{25cb} |", "Present 山田"),
            (
                "| 氏名 | 出席 |",
                "| 山田 | \u{d7} |",
                "Present 山田+Absent",
            ),
            ("| 会员 | 出席 |", "| 张三 | 到 |", "Present 张三"),
            ("| Wie | Aanwezig |", "| ash | nee |", "Present ash+Absent"),
            (
                "| Aanwezig | Wie |",
                "| nee | Ash Tree |",
                "Present Ash Tree+Absent",
            ),
            (
                "| Given Name | Family Name | Role |",
                "| Ash | Tree | Co-Chair |",
                "Present Ash Tree+Chair",
            ),
            (
                "| Last name | First name | Present |",
                "| No | Kim | x |",
                "Present Kim No",
            ),
            ("| Surname | Name |", "| Tree | Ash |", "Present Ash Tree"),
            (
                "| Nom | Pr\u{e9}nom |",
                "| Tree | Ash |",
                "Present Ash Tree",
            ),
            ("| Vorname | Name |", "| Ash | Tree |", "Present Ash Tree"),
            ("| Surname | Boat |", "| Tree | Heron |", "Present Tree"),
            ("| First name | Last name |", "| Ash | |", "Present Ash"),
            ("| First name | Boat |", "| Ash | Heron |", "Present Ash"),
            (
                "| Name | Role |",
                "| Ash Tree<br>Kim Reed | |",
                "Present Ash Tree|Present Kim Reed",
            ),
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
    fn rows_that_begin_with_labels() {
        let rows = [
            ("| **Chair** | Ash Tree |", "Chair Ash Tree"),
            ("| Present: | Ash, Kim | x |", "Present Ash, Kim"),
            ("| Chair | Ash | Scribe | Kim |", "Chair Ash|Scribe Kim"),
            ("| Present | Absent |", ""),
            ("| Ash Tree | chair |", ""),
            ("| Chair | |", ""),
            ("| Date | 2026-10-08 |", ""),
            ("| Next chair | Ash Tree |", ""),
            ("||", ""),
        ];
        for (row, expected) in rows {
            let found = fields(row).map(|(told, cell)| format!("{:?} {cell}", told.part));
            assert_eq!(found.collect::<Vec<String>>().join("|"), expected, "{row}");
        }
    }

    #[test]
    fn tables_that_are_rolls_by_themselves() {
        let rows = [
            ("| Name | affiliation | username |", true),
            ("| Given name | Surname | Company |", true),
            ("| Name | Boat |", false),
            ("| Boat | Company |", false),
            ("| Item | GitHub |", false),
        ];
        for (head, expected) in rows {
            assert_eq!(Columns::of(head).are_of_roll(head), expected, "{head}");
        }
    }

    #[test]
    fn columns_by_their_heads() {
        let columns = [
            ("full name", Some(Column::Names)),
            ("first name", Some(Column::Given)),
            ("family name", Some(Column::Family)),
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
