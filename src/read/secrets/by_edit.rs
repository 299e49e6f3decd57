//! Secrets that come about where somebody corrects a line, or that a correction quotes. Lines as they were typed in; which of them
//! tell a secret, and where, out.

use std::collections::{HashMap, HashSet, VecDeque};
use std::ops::Range;

use memchr::memchr;

use crate::model::edit;
use crate::model::secret::Secret;
use crate::read::corrected::{Change, Said, follow};
use crate::read::finder::finder;

/// Bytes of a line in which the name of whoever speaks ends.
const HEAD: usize = 80;

/// Corrections of a line that are remembered, the last ones: a limit against hostile texts.
const RECENT: usize = 64;

/// What tells a secret: a correction as a whole, or what stands behind a name that somebody corrected, each with its line.
pub(super) fn found(lines: &[&str], allowed: &[String]) -> Vec<(usize, Secret)> {
    let said = lines.iter().map(|text| Said {
        text,
        from: head(text),
    });
    let said: Vec<Said<'_>> = said.collect();
    let mut search = Search {
        said: &said,
        allowed,
        made: HashMap::new(),
        told: Vec::new(),
    };
    search.in_new_words();
    let lost = follow(&said, &mut |change| search.hear(change));
    // Whatever it may be about: what looks like a password is taken for one.
    for line in lost {
        let typed = said[line].typed();
        let words = typed.flat_map(|typed| [typed.edit.old, typed.edit.new]);
        let alone = |word: &str| format!("password={word}");
        let mut kinds =
            words.filter_map(|word| Some(super::found(&alone(word), allowed).first()?.kind));
        if let (Some(kind), Some(first)) = (kinds.next(), said[line].typed().next()) {
            search.tell(line, first.at, kind);
        }
    }
    search.told
}

/// The same in a text of many lines.
pub(super) fn in_text(text: &str, allowed: &[String]) -> Vec<Secret> {
    if !edit::may_be_in(text) {
        return Vec::new();
    }
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        start += line.len();
        (start - line.len(), line)
    });
    let (starts, lines): (Vec<usize>, Vec<&str>) = lines.unzip();
    let told = found(&lines, allowed).into_iter();
    let whole = told.map(|(line, secret)| Secret {
        range: starts[line] + secret.range.start..starts[line] + secret.range.end,
        ..secret
    });
    whole.collect()
}

/// What is known while corrections are followed.
struct Search<'s> {
    said: &'s [Said<'s>],
    allowed: &'s [String],
    /// The corrections that made a line what it is, by their lines and where they begin in them.
    made: HashMap<usize, VecDeque<(usize, usize)>>,
    told: Vec<(usize, Secret)>,
}

impl Search<'_> {
    /// What the new words alone tell: in their line the old ones may stand for the secret, as in `s/key=.*/key=…/`.
    fn in_new_words(&mut self) {
        for (line, said) in self.said.iter().enumerate() {
            for typed in said.typed() {
                let start = typed.new_at();
                let secrets = super::found(typed.edit.new, self.allowed).into_iter();
                self.told.extend(secrets.map(|secret| {
                    let range = start + secret.range.start..start + secret.range.end;
                    (line, Secret { range, ..secret })
                }));
            }
        }
    }

    fn hear(&mut self, change: &Change<'_>) {
        let was = super::found(change.before, self.allowed);
        let is = super::found(change.after, self.allowed);
        let inside = touched(&was, change.at, change.gone).or(touched(&is, change.at, change.came));
        if let Some(kind) = inside {
            self.tell(change.edit, change.start, kind);
        }
        let known: HashSet<&str> = texts(&was, change.before).collect();
        let new = is.iter().zip(texts(&is, change.after));
        // What this correction alone puts in is told with it.
        let came = &change.after[change.at..][..change.came];
        let new = new
            .filter(|(_, text)| !text.is_empty() && !known.contains(text) && !came.contains(text));
        let new: Vec<(&str, &'static str)> =
            new.map(|(secret, text)| (text, secret.kind)).collect();
        self.new_ones(change.line, &new);
        let made = self.made.entry(change.line).or_default();
        made.push_back((change.edit, change.start));
        if made.len() > RECENT {
            made.pop_front();
        }
    }

    /// What a line tells since now: it stands in the line as that was typed, or corrections before put it together.
    fn new_ones(&mut self, line: usize, new: &[(&str, &'static str)]) {
        if new.is_empty() {
            return;
        }
        let Some(search) = finder(new.iter().map(|(text, _)| text), false) else {
            return;
        };
        let mut typed = HashSet::new();
        for hit in search.find_iter(self.said[line].text) {
            let (text, kind) = new[hit.pattern().as_usize()];
            typed.insert(text);
            let range = hit.range();
            self.told.push((line, Secret { range, kind }));
        }
        let untyped = |(text, _): &&(&str, &str)| !typed.contains(text);
        if !new.iter().any(|new| untyped(&new)) {
            return;
        }
        for (edit, start) in self.made.remove(&line).into_iter().flatten() {
            for (text, kind) in new.iter().filter(untyped) {
                let mut all = self.said[edit].typed().filter(|typed| typed.at == start);
                let part =
                    |new: &str| !new.is_empty() && (new.contains(text) || text.contains(new));
                if all.any(|typed| part(typed.edit.new)) {
                    self.tell(edit, start, kind);
                }
            }
        }
    }

    /// A correction as it was typed, up to the end of its line.
    fn tell(&mut self, line: usize, start: usize, kind: &'static str) {
        let range = start..self.said[line].text.trim_end().len();
        self.told.push((line, Secret { range, kind }));
    }
}

/// Where the words of somebody begin in a line of a log, as far as that is plain to see.
fn head(line: &str) -> usize {
    let bytes = &line.as_bytes()[..line.len().min(HEAD)];
    let open = memchr(b'<', bytes).unwrap_or(HEAD);
    let head = memchr(b'>', bytes).filter(|end| *end > open);
    let head = head.map_or(0, |end| end + 1);
    let early = edit::within(line).is_some_and(|(at, _)| at < head);
    if early { 0 } else { head }
}

/// What a secret looks like that has some bytes of a text.
fn touched(secrets: &[Secret], at: usize, length: usize) -> Option<&'static str> {
    let touches = |range: &Range<usize>| range.start < at + length && at < range.end;
    let mut inside = secrets.iter().filter(|secret| touches(&secret.range));
    inside.next().map(|secret| secret.kind)
}

fn texts<'t>(secrets: &[Secret], text: &'t str) -> impl Iterator<Item = &'t str> {
    let ranges = secrets.iter().map(|secret| secret.range.clone());
    ranges.map(|range| text.get(range).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::secret;

    #[test]
    fn secrets_that_come_about_by_corrections() {
        let rows = [
            (
                "<kim> DB_PASSWORD=abc\n<kim> s/=abc/=Kx9canaryfive7/\n",
                "<kim> DB_PASSWORD=abc\n<kim> (password in a setting removed)\n",
            ),
            (
                "<kim> DB_PASSWORD=Kx9canaryfive7\n<ash> hm\n<kim> oops, s/five7/six8/",
                "<kim> DB_PASSWORD=(password in a setting removed)\n<ash> hm\n<kim> oops, (password in a setting removed)",
            ),
            (
                "<kim> DB_PASWORD=Kx9canaryfive7\n<kim> s/PASW/PASSW/",
                "<kim> DB_PASWORD=(password in a setting removed)\n<kim> s/PASW/PASSW/",
            ),
            (
                "<kim> DB_PASSWORD=abc\n<kim> s/abc/Kx/\n<kim> s/Kx/Kx9canaryfive7/g",
                "<kim> DB_PASSWORD=abc\n<kim> s/abc/Kx/\n<kim> (password in a setting removed)",
            ),
            (
                "<kim> DB_PASSWORD=Kx9canaryfive7 is teh one\n<kim> s/teh/the/",
                "<kim> DB_PASSWORD=(password in a setting removed) is teh one\n<kim> s/teh/the/",
            ),
            (
                "<kim> a boat\n<kim> s/boat/ship7x/",
                "<kim> a boat\n<kim> s/boat/ship7x/",
            ),
            (
                "<kim> PASWD=x\n<kim> s/x/Kx9canaryfive7/\n<kim> s/PASWD/PASSWD/",
                "<kim> PASWD=x\n<kim> (password in a setting removed)\n<kim> s/PASWD/PASSWD/",
            ),
            (
                "<kim> DB_PASSWORD=abc\n<kim> s,abc,Kx9canaryfive7,",
                "<kim> DB_PASSWORD=abc\n<kim> (password in a setting removed)",
            ),
            (
                "<kim> DB_PASSWORD=ABC\n<kim> S#abc#Kx9canaryfive7#",
                "<kim> DB_PASSWORD=ABC\n<kim> (password in a setting removed)",
            ),
            (
                "<kim> DB_PASSWORD=abc\n<kim> s/teh/the/, s/abc/Kx9canaryfive7/",
                "<kim> DB_PASSWORD=abc\n<kim> s/teh/the/, (password in a setting removed)",
            ),
            (
                "<kim> s/PASSWORD=.*/PASSWORD=Kx9canaryfive7/",
                "<kim> s/PASSWORD=.*/PASSWORD=(password in a setting removed)/",
            ),
        ];
        for (text, expected) in rows {
            let mut all = super::super::found(text, &[]);
            all.extend(in_text(text, &[]));
            let masked = secret::masked(text, &secret::in_order(all));
            assert_eq!(masked.as_deref().unwrap_or(text), expected);
        }
    }
}
