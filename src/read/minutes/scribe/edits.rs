//! Corrections that are typed into a call: they change the minutes; the log goes on to show what was typed. Lines of a log in,
//! records as the scribe wants them out.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::edit::{Edit, Reach, parse};
use crate::model::log::{LineKind, Log};

/// A said line as the minutes see it.
pub(in crate::read::minutes) struct Record<'l> {
    /// The line it stands in, or the line of the command that put it in.
    pub line: usize,
    /// The line it stands at: its own, or that before which it was put in.
    pub place: usize,
    /// What it says now.
    pub text: Cow<'l, str>,
    /// Whether this is a correction that found nothing.
    pub failed: bool,
}

/// How far back a correction looks, in lines: a limit against hostile logs.
const FAR: usize = 20_000;

/// Bytes that all corrections of a log may search and write together, for the same reason.
const BUDGET: usize = 200_000_000;

/// The messages of a range with all corrections made; those that succeeded are gone.
pub(in crate::read::minutes) fn records(log: &Log, range: Range<usize>) -> Vec<Record<'_>> {
    let said = range.filter(|at| log.lines[*at].kind == LineKind::Message);
    let all: Vec<Record<'_>> = said
        .map(|line| Record {
            line,
            place: line,
            text: Cow::Borrowed(log.text_of(&log.lines[line])),
            failed: false,
        })
        .collect();
    if !all.iter().any(|record| parse(&record.text).is_some()) {
        return all;
    }
    let mut later: Vec<Record<'_>> = all;
    later.reverse();
    let mut done: Vec<Record<'_>> = Vec::new();
    let mut budget = BUDGET;
    while let Some(record) = later.pop() {
        let typed = log.text_of(&log.lines[record.line]);
        let spent = budget == 0;
        match parse(typed).filter(|_| !log.is_bot(&log.lines[record.line])) {
            Some(edit)
                if !spent && apply(&edit, record.line, &mut done, &mut later, &mut budget) => {}
            Some(_) => done.push(Record {
                failed: true,
                ..record
            }),
            None => done.push(record),
        }
    }
    done
}

fn apply<'l>(
    edit: &Edit<'l>,
    line: usize,
    done: &mut Vec<Record<'l>>,
    later: &mut [Record<'l>],
    budget: &mut usize,
) -> bool {
    let from = done.len().saturating_sub(FAR);
    if edit.insert {
        let mut holding = done[from..].iter();
        let at = holding.rposition(|record| holds(edit, record, budget));
        let Some(at) = at.map(|at| from + at) else {
            return false;
        };
        let place = done.get(at).map_or(line, |before| before.place);
        let record = Record {
            line,
            place,
            text: Cow::Borrowed(edit.new),
            failed: false,
        };
        done.insert(at, record);
        return true;
    }
    let mut hits = 0;
    let last = if edit.reach == Reach::All { FAR } else { 0 };
    let ahead = later.iter_mut().rev().take(last);
    for record in done[from..].iter_mut().rev().chain(ahead) {
        if !holds(edit, record, budget) {
            continue;
        }
        record.text = Cow::Owned(record.text.replacen(edit.old, edit.new, 1));
        *budget = budget.saturating_sub(record.text.len());
        hits += 1;
        if edit.reach == Reach::Nearest {
            break;
        }
    }
    hits > 0
}

/// Whether a record holds what an edit looks for; once the budget is spent, none does.
fn holds(edit: &Edit<'_>, record: &Record<'_>, budget: &mut usize) -> bool {
    *budget = budget.saturating_sub(record.text.len() + 16);
    *budget > 0 && !record.failed && record.text.contains(edit.old)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corrections_write_no_more_than_the_budget() {
        let new = "b".repeat(1000);
        for (budget, expected) in [(0, 0), (100, 1), (3000, 3), (BUDGET, 9)] {
            let record = |line| Record {
                line,
                place: line,
                text: Cow::Borrowed("a"),
                failed: false,
            };
            let mut done: Vec<Record<'_>> = (0..9).map(record).collect();
            let edit = Edit {
                insert: false,
                old: "a",
                new: &new,
                reach: Reach::Earlier,
            };
            let made = apply(&edit, 9, &mut done, &mut [], &mut { budget });
            let long = done.iter().filter(|record| record.text.len() > 1);
            assert_eq!((made, long.count()), (expected > 0, expected), "{budget}");
        }
    }
}
