//! Lines of a log as lists, cut where a browser is to pass over them, and written by several threads where there are many. A range
//! of lines in, markup appended to the writer's buffer out. What stands in a line is the business of `lines`.

use std::fmt::Write as _;
use std::ops::Range;

use chrono::NaiveDateTime;
use rayon::prelude::*;

use super::lines::{Writer, is_shown};
use crate::model::log::{LineKind, Mark, Presence};

/// Entries of one list: a browser passes over lists that are out of sight.
const LIST: usize = 200;

/// Lists of one text from which on several threads write it: a log of a megabyte is a page that all others wait for.
const MANY_LISTS: usize = 16;

/// Lines that stand in one list: from one that is shown up to where the next list begins.
#[derive(Debug)]
struct List {
    lines: Range<usize>,
    /// How many lines are shown.
    shown: usize,
    /// When the first of them was said.
    first: Option<NaiveDateTime>,
    /// UTC offset of their clock in minutes, where that is known.
    shift: Option<i64>,
}

impl Writer<'_> {
    /// Appends the lines of a range as lists.
    pub(super) fn list(&mut self, range: Range<usize>) {
        let lists = self.lists(range);
        if lists.len() < MANY_LISTS {
            self.out.reserve(size(&lists));
            return lists.iter().for_each(|list| self.write(list));
        }
        let apart = |lists: &[List]| {
            let mut writer = self.beside();
            writer.out.reserve(size(lists));
            lists.iter().for_each(|list| writer.write(list));
            writer.out
        };
        let texts: Vec<String> = lists.par_chunks(MANY_LISTS / 4).map(apart).collect();
        self.out.reserve(texts.iter().map(String::len).sum());
        texts.iter().for_each(|text| self.out.push_str(text));
    }

    /// A writer of the same log that has not written anything.
    fn beside(&self) -> Writer<'_> {
        Writer {
            told: None,
            out: String::new(),
            ..*self
        }
    }

    /// The lists of a range; none of them is empty.
    fn lists(&mut self, range: Range<usize>) -> Vec<List> {
        let mut lists: Vec<List> = Vec::new();
        let (mut at, mut entries) = (range.start, LIST);
        while at < range.end {
            if !is_shown(&self.log.lines[at]) {
                at += 1;
                continue;
            }
            let changes = self.part.utc_offsets.changes(at);
            let changed = lists
                .last()
                .is_some_and(|list| list.shift != self.part.utc_offsets.at(at));
            if entries == LIST || changed {
                // Lines that are not shown do not begin a list, but the first tells its moment from there.
                let from = if lists.is_empty() { range.start } else { at };
                lists.push(List {
                    lines: at..at,
                    shown: 0,
                    first: self.moment(from),
                    shift: self.part.utc_offsets.at(at),
                });
                entries = 0;
            }
            entries += 1;
            let until = changes.map_or(range.end, |line| line.min(range.end));
            let end = self.quiet_run(at, until).max(at + 1);
            let shown = (at..end).filter(|at| is_shown(&self.log.lines[*at]));
            if let Some(list) = lists.last_mut() {
                list.shown += shown.count();
                list.lines.end = end;
            }
            at = end;
        }
        lists
    }

    /// Appends a list.
    fn write(&mut self, list: &List) {
        self.begin(list);
        let mut at = list.lines.start;
        while at < list.lines.end {
            let begins = is_shown(&self.log.lines[at]);
            let run = begins.then(|| self.quiet_run(at, list.lines.end));
            let run = run.filter(|run| *run > at);
            match run {
                Some(run) => self.fold(at..run),
                None => self.line(at),
            }
            at = run.unwrap_or(at + 1);
        }
        self.out.push_str("</ol>\n");
    }

    /// Begins a list, with what a script needs to tell the reader's own time.
    fn begin(&mut self, list: &List) {
        let _ = match list.first.zip(list.shift) {
            Some((from, shift)) => writeln!(
                self.out,
                "<ol class=\"log\" data-from=\"{}\" data-shift=\"{shift}\">",
                from.format("%Y-%m-%dT%H:%M:%S")
            ),
            None => writeln!(self.out, "<ol class=\"log\">"),
        };
    }

    /// When the first line from here on was said that tells; lists are asked in order, and each looks on where the one
    /// before it found something.
    fn moment(&mut self, at: usize) -> Option<NaiveDateTime> {
        if !self
            .told
            .as_ref()
            .is_some_and(|(looked, _)| looked.contains(&at))
        {
            // What comes behind the part is of another meeting.
            let lines = self.log.lines.iter().enumerate().take(self.part.range.end);
            let mut lines = lines.skip(at);
            let found = lines.find_map(|(index, line)| Some((index, line.instant()?)));
            let end = found.map_or(self.part.range.end, |(index, _)| index);
            self.told = Some((at..end + 1, found.map(|(_, moment)| moment)));
        }
        self.told.as_ref().and_then(|(_, moment)| *moment)
    }

    /// The end of a run of presence lines and words to bots (blank ones between count) that begins here; here, if there is
    /// none.
    fn quiet_run(&self, start: usize, end: usize) -> usize {
        let mut last = start;
        for at in start..end {
            let line = &self.log.lines[at];
            match line.kind {
                LineKind::Presence(what) if what != Presence::Announced => last = at + 1,
                LineKind::Message if line.mark == Mark::Aside => last = at + 1,
                LineKind::Blank | LineKind::Prose => {}
                _ => break,
            }
        }
        last
    }
}

/// About how many bytes some lists take.
fn size(lists: &[List]) -> usize {
    lists.iter().map(|list| list.shown * 220).sum()
}
