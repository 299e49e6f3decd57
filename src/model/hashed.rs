//! What of a log the files of a meeting are made from, for whoever wants to know whether they would be the same again: its
//! share of the log goes in, and nothing of what other meetings have of it. A part in, a hasher fed.

use std::hash::{Hash, Hasher};

use hashbrown::HashSet;

use super::log::{Line, Log};
use super::meeting::LogPart;
use super::packed;

impl Hash for LogPart {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let log = self.log();
        (&log.path, &log.file, log.dialect, log.vocabulary).hash(state);
        (&self.range, &self.proper, &self.prefix, &self.utc_offsets).hash(state);
        log.numbers.get(self.range.clone()).hash(state);
        let lines = log.lines.get(self.range.clone()).unwrap_or_default();
        nicks(&log, lines, state);
        // In few large pieces: a hasher that is asked a million times takes longer than one that is given a million bytes.
        let packed: Vec<u8> = lines.iter().flat_map(packed::pack).collect();
        state.write(&packed);
        let start = lines.iter().map(|line| line.text.start).min();
        let end = lines.iter().map(|line| line.text.end).max();
        let span = start
            .zip(end)
            .map(|(start, end)| start as usize..end as usize);
        state.write(
            log.text
                .as_bytes()
                .get(span.unwrap_or_default())
                .unwrap_or_default(),
        );
    }
}

/// Who speaks in some lines, each by the number that lines know them by.
fn nicks(log: &Log, lines: &[Line], state: &mut impl Hasher) {
    let mut known = HashSet::new();
    for line in lines {
        if line.nick.is_some_and(|nick| known.insert(nick)) {
            (line.nick, log.nick_of(line)).hash(state);
        }
    }
}
