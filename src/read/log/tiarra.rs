//! Tiarra and Madoka, which log for people of Japanese networks: `15:00:01 <#room@net:nick> text`, own lines `>#room@net:nick< text`,
//! notices `(#room@net:nick) text`, `+ nick (nick!user@host) to #room@net`, `- nick from #room@net`, `! nick (reason)`, `nick -> nick2`,
//! `Topic of channel #room@net by nick: text`, `Mode by nick: #room@net +o nick2`. What stands behind no room is for one person. Local
//! time.

use super::shape::{Shape, Stamp, bare_nick, clock, is_nick};
use crate::model::log::Presence;

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let (time, rest) = clock(line).filter(|(time, _)| time.precise)?;
    let (stamp, rest) = (Stamp::at(time), rest.strip_prefix(' ')?);
    match rest.as_bytes().first()? {
        b'<' => Shape::message(stamp, rest),
        b'>' => {
            let (nick, text) = in_room(&rest[1..], '<')?;
            Some(Shape::Message(stamp, nick, text))
        }
        b'(' | b')' => {
            let close = if rest.starts_with('(') { ')' } else { '(' };
            let (nick, text) = in_room(&rest[1..], close)?;
            Some(Shape::Presence(stamp, Presence::Announced, nick, text))
        }
        _ => told(stamp, rest),
    }
}

/// The nick in `#room:nick` up to a sign, and what is said behind it.
fn in_room(text: &str, close: char) -> Option<(&str, &str)> {
    let (who, said) = text.split_once(close)?;
    let (_, nick) = who.strip_prefix(['#', '&', '%'])?.split_once(':')?;
    let (nick, said) = (bare_nick(nick), said.strip_prefix(' ')?);
    (is_nick(nick) && !nick.contains(' ') && !who.contains(' ')).then_some((nick, said))
}

/// What happens in a room.
fn told(stamp: Stamp, text: &str) -> Option<Shape<'_>> {
    let shape = |what, nick, said| Some(Shape::Presence(stamp, what, nick, said));
    if let Some(rest) = text.strip_prefix("+ ") {
        let (who, _) = rest.rsplit_once(" to ").filter(|(_, room)| is_room(room))?;
        let nick = who.split([' ', '(']).next().unwrap_or(who);
        return shape(Presence::Joined, bare_nick(nick), "");
    }
    if let Some(rest) = text.strip_prefix("- ") {
        let (who, room) = rest
            .split_once(" from ")
            .filter(|(_, room)| is_room(room))?;
        let (nick, _) = who.split_once(" by ").unwrap_or((who, ""));
        let one = !nick.contains(' ') && !room.is_empty();
        return one.then_some(Shape::Presence(stamp, Presence::Left, nick, ""));
    }
    if let Some(rest) = text.strip_prefix("! ") {
        let (nick, why) = rest.split_once(' ').unwrap_or((rest, "("));
        return shape(Presence::Left, nick, "").filter(|_| why.starts_with('('));
    }
    if let Some(rest) = text.strip_prefix("Topic of channel ") {
        let (nick, topic) = rest.split_once(" by ")?.1.split_once(": ")?;
        return shape(Presence::Topic, nick, topic.trim());
    }
    if text.starts_with("Mode by ") {
        return shape(Presence::Notice, "", "");
    }
    let own = || text.strip_prefix("My nick is changed (")?.strip_suffix(')');
    let (old, new) = own().unwrap_or(text).split_once("> ")?;
    let old = old.strip_suffix(" -").or_else(|| old.strip_suffix(" ="))?;
    let one = |nick: &str| is_nick(nick) && !nick.contains(' ');
    (one(old) && one(new)).then_some(Shape::Presence(stamp, Presence::Renamed, old, new))
}

/// Whether a text begins with a room.
fn is_room(text: &str) -> bool {
    text.starts_with(['#', '&', '%'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_rooms_are_read() {
        let rows = [
            ("<#pier@net:ash> hello", "says ash hello"),
            ("<#pier:ash> hello", "says ash hello"),
            (">#pier@net:ash< hello", "says ash hello"),
            (">ash< hello", "-"),
            ("(#pier@net:bot) hello", "Announced bot hello"),
            (")#pier@net:ash( hello", "Announced ash hello"),
            ("(ash) hello", "-"),
            (
                "+ ash (ash!~ash@host.example.net) to #pier@net",
                "Joined ash",
            ),
            ("+ @ash(~ash@host.example.net) to #pier", "Joined ash"),
            ("- ash from #pier@net (bye)", "Left ash"),
            ("- ash by birch from #pier@net (spam)", "Left ash"),
            ("- the boats from there", "-"),
            ("! ash (Ping timeout)", "Left ash"),
            ("! we go", "-"),
            ("ash -> ash_", "Renamed ash ash_"),
            ("My nick is changed (ash -> ash_)", "Renamed ash ash_"),
            ("from ash -> birch", "-"),
            (
                "Topic of channel #pier@net by ash: boats: oars",
                "Topic ash boats: oars",
            ),
            ("Mode by ash: #pier@net +o birch", "Notice"),
            ("ash waves", "-"),
        ];
        for (text, expected) in rows {
            let line = format!("15:00:01 {text}");
            let told = match read(&line) {
                Some(Shape::Message(_, nick, said)) => format!("says {nick} {said}"),
                Some(Shape::Presence(_, what, nick, said)) => format!("{what:?} {nick} {said}"),
                _ => "-".to_owned(),
            };
            assert_eq!(told.trim(), expected, "{text}");
            assert_eq!(read(&line.replace("15:00:01", "15:00")), None, "{text}");
        }
    }
}
