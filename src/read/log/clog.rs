//! What clog writes of comings and goings, behind a word for each: `--- join: nick (user@host) joined #room`, `--- nick: a -> b`.
//! irssi's list of who is in a room. Texts behind the stamp in, shapes out; hosts and reasons are not kept.

use super::shape::{Shape, Stamp, within};
use crate::model::log::Presence;

/// What stands behind `--- `; none if clog writes no such word.
pub(super) fn told(stamp: Stamp, text: &str) -> Option<Shape<'_>> {
    let (word, rest) = text.split_once(": ")?;
    let nick = rest.split(' ').next().unwrap_or(rest);
    let (what, nick, new) = match word {
        "join" => (Presence::Joined, nick, ""),
        "part" | "quit" => (Presence::Left, nick, ""),
        "nick" => {
            let (old, new) = rest.split_once(" -> ")?;
            (Presence::Renamed, old, new)
        }
        "kick" | "mode" | "names" | "topic" => (Presence::Notice, "", ""),
        _ => return None,
    };
    Some(Shape::Presence(stamp, what, nick, new))
}

/// `[Users #room]`, and the lines of nicks below it, each in brackets behind its sign or a blank: `[@ash   ] [ birch]`.
pub(super) fn members(stamp: Stamp, rest: &str) -> Option<Shape<'_>> {
    let rest = rest.trim_end();
    let inside = within(rest, '[', ']')?;
    let room = inside.strip_prefix("Users ");
    let is_room = room.is_some_and(|room| room.starts_with(['#', '&', '!']) && !room.contains(' '));
    let is_nick = |part: &str| {
        let nick = part.strip_prefix([' ', '@', '+', '%', '&', '~', '!']);
        let nick = nick.map(str::trim_end);
        nick.is_some_and(|nick| !nick.is_empty() && !nick.contains([' ', '[', ']']))
    };
    let listed = is_room || inside.split("] [").all(is_nick);
    listed.then_some(Shape::notice(stamp))
}

#[cfg(test)]
mod tests {
    use super::super::{element, irssi, timeless};
    use super::*;

    #[test]
    fn comings_and_goings_behind_their_word() {
        let rows = [
            (
                "join: ash (~ash@host.example.net) joined #pier",
                "Joined ash ",
            ),
            ("part: ash left #pier", "Left ash "),
            ("quit: ash (Quit: bye)", "Left ash "),
            ("nick: ash -> ash_away", "Renamed ash ash_away"),
            ("mode: ChanServ set +o ash", "Notice  "),
            ("topic: 'Boats'", "Notice  "),
            ("note: ash has left", "-"),
            ("Day changed Fri Jan 10 2020", "-"),
        ];
        for (text, expected) in rows {
            let found = match told(Stamp::default(), text) {
                Some(Shape::Presence(_, what, nick, new)) => format!("{what:?} {nick} {new}"),
                _ => "-".to_owned(),
            };
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn lists_of_who_is_there() {
        let rows = [
            ("[Users #pier]", true),
            ("[@ash   ] [ birch] [ cedar ] ", true),
            ("[+dune  ] ", true),
            ("[ash(~ash@host.example.net)] under the mat", false),
            ("[ash(~ash@host.example.net)]", false),
            ("[ash] [birch]", false),
            ("[ the boats are in]", false),
            ("[ ]", false),
            ("[Users of boats]", false),
        ];
        for (rest, expected) in rows {
            assert_eq!(
                members(Stamp::default(), rest).is_some(),
                expected,
                "{rest}"
            );
        }
    }

    #[test]
    fn what_clients_tell_between_lines_of_talk() {
        type Read = fn(&str) -> Option<Shape<'_>>;
        let (angled, element, irssi): (Read, Read, Read) =
            (timeless::read_angled, element::read, irssi::read);
        let rows = [
            (element, "20:12 *** ash has joined #pier", "Joined ash"),
            (element, "20:14 *** ash has quit IRC", "Left ash"),
            (element, "20:14 *** boats", "Notice "),
            (element, "20:14 --- join: ash joined #pier", "Joined ash"),
            (element, "20:14 --- boats: red", "-"),
            (irssi, "15:02 [Users #pier]", "Notice "),
            (irssi, "15:02 [@ash   ] [ birch] ", "Notice "),
            (irssi, "15:02 [ash] hello", "-"),
            (
                angled,
                "Mode\tChanServ gives ash operator status.",
                "Notice ",
            ),
            (
                angled,
                "Join\tash (~a@host.example.net) has joined",
                "Joined ash",
            ),
            (angled, "Boats\tash has joined", "-"),
        ];
        for (read, line, expected) in rows {
            let found = match read(line) {
                Some(Shape::Presence(_, what, nick, _)) => format!("{what:?} {nick}"),
                _ => "-".to_owned(),
            };
            assert_eq!(found, expected, "{line}");
        }
    }
}
