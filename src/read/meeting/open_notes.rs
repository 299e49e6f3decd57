//! The notes of a meeting without what TLP labels take out. A file, its text and which of its lines are notes in; the open ones out,
//! and a note and sealed words to the file.

use std::ops::Range;

use super::kind::MeetingFile;
use crate::place::{Place, narrow};
use crate::read::tlp::{self, Cut, Mode};

/// Lines of Markdown without those that a TLP label takes out; that there were some is told. A label holds until another one
/// comes, whether it stands in a log or beside it.
pub(super) fn open_lines(
    found: &mut MeetingFile,
    text: &str,
    lines: &[Range<usize>],
    mode: Mode,
    above: usize,
    wanted: impl Fn(usize) -> bool,
) -> String {
    let place = Place::new(&found.file, 0, 0);
    let lines: Vec<&str> = lines.iter().map(|range| &text[range.clone()]).collect();
    let taken = tlp::taken(&lines, |index| match wanted(index) {
        true => mode,
        false => Mode::Talk,
    });
    let closes = |at: &usize| taken[*at] && tlp::after(lines[*at]) == Some(true);
    let first = narrow((0..lines.len()).find(closes).unwrap_or(0) + above + 1);
    let passed: Vec<bool> = (0..lines.len())
        .map(|at| taken[at] || !wanted(at))
        .collect();
    let spoken = tlp::spoken(&lines, &passed).filter(|_| !found.withheld);
    found.notes.extend(spoken.map(|(at, count)| {
        tlp::spoken_note(Place::new(&found.file, narrow(at + above + 1), 0), count)
    }));
    let (mut open, mut count) = (String::new(), 0);
    for (index, line) in lines.into_iter().enumerate() {
        match taken[index] {
            _ if !wanted(index) => {}
            true => {
                found.sealed.text(&place, line);
                count += 1;
            }
            false => open.extend([line, "\n"]),
        }
    }
    // That all of it is withheld is told already.
    if count > 0 && !found.withheld {
        let place = Place::new(&found.file, first, 0);
        found.notes.push(tlp::cut_note(place, count, Cut::Notes));
    }
    open
}
