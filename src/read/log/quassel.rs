//! Quassel, and qwebirc: `[11:02:21] <nick> text`, `[1:09 am] <nick> text`, `--> nick (user@host) has joined`, `-*- nick text`,
//! where `* text` is the server's; copies of Konversation's window, where it is an action; qwebirc `[09:59] == nick [user@host] has joined #chan`, where `* nick text` is an action.
//! Local time, pasted by hand.

use super::dates::{bracketed, long_date};
use super::events::{event, notice};
use super::reader::{Reader, narrow};
use super::shape::{Shape, Stamp, acting, angled};
use crate::model::log::{LineKind, Presence, line_around};

/// Marks of what the server says.
const MARKS: &[&str] = &["--> ", "<-- ", "<-> ", "*** ", "<<< ", ">>> ", "--- ", ACT];

/// What Konversation has before what somebody does, and Quassel before words of the server.
const ACT: &str = "* ";

/// Reads one line of Quassel.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let (stamp, rest) = bracketed(line)?;
    if let Some((nick, text)) = angled(rest) {
        return Some(Shape::Message(stamp, nick, text));
    }
    if let Some(rest) = rest.strip_prefix("-*- ") {
        return acting(rest).map(|(nick, text)| Shape::Action(stamp, nick, text));
    }
    if let Some(day) = rest.strip_prefix("- {Day changed to ") {
        let stamp = Stamp {
            date: long_date(day.trim_end_matches('}')),
            ..stamp
        };
        return Some(Shape::Presence(stamp, Presence::Marker, "", ""));
    }
    let text = MARKS.iter().find_map(|mark| rest.strip_prefix(mark))?;
    Some(notice(stamp, text))
}

/// What people do in a copy of Konversation's window, once all of it is read: nothing there is an action of Quassel, and who acts
/// came or spoke.
pub(super) fn settle(reader: &mut Reader, text: &str) {
    let told = LineKind::Presence(Presence::Notice);
    let mut acts = Vec::new();
    for (at, line) in reader.lines.iter().enumerate() {
        if line.kind == LineKind::Action {
            return;
        }
        // Of words of a server nothing is kept: the line ends where they end.
        let before = &text[..line.text.end as usize];
        let whole = || &before[line_around(text, before.len()).start..];
        let act = (line.kind == told).then(whole).and_then(konversation);
        let known = act.and_then(|(nick, said)| Some((reader.known(nick)?, said)));
        if let Some((nick, said)) = known {
            acts.push((at, nick, narrow(before.len() - said.len()..before.len())));
        }
    }
    for (at, nick, said) in acts {
        let line = &mut reader.lines[at];
        (line.kind, line.nick, line.text) = (LineKind::Action, Some(nick), said);
    }
}

/// `[19:01] * nick nods`, which no server says.
fn konversation(line: &str) -> Option<(&str, &str)> {
    let (stamp, rest) = bracketed(line)?;
    let act = rest
        .strip_prefix(ACT)
        .filter(|act| event(stamp, act).is_none())?;
    acting(act)
}

/// Reads one line of qwebirc.
pub fn read_qwebirc(line: &str) -> Option<Shape<'_>> {
    let (stamp, rest) = bracketed(line)?;
    if let Some((nick, text)) = angled(rest) {
        return Some(Shape::Message(stamp, nick, text));
    }
    if let Some(text) = rest.strip_prefix("== ") {
        return Some(notice(stamp, text));
    }
    let (nick, text) = acting(rest.strip_prefix("* ")?)?;
    Some(Shape::Action(stamp, nick, text))
}
