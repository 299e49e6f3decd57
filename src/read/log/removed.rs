//! Who was put out of a room, as servers tell of it. The words behind a nick, or behind those of going, in; whether they tell that, or
//! of whom, out.

use super::shape::bare_nick;

/// Who is gone: `has kicked nick`, with a room or a reason behind.
pub(super) fn kicked(rest: &str) -> Option<&str> {
    let told = rest.strip_prefix("has kicked ")?;
    let (nick, after) = told.split_once(' ').unwrap_or((told, ""));
    (ends(after) || after.starts_with("from #")).then_some(bare_nick(nick))
}

/// Konversation's `birch kicks nick from the channel`, which people say in jest where no mark stands before it.
pub(super) fn kicks(text: &str) -> Option<&str> {
    let (_, told) = text.split_once(" kicks ")?;
    let (nick, _) = told.split_once(" from ")?;
    Some(bare_nick(nick)).filter(|nick| !nick.contains(' '))
}

/// Eggdrop's `kicked from #room by nick: reason`.
pub(super) fn is_removed(rest: &str) -> bool {
    rest.starts_with("kicked from #") && rest.contains(" by ")
}

/// `by nick (reason)`, `from #room by nick`, `off channel #room by nick`.
pub(super) fn is_kicked(words: &str, rest: &str) -> bool {
    if !words.contains("kicked") && !words.contains("banned") {
        return false;
    }
    let by = rest
        .strip_prefix("by ")
        .or_else(|| Some(rest.split_once(" by ")?.1));
    let mut begins = ["from ", "off ", "by "].iter();
    let from = begins.any(|word| rest.starts_with(word));
    let nick_ends =
        |by: &str| ends(by.split_once(' ').map_or("", |(_, rest)| rest)) || by.contains(" from ");
    let room = || rest.strip_prefix("from ").or(rest.strip_prefix("off "));
    let room_ends = || room().is_some_and(ends);
    from && by.map_or_else(room_ends, nick_ends)
}

/// Whether nothing follows, a room or a reason.
pub(super) fn ends(rest: &str) -> bool {
    let rest = rest.trim();
    rest.is_empty() || rest.starts_with(['(', '[', ':', '"', '!', '.', '-', '#', '&'])
}
