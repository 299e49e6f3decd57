//! The notes of a meeting without what must not be published: what TLP labels take out, parts whose headings say so in words, and what
//! of a chat only some were to read. A
//! file, its text and which of its lines are notes in; the open ones out, and a note and sealed words to the file.

use std::ops::Range;

use super::doubts;
use super::kind::MeetingFile;
use crate::place::{Place, narrow};
use crate::read::log::calls;
use crate::read::tlp::{self, Cut, Mode};
use crate::read::withhold::parts::{self, Part};

/// A text of which some lines are notes.
pub(super) struct Noted<'a> {
    pub(super) text: &'a str,
    pub(super) lines: &'a [Range<usize>],
    /// How its notes are read.
    pub(super) mode: Mode,
    /// Lines of the file above the first.
    pub(super) above: usize,
    /// The parts of it that are not public.
    pub(super) parts: &'a [Part],
}

/// Lines of Markdown without those that a TLP label takes out, and without closed parts; that there were some is told. A label
/// holds until another one comes, whether it stands in a log or beside it.
pub(super) fn open_lines(
    found: &mut MeetingFile,
    noted: &Noted<'_>,
    wanted: impl Fn(usize) -> bool,
) -> String {
    let (text, above) = (noted.text, noted.above);
    let place = Place::new(&found.file, 0, 0);
    let lines: Vec<&str> = noted
        .lines
        .iter()
        .map(|range| &text[range.clone()])
        .collect();
    let taken = tlp::taken(&lines, |index| match wanted(index) {
        true => noted.mode,
        false => Mode::Talk,
    });
    let inside = of_parts(noted);
    let private = calls::private(&lines, &wanted);
    let closes = |at: &usize| taken[*at] && tlp::after(lines[*at]) == Some(true);
    let first = narrow((0..lines.len()).find(closes).unwrap_or(0) + above + 1);
    let passed: Vec<bool> = (0..lines.len())
        .map(|at| taken[at] || inside[at] || private[at] || !wanted(at))
        .collect();
    let spoken = tlp::spoken(&lines, &passed).filter(|_| !found.withheld);
    found.notes.extend(
        spoken.map(|(at, count)| tlp::spoken_note(Place::line(&found.file, at + above), count)),
    );
    let (mut open, mut count) = (String::new(), 0);
    for (index, line) in lines.iter().enumerate() {
        match taken[index] {
            _ if !wanted(index) => {}
            true => {
                found.sealed.text(&place, line);
                count += 1;
            }
            false if inside[index] => {}
            false if private[index] => found.sealed.text(&place, line),
            false => open.extend([*line, "\n"]),
        }
    }
    // That all of it is withheld is told already.
    if count > 0 && !found.withheld {
        let place = Place::new(&found.file, first, 0);
        found.notes.push(tlp::cut_note(place, count, Cut::Notes));
    }
    if let Some(first) = private.iter().position(|private| *private)
        && !found.withheld
    {
        let count = private.iter().filter(|private| **private).count();
        let place = Place::line(&found.file, first + above);
        found.notes.push(doubts::private_note(place, count));
    }
    without_parts(found, &lines, noted);
    open
}

/// Of each line, whether it is of a closed part.
fn of_parts(noted: &Noted<'_>) -> Vec<bool> {
    let mut inside = vec![false; noted.lines.len()];
    for part in noted.parts {
        inside[part.clone()].fill(true);
    }
    inside
}

/// Seals closed parts, and tells of them.
fn without_parts(found: &mut MeetingFile, lines: &[&str], noted: &Noted<'_>) {
    for part in noted.parts {
        parts::seal_part(&mut found.sealed, &found.file, noted.above, lines, part);
        if !found.withheld {
            let place = Place::line(&found.file, noted.above + part.start);
            found.notes.push(parts::part_note(place, part.len()));
        }
    }
}
