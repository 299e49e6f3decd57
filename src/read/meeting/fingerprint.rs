//! What a log says, in few bytes: two logs of one talk say the same, whatever their dialect. A part of a log in, a number out. Of one
//! that is not shown as a whole there is none: what is withheld may say something else.

use std::ops::Range;

use crate::digest::Digest;
use crate::model::log::{Line, LineKind, Log};

/// What was said by whom in a part of a log, in few bytes; nothing where nobody speaks, or where a line is withheld.
pub(super) fn of(log: &Log, proper: &Range<usize>) -> Option<u64> {
    let part = &log.lines[proper.clone()];
    if part.iter().any(|line| line.kind == LineKind::Redacted) {
        return None;
    }
    let lines = part.iter().filter(|line| line.kind == LineKind::Message);
    let nicks: Vec<String> = log
        .nicks
        .iter()
        .map(|nick| nick.name.to_lowercase())
        .collect();
    let nick_of = |line: &Line| Some(nicks.get(line.nick? as usize)?.as_str());
    let mut talk = String::new();
    for line in lines {
        let nick = nick_of(line).unwrap_or_default();
        talk.extend([nick, " ", log.text_of(line).trim(), "\n"]);
    }
    (!talk.is_empty()).then(|| Digest::of(talk.as_bytes()).short())
}
