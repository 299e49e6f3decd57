//! Lines of a log that are not shown: under a TLP label, or off the record. A log in, the same without what they say, and without
//! what says the same elsewhere, out.

use super::{continued, echoes, off_record, topic};
use crate::model::log::{Line, LineKind, Log, Presence, line_around};
use crate::read::minutes;
use crate::read::tlp::{self, Mode};

/// Takes out what must not be shown, and what says the same elsewhere; `clear` says whether somebody says that the log is public.
pub(super) fn close(log: &mut Log, clear: bool) {
    let mode = match clear {
        true => Mode::PublicTalk,
        false => Mode::Talk,
    };
    let labelled = labelled(log, mode);
    log.closed = take_out(log, labelled);
    let off = off_record::lines(log);
    log.off = take_out(log, off);
    log.closed_lines.sort_unstable();
}

/// Lines from one with a TLP label that is not public to one with `TLP:CLEAR` (TLP 2.0, FIRST).
fn labelled(log: &Log, mode: Mode) -> Vec<usize> {
    if !tlp::speaks_of(&log.text) {
        return Vec::new();
    }
    let mut label = tlp::Label::read_as(mode);
    let clear = mode == Mode::PublicTalk;
    let mut gone = Vec::new();
    for (at, line) in log.lines.iter().enumerate() {
        let closed = match line.kind {
            LineKind::Presence(Presence::Notice | Presence::Marker | Presence::RoomTopic) => {
                topic::takes(&mut label, written(log, line), clear)
            }
            // A new topic may open what is closed, as that of a meeting may.
            LineKind::Presence(Presence::Topic) => {
                topic::takes_new(&mut label, log.text_of(line), clear)
            }
            _ => label.takes(log.text_of(line)),
        };
        // What stands around the log is the business of the notes; its labels hold in the log as well.
        if closed && line.kind != LineKind::Prose {
            gone.push(at);
        }
    }
    gone
}

/// Takes out lines, and nowhere else are their words shown; the first of them, and how many.
fn take_out(log: &mut Log, mut gone: Vec<usize>) -> Option<(usize, usize)> {
    if gone.is_empty() {
        return None;
    }
    gone.extend(continued::of(log, &gone, minutes::has_scribe(log)));
    let echoes = echoes::of(log, &gone);
    log.echoes.extend(&echoes);
    gone.extend(echoes);
    gone.sort_unstable();
    gone.dedup();
    let first = gone.first().map(|first| (*first, gone.len()));
    for at in gone {
        let nick = log.lines[at].redact();
        log.closed_lines.push((at, nick));
    }
    first
}

/// A line of which nothing is shown, as it stands in the text.
fn written<'l>(log: &'l Log, line: &Line) -> &'l str {
    log.text
        .get(line_around(&log.text, line.text.start as usize))
        .unwrap_or_default()
}
