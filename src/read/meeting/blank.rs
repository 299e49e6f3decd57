//! Whole lines of a log blanked in its text, and sealed. A log and the indexes of its lines in; places and ranges of the text out.
//! Which lines go is decided elsewhere.

use std::ops::Range;

use crate::model::log::{Line, LineKind, Log, line_around};
use crate::model::words::in_one_line;
use crate::place::Place;
use crate::seal::Sealed;

/// Seals the lines that a TLP label takes out of a log.
pub(super) fn seal_closed(log: &Log, sealed: &mut Sealed) {
    let lines = log.lines.iter().enumerate();
    let closed = lines.filter(|(_, line)| line.kind == LineKind::Redacted);
    for (at, _) in closed {
        sealed.text(&place(log, at), &log.text[whole_line(log, at)]);
    }
}

/// Where a line of a log stands.
pub(super) fn place(log: &Log, at: usize) -> Place {
    Place::line(&log.file, at)
}

/// The physical line, or lines, that something said stands in.
pub(super) fn whole_line(log: &Log, at: usize) -> Range<usize> {
    let span = &log.lines[at].text;
    let (start, end) = (span.start as usize, span.end as usize);
    line_around(&log.text, start).start..line_around(&log.text, end).end
}

/// Blanks in place of everything in some ranges.
pub(super) fn blank(text: &mut String, ranges: &[Range<usize>]) {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    let mut ranges: Vec<&Range<usize>> = ranges.iter().collect();
    ranges.sort_by_key(|range| range.start);
    for range in ranges.into_iter().filter(|range| range.end > range.start) {
        let start = range.start.max(done);
        out.push_str(&text[done..start]);
        out.extend(std::iter::repeat_n(' ', range.end.saturating_sub(start)));
        done = range.end.max(done);
    }
    out.push_str(&text[done..]);
    *text = out;
}

/// Who says a line, and what; none of a line without words.
pub(super) fn said(log: &Log, line: &Line) -> Option<(String, String)> {
    let words = in_one_line(log.text_of(line));
    let nick = log.nick_of(line).map(|nick| nick.name.to_lowercase());
    (!words.is_empty()).then(|| (nick.unwrap_or_default(), words))
}
