//! Several logs of one talk. The meetings of a stem in, one meeting with all their logs out.

use std::cmp::Reverse;
use std::sync::Arc;

use super::stem::Stem;
use crate::model::meeting::LogPart;

impl Stem<'_> {
    /// Several logs of one stem, each of one meeting, tell the same meeting: all are shown, one gives the minutes.
    pub(super) fn join(&mut self, first: usize) {
        let mut told = self.out.meetings.split_off(first);
        let several = told.len() > 1
            && told
                .iter()
                .all(|meeting| meeting.sources.iter().all(|source| source.part.is_none()));
        if !several {
            self.out.meetings.append(&mut told);
            return;
        }
        let sizes = told.iter().enumerate();
        let best = best(sizes.map(|(at, held)| {
            let items = held.minutes.items.len();
            (at, (items, held.lines.message))
        }));
        let mut best = told.swap_remove(best.unwrap_or(0));
        let meeting = Arc::make_mut(&mut best);
        told.sort_by(|a, b| a.sources[0].path.cmp(&b.sources[0].path));
        for (index, other) in told.into_iter().enumerate() {
            let prefix = format!("l{}-", index + 2);
            meeting.parts.extend(other.parts.iter().map(|part| LogPart {
                prefix: prefix.clone(),
                ..part.clone()
            }));
            meeting.sources.extend(other.sources.iter().cloned());
            meeting.lines.add(&other.lines);
        }
        self.out.meetings.push(best);
    }
}

/// Which of several logs of one talk gives the minutes: the one of most items, of several the one of most messages, of these the
/// first. Numbers of logs with their items and messages in.
pub(super) fn best(sizes: impl Iterator<Item = (usize, (usize, u32))>) -> Option<usize> {
    let sizes = sizes.map(|(at, size)| (size, Reverse(at)));
    sizes.max().map(|(_, Reverse(at))| at)
}
