//! Copies of Konversation's window, which look like Quassel's but for what somebody does: `[19:01] * nick nods`.
//! A log that was read as Quassel's in; the same with what people do as such out.

use super::dates::bracketed;
use super::events::event;
use super::reader::{Reader, narrow};
use super::shape::{Stamp, acting};
use crate::model::log::{Line, LineKind, Presence, line_around};

/// What stands before what somebody does, where Quassel has words of the server.
const ACT: &str = "* ";

/// What people do in a copy of Konversation's window, once all of it is read: nothing there is an action of Quassel, and who acts
/// came or spoke, or has a name with which no sentence of a server begins, where comings and goings bear other marks.
pub(super) fn settle(reader: &mut Reader, text: &str) {
    let told = LineKind::Presence(Presence::Notice);
    let moves = [Presence::Joined, Presence::Left].map(LineKind::Presence);
    // Of words of a server nothing is kept: the line ends where they end.
    let whole = |line: &Line| {
        let end = line.text.end as usize;
        &text[line_around(text, end).start..end]
    };
    let lines = reader.lines.iter();
    let mut comings = lines.filter(|line| moves.contains(&line.kind));
    let others = comings.any(|line| act(whole(line)).is_none());
    let mut acts = Vec::new();
    for (at, line) in reader.lines.iter().enumerate() {
        if line.kind == LineKind::Action {
            return;
        }
        let act = (line.kind == told).then(|| konversation(whole(line)));
        let known = |nick: &str| reader.known(nick).is_some() || others && is_no_sentence(nick);
        acts.extend(
            act.flatten()
                .filter(|(nick, _)| known(nick))
                .map(|act| (at, act)),
        );
    }
    for (at, (nick, said)) in acts {
        let nick = reader.nick(nick);
        let line = &mut reader.lines[at];
        let end = line.text.end;
        (line.kind, line.nick) = (LineKind::Action, Some(nick));
        line.text = end - narrow(0..said.len()).end..end;
    }
}

/// `[19:01] * nick nods`, which no server says.
fn konversation(line: &str) -> Option<(&str, &str)> {
    let (stamp, act) = act(line)?;
    acting(act).filter(|_| event(stamp, act).is_none())
}

/// What stands behind a star.
fn act(line: &str) -> Option<(Stamp, &str)> {
    let (stamp, rest) = bracketed(line)?;
    Some((stamp, rest.strip_prefix(ACT)?))
}

/// Whether a word may be a nick and begins no sentence, as those of servers begin.
fn is_no_sentence(nick: &str) -> bool {
    let ends =
        nick.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '`' | '|' | ']' | '}'));
    ends && nick.starts_with(char::is_lowercase) && !nick.contains(['.', '/', ':', '@'])
}
