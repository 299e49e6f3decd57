//! Quassel, and qwebirc: `[11:02:21] <nick> text`, `[1:09 am] <nick> text`, `--> nick (user@host) has joined`, `-*- nick text`,
//! where `* text` is the server's; qwebirc `[09:59] == nick [user@host] has joined #chan`, where `* nick text` is an action.
//! Local time, pasted by hand.

use super::dates::{bracketed, long_date};
use super::events::notice;
use super::noticed::spoken;
use super::shape::{Shape, Stamp};
use crate::model::words::after_one_of;

/// Marks of what the server says.
const MARKS: &[&str] = &[
    "--> ", "<-- ", "<-> ", "<-* ", "<-x ", "=> ", "<= ", "*** ", "<<< ", ">>> ", "--- ", "* ",
];

/// Reads one line of Quassel.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let (stamp, rest) = bracketed(line)?;
    if let Some(said) = Shape::message(stamp, rest) {
        return Some(said);
    }
    if let Some(rest) = rest.strip_prefix("-*- ") {
        return Shape::action(stamp, rest);
    }
    if let Some(day) = rest.strip_prefix("- {Day changed to ") {
        let stamp = Stamp {
            date: long_date(day.trim_end_matches('}')),
            ..stamp
        };
        return Some(Shape::marker(stamp));
    }
    let text = after_one_of(rest, MARKS)?;
    Some(notice(stamp, text))
}

/// `[nick] text` behind the stamp: a notice. Logs of other clients have people there who speak, so it makes no log Quassel's.
pub(super) fn bracketed_notice(stamp: Stamp, rest: &str) -> Option<Shape<'_>> {
    let (who, said) = rest.strip_prefix('[')?.split_once("] ")?;
    (!who.is_empty() && !who.contains(' ')).then(|| spoken(stamp, who, said))
}

/// Reads one line of qwebirc.
pub fn read_qwebirc(line: &str) -> Option<Shape<'_>> {
    let (stamp, rest) = bracketed(line)?;
    let told = rest.strip_prefix("== ").map(|told| notice(stamp, told));
    told.or_else(|| Shape::talk(stamp, rest))
}
