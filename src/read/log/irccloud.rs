//! IRCCloud: `[2018-03-12 10:46:28] <nick> text`, `[…] — nick text`, `[…] → nick joined (user@host)`, `[…] ⇐ nick quit`.

use super::events::notice;
use super::shape::{Shape, Stamp, dated};
use crate::model::log::Presence;

/// Reads one line. The name of the channel alone stands on the first one.
pub fn read(line: &str) -> Option<Shape<'_>> {
    if line.starts_with(['#', '&']) && !line.contains(' ') {
        return Some(Shape::marker(Stamp::default()));
    }
    let (stamp, rest) = dated(line.strip_prefix('[')?)?;
    let rest = rest.strip_prefix(']')?;
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    if let Some(said) = Shape::message(stamp, rest) {
        return Some(said);
    }
    if let Some(rest) = rest.strip_prefix("— ") {
        return Shape::action(stamp, rest);
    }
    let (mark, text) = rest.split_once(' ').unwrap_or((rest, ""));
    let nick = text.split(' ').next().unwrap_or("");
    Some(match mark {
        "→" if text.starts_with("Joined channel") => Shape::marker(stamp),
        "→" => Shape::Presence(stamp, Presence::Joined, nick, ""),
        "⇐" | "←" => Shape::Presence(stamp, Presence::Left, nick, ""),
        _ if rest.contains("is now known as") || rest.contains(" → ") => notice(stamp, rest),
        // What the server says bears a sign; what begins with a word may be talk of another form.
        _ if mark.chars().any(char::is_alphanumeric) => return None,
        _ => Shape::notice(stamp),
    })
}
