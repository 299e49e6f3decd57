//! Several logs of one talk. The meetings of a stem in, one meeting with all their logs out.

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
        let best = (0..told.len()).max_by_key(|at| {
            (
                told[*at].minutes.items.len(),
                told[*at].lines.message,
                told.len() - at,
            )
        });
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
