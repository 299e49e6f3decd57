//! Logs made Markdown, with bold nicks and no times: `**\<nick>** text`, `**\* nick** text`, `* nick has quit (reason)`.

use super::shape::{Shape, Stamp, bare_nick, is_nick, notice};
use crate::model::log::Presence;

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let stamp = Stamp::default();
    if let Some(rest) = line.strip_prefix("**") {
        let (who, text) = rest.split_once("**")?;
        let text = text.strip_prefix(' ').unwrap_or(text).trim_end();
        let who = who.trim_start_matches('\\');
        if let Some(nick) = who.strip_prefix("* ") {
            return Some(Shape::Action(stamp, nick, text));
        }
        let nick = bare_nick(
            who.strip_prefix('<')?
                .trim_end_matches('>')
                .trim_end_matches('\\'),
        );
        return is_nick(nick).then_some(Shape::Message(stamp, nick, text));
    }
    match notice(stamp, line.strip_prefix("* ")?) {
        Shape::Presence(_, Presence::Notice, ..) => None,
        known => Some(known),
    }
}
