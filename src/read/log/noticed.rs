//! Notices that people and bots send to a room: `-nick:#room- text`, `-nick/#room- text`, `-nick to #room- text`, and
//! `-nick- text` where the log is that of a room. A text behind its stamp in, who says what out. What is none for the room, as
//! words of servers and services to one person, says nothing.

use super::address::without_user;
use super::events::{event_or_action, notice};
use super::shape::{Shape, Stamp, is_nick};
use crate::model::log::Presence;

/// Reads `-who- text`; none if nobody stands there. Quassel has `-*- nick text` for what somebody does.
pub(super) fn noticed(stamp: Stamp, text: &str) -> Option<Shape<'_>> {
    let (who, said) = text.strip_prefix('-')?.split_once("- ")?;
    if who == "*" {
        return event_or_action(stamp, said);
    }
    // XChat has three dashes before what a server tells.
    if who == "-" {
        return Some(notice(stamp, said));
    }
    if let Some((nick, room)) = who.split_once(" to ") {
        let named = !nick.contains(' ') && room.starts_with(['#', '&']);
        return named.then(|| spoken(stamp, nick, said));
    }
    let named = !who.is_empty() && !who.contains(' ');
    named.then(|| spoken(stamp, who, said))
}

/// A notice of somebody, who may stand there with a room or an address.
pub(super) fn spoken<'t>(stamp: Stamp, who: &'t str, said: &'t str) -> Shape<'t> {
    let (nick, room) = match who.split_once([':', '/']) {
        Some((nick, room)) => (nick, Some(room)),
        None => (who, None),
    };
    let nick = without_user(nick);
    // Before the sign of a room stands that of those in it who are meant, if not all of them.
    let to_all = match room {
        Some(room) => room.starts_with(['#', '&']),
        None => !is_service(nick),
    };
    // An address in brackets stands where one person was told; the name of a server has dots, as no nick has.
    let somebody = is_nick(nick) && !nick.contains(['(', '.', '@']);
    match to_all && somebody && !said.trim().is_empty() {
        true => Shape::Presence(stamp, Presence::Announced, nick, said),
        false => Shape::notice(stamp),
    }
}

/// Whether a nick is that of a service of the network, such as `NickServ`: what it says behind no room is for one person.
fn is_service(nick: &str) -> bool {
    nick.to_lowercase().ends_with("serv")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_to_a_room_say_something() {
        let rows = [
            ("-ash:#pier- please vote", "ash please vote"),
            ("-ash/#pier- please vote", "ash please vote"),
            ("-ash- please vote", "ash please vote"),
            ("-ash to #pier- please vote", "ash please vote"),
            ("-ash to birch- please vote", "-"),
            ("-*- ash waves", "does"),
            ("--- ash has changed the topic to: pier", "topic"),
            ("--- all is well", "nothing"),
            ("-ash-two- please vote", "ash-two please vote"),
            ("-ash!a@host.example- please vote", "ash please vote"),
            (
                "-ChanServ:#pier- ash is no operator",
                "ChanServ ash is no operator",
            ),
            ("-ash:@#pier- for operators", "nothing"),
            ("-NickServ- you are known", "nothing"),
            ("-NickServ(n@services.example)- you are known", "nothing"),
            ("-irc.example.net- looking up", "nothing"),
            ("-ash(a@host.example)- for one", "nothing"),
            ("-ash:#pier-  ", "nothing"),
            ("-a b- c", "-"),
            ("- a- b", "-"),
        ];
        for (text, expected) in rows {
            let told = match noticed(Stamp::default(), text) {
                Some(Shape::Presence(_, Presence::Announced, nick, said)) => {
                    format!("{nick} {said}")
                }
                Some(Shape::Action(..)) => "does".to_owned(),
                Some(Shape::Presence(_, Presence::Topic, ..)) => "topic".to_owned(),
                Some(_) => "nothing".to_owned(),
                None => "-".to_owned(),
            };
            assert_eq!(told, expected, "{text}");
        }
    }
}
