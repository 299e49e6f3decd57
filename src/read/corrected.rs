//! What corrections that people type are about. The texts of lines in, in their order; for each line that a correction changes what
//! it says before and after, out. A correction is about the nearest line before it that holds its old words, as that line reads
//! by then; where none does, about the nearest that holds them in letters of another case, or that they fit as a pattern. Nothing
//! is changed here.
//!
//! `minutes::scribe::edits` makes the corrections of minutes, and shares nothing with this: it reads as scribe.perl does and says
//! which of them failed, this reads everything that may be a correction to anybody, and of two readings loses neither.

mod change;
mod index;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use crate::model::edit::{Edit, Pattern, Reach, Typed};
pub(super) use change::{Change, Said};
use index::{Index, MOST_WORDS};

/// Bytes that are read and written again: a limit against hostile texts.
const MOST_BYTES: usize = 8_000_000;

/// Words that are found in lines and remembered: another.
const MOST_HITS: usize = 4_000_000;

/// What each change costs beside its bytes.
const CHANGE: usize = 64;

/// Goes through the corrections among some lines, and tells every change. Given back are the lines of those whose own lines would
/// take too long to find.
pub(super) fn follow(said: &[Said<'_>], hear: &mut dyn FnMut(&Change<'_>)) -> Vec<usize> {
    let lines = said.iter().enumerate();
    let typed = lines.flat_map(|(line, said)| said.typed().map(move |typed| (line, typed)));
    let typed: Vec<(usize, Typed<'_>)> = typed.collect();
    if typed.is_empty() {
        return Vec::new();
    }
    let mut lost = match Walk::new(said, &typed) {
        Some((mut walk, corrections)) => walk.go(&corrections, hear),
        None => typed.into_iter().map(|(line, _)| line).collect(),
    };
    lost.sort_unstable();
    lost.dedup();
    lost
}

/// A correction on its way.
#[derive(Clone, Copy)]
struct Correction<'t> {
    line: usize,
    start: usize,
    edit: Edit<'t>,
    strict: bool,
    /// The number of its old words among those of all.
    word: usize,
}

/// How the old words of a correction are found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Exactly,
    AsPattern,
}

/// The lines as they read by now.
struct Walk<'t> {
    said: &'t [Said<'t>],
    texts: Vec<Cow<'t, str>>,
    patterns: Vec<Option<Pattern>>,
    exact: Index,
    folded: Index,
    /// The corrections that change what comes later, by their words.
    ahead: Vec<Vec<Correction<'t>>>,
    /// The nearest line that held each word and does so no longer.
    held: Vec<Option<usize>>,
    bytes_left: usize,
    hits_left: usize,
}

impl<'t> Walk<'t> {
    fn new(
        said: &'t [Said<'t>],
        typed: &[(usize, Typed<'t>)],
    ) -> Option<(Self, Vec<Correction<'t>>)> {
        let mut words = HashMap::new();
        let mut each: Vec<&str> = Vec::new();
        let mut size = 0;
        let mut correction = |(line, typed): &(usize, Typed<'t>)| Correction {
            line: *line,
            start: typed.at,
            edit: typed.edit,
            strict: typed.strict,
            word: *words.entry(typed.edit.old).or_insert_with(|| {
                size += typed.edit.old.len();
                each.push(typed.edit.old);
                each.len() - 1
            }),
        };
        let corrections: Vec<Correction<'_>> = typed.iter().map(&mut correction).collect();
        if size > MOST_WORDS {
            return None;
        }
        let patterns: Vec<Option<Pattern>> = each.iter().map(|old| Pattern::of(old)).collect();
        let longest = patterns.iter().map(|fits| Some(fits.as_ref()?.longest()));
        let walk = Walk {
            said,
            texts: said.iter().map(|said| Cow::Borrowed(said.text)).collect(),
            exact: Index::of(each.iter().map(|old| Some(*old)), false)?,
            folded: Index::of(longest, true)?,
            ahead: vec![Vec::new(); each.len()],
            held: vec![None; each.len()],
            patterns,
            bytes_left: MOST_BYTES,
            hits_left: MOST_HITS,
        };
        Some((walk, corrections))
    }

    /// Gives back the lines of corrections that could not be followed to the end.
    fn go(
        &mut self,
        corrections: &[Correction<'t>],
        hear: &mut dyn FnMut(&Change<'_>),
    ) -> Vec<usize> {
        let mut rest = corrections;
        let mut lost = Vec::new();
        for line in 0..self.texts.len() {
            let own = rest.iter().take_while(|known| known.line == line).count();
            let (here, later) = rest.split_at(own);
            rest = later;
            // The last first: what one that is read up to the end of the line puts in holds those behind it.
            let mut made = false;
            for typed in here.iter().rev() {
                made |= self.correct(*typed, hear);
            }
            lost.extend((own > 0 && self.is_spent()).then_some(line));
            // What looks like a correction and is about nothing is talk.
            if !made && !here.iter().any(|typed| typed.strict) {
                self.pass(line, hear);
            }
        }
        if self.is_spent() {
            lost.extend(self.ahead.iter().flatten().map(|typed| typed.line));
        }
        lost
    }

    fn is_spent(&self) -> bool {
        self.bytes_left == 0 || self.hits_left == 0
    }

    /// Remembers what a line says, once what is typed before has changed it.
    fn pass(&mut self, line: usize, hear: &mut dyn FnMut(&Change<'_>)) {
        if self.is_spent() {
            return;
        }
        for word in self.remember(line) {
            for which in 0..self.ahead[word].len() {
                let typed = self.ahead[word][which];
                let own = typed.line == line;
                if !own && !self.change(typed, line, Way::Exactly, hear) {
                    self.change(typed, line, Way::AsPattern, hear);
                }
            }
        }
    }

    /// Remembers which words a line holds, and tells them.
    fn remember(&mut self, line: usize) -> Vec<usize> {
        let (text, from) = (&*self.texts[line], self.said[line].from);
        let mut found = self.exact.remember(line, text, from, &mut self.hits_left);
        found.extend(self.folded.remember(line, text, from, &mut self.hits_left));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Does what a correction says to the lines before it; whether it did anything.
    fn correct(&mut self, typed: Correction<'t>, hear: &mut dyn FnMut(&Change<'_>)) -> bool {
        let made = self.correct_by(typed, Way::Exactly, hear)
            || self.correct_by(typed, Way::AsPattern, hear)
            || self.quote(typed, hear);
        if typed.edit.reach == Reach::All {
            self.ahead[typed.word].push(typed);
        }
        made
    }

    fn correct_by(
        &mut self,
        typed: Correction<'t>,
        way: Way,
        hear: &mut dyn FnMut(&Change<'_>),
    ) -> bool {
        if typed.edit.reach != Reach::Nearest {
            let lines = std::mem::take(self.holders(typed.word, way));
            self.held[typed.word] = self.held[typed.word].max(lines.last().copied());
            let mut made = false;
            for line in lines {
                made |= self.change(typed, line, way, hear);
            }
            return made;
        }
        while let Some(line) = self.holders(typed.word, way).last().copied() {
            self.held[typed.word] = self.held[typed.word].max(Some(line));
            if self.is_spent() || self.change(typed, line, way, hear) {
                return true;
            }
            self.holders(typed.word, way).pop_last();
        }
        false
    }

    /// Tells of a correction that comes too late what it quotes: a line as it was typed. It changes nothing.
    fn quote(&mut self, typed: Correction<'t>, hear: &mut dyn FnMut(&Change<'_>)) -> bool {
        let Some(line) = self.held[typed.word].filter(|_| !self.is_spent()) else {
            return false;
        };
        let Said { text, from } = self.said[line];
        self.bytes_left = self.bytes_left.saturating_sub(text.len() + CHANGE);
        let mut ways = [Way::Exactly, Way::AsPattern].into_iter();
        let place = ways.find_map(|way| self.place(&typed, &text[from..], way));
        if let Some((at, length)) = place {
            hear(&Change {
                edit: typed.line,
                start: typed.start,
                line,
                before: text,
                after: text,
                old: &text[from + at..][..length],
                at: from + at,
                gone: length,
                came: length,
            });
        }
        place.is_some()
    }

    fn holders(&mut self, word: usize, way: Way) -> &mut BTreeSet<usize> {
        match way {
            Way::Exactly => &mut self.exact.holders[word],
            Way::AsPattern => &mut self.folded.holders[word],
        }
    }

    /// Where the old words of a correction stand in a text.
    fn place(&self, typed: &Correction<'t>, text: &str, way: Way) -> Option<(usize, usize)> {
        let old = typed.edit.old;
        match way {
            Way::Exactly => text.find(old).map(|at| (at, old.len())),
            Way::AsPattern => {
                let fits = self.patterns[typed.word].as_ref()?.find(text)?;
                Some((fits.start, fits.len()))
            }
        }
    }

    /// Changes a line; whether it held the words.
    fn change(
        &mut self,
        typed: Correction<'t>,
        line: usize,
        way: Way,
        hear: &mut dyn FnMut(&Change<'_>),
    ) -> bool {
        let (before, from, edit) = (&self.texts[line], self.said[line].from, typed.edit);
        let cost = before.len() + edit.new.len() + CHANGE;
        self.bytes_left = self.bytes_left.saturating_sub(cost);
        if self.bytes_left == 0 {
            return false;
        }
        let Some((held, length)) = self.place(&typed, &before[from..], way) else {
            return false;
        };
        // What is put in stands above.
        let (at, gone, end) = match edit.insert {
            true => (from, 0, "\n"),
            false => (from + held, length, ""),
        };
        let after = [&before[..at], edit.new, end, &before[at + gone..]].concat();
        hear(&Change {
            edit: typed.line,
            start: typed.start,
            line,
            before,
            after: &after,
            old: &before[from + held..][..length],
            at,
            gone,
            came: edit.new.len(),
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
        let rows: [(&[&str], &[&str]); 17] = [
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
            (&["a boat", "s,boat,ship,"], &["1>0 a ship"]),
            (&["Boat", "boat", "no", "s/boat/ship/"], &["3>1 ship"]),
            (&["BOAT", "no", "S#boat#ship#"], &["2>0 ship"]),
            (&["a=b c", "s/A=.*/a=d/"], &["1>0 a=d"]),
            (&["a/b c", r"s/a\/b/d/"], &["1>0 d c", "1>0 a/b c"]),
            (&["boat", "s/x/y/, s/boat/ship/"], &["1>0 ship"]),
            (
                &["Boat", "boot", "s/bo.t/ship/g"],
                &["2>0 ship", "2>1 ship"],
            ),
            (&["s,BOAT,ship,G", "no boat"], &["0>1 no ship"]),
            (
                &["boat", "s/boat/ship/", "s,Boat,raft,"],
                &["1>0 ship", "2>0 boat"],
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
        assert!(bytes < 2 * MOST_BYTES && lost.len() > 1900 && lost.ends_with(&[3999]));
    }

    #[test]
    fn corrections_of_all_that_follows_are_lost_with_the_rest() {
        let mut texts = vec!["s/quokka/wombat/G".to_owned()];
        texts.extend(vec!["a ".repeat(100); 2000]);
        texts.extend(vec!["s/a/a a a/g".to_owned(); 2000]);
        texts.push("a quokka".to_owned());
        let said = texts.iter().map(|text| Said { text, from: 0 });
        let lost = follow(&said.collect::<Vec<_>>(), &mut |_| {});
        assert_eq!(lost.first(), Some(&0));
    }
}
