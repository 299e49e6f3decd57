//! Quassel, and qwebirc: `[11:02:21] <nick> text`, `[1:09 am] <nick> text`, `--> nick (user@host) has joined`, `-*- nick text`,
//! qwebirc `[09:59] == nick [user@host] has joined #chan`. Local time, pasted by hand.

use super::shape::{Shape, Stamp, acting, angled, bracketed, notice};
use crate::model::log::Presence;

/// Reads one line of Quassel.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let (stamp, rest) = bracketed(line)?;
    if let Some(rest) = rest.strip_prefix("-*- ") {
        return acting(rest).map(|(nick, text)| Shape::Action(stamp, nick, text));
    }
    common(
        stamp,
        rest,
        &["--> ", "<-- ", "<-> ", "*** ", "<<< ", ">>> ", "--- "],
    )
}

/// Reads one line of qwebirc.
pub fn read_qwebirc(line: &str) -> Option<Shape<'_>> {
    let (stamp, rest) = bracketed(line)?;
    common(stamp, rest, &["== "])
}

fn common<'a>(stamp: Stamp, rest: &'a str, marks: &[&str]) -> Option<Shape<'a>> {
    if let Some((nick, text)) = angled(rest) {
        return Some(Shape::Message(stamp, nick, text));
    }
    if let Some(text) = marks.iter().find_map(|mark| rest.strip_prefix(mark)) {
        return Some(notice(stamp, text));
    }
    if let Some(rest) = rest.strip_prefix("* ") {
        return acting(rest).map(|(nick, text)| Shape::Action(stamp, nick, text));
    }
    rest.starts_with("* ")
        .then_some(Shape::Presence(stamp, Presence::Notice, "", ""))
}
