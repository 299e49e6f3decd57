//! Copies of Konversation's window, which look like Quassel's but for what somebody does: `[19:01] * nick nods`.
//! A log that was read as Quassel's in; the same with what people do as such out.

use super::dates::bracketed;
use super::events::event;
use super::reader::{Reader, narrow};
use super::shape::acting;
use crate::model::log::{LineKind, Presence, line_around};

/// What stands before what somebody does, where Quassel has words of the server.
const ACT: &str = "* ";

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
