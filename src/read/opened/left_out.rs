//! A Markdown text without what must not be published: what a TLP label takes out, and the parts whose headings say so in words.
//! An opened file in, the same with the rest of its body and notes about what is gone out; sealing is the business of others.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDate;

use super::{Opened, printed};
use crate::place::Place;
use crate::read::tlp;
use crate::read::withhold::parts::{self, Part, Weighed};
use crate::report::Note;

impl Opened {
    /// The same without what a TLP label takes out, which is told; a label at the head of the body withholds the record. So with
    /// parts whose headings say on a day that they are not public. What the programs of others never print is left out as well.
    pub fn without_closed(mut self, file: &Arc<str>, today: NaiveDate) -> Self {
        let body = std::mem::take(&mut self.body);
        let place = |at: usize| Place::line(file, self.lines + at);
        let lines: Vec<&str> = body.split_inclusive('\n').collect();
        let parts = parts::closed(&lines, Weighed::Page, today);
        let inside = |at: usize| parts.iter().any(|part: &Part| part.contains(&at));
        let open = tlp::open_lines(&body, self.mode);
        let spoken = open.spoken.filter(|(at, _)| !inside(*at));
        let mut notes: Vec<Note> = Vec::new();
        let head = match open.closed {
            0 => None,
            _ => tlp::closes_page(&body, self.mode),
        };
        if open.closed > 0 {
            notes.push(match head {
                Some(at) => tlp::head_note(place(at), self.mode),
                None => tlp::cut_from(place(open.first), open.closed, self.mode),
            });
        }
        let told = |part: &Part| parts::part_note(place(part.start), part.len());
        notes.extend(parts.iter().map(told));
        notes.extend(spoken.map(|(at, count)| tlp::spoken_note(place(at), count)));
        self.notes
            .extend(notes.into_iter().filter(|_| !self.withheld));
        self.withheld |= head.is_some();
        let left = match parts.is_empty() {
            true => open.text,
            false => without(&lines, &parts, &open.taken),
        };
        let left = match left {
            Cow::Owned(left) => Some(left),
            Cow::Borrowed(_) => None,
        };
        let (body, notes) = printed(file, left.unwrap_or(body), self.lines);
        let notes = notes.into_iter().filter(|_| !self.withheld);
        self.notes.extend(notes);
        self.body = body;
        self
    }
}

/// Lines without those of some parts, and those that are taken anyway.
fn without<'t>(lines: &[&'t str], parts: &[Part], taken: &[bool]) -> Cow<'t, str> {
    let mut left = String::new();
    let mut at = 0;
    for part in parts
        .iter()
        .cloned()
        .chain(std::iter::once(lines.len()..lines.len()))
    {
        let open = (at..part.start).filter(|at| taken.get(*at) != Some(&true));
        left.extend(open.map(|at| lines[at]));
        at = part.end;
    }
    Cow::Owned(left)
}
