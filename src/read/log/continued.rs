//! Speech that goes on in further lines, as a scribe writes it: `... and more`. A log and lines that go from it in; the lines that go
//! on with what somebody says in these out. Whatever stands between, what a line goes on with is the last that its own nick said:
//! places in the queue and lists of people end nothing (W3C scribe.perl 2, pass 4).

use std::collections::{HashMap, HashSet};

use crate::model::log::{LineKind, Log};
use crate::read::minutes;

/// Lines that go on with lines that are gone; where there is a scribe a blank at the head of a line says so, too.
pub fn of(log: &Log, gone: &[usize], scribe: bool) -> Vec<usize> {
    let gone: HashSet<usize> = gone.iter().copied().collect();
    let mut more = Vec::new();
    // Of whom the last words are gone, and whether they stood behind a blank as well.
    let mut open: HashMap<Option<u32>, bool> = HashMap::new();
    // Whether the line before goes on as well.
    let mut wrapped = false;
    for (at, line) in log.lines.iter().enumerate() {
        let text = log.text_of(line);
        if line.kind == LineKind::Continuation {
            more.extend((wrapped && !gone.contains(&at)).then_some(at));
        }
        if !line.is_talk() {
            continue;
        }
        wrapped = false;
        let indented = text.starts_with([' ', '\t']);
        if gone.contains(&at) {
            // Of an order to a bot nothing goes on, nor does it end what stood before.
            if !minutes::ends_nothing(text) {
                let known = open.get(&line.nick).copied();
                let more = minutes::goes_on(text);
                open.insert(line.nick, known.filter(|_| more).unwrap_or(indented));
            }
            continue;
        }
        let Some(also_indented) = open.get(&line.nick) else {
            continue;
        };
        if minutes::goes_on(text) || indented && !also_indented && scribe {
            wrapped = true;
            more.push(at);
        } else if !minutes::ends_nothing(text) {
            open.remove(&line.nick);
        }
    }
    more
}
