//! What a log says, in few bytes: two logs of one talk say the same, whatever their dialect. A part of a log in, a number out. Of one
//! that is not shown as a whole there is none: what is withheld may say something else.

use std::ops::Range;

use crate::digest::Digest;
use crate::model::log::{LineKind, Log};

/// What was said by whom in a part of a log, in few bytes; nothing where nobody speaks, or where a line is withheld.
pub(super) fn of(log: &Log, proper: &Range<usize>) -> Option<u64> {
    let part = &log.lines[proper.clone()];
    if part.iter().any(|line| line.kind == LineKind::Redacted) {
        return None;
    }
    let lines = part.iter().filter(|line| line.kind == LineKind::Message);
    let mut talk = String::new();
    for line in lines {
        let nick = log.nick_of(line).map_or("", |nick| nick.name.as_str());
        talk.extend(nick.chars().flat_map(char::to_lowercase));
        talk.extend([" ", log.text_of(line).trim(), "\n"]);
    }
    (!talk.is_empty()).then(|| Digest::of(talk.as_bytes()).short())
}
