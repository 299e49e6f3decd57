//! WeeChat: `2018-03-13 21:06:08⇥nick⇥text`, `⇥ *⇥nick text`, `⇥-->⇥nick (user@host) has joined #chan`. Local time.

use super::shape::{Shape, acting, bare_nick, dated, notice};
use crate::model::log::Presence;

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let (stamp, rest) = dated(line)?;
    if let Some(acted) = rest.trim_start_matches(' ').strip_prefix("*\t") {
        return acting(acted).map(|(nick, text)| Shape::Action(stamp, nick, text));
    }
    let rest = rest.strip_prefix('\t')?;
    let (prefix, text) = rest.split_once('\t').unwrap_or((rest, ""));
    match prefix.trim() {
        "*" => Some(acting(text).map_or(
            Shape::Presence(stamp, Presence::Notice, "", ""),
            |(nick, text)| Shape::Action(stamp, nick, text),
        )),
        "-->" | "<--" | "--" | "" | "=!=" => Some(notice(stamp, text)),
        nick => {
            let nick = nick
                .strip_prefix('<')
                .and_then(|nick| nick.strip_suffix('>'))
                .unwrap_or(nick);
            Some(Shape::Message(stamp, bare_nick(nick), text))
        }
    }
}
