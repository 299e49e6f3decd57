//! dircproxy: `[15 Jan 09:15] <nick!user@host> -text`, the sign of the speaker's status glued to the text,
//! `[15 Jan 00:53] *** You disconnected`. Local time, the year comes from elsewhere.

use super::shape::{Shape, Stamp, acting, clock, is_nick, month, notice};

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let (day, rest) = line.strip_prefix('[')?.split_once(' ')?;
    let (name, rest) = rest.split_once(' ')?;
    let (time, rest) = clock(rest)?;
    let month = month(name)?;
    let month_day = Some((month, day.parse().ok()?));
    let stamp = Stamp {
        time: Some(time),
        month_day,
        ..Stamp::default()
    };
    let rest = rest.strip_prefix("] ")?;
    if let Some(rest) = rest.strip_prefix("*** ") {
        return Some(notice(stamp, rest));
    }
    if let Some(rest) = rest.strip_prefix("* ") {
        return acting(rest).map(|(nick, text)| {
            Shape::Action(stamp, nick.split('!').next().unwrap_or(nick), text)
        });
    }
    let (who, text) = rest.strip_prefix('<')?.split_once('>')?;
    let nick = who.split('!').next().unwrap_or(who);
    let text = text.strip_prefix(' ').unwrap_or(text);
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    is_nick(nick).then_some(Shape::Message(stamp, nick, text))
}
