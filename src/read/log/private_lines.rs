//! Private lines of a log that bear no stamp, so that only the rest of the log tells them from words that people set apart. The lines of a
//! log in, the same with those taken out; what forms there are is the business of `private`.

use hashbrown::HashSet;

use super::dialect::{Dialect, Timing};
use super::private::marked;
use super::reader::Reader;
use crate::model::log::{Line, LineKind};

/// Takes out what bears no stamp and looks private, as far as the log bears that out: it is of somebody who is here, in a log whose
/// lines have stamps, or other lines are private beyond doubt.
pub(super) fn settle(reader: &mut Reader, text: &str, dialect: &Dialect) {
    if dialect.multiline {
        return;
    }
    let lines = reader.lines.iter().enumerate();
    let loose = lines.filter(|(_, line)| goes_on(line));
    let named = loose.filter_map(|(at, line)| Some((at, marked(line.words(text))?.0)));
    let named: Vec<(usize, &str)> = named.collect();
    if named.is_empty() {
        return;
    }
    let sure = reader.lines.iter().any(is_taken_out);
    let stamped = dialect.timing != Timing::None;
    let here = reader.nicks.iter().filter(|_| stamped);
    let here: HashSet<String> = here.map(|nick| nick.name.to_lowercase()).collect();
    for (at, who) in named {
        if sure || here.contains(&who.to_lowercase()) {
            take_out(reader, at);
        }
    }
}

/// Takes out a line and what goes on below it.
fn take_out(reader: &mut Reader, at: usize) {
    reader.lines[at].redact();
    for line in &mut reader.lines[at + 1..] {
        if !goes_on(line) {
            break;
        }
        line.redact();
    }
}

fn goes_on(line: &Line) -> bool {
    matches!(line.kind, LineKind::Continuation | LineKind::Unexplained)
}

fn is_taken_out(line: &Line) -> bool {
    line.kind == LineKind::Redacted
}

/// The first line of those that were private, and how many there are.
pub(super) fn count(lines: &[Line]) -> Option<(usize, usize)> {
    let first = lines.iter().position(is_taken_out)?;
    let all = lines[first..].iter().filter(|line| is_taken_out(line));
    Some((first, all.count()))
}
