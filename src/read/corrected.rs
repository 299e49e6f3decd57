//! What corrections that people type are about. The texts of lines in, in their order; for each line that a correction changes what
//! it says before and after, out. A correction is about the nearest line before it that holds its old words, as that line reads
//! by then. Nothing is changed here.

use std::borrow::Cow;
use std::collections::HashMap;

use aho_corasick::AhoCorasick;

use crate::model::edit::{self, Edit, Reach};

/// A line, and where in it somebody's words begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'t> {
    pub(super) text: &'t str,
    pub(super) from: usize,
}

/// What a correction does to a line.
pub(super) struct Change<'c> {
    /// The line of the correction.
    pub(super) edit: usize,
    /// The line that it changes.
    pub(super) line: usize,
    /// What that says before and after.
    pub(super) before: &'c str,
    pub(super) after: &'c str,
    /// The words by which it finds the line.
    pub(super) old: &'c str,
    /// Where they differ, how many bytes are gone and how many came.
    pub(super) at: usize,
    pub(super) gone: usize,
    pub(super) came: usize,
}

/// Bytes that are read and written again, and lines that are remembered: limits against hostile texts.
const BYTES: usize = 8_000_000;
const LINES: usize = 2_000_000;

/// Bytes of all that corrections of a text look for.
const WORDS: usize = 500_000;

/// What each change costs beside its bytes.
const CHANGE: usize = 64;

/// Goes through the corrections among some lines, and tells every change. Given back are those whose lines would take too long to
/// find.
pub(super) fn follow(said: &[Said<'_>], hear: &mut dyn FnMut(&Change<'_>)) -> Vec<usize> {
    let lines = said.iter().enumerate();
    let typed = lines.filter_map(|(at, said)| {
        let (_, edit) = edit::within(&said.text[said.from..])?;
        Some((at, edit))
    });
    let typed: Vec<(usize, Edit<'_>)> = typed.collect();
    if typed.is_empty() {
        return Vec::new();
    }
    match Walk::new(said, &typed) {
        Some(mut walk) => walk.go(&typed, hear),
        None => typed.into_iter().map(|(at, _)| at).collect(),
    }
}

/// The lines as they read by now.
struct Walk<'t> {
    said: &'t [Said<'t>],
    texts: Vec<Cow<'t, str>>,
    /// Looks for the old words of all corrections at once.
    search: AhoCorasick,
    /// Which of them each correction has.
    words: HashMap<&'t str, usize>,
    /// The lines that hold each of them, in order; some may do so no longer.
    holders: Vec<Vec<usize>>,
    /// The corrections that change what comes later, by their words.
    ahead: Vec<Vec<(usize, Edit<'t>)>>,
    bytes: usize,
    lines: usize,
}

impl<'t> Walk<'t> {
    fn new(said: &'t [Said<'t>], typed: &[(usize, Edit<'t>)]) -> Option<Self> {
        let mut words = HashMap::new();
        let mut each: Vec<&str> = Vec::new();
        for (_, edit) in typed {
            words.entry(edit.old).or_insert_with(|| {
                each.push(edit.old);
                each.len() - 1
            });
        }
        let size: usize = each.iter().map(|word| word.len()).sum();
        let search = (size <= WORDS).then(|| AhoCorasick::new(&each).ok());
        Some(Walk {
            said,
            texts: said.iter().map(|said| Cow::Borrowed(said.text)).collect(),
            search: search??,
            words,
            holders: vec![Vec::new(); each.len()],
            ahead: vec![Vec::new(); each.len()],
            bytes: BYTES,
            lines: LINES,
        })
    }

    /// Gives back the corrections that could not be followed to the end.
    fn go(&mut self, typed: &[(usize, Edit<'t>)], hear: &mut dyn FnMut(&Change<'_>)) -> Vec<usize> {
        let mut typed = typed.iter().peekable();
        let mut lost = Vec::new();
        for line in 0..self.texts.len() {
            if let Some((at, edit)) = typed.next_if(|(at, _)| *at == line) {
                self.correct(*at, *edit, hear);
                lost.extend(self.is_spent().then_some(*at));
            } else if !self.is_spent() {
                for word in self.remember(line) {
                    for which in 0..self.ahead[word].len() {
                        let (at, edit) = self.ahead[word][which];
                        self.change(at, edit, line, hear);
                    }
                }
            }
        }
        lost
    }

    fn is_spent(&self) -> bool {
        self.bytes == 0 || self.lines == 0
    }

    /// Remembers which words a line holds, and tells them.
    fn remember(&mut self, line: usize) -> Vec<usize> {
        let from = self.said[line].from;
        let mut found = Vec::new();
        for hit in self.search.find_overlapping_iter(&*self.texts[line]) {
            if self.lines == 0 {
                break;
            }
            self.lines -= 1;
            let word = hit.pattern().as_usize();
            let known = &mut self.holders[word];
            let place = known.partition_point(|held| *held < line);
            if hit.start() >= from && known.get(place) != Some(&line) {
                known.insert(place, line);
                found.push(word);
            }
        }
        found
    }

    /// Does what a correction says to the lines before it.
    fn correct(&mut self, at: usize, edit: Edit<'t>, hear: &mut dyn FnMut(&Change<'_>)) {
        let word = self.words.get(edit.old).copied().unwrap_or_default();
        if edit.reach == Reach::Nearest {
            while let Some(line) = self.holders[word].last().copied() {
                if self.is_spent() || self.change(at, edit, line, hear) {
                    return;
                }
                self.holders[word].pop();
            }
            return;
        }
        for line in std::mem::take(&mut self.holders[word]) {
            self.change(at, edit, line, hear);
        }
        if edit.reach == Reach::All {
            self.ahead[word].push((at, edit));
        }
    }

    /// Changes a line; whether it held the words.
    fn change(
        &mut self,
        edit: usize,
        typed: Edit<'t>,
        line: usize,
        hear: &mut dyn FnMut(&Change<'_>),
    ) -> bool {
        let (before, from) = (&self.texts[line], self.said[line].from);
        let cost = before.len() + typed.new.len() + CHANGE;
        self.bytes = self.bytes.saturating_sub(cost);
        let held = before[from..].find(typed.old).filter(|_| self.bytes > 0);
        let Some(held) = held else {
            return false;
        };
        // What is put in stands above.
        let (at, gone, end) = match typed.insert {
            true => (from, 0, "\n"),
            false => (from + held, typed.old.len(), ""),
        };
        let after = [&before[..at], typed.new, end, &before[at + gone..]].concat();
        hear(&Change {
            edit,
            line,
            before,
            after: &after,
            old: typed.old,
            at,
            gone,
            came: typed.new.len(),
        });
        self.texts[line] = Cow::Owned(after);
        self.remember(line);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_corrections_are_about() {
        let rows: [(&[&str], &[&str]); 8] = [
            (&["a boat", "a boot", "s/boat/ship/"], &["2>0 a ship"]),
            (&["boat", "boat", "s/boat/ship/"], &["2>1 ship"]),
            (
                &[
                    "boat",
                    "boat",
                    "s/boat/ship/",
                    "s/boat/ship/",
                    "s/ship/raft/",
                ],
                &["2>1 ship", "3>0 ship", "4>1 raft"],
            ),
            (
                &["boat", "boat", "s/boat/ship/g"],
                &["2>0 ship", "2>1 ship"],
            ),
            (&["s/boat/ship/G", "boat", "no"], &["0>1 ship"]),
            (
                &["boat", "i/boat/Topic: x/", "s/x/y/"],
                &["1>0 Topic: x\nboat", "2>0 Topic: y\nboat"],
            ),
            (&["boat", "s/ship/raft/", "s/raft/x/"], &[]),
            (
                &["boat", "oops, s/boat/ship/", "s/ship/oops/"],
                &["1>0 ship", "2>0 oops"],
            ),
        ];
        for (lines, expected) in rows {
            let said = lines.iter().map(|text| Said { text, from: 0 });
            let mut heard = Vec::new();
            let lost = follow(&said.collect::<Vec<_>>(), &mut |change| {
                heard.push(format!("{}>{} {}", change.edit, change.line, change.after));
            });
            assert_eq!(
                (heard, lost),
                (
                    expected.iter().map(|told| (*told).to_owned()).collect(),
                    Vec::new()
                ),
                "{lines:?}"
            );
        }
    }

    #[test]
    fn corrections_without_end_are_lost_and_cost_no_more() {
        let mut texts = vec!["a ".repeat(100); 2000];
        texts.extend(vec!["s/a/a a a/g".to_owned(); 2000]);
        let said = texts.iter().map(|text| Said { text, from: 0 });
        let said: Vec<Said<'_>> = said.collect();
        let mut bytes = 0;
        let lost = follow(&said, &mut |change| bytes += change.after.len());
        assert!(bytes < 2 * BYTES && lost.len() > 1900 && lost.ends_with(&[3999]));
    }
}
