//! mIRC, and ZNC whose lines look the same: `[16:36:05] <nick> text`, `[16:19:53] * nick text`,
//! `[02:12:50] *** Joins: nick (user@host)`, `[14:40:01] -nick- notice`. Local time.

use super::shape::{Shape, Stamp, acting, angled, bracketed, long_date, notice};
use crate::model::log::Presence;

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let Some((stamp, rest)) = bracketed(line) else {
        return session(line);
    };
    if let Some((nick, text)) = angled(rest) {
        return Some(Shape::Message(stamp, nick, text));
    }
    if let Some(rest) = rest.strip_prefix("*** ") {
        return Some(announced(stamp, rest));
    }
    if let Some(rest) = rest.strip_prefix("* ") {
        return acting(rest).map(|(nick, text)| Shape::Action(stamp, nick, text));
    }
    let (nick, _) = rest.strip_prefix('-')?.split_once("- ")?;
    (!nick.contains(' ')).then_some(Shape::Presence(stamp, Presence::Notice, "", ""))
}

/// `Joins: nick (user@host)`, `Quits:`, `Parts:`, else the words of other clients.
fn announced(stamp: Stamp, text: &str) -> Shape<'_> {
    let kinds = [
        ("Joins: ", Presence::Joined),
        ("Quits: ", Presence::Left),
        ("Parts: ", Presence::Left),
    ];
    let known = kinds
        .iter()
        .find_map(|(word, kind)| Some((*kind, text.strip_prefix(word)?)));
    match known {
        Some((kind, rest)) => {
            Shape::Presence(stamp, kind, rest.split(' ').next().unwrap_or(""), "")
        }
        None => notice(stamp, text),
    }
}

/// `Session Start: Mon Oct 31 00:00:00 2016`.
fn session(line: &str) -> Option<Shape<'_>> {
    let known = [
        "Session Start:",
        "Session Close:",
        "Session Ident:",
        "Session Time:",
    ];
    let stamp = Stamp {
        date: long_date(line),
        ..Stamp::default()
    };
    known
        .iter()
        .any(|head| line.starts_with(head))
        .then_some(Shape::Presence(stamp, Presence::Marker, "", ""))
}
