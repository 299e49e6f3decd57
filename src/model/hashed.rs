//! What of a log the files of a meeting are made from, for whoever wants to know whether they would be the same again: its
//! share of the log goes in line by line, and nothing of what other meetings have of it. A part in, a hasher fed.

use std::hash::{Hash, Hasher};

use super::log::{Line, Log};
use super::meeting::LogPart;

impl Hash for LogPart {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let log = self.log();
        (&log.path, &log.file, log.dialect, log.vocabulary).hash(state);
        (&self.range, &self.proper, &self.prefix).hash(state);
        for at in self.range.clone() {
            log.number(at).hash(state);
            line(&log, &log.lines[at], state);
        }
    }
}

fn line(log: &Log, line: &Line, state: &mut impl Hasher) {
    (line.kind, line.time, line.date, line.mark).hash(state);
    (log.nick_of(line), log.text_of(line)).hash(state);
}
